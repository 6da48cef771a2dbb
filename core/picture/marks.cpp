// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/marks.h"

#include <array>

namespace roundtrip {

namespace {

constexpr double signRadius = 6;
constexpr double signArm = 3.2;
constexpr double fromStart = 11; // of a line: beside the card, on which it would lie

} // namespace

Colour markColour(Mark mark, const Palette& colours)
{
    return mark == Mark::added ? colours.added : mark == Mark::altered ? colours.altered : colours.removed;
}

void drawMarkSign(Point centre, Mark mark, double fade, const Palette& colours, Drawing& drawing)
{
    if (mark != Mark::added && mark != Mark::altered) {
        return;
    }
    drawing.disc(centre, markReach, colours.canvas);
    drawing.disc(centre, signRadius, markColour(mark, colours).faded(fade));
    const Pen pen{colours.canvas, 1.6, Dash::solid};
    if (mark == Mark::added) {
        drawing.polyline(std::array{centre - Point{signArm, 0}, centre + Point{signArm, 0}}, pen);
        drawing.polyline(std::array{centre - Point{0, signArm}, centre + Point{0, signArm}}, pen);
    } else {
        const Curve wave{centre + Point{-signArm, 1}, centre + Point{-1.2, -3.6}, centre + Point{1.2, 3.6},
                         centre + Point{signArm, -1}};
        drawing.way(Way(&wave, 1), pen);
    }
}

void drawMarkSign(Way way, Mark mark, double fade, const Palette& colours, Drawing& drawing)
{
    drawMarkSign(way.front().a + unit(way.front().tangent(0)) * fromStart, mark, fade, colours, drawing);
}

void drawCut(Way way, double width, double fade, const Palette& colours, Drawing& drawing)
{
    const Spot middle = spotAt(way, 0.22);
    const Point turned{-middle.direction.y, middle.direction.x};
    const double half = width / 2 + 7;
    drawing.polyline(std::array{middle.point + turned * half, middle.point - turned * half},
                     {colours.removed.faded(fade), 2.5, Dash::solid});
}

void drawCut(const Rect& rect, double fade, const Palette& colours, Drawing& drawing)
{
    drawing.polyline(std::array{Point{rect.x, rect.bottom()}, Point{rect.right(), rect.y}},
                     {colours.removed.faded(fade), 2, Dash::solid});
}

} // namespace roundtrip
