// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/glide.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace roundtrip {

namespace {

constexpr double least = 0.5; // pixels that are a move

Rect between(const Rect& a, const Rect& b, double share)
{
    const auto mix = [share](double from, double to) { return from + (to - from) * share; };
    return {mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)};
}

Curve between(const Curve& a, const Curve& b, double share)
{
    return {between(a.a, b.a, share), between(a.b, b.b, share), between(a.c, b.c, share), between(a.d, b.d, share)};
}

bool apart(const Rect& a, const Rect& b)
{
    return length(a.centre() - b.centre()) > least;
}

// The same way in more curves: the longest is halved until there are enough.
std::vector<Curve> inCurves(Way way, std::size_t count)
{
    std::vector<Curve> curves(way.begin(), way.end());
    const auto reach = [](const Curve& curve) {
        return length(curve.b - curve.a) + length(curve.c - curve.b) + length(curve.d - curve.c);
    };
    while (!curves.empty() && curves.size() < count) {
        const auto longest =
            std::max_element(curves.begin(), curves.end(),
                             [&reach](const Curve& one, const Curve& other) { return reach(one) < reach(other); });
        const auto [before, after] = cut(*longest, 0.5);
        *longest = before;
        curves.insert(longest + 1, after);
    }
    return curves;
}

// A way whose ends were moved by so much, and what lies between them by the share of either.
std::vector<Curve> pulled(Way way, Point begin, Point end)
{
    std::vector<Curve> curves(way.begin(), way.end());
    const double steps = 3.0 * static_cast<double>(curves.size());
    double step = 0;
    for (Curve& curve : curves) {
        for (Point* point : {&curve.a, &curve.b, &curve.c, &curve.d}) {
            *point = *point + between(begin, end, step / steps);
            step += point == &curve.d ? 0 : 1; // the next curve begins where this one ends
        }
    }
    return curves;
}

} // namespace

double easedOut(double share)
{
    const double left = 1 - std::clamp(share, 0.0, 1.0);
    return 1 - left * left * left;
}

Glide::Glide(const Picture& from, const Picture& to) : m_between(std::make_shared<Picture>(to)), m_shown(m_between)
{
    std::unordered_map<PartyId, std::uint32_t> cards;
    for (std::uint32_t i = 0; i < from.cards.size(); ++i) {
        cards.emplace(from.cards[i].party, i);
    }
    for (const Card& card : to.cards) {
        const auto before = cards.find(card.party);
        m_toCards.push_back(card.rect);
        m_fromCards.push_back(before != cards.end() ? from.cards[before->second].rect : card.rect);
        m_moves |= apart(m_fromCards.back(), card.rect);
    }
    std::unordered_map<AnnotationId, std::uint32_t> notes;
    for (std::uint32_t i = 0; i < from.notes.size(); ++i) {
        notes.emplace(from.notes[i].annotation, i);
    }
    for (const PlacedNote& note : to.notes) {
        const auto before = notes.find(note.annotation);
        m_toNotes.push_back(note.rect);
        m_fromNotes.push_back(before != notes.end() ? from.notes[before->second].rect : note.rect);
        m_moves |= apart(m_fromNotes.back(), note.rect);
    }
    if (!m_moves) {
        return;
    }

    const auto pull = [this](std::uint32_t card) { return m_fromCards[card].centre() - m_toCards[card].centre(); };
    std::unordered_map<FlowId, std::uint32_t> arrows;
    for (std::uint32_t i = 0; i < from.arrows.size(); ++i) {
        for (const FlowId& flow : from.flowsOf(from.arrows[i])) {
            arrows.emplace(flow, i);
        }
    }
    std::unordered_map<RelationId, std::uint32_t> ties;
    for (std::uint32_t i = 0; i < from.ties.size(); ++i) {
        ties.emplace(from.ties[i].relation, i);
    }
    m_between->curves.clear();
    for (const Label& label : to.labels) {
        m_fromLabels.push_back(label.box);
        m_toLabels.push_back(label.box);
    }
    for (std::uint32_t i = 0; i < to.arrows.size(); ++i) {
        const Arrow& now = to.arrows[i];
        const auto known = now.flowCount == 0 ? arrows.end() : arrows.find(to.flowsOf(now).front());
        // Of a bundle that is another now, the ends may be other cards.
        const bool same = known != arrows.end() &&
                          from.cards[from.arrows[known->second].payer].party == to.cards[now.payer].party &&
                          from.cards[from.arrows[known->second].payee].party == to.cards[now.payee].party;
        const Arrow* before = same ? &from.arrows[known->second] : nullptr;
        const Point begin = pull(now.payer);
        const Point end = pull(now.payee);
        Arrow& arrow = m_between->arrows[i];
        const Way way = to.way(now);
        arrow.firstCurve = static_cast<std::uint32_t>(m_toCurves.size());
        arrow.curveCount = before != nullptr ? follow(from.way(*before), way) : follow(pulled(way, begin, end), way);
        if (arrow.label != Arrow::none) {
            const Rect& box = to.labels[arrow.label].box;
            const bool had = before != nullptr && before->label != Arrow::none;
            m_fromLabels[arrow.label] = had ? rectAround(from.labels[before->label].box.centre(), box.size())
                                            : box.moved(roundtrip::between(begin, end, 0.5));
        }
    }
    for (std::uint32_t i = 0; i < to.ties.size(); ++i) {
        const Tie& now = to.ties[i];
        const auto before = ties.find(now.relation);
        const Way way = to.way(now);
        m_between->ties[i].firstCurve = static_cast<std::uint32_t>(m_toCurves.size());
        m_between->ties[i].curveCount = before != ties.end() ? follow(from.way(from.ties[before->second]), way)
                                                             : follow(pulled(way, pull(now.from), pull(now.to)), way);
    }
    m_between->map = united(from.map, to.map);
    m_between->curves = m_fromCurves;
    index();
}

