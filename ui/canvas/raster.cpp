// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace roundtrip {

namespace {

unsigned shareOf(float area)
{
    return static_cast<unsigned>(std::min(std::abs(area), 1.0F) * 255 + 0.5F);
}

// std::ceil is a call into the library.
int roundedUp(double x) // not negative
{
    const int whole = static_cast<int>(x);
    return whole + (whole < x ? 1 : 0);
}

} // namespace

// A colour by the share of a pixel that it covers, made when it is first asked for.
struct Paints {
    explicit Paints(Colour paint) : colour(paint), opaque(paint.alpha == 255) {}
    std::uint32_t operator[](unsigned share) const
    {
        if (!known[share]) {
            known[share] = true;
            made[share] = premultiplied(colour, share);
        }
        return made[share];
    }

    Colour colour;
    bool opaque;
    mutable bool known[256] = {};
    mutable std::uint32_t made[256];
};

std::uint32_t premultiplied(Colour colour, unsigned share)
{
    const unsigned alpha = (colour.alpha * share + 127) / 255;
    const auto by = [&](std::uint8_t channel) { return (channel * alpha + 127U) / 255U; };
    return alpha << 24 | by(colour.red) << 16 | by(colour.green) << 8 | by(colour.blue);
}

Raster::Raster(Pixels target, const PixelRect& clip)
    : m_target(target), m_clip{std::max(clip.left, 0), std::max(clip.top, 0), std::min(clip.right, target.width),
                               std::min(clip.bottom, target.height)},
      m_cells(std::exchange(spareCells(), {}))
{
    if (m_clip.empty()) {
        m_clip = {};
    }
    m_width = static_cast<std::size_t>(m_clip.width()) + 2;
    m_words = m_width / 64 + 1;
    const auto height = static_cast<std::size_t>(m_clip.height());
    const auto atLeast = [](auto& list, std::size_t size) { list.resize(std::max(list.size(), size)); };
    atLeast(m_cells.changes, m_width * height);
    atLeast(m_cells.marked, m_words * height);
    atLeast(m_cells.groups, height);
    m_shift = 0;
    while (m_words >> m_shift > 64) {
        ++m_shift;
    }
    m_top = m_clip.height();
    m_bottom = 0;
}

Raster::~Raster()
{
    if (m_top < m_bottom) {
        fill({0, 0, 0, 0}); // edges that nobody filled
    }
    spareCells() = std::move(m_cells);
}

Raster::Cells& Raster::spareCells()
{
    thread_local Cells spare;
    return spare;
}

void Raster::edge(Point from, Point to)
{
    if (from.y == to.y) {
        return;
    }
    const float sign = from.y < to.y ? 1.0F : -1.0F;
    if (from.y > to.y) {
        std::swap(from, to);
    }
    from = from - Point{double(m_clip.left), double(m_clip.top)};
    to = to - Point{double(m_clip.left), double(m_clip.top)};
    const double height = m_clip.height();
    const double width = m_clip.width();
    if (to.y <= 0 || from.y >= height || std::min(from.x, to.x) >= width) {
        return; // what lies to the right covers nothing here
    }
    const double slope = (to.x - from.x) / (to.y - from.y);
    const auto xAt = [&](double y) { return from.x + (y - from.y) * slope; };
    double y0 = std::max(from.y, 0.0);
    double y1 = std::min(to.y, height);
    double x0 = y0 == from.y ? from.x : xAt(y0);
    double x1 = y1 == to.y ? to.x : xAt(y1);
    // What lies to the left covers as if it ran along the clip's left side.
    const auto part = [&](double ya, double yb) {
        if (ya < yb) {
            const double xa = std::clamp(ya == y0 ? x0 : xAt(ya), 0.0, width);
            const double xb = std::clamp(yb == y1 ? x1 : xAt(yb), 0.0, width);
            inside(xa, ya, xb, yb, sign);
        }
    };
    const bool within = std::min(x0, x1) >= 0 && std::max(x0, x1) <= width;
    if (within) {
        inside(x0, y0, x1, y1, sign);
        return;
    }
    if (std::max(x0, x1) <= 0) {
        inside(0, y0, 0, y1, sign);
        return;
    }
    const double atLeft = std::clamp(from.y + (0 - from.x) / slope, y0, y1);
    const double atRight = std::clamp(from.y + (width - from.x) / slope, y0, y1);
    const double first = std::min(atLeft, atRight);
    const double second = std::max(atLeft, atRight);
    part(y0, first);
    part(first, second);
    part(second, y1);
}

