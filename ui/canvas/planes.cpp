// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/planes.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "ui/canvas/lanes.h"

namespace roundtrip {

namespace {

constexpr int coarsest = 1 << mostCoarse;
constexpr std::uint32_t whole = 65535;

struct Line {
    double along0, along1; // in cells, from a cell's middle
    double aside0, aside1;
};

// Not std::ceil, which is a call into the library; for numbers that are not negative.
std::int64_t roundedUp(double x)
{
    const auto floor = static_cast<std::int64_t>(x);
    return floor + (static_cast<double>(floor) < x ? 1 : 0);
}

// The square root of 1 + x from 0 to 1, to half a thousandth, which is less than a shade.
double secant(double x)
{
    return 1 + x * (0.49985 + x * (0.0338 * x - 0.1192));
}

// A line by its steps: each shares its coverage between two cells side by side across the line.
struct Steps {
    std::int64_t from = 0; // along the line
    std::int64_t until = 0;
    std::int64_t aside = 0; // in 65536ths of a cell
    std::int64_t step = 0;
    std::uint32_t share = 0; // that a step covers in all
};

constexpr double one = 65536; // of a cell

// Cell by cell along the axis on which the line runs faster. A step belongs to the line whose half-open stretch holds
// the cell's middle, so lines that follow on each other leave no gap and cover nothing twice.
Steps stepsOf(Line line, double width, double opacity, int mostAlong, int mostAside)
{
    if (line.along0 > line.along1) {
        std::swap(line.along0, line.along1);
        std::swap(line.aside0, line.aside1);
    }
    double begin = std::max(line.along0, 0.0);
    double end = std::min(line.along1, static_cast<double>(mostAlong));
    if (end <= begin || roundedUp(begin) >= roundedUp(end)) {
        return {};
    }
    const double slope = (line.aside1 - line.aside0) / (line.along1 - line.along0);
    // Where both cells beside it are inside.
    const double last = mostAside - 1 - 1 / one;
    if (std::min(line.aside0, line.aside1) < 0 || std::max(line.aside0, line.aside1) > last) {
        if (std::abs(slope) > 1e-9) {
            const double atFirst = line.along0 + (0 - line.aside0) / slope;
            const double atLast = line.along0 + (last - line.aside0) / slope;
            begin = std::max(begin, std::min(atFirst, atLast));
            end = std::min(end, std::max(atFirst, atLast));
        } else {
            return {};
        }
        if (end <= begin) {
            return {};
        }
    }
    Steps steps;
    steps.from = roundedUp(begin);
    steps.until = roundedUp(end);
    if (steps.from >= steps.until) {
        return {};
    }
    const double thick = std::min(1.0, width * secant(slope * slope)) * opacity;
    steps.share = static_cast<std::uint32_t>(thick * whole + 0.5);
    const auto mostFixed = static_cast<std::int64_t>(last * one);
    steps.aside =
        static_cast<std::int64_t>((line.aside0 + (static_cast<double>(steps.from) - line.along0) * slope) * one);
    steps.step = static_cast<std::int64_t>(slope * one);
    // What rounding has added over the whole stretch must not lead outside.
    const std::int64_t stepsAfter = steps.until - 1 - steps.from;
    const std::int64_t finally = steps.aside + steps.step * stepsAfter;
    if (steps.aside < 0 || finally < 0 || steps.aside > mostFixed || finally > mostFixed) {
        steps.aside = std::clamp<std::int64_t>(steps.aside, 0, mostFixed);
        steps.step =
            (std::clamp<std::int64_t>(finally, 0, mostFixed) - steps.aside) / std::max<std::int64_t>(1, stepsAfter);
    }
    return steps;
}

// Down the rows: the two cells of a step lie side by side.
template<class Lanes> void traceDown(std::uint16_t* cells, std::ptrdiff_t row, const Steps& steps)
{
    std::uint16_t* at = cells + steps.from * row;
    std::int64_t aside = steps.aside;
    for (std::int64_t i = steps.from; i < steps.until; ++i, at += row, aside += steps.step) {
        const std::uint32_t far = steps.share * static_cast<std::uint32_t>(aside & 0xFFFF) >> 16;
        Lanes::coverPair(at + (aside >> 16), steps.share - far, far);
    }
}

// Along the rows, in blocks of eight columns, a row after the other that the line passes in them: so each cell is taken
// and put back once, and never by two that overlap, for which processors wait.
template<class Lanes> void traceAlong(std::uint16_t* cells, std::ptrdiff_t row, const Steps& steps)
{
    constexpr int fine = 4; // bits fewer than the steps have, so that a block's rows fit into 16
    constexpr std::int64_t count = Lanes::count;
    const Lanes ramp = Lanes::ramp(0, static_cast<std::uint16_t>(steps.step >> fine));
    const Lanes aRow = Lanes::all(1 << (16 - fine));
    const Lanes every = Lanes::all(static_cast<std::uint16_t>(steps.share));
    for (std::int64_t block = steps.from & ~(count - 1); block < steps.until; block += count) {
        const std::int64_t first = std::max(block, steps.from);
        const std::int64_t last = std::min(block + count, steps.until) - 1;
        const std::int64_t atFirst = steps.aside + (first - steps.from) * steps.step;
        const std::int64_t atLast = steps.aside + (last - steps.from) * steps.step;
        const std::int64_t top = std::min(atFirst, atLast) >> 16;
        const std::int64_t bottom = (std::max(atFirst, atLast) >> 16) + 1;
        const std::int64_t before = atFirst - (first - block) * steps.step - (top << 16);
        Lanes away = Lanes::all(static_cast<std::uint16_t>(before >> fine)) + ramp;
        const Lanes share = last - first + 1 == count
                                ? every
                                : every.only(static_cast<int>(first - block), static_cast<int>(last + 1 - block));
        std::uint16_t* at = cells + top * row + block;
        for (std::int64_t y = top; y <= bottom; ++y, at += row) {
            Lanes::load(at).covered(away.nearness().share(share)).store(at);
            away = away - aRow;
        }
    }
}

} // namespace

Planes::Planes(const PixelRect& area, int phaseX, int phaseY)
    : m_area(area), m_offsetX(((area.left + phaseX) & (coarsest - 1)) + coarsest),
      m_offsetY(((area.top + phaseY) & (coarsest - 1)) + coarsest)
{
    for (std::size_t plane = 0; plane < m_planes.size(); ++plane) {
        for (std::size_t coarse = 0; coarse <= mostCoarse; ++coarse) {
            m_planes[plane].grids[coarse].plane = plane;
            m_planes[plane].grids[coarse].coarse = coarse;
        }
    }
}

Planes::~Planes()
{
    for (Plane& plane : m_planes) {
        for (Grid& grid : plane.grids) {
            if (!grid.cells.empty()) {
                giveBack(grid); // what nobody painted
            }
        }
    }
}

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
        grid.columns = (grid.columns + FastLanes::count - 1) / FastLanes::count * FastLanes::count;
        grid.rows = ((m_area.height() + m_offsetY + coarsest) >> coarse) + 2;
        grid.cells = std::exchange(spare(grid), {});
        // Some more, so that eight can be taken from the last.
        grid.cells.resize(std::max(grid.cells.size(), grid.size() + FastLanes::count));
    }
}

