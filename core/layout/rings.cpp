// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/rings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/layout/columns.h"
#include "core/layout/layered_graph.h"
#include "core/layout/parts.h"

namespace roundtrip {

namespace {

constexpr std::size_t mostOnCircle = 24; // more do not read as one loop
constexpr std::size_t mostSteps = 120'000;
constexpr std::size_t starts = 6;
constexpr double flattened = 0.6;
constexpr double turnOf = 2 * M_PI;

// The number of each node's strongly connected component (Tarjan 1972, with a stack of its own).
std::vector<std::uint32_t> componentsOf(std::size_t n, const Neighbours& after)
{
    constexpr std::uint32_t unseen = UINT32_MAX;
    std::vector<std::uint32_t> number(n, unseen);
    std::vector<std::uint32_t> low(n, 0);
    std::vector<std::uint32_t> component(n, unseen);
    std::vector<std::uint32_t> path;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> stack; // node, its next neighbour
    std::uint32_t count = 0;
    std::uint32_t found = 0;
    for (std::uint32_t root = 0; root < n; ++root) {
        if (number[root] != unseen) {
            continue;
        }
        stack.push_back({root, 0});
        while (!stack.empty()) {
            const std::uint32_t v = stack.back().first;
            if (stack.back().second == 0 && number[v] == unseen) {
                number[v] = low[v] = count++;
                path.push_back(v);
            }
            if (stack.back().second < after[v].size()) {
                const std::uint32_t u = after[v][stack.back().second++];
                if (number[u] == unseen) {
                    stack.push_back({u, 0});
                } else if (component[u] == unseen) {
                    low[v] = std::min(low[v], number[u]);
                }
                continue;
            }
            stack.pop_back();
            if (!stack.empty()) {
                low[stack.back().first] = std::min(low[stack.back().first], low[v]);
            }
            if (low[v] == number[v]) {
                std::uint32_t u = v;
                do {
                    u = path.back();
                    path.pop_back();
                    component[u] = found;
                } while (u != v);
                ++found;
            }
        }
    }
    return component;
}

// Edges as neighbours, the heaviest first, each once.
Neighbours heavyFirst(const LayoutGraph& graph)
{
    std::vector<Link> links;
    for (const LayoutEdge& edge : graph.edges) {
        if (edge.from != edge.to) {
            links.push_back({edge.from, edge.to, edge.weight, 1});
        }
    }
    const auto ends = [](const Link& link) { return std::pair(link.from, link.to); };
    std::stable_sort(links.begin(), links.end(), [&](const Link& a, const Link& b) { return ends(a) < ends(b); });
    std::vector<Link> once;
    for (const Link& link : links) {
        if (!once.empty() && ends(once.back()) == ends(link)) {
            once.back().weight += link.weight;
        } else {
            once.push_back(link);
        }
    }
    std::stable_sort(once.begin(), once.end(), [](const Link& a, const Link& b) { return a.weight > b.weight; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Link& link : once) {
        pairs.push_back({link.from, link.to});
    }
    return {graph.nodes.size(), pairs};
}

// Searches in depth for the longest way from a node back to it, for a number of steps.
std::vector<std::uint32_t> longestFrom(std::uint32_t start, const Neighbours& after,
                                       const std::vector<std::uint32_t>& component, std::size_t most)
{
    std::vector<bool> on(component.size(), false);
    std::vector<std::pair<std::uint32_t, std::size_t>> path{{start, 0}};
    on[start] = true;
    std::vector<std::uint32_t> best;
    for (std::size_t step = 0; step < mostSteps && !path.empty() && best.size() < most; ++step) {
        auto& [v, next] = path.back();
        if (next == after[v].size() || path.size() > most) {
            on[v] = false;
            path.pop_back();
            continue;
        }
        const std::uint32_t u = after[v][next++];
        if (u == start && path.size() > std::max<std::size_t>(1, best.size())) {
            best.clear();
            for (const auto& [node, at] : path) {
                best.push_back(node);
            }
        } else if (!on[u] && component[u] == component[start]) {
            on[u] = true;
            path.push_back({u, 0});
        }
    }
    return best;
}

class RingPlacing {
public:
    RingPlacing(const LayoutGraph& graph, const LayeredSpacing& spacing)
        : m_graph(graph), m_spacing(spacing), m_centres(graph.nodes.size()), m_placed(graph.nodes.size(), false)
    {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (const LayoutEdge& edge : graph.edges) {
            pairs.push_back({edge.from, edge.to});
            pairs.push_back({edge.to, edge.from});
        }
        m_beside = Neighbours(graph.nodes.size(), pairs);
        for (const LayoutNode& node : graph.nodes) {
            // As far apart as this, two boxes are apart whichever way they lie.
            m_apart = std::max(m_apart, length(Point{node.size.width, node.size.height}));
            m_widest = std::max(m_widest, node.size.width);
        }
        m_apart += spacing.betweenNodes;
        m_step = m_apart + spacing.betweenLayers * 0.35;
    }

    Positions placed()
    {
        std::vector<std::uint32_t> circle = longLoop(m_graph, mostOnCircle);
        if (circle.empty()) {
            std::uint32_t best = 0;
            for (std::uint32_t v = 1; v < m_graph.nodes.size(); ++v) {
                best = m_beside[v].size() > m_beside[best].size() ? v : best;
            }
            circle = {best};
        }
        const auto count = static_cast<double>(circle.size());
        // Neighbours on the circle are a chord apart: no nearer than the boxes need, with room for an arrow.
        m_radius = circle.size() == 1 ? 0 : std::max(m_step, m_apart * 1.25) / (2 * std::sin(M_PI / count));
        for (std::size_t i = 0; i < circle.size(); ++i) {
            put(circle[i], M_PI + turnOf * static_cast<double>(i) / count);
        }
        const std::vector<std::uint32_t> component = componentsOf(m_graph.nodes.size(), heavyFirst(m_graph));
        addRings([&](std::uint32_t v) { return component[v] == component[circle.front()]; });
        addRings([](std::uint32_t) { return true; });
        if (m_graph.nodes.size() > mostInColumns) {
            return std::move(m_centres);
        }
        // Cards are wider than high, and so are windows and slides.
        for (Point& centre : m_centres) {
            centre.y *= flattened;
        }
        return inColumns(m_graph, std::move(m_centres), m_widest + m_spacing.betweenLayers * 0.6,
                         m_spacing.betweenNodes);
    }

private:
    void put(std::uint32_t v, double angle)
    {
        m_centres[v] = Point{std::cos(angle), std::sin(angle)} * m_radius;
        m_placed[v] = true;
    }

    // Rings of those that `belongs`, ring by ring those that are bound to what is placed already.
    template<class Belongs> void addRings(Belongs&& belongs)
    {
        for (;;) {
            std::vector<std::pair<double, std::uint32_t>> wishes;
            std::vector<std::uint32_t> unbound;
            for (std::uint32_t v = 0; v < m_graph.nodes.size(); ++v) {
                if (m_placed[v] || !belongs(v)) {
                    continue;
                }
                Point sum;
                bool bound = false;
                for (const std::uint32_t u : m_beside[v]) {
                    if (m_placed[u]) {
                        sum = sum + unit(m_centres[u]);
                        bound = true;
                    }
                }
                if (bound) {
                    wishes.push_back({std::atan2(sum.y, sum.x), v});
                } else {
                    unbound.push_back(v);
                }
            }
            if (wishes.empty() && unbound.empty()) {
                return;
            }
            if (wishes.empty()) { // bound only through others that come later
                for (const std::uint32_t v : unbound) {
                    wishes.push_back({0, v});
                }
            }
            std::sort(wishes.begin(), wishes.end());
            addRing(wishes);
        }
    }

    // As many as one ring holds, taken evenly from all round; the rest goes to wider rings.
    void addRing(std::vector<std::pair<double, std::uint32_t>> wishes)
    {
        while (!wishes.empty()) {
            m_radius += m_step;
            const auto holds = static_cast<std::size_t>(std::max(1.0, std::floor(turnOf * m_radius / m_apart * 0.9)));
            std::vector<std::pair<double, std::uint32_t>> here;
            std::vector<std::pair<double, std::uint32_t>> later;
            const std::size_t rings = (wishes.size() + holds - 1) / holds;
            for (std::size_t i = 0; i < wishes.size(); ++i) {
                // On wider rings there is more room: the first of them takes its even share, not more.
                (i % rings == 0 && here.size() < holds ? here : later).push_back(wishes[i]);
            }
            // Cut open where the widest gap is, so that what lies on either side of the cut is far apart anyway.
            std::size_t cut = 0;
            double widest = -1;
            for (std::size_t i = 0; i < here.size(); ++i) {
                const double before = i == 0 ? here.back().first - turnOf : here[i - 1].first;
                if (here[i].first - before > widest) {
                    widest = here[i].first - before;
                    cut = i;
                }
            }
            std::rotate(here.begin(), here.begin() + static_cast<std::ptrdiff_t>(cut), here.end());
            std::vector<double> along;
            for (const auto& [angle, v] : here) {
                along.push_back((angle < here.front().first ? angle + turnOf : angle) * m_radius);
            }
            // Along the ring a little more than the chord.
            const double arc = 2 * m_radius * std::asin(std::min(1.0, m_apart / (2 * m_radius))) + 1e-6;
            const std::vector<double> apart(along.size(), arc);
            const double middle = (along.front() + along.back()) / 2;
            const double half = M_PI * m_radius - arc / 2;
            spread(along, apart, middle - half, middle + half);
            for (std::size_t i = 0; i < here.size(); ++i) {
                put(here[i].second, along[i] / m_radius);
            }
            wishes = std::move(later);
        }
    }

    const LayoutGraph& m_graph;
    const LayeredSpacing& m_spacing;
    double m_widest = 0;
    Positions m_centres;
    std::vector<bool> m_placed;
    Neighbours m_beside;
    double m_apart = 0;
    double m_step = 0; // from one ring to the next
    double m_radius = 0;
};

} // namespace

std::vector<std::uint32_t> longLoop(const LayoutGraph& graph, std::size_t most)
{
    const std::size_t n = graph.nodes.size();
    const Neighbours after = heavyFirst(graph);
    const std::vector<std::uint32_t> component = componentsOf(n, after);
    std::vector<std::uint32_t> size(n, 0);
    for (const std::uint32_t at : component) {
        ++size[at];
    }
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t v) { return size[component[v]] < 2; });
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(size[component[a]], after[a].size()) > std::pair(size[component[b]], after[b].size());
    });
    std::vector<std::uint32_t> best;
    for (std::size_t i = 0; i < order.size() && i < starts; ++i) {
        std::vector<std::uint32_t> found = longestFrom(order[i], after, component, most);
        if (found.size() > best.size()) {
            best = std::move(found);
        }
    }
    return best;
}

Positions rings(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    return placedByParts(graph, spacing, [&](const LayoutGraph& part) { return RingPlacing(part, spacing).placed(); });
}

} // namespace roundtrip
