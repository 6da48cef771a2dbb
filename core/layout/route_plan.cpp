// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/route_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "core/layout/gap_path.h"

namespace roundtrip {

namespace {

// So many arcs outside the rows can be told apart; where there are more they go through the gaps as the others do.
constexpr std::uint32_t mostArcs = 60;
// Up to so many arrows each is given its best way; beyond, a good one.
constexpr std::size_t thoroughUpTo = 3000;
// Beyond so many no eye follows one round the cards: they go straight there.
constexpr std::size_t roundCardsUpTo = 8000;

class Planner {
public:
    explicit Planner(const RouteTask& task)
        : m_task(task), m_plans(task.edges.size()), m_columnOf(task.boxes.size(), 0), m_alone(task.boxes.size(), true),
          m_partOf(partsOf(task.boxes.size(), task.edges)), m_arcs(task.boxes.size(), 0)
    {
        if (task.edges.size() > roundCardsUpTo) {
            return;
        }
        makeColumns();
        for (const LayoutEdge& edge : task.edges) {
            const bool back = m_columnOf[edge.from] > m_columnOf[edge.to] + 1;
            m_arcs[m_partOf[edge.from]] += back ? 1 : 0;
        }
        for (const Column& column : m_columns) {
            m_used.emplace_back(column.taken.size() + 1, 0);
        }
    }

    std::vector<RoutePlan> run()
    {
        for (std::uint32_t e = 0; e < m_task.edges.size(); ++e) {
            plan(e);
        }
        // Once more, now that it is known which gaps are crowded.
        for (std::uint32_t e = 0; e < m_task.edges.size() && m_task.edges.size() <= thoroughUpTo; ++e) {
            if (!m_plans[e].arc && !m_plans[e].passages.empty()) {
                take(e, -1);
                m_plans[e] = {};
                plan(e);
            }
        }
        return std::move(m_plans);
    }

private:
    // How much of the gaps that an arrow passes is taken by it.
    double needs(std::uint32_t e) const { return m_task.edges[e].width + m_task.spacing.clearance + 4; }
    void take(std::uint32_t e, double sign)
    {
        for (const Passage& passage : m_plans[e].passages) {
            if (passage.column != Passage::own) {
                m_used[passage.column][passage.gap] += sign * needs(e);
            }
        }
    }
    void plan(std::uint32_t e)
    {
        constexpr double least = 16; // paper between two boxes that an arrow can cross level
        RoutePlan& plan = m_plans[e];
        const Rect& a = m_task.from(e);
        const Rect& b = m_task.to(e);
        plan.startY = a.centre().y;
        plan.endY = b.centre().y;
        if (b.left() - a.right() >= least) {
            plan.startX = a.right();
            plan.endX = b.left();
            if (m_task.edges.size() <= roundCardsUpTo) {
                passGaps(e, between(e, a.right(), b.left()));
            }
        } else if (a.left() - b.right() >= least) {
            plan.start = Side::left;
            plan.end = Side::right;
            plan.startX = a.left();
            plan.endX = b.right();
            if (m_task.edges.size() > roundCardsUpTo) {
                return;
            }
            const Between way = between(e, b.right(), a.left());
            if (way.columns.empty() || m_arcs[m_partOf[m_task.edges[e].from]] > mostArcs) {
                passGaps(e, way);
            } else {
                passOutside(e, way);
            }
        } else {
            planBulge(e);
        }
    }

