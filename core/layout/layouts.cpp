// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layouts.h"

#include <algorithm>

#include "core/layout/force.h"
#include "core/layout/keep_places.h"
#include "core/layout/kinds.h"
#include "core/layout/rings.h"

namespace roundtrip {

std::optional<LayoutKind> layoutCalled(std::string_view word)
{
    const auto at = std::find(layoutWords.begin(), layoutWords.end(), word);
    return at == layoutWords.end() ? std::nullopt : std::optional(static_cast<LayoutKind>(at - layoutWords.begin()));
}

Positions laidOut(LayoutKind layout, const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    const auto known = static_cast<std::size_t>(std::count_if(
        graph.nodes.begin(), graph.nodes.end(), [](const LayoutNode& node) { return node.previous.has_value(); }));
    if (layout == LayoutKind::layered || 2 * known > graph.nodes.size()) {
        return layered(graph, spacing);
    }
    Positions fresh = layout == LayoutKind::rings   ? rings(graph, spacing)
                      : layout == LayoutKind::force ? force(graph, spacing)
                                                    : kinds(graph, spacing);
    return known > 0 ? pinsKept(graph, std::move(fresh), spacing) : fresh;
}

} // namespace roundtrip
