// SPDX-License-Identifier: GPL-3.0-or-later
// Where connectors hold on to a card: the four sites that every rounded rectangle has, and as many of its own as
// arrows end beside them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

// Promise: a point of the rim has one site, whichever arrow asks for it, and different points have different ones.
class CardSites {
public:
    explicit CardSites(const Rect& card) : m_card(card) {}

    // The number of the site at a point of the card's rim. 0 top, 1 left, 2 bottom, 3 right in the middle of the sides.
    std::uint32_t at(Point rim);
    std::size_t count() const { return 4 + m_own.size(); }
    // The point of a site.
    Point point(std::uint32_t site) const;
    // The card's outline with its sites, corners of the radius in the card's own unit.
    std::string geometryXml(double radius) const;

private:
    Rect m_card;
    std::vector<Point> m_own;
};

} // namespace roundtrip
