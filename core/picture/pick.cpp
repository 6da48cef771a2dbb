// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/pick.h"

#include <algorithm>

#include "core/picture/notes.h"

namespace roundtrip {

namespace {

bool encloses(std::span<const Point> outline, Point at)
{
    bool within = false;
    for (std::size_t i = 0, last = outline.size() - 1; i < outline.size(); last = i++) {
        const Point& a = outline[i];
        const Point& b = outline[last];
        if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)) {
            within = !within;
        }
    }
    return within;
}

bool encloses(std::span<const Point> outline, Way way)
{
    constexpr int points = 9;
    return std::all_of(way.begin(), way.end(), [&](const Curve& curve) {
        for (int i = 0; i <= points; ++i) {
            if (!encloses(outline, curve.at(static_cast<double>(i) / points))) {
                return false;
            }
        }
        return true;
    });
}

// Of all notes, or of all boxes; the last painted lies on top. There are never so many that an index would pay.
Pick pickNote(const Picture& picture, Point at, AnnotationShape shape, const PickReach& reach)
{
    constexpr double corner = style::noteCorner;
    const bool box = shape == AnnotationShape::box;
    for (std::size_t i = picture.notes.size(); i-- > 0;) {
        const PlacedNote& note = picture.notes[i];
        const Rect& rect = note.rect;
        if (note.shape != shape || !rect.grown(box ? reach.arrow : 0).contains(at)) {
            continue;
        }
        const auto index = static_cast<std::uint32_t>(i);
        if (at.x >= rect.right() - corner && at.y >= rect.bottom() - corner) {
            return {PickPart::noteCorner, index};
        }
        if (!box || at.y <= rect.y + style::boxTitle || !rect.grown(-reach.arrow).contains(at)) {
            return {PickPart::note, index};
        }
    }
    return {};
}

// The nearest arrow whose line is within reach, of those equally near the one painted last.
class NearestArrow {
public:
    NearestArrow(const Picture& picture, Point at, double reach) : m_picture(picture), m_at(at), m_away(reach) {}

    void look(std::uint32_t index)
    {
        const Arrow& arrow = m_picture.arrows[index];
        const double within = m_away + arrow.width / 2;
        if (!arrow.bounds.grown(within).contains(m_at) || !passesWithin(m_picture.way(arrow), m_at, within + 1)) {
            return;
        }
        const double away = std::max(0.0, distance(m_picture.way(arrow), m_at) - arrow.width / 2);
        if (away < m_away || (away == m_away && (m_found == Arrow::none || index > m_found))) {
            m_away = away;
            m_found = index;
        }
    }
    bool found() const { return m_found != Arrow::none; }
    std::uint32_t index() const { return m_found; }
    double away() const { return m_away; }

private:
    const Picture& m_picture;
    Point m_at;
    double m_away; // of the nearest, or how near it has to be
    std::uint32_t m_found = Arrow::none;
};

// Where there are thousands within reach, few are looked at: those in the point's own cell, the last painted first, and
// no more of them once the line of one covers the point; then those in the cells that a nearer one could be in.
Pick pickArrow(const Picture& picture, Point at, const PickReach& reach)
{
    const CellGrid& grid = picture.index.arrows;
    const Rect point{at.x, at.y, 0, 0};
    const std::vector<std::uint32_t> here = grid.in(point);
    if (reach.labels) {
        for (const std::uint32_t index : here) {
            const std::uint32_t label = picture.arrows[index].label;
            if (label != Arrow::none && picture.labels[label].shown && picture.labels[label].box.contains(at)) {
                return {PickPart::label, index};
            }
        }
    }
    NearestArrow nearest(picture, at, reach.arrow);
    for (auto index = here.rbegin(); index != here.rend(); ++index) {
        nearest.look(*index);
        if (nearest.found() && nearest.away() == 0) {
            return {PickPart::arrow, nearest.index()};
        }
    }
    // Arrows are in all cells that they reach with 6 pixels to spare beyond their width.
    const CellGrid::Range own = grid.range(point);
    const CellGrid::Range around = grid.range(point.grown(std::max(nearest.away() - 6, 0.0)));
    for (std::size_t row = around.row0; row < around.row1; ++row) {
        for (std::size_t column = around.column0; column < around.column1; ++column) {
            if (row == own.row0 && column == own.column0) {
                continue;
            }
            for (const std::uint32_t index : grid.cell(column, row)) {
                nearest.look(index);
            }
        }
    }
    return nearest.found() ? Pick{PickPart::arrow, nearest.index()} : Pick{};
}

