// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/force.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/layout/layered_graph.h"
#include "core/layout/parts.h"

namespace roundtrip {

namespace {

constexpr std::size_t coarsest = 48;
constexpr double fewer = 0.85;       // a level that joins less than this makes no further ones
constexpr std::size_t mostNear = 40; // of a square that are met one by one; a crowd counts as its middle
constexpr double inSquare = 4;

// Nodes with masses, and who pulls whom: both directions of each link.
struct Level {
    std::vector<double> mass;
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> other;
    std::vector<float> pull;
    std::vector<std::uint32_t> parent; // of each node: its node in the next, smaller level

    std::size_t size() const { return mass.size(); }
};

struct Tie {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float pull = 1;
};

Level levelOf(std::vector<double> mass, std::vector<Tie> ties)
{
    Level level;
    const std::size_t n = mass.size();
    level.mass = std::move(mass);
    // Each pair once, sorted by counting: first by b, then stably by a.
    for (Tie& tie : ties) {
        if (tie.a > tie.b) {
            std::swap(tie.a, tie.b);
        }
    }
    std::sort(ties.begin(), ties.end(), [](const Tie& x, const Tie& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    std::size_t kept = 0;
    for (const Tie& tie : ties) {
        if (kept > 0 && ties[kept - 1].a == tie.a && ties[kept - 1].b == tie.b) {
            ties[kept - 1].pull += tie.pull;
        } else if (tie.a != tie.b) {
            ties[kept++] = tie;
        }
    }
    ties.resize(kept);
    level.first.assign(n + 1, 0);
    for (const Tie& tie : ties) {
        ++level.first[tie.a + 1];
        ++level.first[tie.b + 1];
    }
    std::partial_sum(level.first.begin(), level.first.end(), level.first.begin());
    std::vector<std::uint32_t> next(level.first.begin(), level.first.end() - 1);
    level.other.resize(2 * ties.size());
    level.pull.resize(2 * ties.size());
    for (const Tie& tie : ties) {
        level.other[next[tie.a]] = tie.b;
        level.pull[next[tie.a]++] = tie.pull;
        level.other[next[tie.b]] = tie.a;
        level.pull[next[tie.b]++] = tie.pull;
    }
    return level;
}

// Joins each node with the free neighbour that it is bound to most for its mass; who finds none free joins a
// neighbour's pair.
Level joined(Level& level)
{
    constexpr std::uint32_t none = UINT32_MAX;
    const std::size_t n = level.size();
    level.parent.assign(n, none);
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return level.first[a + 1] - level.first[a] < level.first[b + 1] - level.first[b];
    });
    std::uint32_t count = 0;
    std::vector<double> mass;
    for (const std::uint32_t v : order) {
        if (level.parent[v] != none) {
            continue;
        }
        std::uint32_t best = none;
        double most = -1;
        std::uint32_t taken = none;
        double lightest = 1e300;
        for (std::uint32_t i = level.first[v]; i < level.first[v + 1]; ++i) {
            const std::uint32_t u = level.other[i];
            if (level.parent[u] == none) {
                const double bond = static_cast<double>(level.pull[i]) / level.mass[u];
                if (bond > most) {
                    most = bond;
                    best = u;
                }
            } else if (mass[level.parent[u]] < lightest) {
                lightest = mass[level.parent[u]];
                taken = level.parent[u];
            }
        }
        if (best == none && taken != none) {
            level.parent[v] = taken;
            mass[taken] += level.mass[v];
            continue;
        }
        level.parent[v] = count++;
        mass.push_back(level.mass[v]);
        if (best != none) {
            level.parent[best] = level.parent[v];
            mass.back() += level.mass[best];
        }
    }
    std::vector<Tie> ties;
    for (std::uint32_t v = 0; v < n; ++v) {
        for (std::uint32_t i = level.first[v]; i < level.first[v + 1]; ++i) {
            const std::uint32_t u = level.other[i];
            if (v < u && level.parent[v] != level.parent[u]) {
                ties.push_back({level.parent[v], level.parent[u], level.pull[i]});
            }
        }
    }
    return levelOf(std::move(mass), std::move(ties));
}

// The squares of a plane, at several sizes: masses and their middles.
class Plane {
public:
    Plane(const Level& level, const Positions& at)
    {
        Point low = at[0];
        Point high = at[0];
        for (const Point& p : at) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        const double side = std::max({high.x - low.x, high.y - low.y, 1.0}) * 1.0001;
        m_depth = 1;
        while (m_depth < 10 && std::pow(4.0, m_depth) * inSquare < static_cast<double>(at.size())) {
            ++m_depth;
        }
        const std::size_t cells = std::size_t{1} << (2 * m_depth);
        m_first.assign(cells + 1, 0);
        m_cell.resize(at.size());
        const double scale = static_cast<double>(width(m_depth)) / side;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const auto x = static_cast<std::uint32_t>((at[i].x - low.x) * scale);
            const auto y = static_cast<std::uint32_t>((at[i].y - low.y) * scale);
            m_cell[i] = y * width(m_depth) + x;
            ++m_first[m_cell[i] + 1];
        }
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_nodes.resize(at.size());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t i = 0; i < at.size(); ++i) {
            m_nodes[next[m_cell[i]]++] = i;
        }
        m_levels.resize(m_depth + 1);
        for (unsigned depth = 0; depth <= m_depth; ++depth) {
            m_levels[depth].resize(std::size_t{1} << (2 * depth));
        }
        for (std::size_t i = 0; i < at.size(); ++i) {
            add(m_levels[m_depth][m_cell[i]], at[i] * level.mass[i], level.mass[i]);
        }
        for (unsigned depth = m_depth; depth-- > 0;) {
            for (std::uint32_t y = 0; y < width(depth + 1); ++y) {
                for (std::uint32_t x = 0; x < width(depth + 1); ++x) {
                    const Mass& part = m_levels[depth + 1][y * width(depth + 1) + x];
                    add(m_levels[depth][y / 2 * width(depth) + x / 2], part.moment, part.mass);
                }
            }
        }
    }