void Planes::giveBack(Grid& grid)
{
    std::fill_n(grid.cells.begin(), grid.size(), std::uint16_t{0});
    spare(grid) = std::exchange(grid.cells, {});
}

// One for each kind of plane and grid.
std::vector<std::uint16_t>& Planes::spare(const Grid& grid)
{
    thread_local std::array<std::array<std::vector<std::uint16_t>, mostCoarse + 1>, 2> spares;
    return spares[grid.plane][grid.coarse];
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
        // Most lines of a band are elsewhere.
        if (std::max(from.y, to.y) < 0 || std::min(from.y, to.y) > grid.rows || std::max(from.x, to.x) < 0 ||
            std::min(from.x, to.x) > grid.columns) {
            from = to;
            continue;
        }
        const bool along = std::abs(to.x - from.x) >= std::abs(to.y - from.y);
        const Steps steps =
            stepsOf(along ? Line{from.x, to.x, from.y, to.y} : Line{from.y, to.y, from.x, to.x}, width * perCell,
                    opacity, along ? grid.columns : grid.rows, along ? grid.rows : grid.columns);
        if (along) {
            traceAlong<FastLanes>(grid.cells.data(), grid.columns, steps);
        } else {
            traceDown<FastLanes>(grid.cells.data(), grid.columns, steps);
        }
        from = to;
    }
}

