// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/model/collapses.h"
#include "core/picture/draw_shapes.h"
#include "core/picture/far_name.h"
#include "core/picture/icons.h"
#include "core/picture/marks.h"
#include "core/picture/notes.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

// A tie's dots on the screen: so large that also one between pixels stands out.
constexpr double leastDot = 2.2;

// The part of a way that is left when `by` is taken off its end; and the direction at its end. The pieces point into
// `room`, which has to outlive them.
struct Shortened {
    Way whole;  // curves that stay as they are
    Curve last; // and the one that is cut
    Point tip;
    Point direction{1, 0};
};

Shortened shortened(Way way, double by)
{
    Shortened out;
    const Curve& last = way.back();
    out.whole = way.first(way.size() - 1);
    out.tip = last.d;
    out.direction = unit(last.tangent(1));
    // Near the end a curve is nearly straight: its speed there tells where to cut.
    const double speed = length(last.tangent(1));
    double t = speed > 0 ? 1 - by / speed : 1;
    for (int step = 0; step < 3 && t > 0 && t < 1; ++step) {
        const double missing = by - length(last.d - last.at(t));
        t -= missing / std::max(1.0, length(last.tangent(t)));
    }
    out.last = t > 0 && t < 1 ? cut(last, t)[0] : last;
    return out;
}

double fadeOf(const Emphasis& emphasis, std::uint8_t flags)
{
    constexpr std::uint8_t looked = Emphasis::lit | Emphasis::selected | Emphasis::hovered;
    return emphasis.dimsRest && (flags & looked) == 0 ? style::dimmed : 1;
}

void drawBody(const Picture& picture, const Arrow& arrow, double trim, const Pen& pen, Drawing& drawing)
{
    const Way way = picture.way(arrow);
    if (trim <= 0) {
        drawing.way(way, pen);
        return;
    }
    const Shortened body = shortened(way, trim);
    if (body.whole.empty()) {
        drawing.way(Way(&body.last, 1), pen);
        return;
    }
    // One stroke, so that dashes and translucent colours run through.
    thread_local std::vector<Curve> room;
    room.assign(body.whole.begin(), body.whole.end());
    room.push_back(body.last);
    drawing.way(room, pen);
}

// That the card stays where it stands: a pin from the side, its point down and to the left.
void drawPin(Point head, Colour ink, Drawing& drawing)
{
    drawing.polyline(std::array{head, head + Point{-4, 6}}, {ink, 1.3, Dash::solid});
    drawing.disc(head, 3, ink);
}

// From far away a name is as large as the card allows.
// As much as there is room for on a card.
constexpr double mostNameScale = 1.45;
constexpr double mostCaptionScale = 1.25;

double plainNameSize(const Card& card)
{
    const double room = card.rect.width - style::cardPadding - 8;
    const double fits =
        style::nameSize * room / std::max(1.0, textWidth(card.name, style::nameSize, FontWeight::semibold));
    return std::clamp(fits, style::nameSize, 2 * style::nameSize);
}

void drawTie(const Picture& picture, std::uint32_t index, double fade, const DrawOptions& options, Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const Tie& tie = picture.ties[index];
    const Way way = picture.way(tie);
    const Colour ink = colours.relation.faded(tie.mark == Mark::removed ? 0.5 * fade : fade);
    drawing.begin({DrawnThing::Kind::tie, index});
    if (tie.mark != Mark::none) {
        drawing.way(way, {markColour(tie.mark, colours).faded(0.3 * fade), style::tie + 8, Dash::solid});
    }
    // Dots of less than a pixel would be a shade on the paper: they stay as large as they have to be seen.
    const double width = std::max(style::tie, leastDot / options.zoom);
    drawing.way(way, {ink, width, Dash::dots});
    if (tie.mark == Mark::removed) {
        drawCut(way, width, fade, colours, drawing);
    } else if (options.detail == Detail::full) {
        drawMarkSign(way, tie.mark, fade, colours, drawing);
    }
    drawing.end();
}

} // namespace

Detail detailFor(double zoom)
{
    return zoom >= 0.45 ? Detail::full : zoom >= 0.16 ? Detail::plain : Detail::coarse;
}

