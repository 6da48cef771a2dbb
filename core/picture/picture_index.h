// SPDX-License-Identifier: GPL-3.0-or-later
// Where the things of a picture are: a grid of cells, each with what touches it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

// Promise: whatever was added to a cell that a rectangle touches is found by that rectangle, each thing once.
class CellGrid {
public:
    CellGrid() = default;
    // A grid over the bounds with about `cells` cells, of equal sides.
    CellGrid(const Rect& bounds, std::size_t cells);

    // Things are added in the order of their indices, each as often as need be; then the grid is sealed.
    void add(std::uint32_t thing, const Rect& at);
    void add(std::uint32_t thing, Way along, double margin);
    void seal();

    std::size_t columns() const { return m_columns; }
    std::size_t rows() const { return m_rows; }
    const Rect& area() const { return m_bounds; }

    std::span<const std::uint32_t> cell(std::size_t column, std::size_t row) const
    {
        const std::size_t at = row * m_columns + column;
        return std::span(m_things).subspan(m_first[at], m_first[at + 1] - m_first[at]);
    }

    struct Range {
        std::size_t column0 = 0, column1 = 0, row0 = 0, row1 = 0; // half open; empty where nothing can be
    };
    Range range(const Rect& rect) const;

    // The things whose cells the rectangle touches, in the order of their indices, each once.
    std::vector<std::uint32_t> in(const Rect& rect) const;

    bool operator==(const CellGrid&) const = default;

private:
    std::size_t column(double x) const;
    std::size_t row(double y) const;
    void put(std::uint32_t thing, std::size_t cell);

    Rect m_bounds;
    double m_side = 1;
    double m_perUnit = 1; // 1 / m_side
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    // Until it is sealed: cell << 32 | thing, in blocks, so that what is there need not be copied to make room.
    std::vector<std::vector<std::uint64_t>> m_added;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_things;
    std::size_t m_count = 0; // one more than the highest thing
};

struct Picture;

struct PictureIndex {
    CellGrid cards;
    CellGrid arrows;

    bool operator==(const PictureIndex&) const = default;
};

// Of the cards, and of the arrows with their labels, where they are now.
PictureIndex indexOf(const Picture& picture);

} // namespace roundtrip