// Coarse cells, smoothed, over those twice as fine, down to pixels.
void Planes::refine(Plane& plane) const
{
    using Lanes = FastLanes;
    constexpr int count = Lanes::count;
    thread_local std::vector<std::uint16_t> between; // a row of coarse cells at the height of a fine one
    for (int coarse = mostCoarse; coarse > 0; --coarse) {
        Grid& from = plane.grids[static_cast<std::size_t>(coarse)];
        Grid& to = plane.grids[static_cast<std::size_t>(coarse - 1)];
        if (from.cells.empty()) {
            continue;
        }
        makeRoom(to, coarse - 1);
        between.assign(static_cast<std::size_t>(from.columns + 2 * count), 0);
        const int pairs = std::min(to.columns / 2, from.columns - 1);
        for (int y = 1; y < to.rows; ++y) {
            const int near = std::min(y / 2, from.rows - 1);
            const int far = std::clamp(y % 2 == 0 ? near - 1 : near + 1, 0, from.rows - 1);
            const std::uint16_t* a = from.row(near);
            const std::uint16_t* b = from.row(far);
            std::uint16_t* row = between.data();
            // Three quarters of the nearer, one of the farther.
            const auto mixed = [](Lanes nearer, Lanes farther) { return nearer.mean(nearer.mean(farther)); };
            for (int x = 0; x < from.columns; x += count) {
                mixed(Lanes::load(a + x), Lanes::load(b + x)).store(row + x);
            }
            std::uint16_t* out = to.row(y);
            for (int x = 1; x < pairs; x += count) {
                const Lanes here = Lanes::load(row + x);
                const Lanes left = mixed(here, Lanes::load(row + x - 1));
                const Lanes right = mixed(here, Lanes::load(row + x + 1));
                const int fine = 2 * std::min(count, pairs - x);
                std::uint16_t* at = out + 2 * x;
                Lanes::load(at).covered(left.firstByTurns(right).only(0, fine)).store(at);
                if (fine > count) {
                    at += count;
                    Lanes::load(at).covered(left.lastByTurns(right).only(0, fine - count)).store(at);
                }
            }
        }
        giveBack(from);
    }
}

void Planes::paint(Pixels target)
{
    using Lanes = FastLanes;
    constexpr int count = Lanes::count;
    const auto pixel = [](const Plane& plane) { return premultiplied(plane.colour); };
    for (Plane& plane : m_planes) {
        if (plane.used) {
            refine(plane);
        }
    }
    const std::uint32_t colour1 = pixel(m_planes[0]);
    const std::uint32_t colour2 = pixel(m_planes[1]);
    const std::vector<std::uint16_t> nothing(static_cast<std::size_t>(m_area.width() + count), 0);
    for (int y = m_area.top; y < m_area.bottom; ++y) {
        const std::uint16_t* cover[2] = {nothing.data(), nothing.data()};
        for (std::size_t i = 0; i < 2; ++i) {
            Grid& grid = m_planes[i].grids[0];
            if (!grid.cells.empty()) {
                cover[i] = grid.row(y - m_area.top + m_offsetY) + m_offsetX;
            }
        }
        std::uint32_t* row = target.row(y) + m_area.left;
        for (int x = 0; x < m_area.width(); x += count) {
            const Lanes first = Lanes::load(cover[0] + x);
            const Lanes second = Lanes::load(cover[1] + x);
            if ((first | second).faint()) {
                continue;
            }
            // The mean of the first over the second and the second over the first.
            const Lanes by1 = first - first.share(second.half());
            const Lanes by2 = second - second.share(first.half());
            const int left = std::min(count, m_area.width() - x);
            if (left == count) {
                Lanes::paint(row + x, colour1, by1, colour2, by2);
                continue;
            }
            std::array<std::uint32_t, count> last{};
            std::copy_n(row + x, left, last.begin());
            Lanes::paint(last.data(), colour1, by1, colour2, by2);
            std::copy_n(last.begin(), left, row + x);
        }
    }
    for (Plane& plane : m_planes) {
        if (plane.used && !plane.grids[0].cells.empty()) {
            giveBack(plane.grids[0]);
        }
        plane.used = false;
    }
}

} // namespace roundtrip
