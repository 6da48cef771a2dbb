// SPDX-License-Identifier: GPL-3.0-or-later
// Fills outlines with a colour, antialiased, straight into pixels: what a map has thousands of, many times faster than
// a toolkit's painter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/geometry.h"
#include "core/picture/style.h"

namespace roundtrip {

// Pixels of 32 bits, red, green and blue premultiplied by alpha, which is the highest byte: as QImage has them in its
// formats RGB32 and ARGB32_Premultiplied. Rows lie `stride` pixels apart.
struct Pixels {
    std::uint32_t* bits = nullptr;
    int width = 0;
    int height = 0;
    std::ptrdiff_t stride = 0;

    std::uint32_t* row(int y) const { return bits + y * stride; }
};

// Whole pixels, half open.
struct PixelRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    bool empty() const { return left >= right || top >= bottom; }
    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool operator==(const PixelRect&) const = default;
};

// A colour premultiplied by its alpha, and by a share of 255.
std::uint32_t premultiplied(Colour colour, unsigned share = 255);
// What is seen of a colour that lies over a pixel; both premultiplied.
inline std::uint32_t over(std::uint32_t colour, std::uint32_t pixel)
{
    const std::uint32_t rest = 255 - (colour >> 24);
    std::uint32_t even = (pixel & 0xFF00FFU) * rest;
    even = ((even + ((even >> 8) & 0xFF00FFU) + 0x800080U) >> 8) & 0xFF00FFU;
    std::uint32_t odd = ((pixel >> 8) & 0xFF00FFU) * rest;
    odd = (odd + ((odd >> 8) & 0xFF00FFU) + 0x800080U) & 0xFF00FF00U;
    return colour + (even | odd);
}

struct Paints;

// Promise: a pixel takes as much of the colour as the outline covers of its area, to about a 250th, and pixels outside
// the clip keep what they have. Outlines that run the same way round are united, where they overlap and where they
// only touch. After Raph Levien's font-rs: each edge adds the change of the covered area to the cells that it passes,
// a row is then summed up once.
class Raster {
public:
    Raster(Pixels target, const PixelRect& clip);
    ~Raster();
    Raster(const Raster&) = delete;
    Raster& operator=(const Raster&) = delete;

    const PixelRect& clip() const { return m_clip; }
    // An outline is a closed sequence of edges, in the target's pixels.
    void edge(Point from, Point to);
    void outline(std::span<const Point> corners);
    // Paints what the edges since the last fill enclose.
    void fill(Colour colour);

private:
    // All 0 whenever nothing waits to be filled, so that the next raster of the thread can go on with it: a frame's
    // cells are megabytes, and pages that are new each time cost more than what is painted with them.
    struct Cells {
        std::vector<float> changes;        // by how much the covered area changes from the pixel before
        std::vector<std::uint64_t> marked; // a bit a cell: those that edges changed
        std::vector<std::uint64_t> groups; // a row's marks that are not all 0, a bit for 2^m_shift words
    };
    static Cells& spareCells();

    void inside(double x0, double y0, double x1, double y1, float sign); // from the clip's corner; y0 < y1
    void fillRow(int y, const Paints& paints);

    Pixels m_target;
    PixelRect m_clip;
    std::size_t m_width; // of a row of cells: two more than the clip's
    std::size_t m_words; // of a row of marks
    Cells m_cells;
    unsigned m_shift;
    int m_top;
    int m_bottom; // rows that edges touch, half open
};

} // namespace roundtrip
