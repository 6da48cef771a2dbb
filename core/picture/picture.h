// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen: cards, arrows, labels and legend as plain values, without a toolkit. Screen and files are drawn from
// it (drawing.h), and what is under the pointer is asked of it (pick.h).
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "core/layout/geometry.h"
#include "core/model/rows.h"
#include "core/picture/picture_index.h"
#include "core/picture/shape.h"

namespace roundtrip {

// What a scenario did to a record.
enum class Mark : std::uint8_t { none, added, altered, removed };

// A party.
struct Card {
    PartyId party;
    Rect rect;
    std::string fullName; // as recorded
    std::string name;     // on one line that fits the card
    std::string caption;  // the muted line: kind and net
    PartyKind kind = PartyKind::other;
    Mark mark = Mark::none;
    bool pinned = false;
    std::uint32_t units = 0; // how many parties stand in it where it is collapsed
    bool hasMoney = false;   // in the network that is shown
    float net = 0;           // -1..1: what it receives less what it pays, by the largest of the picture
    Minor in = 0;
    Minor out = 0;

    RecordKey record() const { return {RecordKind::party, party.value}; }
    bool operator==(const Card&) const = default;
};

// One flow, or the flows of a pair and class together.
struct Arrow {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t payer = 0; // indices into cards
    std::uint32_t payee = 0;
    std::uint32_t firstFlow = 0; // its flows in Picture::flows, the largest first
    std::uint32_t flowCount = 0;
    std::uint32_t firstCurve = 0; // its way in Picture::curves
    std::uint32_t curveCount = 0;
    std::uint32_t label = none; // index into labels
    MoneyClass money = MoneyClass::capital;
    bool contingent = false; // some condition is not met
    Mark mark = Mark::none;
    float width = 1.5F; // of the line, in pixels
    float paid = 0;     // 0..1: the share that is paid by the as-of date
    Minor amount = 0;   // in the reporting currency, under the measure
    Rect bounds;        // of its way, without its width

    bool operator==(const Arrow&) const = default;
};

// A tie that carries no money.
struct Tie {
    RelationId relation;
    RelationType type = RelationType::hosts;
    std::uint32_t from = 0; // indices into cards
    std::uint32_t to = 0;
    std::uint32_t firstCurve = 0;
    std::uint32_t curveCount = 0;
    Mark mark = Mark::none;

    RecordKey record() const { return {RecordKind::relation, relation.value}; }
    bool operator==(const Tie&) const = default;
};

// A note or a box that a person put on the map (notes.h).
struct PlacedNote {
    AnnotationId annotation;
    AnnotationShape shape = AnnotationShape::note;
    Rect rect;
    std::string text;               // as recorded
    std::vector<std::string> lines; // of it, as they fit; of a box its title on one line
    double textScale = 1;           // of its letters; a note is as much larger than in the document (larger_notes.h)
    Mark mark = Mark::none;

    RecordKey record() const { return {RecordKind::annotation, annotation.value}; }
    bool operator==(const PlacedNote&) const = default;
};

struct Label {
    std::uint32_t arrow = 0;
    std::string text;
    Rect box;          // with its pill; its centre is on the arrow, and its text as large as it is high
    bool shown = true; // false where it would touch a card or another label: then it shows on hover only

    bool operator==(const Label&) const = default;
};

enum class LegendKind : std::uint8_t {
    capital,
    commercial,
    contingent,
    relation,
    width,
    netReceives,
    netPays,
    loop,
    unpaid,
    added,
    altered,
    removed
};

struct LegendItem {
    LegendKind kind = LegendKind::capital;
    std::string text;
    float width = 0; // of the sample line, for kind width
    Point at;        // left end of its sign, half way down its line, from the legend's left top corner

    bool operator==(const LegendItem&) const = default;
};

// What the signs on this picture mean; only those that are on it.
struct Legend {
    std::vector<LegendItem> items;
    Size size;    // of the legend as it is drawn
    Point origin; // its left top corner where it is drawn with the picture; a window may put it elsewhere

