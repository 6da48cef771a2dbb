// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/compose_map.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/layout/routes.h"
#include "core/model/collapses.h"
#include "core/picture/legend.h"
#include "core/picture/map_labels.h"
#include "core/picture/notes.h"
#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

// What is left of a card for its name and caption.
constexpr double besideText = style::cardPadding + style::iconSize + style::iconGap + 10;

// An arrow before it has a place.
struct Bundle {
    std::uint32_t payer = 0;
    std::uint32_t payee = 0;
    MoneyClass money = MoneyClass::capital;
    bool contingent = false;
    Minor amount = 0;
    Minor paid = 0;
    std::vector<std::uint32_t> streams; // of the network; the largest first
    bool removed = false;               // by the scenario: it is seen, and counts for nothing
};

Mark markOf(const Uuid& record, const MapOptions& options)
{
    const auto mark = options.marks.find(record);
    return mark != options.marks.end() ? mark->second : Mark::none;
}

bool isRemoved(const MapOptions& options, FlowId flow)
{
    return markOf(flow.value, options) == Mark::removed;
}

Minor amountOf(const Stream& stream, const Window& window, const Rates& rates)
{
    return sumWithin(stream, window, rates) + (window.to ? 0 : undatedSum(stream, rates));
}

// What of the window is paid by the as-of date.
Window paidWindow(const Question& question)
{
    Window paid = question.window;
    const Date dayAfter = question.asOf + std::chrono::days(1);
    paid.to = paid.to ? std::min(*paid.to, dayAfter) : dayAfter;
    return paid;
}

// What the last bundle holds of flows that the scenario removed becomes one of its own.
void partRemoved(std::vector<Bundle>& bundles, const Network& network, const MapOptions& options, const Rates& rates)
{
    Bundle& all = bundles.back();
    const auto removed = std::stable_partition(all.streams.begin(), all.streams.end(), [&](std::uint32_t stream) {
        return !isRemoved(options, network.streams()[stream].flow);
    });
    if (removed == all.streams.end()) {
        return;
    }
    Bundle gone{all.payer, all.payee, all.money, false, 0, 0, {removed, all.streams.end()}, true};
    all.streams.erase(removed, all.streams.end());
    const Window paid = paidWindow(network.question());
    for (const std::uint32_t stream : gone.streams) {
        gone.amount += amountOf(network.streams()[stream], network.question().window, rates);
        gone.paid += sumWithin(network.streams()[stream], paid, rates);
        gone.contingent = gone.contingent || network.streams()[stream].contingent;
    }
    all.amount -= gone.amount;
    all.paid -= gone.paid;
    all.contingent = std::any_of(all.streams.begin(), all.streams.end(),
                                 [&](std::uint32_t stream) { return network.streams()[stream].contingent; });
    if (all.amount == 0) { // nothing that is left pays in the window
        all = std::move(gone);
    } else if (gone.amount != 0) {
        bundles.push_back(std::move(gone));
    }
}

std::vector<Bundle> bundlesOf(const Book& book, const Network& network, const MapOptions& options)
{
    const Window& window = network.question().window;
    const Rates rates(book);
    std::vector<Bundle> bundles;
    for (const Pair& pair : network.pairs()) {
        if (options.style.bundled) {
            for (const MoneyClass money : {MoneyClass::capital, MoneyClass::commercial}) {
                const bool capital = money == MoneyClass::capital;
                const Minor amount = capital ? pair.capital : pair.commercial;
                if (amount == 0) {
                    continue;
                }
                Bundle bundle{
                    pair.payer, pair.payee, money, false, amount, capital ? pair.paidCapital : pair.paidCommercial, {}};
                for (std::uint32_t s = pair.firstStream; s < pair.lastStream; ++s) {
                    if (network.streams()[s].moneyClass == money) {
                        bundle.contingent = bundle.contingent || network.streams()[s].contingent;
                        bundle.streams.push_back(s);
                    }
                }
                std::stable_sort(bundle.streams.begin(), bundle.streams.end(), [&](std::uint32_t a, std::uint32_t b) {
                    return network.streams()[a].amount > network.streams()[b].amount;
                });
                bundles.push_back(std::move(bundle));
                if (!options.marks.empty()) {
                    partRemoved(bundles, network, options, rates);
                }
            }
            continue;
        }
        for (std::uint32_t s = pair.firstStream; s < pair.lastStream; ++s) {
            const Stream& stream = network.streams()[s];
            const Minor amount = amountOf(stream, window, rates);
            if (amount == 0) {
                continue;
            }
            bundles.push_back({pair.payer,
                               pair.payee,
                               stream.moneyClass,
                               stream.contingent,
                               amount,
                               sumWithin(stream, paidWindow(network.question()), rates),
                               {s},
                               isRemoved(options, stream.flow)});
        }
    }
    return bundles;
}

