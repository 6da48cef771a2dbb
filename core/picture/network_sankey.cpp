// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/network_sankey.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "core/layout/sankey.h"
#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr std::size_t mostPairs = 240;
constexpr double leastShare = 0.001; // of the heaviest pair
constexpr double wide = 1500;
constexpr double high = 720;
constexpr double widerBy = 0.35; // of what text is larger by
constexpr double line = 17;      // of a label
constexpr double nameMost = 132;
constexpr double labelGap = 6;
constexpr double headLength = 9;

// The indices of the pairs that are drawn, the heaviest first.
std::vector<std::uint32_t> drawnPairs(const Network& network)
{
    const auto pairs = network.pairs();
    std::vector<std::uint32_t> order(pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return pairs[a].amount > pairs[b].amount; });
    const double least = order.empty() ? 0 : leastShare * static_cast<double>(pairs[order.front()].amount);
    while (!order.empty() && (order.size() > mostPairs || static_cast<double>(pairs[order.back()].amount) < least)) {
        order.pop_back();
    }
    return order;
}

// From a bar to the next column's bars, or to where the last column's labels end.
double roomRight(const SankeyLayout& layout, std::uint32_t node)
{
    double next = 0;
    for (std::uint32_t other = 0; other < layout.nodes.size(); ++other) {
        if (layout.columns[other] == layout.columns[node] + 1) {
            next = layout.nodes[other].x;
        }
    }
    return next > 0 ? next - layout.nodes[node].right() - labelGap : std::numeric_limits<double>::infinity();
}

void drawBand(ShapeSheet& sheet, const SankeyBandPlace& place, Hue hue)
{
    if (!place.back) {
        sheet.polygon(outlineOf(place.way.front(), place.width), {hue, 0.42});
        return;
    }
    // A head says that it runs back.
    const BackBand back = backBand(place.way, place.width, headLength);
    sheet.way(back.body, {hue, 0.6}, place.width);
    sheet.polygon(back.head, {hue});
}

} // namespace

