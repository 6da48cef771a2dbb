// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/planes.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace roundtrip {

namespace {

constexpr int coarsest = 1 << mostCoarse;
constexpr std::uint32_t whole = 65535;

struct Line {
    double along0, along1; // in cells, from a cell's middle
    double aside0, aside1;
    double width;
};

std::uint16_t covered(std::uint32_t cell, std::uint32_t by)
{
    return static_cast<std::uint16_t>(cell + ((whole - cell) * by >> 16));
}

// Cell by cell along the axis on which the line runs faster; each step shares its coverage between the two cells beside
// the line. A step belongs to the line whose half-open stretch holds the cell's middle, so lines that follow on each
// other leave no gap and cover nothing twice.
void trace(std::uint16_t* cells, std::ptrdiff_t stepAlong, std::ptrdiff_t stepAside, int mostAlong, int mostAside,
           Line line, double opacity)
{
    if (line.along0 > line.along1) {
        std::swap(line.along0, line.along1);
        std::swap(line.aside0, line.aside1);
    }
    if (line.along1 <= line.along0) {
        return;
    }
    const double slope = (line.aside1 - line.aside0) / (line.along1 - line.along0);
    double begin = std::max(line.along0, 0.0);
    double end = std::min(line.along1, static_cast<double>(mostAlong));
    // Where both cells beside it are inside.
    const double last = mostAside - 1.0;
    if (std::abs(slope) > 1e-9) {
        const double atFirst = line.along0 + (0 - line.aside0) / slope;
        const double atLast = line.along0 + (last - line.aside0) / slope;
        begin = std::max(begin, std::min(atFirst, atLast));
        end = std::min(end, std::max(atFirst, atLast));
    } else if (line.aside0 < 0 || line.aside0 > last) {
        return;
    }
    auto i = static_cast<std::int64_t>(std::ceil(begin));
    const auto until = static_cast<std::int64_t>(std::ceil(end));
    if (i >= until) {
        return;
    }
    const double thick = std::min(1.0, line.width * std::sqrt(1 + slope * slope)) * opacity;
    const auto share = static_cast<std::uint32_t>(thick * whole + 0.5);
    constexpr double one = 65536;
    const auto mostFixed = static_cast<std::int64_t>(last * one);
    auto aside = static_cast<std::int64_t>((line.aside0 + (static_cast<double>(i) - line.along0) * slope) * one);
    auto step = static_cast<std::int64_t>(slope * one);
    // What rounding has added over the whole stretch must not lead outside.
    const std::int64_t finally = aside + step * (until - 1 - i);
    if (aside < 0 || finally < 0 || aside > mostFixed || finally > mostFixed) {
        aside = std::clamp<std::int64_t>(aside, 0, mostFixed);
        step = (std::clamp<std::int64_t>(finally, 0, mostFixed) - aside) / std::max<std::int64_t>(1, until - 1 - i);
    }
    std::uint16_t* at = cells + i * stepAlong;
    for (; i < until; ++i, at += stepAlong, aside += step) {
        const auto behind = static_cast<std::uint32_t>(aside & 0xFFFF);
        std::uint16_t* pair = at + (aside >> 16) * stepAside;
        const std::uint32_t far = share * behind >> 16;
        pair[0] = covered(pair[0], share - far);
        pair[stepAside] = covered(pair[stepAside], far);
    }
}

} // namespace

Planes::Planes(const PixelRect& area, int phaseX, int phaseY)
    : m_area(area), m_offsetX(((area.left + phaseX) & (coarsest - 1)) + coarsest),
      m_offsetY(((area.top + phaseY) & (coarsest - 1)) + coarsest)
{}

bool Planes::takes(Colour colour) const
{
    colour.alpha = 255;
    return std::any_of(m_planes.begin(), m_planes.end(),
                       [&](const Plane& plane) { return !plane.used || plane.colour == colour; });
}

void Planes::makeRoom(Grid& grid, int coarse) const
{
    if (grid.cells.empty()) {
        grid.columns = ((m_area.width() + m_offsetX + coarsest) >> coarse) + 2;
        grid.rows = ((m_area.height() + m_offsetY + coarsest) >> coarse) + 2;
        grid.cells.resize(static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows));
    }
}