void drawArrow(const Picture& picture, std::uint32_t index, std::uint8_t flags, double fade, const DrawOptions& options,
               Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const Arrow& arrow = picture.arrows[index];
    // What is removed is still seen, and paler than what counts.
    const Colour ink = colours.money(arrow.money).faded(arrow.mark == Mark::removed ? 0.5 * fade : fade);
    const double width = arrow.width;
    drawing.begin({DrawnThing::Kind::arrow, index});
    if (options.detail == Detail::coarse) {
        drawing.way(picture.way(arrow), {ink, width, Dash::solid});
        drawing.end();
        return;
    }
    const Size head = headSize(width);
    const Spot end{picture.way(arrow).back().d, unit(picture.way(arrow).back().tangent(1))};
    const Point along = end.direction;
    const Point across{-along.y, along.x};
    const bool chevron = arrow.money == MoneyClass::commercial;
    const double trim = chevron ? std::min(head.width * 0.45, width * 0.5 + 1) : head.width * 0.9;

    const bool glows = (flags & (Emphasis::halo | Emphasis::selected)) != 0;
    if (arrow.mark != Mark::none) {
        // Of a glow that lies on it a rim stays in sight on either side.
        const Colour mark = markColour(arrow.mark, colours).faded((glows ? 0.5 : 0.3) * fade);
        drawing.way(picture.way(arrow), {mark, width + (glows ? 15 : 8), Dash::solid});
    }
    if (glows) {
        const Colour glow = (flags & Emphasis::selected) != 0 ? colours.selection : colours.loopHalo;
        if (arrow.mark != Mark::none) {
            drawing.way(picture.way(arrow), {colours.canvas.faded(fade), width + 8, Dash::solid});
        }
        drawing.way(picture.way(arrow), {glow.faded(0.4 * fade), width + 8, Dash::solid});
    } else if (arrow.mark == Mark::none && options.detail == Detail::full && fade == 1) {
        // A gap of canvas where it passes over another.
        drawBody(picture, arrow, head.width + 4, {colours.canvas, width + 4, Dash::solid}, drawing);
    }
    const double bold = (flags & Emphasis::hovered) != 0 ? 1.5 : 0;
    drawBody(picture, arrow, trim, {ink, width + bold, arrow.contingent ? Dash::contingent : Dash::solid}, drawing);
    if (options.toDate && arrow.paid < 1 && arrow.mark != Mark::removed) {
        drawing.way(beyond(picture.way(arrow), arrow.paid),
                    {colours.canvas.faded(style::unpaidVeil), width + 1, Dash::solid});
    }
    const Point base = end.point - along * head.width;
    const Point left = base + across * (head.height / 2);
    const Point right = base - across * (head.height / 2);
    if (chevron) {
        const double stroke = std::clamp(width * 0.55, 1.6, 4.5);
        const Point tip = end.point - along * (stroke * 0.6);
        const Point inset = along * (stroke * 0.3);
        drawing.polyline(std::array{left + inset, tip, right + inset}, {ink, stroke, Dash::solid});
    } else {
        drawing.polygon(std::array{left, end.point, right}, ink);
    }
    if (arrow.mark == Mark::removed) {
        drawCut(picture.way(arrow), width, fade, colours, drawing);
    } else if (options.detail == Detail::full) {
        drawMarkSign(picture.way(arrow), arrow.mark, fade, colours, drawing);
    }
    drawing.end();
}

void drawLabel(const Picture& picture, std::uint32_t index, double fade, const DrawOptions& options, Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const Label& label = picture.labels[index];
    drawing.begin({DrawnThing::Kind::label, label.arrow, fade < 1});
    // The pill does not fade: a faded arrow would strike its label through.
    drawing.rect(label.box, label.box.height / 2, colours.canvas.faded(style::labelPill), {});
    const Point middle = label.box.centre();
    const double size = style::figureSize * label.box.height / style::labelHeight;
    drawing.text(
        {{middle.x, middle.y + size * 0.36}, label.text, size, false, TextAlign::middle, colours.ink.faded(fade)});
    drawing.end();
}

