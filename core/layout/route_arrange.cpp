// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/layout/route_plan.h"

namespace roundtrip {

namespace {

// Where several arrows share a gap they lie side by side in it.
void separatePassages(const RouteTask& task, std::vector<RoutePlan>& plans)
{
    struct Shared {
        std::uint32_t column;
        std::size_t gap;
        std::uint32_t edge;
        std::uint32_t passage;
        double slope; // of the points before and after: decides between arrows that want the same height
    };
    std::vector<Shared> shared;
    for (std::uint32_t e = 0; e < task.edges.size(); ++e) {
        const RoutePlan& plan = plans[e];
        for (std::uint32_t p = 0; p < plan.passages.size(); ++p) {
            if (plan.passages[p].column != Passage::own) {
                const double before = p > 0 ? plan.passages[p - 1].y : plan.startY;
                const double after = p + 1 < plan.passages.size() ? plan.passages[p + 1].y : plan.endY;
                shared.push_back({plan.passages[p].column, plan.passages[p].gap, e, p, before + after});
            }
        }
    }
    const auto wish = [&](const Shared& one) { return plans[one.edge].passages[one.passage].y; };
    std::sort(shared.begin(), shared.end(), [&](const Shared& a, const Shared& b) {
        if (a.column != b.column) {
            return a.column < b.column;
        }
        if (a.gap != b.gap) {
            return a.gap < b.gap;
        }
        if (wish(a) != wish(b)) {
            return wish(a) < wish(b);
        }
        if (a.slope != b.slope) {
            return a.slope < b.slope;
        }
        return a.edge < b.edge;
    });
    std::vector<double> y;
    std::vector<double> distances;
    for (std::size_t i = 0; i < shared.size();) {
        std::size_t end = i;
        Stretch free = plans[shared[i].edge].passages[shared[i].passage].free;
        y.clear();
        distances.clear();
        while (end < shared.size() && shared[end].column == shared[i].column && shared[end].gap == shared[i].gap) {
            const Passage& passage = plans[shared[end].edge].passages[shared[end].passage];
            free = {std::max(free.from, passage.free.from), std::min(free.to, passage.free.to)};
            y.push_back(passage.y);
            distances.push_back(end > i ? task.apart(shared[end - 1].edge, shared[end].edge) : 0);
            ++end;
        }
        spread(y, distances, free.from, free.to);
        for (std::size_t k = i; k < end; ++k) {
            plans[shared[k].edge].passages[shared[k].passage].y = y[k - i];
        }
        i = end;
    }
}

// Arcs on one side nest: the short inside the long.
void stackArcs(const RouteTask& task, std::vector<RoutePlan>& plans)
{
    std::vector<std::uint32_t> arcs;
    struct Lane {
        double left, right, y, width;
    };
    std::vector<Lane> lanes; // what already lies outside the rows
    for (std::uint32_t e = 0; e < task.edges.size(); ++e) {
        const RoutePlan& plan = plans[e];
        if (plan.arc) {
            arcs.push_back(e);
            continue;
        }
        for (const Passage& passage : plan.passages) {
            if (std::isinf(passage.free.from) || std::isinf(passage.free.to)) {
                lanes.push_back({passage.left, passage.right, passage.y, task.edges[e].width});
            }
        }
    }
    const auto span = [&](std::uint32_t e) { return plans[e].passages[0].right - plans[e].passages[0].left; };
    std::stable_sort(arcs.begin(), arcs.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (span(a) != span(b)) {
            return span(a) < span(b);
        }
        // Ends that are nearer to the rows lie inside.
        const auto reach = [&](std::uint32_t e) {
            const RoutePlan& plan = plans[e];
            return std::abs(plan.startY - plan.passages[0].y) + std::abs(plan.endY - plan.passages[0].y);
        };
        return reach(a) < reach(b);
    });
    for (const std::uint32_t e : arcs) {
        Passage& passage = plans[e].passages[0];
        const double step = std::isinf(passage.free.from) ? -1 : 1;
        // Away from the rows until it is clear of all lanes: each can push it at most once.
        for (bool moved = true; moved;) {
            moved = false;
            for (const Lane& lane : lanes) {
                const double need = std::max(task.spacing.betweenParallels + 4,
                                             (lane.width + task.edges[e].width) / 2 + 2 * task.spacing.clearance);
                if (lane.left < passage.right && passage.left < lane.right &&
                    std::abs(lane.y - passage.y) < need - 1e-6) {
                    passage.y = task.clearOfBoxes(passage, lane.y + step * need, step, task.edges[e].width / 2 + 4);
                    moved = true;
                }
            }
        }
        lanes.push_back({passage.left, passage.right, passage.y, task.edges[e].width});
    }
}

// Ends spread along the sides in the order in which the arrows leave, so that they do not cross at once.
void placeEnds(const RouteTask& task, std::vector<RoutePlan>& plans)
{
    struct End {
        std::uint32_t box;
        Side side;
        double next;      // the height to which it goes first
        std::int64_t tie; // parallels keep their order on both boxes
        std::uint32_t edge;
        bool start;
    };
    std::vector<End> ends;
    ends.reserve(2 * task.edges.size());
    for (std::uint32_t e = 0; e < task.edges.size(); ++e) {
        const RoutePlan& plan = plans[e];
        if (plan.upright) {
            continue;
        }
        const double first = plan.passages.empty() ? task.to(e).centre().y : plan.passages.front().y;
        const double last = plan.passages.empty() ? task.from(e).centre().y : plan.passages.back().y;
        const bool down = task.from(e).centre().y <= task.to(e).centre().y;
        // Bulges nest, so one of their ends has them the other way round.
        const std::int64_t order = static_cast<std::int64_t>(task.edges[e].kind) * (std::int64_t{1} << 32) + e;
        ends.push_back({task.edges[e].from, plan.start, first, plan.bulge && !down ? -order : order, e, true});
        ends.push_back({task.edges[e].to, plan.end, last, plan.bulge && down ? -order : order, e, false});
    }
    std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
        if (a.box != b.box) {
            return a.box < b.box;
        }
        if (a.side != b.side) {
            return a.side < b.side;
        }
        if (a.next != b.next) {
            return a.next < b.next;
        }
        return a.tie < b.tie;
    });
    std::vector<double> y;
    std::vector<double> distances;
    std::vector<std::size_t> single;
    for (std::size_t i = 0; i < ends.size();) {
        std::size_t end = i;
        y.clear();
        distances.clear();
        const Rect& box = task.boxes[ends[i].box];
        while (end < ends.size() && ends[end].box == ends[i].box && ends[end].side == ends[i].side) {
            y.push_back(box.centre().y);
            distances.push_back(end > i ? task.endsApart(ends[end - 1].edge, ends[end].edge) : 0);
            ++end;
        }
        const double corner = std::min(task.spacing.corner, box.height / 4);
        spread(y, distances, box.top() + corner, box.bottom() - corner);
        for (std::size_t k = i; k < end; ++k) {
            RoutePlan& plan = plans[ends[k].edge];
            (ends[k].start ? plan.startY : plan.endY) = y[k - i];
        }
        if (end == i + 1) {
            single.push_back(i);
        }
        i = end;
    }
    // An end that has its side to itself moves along it where that makes the arrow straight.
    for (const std::size_t i : single) {
        RoutePlan& plan = plans[ends[i].edge];
        if (plan.bulge) {
            continue;
        }
        const bool start = ends[i].start;
        const double wish = !plan.passages.empty() ? (start ? plan.passages.front().y : plan.passages.back().y)
                            : start                ? plan.endY
                                                   : plan.startY;
        const Rect& box = task.boxes[ends[i].box];
        if (std::abs(wish - box.centre().y) <= box.height / 2 - task.spacing.corner) {
            (start ? plan.startY : plan.endY) = wish;
        }
    }
}