    // What pushes each node: the force falls with the distance.
    void push(const Level& level, const Positions& at, double strength, Positions& forces) const
    {
        // From far away all of a square feels the same: worked out once for its middle, coming down the sizes.
        std::vector<Point> coarser(1);
        for (unsigned depth = 1; depth <= m_depth; ++depth) {
            std::vector<Point> finer(m_levels[depth].size());
            const auto w = static_cast<std::int64_t>(width(depth));
            for (std::int64_t y = 0; y < w; ++y) {
                for (std::int64_t x = 0; x < w; ++x) {
                    const Mass& own = m_levels[depth][static_cast<std::size_t>(y * w + x)];
                    if (own.mass == 0) {
                        continue;
                    }
                    const Point middle = own.moment * (1 / own.mass);
                    Point force = coarser[static_cast<std::size_t>(y / 2 * (w / 2) + x / 2)];
                    // The squares beside the larger square that do not lie beside this one.
                    for (std::int64_t v = std::max<std::int64_t>(0, (y / 2 - 1) * 2); v < std::min(w, (y / 2 + 2) * 2);
                         ++v) {
                        for (std::int64_t u = std::max<std::int64_t>(0, (x / 2 - 1) * 2);
                             u < std::min(w, (x / 2 + 2) * 2); ++u) {
                            const Mass& other = m_levels[depth][static_cast<std::size_t>(v * w + u)];
                            if (other.mass > 0 && (std::abs(u - x) > 1 || std::abs(v - y) > 1)) {
                                force = force + repulsion(middle - other.moment * (1 / other.mass), other.mass);
                            }
                        }
                    }
                    finer[static_cast<std::size_t>(y * w + x)] = force;
                }
            }
            coarser = std::move(finer);
        }
        const auto w = static_cast<std::int64_t>(width(m_depth));
        for (std::int64_t y = 0; y < w; ++y) {
            for (std::int64_t x = 0; x < w; ++x) {
                const auto cell = static_cast<std::size_t>(y * w + x);
                for (std::uint32_t i = m_first[cell]; i < m_first[cell + 1]; ++i) {
                    const std::uint32_t node = m_nodes[i];
                    Point force = coarser[cell];
                    for (std::int64_t v = std::max<std::int64_t>(0, y - 1); v <= std::min(w - 1, y + 1); ++v) {
                        for (std::int64_t u = std::max<std::int64_t>(0, x - 1); u <= std::min(w - 1, x + 1); ++u) {
                            force = force + near(static_cast<std::size_t>(v * w + u), node, level, at);
                        }
                    }
                    forces[node] = forces[node] + force * (strength * level.mass[node]);
                }
            }
        }
    }

private:
    struct Mass {
        Point moment;
        double mass = 0;
    };
    static void add(Mass& to, Point moment, double mass)
    {
        to.moment = to.moment + moment;
        to.mass += mass;
    }
    static std::uint32_t width(unsigned depth) { return 1U << depth; }
    static Point repulsion(Point apart, double mass)
    {
        return apart * (mass / std::max(1e-6, apart.x * apart.x + apart.y * apart.y));
    }
    Point near(std::size_t cell, std::uint32_t node, const Level& level, const Positions& at) const
    {
        const std::size_t count = m_first[cell + 1] - m_first[cell];
        const std::size_t stride = count / mostNear + 1;
        Point force;
        for (std::size_t i = m_first[cell]; i < m_first[cell + 1]; i += stride) {
            const std::uint32_t other = m_nodes[i];
            if (other != node) {
                force = force + repulsion(at[node] - at[other], level.mass[other] * static_cast<double>(stride));
            }
        }
        return force;
    }

