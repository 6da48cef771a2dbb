// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/picture/drawing.h"
#include "core/picture/marks.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double signWidth = 34;
constexpr double signGap = 8;
constexpr double itemGap = 24;
constexpr double lineHeight = 22;
constexpr double leastWidth = 480; // of a legend's lines, however narrow the map is

// Gives the items their places, in lines at most `width` wide.
void arrange(Legend& legend, double width)
{
    legend.size.width = 0;
    Point at{0, lineHeight / 2};
    for (LegendItem& item : legend.items) {
        const double needs = signWidth + signGap + textWidth(item.text, style::captionSize);
        if (at.x > 0 && at.x + needs > width) {
            at = {0, at.y + lineHeight};
        }
        item.at = at;
        legend.size.width = std::max(legend.size.width, at.x + needs);
        at.x += needs + itemGap;
    }
    legend.size.height = legend.items.empty() ? 0 : at.y + lineHeight / 2;
}

} // namespace

std::vector<Minor> scaleAmounts(Minor largest)
{
    std::vector<Minor> amounts;
    Minor power = 1;
    while (power <= largest / 10) {
        power *= 10;
    }
    for (const Minor digit : {5, 2, 1}) {
        if (digit <= largest / power) {
            amounts.push_back(digit * power);
            break;
        }
    }
    // A tenth has a third of the width, which the eye can still tell from the next.
    while (!amounts.empty() && amounts.size() < 3 && amounts.back() >= 10) {
        amounts.push_back(amounts.back() / 10);
    }
    return amounts;
}

Legend legendOf(const Picture& picture, const MapWords& words, Minor largest, Currency currency, double width)
{
    Legend legend;
    const auto anyArrow = [&](auto&& holds) {
        return std::any_of(picture.arrows.begin(), picture.arrows.end(), holds);
    };
    const auto anyCard = [&](auto&& holds) { return std::any_of(picture.cards.begin(), picture.cards.end(), holds); };
    const auto add = [&](bool there, LegendKind kind, const std::string& text) {
        if (there) {
            legend.items.push_back({kind, text, 0, {}});
        }
    };
    add(anyArrow([](const Arrow& a) { return a.money == MoneyClass::capital; }), LegendKind::capital, words.capital);
    add(anyArrow([](const Arrow& a) { return a.money == MoneyClass::commercial; }), LegendKind::commercial,
        words.commercial);
    add(anyArrow([](const Arrow& a) { return a.contingent; }), LegendKind::contingent, words.contingent);
    add(!picture.ties.empty(), LegendKind::relation, words.relation);
    if (!picture.arrows.empty()) {
        for (const Minor amount : scaleAmounts(largest)) {
            legend.items.push_back(
                {LegendKind::width, shortText(amount, currency), static_cast<float>(arrowWidth(amount, largest)), {}});
        }
    }
    add(anyCard([](const Card& c) { return c.net > 0; }), LegendKind::netReceives, words.netReceives);
    add(anyCard([](const Card& c) { return c.net < 0; }), LegendKind::netPays, words.netPays);
    for (const auto& [mark, kind, text] : {std::tuple(Mark::added, LegendKind::added, &words.added),
                                           std::tuple(Mark::altered, LegendKind::altered, &words.altered),
                                           std::tuple(Mark::removed, LegendKind::removed, &words.removed)}) {
        const auto marked = [wanted = mark](const auto& thing) { return thing.mark == wanted; };
        const auto any = [&marked](const auto& things) { return std::any_of(things.begin(), things.end(), marked); };
        add(any(picture.arrows) || any(picture.cards) || any(picture.ties) || any(picture.notes), kind, *text);
    }
    arrange(legend, std::max(leastWidth, width));
    return legend;
}

Legend inLines(Legend legend, double width)
{
    arrange(legend, width);
    return legend;
}