void Raster::inside(double x0, double y0, double x1, double y1, float sign)
{
    const double slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
    const int firstRow = static_cast<int>(y0);
    const int lastRow = std::min(roundedUp(y1), m_clip.height());
    m_top = std::min(m_top, firstRow);
    m_bottom = std::max(m_bottom, lastRow);
    const auto most = static_cast<double>(m_clip.width());
    float* cellsOfRow = m_cells.changes.data() + static_cast<std::size_t>(firstRow) * m_width;
    std::uint64_t* marksOfRow = m_cells.marked.data() + static_cast<std::size_t>(firstRow) * m_words;
    std::uint64_t* groups = m_cells.groups.data() + firstRow;
    const auto group = [this](std::size_t word) { return std::uint64_t{1} << (word >> m_shift); };
    double x = x0;
    for (int y = firstRow; y < lastRow; ++y, cellsOfRow += m_width, marksOfRow += m_words, ++groups) {
        const double dy = std::min(y + 1.0, y1) - std::max(double(y), y0);
        const double next = std::min(std::max(x + slope * dy, 0.0), most);
        const float d = static_cast<float>(dy) * sign;
        const double left = std::min(x, next);
        const double right = std::max(x, next);
        x = next;
        const int first = static_cast<int>(left);
        const int count = std::max(roundedUp(right) - first, 1);
        float* cells = cellsOfRow + first;
        const auto word = static_cast<std::size_t>(first) / 64;
        const unsigned bit = static_cast<unsigned>(first) % 64;
        if (count == 1) {
            const float behind = d * static_cast<float>((left + right) / 2 - first);
            cells[0] += d - behind;
            cells[1] += behind;
            marksOfRow[word] |= std::uint64_t{3} << bit;
            *groups |= group(word);
            if (bit == 63) {
                marksOfRow[word + 1] |= 1;
                *groups |= group(word + 1);
            }
            continue;
        }
        const float s = 1 / static_cast<float>(right - left);
        const float begin = static_cast<float>(left - first);
        const float end = static_cast<float>(right - (first + count - 1));
        const float in = 0.5F * s * (1 - begin) * (1 - begin);
        const float out = 0.5F * s * end * end;
        cells[0] += d * in;
        if (count == 2) {
            cells[1] += d * (1 - in - out);
        } else {
            const float second = s * (1.5F - begin);
            const float each = d * s;
            cells[1] += d * (second - in);
            for (int i = 2; i < count - 1; ++i) {
                cells[i] += each;
            }
            cells[count - 1] += d * (1 - (second + static_cast<float>(count - 3) * s) - out);
        }
        cells[count] += d * out;
        for (int i = first; i <= first + count;) {
            const unsigned at = static_cast<unsigned>(i) % 64;
            const unsigned bits = std::min(64 - at, static_cast<unsigned>(first + count + 1 - i));
            marksOfRow[static_cast<std::size_t>(i) / 64] |= (~std::uint64_t{0} >> (64 - bits)) << at;
            *groups |= group(static_cast<std::size_t>(i) / 64);
            i += static_cast<int>(bits);
        }
    }
}

void Raster::outline(std::span<const Point> corners)
{
    for (std::size_t i = 0; i < corners.size(); ++i) {
        edge(corners[i], corners[i + 1 < corners.size() ? i + 1 : 0]);
    }
}

void Raster::fillRow(int y, const Paints& paints)
{
    float* cells = m_cells.changes.data() + static_cast<std::size_t>(y) * m_width;
    std::uint64_t* marks = m_cells.marked.data() + static_cast<std::size_t>(y) * m_words;
    std::uint32_t* row = m_target.row(m_clip.top + y) + m_clip.left;
    const int width = m_clip.width();
    float area = 0;
    unsigned share = 0;
    int from = 0; // the first pixel of the share
    const auto paintUntil = [&](int to) {
        if (share == 255 && paints.opaque) {
            std::fill(row + from, row + to, paints[255]);
        } else if (share != 0) {
            const std::uint32_t paint = paints[share];
            for (int i = from; i < to; ++i) {
                row[i] = over(paint, row[i]);
            }
        }
    };
    const auto take = [&](std::size_t word) {
        std::uint64_t left = std::exchange(marks[word], 0);
        while (left != 0) {
            const int x = static_cast<int>(word * 64) + std::countr_zero(left);
            left &= left - 1;
            if (x >= width) {
                cells[x] = 0;
                continue;
            }
            area += std::exchange(cells[x], 0.0F);
            const unsigned now = shareOf(area);
            if (now != share) {
                paintUntil(x);
                share = now;
                from = x;
            }
        }
    };
    std::uint64_t groups = std::exchange(m_cells.groups[static_cast<std::size_t>(y)], 0);
    for (; groups != 0; groups &= groups - 1) {
        const auto first = static_cast<std::size_t>(std::countr_zero(groups)) << m_shift;
        const std::size_t last = std::min(m_words, first + (std::size_t{1} << m_shift));
        for (std::size_t word = first; word < last; ++word) {
            take(word);
        }
    }
    paintUntil(width);
}

void Raster::fill(Colour colour)
{
    const Paints paints(colour);
    for (int y = m_top; y < m_bottom; ++y) {
        fillRow(y, paints);
    }
    m_top = m_clip.height();
    m_bottom = 0;
}

} // namespace roundtrip
