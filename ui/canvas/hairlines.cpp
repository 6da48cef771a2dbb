// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/hairlines.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace roundtrip {

namespace {

constexpr double one = 65536; // fixed point

std::int64_t fixed(double x)
{
    return static_cast<std::int64_t>(std::floor(x * one));
}

} // namespace

Hairlines::Hairlines(Pixels target, const PixelRect& clip)
    : m_target(target), m_clip{std::max(clip.left, 0), std::max(clip.top, 0), std::min(clip.right, target.width),
                               std::min(clip.bottom, target.height)}
{}

const Hairlines::Paints& Hairlines::paintsOf(Colour colour)
{
    for (const Paints& known : m_paints) {
        if (known.colour == colour) {
            return known;
        }
    }
    Paints& made = m_paints[m_next];
    m_next = (m_next + 1) % m_paints.size();
    made.colour = colour;
    for (unsigned share = 0; share < made.by.size(); ++share) {
        made.by[share] = premultiplied(colour, share);
    }
    return made;
}

void Hairlines::paint(std::span<const Point> line, double width, Colour colour)
{
    if (m_clip.empty() || colour.alpha == 0) {
        return;
    }
    const Paints& paints = paintsOf(colour);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point from = line[i - 1];
        const Point to = line[i];
        if (std::max(from.x, to.x) + width < m_clip.left || std::min(from.x, to.x) - width > m_clip.right ||
            std::max(from.y, to.y) + width < m_clip.top || std::min(from.y, to.y) - width > m_clip.bottom) {
            continue;
        }
        if (std::abs(to.x - from.x) >= std::abs(to.y - from.y)) {
            stretch({from.x, to.x, from.y, to.y}, width, paints, false);
        } else {
            stretch({from.y, to.y, from.x, to.x}, width, paints, true);
        }
    }
}

// Pixel by pixel along the axis on which the line runs faster. A step belongs to the stretch that holds the pixel's
// middle.
void Hairlines::stretch(Stretch line, double width, const Paints& paints, bool down)
{
    if (line.along0 > line.along1) {
        std::swap(line.along0, line.along1);
        std::swap(line.aside0, line.aside1);
    }
    const int first = down ? m_clip.top : m_clip.left;
    const int last = down ? m_clip.bottom : m_clip.right;
    const auto from = static_cast<int>(std::ceil(std::clamp(line.along0 - 0.5, double(first), double(last))));
    const auto until = static_cast<int>(std::ceil(std::clamp(line.along1 - 0.5, double(first), double(last))));
    if (from >= until) {
        return;
    }
    const double slope = (line.aside1 - line.aside0) / (line.along1 - line.along0);
    const double thick = width * std::sqrt(1 + slope * slope);
    std::int64_t begins = fixed(line.aside0 + (from + 0.5 - line.along0) * slope - thick / 2);
    const std::int64_t reach = std::max<std::int64_t>(fixed(thick), 1);
    const std::int64_t step = fixed(slope);
    const int least = down ? m_clip.left : m_clip.top;
    const int most = down ? m_clip.right : m_clip.bottom;
    const std::ptrdiff_t across = down ? 1 : m_target.stride;
    const std::ptrdiff_t along = down ? m_target.stride : 1;
    std::uint32_t* at = m_target.bits + from * along;
    const auto cover = [&](int aside, std::int64_t share) {
        if (aside >= least && aside < most) {
            std::uint32_t& pixel = at[aside * across];
            pixel = over(paints.by[static_cast<std::size_t>((share * 255 + 32768) >> 16)], pixel);
        }
    };
    for (int i = from; i < until; ++i, at += along, begins += step) {
        const std::int64_t ends = begins + reach;
        const int low = static_cast<int>(begins >> 16);
        const int high = static_cast<int>(ends >> 16);
        if (low == high) {
            cover(low, reach);
            continue;
        }
        cover(low, 65536 - (begins & 0xFFFF));
        for (int aside = low + 1; aside < high; ++aside) {
            cover(aside, 65536);
        }
        cover(high, ends & 0xFFFF);
    }
}

} // namespace roundtrip