    bool operator==(const Legend&) const = default;
};

struct Picture {
    Rect bounds;          // of all that is on it, with the space around; title and legend included
    Rect map;             // of cards, arrows and labels
    std::string title;    // may be empty: then there is none
    std::string subtitle; // measure, window, as-of date, scenario
    std::vector<Card> cards;
    std::vector<Arrow> arrows; // in the order they are painted
    std::vector<Tie> ties;
    std::vector<Label> labels;
    std::vector<PlacedNote> notes; // in the order they are painted: boxes behind all else, notes over all else
    std::vector<FlowId> flows;
    std::vector<Curve> curves;
    Legend legend;
    std::vector<Shape> shapes; // of a picture that is not a map, in the order they are painted
    std::vector<PictureSpot> spots;
    std::vector<Point> points;
    PictureIndex index; // where things are, for pick.h and for painting a part

    Way way(const Arrow& arrow) const { return Way(curves).subspan(arrow.firstCurve, arrow.curveCount); }
    Way way(const Tie& tie) const { return Way(curves).subspan(tie.firstCurve, tie.curveCount); }
    Way way(const Shape& shape) const { return Way(curves).subspan(shape.first, shape.count); }
    std::span<const Point> corners(const Shape& shape) const
    {
        return std::span(points).subspan(shape.first, shape.count);
    }
    std::span<const FlowId> flowsOf(const PictureSpot& spot) const
    {
        return std::span(flows).subspan(spot.firstFlow, spot.flowCount);
    }
    std::span<const FlowId> flowsOf(const Arrow& arrow) const
    {
        return std::span(flows).subspan(arrow.firstFlow, arrow.flowCount);
    }
    bool operator==(const Picture&) const = default;
};

// What is looked at, laid over a picture without composing it anew. An empty list means none of that kind.
struct Emphasis {
    static constexpr std::uint8_t lit = 1;  // stays when the rest is dimmed
    static constexpr std::uint8_t halo = 2; // a glow under it: a loop that is shown
    static constexpr std::uint8_t selected = 4;
    static constexpr std::uint8_t hovered = 8; // its label shows even where it had no room

    bool dimsRest = false;            // what is not lit fades to 18 %
    std::vector<std::uint8_t> cards;  // flags, one a card
    std::vector<std::uint8_t> arrows; // flags, one an arrow
    std::vector<std::uint8_t> spots;  // flags, one a spot
    std::vector<std::uint8_t> notes;  // flags, one a note or box

    std::uint8_t card(std::size_t index) const { return index < cards.size() ? cards[index] : std::uint8_t{0}; }
    std::uint8_t arrow(std::size_t index) const { return index < arrows.size() ? arrows[index] : std::uint8_t{0}; }
    std::uint8_t spot(std::size_t index) const { return index < spots.size() ? spots[index] : std::uint8_t{0}; }
    std::uint8_t note(std::size_t index) const { return index < notes.size() ? notes[index] : std::uint8_t{0}; }
    bool operator==(const Emphasis&) const = default;
};

// A loop's parties in order of the money, lit with the arrows between them; the rest dims.
Emphasis loopEmphasis(const Picture& picture, std::span<const PartyId> loop);

// These cards lit, with the arrows between them; the rest dims. No parties: nothing dims.
Emphasis partiesEmphasis(const Picture& picture, std::span<const PartyId> parties);

// The cards and arrows of these records marked as selected (deals select their flows' arrows through their flows).
Emphasis selectionEmphasis(const Picture& picture, std::span<const RecordKey> records);

// Whether the card stands for all parties of a kind, and is no party itself.
bool isOfKind(const Card& card);

// The box of a shape that is a line of text.
Rect textBox(const Shape& shape);

// The index of a party's card or of a flow's arrow; Arrow::none where it is not on the picture.
std::uint32_t cardOf(const Picture& picture, const PartyId& party);
std::uint32_t arrowOf(const Picture& picture, const FlowId& flow);

} // namespace roundtrip
