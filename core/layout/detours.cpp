// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/detours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace roundtrip {

namespace {

constexpr double stub = 16;      // how far a way runs on in its direction before it may turn, where it has the room
constexpr double turning = 24;   // a turn counts as so much longer a way
constexpr double leastPaper = 3; // between an arrow's rim and a box that it has to squeeze by
constexpr int mostBoxes = 64;    // that one way is led round; where it meets more it stays as it is

constexpr std::size_t mostTests = 20'000'000; // some tenths of a second

std::size_t cornerIndex(int x, int y)
{
    return static_cast<std::size_t>((x > 0 ? 1 : 0) + (y > 0 ? 2 : 0));
}

// Whether the straight line enters the inside of the rectangle (Liang and Barsky's clipping).
bool crosses(Point a, Point b, const Rect& rect)
{
    double from = 0;
    double to = 1;
    const auto clip = [&](double delta, double room) {
        if (delta == 0) {
            return room > 0;
        }
        const double t = room / delta;
        if (delta < 0) {
            from = std::max(from, t);
        } else {
            to = std::min(to, t);
        }
        return from < to;
    };
    const Point d = b - a;
    return clip(-d.x, a.x - rect.left()) && clip(d.x, rect.right() - a.x) && clip(-d.y, a.y - rect.top()) &&
           clip(d.y, rect.bottom() - a.y);
}

// Straight out of the side of the box that a point of its rim is on.
Spot away(const Rect& box, Point rim)
{
    const std::array<double, 4> depths{rim.x - box.left(), box.right() - rim.x, rim.y - box.top(),
                                       box.bottom() - rim.y};
    constexpr std::array<Point, 4> sides{Point{-1, 0}, Point{1, 0}, Point{0, -1}, Point{0, 1}};
    const auto nearest = std::min_element(depths.begin(), depths.end()) - depths.begin();
    return {rim, sides[static_cast<std::size_t>(nearest)]};
}

} // namespace

Detours::Detours(const RouteTask& task) : m_task(task), m_byLeft(task.boxes.size())
{
    std::iota(m_byLeft.begin(), m_byLeft.end(), 0U);
    std::sort(m_byLeft.begin(), m_byLeft.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(task.boxes[a].left(), a) < std::pair(task.boxes[b].left(), b);
    });
    for (const Rect& box : task.boxes) {
        m_widest = std::max(m_widest, box.width);
    }
}

bool Detours::runsThrough(std::uint32_t e, Way way) const
{
    const double rim = m_task.edges[e].width / 2;
    const Rect area = bounds(way).grown(rim);
    const auto first = std::partition_point(m_byLeft.begin(), m_byLeft.end(), [&](std::uint32_t box) {
        return m_task.boxes[box].left() < area.left() - m_widest;
    });
    for (auto at = first; at != m_byLeft.end() && m_task.boxes[*at].left() <= area.right(); ++at) {
        const std::uint32_t box = *at;
        const Rect& rect = m_task.boxes[box];
        if (rect.intersects(area)) {
            const bool own = box == m_task.edges[e].from || box == m_task.edges[e].to;
            if (intersects(way, rect.grown(own ? -2 : rim))) {
                return true;
            }
        }
    }
    return false;
}

void Detours::clear(std::uint32_t e, std::vector<Curve>& way)
{
    if (way.empty() || m_tests > mostTests || !runsThrough(e, way)) {
        return;
    }
    m_used.resize(m_task.boxes.size());
    Wish wish{e, away(m_task.from(e), way.front().a), away(m_task.to(e), way.back().d)};
    wish.startStub = stubAt(wish.start);
    wish.endStub = stubAt(wish.end);
    for (const double around : {m_task.around(e), m_task.edges[e].width / 2 + leastPaper}) {
        wish.around = around;
        const std::vector<Turn> turns = found(wish);
        if (turns.empty()) {
            continue;
        }
        std::vector<Curve> round = rounded(wish, turns);
        if (!runsThrough(e, round)) {
            for (const Turn& turn : turns) {
                if (turn.corner) {
                    m_used[turn.corner->box][cornerIndex(turn.corner->x, turn.corner->y)] +=
                        std::max(m_task.spacing.betweenParallels, m_task.edges[e].width + 2 * m_task.spacing.clearance);
                }
            }
            way = std::move(round);
            return;
        }
    }
}

Rect Detours::keptClear(const Wish& wish, std::uint32_t box) const
{
    const LayoutEdge& edge = m_task.edges[wish.edge];
    const double least = box == edge.from ? wish.startStub : box == edge.to ? wish.endStub : wish.around;
    return m_task.boxes[box].grown(std::min(wish.around, least) - 1);
}

// Half the way to the next box ahead where that is near.
double Detours::stubAt(const Spot& rim) const
{
    double out = stub;
    const Point from = rim.point + rim.direction * 0.5;
    for (const Rect& box : m_task.boxes) {
        while (out > 2 && crosses(from, rim.point + rim.direction * (2 * out), box)) {
            out -= 1;
        }
    }
    return out;
}