Legend withSign(Legend legend, LegendKind kind, std::string text, double width)
{
    legend.items.push_back({kind, std::move(text), 0, {}});
    arrange(legend, std::max(leastWidth, width));
    return legend;
}

void addToLegend(Picture& picture, LegendKind kind, std::string text)
{
    Legend& legend = picture.legend;
    if (legend.items.empty()) {
        legend.origin = {picture.bounds.x + style::aroundAll, picture.map.bottom() + style::legendGap};
    }
    legend = withSign(std::move(legend), kind, std::move(text), picture.map.width);
    const Rect place{legend.origin.x, legend.origin.y, legend.size.width, legend.size.height};
    picture.bounds = united(picture.bounds, place.grown(style::aroundAll));
}

void drawLegend(const Legend& legend, Point origin, const DrawOptions& options, Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    drawing.begin({DrawnThing::Kind::legend, 0});
    for (const LegendItem& item : legend.items) {
        const Point from = origin + item.at;
        const Point to = from + Point{signWidth, 0};
        const auto line = [&](Point a, Point b, Colour ink, double width, Dash dash) {
            const Curve curve = lineCurve(a, b);
            drawing.way(Way(&curve, 1), {ink, width, dash});
        };
        switch (item.kind) {
        case LegendKind::capital: {
            line(from, to - Point{8, 0}, colours.capital, 3, Dash::solid);
            drawing.polygon(std::array{to + Point{-9, -5}, to, to + Point{-9, 5}}, colours.capital);
            break;
        }
        case LegendKind::commercial: {
            line(from, to - Point{2, 0}, colours.commercial, 3, Dash::solid);
            drawing.polyline(std::array{to + Point{-7, -5}, to - Point{1, 0}, to + Point{-7, 5}},
                             {colours.commercial, 1.8, Dash::solid});
            break;
        }
        case LegendKind::contingent: line(from, to, colours.mutedInk, 3, Dash::contingent); break;
        case LegendKind::relation: line(from, to, colours.relation, style::tie, Dash::dots); break;
        case LegendKind::width: line(from, to, colours.mutedInk, static_cast<double>(item.width), Dash::solid); break;
        case LegendKind::netReceives:
        case LegendKind::netPays: {
            const bool in = item.kind == LegendKind::netReceives;
            const double half = signWidth / 2;
            drawing.rect({from.x, from.y - 2, signWidth, 4}, 2, colours.hairline, {});
            drawing.rect({in ? from.x + half : from.x, from.y - 2, half, 4}, 2,
                         in ? colours.netReceives : colours.netPays, {});
            drawing.rect({from.x + half - 0.5, from.y - 3.5, 1, 7}, 0, colours.mutedInk, {});
            break;
        }
        case LegendKind::loop: line(from, to, colours.loopHalo.faded(0.35), 12, Dash::solid); break;
        case LegendKind::unpaid:
            line(from, to, colours.mutedInk, 6, Dash::solid);
            line(from + (to - from) * 0.5, to, colours.canvas.faded(style::unpaidVeil), 7, Dash::solid);
            break;
        case LegendKind::added:
        case LegendKind::altered:
        case LegendKind::removed: {
            const Mark mark = item.kind == LegendKind::added     ? Mark::added
                              : item.kind == LegendKind::altered ? Mark::altered
                                                                 : Mark::removed;
            const Rect card{from.x + markReach, from.y - 6, signWidth - markReach - 1, 12};
            drawing.rect(card, 3, colours.card, {markColour(mark, colours), 2, Dash::solid});
            if (mark == Mark::removed) {
                drawCut(card, 1, colours, drawing);
            }
            drawMarkSign({card.x, from.y}, mark, 1, colours, drawing);
            break;
        }
        }
        drawing.text({to + Point{signGap, style::captionSize * 0.36}, item.text, style::captionSize, false,
                      TextAlign::left, colours.mutedInk});
    }
    drawing.end();
}

} // namespace roundtrip
