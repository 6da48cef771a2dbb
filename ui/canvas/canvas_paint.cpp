// SPDX-License-Identifier: GPL-3.0-or-later
// How a canvas looks: layers below, and over them what is looked at, dragged and moving.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/picture/legend.h"
#include "core/picture/notes.h"
#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/raster_drawing.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QPainter>

namespace roundtrip {

namespace {

// More than so many selected things are painted with the picture: over it they would cost every frame.
constexpr std::size_t mostOver = 400;

// More arrows than that are carried without heads.
constexpr std::size_t mostHeads = 1000;

// Round the legend's signs, and from its frame to the canvas's edges.
constexpr QSizeF legendRoom(24, 20);
constexpr double legendMargin = 12;

void enter(QPainter& painter, const View& view)
{
    painter.save();
    painter.scale(view.zoom, view.zoom);
    painter.translate(-view.origin.x, -view.origin.y);
}

} // namespace

// What the lit loop, or else the lit parties, do to the picture itself.
Emphasis Canvas::Inside::loopLight() const
{
    Emphasis light = !picture       ? Emphasis{}
                     : loop.empty() ? partiesEmphasis(*picture, lit)
                                    : loopEmphasis(*picture, loop);
    if (picture && selectionBelow()) {
        const Emphasis chosen = selectionEmphasis(*picture, selection);
        light.cards.resize(chosen.cards.size());
        light.arrows.resize(chosen.arrows.size());
        for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
            light.cards[i] |= chosen.cards[i];
        }
        for (std::size_t i = 0; i < chosen.arrows.size(); ++i) {
            light.arrows[i] |= chosen.arrows[i];
        }
    }
    return light;
}

bool Canvas::Inside::selectionBelow() const
{
    return selection.size() > mostOver;
}

void Canvas::Inside::showLayers()
{
    std::shared_ptr<const Picture> below = picture;
    if (carried) {
        gliding.reset();
        // What is carried is away from its place: a picture with these things out of sight.
        auto without = std::make_shared<Picture>(*picture);
        const Point away{1e7, 1e7};
        const auto nowhere = static_cast<std::uint32_t>(without->curves.size());
        without->curves.push_back(lineCurve(away, away + Point{100, 0}));
        for (const std::uint32_t card : carried->cards) {
            without->cards[card].rect = without->cards[card].rect.moved(away);
        }
        for (const std::uint32_t note : carried->notes) {
            without->notes[note].rect = without->notes[note].rect.moved(away);
        }
        for (const std::uint32_t arrow : carried->arrows) {
            Arrow& gone = without->arrows[arrow];
            gone.firstCurve = nowhere;
            gone.curveCount = 1;
            gone.bounds = bounds(Way(&without->curves.back(), 1));
            if (gone.label != Arrow::none) {
                without->labels[gone.label].shown = false;
            }
        }
        below = std::move(without);
    }
    layers.show({below, loopLight(), theme, textScale});
}

void Canvas::Inside::setView(const View& to)
{
    fitted = false;
    const View now = snapped(to, self.devicePixelRatioF());
    if (now == view) {
        return;
    }
    endGlide();
    const bool zoomed = now.zoom != view.zoom;
    view = now;
    fitPending = false;
    if (zoomed) {
        sharpen.start();
        emit self.zoomChanged(view.zoom);
    }
    lookedElsewhere();
    self.update();
}

// After the view, the picture or the size changed.
void Canvas::Inside::lookedElsewhere()
{
    const Rect seen = view.toPicture(QRectF(self.rect()));
    minimap.setSeen(seen);
    // A map that is all in sight needs no smaller one.
    minimap.setVisible(minimapVisible && picture && !picture->cards.empty() && !seen.contains(picture->map));
    // In the corner, or above a legend that is so wide.
    const QRectF below = legendBox();
    const int left = self.width() - minimap.width() - qRound(legendMargin);
    const bool beside = below.right() + legendMargin <= left;
    minimap.move(left, qRound((beside ? self.height() : below.top()) - legendMargin) - minimap.height());
}

QSizeF Canvas::Inside::roomForMap() const
{
    const double taken = legendBox().height() + (legendBox().isEmpty() ? 0 : legendMargin);
    // A low canvas lets the legend lie over the map rather than the map be a stamp.
    return {double(self.width()), taken < self.height() / 3.0 ? self.height() - taken : self.height()};
}

