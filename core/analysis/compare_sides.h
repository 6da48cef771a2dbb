// SPDX-License-Identifier: GPL-3.0-or-later
// What compare.cpp and compare_pairs.cpp share: who is who in two networks, and the sheet that figures go on.
#pragma once

#include <stop_token>
#include <unordered_map>
#include <vector>

#include "core/analysis/compare.h"
#include "core/analysis/coverage.h"
#include "core/analysis/exposure.h"

namespace roundtrip {

// A party and the node that it is on either side; nothing where it is not there or counts as another.
struct ComparedParty {
    PartyId party;
    std::optional<std::uint32_t> before;
    std::optional<std::uint32_t> after;
};

// Two networks under one question. Promise: parties are all of either, in the order of the names that they have
// afterwards, else had; the networks outlive it.
struct ComparedSides {
    ComparedSides(const Network& before, const Network& after);

    const Network& before;
    const Network& after;
    Exposures exposuresBefore;
    Exposures exposuresAfter;
    std::vector<ComparedParty> parties;
    std::vector<std::uint32_t> placeBefore; // of each node, its place in parties
    std::vector<std::uint32_t> placeAfter;
};

// What a figure is taken from on either side; null where it does not exist.
template<class Source> struct FigureSides {
    PartyId party;
    std::optional<PartyId> counterparty;
    const Source* before = nullptr;
    const Source* after = nullptr;
};

class FigureSheet {
public:
    FigureSheet(FigureRows kept, std::vector<FigureRow>& rows) : m_kept(kept), m_rows(rows) {}

    void add(FigureRow row)
    {
        if (m_kept == FigureRows::all || row.differs()) {
            m_rows.push_back(row);
        }
    }
    // of(source) is an amount, a count, a day or a year, or nothing.
    template<class Source, class Of> void whole(Figure figure, const FigureSides<Source>& sides, const Of& of)
    {
        add({figure,
             sides.party,
             sides.counterparty,
             taken<Minor>(sides.before, of),
             taken<Minor>(sides.after, of),
             {},
             {}});
    }
    // of(source) is a share or a ratio, or nothing.
    template<class Source, class Of> void real(Figure figure, const FigureSides<Source>& sides, const Of& of)
    {
        add({figure,
             sides.party,
             sides.counterparty,
             {},
             {},
             taken<double>(sides.before, of),
             taken<double>(sides.after, of)});
    }

private:
    template<class Number, class Source, class Of>
    static std::optional<Number> taken(const Source* source, const Of& of)
    {
        return source == nullptr ? std::nullopt : std::optional<Number>(of(*source));
    }

    FigureRows m_kept;
    std::vector<FigureRow>& m_rows;
};

// The exposures of each two between whom money moves on either side.
void addPairs(const ComparedSides& sides, FigureSheet& sheet);

// The recoupment of each investor and recipient where, on either side, capital goes out and something comes back.
void addRecoupments(const ComparedSides& sides, FigureSheet& sheet, const std::stop_token& cancel);

} // namespace roundtrip