void drawCard(const Picture& picture, std::uint32_t index, std::uint8_t flags, double fade, const DrawOptions& options,
              Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const Card& card = picture.cards[index];
    // Where the name on the card cannot be read any more, one is written that can.
    const bool small =
        options.detail == Detail::coarse ||
        (options.detail == Detail::plain && plainNameSize(card) * options.zoom < style::legible * options.textScale);
    const std::optional<FarName> far = small ? farName(picture, index, options.zoom / options.textScale) : std::nullopt;
    const Rect rect = far ? far->chip : card.rect;
    drawing.begin({DrawnThing::Kind::card, index});
    const bool selected = (flags & Emphasis::selected) != 0;
    const bool hovered = (flags & Emphasis::hovered) != 0;
    Pen border{colours.cardBorder.faded(fade), 1, Dash::solid};
    if (selected) {
        border = {colours.selection, 2, Dash::solid};
    } else if (card.mark != Mark::none) {
        border = {markColour(card.mark, colours).faded(fade), hovered ? 3.0 : 2.0, Dash::solid};
    } else if (hovered) {
        border = {colours.mutedInk.faded(fade), 1.5, Dash::solid};
    }
    if (options.detail == Detail::coarse && !far) {
        const Colour fill = (flags & Emphasis::halo) != 0 ? colours.loopHalo : colours.kind(card.kind);
        drawing.rect(rect, 0, selected ? colours.selection : fill.faded(fade), {});
        drawing.end();
        return;
    }
    if ((flags & Emphasis::halo) != 0) {
        drawing.rect(rect.grown(5), style::cardRadius + 5, colours.loopHalo.faded(0.35), {});
    }
    if (selected && card.mark != Mark::none) {
        // Round the border that says it is selected.
        const double apart = far ? 3 / options.zoom : 3;
        drawing.rect(rect.grown(apart), style::cardRadius + apart, colours.canvas,
                     {markColour(card.mark, colours).faded(fade), far ? 2 / options.zoom : 2, Dash::solid});
    }
    if (colours.shadow.visible() && options.detail == Detail::full && fade == 1) {
        drawing.rect(rect.grown(1).moved({0, 2.5}), style::cardRadius + 1, colours.shadow.faded(0.5), {});
        drawing.rect(rect.moved({0, 1}), style::cardRadius, colours.shadow, {});
    }
    if (card.units > 0) {
        // That others stand behind it.
        drawing.rect(rect.moved({4, 4}), style::cardRadius, colours.card.faded(fade),
                     {colours.cardBorder.faded(fade), 1, Dash::solid});
    }
    // Behind a faded card arrows must not show through as lines across its name.
    if (fade < 1) {
        drawing.rect(rect, style::cardRadius, colours.canvas, {});
    }
    border.width = far ? std::max(border.width, 0.75 * border.width / options.zoom) : border.width;
    drawing.rect(rect, style::cardRadius, colours.card.faded(fade), border);

    const Colour kind = colours.kind(card.kind).faded(fade);
    const double left = rect.x + style::cardPadding;
    const double middle = rect.centre().y;
    drawing.rect(far ? far->stripe : Rect{rect.x + 4, middle - 14, style::stripe, 28}, style::stripe / 2, kind, {});
    const double textX = left + style::iconSize + style::iconGap;
    if (options.detail == Detail::full) {
        if (card.pinned) {
            drawPin({rect.right() - 12, rect.y + 8}, colours.mutedInk.faded(fade), drawing);
        }
        if (card.units > 0) {
            drawing.text({{rect.right() - (card.pinned ? 24 : 8), rect.y + 14},
                          (kindOfParty(card.party) ? "" : "+") + std::to_string(card.units),
                          style::captionSize,
                          true,
                          TextAlign::right,
                          colours.mutedInk.faded(fade)});
        }
        const Point origin{left, middle - 17};
        thread_local std::vector<Curve> icon;
        icon.clear();
        for (const Curve& curve : kindIcon(card.kind)) {
            icon.push_back({origin + curve.a, origin + curve.b, origin + curve.c, origin + curve.d});
        }
        drawing.way(icon, {kind, 1.4, Dash::solid});
        const double nameSize = style::nameSize * std::min(options.textScale, mostNameScale);
        const double captionSize = style::captionSize * std::min(options.textScale, mostCaptionScale);
        const double room = rect.right() - 8 - textX;
        const bool larger = options.textScale > 1;
        const std::string name = larger ? elided(card.fullName, room, nameSize, FontWeight::semibold) : card.name;
        const std::string caption = larger ? elided(card.caption, room, captionSize) : card.caption;
        drawing.text({{textX, middle - 4.5}, name, nameSize, true, TextAlign::left, colours.ink.faded(fade)});
        drawing.text({{textX, middle + 11 + (captionSize - style::captionSize) * 0.8},
                      caption,
                      captionSize,
                      false,
                      TextAlign::left,
                      colours.mutedInk.faded(fade)});
        if (card.hasMoney) {
            // From the middle to the right what it nets in, to the left what it nets out.
            const Rect track{left, rect.bottom() - 10, rect.width - 2 * style::cardPadding, style::netBar};
            drawing.rect(track, style::netBar / 2, colours.hairline.faded(fade), {});
            const double half = track.width / 2;
            const double reach = std::max(2.0, half * std::abs(static_cast<double>(card.net)));
            if (card.net != 0) {
                const double x = card.net > 0 ? track.centre().x : track.centre().x - reach;
                drawing.rect({x, track.y, reach, track.height}, style::netBar / 2,
                             (card.net > 0 ? colours.netReceives : colours.netPays).faded(fade), {});
            }
            drawing.rect({track.centre().x - 0.5, track.y - 1.5, 1, track.height + 3}, 0, colours.mutedInk.faded(fade),
                         {});
        }
    } else if (far) {
        for (std::size_t line = 0; line < far->lines.size() && !far->lines[line].empty(); ++line) {
            drawing.text(
                {far->baselines[line], far->lines[line], far->size, true, TextAlign::left, colours.ink.faded(fade)});
        }
    } else if (!small) {
        const double size = plainNameSize(card);
        drawing.text({{left, middle + size * 0.36}, card.name, size, true, TextAlign::left, colours.ink.faded(fade)});
    }
    if (card.mark == Mark::removed) {
        drawCut(rect, fade, colours, drawing);
    } else if (options.detail == Detail::full) {
        drawMarkSign({rect.x, rect.y}, card.mark, fade, colours, drawing);
    }
    drawing.end();
}

