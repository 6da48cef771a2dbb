// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/sankey.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "core/layout/layered_graph.h"

namespace roundtrip {

namespace {

constexpr double decides = 0.02;       // a link with less than this share of the source's value moves no column
constexpr double decidesOfAll = 0.002; // without a source: this share of all
constexpr double turn = 5;             // radius of a back band's inner side where it turns
constexpr double circle = 0.5523;      // of a quarter circle by a cubic curve

class Placing {
public:
    Placing(const SankeyGraph& graph, const SankeySpace& space) : m_graph(graph), m_space(space) {}
    SankeyLayout placed();

private:
    double width(std::size_t link) const { return std::max(m_space.least, m_graph.links[link].value * m_out.scale); }
    double height(std::uint32_t node, double scale) const { return std::max(2.0, m_value[node] * scale); }
    void findBackLinks();
    void findColumns();
    void standBesidePayees();
    void findValues();
    void findScale();
    double laneHeight(double scale) const;
    bool fits(double scale) const;
    void order();
    void standNodes();
    void spread(const std::vector<std::uint32_t>& column);
    enum class Side : std::uint8_t { payers, payees };
    double pull(std::uint32_t node, Side side) const;
    void runBands();
    void runForward(std::size_t link, double fromY, double toY);
    void runBack(std::size_t link, double fromY, double toY, double laneY, double fromBulge, double toBulge);
    double columnX(std::uint32_t column) const;
    double middle(std::uint32_t node) const { return m_y[node] + height(node, m_out.scale) / 2; }

    const SankeyGraph& m_graph;
    const SankeySpace& m_space;
    SankeyLayout m_out;
    std::vector<double> m_value; // of each node: the most of what comes in and what goes out
    std::vector<double> m_y;     // tops
    std::vector<std::vector<std::uint32_t>> m_columns;
    std::vector<std::size_t> m_lanes; // the back links, the innermost lane first
};

void Placing::findBackLinks()
{
    std::vector<Link> links;
    for (const SankeyLink& link : m_graph.links) {
        if (link.to != m_graph.source) {
            links.push_back({link.from, link.to, link.value, 1});
        }
    }
    const auto ranks = ranksWithLightFeedback(m_graph.nodes, links);
    m_out.bands.resize(m_graph.links.size());
    for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
        const SankeyLink& link = m_graph.links[i];
        m_out.bands[i].back =
            link.to == m_graph.source || (link.from != m_graph.source && ranks[link.from] >= ranks[link.to]);
    }
}

// Who only pays stands left of the nearest whom it pays, not at the far end of the picture.
void Placing::standBesidePayees()
{
    std::vector<std::uint32_t> nearest(m_graph.nodes, SankeyGraph::noSource);
    std::vector<bool> paid(m_graph.nodes, false);
    for (const SankeyLink& link : m_graph.links) {
        paid[link.to] = true;
        nearest[link.from] = std::min(nearest[link.from], m_out.columns[link.to]);
    }
    for (std::uint32_t node = 0; node < m_graph.nodes; ++node) {
        if (!paid[node] && nearest[node] != SankeyGraph::noSource && nearest[node] > 0) {
            m_out.columns[node] = nearest[node] - 1;
        }
    }
}

// One more than the nearest that a node has to stand behind: those that send it much, and the one that sends it most.
void Placing::findColumns()
{
    const bool whole = m_graph.source == SankeyGraph::noSource;
    double leaves = 0;
    std::vector<double> most(m_graph.nodes, 0);
    for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
        const SankeyLink& link = m_graph.links[i];
        leaves += whole || link.from == m_graph.source ? link.value : 0;
        most[link.to] = m_out.bands[i].back ? most[link.to] : std::max(most[link.to], link.value);
    }
    m_out.columns.assign(m_graph.nodes, whole ? 0 : 1);
    if (!whole) {
        m_out.columns[m_graph.source] = 0;
    }
    const double held = (whole ? decidesOfAll : decides) * leaves;
    const auto holds = [&](std::size_t i) {
        const SankeyLink& link = m_graph.links[i];
        return !m_out.bands[i].back && (link.value >= held || link.value >= most[link.to]);
    };
    for (std::uint32_t round = 0; round < m_graph.nodes; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
            const SankeyLink& link = m_graph.links[i];
            if (holds(i) && m_out.columns[link.to] <= m_out.columns[link.from]) {
                m_out.columns[link.to] = m_out.columns[link.from] + 1;
                moved = true;
            }
        }
        if (!moved) {
            break;
        }
    }
    if (whole) {
        standBesidePayees();
    }
    for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
        const SankeyLink& link = m_graph.links[i];
        m_out.bands[i].back = m_out.columns[link.to] <= m_out.columns[link.from];
    }
    m_columns.resize(*std::max_element(m_out.columns.begin(), m_out.columns.end()) + 1);
    for (std::uint32_t node = 0; node < m_graph.nodes; ++node) {
        m_columns[m_out.columns[node]].push_back(node);
    }
}