// What goes straight up or down between the same two boxes lies side by side, over all the breadth that they share.
void placeUpright(const RouteTask& task, std::vector<RoutePlan>& plans)
{
    const auto pair = [&](std::uint32_t e) { return std::minmax(task.edges[e].from, task.edges[e].to); };
    std::vector<std::uint32_t> upright;
    for (std::uint32_t e = 0; e < task.edges.size(); ++e) {
        if (plans[e].upright) {
            upright.push_back(e);
        }
    }
    std::stable_sort(upright.begin(), upright.end(), [&](std::uint32_t a, std::uint32_t b) {
        return pair(a) != pair(b) ? pair(a) < pair(b) : task.edges[a].kind < task.edges[b].kind;
    });
    std::vector<double> x;
    std::vector<double> distances;
    for (std::size_t i = 0; i < upright.size();) {
        const Rect room = task.facing(upright[i]);
        std::size_t end = i;
        x.clear();
        distances.clear();
        for (; end < upright.size() && pair(upright[end]) == pair(upright[i]); ++end) {
            x.push_back(room.centre().x);
            distances.push_back(end > i ? std::max(task.spacing.abreast, task.endsApart(upright[end - 1], upright[end]))
                                        : 0);
        }
        spread(x, distances, room.left() + task.spacing.corner, room.right() - task.spacing.corner);
        for (std::size_t k = i; k < end; ++k) {
            plans[upright[k]].startX = plans[upright[k]].endX = x[k - i];
        }
        i = end;
    }
}

} // namespace

Rect RouteTask::facing(std::uint32_t e) const
{
    const Rect& a = from(e);
    const Rect& b = to(e);
    const double left = std::max(a.left(), b.left());
    const double right = std::min(a.right(), b.right());
    const double top = std::min(a.bottom(), b.bottom());
    const double bottom = std::max(a.top(), b.top());
    return left < right && top < bottom ? Rect{left, top, right - left, bottom - top} : Rect{};
}

double RouteTask::apart(std::uint32_t e, std::uint32_t f) const
{
    return std::max(spacing.betweenParallels, (edges[e].width + edges[f].width) / 2 + spacing.clearance);
}

double RouteTask::clearOfBoxes(const Passage& stretch, double y, double step, double keep) const
{
    for (bool moved = true; moved;) {
        moved = false;
        const Rect lane{stretch.left, y - keep + 1, stretch.right - stretch.left, 2 * keep - 2};
        for (const Rect& box : boxes) {
            if (box.intersects(lane)) {
                y = step < 0 ? box.top() - keep : box.bottom() + keep;
                moved = true;
                break;
            }
        }
    }
    return y;
}

void arrangeRoutes(const RouteTask& task, std::vector<RoutePlan>& plans)
{
    separatePassages(task, plans);
    stackArcs(task, plans);
    placeEnds(task, plans);
    placeUpright(task, plans);
}

} // namespace roundtrip
