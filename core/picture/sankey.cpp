// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/sankey.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "core/layout/sankey.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double least = 0.001; // share of the unit under which a pair is left out
constexpr double around = 6;
constexpr double labelGap = 6;
constexpr double nameMost = 150;
constexpr double labelLine = 15;
constexpr double bandOpacity = 0.42;
constexpr double headLength = 8;

// "28.5 %", "0.2 %".
std::string shareText(double share)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f\xC2\xA0%%", share * 100);
    return text.data();
}

double labelWidth(const SankeyNode& node, double scale)
{
    return (textWidth(node.name, style::figureSize, FontWeight::semibold) + 5 +
            textWidth(node.figure, style::figureSize)) *
           scale;
}

// Where there is little room the name gives way to its figure, and where there is less the figure to the name.
void fitLabel(SankeyNode& node, double pixels, double scale)
{
    constexpr double shortName = 44;
    const double room = pixels / scale; // as if the letters had their usual size
    node.name = elided(node.fullName, nameMost, style::figureSize, FontWeight::semibold);
    if (labelWidth(node, 1) <= room) {
        return;
    }
    const double left = room - textWidth(node.figure, style::figureSize) - 5;
    if (left < shortName) {
        node.figure.clear();
    }
    node.name = elided(node.fullName, left < shortName ? room : left, style::figureSize, FontWeight::semibold);
}

// The nodes that the drawn pairs reach from the source, in the network's order, and the pairs between them.
struct Drawn {
    std::vector<std::uint32_t> nodes;
    std::vector<TracePair> pairs;
};

Drawn drawnPart(const Network& network, std::uint32_t source, const Trace& trace)
{
    std::vector<bool> reached(network.nodes().size(), false);
    reached[source] = true;
    for (bool grew = true; grew;) {
        grew = false;
        for (const TracePair& carried : trace.carries) {
            const Pair& pair = network.pairs()[carried.pair];
            if (carried.share >= least && reached[pair.payer] && !reached[pair.payee]) {
                reached[pair.payee] = grew = true;
            }
        }
    }
    Drawn drawn;
    for (std::uint32_t node = 0; node < reached.size(); ++node) {
        if (reached[node]) {
            drawn.nodes.push_back(node);
        }
    }
    for (const TracePair& carried : trace.carries) {
        if (carried.share >= least && reached[network.pairs()[carried.pair].payer]) {
            drawn.pairs.push_back(carried);
        }
    }
    return drawn;
}

bool touches(const SankeyPicture& picture, const SankeyBand& band, const SankeySpot& spot)
{
    return spot.part == SankeySpot::Part::band ? &band == &picture.bands[spot.index]
                                               : band.from == spot.index || band.to == spot.index;
}

void drawBand(const SankeyPicture& picture, const SankeyBand& band, double fade, const Palette& colours,
              Drawing& drawing)
{
    const Colour tone = band.home ? colours.loopHalo : colours.money(band.money);
    const Colour ink = tone.faded((band.back ? 0.75 : bandOpacity) * fade);
    if (!band.back) {
        drawing.polygon(outlineOf(picture.way(band).front(), band.width), ink);
        return;
    }
    // A head says that it runs back.
    const BackBand back = backBand(picture.way(band), band.width, headLength);
    drawing.way(back.body, {ink, band.width, Dash::solid});
    drawing.polygon(back.head, tone.faded(fade));
}

} // namespace