Legend Canvas::Inside::legendHere(double scale) const
{
    const double room = (self.width() - 2 * legendMargin) / scale - legendRoom.width();
    if (!loop.empty()) {
        const double width = std::min(room, std::max(picture->legend.size.width, picture->map.width));
        return withSign(picture->legend, LegendKind::loop, utf8(Canvas::tr("loop")), width);
    }
    return picture->legend.size.width <= room ? picture->legend : inLines(picture->legend, room);
}

double Canvas::Inside::legendScale() const
{
    const auto fits = [&](double scale) {
        return (legendHere(scale).size.height + legendRoom.height()) * scale + legendMargin < self.height() / 3.0;
    };
    double scale = textScale;
    while (scale > 1 && !fits(scale)) {
        scale = std::max(1.0, scale * 0.9);
    }
    return scale;
}

QRectF Canvas::Inside::legendBox() const
{
    if (!legendVisible || !picture || picture->legend.items.empty()) {
        return {};
    }
    const double scale = legendScale();
    const Size size = legendHere(scale).size;
    const QSizeF box = (QSizeF(size.width, size.height) + legendRoom) * scale;
    return {{legendMargin, self.height() - legendMargin - box.height()}, box};
}

// What lies over the painted picture: flags by card and arrow.
Emphasis Canvas::Inside::overlay() const
{
    Emphasis over;
    if (!selectionBelow() && !selection.empty()) {
        over = selectionEmphasis(*picture, selection);
    }
    const auto add = [&](const Pick& pick, std::uint8_t flag) {
        if (pick.part == PickPart::note || pick.part == PickPart::noteCorner) {
            over.notes.resize(picture->notes.size());
            over.notes[pick.index] |= flag;
            return;
        }
        auto& flags = pick.part == PickPart::card || pick.part == PickPart::cardRim ? over.cards : over.arrows;
        if (pick.part == PickPart::nothing || pick.part == PickPart::tie) {
            return;
        }
        flags.resize(&flags == &over.cards ? picture->cards.size() : picture->arrows.size());
        flags[pick.index] |= flag;
    };
    add(hovered, Emphasis::hovered);
    return over;
}

void Canvas::Inside::paint(QPainter& painter)
{
    layers.resize(self.size(), self.devicePixelRatioF());
    if (!picture) {
        painter.fillRect(self.rect(), qt(roundtrip::palette(theme).canvas));
        paintEmpty(painter);
        return;
    }
    if (paintGlide(painter)) {
        frame = {};
    } else {
        if (carried || (moves() && moving.any())) {
            paintBetween(painter);
        } else {
            layers.paint(painter, view);
            frame = {};
        }
        paintPictureOver(painter, overlay());
    }
    paintDrawn(painter);
    paintGuides(painter);
    paintArea(painter);
    paintCaptions(painter);
    paintLegend(painter);
    if (picture->cards.empty() && picture->notes.empty()) {
        paintEmpty(painter);
    }
}

// What moves goes straight into pixels, over the layers: a hub has thousands of arrows.
void Canvas::Inside::paintBetween(QPainter& painter)
{
    const double ratio = self.devicePixelRatioF();
    const QSize pixels = (QSizeF(self.size()) * ratio).toSize();
    if (frame.size() != pixels) {
        frame = QImage(pixels, QImage::Format_RGB32);
    }
    frame.setDevicePixelRatio(ratio);
    {
        QPainter below(&frame);
        below.setCompositionMode(QPainter::CompositionMode_Source);
        layers.paint(below, view);
    }
    if (carried) {
        frame.setDevicePixelRatio(1);
        const double scale = view.zoom * ratio;
        const bool hasty = carried->arrows.size() > mostHeads;
        RasterDrawing drawing(frame, {0, 0, frame.width(), frame.height()}, {scale, view.origin * scale},
                              {hasty ? carried->arrows.size() : picture->arrows.size(), carriedDetail(), hasty});
        paintCarried(drawing);
    } else {
        moving.paint(frame, frame.rect(), view, moment, layers.shown().emphasis, theme);
        if (!layers.rough(view)) {
            QPainter over(&frame);
            layers.paintTop(over, view);
        }
    }
    frame.setDevicePixelRatio(ratio);
    painter.drawImage(QPointF(), frame);
}

