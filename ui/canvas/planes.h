// SPDX-License-Identifier: GPL-3.0-or-later
// Lines thinner than a pixel, by the hundred thousand: gathered as coverage, a plane a colour, and painted once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/geometry.h"
#include "ui/canvas/raster.h"

namespace roundtrip {

// The cells of a grid are 2^coarse pixels of the target wide and high.
inline constexpr int mostCoarse = 3;

// Promise: lines of one colour cover each other as if painted one after the other, in any order. Where lines of two
// colours cross, the mean of both orders is seen. What is painted of a line does not depend on the area, as long as the
// phase is that of the same whole: strips painted side by side fit.
class Planes {
public:
    // The phase says where in the coarsest cell the target's first pixel lies (0..7 each way).
    Planes(const PixelRect& area, int phaseX, int phaseY);
    ~Planes();
    Planes(const Planes&) = delete;
    Planes& operator=(const Planes&) = delete;

    // There is room for the lines of two colours; a third has to wait until these are painted.
    bool takes(Colour colour) const;
    // A way as points in the target's pixels. A line wider than a cell comes out paler than it should.
    void add(Colour colour, std::span<const Point> line, double width, int coarse);
    // Paints what was added and forgets it.
    void paint(Pixels target);

private:
    struct Grid {
        std::vector<std::uint16_t> cells; // the share that is covered, 65535 is all; empty until needed
        int columns = 0;
        int rows = 0;
        std::size_t plane = 0; // which one it is
        std::size_t coarse = 0;

        std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
        std::uint16_t* row(int y) { return cells.data() + static_cast<std::ptrdiff_t>(y) * columns; }
    };
    struct Plane {
        Colour colour;
        bool used = false;
        std::array<Grid, mostCoarse + 1> grids;
    };
    void makeRoom(Grid& grid, int coarse) const;
    // Cells that are not needed are kept for the next planes of the thread, all 0: pages that are new each time cost
    // more than what is gathered in them.
    static void giveBack(Grid& grid);
    static std::vector<std::uint16_t>& spare(const Grid& grid);
    void refine(Plane& plane) const;

    PixelRect m_area;
    int m_offsetX; // of the area's left in the grid, in pixels
    int m_offsetY;
    std::array<Plane, 2> m_planes;
};

} // namespace roundtrip