    unsigned m_depth = 0;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_cell;
    std::vector<std::uint32_t> m_nodes;
    std::vector<std::vector<Mass>> m_levels;
};

// Lets a level come to rest: steps that get smaller, each node by the direction of what pulls and pushes it.
void settle(const Level& level, Positions& at, int rounds, double reach)
{
    Positions forces(at.size());
    double step = reach;
    for (int round = 0; round < rounds; ++round) {
        std::fill(forces.begin(), forces.end(), Point{});
        Plane(level, at).push(level, at, 1, forces);
        for (std::size_t v = 0; v < at.size(); ++v) {
            Point pull;
            for (std::uint32_t i = level.first[v]; i < level.first[v + 1]; ++i) {
                const Point to = at[level.other[i]] - at[v];
                pull = pull + to * (length(to) * std::sqrt(static_cast<double>(level.pull[i])));
            }
            const Point force = forces[v] + pull;
            const double size = length(force);
            if (size > 1e-12) {
                at[v] = at[v] + force * (std::min(step, size) / size);
            }
        }
        step *= 0.9;
    }
}

Positions settled(const LayoutGraph& graph)
{
    std::vector<Level> levels;
    {
        std::vector<Tie> ties;
        for (const LayoutEdge& edge : graph.edges) {
            ties.push_back({edge.from, edge.to, 1});
        }
        levels.push_back(levelOf(std::vector<double>(graph.nodes.size(), 1), std::move(ties)));
    }
    while (levels.back().size() > coarsest) {
        Level next = joined(levels.back());
        if (static_cast<double>(next.size()) > fewer * static_cast<double>(levels.back().size())) {
            break;
        }
        levels.push_back(std::move(next));
    }
    // The smallest begins on a sunflower, where no two lie on each other and no direction is favoured.
    Positions at;
    for (std::size_t i = 0; i < levels.back().size(); ++i) {
        const double radius = std::sqrt(static_cast<double>(i) + 0.5) * 2;
        const double turn = static_cast<double>(i) * 2.399963229728653; // the golden angle
        at.push_back({radius * std::cos(turn), radius * std::sin(turn)});
    }
    settle(levels.back(), at, 160, 3);
    for (std::size_t l = levels.size() - 1; l-- > 0;) {
        const Level& level = levels[l];
        Positions finer(level.size());
        for (std::size_t v = 0; v < level.size(); ++v) {
            const double turn = static_cast<double>(v) * 2.399963229728653;
            finer[v] = at[level.parent[v]] * 1.35 + Point{std::cos(turn), std::sin(turn)} * 0.3;
        }
        at = std::move(finer);
        const int rounds = level.size() <= 1000 ? 80 : level.size() <= 10000 ? 30 : level.size() <= 60000 ? 12 : 6;
        settle(level, at, rounds, 2);
    }
    return at;
}

} // namespace

Positions force(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    return placedByParts(graph, spacing, [&](const LayoutGraph& part) {
        Positions at = settled(part);
        // So large that boxes have room at the mean distance of those that are bound together; wider than high, as
        // boxes are.
        double width = 0;
        for (const LayoutNode& node : part.nodes) {
            width = std::max(width, node.size.width);
        }
        double mean = 0;
        for (const LayoutEdge& edge : part.edges) {
            mean += length(at[edge.from] - at[edge.to]) / static_cast<double>(part.edges.size());
        }
        const double scale = (width + spacing.betweenLayers * 0.6) / std::max(1e-6, mean);
        for (Point& p : at) {
            p = {p.x * scale * 1.25, p.y * scale * 0.8};
        }
        if (part.nodes.size() <= mostInColumns) {
            return inColumns(part, std::move(at), width + spacing.betweenLayers * 0.8, spacing.betweenNodes);
        }
        return inEvenColumns(part, std::move(at), width + spacing.betweenNodes, spacing.betweenNodes, spacing.aspect);
    });
}

} // namespace roundtrip
