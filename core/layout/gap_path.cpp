// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/gap_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace roundtrip {

namespace {

double cost(double dx, double dy)
{
    return length(Point{dx, dy}) + 0.1 * std::abs(dy);
}

double crowding(const Passed& passed, const Gap& gap, const GapWish& wish)
{
    if (passed.used == nullptr) {
        return 0;
    }
    const double room = gap.free.to - gap.free.from + wish.width;
    const double over = (*passed.used)[gap.index] + wish.needs - room;
    return 8 * std::clamp(over, 0.0, wish.needs);
}

} // namespace

void GapPath::addChoices(const Column& column, double y, const GapWish& wish, std::size_t first)
{
    const Gap nearest = nearestGap(column, y, wish.around, wish.width);
    constexpr std::array<int, 5> steps{0, 1, -1, 2, -2};
    for (const int step : std::span(steps).first(wish.thorough ? 5 : 3)) {
        const std::size_t index = nearest.index + static_cast<std::size_t>(step);
        if (index > column.taken.size()) { // also for those below 0
            continue;
        }
        const Gap gap = gapAt(column, index, y, wish.around);
        const bool known = std::any_of(m_choices.begin() + static_cast<std::ptrdiff_t>(first), m_choices.end(),
                                       [&](const Choice& other) { return other.gap.y == gap.y; });
        if (gap.free.to - gap.free.from >= wish.width && !known) {
            m_choices.push_back({gap, std::numeric_limits<double>::infinity(), 0});
        }
    }
}

const std::vector<Gap>& GapPath::find(std::span<const Passed> columns, const GapWish& wish)
{
    m_choices.clear();
    m_first.assign(1, 0);
    m_path.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = *columns[i].column;
        const double share = ((column.left + column.right) / 2 - wish.start.x) / (wish.end.x - wish.start.x);
        const std::size_t first = m_choices.size();
        addChoices(column, wish.start.y + (wish.end.y - wish.start.y) * share, wish, first);
        if (wish.thorough) {
            addChoices(column, wish.start.y, wish, first);
            addChoices(column, wish.end.y, wish, first);
        }
        m_first.push_back(m_choices.size());
        const double dx = column.left - (i == 0 ? wish.start.x : columns[i - 1].column->right);
        for (std::size_t c = first; c < m_choices.size(); ++c) {
            Choice& choice = m_choices[c];
            if (i == 0) {
                choice.cost = cost(dx, choice.gap.y - wish.start.y);
            }
            for (std::size_t b = i == 0 ? first : m_first[i - 1]; i > 0 && b < first; ++b) {
                const double here = m_choices[b].cost + cost(dx, choice.gap.y - m_choices[b].gap.y);
                if (here < choice.cost) {
                    choice.cost = here;
                    choice.before = b;
                }
            }
            choice.cost += crowding(columns[i], choice.gap, wish);
        }
    }
    if (columns.empty()) {
        return m_path;
    }
    std::size_t best = m_first[columns.size() - 1];
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t c = best; c < m_choices.size(); ++c) {
        const double here =
            m_choices[c].cost + cost(wish.end.x - columns.back().column->right, wish.end.y - m_choices[c].gap.y);
        if (here < least) {
            least = here;
            best = c;
        }
    }
    for (std::size_t i = columns.size(); i-- > 0;) {
        m_path[i] = m_choices[best].gap;
        best = m_choices[best].before;
    }
    return m_path;
}

} // namespace roundtrip
