// SPDX-License-Identifier: GPL-3.0-or-later
// The way of one arrow through the gaps of the columns that it passes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/columns.h"

namespace roundtrip {

// A column that an arrow passes.
struct Passed {
    const Column* column = nullptr;
    const std::vector<double>* used = nullptr; // of each of its gaps: what passes there already; or null
    std::uint32_t index = 0;                   // for the caller
};

struct GapWish {
    Point start; // left of all columns
    Point end;   // right of them
    double width = 1;
    double around = 14;   // paper between the arrow's rim and a box
    double needs = 1;     // of a gap's room
    bool thorough = true; // false: of each column only the gaps next to the straight line are tried
};

// Finds for each column, from left to right, the gap and the height in it: those of the shortest way, where a gap that
// is full counts as a detour. Keeps its working space from one call to the next.
class GapPath {
public:
    const std::vector<Gap>& find(std::span<const Passed> columns, const GapWish& wish);

private:
    struct Choice {
        Gap gap;
        double cost = 0;
        std::size_t before = 0; // the best choice in the column before
    };
    void addChoices(const Column& column, double y, const GapWish& wish, std::size_t first);

    std::vector<Choice> m_choices;
    std::vector<std::size_t> m_first; // of each column's choices, and the end
    std::vector<Gap> m_path;
};

} // namespace roundtrip
