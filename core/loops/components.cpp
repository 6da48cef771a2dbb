// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/components.h"

#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace roundtrip {

std::vector<std::uint32_t> components(std::uint32_t nodeCount, std::span<const Arc> arcs)
{
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    ends.reserve(arcs.size());
    for (const auto& [from, to] : arcs) {
        ends.emplace_back(from, to);
    }
    const Graph graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), nodeCount);
    std::vector<std::uint32_t> component(nodeCount);
    if (nodeCount > 0) {
        boost::strong_components(graph,
                                 boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    }
    return component;
}

} // namespace roundtrip
