// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/parts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/layout/columns.h"

namespace roundtrip {

namespace {

struct PlacedPart {
    std::vector<std::uint32_t> nodes;
    LayoutGraph graph;
    Positions centres;
    Size size;
};

// Boxes by the squares of a plane that their middles stand in, squares as large as the largest box.
class Squares {
public:
    explicit Squares(double side) : m_side(side) {}
    void add(std::uint32_t box, Point at) { m_boxes[key(column(at.x), column(at.y))].push_back(box); }
    // All that may touch a box around the point; stops where `act` returns false.
    template<class Act> void around(Point at, Act&& act) const
    {
        for (std::int64_t x = column(at.x) - 1; x <= column(at.x) + 1; ++x) {
            for (std::int64_t y = column(at.y) - 1; y <= column(at.y) + 1; ++y) {
                const auto found = m_boxes.find(key(x, y));
                if (found == m_boxes.end()) {
                    continue;
                }
                for (const std::uint32_t box : found->second) {
                    if (!act(box)) {
                        return;
                    }
                }
            }
        }
    }

private:
    std::int64_t column(double at) const { return static_cast<std::int64_t>(std::floor(at / m_side)); }
    static std::uint64_t key(std::int64_t x, std::int64_t y)
    {
        return (static_cast<std::uint64_t>(x) << 32) ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
    }
    double m_side;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_boxes;
};

// Every two boxes that are too near share the way out, along the axis on which it is shorter. Returns whether any were.
bool push(const std::vector<Size>& sizes, Positions& centres, double side)
{
    Squares squares(side);
    for (std::uint32_t i = 0; i < centres.size(); ++i) {
        squares.add(i, centres[i]);
    }
    Positions by(centres.size());
    bool any = false;
    for (std::uint32_t i = 0; i < centres.size(); ++i) {
        squares.around(centres[i], [&](std::uint32_t j) {
            if (j <= i) {
                return true;
            }
            const Point between = centres[j] - centres[i];
            const double x = (sizes[i].width + sizes[j].width) / 2 - std::abs(between.x);
            const double y = (sizes[i].height + sizes[j].height) / 2 - std::abs(between.y);
            if (x > 1e-6 && y > 1e-6) {
                any = true;
                const Point half =
                    x < y ? Point{(between.x < 0 ? -x : x) / 2, 0} : Point{0, (between.y < 0 ? -y : y) / 2};
                by[i] = by[i] - half;
                by[j] = by[j] + half;
            }
            return true;
        });
    }
    for (std::size_t i = 0; i < centres.size(); ++i) {
        centres[i] = centres[i] + by[i] * 0.6;
    }
    return any;
}

} // namespace

Positions movedApart(const LayoutGraph& graph, Positions centres, double gap)
{
    const std::size_t n = centres.size();
    std::vector<Size> sizes;
    double side = 1;
    for (const LayoutNode& node : graph.nodes) {
        sizes.push_back({node.size.width + gap, node.size.height + gap});
        side = std::max({side, sizes.back().width, sizes.back().height});
    }
    const int rounds = n <= 2000 ? 200 : n <= 20000 ? 40 : 12;
    for (int round = 0; round < rounds && push(sizes, centres, side); ++round) {
    }
    // From the middle outwards each takes the nearest free place, going round it in widening rings.
    Point middle;
    for (const Point& centre : centres) {
        middle = middle + centre * (1.0 / static_cast<double>(n));
    }
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return length(centres[a] - middle) < length(centres[b] - middle);
    });
    Squares squares(side);
    double full = 0; // rings that were full for the last: a dense crowd is not searched from its middle each time
    for (const std::uint32_t i : order) {
        const auto free = [&](Point at) {
            bool yes = true;
            const Rect box = rectAround(at, sizes[i]).grown(-1e-6);
            squares.around(at, [&](std::uint32_t j) {
                yes = !rectAround(centres[j], sizes[j]).intersects(box);
                return yes;
            });
            return yes;
        };
        Point at = centres[i];
        const Size step{sizes[i].width / 2, sizes[i].height / 2};
        for (double ring = free(at) ? 0 : std::max(1.0, full - 2); ring > 0; ++ring) {
            const int places = static_cast<int>(8 * ring);
            double nearest = std::numeric_limits<double>::infinity();
            for (int place = 0; place < places; ++place) {
                const double turn = 2 * M_PI * place / places;
                const Point tried =
                    centres[i] + Point{std::cos(turn) * step.width, std::sin(turn) * step.height} * ring;
                if (length(tried - centres[i]) < nearest && free(tried)) {
                    nearest = length(tried - centres[i]);
                    at = tried;
                }
            }
            if (std::isfinite(nearest)) {
                full = ring;
                break;
            }
        }
        centres[i] = at;
        squares.add(i, at);
    }
    return centres;
}

