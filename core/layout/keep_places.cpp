// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/keep_places.h"

#include <algorithm>
#include <limits>

namespace roundtrip {

namespace {

// Boxes that stand, sought through by their left sides.
class Standing {
public:
    explicit Standing(double gap) : m_gap(gap) {}

    void add(const Rect& box)
    {
        const Rect kept = box.grown(m_gap);
        m_widest = std::max(m_widest, kept.width);
        m_boxes.insert(std::upper_bound(m_boxes.begin(), m_boxes.end(), kept.x,
                                        [](double x, const Rect& other) { return x < other.x; }),
                       kept);
    }

    bool free(const Rect& box) const
    {
        for (auto at = from(box.x - m_widest); at != m_boxes.end() && at->x < box.right(); ++at) {
            if (at->intersects(box)) {
                return false;
            }
        }
        return true;
    }

    // The free place for a box in the column around x that is nearest to y.
    Point nearest(Point wish, Size size) const
    {
        const Rect column{wish.x - size.width / 2, -1e9, size.width, 2e9};
        std::vector<double> tries{wish.y};
        for (auto at = from(column.x - m_widest); at != m_boxes.end() && at->x < column.right(); ++at) {
            if (at->intersects(column)) {
                tries.push_back(at->top() - size.height / 2);
                tries.push_back(at->bottom() + size.height / 2);
            }
        }
        std::sort(tries.begin(), tries.end(), [&](double a, double b) {
            const double da = std::abs(a - wish.y);
            const double db = std::abs(b - wish.y);
            return da != db ? da < db : a < b;
        });
        for (const double y : tries) {
            if (free(rectAround({wish.x, y}, size))) {
                return {wish.x, y};
            }
        }
        return {wish.x, tries.back()}; // not reached: below the lowest box of the column is free
    }

private:
    std::vector<Rect>::const_iterator from(double x) const
    {
        return std::lower_bound(m_boxes.begin(), m_boxes.end(), x,
                                [](const Rect& other, double sought) { return other.x < sought; });
    }

    double m_gap;
    double m_widest = 0;
    std::vector<Rect> m_boxes;
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Positions placesKept(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    const std::size_t n = graph.nodes.size();
    Positions centres(n);
    std::vector<bool> stands(n, false);
    // A little less than the usual distance, so that a box fits between others that have just made room for one.
    Standing standing(spacing.betweenNodes * 0.5);
    Rect all;
    std::vector<double> columns;
    for (std::size_t v = 0; v < n; ++v) {
        if (graph.nodes[v].previous) {
            centres[v] = *graph.nodes[v].previous;
            stands[v] = true;
            const Rect box = rectAround(centres[v], graph.nodes[v].size);
            standing.add(box);
            all = united(all, box);
            columns.push_back(centres[v].x);
        }
    }
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());

    std::vector<std::vector<std::uint32_t>> pays(n);
    std::vector<std::vector<std::uint32_t>> paidBy(n);
    for (const LayoutEdge& edge : graph.edges) {
        pays[edge.from].push_back(edge.to);
        paidBy[edge.to].push_back(edge.from);
    }
    const auto settle = [&](std::size_t v) {
        const Size size = graph.nodes[v].size;
        const double pitch = size.width + spacing.betweenLayers;
        std::vector<double> x;
        std::vector<double> y;
        for (const auto& [side, step] : {std::pair(&pays[v], -1.0), std::pair(&paidBy[v], 1.0)}) {
            for (const std::uint32_t u : *side) {
                if (stands[u]) {
                    x.push_back(centres[u].x + step * pitch);
                    y.push_back(centres[u].y);
                }
            }
        }
        Point wish{median(x), median(y)};
        // Into a column that is there already, if one is near.
        const auto at = std::lower_bound(columns.begin(), columns.end(), wish.x);
        for (const auto column : {at, at == columns.begin() ? at : std::prev(at)}) {
            if (column != columns.end() && std::abs(*column - wish.x) < pitch / 2) {
                wish.x = *column;
                break;
            }
        }
        centres[v] = standing.nearest(wish, size);
        stands[v] = true;
        const Rect box = rectAround(centres[v], size);
        standing.add(box);
        all = united(all, box);
    };
    // Those with neighbours that stand come first, so that chains of new nodes grow from the old ones.
    for (bool any = true; any;) {
        any = false;
        for (std::size_t v = 0; v < n; ++v) {
            const auto standsAny = [&](const std::vector<std::uint32_t>& side) {
                return std::any_of(side.begin(), side.end(), [&](std::uint32_t u) { return stands[u]; });
            };
            if (!stands[v] && (standsAny(pays[v]) || standsAny(paidBy[v]))) {
                settle(v);
                any = true;
            }
        }
    }
    // Those that hang on nothing that stands go on in the lowest row, where that is one of such, else in a new one.
    std::vector<bool> linked(n, false);
    for (const LayoutEdge& edge : graph.edges) {
        linked[edge.from] = linked[edge.to] = true;
    }
    double row = all.bottom() + 2 * spacing.betweenNodes;
    for (std::size_t v = 0; v < n; ++v) {
        const Rect box = stands[v] ? rectAround(centres[v], graph.nodes[v].size) : Rect{};
        if (stands[v] && !linked[v] && box.bottom() == all.bottom()) {
            row = box.top();
        }
    }
    const double right = std::max(all.right(), all.x + 4 * (168 + spacing.betweenNodes));
    double x = all.x;
    for (std::size_t v = 0; v < n; ++v) {
        if (stands[v]) {
            continue;
        }
        const Size size = graph.nodes[v].size;
        for (Rect box{x, row, size.width, size.height};; x += size.width + spacing.betweenNodes) {
            if (x > all.x && x + size.width > right) {
                x = all.x;
                row += size.height + spacing.betweenNodes;
            }
            box = {x, row, size.width, size.height};
            if (standing.free(box)) {
                centres[v] = box.centre();
                standing.add(box);
                stands[v] = true;
                break;
            }
        }
    }
    return centres;
}

Positions pinsKept(const LayoutGraph& graph, Positions fresh, const LayeredSpacing& spacing)
{
    const std::size_t n = graph.nodes.size();
    Point shift;
    double count = 0;
    for (std::size_t v = 0; v < n; ++v) {
        if (graph.nodes[v].previous) {
            shift = shift + (*graph.nodes[v].previous - fresh[v]);
            ++count;
        }
    }
    shift = shift * (1 / count);
    Standing standing(spacing.betweenNodes * 0.5);
    for (std::size_t v = 0; v < n; ++v) {
        if (graph.nodes[v].previous) {
            fresh[v] = *graph.nodes[v].previous;
            standing.add(rectAround(fresh[v], graph.nodes[v].size));
        }
    }
    for (std::size_t v = 0; v < n; ++v) {
        if (!graph.nodes[v].previous) {
            fresh[v] = standing.nearest(fresh[v] + shift, graph.nodes[v].size);
            standing.add(rectAround(fresh[v], graph.nodes[v].size));
        }
    }
    return fresh;
}

} // namespace roundtrip