void Planes::add(Colour colour, std::span<const Point> line, double width, int coarse)
{
    assert(takes(colour) && coarse <= mostCoarse);
    const double opacity = colour.alpha / 255.0;
    colour.alpha = 255;
    Plane* plane = &m_planes[0];
    if (plane->used && plane->colour != colour) {
        plane = &m_planes[1];
    }
    plane->used = true;
    plane->colour = colour;
    Grid& grid = plane->grids[static_cast<std::size_t>(coarse)];
    makeRoom(grid, coarse);
    const double perCell = 1.0 / (1 << coarse);
    const Point offset{double(m_offsetX - m_area.left), double(m_offsetY - m_area.top)};
    const auto cell = [&](Point p) { return (p + offset) * perCell - Point{0.5, 0.5}; };
    Point from = cell(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point to = cell(line[i]);
        if (std::abs(to.x - from.x) >= std::abs(to.y - from.y)) {
            trace(grid.cells.data(), 1, grid.columns, grid.columns, grid.rows,
                  {from.x, to.x, from.y, to.y, width * perCell}, opacity);
        } else {
            trace(grid.cells.data(), grid.columns, 1, grid.rows, grid.columns,
                  {from.y, to.y, from.x, to.x, width * perCell}, opacity);
        }
        from = to;
    }
}

// Coarse cells, smoothed, over those twice as fine, down to pixels.
void Planes::refine(Plane& plane) const
{
    std::vector<std::uint16_t> between; // a row of coarse cells at the height of a fine one
    for (int coarse = mostCoarse; coarse > 0; --coarse) {
        Grid& from = plane.grids[static_cast<std::size_t>(coarse)];
        Grid& to = plane.grids[static_cast<std::size_t>(coarse - 1)];
        if (from.cells.empty()) {
            continue;
        }
        makeRoom(to, coarse - 1);
        between.resize(static_cast<std::size_t>(from.columns));
        const int pairs = std::min(to.columns / 2, from.columns - 1);
        for (int y = 1; y < to.rows; ++y) {
            const int near = std::min(y / 2, from.rows - 1);
            const int far = std::clamp(y % 2 == 0 ? near - 1 : near + 1, 0, from.rows - 1);
            const std::uint16_t* a = from.row(near);
            const std::uint16_t* b = from.row(far);
            std::uint16_t* row = between.data();
            for (int x = 0; x < from.columns; ++x) {
                row[x] = static_cast<std::uint16_t>((3U * a[x] + b[x] + 2U) >> 2);
            }
            std::uint16_t* out = to.row(y);
            for (int x = 1; x < pairs; ++x) {
                const std::uint32_t left = (3U * row[x] + row[x - 1] + 2U) >> 2;
                const std::uint32_t right = (3U * row[x] + row[x + 1] + 2U) >> 2;
                out[2 * x] = covered(out[2 * x], left);
                out[2 * x + 1] = covered(out[2 * x + 1], right);
            }
        }
        from = {};
    }
}

void Planes::paint(Pixels target)
{
    for (Plane& plane : m_planes) {
        if (plane.used) {
            refine(plane);
        }
    }
    const auto spread = [](Colour colour) {
        return std::pair<std::uint32_t, std::uint32_t>{static_cast<std::uint32_t>(colour.red) << 16 | colour.blue,
                                                       255U << 16 | colour.green};
    };
    const auto [even1, odd1] = spread(m_planes[0].colour);
    const auto [even2, odd2] = spread(m_planes[1].colour);
    const std::vector<std::uint16_t> nothing(static_cast<std::size_t>(m_area.width()), 0);
    for (int y = m_area.top; y < m_area.bottom; ++y) {
        const std::uint16_t* cover[2] = {nothing.data(), nothing.data()};
        for (std::size_t i = 0; i < 2; ++i) {
            Grid& grid = m_planes[i].grids[0];
            if (!grid.cells.empty()) {
                cover[i] = grid.row(y - m_area.top + m_offsetY) + m_offsetX;
            }
        }
        std::uint32_t* row = target.row(y) + m_area.left;
        for (int x = 0; x < m_area.width(); ++x) {
            if ((cover[0][x] | cover[1][x]) < 0x100) {
                continue;
            }
            const std::uint32_t first = cover[0][x] >> 8;
            const std::uint32_t second = cover[1][x] >> 8;
            // The mean of the first over the second and the second over the first.
            const std::uint32_t by1 = first * (510 - second) / 510;
            const std::uint32_t by2 = second * (510 - first) / 510;
            std::uint32_t even = even1 * by1 + even2 * by2 + 0x800080U;
            even = ((even + ((even >> 8) & 0xFF00FFU)) >> 8) & 0xFF00FFU;
            std::uint32_t odd = odd1 * by1 + odd2 * by2 + 0x800080U;
            odd = (odd + ((odd >> 8) & 0xFF00FFU)) & 0xFF00FF00U;
            row[x] = over(even | odd, row[x]);
        }
    }
    m_planes = {};
}

} // namespace roundtrip
