// SPDX-License-Identifier: GPL-3.0-or-later
// How tables name records: by name or title, a flow as "deal#n", other rows as "#n"; and the way back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

// The kind that a word means: the name of a table ("flows"), or of one of its rows ("flow"); ASCII case does not count.
std::optional<RecordKind> recordKindOf(std::string_view word);

// Promise: a label, once given, means its record until that is renamed or removed, whatever happens to the others: the
// n of a flow counts the flows that its deal has and had, so that the steps of a scenario can be told one by one.
class Directory {
public:
    // Numbers flows and nameless rows in the order of `first`, then of their ids.
    explicit Directory(const Book& book, std::span<const RecordKey> first = {});

    const Book& book() const { return m_book; }

    // What tables call the record; its id where it is not there.
    std::string label(const RecordKey& key) const;
    std::optional<RecordKey> find(RecordKind kind, std::string_view label) const;

    // Follows a change of the book, or leaves all as it was and says why not.
    std::vector<Conflict> perform(const Change& change);

private:
    using Names = std::unordered_map<std::string, Uuid>;

    void enter(const RecordKey& key);
    void leave(const RecordKey& key);

    Book m_book;
    std::unordered_map<int, Names> m_names; // by kind
    std::unordered_map<Uuid, std::vector<Uuid>> m_flowsOfDeal;
    std::unordered_map<int, std::vector<Uuid>> m_rows; // by kind
    struct Number {
        Uuid deal; // none for other rows
        std::size_t n = 0;
    };
    std::unordered_map<Uuid, Number> m_numbers;
};

} // namespace roundtrip
