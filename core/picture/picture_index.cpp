// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/picture_index.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numeric>

namespace roundtrip {

CellGrid::CellGrid(const Rect& bounds, std::size_t cells) : m_bounds(bounds)
{
    const double area = std::max(1.0, bounds.width) * std::max(1.0, bounds.height);
    m_side = std::max(1.0, std::sqrt(area / static_cast<double>(std::max<std::size_t>(1, cells))));
    // A thin picture must not get more cells along its length than were asked for.
    m_side =
        std::max(m_side, std::max(bounds.width, bounds.height) / static_cast<double>(std::max<std::size_t>(1, cells)));
    m_columns = static_cast<std::size_t>(std::floor(std::max(0.0, bounds.width) / m_side)) + 1;
    m_rows = static_cast<std::size_t>(std::floor(std::max(0.0, bounds.height) / m_side)) + 1;
    m_first.assign(m_columns * m_rows + 1, 0);
}

std::size_t CellGrid::column(double x) const
{
    const double at = std::floor((x - m_bounds.x) / m_side);
    return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(m_columns - 1)));
}

std::size_t CellGrid::row(double y) const
{
    const double at = std::floor((y - m_bounds.y) / m_side);
    return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(m_rows - 1)));
}

void CellGrid::add(std::uint32_t thing, const Rect& at)
{
    const Range cells = range(at);
    for (std::size_t r = cells.row0; r < cells.row1; ++r) {
        for (std::size_t c = cells.column0; c < cells.column1; ++c) {
            m_added.push_back((static_cast<std::uint64_t>(r * m_columns + c) << 32) | thing);
        }
    }
}

void CellGrid::add(std::uint32_t thing, Way along, double margin)
{
    // Pieces no longer than a cell, each by its bounds.
    for (const Curve& curve : along) {
        const double span = std::max(std::abs(curve.d.x - curve.a.x), std::abs(curve.d.y - curve.a.y)) +
                            std::abs(curve.b.x - curve.a.x) / 2;
        const int pieces = std::clamp(static_cast<int>(span / m_side) + 1, 1, 256);
        Point last = curve.a;
        for (int i = 1; i <= pieces; ++i) {
            const Point next = curve.at(static_cast<double>(i) / pieces);
            add(thing, rectOf(last, next).grown(margin));
            last = next;
        }
    }
}

void CellGrid::seal()
{
    // Counted into their cells; things come in the order of their indices, so each cell's are sorted.
    std::vector<std::uint32_t> next(m_first.size(), 0);
    for (const std::uint64_t added : m_added) {
        ++next[(added >> 32) + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<std::uint32_t> things(m_added.size());
    const std::vector<std::uint32_t> first = next;
    for (const std::uint64_t added : m_added) {
        things[next[added >> 32]++] = static_cast<std::uint32_t>(added);
    }
    m_added = {};
    m_things.clear();
    for (std::size_t cell = 0; cell + 1 < m_first.size(); ++cell) {
        m_first[cell] = static_cast<std::uint32_t>(m_things.size());
        std::unique_copy(things.begin() + first[cell], things.begin() + first[cell + 1], std::back_inserter(m_things));
    }
    m_first.back() = static_cast<std::uint32_t>(m_things.size());
    m_things.shrink_to_fit();
    m_count = m_things.empty() ? 0 : *std::max_element(m_things.begin(), m_things.end()) + std::size_t{1};
}

CellGrid::Range CellGrid::range(const Rect& rect) const
{
    if (m_columns == 0) {
        return {};
    }
    return {column(rect.left()), column(rect.right()) + 1, row(rect.top()), row(rect.bottom()) + 1};
}

std::vector<std::uint32_t> CellGrid::in(const Rect& rect) const
{
    std::vector<std::uint32_t> all;
    const Range cells = range(rect);
    if (cells.column1 - cells.column0 == 1 && cells.row1 - cells.row0 == 1) {
        const auto here = cell(cells.column0, cells.row0);
        return {here.begin(), here.end()};
    }
    std::size_t found = 0;
    for (std::size_t r = cells.row0; r < cells.row1; ++r) {
        found += m_first[r * m_columns + cells.column1] - m_first[r * m_columns + cells.column0];
    }
    // Many are marked in a row of bits, which yields them in order; a few are sorted.
    if (found > m_count / 32) {
        std::vector<std::uint64_t> marked(m_count / 64 + 1, 0);
        for (std::size_t r = cells.row0; r < cells.row1; ++r) {
            const std::uint32_t last = m_first[r * m_columns + cells.column1];
            for (std::uint32_t i = m_first[r * m_columns + cells.column0]; i < last; ++i) {
                marked[m_things[i] / 64] |= std::uint64_t{1} << (m_things[i] % 64);
            }
        }
        for (std::size_t word = 0; word < marked.size(); ++word) {
            for (std::uint64_t left = marked[word]; left != 0; left &= left - 1) {
                all.push_back(static_cast<std::uint32_t>(word * 64 + static_cast<unsigned>(std::countr_zero(left))));
            }
        }
        return all;
    }
    all.reserve(found);
    for (std::size_t r = cells.row0; r < cells.row1; ++r) {
        for (std::size_t c = cells.column0; c < cells.column1; ++c) {
            const auto here = cell(c, r);
            all.insert(all.end(), here.begin(), here.end());
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace roundtrip