Minor largestOf(const std::vector<Bundle>& bundles)
{
    Minor largest = 0;
    for (const Bundle& bundle : bundles) {
        largest = std::max(largest, bundle.amount);
    }
    return largest;
}

std::vector<LayoutEdge> edgesOf(const std::vector<Bundle>& bundles)
{
    const Minor largest = largestOf(bundles);
    std::vector<LayoutEdge> edges;
    edges.reserve(bundles.size());
    for (const Bundle& bundle : bundles) {
        // To turn a heavy arrow is worse than a light one, but many light ones are worse than a heavy one.
        const double share = largest > 0 ? static_cast<double>(bundle.amount) / static_cast<double>(largest) : 0;
        edges.push_back({bundle.payer, bundle.payee, 1 + 3 * std::sqrt(share), arrowWidth(bundle.amount, largest),
                         static_cast<std::uint8_t>(bundle.money)});
    }
    return edges;
}

// A kind's card has the kind's word for a name, in the reader's language.
const std::string& nameOf(const Node& node, const MapWords& words)
{
    const auto kind = kindOfParty(node.party);
    return kind ? words.kinds[static_cast<std::size_t>(*kind)] : node.name;
}

PartyKind kindOf(const Book& book, const Node& node)
{
    const Party* party = book.find(node.party);
    return party != nullptr ? party->kind : kindOfParty(node.party).value_or(PartyKind::other);
}

struct Sums {
    std::vector<Minor> in;
    std::vector<Minor> out;
};

Sums sumsOf(const Network& network, const std::vector<Bundle>& bundles)
{
    Sums sums{std::vector<Minor>(network.nodes().size(), 0), std::vector<Minor>(network.nodes().size(), 0)};
    for (const Pair& pair : network.pairs()) {
        sums.out[pair.payer] = plus(sums.out[pair.payer], pair.amount, network.nodes()[pair.payer].name);
        sums.in[pair.payee] = plus(sums.in[pair.payee], pair.amount, network.nodes()[pair.payee].name);
    }
    for (const Bundle& bundle : bundles) {
        if (bundle.removed) {
            sums.out[bundle.payer] -= bundle.amount;
            sums.in[bundle.payee] -= bundle.amount;
        }
    }
    return sums;
}

// Cards grow with the money that passes, and are never too small for their arrows' ends or, within reason, their name.
std::vector<Size> cardSizes(const Network& network, const std::vector<LayoutEdge>& edges, const Sums& sums,
                            const MapOptions& options)
{
    const std::size_t n = network.nodes().size();
    std::vector<double> ends(n, 0);
    std::vector<double> starts(n, 0);
    constexpr double apart = 8;
    for (const LayoutEdge& edge : edges) {
        starts[edge.from] += edge.width + apart;
        ends[edge.to] += edge.width + apart;
    }
    double most = 1;
    for (std::size_t i = 0; i < n; ++i) {
        most = std::max(most, static_cast<double>(sums.in[i]) + static_cast<double>(sums.out[i]));
    }
    std::vector<Size> sizes(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double passes = (static_cast<double>(sums.in[i]) + static_cast<double>(sums.out[i])) / most;
        const double growth = options.style.sized ? 1 + (style::cardGrowth - 1) * std::sqrt(passes) : 1;
        const double name =
            textWidth(nameOf(network.nodes()[i], options.words), style::nameSize, FontWeight::semibold) + besideText +
            4;
        const double rims = std::max(starts[i], ends[i]) + 2 * style::cardPadding;
        sizes[i].width =
            std::round(std::clamp(name, style::card.width * growth, style::card.width * style::cardGrowth));
        sizes[i].height = std::round(std::max(style::card.height * growth, std::min(rims, style::card.height * 2.5)));
    }
    return sizes;
}

// What a card is and what it is left with. The card of a kind is named by it, and says instead how many stand in it.
std::string captionOf(const Card& card, Currency currency, const MapWords& words)
{
    const Minor net = card.in - card.out;
    std::string caption = kindOfParty(card.party) ? words.parties + ": " + std::to_string(card.units)
                                                  : words.kinds[static_cast<std::size_t>(card.kind)];
    if (card.hasMoney) {
        caption += " · " + words.net + " ";
        caption += net > 0 ? "+" : net < 0 ? "−" : "";
        caption += shortText(net < 0 ? -net : net, currency);
    }
    return caption;
}

