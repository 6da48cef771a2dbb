// SPDX-License-Identifier: GPL-3.0-or-later
// Colours by median cut (Heckbert 1982), after those that fill areas have been set apart.
#include "ui/film/palette.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace roundtrip {

namespace {

struct Counted {
    QRgb colour = 0;
    std::uint64_t count = 0;
};

constexpr std::size_t mostExact = 48; // colours that are kept as they are, the most frequent ones

std::array<int, 3> parts(QRgb colour)
{
    return {qRed(colour), qGreen(colour), qBlue(colour)};
}

// Colours that one entry stands for.
struct Box {
    std::span<Counted> colours;
    std::size_t axis = 0; // along which it is widest
    int width = 0;
    std::uint64_t count = 0;

    explicit Box(std::span<Counted> of) : colours(of)
    {
        std::array<int, 3> least{255, 255, 255};
        std::array<int, 3> most{0, 0, 0};
        for (const Counted& one : colours) {
            const auto at = parts(one.colour);
            for (std::size_t i = 0; i < 3; ++i) {
                least[i] = std::min(least[i], at[i]);
                most[i] = std::max(most[i], at[i]);
            }
            count += one.count;
        }
        for (std::size_t i = 0; i < 3; ++i) {
            if (most[i] - least[i] > width) {
                axis = i;
                width = most[i] - least[i];
            }
        }
    }

    QRgb mean() const
    {
        std::array<std::uint64_t, 3> sums{};
        for (const Counted& one : colours) {
            const auto at = parts(one.colour);
            for (std::size_t i = 0; i < 3; ++i) {
                sums[i] += static_cast<std::uint64_t>(at[i]) * one.count;
            }
        }
        const auto part = [&](std::size_t i) { return static_cast<int>((sums[i] + count / 2) / count); };
        return qRgb(part(0), part(1), part(2));
    }
};

// In two at the median of what the pixels count, along the widest side.
std::array<Box, 2> halves(const Box& box)
{
    std::sort(box.colours.begin(), box.colours.end(), [&](const Counted& a, const Counted& b) {
        const int left = parts(a.colour)[box.axis];
        const int right = parts(b.colour)[box.axis];
        return left != right ? left < right : a.colour < b.colour;
    });
    std::uint64_t passed = 0;
    std::size_t at = 0;
    while (at + 1 < box.colours.size() && (at == 0 || passed + box.colours[at].count <= box.count / 2)) {
        passed += box.colours[at].count;
        ++at;
    }
    return {Box(box.colours.first(at)), Box(box.colours.subspan(at))};
}

} // namespace

FewColours::FewColours(const std::vector<QImage>& images, std::size_t most)
{
    std::map<QRgb, std::uint64_t> counts;
    for (const QImage& image : images) {
        for (int y = 0; y < image.height(); ++y) {
            const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
            for (int x = 0; x < image.width();) {
                int end = x + 1;
                while (end < image.width() && line[end] == line[x]) {
                    ++end;
                }
                counts[line[x] | 0xFF000000U] += static_cast<std::uint64_t>(end - x);
                x = end;
            }
        }
    }
    std::vector<Counted> all;
    all.reserve(counts.size());
    for (const auto& [colour, count] : counts) {
        all.push_back({colour, count});
    }
    std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
    const std::size_t exact = std::min({all.size(), most, all.size() <= most ? all.size() : mostExact});
    for (std::size_t i = 0; i < exact; ++i) {
        m_colours.push_back(all[i].colour);
    }
    if (exact == all.size() || exact == most) {
        return;
    }
    std::vector<Box> boxes{Box(std::span(all).subspan(exact))};
    while (boxes.size() < most - exact) {
        // The box whose colours are furthest from what would stand for them, roughly: wide, and seen a lot.
        const auto worth = [](const Box& box) {
            return static_cast<double>(box.width) * box.width * static_cast<double>(box.count);
        };
        const auto worst = std::max_element(boxes.begin(), boxes.end(),
                                            [&](const Box& a, const Box& b) { return worth(a) < worth(b); });
        if (worst->colours.size() < 2) {
            break;
        }
        const auto two = halves(*worst);
        *worst = two[0];
        boxes.push_back(two[1]);
    }
    for (const Box& box : boxes) {
        m_colours.push_back(box.mean());
    }
}

std::uint8_t FewColours::nearest(QRgb colour)
{
    const QRgb opaque = colour | 0xFF000000U;
    const auto known = m_known.find(opaque);
    if (known != m_known.end()) {
        return known->second;
    }
    const auto at = parts(opaque);
    std::size_t best = 0;
    int least = 4 * 255 * 255;
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        const auto other = parts(m_colours[i]);
        int distance = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            distance += (at[k] - other[k]) * (at[k] - other[k]);
        }
        if (distance < least) {
            best = i;
            least = distance;
        }
    }
    const auto index = static_cast<std::uint8_t>(best);
    m_known.emplace(opaque, index);
    return index;
}

} // namespace roundtrip
