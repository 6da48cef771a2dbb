// SPDX-License-Identifier: GPL-3.0-or-later
// The ways of arrows between boxes, wherever the boxes stand.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/graph.h"

namespace roundtrip {

struct RouteSpacing {
    double betweenParallels = 10; // least distance of the middles of arrows that run side by side
    double betweenOpposites = 14; // more, where one goes and the other comes back
    double clearance = 4;         // free paper between the rims of two arrows side by side
    double aroundBoxes = 14;      // free paper between an arrow and a box that it passes
    double corner = 12;           // of a box's side, at both ends, where no arrow ends
    double upright = 56;          // least paper between boxes above each other for arrows that go straight up or down
    double abreast = 100;         // of those: as far apart as there is room, so that their labels lie side by side

    bool operator==(const RouteSpacing&) const = default;
};

// One way an edge: a run of curves in one common list.
class Routes {
public:
    std::size_t size() const { return m_first.empty() ? 0 : m_first.size() - 1; }
    Way operator[](std::size_t edge) const
    {
        return Way(m_curves).subspan(m_first[edge], m_first[edge + 1] - m_first[edge]);
    }
    void add(Way way)
    {
        if (m_first.empty()) {
            m_first.push_back(0);
        }
        m_curves.insert(m_curves.end(), way.begin(), way.end());
        m_first.push_back(static_cast<std::uint32_t>(m_curves.size()));
    }
    std::vector<Way> ways() const // for as long as nothing is added
    {
        std::vector<Way> all;
        for (std::size_t edge = 0; edge < size(); ++edge) {
            all.push_back((*this)[edge]);
        }
        return all;
    }
    bool operator==(const Routes&) const = default;

private:
    std::vector<Curve> m_curves;
    std::vector<std::uint32_t> m_first; // of each edge's curves, and one more: the end
};

// Ways from the rim of each edge's payer to the rim of its payee. They leave and enter level, or upright where one box
// stands above the other with nothing between: on the side that faces it. Their ends are spread along the sides; they
// pass through gaps between boxes, side by side where they share one; an arrow to the left that passes rows of boxes
// goes in an arc above or below them all, so that a loop reads as a loop.
Routes routes(std::span<const Rect> boxes, std::span<const LayoutEdge> edges, const RouteSpacing& spacing = {});

} // namespace roundtrip