void addCards(Picture& picture, const Book& book, const Network& network, const std::vector<Rect>& rects,
              const Sums& sums, const MapOptions& options)
{
    Minor most = 1;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        most = std::max(most, std::abs(sums.in[i] - sums.out[i]));
    }
    std::vector<std::uint32_t> units(rects.size(), 0);
    const Filter& filter = network.question().filter;
    if (!filter.collapsed.empty() || filter.collapsedKinds != EnumSet<PartyKind>{}) {
        for (const Party& party : book.parties()) {
            const auto node = network.nodeOf(party.id);
            units[node.value_or(0)] += node && network.nodes()[*node].party != party.id ? 1 : 0;
        }
    }
    const PartyPlaces places = placesOf(book);
    picture.cards.reserve(rects.size());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const Node& node = network.nodes()[i];
        const Minor net = sums.in[i] - sums.out[i];
        const auto place = places.find(node.party);
        const double room = rects[i].width - besideText;
        Card card;
        card.party = node.party;
        card.rect = rects[i];
        card.fullName = nameOf(node, options.words);
        card.name = elided(card.fullName, room, style::nameSize, FontWeight::semibold);
        card.units = units[i];
        card.hasMoney = sums.in[i] > 0 || sums.out[i] > 0;
        card.kind = kindOf(book, node);
        card.mark = markOf(node.party.value, options);
        card.pinned = place != places.end() && place->second.pinned;
        card.net = static_cast<float>(static_cast<double>(net) / static_cast<double>(most));
        card.in = sums.in[i];
        card.out = sums.out[i];
        card.caption = elided(captionOf(card, network.currency(), options.words), room, style::captionSize);
        picture.cards.push_back(std::move(card));
    }
}

// The mark of all flows of an arrow, altered where they differ.
Mark markOf(const Bundle& bundle, const Network& network, const MapOptions& options)
{
    if (options.marks.empty()) {
        return Mark::none;
    }
    std::optional<Mark> common;
    for (const std::uint32_t stream : bundle.streams) {
        const Mark mark = markOf(network.streams()[stream].flow.value, options);
        if (common && *common != mark) {
            return Mark::altered;
        }
        common = mark;
    }
    return common.value_or(Mark::none);
}

std::string labelText(const Bundle& bundle, const Book& book, const Network& network, const MapWords& words)
{
    std::string text = shortText(bundle.amount, network.currency());
    std::vector<Instrument> instruments;
    for (const std::uint32_t stream : bundle.streams) {
        const Flow* flow = book.find(network.streams()[stream].flow);
        if (flow != nullptr &&
            std::find(instruments.begin(), instruments.end(), flow->instrument) == instruments.end()) {
            instruments.push_back(flow->instrument);
        }
    }
    if (!instruments.empty()) {
        text += " " + words.instruments[static_cast<std::size_t>(instruments.front())];
        if (instruments.size() > 1) {
            text += " +" + std::to_string(instruments.size() - 1);
        }
    }
    return text;
}

struct Ways {
    std::vector<LayoutEdge> edges; // of the bundles, then of the ties
    std::vector<const Relation*> relations;
    Routes routes;
};

bool holdsAt(const Relation& relation, Date date)
{
    return (!relation.start || *relation.start <= date) && (!relation.end || date < *relation.end);
}

void addRelations(Ways& ways, const Book& book, const Network& network)
{
    for (const Relation& relation : book.all<Relation>()) {
        const auto from = network.nodeOf(relation.from);
        const auto to = network.nodeOf(relation.to);
        if (from && to && *from != *to && holdsAt(relation, network.question().asOf)) {
            ways.edges.push_back({*from, *to, 0.1, style::arrowLeast, 2});
            ways.relations.push_back(&relation);
        }
    }
}

void addArrows(Picture& picture, const Book& book, const Network& network, const std::vector<Bundle>& bundles,
               const Ways& ways, const MapOptions& options)
{
    // The heavy ones first, so that the light ones pass over them and stay in sight.
    std::vector<std::uint32_t> order(bundles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return bundles[a].amount > bundles[b].amount; });
    picture.arrows.reserve(bundles.size());
    for (const std::uint32_t b : order) {
        const Bundle& bundle = bundles[b];
        const Way way = ways.routes[b];
        Arrow arrow;
        arrow.payer = bundle.payer;
        arrow.payee = bundle.payee;
        arrow.firstFlow = static_cast<std::uint32_t>(picture.flows.size());
        arrow.flowCount = static_cast<std::uint32_t>(bundle.streams.size());
        for (const std::uint32_t stream : bundle.streams) {
            picture.flows.push_back(network.streams()[stream].flow);
        }
        arrow.firstCurve = static_cast<std::uint32_t>(picture.curves.size());
        arrow.curveCount = static_cast<std::uint32_t>(way.size());
        picture.curves.insert(picture.curves.end(), way.begin(), way.end());
        arrow.money = bundle.money;
        arrow.contingent = bundle.contingent;
        arrow.mark = markOf(bundle, network, options);
        arrow.width = static_cast<float>(ways.edges[b].width);
        arrow.paid = static_cast<float>(static_cast<double>(bundle.paid) / static_cast<double>(bundle.amount));
        arrow.amount = bundle.amount;
        arrow.bounds = bounds(way);
        picture.arrows.push_back(arrow);
    }
    for (std::size_t r = 0; r < ways.relations.size(); ++r) {
        const Way way = ways.routes[bundles.size() + r];
        const LayoutEdge& edge = ways.edges[bundles.size() + r];
        picture.ties.push_back({ways.relations[r]->id, ways.relations[r]->type, edge.from, edge.to,
                                static_cast<std::uint32_t>(picture.curves.size()),
                                static_cast<std::uint32_t>(way.size()), markOf(ways.relations[r]->id.value, options)});
        picture.curves.insert(picture.curves.end(), way.begin(), way.end());
    }
    // Labels, on the arrows in the order they are painted in.
    for (std::uint32_t a = 0; a < order.size(); ++a) {
        picture.labels.push_back({a, labelText(bundles[order[a]], book, network, options.words), {}, false});
        picture.arrows[a].label = a;
    }
    placeLabels(picture);
}

