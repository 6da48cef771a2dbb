// SPDX-License-Identifier: GPL-3.0-or-later
// Ways round the boxes that a planned way would run through: cards put by hand are no columns with gaps.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/layout/route_plan.h"

namespace roundtrip {

// Promise: a way that is clear stays as it is; another keeps its ends, and leaves and enters there square to the
// boxes. The shortest way between the corners of boxes, each corner farther out for each way that turns there already,
// so that they lie side by side. Boxes come into it as the way meets them, so that it costs by those near it and not by
// all (visibility graph: T. Lozano-Pérez and M. A. Wesley, An algorithm for planning collision-free paths among
// polyhedral obstacles, 1979).
class Detours {
public:
    explicit Detours(const RouteTask& task);
    // Of an edge's way: it runs clear of foreign boxes afterwards, where that can be.
    void clear(std::uint32_t e, std::vector<Curve>& way);

private:
    // A corner of a box, and on which side of it: -1 or 1 in x and in y.
    struct Corner {
        std::uint32_t box = 0;
        int x = 0;
        int y = 0;
    };
    struct Turn {
        Point at;
        std::optional<Corner> corner; // none for where the way begins and ends to turn
    };
    struct Wish {
        std::uint32_t edge = 0;
        Spot start; // on the rims, away from the boxes
        Spot end;
        double startStub = 0; // how far it runs on before it may turn
        double endStub = 0;
        double around = 0; // what is kept from boxes
    };

    std::vector<Turn> found(const Wish& wish) const;
    std::vector<Turn> shortest(const Wish& wish, std::span<const std::uint32_t> boxes, Point from, Point to) const;
    double stubAt(const Spot& rim) const;
    Rect keptClear(const Wish& wish, std::uint32_t box) const;
    std::vector<Curve> rounded(const Wish& wish, std::span<const Turn> turns) const;
    bool runsThrough(std::uint32_t e, Way way) const;

    const RouteTask& m_task;
    std::vector<std::uint32_t> m_byLeft; // the boxes by their left sides
    double m_widest = 0;                 // of them
    mutable std::size_t m_tests = 0;     // of a line against a box so far: beyond mostTests ways stay as they are
    // What turns at the corners of boxes already, as widths with the paper between them: by the box and its corner.
    std::vector<std::array<double, 4>> m_used;
};

} // namespace roundtrip