void Canvas::Inside::paintPictureOver(QPainter& painter, const Emphasis& over)
{
    if (over.cards.empty() && over.arrows.empty() && over.notes.empty() && current.part == PickPart::nothing) {
        return;
    }
    DrawOptions options;
    options.theme = theme;
    options.detail = detailFor(view.zoom);
    options.zoom = view.zoom;
    options.textScale = textScale;
    enter(painter, view);
    PainterDrawing drawing(painter);
    const Rect seen = view.toPicture(QRectF(self.rect()));
    const auto carriedHas = [&](const std::vector<std::uint32_t>& list, std::uint32_t i) {
        return std::binary_search(list.begin(), list.end(), i);
    };
    for (std::uint32_t i = 0; i < over.arrows.size(); ++i) {
        const Arrow& arrow = picture->arrows[i];
        if (over.arrows[i] == 0 || !arrow.bounds.grown(20).intersects(seen) ||
            (carried && carriedHas(carried->arrows, i))) {
            continue;
        }
        drawArrow(*picture, i, over.arrows[i], 1, options, drawing);
    }
    // The cards at the ends of what was drawn again lie over it, as they did.
    std::vector<std::uint8_t> cards(picture->cards.size(), 0);
    std::vector<bool> again(picture->cards.size(), false);
    for (std::uint32_t i = 0; i < over.cards.size(); ++i) {
        cards[i] = over.cards[i];
        again[i] = over.cards[i] != 0;
    }
    paintLabelsOver(over, options, drawing);
    for (std::uint32_t i = 0; i < cards.size(); ++i) {
        if (again[i] && picture->cards[i].rect.intersects(seen) && !(carried && carriedHas(carried->cards, i))) {
            // What the loop says of the card is kept.
            drawCard(*picture, i, cards[i] | layers.shown().emphasis.card(i), 1, options, drawing);
        }
    }
    paintNotesOver(over, options, drawing);
    painter.restore();
    paintRing(painter, currentRect(), view);
}

// Round what the keyboard is on.
void Canvas::Inside::paintRing(QPainter& painter, const std::optional<Rect>& at, const View& looked) const
{
    if (!at || !self.hasFocus()) {
        return;
    }
    enter(painter, looked);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt(roundtrip::palette(theme).selection), 1.5 / looked.zoom, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(qt(at->grown(5)), style::cardRadius + 5, style::cardRadius + 5);
    painter.restore();
}

// Thousands of arrows are lines alone while they are under the hand: it must not have to wait for their heads.
Detail Canvas::Inside::carriedDetail() const
{
    const Detail detail = detailFor(view.zoom);
    return detail == Detail::plain && carried->arrows.size() > mostHeads ? Detail::coarse : detail;
}

void Canvas::Inside::paintCarried(Drawing& drawing) const
{
    DrawOptions options;
    options.theme = theme;
    options.detail = detailFor(view.zoom);
    options.zoom = view.zoom;
    options.textScale = textScale;
    const auto notes = [&](AnnotationShape shape) {
        for (const std::uint32_t note : carried->notes) {
            if (carried->picture.notes[note].shape == shape) {
                drawNote(carried->picture, note, Emphasis::selected, 1, options, drawing);
            }
        }
    };
    notes(AnnotationShape::box);
    DrawOptions lines = options;
    lines.detail = carriedDetail();
    for (const std::uint32_t arrow : carried->arrows) {
        drawArrow(carried->picture, arrow, 0, 1, lines, drawing);
    }
    for (const std::uint32_t card : carried->cards) {
        drawCard(carried->picture, card, Emphasis::selected, 1, options, drawing);
    }
    notes(AnnotationShape::note);
}