// The turns from the end of the first stub to the beginning of the last one; none where there is no way.
std::vector<Detours::Turn> Detours::found(const Wish& wish) const
{
    const Point from = wish.start.point + wish.start.direction * wish.startStub;
    const Point to = wish.end.point + wish.end.direction * wish.endStub;
    std::vector<std::uint32_t> near{m_task.edges[wish.edge].from, m_task.edges[wish.edge].to};
    while (near.size() <= mostBoxes && m_tests <= mostTests) {
        std::vector<Turn> turns = shortest(wish, near, from, to);
        const std::size_t before = near.size();
        for (std::size_t t = 1; t < turns.size(); ++t) {
            m_tests += m_task.boxes.size();
            for (std::uint32_t box = 0; box < m_task.boxes.size(); ++box) {
                if (crosses(turns[t - 1].at, turns[t].at, keptClear(wish, box)) &&
                    std::find(near.begin(), near.end(), box) == near.end()) {
                    near.push_back(box);
                }
            }
        }
        if (near.size() == before) {
            return turns;
        }
    }
    return {};
}

// Dijkstra's shortest path between the corners of these boxes, none of which it enters.
std::vector<Detours::Turn> Detours::shortest(const Wish& wish, std::span<const std::uint32_t> near, Point from,
                                             Point to) const
{
    std::vector<Rect> clear;
    for (const std::uint32_t box : near) {
        clear.push_back(keptClear(wish, box));
    }
    std::vector<Turn> turns{{from, {}}, {to, {}}};
    for (const std::uint32_t box : near) {
        for (const int x : {-1, 1}) {
            for (const int y : {-1, 1}) {
                const double out = wish.around + m_used[box][cornerIndex(x, y)];
                const Rect rect = m_task.boxes[box].grown(out);
                const Point at{x < 0 ? rect.left() : rect.right(), y < 0 ? rect.top() : rect.bottom()};
                const auto holds = [&](const Rect& other) {
                    return at.x > other.left() && at.x < other.right() && at.y > other.top() && at.y < other.bottom();
                };
                if (std::none_of(clear.begin(), clear.end(), holds)) {
                    turns.push_back({at, Corner{box, x, y}});
                }
            }
        }
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> cost(turns.size(), infinity);
    std::vector<std::size_t> before(turns.size(), 0);
    std::vector<bool> done(turns.size(), false);
    cost[0] = 0;
    for (std::size_t round = 0; round < turns.size(); ++round) {
        std::size_t here = turns.size();
        for (std::size_t t = 0; t < turns.size(); ++t) {
            if (!done[t] && cost[t] < infinity && (here == turns.size() || cost[t] < cost[here])) {
                here = t;
            }
        }
        if (here == turns.size() || here == 1) {
            break;
        }
        done[here] = true;
        m_tests += turns.size() * clear.size() / 2;
        for (std::size_t next = 1; next < turns.size(); ++next) {
            const double reached = cost[here] + length(turns[next].at - turns[here].at) + turning;
            if (!done[next] && reached < cost[next] && std::none_of(clear.begin(), clear.end(), [&](const Rect& rect) {
                    return crosses(turns[here].at, turns[next].at, rect);
                })) {
                cost[next] = reached;
                before[next] = here;
            }
        }
    }
    if (cost[1] == infinity) {
        return {};
    }
    std::vector<Turn> path{turns[1]};
    for (std::size_t t = 1; t != 0; t = before[t]) {
        path.push_back(turns[before[t]]);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

// Straight from turn to turn, and round each turn as wide as the paper round the boxes allows.
std::vector<Curve> Detours::rounded(const Wish& wish, std::span<const Turn> turns) const
{
    std::vector<Point> points{wish.start.point};
    for (const Turn& turn : turns) {
        if (turn.at != points.back()) {
            points.push_back(turn.at);
        }
    }
    if (wish.end.point != points.back()) {
        points.push_back(wish.end.point);
    }
    const double inwards = std::max(2.0, wish.around - m_task.edges[wish.edge].width / 2 - leastPaper);
    std::vector<Curve> way;
    Point at = points.front();
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point in = points[i] - points[i - 1];
        const Point out = points[i + 1] - points[i];
        const Point u = unit(in);
        const Point v = unit(out);
        // Half the angle inside the turn: a quadratic curve through it comes nearer by half of cut * cos.
        const double cosHalf = std::sqrt(std::max(0.0, (1 - (u.x * v.x + u.y * v.y)) / 2));
        const double widest = cosHalf > 1e-9 ? 2 * inwards / cosHalf : 1e9;
        const double cut = std::min({widest, length(in) / 2, length(out) / 2});
        const Point a = points[i] - u * cut;
        const Point d = points[i] + v * cut;
        if (length(a - at) > 1e-6) {
            way.push_back(lineCurve(at, a));
        }
        way.push_back({a, between(a, points[i], 2.0 / 3), between(d, points[i], 2.0 / 3), d});
        at = d;
    }
    if (length(points.back() - at) > 1e-6) {
        way.push_back(lineCurve(at, points.back()));
    }
    return way;
}

} // namespace roundtrip
