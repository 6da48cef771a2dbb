// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/picture_index.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/picture/picture.h"

namespace roundtrip {

CellGrid::CellGrid(const Rect& bounds, std::size_t cells) : m_bounds(bounds)
{
    const double area = std::max(1.0, bounds.width) * std::max(1.0, bounds.height);
    m_side = std::max(1.0, std::sqrt(area / static_cast<double>(std::max<std::size_t>(1, cells))));
    // A thin picture must not get more cells along its length than were asked for.
    m_side =
        std::max(m_side, std::max(bounds.width, bounds.height) / static_cast<double>(std::max<std::size_t>(1, cells)));
    m_perUnit = 1 / m_side;
    m_columns = static_cast<std::size_t>(std::floor(std::max(0.0, bounds.width) / m_side)) + 1;
    m_rows = static_cast<std::size_t>(std::floor(std::max(0.0, bounds.height) / m_side)) + 1;
    m_first.assign(m_columns * m_rows + 1, 0);
}

// Never negative, so that cutting off is rounding down.
std::size_t CellGrid::column(double x) const
{
    return static_cast<std::size_t>(std::clamp((x - m_bounds.x) * m_perUnit, 0.0, static_cast<double>(m_columns - 1)));
}

std::size_t CellGrid::row(double y) const
{
    return static_cast<std::size_t>(std::clamp((y - m_bounds.y) * m_perUnit, 0.0, static_cast<double>(m_rows - 1)));
}

void CellGrid::put(std::uint32_t thing, std::size_t cell)
{
    constexpr std::size_t block = std::size_t{1} << 16U;
    if (m_added.empty() || m_added.back().size() == block) {
        m_added.emplace_back().reserve(block);
    }
    m_added.back().push_back((static_cast<std::uint64_t>(cell) << 32) | thing);
}

void CellGrid::add(std::uint32_t thing, const Rect& at)
{
    const Range cells = range(at);
    for (std::size_t r = cells.row0; r < cells.row1; ++r) {
        for (std::size_t c = cells.column0; c < cells.column1; ++c) {
            put(thing, r * m_columns + c);
        }
    }
}

void CellGrid::add(std::uint32_t thing, Way along, double margin)
{
    // Pieces no longer than a cell, each by its bounds. Most of a piece's cells are those of the piece before it.
    Range before;
    for (const Curve& curve : along) {
        const double span = std::max(std::abs(curve.d.x - curve.a.x), std::abs(curve.d.y - curve.a.y)) +
                            std::abs(curve.b.x - curve.a.x) / 2;
        const int pieces = std::clamp(static_cast<int>(span / m_side) + 1, 1, 256);
        Point last = curve.a;
        for (int i = 1; i <= pieces; ++i) {
            const Point next = curve.at(static_cast<double>(i) / pieces);
            const Range cells = range(rectOf(last, next).grown(margin));
            for (std::size_t r = cells.row0; r < cells.row1; ++r) {
                const bool sameRow = r >= before.row0 && r < before.row1;
                for (std::size_t c = cells.column0; c < cells.column1; ++c) {
                    if (!sameRow || c < before.column0 || c >= before.column1) {
                        put(thing, r * m_columns + c);
                    }
                }
            }
            before = cells;
            last = next;
        }
    }
}

void CellGrid::seal()
{
    // Counted into their cells; things come in the order of their indices, so each cell's are sorted.
    std::vector<std::uint32_t> next(m_first.size(), 0);
    std::size_t count = 0;
    for (const auto& block : m_added) {
        count += block.size();
        for (const std::uint64_t added : block) {
            ++next[(added >> 32) + 1];
        }
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    m_things.resize(count);
    const std::vector<std::uint32_t> first = next;
    for (auto& block : m_added) {
        for (const std::uint64_t added : block) {
            m_things[next[added >> 32]++] = static_cast<std::uint32_t>(added);
        }
        block = {};
    }
    m_added = {};
    // Each thing once a cell: what is left moves up.
    std::size_t end = 0;
    for (std::size_t cell = 0; cell + 1 < m_first.size(); ++cell) {
        m_first[cell] = static_cast<std::uint32_t>(end);
        for (std::size_t i = first[cell]; i < first[cell + 1]; ++i) {
            if (end == m_first[cell] || m_things[end - 1] != m_things[i]) {
                m_things[end++] = m_things[i];
            }
        }
    }
    m_things.resize(end);
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

PictureIndex indexOf(const Picture& picture)
{
    PictureIndex index{CellGrid(picture.map, std::max<std::size_t>(16, picture.cards.size())),
                       CellGrid(picture.map, std::clamp<std::size_t>(picture.arrows.size(), 64, 40000))};
    for (std::uint32_t i = 0; i < picture.cards.size(); ++i) {
        index.cards.add(i, picture.cards[i].rect);
    }
    index.cards.seal();
    for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
        const Arrow& arrow = picture.arrows[i];
        index.arrows.add(i, picture.way(arrow), static_cast<double>(arrow.width) + 6);
        if (arrow.label != Arrow::none) {
            index.arrows.add(i, picture.labels[arrow.label].box);
        }
    }
    index.arrows.seal();
    return index;
}

} // namespace roundtrip