    // Each part that hangs together has its own columns, with what else stands among them: parts that stand above each
    // other need not be in step.
    void makeColumns()
    {
        for (const LayoutEdge& edge : m_task.edges) {
            m_alone[edge.from] = m_alone[edge.to] = false;
        }
        std::map<std::uint32_t, std::pair<Rect, std::vector<std::uint32_t>>> parts;
        for (std::uint32_t box = 0; box < m_task.boxes.size(); ++box) {
            if (!m_alone[box]) {
                auto& [area, members] = parts[m_partOf[box]];
                area = members.empty() ? m_task.boxes[box] : united(area, m_task.boxes[box]);
                members.push_back(box);
            }
        }
        for (auto& [part, content] : parts) {
            auto& [area, members] = content;
            const std::size_t own = members.size();
            for (std::uint32_t box = 0; box < m_task.boxes.size(); ++box) {
                if (m_task.boxes[box].intersects(area) && m_partOf[box] != part) {
                    members.push_back(box);
                }
            }
            const std::vector<std::uint32_t> mine(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(own));
            const auto first = static_cast<std::uint32_t>(m_columns.size());
            for (Column& column : columnsOf(m_task.boxes, std::move(members))) {
                m_columns.push_back(std::move(column));
            }
            for (auto c = first; c < m_columns.size(); ++c) {
                for (const std::uint32_t box : m_columns[c].boxes) {
                    if (std::binary_search(mine.begin(), mine.end(), box)) {
                        m_columnOf[box] = c;
                    }
                }
            }
        }
    }

    // The boxes of a column, but for the edge's own, that stand between two heights of x: as columns of their own.
    void partly(std::uint32_t e, std::uint32_t column, double left, double right, std::vector<Column>& out) const
    {
        std::vector<std::uint32_t> between;
        for (const std::uint32_t box : m_columns[column].boxes) {
            if (box != m_task.edges[e].from && box != m_task.edges[e].to && m_task.boxes[box].right() > left &&
                m_task.boxes[box].left() < right) {
                between.push_back(box);
            }
        }
        if (!between.empty()) {
            for (Column& part : columnsOf(m_task.boxes, std::move(between))) {
                out.push_back(std::move(part));
            }
        }
    }

    // What lies between two boxes, from left to right.
    struct Between {
        double left = 0; // boxes above and below the edge's own may stand out beside them: up to here it runs level
        double right = 0;
        std::vector<Passed> columns;
        std::vector<Column> parts; // those of the columns that are not whole
    };

    Between between(std::uint32_t e, double left, double right) const
    {
        const std::uint32_t a = m_columnOf[m_task.edges[e].from];
        const std::uint32_t b = m_columnOf[m_task.edges[e].to];
        const std::uint32_t first = std::min(a, b);
        const std::uint32_t last = std::max(a, b);
        Between all{left, right, {}, {}};
        if (m_columns[first].right > left) {
            partly(e, first, left, right, all.parts);
        }
        if (last != first && m_columns[last].left < right) {
            partly(e, last, left, right, all.parts);
        }
        std::erase_if(all.parts, [&](const Column& part) {
            if (part.left < left && part.right < right) {
                all.left = std::max(all.left, part.right);
                return true;
            }
            if (part.right > right && part.left > left) {
                all.right = std::min(all.right, part.left);
                return true;
            }
            return false;
        });
        if (all.right < all.left) {
            all.left = all.right = (all.left + all.right) / 2;
        }
        for (const Column& part : all.parts) {
            all.columns.push_back({&part, nullptr, Passage::own});
        }
        for (std::uint32_t c = first + 1; c < last; ++c) {
            all.columns.push_back({&m_columns[c], &m_used[c], c});
        }
        std::sort(all.columns.begin(), all.columns.end(),
                  [](const Passed& x, const Passed& y) { return x.column->left < y.column->left; });
        return all;
    }

    // Through the gaps of the columns between, from the left box to the right one; travelled either way.
    void passGaps(std::uint32_t e, const Between& way)
    {
        RoutePlan& plan = m_plans[e];
        const bool back = plan.start == Side::left;
        const double leftY = back ? plan.endY : plan.startY;
        const double rightY = back ? plan.startY : plan.endY;
        plan.startX = back ? way.right : way.left;
        plan.endX = back ? way.left : way.right;
        const std::vector<Gap>& path = m_path.find(way.columns, {{way.left, leftY},
                                                                 {way.right, rightY},
                                                                 m_task.edges[e].width,
                                                                 m_task.around(e),
                                                                 needs(e),
                                                                 m_task.edges.size() <= thoroughUpTo});
        for (std::size_t i = 0; i < path.size(); ++i) {
            const Column& column = *way.columns[i].column;
            plan.passages.push_back(
                {column.left, column.right, path[i].y, path[i].free, way.columns[i].index, path[i].index});
        }
        if (back) {
            std::reverse(plan.passages.begin(), plan.passages.end());
        }
        take(e, 1);
    }