void frame(Picture& picture, const Network& network, Minor largest, const MapOptions& options)
{
    Rect map;
    for (const Card& card : picture.cards) {
        map = united(map, card.rect);
    }
    for (const Arrow& arrow : picture.arrows) {
        map = united(map, arrow.bounds.grown(static_cast<double>(arrow.width)));
    }
    for (const Label& label : picture.labels) {
        if (label.shown) {
            map = united(map, label.box);
        }
    }
    for (const PlacedNote& note : picture.notes) {
        map = united(map, note.rect);
    }
    picture.map = map;
    picture.legend = legendOf(picture, options.words, largest, network.currency(), map.width);
    Rect all = map;
    if (!picture.title.empty()) {
        const double title = style::titleSize + (picture.subtitle.empty() ? 12 : 44);
        const double wide = std::max(textWidth(picture.title, style::titleSize, FontWeight::semibold),
                                     textWidth(picture.subtitle, style::nameSize));
        all = united(all, {map.x, map.y - title, wide, title});
    }
    if (!picture.legend.items.empty()) {
        picture.legend.origin = {all.x, map.bottom() + style::legendGap};
        all = united(all, {picture.legend.origin.x, picture.legend.origin.y, picture.legend.size.width,
                           picture.legend.size.height});
    }
    picture.bounds = all.grown(style::aroundAll);
}

} // namespace

PartyPlaces placesOf(const Book& book)
{
    PartyPlaces places;
    for (const Placement& placement : book.all<Placement>()) {
        places[placement.party] = {{placement.x, placement.y}, placement.pinned};
    }
    for (const Collapse& collapse : book.all<Collapse>()) {
        if (collapse.kind && collapse.placed) {
            places[partyOfKind(*collapse.kind)] = {{collapse.x, collapse.y}, collapse.pinned};
        }
    }
    return places;
}

PartyPlaces placesOf(const Picture& picture)
{
    PartyPlaces places;
    for (const Card& card : picture.cards) {
        places[card.party] = {card.rect.centre(), card.pinned};
    }
    return places;
}

LayoutGraph mapGraph(const Book& book, const Network& network, const MapOptions& options, const PartyPlaces& places)
{
    LayoutGraph graph;
    const std::vector<Bundle> bundles = bundlesOf(book, network, options);
    graph.edges = edgesOf(bundles);
    const std::vector<Size> sizes = cardSizes(network, graph.edges, sumsOf(network, bundles), options);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        LayoutNode node;
        node.size = sizes[i];
        const auto place = places.find(network.nodes()[i].party);
        if (place != places.end()) {
            node.previous = place->second.centre;
            node.pinned = place->second.pinned;
        }
        node.group = static_cast<std::uint32_t>(kindOf(book, network.nodes()[i]));
        graph.nodes.push_back(node);
    }
    return graph;
}

Picture composeMap(const Book& book, const Network& network, const Positions& positions, const MapOptions& options)
{
    assert(positions.size() == network.nodes().size());
    const std::vector<Bundle> bundles = bundlesOf(book, network, options);
    const Sums sums = sumsOf(network, bundles);
    Ways ways;
    ways.edges = edgesOf(bundles);
    const std::vector<Size> sizes = cardSizes(network, ways.edges, sums, options);
    std::vector<Rect> rects;
    rects.reserve(sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        rects.push_back(rectAround(positions[i], sizes[i]));
    }
    if (options.style.relations) {
        addRelations(ways, book, network);
    }
    ways.routes = routes(rects, ways.edges);

    Picture picture;
    picture.title = options.title;
    picture.subtitle = options.subtitle;
    addCards(picture, book, network, rects, sums, options);
    addArrows(picture, book, network, bundles, ways, options);
    picture.notes = placedNotes(book, options.marks);
    frame(picture, network, largestOf(bundles), options);
    picture.index = indexOf(picture);
    return picture;
}

} // namespace roundtrip
