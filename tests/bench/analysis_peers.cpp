// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis_peers.h"

#include <cmath>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/directed_graph.hpp>
#include <boost/graph/hawick_circuits.hpp>
#include <boost/graph/tiernan_all_cycles.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <lemon/cost_scaling.h>
#include <lemon/smart_graph.h>

namespace roundtrip::peers {

namespace {

struct Count {
    std::uint64_t* count;
    template<class Path, class Graph> void cycle(const Path&, const Graph&) { ++*count; }
};

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

} // namespace

struct LemonCirculation::Graph {
    lemon::SmartDigraph digraph;
    lemon::SmartDigraph::ArcMap<std::int64_t> upper{digraph};
    lemon::SmartDigraph::ArcMap<std::int64_t> cost{digraph};
};

LemonCirculation::LemonCirculation(std::uint32_t nodes, const Ends& arcs, const std::vector<std::int64_t>& amounts)
    : m_graph(std::make_unique<Graph>())
{
    for (std::uint32_t i = 0; i < nodes; ++i) {
        m_graph->digraph.addNode();
    }
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto arc = m_graph->digraph.addArc(m_graph->digraph.nodeFromId(static_cast<int>(arcs[i].first)),
                                                 m_graph->digraph.nodeFromId(static_cast<int>(arcs[i].second)));
        m_graph->upper[arc] = amounts[i];
        m_graph->cost[arc] = -1;
    }
}

LemonCirculation::~LemonCirculation() = default;

std::int64_t LemonCirculation::greatest() const
{
    lemon::CostScaling<lemon::SmartDigraph, std::int64_t, std::int64_t> solver(m_graph->digraph);
    solver.upperMap(m_graph->upper).costMap(m_graph->cost).run();
    return -solver.totalCost<std::int64_t>();
}

std::uint64_t hawick(std::uint32_t nodes, const Ends& arcs)
{
    const BoostGraph graph(arcs.begin(), arcs.end(), nodes);
    std::uint64_t count = 0;
    boost::hawick_circuits(graph, Count{&count});
    return count;
}

std::uint64_t hawickUnique(std::uint32_t nodes, const Ends& arcs)
{
    const BoostGraph graph(arcs.begin(), arcs.end(), nodes);
    std::uint64_t count = 0;
    boost::hawick_unique_circuits(graph, Count{&count});
    return count;
}

double bracketedIrr(const std::vector<std::pair<int, double>>& cash)
{
    const auto value = [&](double rate) {
        double sum = 0;
        for (const auto& [days, amount] : cash) {
            sum += amount * std::pow(1 + rate, -days / 365.0);
        }
        return sum;
    };
    std::uintmax_t most = 100;
    const auto root =
        boost::math::tools::toms748_solve(value, -0.99, 10.0, boost::math::tools::eps_tolerance<double>(50), most);
    return (root.first + root.second) / 2;
}

std::uint64_t tiernan(std::uint32_t nodes, const Ends& arcs, std::uint32_t longest)
{
    boost::directed_graph<> graph;
    std::vector<boost::directed_graph<>::vertex_descriptor> vertices;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        vertices.push_back(graph.add_vertex());
    }
    for (const auto& [from, to] : arcs) {
        graph.add_edge(vertices[from], vertices[to]);
    }
    std::uint64_t count = 0;
    boost::tiernan_all_cycles(graph, Count{&count}, 2, longest);
    return count;
}

} // namespace roundtrip::peers
