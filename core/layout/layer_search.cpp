// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/layout/layered_graph.h"
#include "core/layout/sequence.h"

namespace roundtrip {

namespace {

struct Half {
    std::uint32_t node = 0;
    double weight = 0;
    bool out = true;
};

// What a link costs whose `to` lies `steps` layers right of its `from`.
double linkCost(int steps, double weight)
{
    if (steps >= 1) {
        return 0.6 * (steps - 1);
    }
    if (steps == 0) {
        return 6 + 4 * weight; // out and back on one side: the hardest to read
    }
    return 4 * weight + (steps < -1 ? 0.5 + 0.7 * (-steps - 1) : 0);
}

// A search for layers, for a fixed number of them: each node in turn moves to the layer where it costs least, then
// pairs change places, until nothing is gained.
class Search {
public:
    Search(std::span<const double> heights, std::span<const Link> links, const LayerShape& shape)
        : m_heights(heights), m_shape(shape), m_at(heights.size())
    {
        for (const Link& link : links) {
            m_at[link.from].push_back({link.to, link.weight, true});
            m_at[link.to].push_back({link.from, link.weight, false});
        }
        for (const double height : heights) {
            m_total += height + shape.gap;
        }
        m_unit = m_total / std::max<double>(1, static_cast<double>(heights.size()));
    }

    void start(std::vector<std::uint32_t> layer, std::uint32_t count)
    {
        m_layer = std::move(layer);
        m_count = count;
        m_wish = m_total / count;
        m_fill.assign(count, 0);
        for (std::size_t v = 0; v < m_layer.size(); ++v) {
            m_layer[v] = std::min(m_layer[v], count - 1);
            m_fill[m_layer[v]] += own(v);
        }
    }

    void descend()
    {
        for (int round = 0; round < 4; ++round) {
            for (int pass = 0; pass < 10 && moveAll(); ++pass) {
            }
            bool exchanged = false;
            for (std::size_t v = 0; v < m_layer.size(); ++v) {
                for (const Half& half : m_at[v]) {
                    exchanged = (half.out && exchange(v, half.node)) || exchanged;
                }
            }
            if (!exchanged) {
                break;
            }
        }
    }

    // The links, and how small the whole has to be drawn to fit a sheet of the aspect asked for.
    double cost() const
    {
        double sum = 0;
        for (std::size_t v = 0; v < m_layer.size(); ++v) {
            for (const Half& half : m_at[v]) {
                sum += half.out ? linkCost(steps(v, half), half.weight) : 0;
            }
        }
        const double width = m_count * m_shape.pitch - m_shape.between;
        const double height = *std::max_element(m_fill.begin(), m_fill.end());
        return sum + 20 * std::log(std::max({width, height * m_shape.aspect, m_shape.fits}));
    }

    const std::vector<std::uint32_t>& layers() const { return m_layer; }

private:
    double own(std::size_t v) const { return m_heights[v] + m_shape.gap; }

    int steps(std::size_t v, const Half& half) const
    {
        const int step = static_cast<int>(m_layer[half.node]) - static_cast<int>(m_layer[v]);
        return half.out ? step : -step;
    }

    double crowding(double filled) const
    {
        const double over = std::max(0.0, filled - m_wish) / m_unit;
        return 0.6 * over * over;
    }

    double costAt(std::size_t v) const
    {
        double sum = 0;
        for (const Half& half : m_at[v]) {
            sum += linkCost(steps(v, half), half.weight);
        }
        return sum;
    }

    bool moveAll()
    {
        bool moved = false;
        for (std::size_t v = 0; v < m_layer.size(); ++v) {
            moved = moveBest(v) || moved;
        }
        return moved;
    }

    bool moveBest(std::size_t v)
    {
        const std::uint32_t was = m_layer[v];
        m_fill[was] -= own(v);
        std::uint32_t best = was;
        double least = costAt(v) + crowding(m_fill[was] + own(v)) - crowding(m_fill[was]) - 1e-9;
        for (std::uint32_t layer = 0; layer < m_count; ++layer) {
            m_layer[v] = layer;
            const double cost = costAt(v) + crowding(m_fill[layer] + own(v)) - crowding(m_fill[layer]);
            if (cost < least) {
                least = cost;
                best = layer;
            }
        }
        m_layer[v] = best;
        m_fill[best] += own(v);
        return best != was;
    }

    bool exchange(std::size_t a, std::size_t b)
    {
        if (m_layer[a] == m_layer[b]) {
            return false;
        }
        const auto total = [&] {
            return costAt(a) + costAt(b) + crowding(m_fill[m_layer[a]]) + crowding(m_fill[m_layer[b]]);
        };
        const auto swap = [&] {
            m_fill[m_layer[a]] += own(b) - own(a);
            m_fill[m_layer[b]] += own(a) - own(b);
            std::swap(m_layer[a], m_layer[b]);
        };
        const double before = total();
        swap();
        if (total() < before - 1e-9) {
            return true;
        }
        swap();
        return false;
    }

    std::span<const double> m_heights;
    LayerShape m_shape;
    std::vector<std::vector<Half>> m_at;
    double m_total = 0;
    double m_unit = 1;
    double m_wish = 1;
    std::uint32_t m_count = 1;
    std::vector<std::uint32_t> m_layer;
    std::vector<double> m_fill;
};

// The number of layers that, evenly filled, have the aspect asked for.
double idealLayers(std::span<const double> heights, const LayerShape& shape)
{
    double total = 0;
    for (const double height : heights) {
        total += height + shape.gap;
    }
    return std::max(2.0, std::sqrt(total * shape.aspect / shape.pitch));
}

} // namespace

std::vector<std::uint32_t> searchedLayers(std::span<const double> nodeHeights, std::span<const Link> links,
                                          std::vector<std::uint32_t> start, const LayerShape& shape)
{
    const std::uint32_t most = *std::max_element(start.begin(), start.end()) + 1;
    const std::size_t starts = std::clamp<std::size_t>(600 / nodeHeights.size(), 3, 40);
    Search search(nodeHeights, links, shape);
    Sequence sequence{0x6C61796572730000U};
    std::vector<std::uint32_t> best = start;
    double least = std::numeric_limits<double>::infinity();
    // Around the number that fills the sheet; far more layers than that are never worth their width.
    const auto ideal = static_cast<std::uint32_t>(std::lround(idealLayers(nodeHeights, shape)));
    for (std::uint32_t count = std::max(2U, std::min(most, ideal) - std::min(ideal, 2U));
         count <= std::min(most, 2 * ideal + 2); ++count) {
        // From the given layers pressed together, then from that with a third of the nodes thrown about.
        std::vector<std::uint32_t> pressed = start;
        for (std::uint32_t& layer : pressed) {
            layer = most > 1 ? layer * (count - 1) / (most - 1) : 0;
        }
        for (std::size_t i = 0; i < starts; ++i) {
            std::vector<std::uint32_t> from = pressed;
            if (i > 0) {
                for (std::uint32_t& layer : from) {
                    if (sequence.next() % 3 == 0) {
                        layer = static_cast<std::uint32_t>(sequence.next() % count);
                    }
                }
            }
            search.start(std::move(from), count);
            search.descend();
            if (search.cost() < least - 1e-9) {
                least = search.cost();
                best = search.layers();
            }
        }
    }
    return closedUp(std::move(best));
}

} // namespace roundtrip
