// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/routes.h"

#include <cmath>

#include "core/layout/detours.h"
#include "core/layout/route_plan.h"

namespace roundtrip {

namespace {

// Up to so many arrows each is looked at once more, whether it runs clear of all boxes.
constexpr std::size_t clearUpTo = 3000;

void addLine(std::vector<Curve>& way, Point a, Point b)
{
    if (a == b) {
        return;
    }
    // A level line that goes on from a level line is one.
    if (!way.empty() && a.y == b.y && way.back().a.y == a.y && way.back().b.y == a.y && way.back().c.y == a.y) {
        way.back() = lineCurve(way.back().a, b);
        return;
    }
    way.push_back(lineCurve(a, b));
}

// From one level stretch to the next: level at both ends.
void addBend(std::vector<Curve>& way, Point a, Point b)
{
    if (std::abs(a.y - b.y) < 1e-9) {
        addLine(way, a, b);
        return;
    }
    const double reach = (b.x - a.x) * 0.55;
    way.push_back({a, {a.x + reach, a.y}, {b.x - reach, b.y}, b});
}

void draw(const RouteTask& task, const RoutePlan& plan, std::uint32_t e, std::vector<Curve>& way)
{
    const Rect& a = task.from(e);
    const Rect& b = task.to(e);
    const Point start{plan.start == Side::right ? a.right() : a.left(), plan.startY};
    const Point end{plan.end == Side::right ? b.right() : b.left(), plan.endY};
    if (plan.upright) {
        const bool down = a.centre().y < b.centre().y;
        addLine(way, {plan.startX, down ? a.bottom() : a.top()}, {plan.endX, down ? b.top() : b.bottom()});
        return;
    }
    if (plan.bulge) {
        const double sign = plan.start == Side::right ? 1 : -1;
        const double out = sign * (plan.bulgeBy + std::abs(start.x - end.x));
        way.push_back({start, {start.x + out, start.y}, {end.x + out, end.y}, end});
        return;
    }
    Point at{plan.startX, plan.startY};
    addLine(way, start, at);
    for (const Passage& passage : plan.passages) {
        const bool right = plan.start == Side::right;
        const Point in{right ? passage.left : passage.right, passage.y};
        const Point out{right ? passage.right : passage.left, passage.y};
        addBend(way, at, in);
        addLine(way, in, out);
        at = out;
    }
    addBend(way, at, {plan.endX, plan.endY});
    addLine(way, {plan.endX, plan.endY}, end);
}

} // namespace

Routes routes(std::span<const Rect> boxes, std::span<const LayoutEdge> edges, const RouteSpacing& spacing)
{
    const RouteTask task{boxes, edges, spacing};
    std::vector<RoutePlan> plans = plannedRoutes(task);
    arrangeRoutes(task, plans);
    Routes all;
    Detours detours(task);
    std::vector<Curve> way;
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
        way.clear();
        draw(task, plans[e], e, way);
        if (edges.size() <= clearUpTo) {
            detours.clear(e, way);
        }
        all.add(way);
    }
    return all;
}

} // namespace roundtrip