void Placing::findValues()
{
    std::vector<double> in(m_graph.nodes, 0);
    std::vector<double> out(m_graph.nodes, 0);
    for (const SankeyLink& link : m_graph.links) {
        in[link.to] += link.value;
        out[link.from] += link.value;
    }
    m_value.resize(m_graph.nodes);
    for (std::uint32_t node = 0; node < m_graph.nodes; ++node) {
        m_value[node] = std::max(in[node], out[node] + m_graph.kept[node]);
    }
    for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
        if (m_out.bands[i].back) {
            m_lanes.push_back(i);
        }
    }
    // Lanes of one target run side by side, so that they read as one stream; short ones inside.
    std::stable_sort(m_lanes.begin(), m_lanes.end(), [this](std::size_t a, std::size_t b) {
        const SankeyLink& left = m_graph.links[a];
        const SankeyLink& right = m_graph.links[b];
        const auto key = [this](const SankeyLink& link) {
            return std::tuple(-static_cast<int>(m_out.columns[link.to]), link.to, m_out.columns[link.from], link.from);
        };
        return key(left) < key(right);
    });
}

double Placing::laneHeight(double scale) const
{
    double height = 0;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const SankeyLink& link = m_graph.links[m_lanes[i]];
        const bool sameTarget = i > 0 && m_graph.links[m_lanes[i - 1]].to == link.to;
        height += std::max(m_space.least, link.value * scale) + (sameTarget ? 0 : m_space.lane);
    }
    return m_lanes.empty() ? 0 : height + turn + m_space.lane;
}

bool Placing::fits(double scale) const
{
    const double room = m_space.room.height - laneHeight(scale);
    return std::all_of(m_columns.begin(), m_columns.end(), [&](const std::vector<std::uint32_t>& column) {
        double height = -m_space.gap;
        for (const std::uint32_t node : column) {
            height += std::max(this->height(node, scale) + m_space.gap, m_space.slot);
        }
        return height <= room;
    });
}

void Placing::findScale()
{
    double low = 0;
    double high = m_space.room.height / std::max(1e-9, *std::max_element(m_value.begin(), m_value.end()));
    for (int step = 0; step < 40; ++step) {
        const double tried = (low + high) / 2;
        (fits(tried) ? low : high) = tried;
    }
    m_out.scale = low;
}

double Placing::columnX(std::uint32_t column) const
{
    const double last = static_cast<double>(m_columns.size() - 1);
    // Left of the source what comes home goes round it.
    double home = 0;
    for (const std::size_t link : m_lanes) {
        home += m_graph.links[link].to == m_graph.source ? width(link) : 0;
    }
    const double before = home > 0 ? home + 2 * turn + m_space.head : 0;
    const double room = m_space.room.width - m_space.bar - m_space.after - before;
    return m_space.room.x + before + (last > 0 ? room * column / last : 0);
}

// Where those that feed a node, or that it feeds, would have it stand: the mean of their middles by value.
double Placing::pull(std::uint32_t node, Side side) const
{
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < m_graph.links.size(); ++i) {
        const SankeyLink& link = m_graph.links[i];
        if (!m_out.bands[i].back && (side == Side::payers ? link.to : link.from) == node) {
            sum += middle(side == Side::payers ? link.from : link.to) * link.value;
            weight += link.value;
        }
    }
    return weight > 0 ? sum / weight : middle(node);
}