Picture composeNetworkSankey(const Network& network, const SheetOptions& options)
{
    const double scale = options.textScale;
    ShapeSheet sheet(options);
    const std::vector<std::uint32_t> drawn = drawnPairs(network);
    if (drawn.empty()) {
        return sheet.finished();
    }
    SankeyGraph graph;
    graph.source = SankeyGraph::noSource;
    std::vector<std::uint32_t> placeOf(network.nodes().size(), SankeyGraph::noSource);
    std::vector<std::uint32_t> nodes;
    for (const std::uint32_t index : drawn) {
        const Pair& pair = network.pairs()[index];
        for (const std::uint32_t node : {pair.payer, pair.payee}) {
            if (placeOf[node] == SankeyGraph::noSource) {
                placeOf[node] = graph.nodes++;
                nodes.push_back(node);
            }
        }
        graph.links.push_back({placeOf[pair.payer], placeOf[pair.payee], static_cast<double>(pair.amount)});
    }
    graph.kept.assign(graph.nodes, 0);
    SankeySpace space;
    // Broader for longer labels, but by less than they are: in a window they are to be larger all the same.
    space.room = {0, 0, wide * (1 + widerBy * (scale - 1)),
                  std::max(high, static_cast<double>(graph.nodes) * line * scale * 0.7)};
    space.slot = line * scale;
    space.bar = 12;
    space.gap = 12;
    space.after = (nameMost + 76) * scale;
    const SankeyLayout layout = sankeyLayout(graph, space);

    std::vector<Minor> in(graph.nodes, 0);
    std::vector<Minor> out(graph.nodes, 0);
    for (const std::uint32_t index : drawn) {
        const Pair& pair = network.pairs()[index];
        out[placeOf[pair.payer]] += pair.amount;
        in[placeOf[pair.payee]] += pair.amount;
    }
    const auto nameOf = [&](std::uint32_t node) { return network.nodes()[nodes[node]].name; };
    for (const bool back : {false, true}) {
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            if (layout.bands[i].back != back) {
                continue;
            }
            const Pair& pair = network.pairs()[drawn[i]];
            PictureSpot spot{PictureSpot::Part::pair,
                             network.nodes()[pair.payer].party,
                             network.nodes()[pair.payee].party,
                             0,
                             0,
                             {}};
            spot.title = network.nodes()[pair.payer].name + " \xE2\x86\x92 " + network.nodes()[pair.payee].name + ": " +
                         shortText(pair.amount, network.currency());
            sheet.begin(spot, flowsOf(network, pair));
            drawBand(sheet, layout.bands[i], hueOf(pair));
        }
    }
    // All bars below all labels: a label lies on its pill, not under the next column's band.
    std::vector<std::uint32_t> spots;
    for (std::uint32_t node = 0; node < graph.nodes; ++node) {
        PictureSpot spot{PictureSpot::Part::party, network.nodes()[nodes[node]].party, {}, 0, 0, {}};
        spot.title = nameOf(node) + ": +" + shortText(in[node], network.currency()) + " \xE2\x88\x92" +
                     shortText(out[node], network.currency());
        spots.push_back(sheet.begin(spot));
        sheet.rect(layout.nodes[node], {Hue::ink, 0.75}, 2);
    }
    for (std::uint32_t node = 0; node < graph.nodes; ++node) {
        const Rect& bar = layout.nodes[node];
        const std::string figure = shortText(std::max(in[node], out[node]), network.currency());
        const double letters = style::figureSize * scale;
        const double figureWidth = textWidth(figure, letters);
        // Larger text ends before the next column's labels.
        const double most =
            scale > 1 ? std::min(nameMost * scale, roomRight(layout, node) - figureWidth - 5 * scale - 11) : nameMost;
        const std::string name = elided(nameOf(node), most, letters, FontWeight::semibold);
        const double nameWidth = textWidth(name, letters, FontWeight::semibold);
        const double left = bar.right() + labelGap;
        const double middle = bar.centre().y;
        sheet.resume(spots[node]);
        sheet.rect({left - 3, middle - 8 * scale, nameWidth + 5 * scale + figureWidth + 6, 16 * scale},
                   {Hue::canvas, 0.8}, 8 * scale);
        sheet.text({left, middle + 4 * scale}, name, style::figureSize, {Hue::ink}, TextAlign::left, true);
        sheet.text({left + nameWidth + 5 * scale, middle + 4 * scale}, figure, style::figureSize, {Hue::mutedInk});
    }
    sheet.end();

    const double foot = space.room.bottom() + style::legendGap + 11 * (scale - 1);
    double x = sheet.key({0, foot}, {Hue::capital, 0.6}, options.words.capital);
    x = sheet.key({x, foot}, {Hue::commercial, 0.6}, options.words.commercial);
    if (std::any_of(layout.bands.begin(), layout.bands.end(), [](const SankeyBandPlace& b) { return b.back; })) {
        const double level = foot - 4 * scale;
        sheet.line({x, level}, {x + 24, level}, {Hue::mutedInk, 0.75}, 4);
        sheet.polygon(std::array{Point{x + 24, level - 5}, Point{x + 33, level}, Point{x + 24, level + 5}},
                      {Hue::mutedInk});
        sheet.text({x + 40, foot}, options.words.runsBack, style::captionSize, {Hue::mutedInk});
        x += 40 + (textWidth(options.words.runsBack, style::captionSize) + 22) * scale;
    }
    Minor shown = 0;
    for (const std::uint32_t index : drawn) {
        shown += network.pairs()[index].amount;
    }
    if (shown < network.total()) {
        sheet.text({x, foot}, shortText(network.total() - shown, network.currency()) + " " + options.words.leftOut,
                   style::captionSize, {Hue::mutedInk});
    }
    return sheet.finished();
}

} // namespace roundtrip