void draw(const Picture& picture, const Emphasis& emphasis, const DrawOptions& options, Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const bool all = options.visible.empty();
    const auto seen = [&](const Rect& rect) { return all || rect.intersects(options.visible); };
    if (options.background) {
        drawing.rect(all ? picture.bounds : options.visible, 0, colours.canvas, {});
    }
    if (options.title && !picture.title.empty() && options.detail != Detail::coarse) {
        const double left = picture.bounds.x + style::aroundAll;
        const double top = picture.bounds.y + style::aroundAll;
        drawing.begin({DrawnThing::Kind::title, 0});
        drawing.text(
            {{left, top + style::titleSize}, picture.title, style::titleSize, true, TextAlign::left, colours.ink});
        drawing.text({{left, top + style::titleSize + 20},
                      picture.subtitle,
                      style::nameSize,
                      false,
                      TextAlign::left,
                      colours.mutedInk});
        drawing.end();
    }
    const auto notes = [&](AnnotationShape shape) {
        for (std::uint32_t i = 0; i < picture.notes.size(); ++i) {
            if (picture.notes[i].shape == shape && seen(picture.notes[i].rect.grown(4))) {
                drawNote(picture, i, emphasis.note(i), fadeOf(emphasis, emphasis.note(i)), options, drawing);
            }
        }
    };
    notes(AnnotationShape::box);
    drawShapes(picture, emphasis, options, drawing);
    for (std::uint32_t i = 0; i < picture.ties.size() && options.detail != Detail::coarse; ++i) {
        drawTie(picture, i, emphasis.dimsRest ? style::dimmed : 1, options, drawing);
    }
    // What is looked at lies over what is not.
    // Of a large part of the map each is asked where it is sooner than the cells are gone through.
    const bool most =
        all || options.visible.width * options.visible.height > picture.map.width * picture.map.height / 8;
    const auto each = [&](const CellGrid& grid, std::size_t count, double reach, auto&& act) {
        if (most) {
            for (std::uint32_t i = 0; i < count; ++i) {
                act(i);
            }
            return;
        }
        for (const std::uint32_t i : grid.in(options.visible.grown(reach))) {
            act(i);
        }
    };
    const auto arrowSeen = [&](std::uint32_t i) {
        return seen(picture.arrows[i].bounds.grown(picture.arrows[i].width * style::head + 6));
    };
    const auto labels = [&](auto&& wanted) {
        for (std::uint32_t i = 0; i < picture.labels.size() && options.detail == Detail::full; ++i) {
            const Label& label = picture.labels[i];
            const std::uint8_t flags = emphasis.arrow(label.arrow);
            const double fade = fadeOf(emphasis, flags);
            if (wanted(fade < 1) && (label.shown || (flags & Emphasis::hovered) != 0) && seen(label.box)) {
                drawLabel(picture, i, fade, options, drawing);
            }
        }
    };
    for (const bool over : {false, true}) {
        if (over) {
            labels([](bool dimmed) { return dimmed; });
        }
        if (over && emphasis.arrows.empty()) {
            break;
        }
        each(picture.index.arrows, picture.arrows.size(), 0, [&](std::uint32_t i) {
            const std::uint8_t flags = emphasis.arrow(i);
            if ((flags != 0) == over && arrowSeen(i)) {
                drawArrow(picture, i, flags, fadeOf(emphasis, flags), options, drawing);
            }
        });
    }
    labels([](bool dimmed) { return !dimmed; });
    const double reach =
        options.detail == Detail::full ? 8 : std::max(8.0, chipReach(options.zoom / options.textScale));
    each(picture.index.cards, picture.cards.size(), reach, [&](std::uint32_t i) {
        if (seen(picture.cards[i].rect.grown(reach))) {
            drawCard(picture, i, emphasis.card(i), fadeOf(emphasis, emphasis.card(i)), options, drawing);
        }
    });
    notes(AnnotationShape::note);
    if (options.legend && options.detail != Detail::coarse && !picture.legend.items.empty()) {
        drawLegend(picture.legend, picture.legend.origin, options, drawing);
    }
}

} // namespace roundtrip