// Pushes the nodes of a column apart, downwards, then back into the room.
void Placing::spread(const std::vector<std::uint32_t>& column)
{
    const double scale = m_out.scale;
    const double top = m_space.room.y;
    const double bottom = m_space.room.bottom() - laneHeight(scale);
    const auto pitch = [&](std::uint32_t node) { return std::max(height(node, scale) + m_space.gap, m_space.slot); };
    double y = top;
    for (const std::uint32_t node : column) {
        m_y[node] = std::max(m_y[node], y);
        y = m_y[node] + pitch(node);
    }
    double limit = bottom;
    for (auto at = column.rbegin(); at != column.rend(); ++at) {
        const double most = at == column.rbegin() ? limit - height(*at, scale) : limit - pitch(*at);
        m_y[*at] = std::max(top, std::min(m_y[*at], most));
        limit = m_y[*at];
    }
}

void Placing::order()
{
    // The largest on top to begin with: the eye starts there.
    for (auto& column : m_columns) {
        std::stable_sort(column.begin(), column.end(),
                         [this](std::uint32_t a, std::uint32_t b) { return m_value[a] > m_value[b]; });
    }
}

void Placing::standNodes()
{
    m_y.assign(m_graph.nodes, m_space.room.y);
    order();
    const double bottom = m_space.room.bottom() - laneHeight(m_out.scale);
    for (const auto& column : m_columns) {
        double y = m_space.room.y;
        for (const std::uint32_t node : column) {
            m_y[node] = y;
            y += std::max(height(node, m_out.scale) + m_space.gap, m_space.slot);
        }
        // A short column stands in the middle.
        const double free = bottom - (y - m_space.gap);
        for (const std::uint32_t node : column) {
            m_y[node] += std::max(0.0, free / 2);
        }
    }
    const auto follow = [this](std::vector<std::uint32_t>& column, Side side) {
        std::vector<double> wished;
        for (const std::uint32_t node : column) {
            wished.push_back(pull(node, side) - height(node, m_out.scale) / 2);
        }
        for (std::size_t i = 0; i < column.size(); ++i) {
            m_y[column[i]] = wished[i];
        }
        std::stable_sort(column.begin(), column.end(),
                         [this](std::uint32_t a, std::uint32_t b) { return middle(a) < middle(b); });
        spread(column);
    };
    if (m_graph.source != SankeyGraph::noSource) {
        // The first column of payees keeps its order by size; those behind follow what they are fed by.
        for (std::size_t c = 2; c < m_columns.size(); ++c) {
            follow(m_columns[c], Side::payers);
        }
    } else {
        // No column leads: to and fro until it has settled.
        for (int round = 0; round < 4; ++round) {
            for (std::size_t c = 1; c < m_columns.size(); ++c) {
                follow(m_columns[c], Side::payers);
            }
            for (std::size_t c = m_columns.size() - 1; c-- > 0;) {
                follow(m_columns[c], Side::payees);
            }
        }
    }
    for (std::uint32_t node = 0; node < m_graph.nodes; ++node) {
        m_out.nodes.push_back({columnX(m_out.columns[node]), m_y[node], m_space.bar, height(node, m_out.scale)});
    }
}

void Placing::runForward(std::size_t link, double fromY, double toY)
{
    const SankeyLink& of = m_graph.links[link];
    const double left = m_out.nodes[of.from].right();
    const double right = m_out.nodes[of.to].left();
    const double mid = (left + right) / 2;
    m_out.bands[link].way = {{{left, fromY}, {mid, fromY}, {mid, toY}, {right, toY}}};
}

// Out to the right, down into the lane, along it to the left, up and into the target from its left.
void Placing::runBack(std::size_t link, double fromY, double toY, double laneY, double fromBulge, double toBulge)
{
    const SankeyLink& of = m_graph.links[link];
    const double radius = turn + m_out.bands[link].width / 2;
    const double right = m_out.nodes[of.from].right() + fromBulge;
    const double left = m_out.nodes[of.to].left() - toBulge;
    const auto corner = [](Point from, Point by, Point to) {
        return Curve{from, between(from, by, circle), between(to, by, circle), to};
    };
    std::vector<Curve>& way = m_out.bands[link].way;
    const auto straight = [&way](Point from, Point to) {
        if (length(to - from) > 0.01) {
            way.push_back(lineCurve(from, to));
        }
    };
    const Point start{m_out.nodes[of.from].right(), fromY};
    const Point end{m_out.nodes[of.to].left(), toY};
    // Where the lane is too near for two whole turns, both are flatter.
    const double down = std::min(radius, std::max(1.0, (laneY - fromY) / 2));
    const double up = std::min(radius, std::max(1.0, (laneY - toY) / 2));
    straight(start, {right - radius, fromY});
    way.push_back(corner({right - radius, fromY}, {right, fromY}, {right, fromY + down}));
    straight({right, fromY + down}, {right, laneY - down});
    way.push_back(corner({right, laneY - down}, {right, laneY}, {right - radius, laneY}));
    straight({right - radius, laneY}, {left + radius, laneY});
    way.push_back(corner({left + radius, laneY}, {left, laneY}, {left, laneY - up}));
    straight({left, laneY - up}, {left, toY + up});
    way.push_back(corner({left, toY + up}, {left, toY}, {left + radius, toY}));
    straight({left + radius, toY}, end);
}