SankeyPicture composeSankey(const Network& network, std::uint32_t source, const Trace& trace, Size size,
                            double textScale)
{
    SankeyPicture picture;
    picture.size = size;
    picture.textScale = textScale;
    const Drawn drawn = drawnPart(network, source, trace);
    picture.leftOut = static_cast<std::uint32_t>(trace.carries.size() - drawn.pairs.size());
    if (drawn.pairs.empty()) {
        return picture;
    }
    std::vector<std::uint32_t> placeOf(network.nodes().size(), 0);
    SankeyGraph graph;
    for (std::uint32_t i = 0; i < drawn.nodes.size(); ++i) {
        const Node& node = network.nodes()[drawn.nodes[i]];
        placeOf[drawn.nodes[i]] = i;
        picture.nodes.push_back({node.party, node.name, {}, {}, {}, {}, {}, 0, 0, drawn.nodes[i] == source});
    }
    graph.nodes = static_cast<std::uint32_t>(drawn.nodes.size());
    graph.source = placeOf[source];
    graph.kept.assign(graph.nodes, 0);
    for (const TracePair& carried : trace.carries) {
        // All that arrives counts, drawn or not.
        const Pair& pair = network.pairs()[carried.pair];
        const bool leaves = pair.payer == source;
        SankeyNode& node = picture.nodes[leaves ? graph.source : placeOf[pair.payee]];
        if (leaves) {
            node.passes += carried.share;
        }
        if (pair.payee != source && picture.nodes[placeOf[pair.payee]].party == network.nodes()[pair.payee].party) {
            picture.nodes[placeOf[pair.payee]].passes += carried.share;
        }
    }
    for (const TraceStay& stay : trace.stays) {
        const std::uint32_t at = placeOf[stay.node];
        if (picture.nodes[at].party == network.nodes()[stay.node].party) {
            picture.nodes[at].stays = stay.share;
            graph.kept[at] = stay.share;
        }
    }
    for (const TracePair& carried : drawn.pairs) {
        const Pair& pair = network.pairs()[carried.pair];
        graph.links.push_back({placeOf[pair.payer], placeOf[pair.payee], carried.share});
    }

    double widest = 0;
    for (SankeyNode& node : picture.nodes) {
        node.figure = shareText(node.passes);
        node.name = elided(node.fullName, std::min(nameMost, size.width / 6), style::figureSize, FontWeight::semibold);
        widest = std::max(widest, std::min(labelWidth(node, textScale), std::max(labelWidth(node, 1), size.width / 4)));
    }
    SankeySpace space;
    space.room = {around, around, size.width - 2 * around, size.height - 2 * around};
    space.slot = labelLine * textScale;
    space.after = widest + labelGap + 4;
    const SankeyLayout layout = sankeyLayout(graph, space);

    const std::uint32_t columns = *std::max_element(layout.columns.begin(), layout.columns.end()) + 1;
    const auto inColumn = [&layout](std::uint32_t column) {
        const auto at = std::find(layout.columns.begin(), layout.columns.end(), column);
        return layout.nodes[static_cast<std::size_t>(at - layout.columns.begin())].x;
    };
    const double pitch = inColumn(1) - inColumn(0);
    for (std::uint32_t i = 0; i < graph.nodes; ++i) {
        SankeyNode& node = picture.nodes[i];
        node.bar = layout.nodes[i];
        const double kept = std::min(node.bar.height, node.stays * layout.scale);
        node.kept = kept > 0.5 ? Rect{node.bar.x, node.bar.bottom() - kept, node.bar.width, kept} : Rect{};
        const bool last = layout.columns[i] == columns - 1;
        fitLabel(node, last ? widest : pitch - node.bar.width - 2 * labelGap, textScale);
        node.label = {node.bar.right() + labelGap - 3, node.bar.centre().y - labelLine * textScale / 2,
                      labelWidth(node, textScale) + 6, labelLine * textScale};
    }
    std::vector<std::uint32_t> order(graph.links.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::stable_sort(order.begin(), order.end(), [&graph](std::uint32_t a, std::uint32_t b) {
        return graph.links[a].value > graph.links[b].value;
    });
    for (const std::uint32_t i : order) {
        const Pair& pair = network.pairs()[drawn.pairs[i].pair];
        const SankeyBandPlace& place = layout.bands[i];
        picture.bands.push_back({graph.links[i].from, graph.links[i].to, graph.links[i].value,
                                 pair.capital >= pair.commercial ? MoneyClass::capital : MoneyClass::commercial,
                                 place.back, graph.links[i].to == graph.source, place.width,
                                 static_cast<std::uint32_t>(picture.curves.size()),
                                 static_cast<std::uint32_t>(place.way.size())});
        picture.curves.insert(picture.curves.end(), place.way.begin(), place.way.end());
    }
    return picture;
}

std::optional<SankeySpot> pickSankey(const SankeyPicture& picture, Point at)
{
    for (std::uint32_t i = 0; i < picture.nodes.size(); ++i) {
        if (picture.nodes[i].bar.grown(3).contains(at) || picture.nodes[i].label.contains(at)) {
            return SankeySpot{SankeySpot::Part::node, i};
        }
    }
    for (std::uint32_t i = static_cast<std::uint32_t>(picture.bands.size()); i-- > 0;) {
        if (passesWithin(picture.way(picture.bands[i]), at, std::max(3.0, picture.bands[i].width / 2))) {
            return SankeySpot{SankeySpot::Part::band, i};
        }
    }
    return std::nullopt;
}

void drawSankey(const SankeyPicture& picture, const std::optional<SankeySpot>& looked, const DrawOptions& options,
                Drawing& drawing, const std::optional<Colour>& ground)
{
    const Palette& colours = palette(options.theme);
    const Colour paper = ground.value_or(colours.canvas);
    if (options.background) {
        drawing.rect({0, 0, picture.size.width, picture.size.height}, 0, paper, {});
    }
    const auto fadeOf = [&](const SankeyBand& band) {
        return looked && !touches(picture, band, *looked) ? style::dimmed : 1.0;
    };
    for (const bool back : {false, true}) {
        for (const SankeyBand& band : picture.bands) {
            if (band.back == back) {
                drawBand(picture, band, fadeOf(band), colours, drawing);
            }
        }
    }
    for (const SankeyNode& node : picture.nodes) {
        drawing.rect(node.bar, 2, node.source ? colours.ink : colours.mutedInk, {});
        if (!node.kept.empty()) {
            drawing.rect(node.kept, 2, colours.netReceives, {});
        }
    }
    for (const SankeyNode& node : picture.nodes) {
        const double letters = style::figureSize * picture.textScale;
        const double baseline = node.label.centre().y + letters * 0.36;
        const Point left{node.label.x + 3, baseline};
        drawing.rect(node.label, node.label.height / 2, paper.faded(0.8), {});
        drawing.text({left, node.name, letters, true, TextAlign::left, colours.ink});
        drawing.text({left + Point{textWidth(node.name, letters, FontWeight::semibold) + 5 * picture.textScale, 0},
                      node.figure, letters, false, TextAlign::left, colours.mutedInk});
    }
}

} // namespace roundtrip
