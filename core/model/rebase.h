// SPDX-License-Identifier: GPL-3.0-or-later
// Rebasing a scenario onto a changed base: what clashes, and the steps made to fit as a person chooses.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/model/book.h"
#include "core/model/edits.h"

namespace roundtrip {

// What scenario and base both say of one field, or of one record as a whole. However many steps say it: this is what
// they come to.
struct Clash {
    enum class Kind {
        bothAltered,       // one field
        removedAndAltered, // gone in the scenario; the fields that the base altered
        bothAdded,         // the fields in which the two differ
        alteredAndRemoved, // gone in the base; the fields that the scenario altered
        bothRemoved,
        unreadable, // the step cannot be read, or says what does not fit any such record
    };
    // Nothing stands for what is not there.
    struct Field {
        std::string_view field; // from fields.h
        Value was;              // in the base that the scenario began from
        Value now;              // in the base
        Value wanted;           // in the scenario

        bool operator==(const Field&) const = default;
    };

    Kind kind = Kind::bothAltered;
    RecordKey record;
    std::vector<Field> fields;

    // Whether there is something to choose: not where both come to the same, nor where the scenario's part has nothing
    // left to stand on, which is then dropped.
    bool open() const;
    bool operator==(const Clash&) const = default;
};

// In the order of the steps. Empty where scenarioBook() tells of no conflict, and only there.
std::vector<Clash> clashes(const Book& base, ScenarioId scenario);

enum class Prevails {
    base,     // the scenario says nothing of it any more, as after resetField or resetRecords (scenario.h)
    scenario, // it is there what it was, from what the base has now
};

// The scenario's steps made to fit the base, as changes of the base book; `side` is asked of each clash that is open.
// What does not clash stays as it was. An edit that would break a rule in the scenario which it did not break before
// changes nothing and tells which.
Edit rebased(const Book& base, ScenarioId scenario, const std::function<Prevails(const Clash&)>& side);

} // namespace roundtrip