    // Above or below all columns that lie between.
    void passOutside(std::uint32_t e, const Between& way)
    {
        const std::vector<Passed>& columns = way.columns;
        RoutePlan& plan = m_plans[e];
        plan.startX = way.right;
        plan.endX = way.left;
        double top = std::numeric_limits<double>::infinity();
        double bottom = -top;
        for (const Passed& one : columns) {
            top = std::min(top, one.column->taken.front().from);
            bottom = std::max(bottom, one.column->taken.back().to);
        }
        const double keep = m_task.around(e) + 10;
        constexpr double infinity = std::numeric_limits<double>::infinity();
        Passage passage{columns.front().column->left, columns.back().column->right, 0, {}, Passage::own, 0};
        const double over = m_task.clearOfBoxes(passage, top - keep, -1, keep);
        const double under = m_task.clearOfBoxes(passage, bottom + keep, 1, keep);
        const auto rise = [&](double y) { return std::abs(plan.startY - y) + std::abs(plan.endY - y); };
        passage.y = rise(over) <= rise(under) ? over : under;
        passage.free = passage.y == over ? Stretch{-infinity, top - keep} : Stretch{bottom + keep, infinity};
        plan.arc = true;
        plan.passages.push_back(passage);
    }

    // Whether one box stands above the other with room for heads and labels between them, and nothing else.
    bool facesUpright(std::uint32_t e) const
    {
        const Rect room = m_task.facing(e);
        const double least = 2 * m_task.spacing.corner + m_task.edges[e].width;
        return room.height >= m_task.spacing.upright && room.width >= least &&
               std::none_of(m_task.boxes.begin(), m_task.boxes.end(),
                            [&](const Rect& box) { return box.intersects(room); });
    }

    // Out and back on the same side, where boxes stand above each other and an arrow cannot go straight.
    void planBulge(std::uint32_t e)
    {
        RoutePlan& plan = m_plans[e];
        const Rect& a = m_task.from(e);
        const Rect& b = m_task.to(e);
        if (m_task.edges.size() <= roundCardsUpTo && facesUpright(e)) {
            plan.upright = true;
            return;
        }
        plan.bulge = true;
        const double rise = std::abs(a.centre().y - b.centre().y);
        plan.bulgeBy = 40 + std::min(60.0, rise * 0.15);
        if (m_task.edges.size() > roundCardsUpTo) {
            return;
        }
        const auto blocked = [&](const Rect& room) {
            return std::count_if(m_task.boxes.begin(), m_task.boxes.end(),
                                 [&](const Rect& box) { return box.intersects(room); });
        };
        const double top = std::min(a.top(), b.top());
        const double bottom = std::max(a.bottom(), b.bottom());
        const double right = std::max(a.right(), b.right());
        const double left = std::min(a.left(), b.left());
        const auto onRight = blocked({right + 1, top, plan.bulgeBy, bottom - top});
        const auto onLeft = blocked({left - plan.bulgeBy - 1, top, plan.bulgeBy, bottom - top});
        plan.start = plan.end = onRight <= onLeft ? Side::right : Side::left;
    }

    const RouteTask& m_task;
    std::vector<RoutePlan> m_plans;
    std::vector<Column> m_columns;
    std::vector<std::vector<double>> m_used; // of each column's gaps: what passes through already
    std::vector<std::uint32_t> m_columnOf;   // of each box that has an edge
    std::vector<bool> m_alone;               // of each box: it has none
    std::vector<std::uint32_t> m_partOf;     // of each box: the first of those that it hangs together with
    std::vector<std::uint32_t> m_arcs;       // of each part, by its first box: arrows that run back past columns
    GapPath m_path;
};

} // namespace

std::vector<RoutePlan> plannedRoutes(const RouteTask& task)
{
    return Planner(task).run();
}

} // namespace roundtrip