Positions inColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap)
{
    std::map<std::int64_t, std::vector<std::uint32_t>> columns;
    for (std::uint32_t v = 0; v < centres.size(); ++v) {
        columns[std::llround(centres[v].x / pitch)].push_back(v);
    }
    for (auto& [column, nodes] : columns) {
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return centres[a].y < centres[b].y; });
        std::vector<double> heights;
        std::vector<double> apart;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            heights.push_back(centres[nodes[i]].y);
            const double before = i > 0 ? graph.nodes[nodes[i - 1]].size.height : 0;
            apart.push_back((before + graph.nodes[nodes[i]].size.height) / 2 + gap);
        }
        spread(heights, apart, -1e12, 1e12);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            centres[nodes[i]] = {static_cast<double>(column) * pitch, heights[i]};
        }
    }
    return centres;
}

Positions placedByParts(const LayoutGraph& graph, const LayeredSpacing& spacing,
                        const std::function<Positions(const LayoutGraph& part)>& place)
{
    const std::size_t n = graph.nodes.size();
    const std::vector<std::uint32_t> rootOf = partsOf(n, graph.edges);
    std::vector<std::uint32_t> count(n, 0);
    for (const std::uint32_t root : rootOf) {
        ++count[root];
    }
    std::vector<PlacedPart> parts;
    std::vector<std::uint32_t> partOf(n, 0);
    std::vector<std::uint32_t> inner(n, 0);
    std::vector<std::uint32_t> alone;
    for (std::uint32_t v = 0; v < n; ++v) {
        if (count[rootOf[v]] == 1) {
            alone.push_back(v);
            continue;
        }
        if (rootOf[v] == v) {
            partOf[v] = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        partOf[v] = partOf[rootOf[v]];
        PlacedPart& part = parts[partOf[v]];
        inner[v] = static_cast<std::uint32_t>(part.nodes.size());
        part.nodes.push_back(v);
        part.graph.nodes.push_back(graph.nodes[v]);
    }
    for (LayoutEdge edge : graph.edges) {
        PlacedPart& part = parts[partOf[edge.from]];
        edge.from = inner[edge.from];
        edge.to = inner[edge.to];
        part.graph.edges.push_back(edge);
    }
    double area = 0;
    double widest = 0;
    for (PlacedPart& part : parts) {
        part.centres = place(part.graph);
        Rect all;
        for (const Rect& box : boxes(part.graph, part.centres)) {
            all = united(all, box);
        }
        for (Point& centre : part.centres) {
            centre = centre - Point{all.x, all.y};
        }
        part.size = all.size();
        area += (all.width + spacing.betweenLayers / 2) * (all.height + 2 * spacing.betweenNodes);
        widest = std::max(widest, all.width);
    }
    for (const std::uint32_t v : alone) {
        area +=
            (graph.nodes[v].size.width + spacing.betweenNodes) * (graph.nodes[v].size.height + spacing.betweenNodes);
    }
    const double width = std::max(widest, std::sqrt(area * spacing.aspect));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const PlacedPart& a, const PlacedPart& b) { return a.nodes.size() > b.nodes.size(); });
    Positions centres(n);
    Point at;
    double shelf = 0;
    // Puts a box of that size where the last one ended, or on a new shelf.
    const auto next = [&](Size size, double gap) {
        if (at.x > 0 && at.x + size.width > width) {
            at = {0, at.y + shelf + 2 * spacing.betweenNodes};
            shelf = 0;
        }
        const Point corner = at;
        at.x += size.width + gap;
        shelf = std::max(shelf, size.height);
        return corner;
    };
    for (const PlacedPart& part : parts) {
        const Point corner = next(part.size, spacing.betweenLayers / 2);
        for (std::size_t i = 0; i < part.nodes.size(); ++i) {
            centres[part.nodes[i]] = part.centres[i] + corner;
        }
    }
    if (!parts.empty() && !alone.empty()) {
        at = {0, at.y + shelf + 2 * spacing.betweenNodes};
        shelf = 0;
    }
    for (const std::uint32_t v : alone) {
        const Size size = graph.nodes[v].size;
        centres[v] = next(size, spacing.betweenNodes) + Point{size.width / 2, size.height / 2};
    }
    return centres;
}

} // namespace roundtrip
