// SPDX-License-Identifier: GPL-3.0-or-later
// A Change: what happened to one record, with its before and its after. Everything that alters a book is a list of
// these.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/fields.h"
#include "core/model/rows.h"

namespace roundtrip {

// One field as it was and as it became. The name is from fields.h and lives for ever.
struct FieldChange {
    std::string_view field;
    Value before;
    Value after;

    bool operator==(const FieldChange&) const = default;
};

// A created or removed record carries all its fields; an altered one names only those that change.
struct Created {
    Row row;
    bool operator==(const Created&) const = default;
};
struct Removed {
    Row row;
    bool operator==(const Removed&) const = default;
};
struct Altered {
    RecordKey record;
    std::vector<FieldChange> fields; // not empty
    bool operator==(const Altered&) const = default;
};
using Change = std::variant<Created, Removed, Altered>;
using Changes = std::vector<Change>;

RecordKey recordOf(const Change& change);

// The change that takes it back; of a list, each reversed and in the opposite order.
Change reversed(const Change& change);
Changes reversed(const Changes& changes);

// The fields in which two states of one record differ; nothing where they are equal.
std::optional<Change> alteration(const Row& before, const Row& after);

} // namespace roundtrip
