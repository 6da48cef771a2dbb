// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/far_name.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

// In pixels of the screen.
constexpr double leastRoom = 1500;  // of the map, for each card: a large map far away is as fast as without names
constexpr double reach = 44;        // a chip beyond its card, at most
constexpr double lineHeight = 10.5; // from one line's baseline to the next
constexpr double aroundLines = 3;   // above and below them together
constexpr double beforeName = 5;    // the kind's stripe has its place there
constexpr double afterName = 3;
constexpr double betweenChips = 2;
constexpr std::size_t fewest = 3; // letters that are worth showing, where more are cut off

struct Growth {
    double x = 0;
    double y = 0;
};

// How far a card may grow to every side: half of what is free between it and each other. Of two that are apart in both
// directions the larger distance counts, for both of them.
Growth roomAround(const Picture& picture, std::uint32_t card, double zoom)
{
    Growth room{reach / zoom, reach / zoom};
    const Rect& own = picture.cards[card].rect;
    if (picture.index.cards.columns() == 0) {
        return {};
    }
    for (const std::uint32_t other : picture.index.cards.in(own.grown(2 * reach / zoom))) {
        if (other == card) {
            continue;
        }
        const Rect& rect = picture.cards[other].rect;
        const double x = std::max(rect.left() - own.right(), own.left() - rect.right());
        const double y = std::max(rect.top() - own.bottom(), own.top() - rect.bottom());
        double& limited = x >= y ? room.x : room.y;
        limited = std::min(limited, std::max(0.0, (std::max(x, y) - betweenChips / zoom) / 2));
    }
    return room;
}

double widthOf(std::string_view text, double size)
{
    return textWidth(text, size, FontWeight::semibold);
}

// Broken at the space that leaves the shortest lines; nothing where there is none.
std::optional<std::array<std::string, 2>> inTwo(std::string_view name, double size)
{
    std::optional<std::array<std::string, 2>> best;
    double least = 0;
    for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
        const std::string_view first = name.substr(0, at);
        const std::string_view second = name.substr(at + 1);
        const double width = std::max(widthOf(first, size), widthOf(second, size));
        if (!first.empty() && !second.empty() && (!best || width < least)) {
            best = {std::string(first), std::string(second)};
            least = width;
        }
    }
    return best;
}

} // namespace

double chipReach(double zoom)
{
    return reach / zoom;
}

std::optional<FarName> farName(const Picture& picture, std::uint32_t card, double zoom)
{
    const double pixels = picture.map.width * picture.map.height * zoom * zoom;
    if (pixels < leastRoom * static_cast<double>(picture.cards.size())) {
        return std::nullopt;
    }
    const Rect& rect = picture.cards[card].rect;
    const std::string name = elided(picture.cards[card].fullName, 1e9, 1); // on one line
    const Growth room = roomAround(picture, card, zoom);
    const double size = style::legible / zoom;
    const double beside = (beforeName + afterName) / zoom;
    const double most = rect.width + 2 * room.x - beside;
    const double lines = std::floor((rect.height + 2 * room.y - aroundLines / zoom) * zoom / lineHeight);
    FarName far;
    far.size = size;
    far.lines[0] = name;
    const double whole = widthOf(name, size);
    if (lines < 1 || most <= 0) {
        return std::nullopt;
    }
    if (whole > rect.width - beside && lines >= 2) {
        const auto two = inTwo(name, size);
        if (two && widthOf((*two)[0], size) <= most) { // one that is cut is better than a first line that is
            far.lines = *two;
        }
    }
    double width = 0;
    for (std::string& line : far.lines) {
        const std::string_view before = line;
        std::string cut = elided(before, most, size, FontWeight::semibold);
        if (cut != before && cut.size() < fewest + std::string_view("…").size()) {
            return std::nullopt;
        }
        width = std::max(width, widthOf(cut, size));
        line = std::move(cut);
    }
    const double step = lineHeight / zoom;
    const double height = (far.lines[1].empty() ? step : 2 * step) + aroundLines / zoom;
    far.chip = rectAround(rect.centre(), {std::max(rect.width, width + beside), std::max(rect.height, height)});
    far.stripe = {far.chip.x + 1.5 / zoom, far.chip.y + far.chip.height * 0.22, 1.5 / zoom, far.chip.height * 0.56};
    const Point first{far.chip.x + beforeName / zoom,
                      far.chip.centre().y + size * 0.36 - (far.lines[1].empty() ? 0 : step / 2)};
    far.baselines = {first, first + Point{0, step}};
    return far;
}

} // namespace roundtrip
