// SPDX-License-Identifier: GPL-3.0-or-later
// Tables between being read and being imported: what a person can mend in them, and what looks as if it should be.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/interchange/tables.h"
#include "core/model/book.h"

namespace roundtrip {

// A cell of one of several sheets; rows count without the header.
struct CellSpot {
    std::size_t sheet = 0;
    std::size_t row = 0;
    std::size_t column = 0;

    auto operator<=>(const CellSpot&) const = default;
};

// The cell that a problem is about; nothing where it is about something else, or where its place tells no cell apart.
std::optional<CellSpot> cellOf(std::span<const Sheet> sheets, const ImportProblem& problem);

// A party that the tables name and the base lacks, and one of the base that it may be.
struct SameParty {
    std::string named;
    std::string existing;

    bool operator==(const SameParty&) const = default;
};

// In the order of the tables' names, each at most once. Names are alike that differ in case, punctuation or a legal
// form at the end (Inc, Ltd, …); and those of five letters or more in which one is wrong, of eight in which two are:
// put in, left out, another, or two swapped. The alike come before the almost alike; nothing is ever joined by this
// alone.
std::vector<SameParty> partiesAlike(const Book& base, std::span<const Sheet> sheets);

// The tables with parties under other names, wherever a cell names one or a list of them; steps of scenarios stay as
// they are.
std::vector<Sheet> withParties(std::vector<Sheet> sheets, const std::map<std::string, std::string>& names);

} // namespace roundtrip
