// SPDX-License-Identifier: GPL-3.0-or-later
// Cards that glide to where another picture has them. All but the painted map is at the end at once: what is pointed
// at, edited and exported is the new picture.

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/things.h"
#include <QPainter>
#include <QStyle>

namespace roundtrip {

namespace {

constexpr int tick = 16; // ms
// More than so many things in sight would not be painted in a frame: then it is a jump, and no stutter.
constexpr std::size_t mostGliding = 2'500;
// More than so many are not even compared.
constexpr std::size_t mostCompared = 50'000;

// What is in sight, on its straight way from one view to the other.
View between(const View& from, const View& to, double share)
{
    const double reach = 1 / from.zoom + (1 / to.zoom - 1 / from.zoom) * share;
    return {between(from.origin, to.origin, share), 1 / reach};
}

std::size_t inSight(const Picture& picture, const Rect& seen)
{
    return picture.index.cards.in(seen).size() + picture.index.arrows.in(seen).size();
}

} // namespace

void Canvas::setGlideTime(int milliseconds)
{
    m->glideTime = milliseconds;
}

void Canvas::standStill()
{
    m->endGlide();
}

bool Canvas::isGliding() const
{
    return m->gliding && !m->gliding->over;
}

// From the picture and the view that were seen; what was carried was seen where it was dropped.
void Canvas::Inside::beginGlide(const Picture& from, const View& seen)
{
    gliding.reset();
    const bool wanted = glideTime > 0 && self.isVisible() &&
                        self.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &self) > 0;
    if (!wanted || from.cards.size() + from.arrows.size() > mostCompared ||
        picture->cards.size() + picture->arrows.size() > mostCompared) {
        return;
    }
    Glide glide(from, *picture);
    if (!glide.moves()) {
        return;
    }
    const auto area = [this](const View& of) { return of.toPicture(QRectF(self.rect())); };
    const Picture& way = *glide.at(0);
    if (std::max(inSight(way, area(seen)), inSight(way, area(view))) > mostGliding) {
        return;
    }
    gliding.emplace(Gliding{std::move(glide), seen, {}, false});
    gliding->clock.start();
    glideTick.start(tick);
    layers.sharpen(view); // the end, where a worker paints it
}

void Canvas::Inside::endGlide()
{
    if (!gliding) {
        return;
    }
    glideTick.stop();
    gliding->over = true;
    if (!layers.rough(view)) {
        gliding.reset();
    }
    self.update();
}

// Paints the map on its way; false where it stands, and the layers have it.
bool Canvas::Inside::paintGlide(QPainter& painter)
{
    if (!gliding) {
        return false;
    }
    const double time = static_cast<double>(gliding->clock.elapsed()) / std::max(1, glideTime);
    if (time >= 1 && !gliding->over) {
        glideTick.stop();
        gliding->over = true;
    }
    if (gliding->over && !layers.rough(view)) {
        gliding.reset();
        return false;
    }
    // Until a worker has painted the end, it is painted here: what the layers have is the picture before.
    const double share = gliding->over ? 1 : easedOut(time);
    Emphasis emphasis = layers.shown().emphasis;
    const Emphasis over = overlay();
    const auto add = [](std::vector<std::uint8_t>& flags, const std::vector<std::uint8_t>& more) {
        flags.resize(std::max(flags.size(), more.size()));
        std::transform(more.begin(), more.end(), flags.begin(), flags.begin(),
                       [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a | b); });
    };
    add(emphasis.cards, over.cards);
    add(emphasis.arrows, over.arrows);
    add(emphasis.notes, over.notes);
    const double ratio = self.devicePixelRatioF();
    const QSize pixels = (QSizeF(self.size()) * ratio).toSize();
    const View looked = share < 1 ? between(gliding->seen, view, share) : view;
    const std::shared_ptr<const Picture> there = gliding->glide.at(share);
    painter.drawImage(QPointF(), paintedView({there, emphasis, theme}, looked, pixels, ratio));
    paintRing(painter, placeOfThing(*there, current), looked);
    if (gliding->over) {
        layers.sharpen(view);
    }
    return true;
}

} // namespace roundtrip