void addNotes(const Picture& picture, PickedArea& all, const auto& takes)
{
    for (std::uint32_t i = 0; i < picture.notes.size(); ++i) {
        if (takes(picture.notes[i])) {
            all.notes.push_back(i);
        }
    }
}

} // namespace

Pick pick(const Picture& picture, Point at, const PickReach& reach)
{
    if (const Pick note = pickNote(picture, at, AnnotationShape::note, reach); note.part != PickPart::nothing) {
        return note;
    }
    const Rect point{at.x, at.y, 0, 0};
    // The last painted lies on top.
    const std::vector<std::uint32_t> cards = picture.index.cards.in(point);
    for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
        const Rect& rect = picture.cards[*card].rect;
        if (rect.contains(at)) {
            const bool rim = !rect.grown(-reach.rim).contains(at);
            return {rim ? PickPart::cardRim : PickPart::card, *card};
        }
    }
    if (const Pick arrow = pickArrow(picture, at, reach); arrow.part != PickPart::nothing) {
        return arrow;
    }
    for (std::uint32_t i = 0; i < picture.ties.size(); ++i) {
        if (distance(picture.way(picture.ties[i]), at) <= reach.arrow) {
            return {PickPart::tie, i};
        }
    }
    return pickNote(picture, at, AnnotationShape::box, reach);
}

PickedArea inside(const Picture& picture, const Rect& area)
{
    PickedArea all;
    for (const std::uint32_t card : picture.index.cards.in(area)) {
        if (picture.cards[card].rect.intersects(area)) {
            all.cards.push_back(card);
        }
    }
    for (const std::uint32_t arrow : picture.index.arrows.in(area)) {
        if (area.contains(picture.arrows[arrow].bounds)) {
            all.arrows.push_back(arrow);
        }
    }
    addNotes(picture, all, [&](const PlacedNote& note) {
        return note.shape == AnnotationShape::note ? note.rect.intersects(area) : area.contains(note.rect);
    });
    return all;
}

PickedArea inside(const Picture& picture, std::span<const Point> outline)
{
    PickedArea all;
    if (outline.size() < 3) {
        return all;
    }
    Rect area{outline.front().x, outline.front().y, 0, 0};
    for (const Point& point : outline) {
        const double right = std::max(area.right(), point.x);
        const double bottom = std::max(area.bottom(), point.y);
        area.x = std::min(area.x, point.x);
        area.y = std::min(area.y, point.y);
        area.width = right - area.x;
        area.height = bottom - area.y;
    }
    for (const std::uint32_t card : picture.index.cards.in(area)) {
        if (encloses(outline, picture.cards[card].rect.centre())) {
            all.cards.push_back(card);
        }
    }
    for (const std::uint32_t arrow : picture.index.arrows.in(area)) {
        if (area.contains(picture.arrows[arrow].bounds) && encloses(outline, picture.way(picture.arrows[arrow]))) {
            all.arrows.push_back(arrow);
        }
    }
    addNotes(picture, all, [&](const PlacedNote& note) { return encloses(outline, note.rect.centre()); });
    return all;
}

Rect boundsOf(const Picture& picture, std::uint32_t spot)
{
    Rect all;
    for (const Shape& shape : picture.shapes) {
        if (shape.spot != spot) {
            continue;
        }
        switch (shape.form) {
        case Shape::Form::rect: all = united(all, shape.rect); break;
        case Shape::Form::text: all = united(all, textBox(shape)); break;
        case Shape::Form::way: all = united(all, bounds(picture.way(shape)).grown(shape.width / 2)); break;
        case Shape::Form::polygon:
            for (const Point& corner : picture.corners(shape)) {
                all = united(all, rectAround(corner, {1, 1}));
            }
            break;
        }
    }
    return all;
}

} // namespace roundtrip