// Adds a way that becomes another; the number of its curves.
std::uint32_t Glide::follow(Way from, Way to)
{
    const std::size_t count = std::max(from.size(), to.size());
    const std::vector<Curve> begin = inCurves(from.empty() ? to : from, count);
    const std::vector<Curve> end = inCurves(to.empty() ? from : to, count);
    m_fromCurves.insert(m_fromCurves.end(), begin.begin(), begin.end());
    m_toCurves.insert(m_toCurves.end(), end.begin(), end.end());
    return static_cast<std::uint32_t>(count);
}

// Where things can be on their way: a curve stays within what holds the control points of both.
void Glide::index()
{
    Picture& picture = *m_between;
    const auto hull = [](const Curve& curve) {
        return united(rectOf(curve.a, curve.b).grown(least), rectOf(curve.c, curve.d).grown(least));
    };
    const std::size_t cells = std::max<std::size_t>(16, picture.cards.size() / 4);
    picture.index.cards = CellGrid(picture.map, cells);
    picture.index.arrows = CellGrid(picture.map, cells);
    for (std::uint32_t i = 0; i < picture.cards.size(); ++i) {
        picture.index.cards.add(i, united(m_fromCards[i], m_toCards[i]));
    }
    for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
        Arrow& arrow = picture.arrows[i];
        Rect all;
        for (std::uint32_t c = arrow.firstCurve; c < arrow.firstCurve + arrow.curveCount; ++c) {
            all = united(all, united(hull(m_fromCurves[c]), hull(m_toCurves[c])));
        }
        arrow.bounds = all;
        picture.index.arrows.add(i, all.grown(arrow.width));
    }
    picture.index.cards.seal();
    picture.index.arrows.seal();
}

const std::shared_ptr<const Picture>& Glide::at(double share)
{
    Picture& picture = *m_between;
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        picture.cards[i].rect = between(m_fromCards[i], m_toCards[i], share);
    }
    for (std::size_t i = 0; i < picture.notes.size(); ++i) {
        picture.notes[i].rect = between(m_fromNotes[i], m_toNotes[i], share);
    }
    for (std::size_t i = 0; i < m_toLabels.size(); ++i) {
        picture.labels[i].box = between(m_fromLabels[i], m_toLabels[i], share);
    }
    for (std::size_t i = 0; i < m_toCurves.size(); ++i) {
        picture.curves[i] = between(m_fromCurves[i], m_toCurves[i], share);
    }
    return m_shown;
}

} // namespace roundtrip