void Canvas::Inside::paintDrawn(QPainter& painter)
{
    if (!drawn || drawn->from >= picture->cards.size()) {
        return;
    }
    const Palette& colours = roundtrip::palette(theme);
    const Rect from = picture->cards[drawn->from].rect;
    Point to = drawn->to;
    if (drawn->target) {
        const Rect target = picture->cards[*drawn->target].rect;
        to = {target.centre().x < from.centre().x ? target.right() : target.left(), target.centre().y};
    }
    const bool right = to.x >= from.centre().x;
    const Point begin{right ? from.right() : from.left(), from.centre().y};
    const double reach = std::max(40.0, std::abs(to.x - begin.x) / 2) * (right ? 1 : -1);
    const Curve curve{begin, begin + Point{reach, 0}, to - Point{reach, 0}, to};
    enter(painter, view);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(qt(colours.selection), 2.5, Qt::SolidLine, Qt::FlatCap);
    painter.strokePath(qt(Way(&curve, 1)), pen);
    const Point along = unit(curve.tangent(1));
    const Point across{-along.y, along.x};
    const QPointF head[3] = {qt(to), qt(to - along * 10 + across * 5), qt(to - along * 10 - across * 5)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(qt(colours.selection));
    painter.drawPolygon(head, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    if (drawn->target) {
        painter.drawRoundedRect(qt(picture->cards[*drawn->target].rect.grown(4)), style::cardRadius + 4,
                                style::cardRadius + 4);
    } else {
        // The card that would be made.
        painter.setPen(QPen(qt(colours.selection), 1.5, Qt::DashLine));
        const double x = right ? to.x : to.x - style::card.width;
        painter.drawRoundedRect(qt(Rect{x, to.y - style::card.height / 2, style::card.width, style::card.height}),
                                style::cardRadius, style::cardRadius);
    }
    painter.restore();
}

void Canvas::Inside::paintLegend(QPainter& painter)
{
    const QRectF box = legendBox();
    if (box.isEmpty()) {
        return;
    }
    const double ratio = self.devicePixelRatioF();
    const double scale = legendScale();
    if (legend.isNull() || legend.devicePixelRatio() != ratio) {
        legend = QImage((box.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        legend.setDevicePixelRatio(ratio);
        legend.fill(Qt::transparent);
        QPainter once(&legend);
        once.scale(scale, scale);
        once.setRenderHint(QPainter::Antialiasing);
        QColor ground = qt(roundtrip::palette(theme).canvas);
        ground.setAlphaF(0.92F);
        once.setPen(qt(roundtrip::palette(theme).hairline));
        once.setBrush(ground);
        once.drawRoundedRect(QRectF(QPointF(), box.size() / scale).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        DrawOptions options;
        options.theme = theme;
        PainterDrawing drawing(once);
        drawLegend(legendHere(scale), {legendRoom.width() / 2, legendRoom.height() / 2}, options, drawing);
    }
    painter.drawImage(box.topLeft(), legend);
    if (!moves() || !motion || motion->begin() == motion->end()) {
        return;
    }
    // What the speed of the dots means.
    const QString words = Canvas::tr("dots: 100 px a month is %1 a year · pale: not paid yet")
                              .arg(shortMoney(static_cast<Minor>(motion->yearlyRateOf100()), currency));
    painter.save();
    painter.translate(box.topLeft());
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interFont(style::captionSize));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(words);
    const QRectF pill(0, -28, width + 38, 22);
    QColor ground = qt(roundtrip::palette(theme).canvas);
    ground.setAlphaF(0.92F);
    painter.setPen(qt(roundtrip::palette(theme).hairline));
    painter.setBrush(ground);
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(QPen(qt(roundtrip::palette(theme).capital), 1));
    painter.setBrush(qt(roundtrip::palette(theme).card));
    painter.drawEllipse(QPointF(pill.x() + 14, pill.center().y()), 2.5, 2.5);
    painter.setPen(qt(roundtrip::palette(theme).mutedInk));
    painter.drawText(pill.adjusted(24, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
    painter.restore();
}

void Canvas::Inside::paintEmpty(QPainter& painter)
{
    if (form != nullptr) {
        return;
    }
    painter.setPen(qt(roundtrip::palette(theme).mutedInk));
    painter.setFont(interFont(style::nameSize * textScale));
    const QString words = picture == nullptr ? Canvas::tr("Nothing to show yet")
                          : editable
                              ? Canvas::tr("No parties yet. Double-click to add one, or import a table of deals.")
                              : Canvas::tr("No parties yet.");
    painter.drawText(self.rect(), Qt::AlignCenter | Qt::TextWordWrap, words);
}

} // namespace roundtrip