void Placing::runBands()
{
    const std::size_t count = m_graph.links.size();
    std::vector<double> fromY(count, 0);
    std::vector<double> toY(count, 0);
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (std::size_t i = 0; i < count; ++i) {
        m_out.bands[i].width = width(i);
    }
    // At each node forward bands lie in the order of their other ends; those that run back lie under them.
    const auto stack = [&](bool leaving, std::vector<double>& at) {
        std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
            const auto other = [&](std::size_t i) {
                return middle(leaving ? m_graph.links[i].to : m_graph.links[i].from);
            };
            return std::tuple(m_out.bands[a].back, other(a)) < std::tuple(m_out.bands[b].back, other(b));
        });
        std::vector<double> next(m_y);
        for (const std::size_t i : all) {
            const std::uint32_t node = leaving ? m_graph.links[i].from : m_graph.links[i].to;
            at[i] = next[node] + m_out.bands[i].width / 2;
            next[node] += m_graph.links[i].value * m_out.scale;
        }
    };
    stack(true, fromY);
    stack(false, toY);

    std::vector<double> rightOf(m_columns.size(), 0); // what bulges beside each column already
    std::vector<double> leftOf(m_columns.size(), 0);
    double lane = m_space.room.bottom() - laneHeight(m_out.scale) + turn + m_space.lane;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const std::size_t link = m_lanes[i];
        const SankeyLink& of = m_graph.links[link];
        const double width = m_out.bands[link].width;
        const bool sameTarget = i > 0 && m_graph.links[m_lanes[i - 1]].to == of.to;
        lane += (sameTarget ? 0 : m_space.lane) + width / 2;
        double& right = rightOf[m_out.columns[of.from]];
        double& left = leftOf[m_out.columns[of.to]];
        right += (right > 0 ? 2 : turn) + width / 2;
        left += (sameTarget ? 0 : turn) + width / 2;
        runBack(link, fromY[link], toY[link], lane, right + turn, left + turn + m_space.head);
        right += width / 2;
        left += width / 2;
        lane += width / 2;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!m_out.bands[i].back) {
            runForward(i, fromY[i], toY[i]);
        }
    }
}

SankeyLayout Placing::placed()
{
    if (m_graph.links.empty()) {
        return {};
    }
    findBackLinks();
    findColumns();
    findValues();
    findScale();
    standNodes();
    runBands();
    return std::move(m_out);
}

} // namespace

SankeyLayout sankeyLayout(const SankeyGraph& graph, const SankeySpace& space)
{
    return Placing(graph, space).placed();
}

std::vector<Point> outlineOf(const Curve& middle, double width)
{
    constexpr int steps = 28;
    std::vector<Point> points;
    points.reserve(2 * (steps + 1));
    for (int i = 0; i <= steps; ++i) {
        points.push_back(middle.at(static_cast<double>(i) / steps) - Point{0, width / 2});
    }
    for (int i = steps; i >= 0; --i) {
        points.push_back(middle.at(static_cast<double>(i) / steps) + Point{0, width / 2});
    }
    return points;
}

BackBand backBand(Way way, double width, double headLength)
{
    std::vector<Curve> body(way.begin(), way.end());
    const Point end = body.back().d;
    const double half = std::max(4.0, width / 2 + 2);
    if (end.x - body.back().a.x > headLength) {
        body.back() = lineCurve(body.back().a, end - Point{headLength, 0});
    }
    return {std::move(body), {end - Point{headLength, half}, end, end + Point{-headLength, half}}};
}

} // namespace roundtrip
