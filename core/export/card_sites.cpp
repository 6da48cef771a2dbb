// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/card_sites.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/export/drawing_ml.h"

namespace roundtrip {

namespace {

constexpr double same = 0.5;

// The outline of the preset roundRect, word by word (presetShapeDefinitions.xml of ECMA-376), so that the card behaves
// like one: its corners keep their share and have their handle.
constexpr std::string_view guides = "<a:gd name=\"a\" fmla=\"pin 0 adj 50000\"/>"
                                    "<a:gd name=\"x1\" fmla=\"*/ ss a 100000\"/>"
                                    "<a:gd name=\"x2\" fmla=\"+- r 0 x1\"/>"
                                    "<a:gd name=\"y2\" fmla=\"+- b 0 x1\"/>"
                                    "<a:gd name=\"il\" fmla=\"*/ x1 29289 100000\"/>"
                                    "<a:gd name=\"ir\" fmla=\"+- r 0 il\"/>"
                                    "<a:gd name=\"ib\" fmla=\"+- b 0 il\"/>";
constexpr std::string_view handle = "<a:ahLst><a:ahXY gdRefX=\"adj\" minX=\"0\" maxX=\"50000\">"
                                    "<a:pos x=\"x1\" y=\"t\"/></a:ahXY></a:ahLst>";
constexpr std::string_view middles = "<a:cxn ang=\"3cd4\"><a:pos x=\"hc\" y=\"t\"/></a:cxn>"
                                     "<a:cxn ang=\"cd2\"><a:pos x=\"l\" y=\"vc\"/></a:cxn>"
                                     "<a:cxn ang=\"cd4\"><a:pos x=\"hc\" y=\"b\"/></a:cxn>"
                                     "<a:cxn ang=\"0\"><a:pos x=\"r\" y=\"vc\"/></a:cxn>";
constexpr std::string_view outline =
    "<a:rect l=\"il\" t=\"il\" r=\"ir\" b=\"ib\"/><a:pathLst><a:path>"
    "<a:moveTo><a:pt x=\"l\" y=\"x1\"/></a:moveTo><a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd2\" swAng=\"cd4\"/>"
    "<a:lnTo><a:pt x=\"x2\" y=\"t\"/></a:lnTo><a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"3cd4\" swAng=\"cd4\"/>"
    "<a:lnTo><a:pt x=\"r\" y=\"y2\"/></a:lnTo><a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"0\" swAng=\"cd4\"/>"
    "<a:lnTo><a:pt x=\"x1\" y=\"b\"/></a:lnTo><a:arcTo wR=\"x1\" hR=\"x1\" stAng=\"cd4\" swAng=\"cd4\"/>"
    "<a:close/></a:path></a:pathLst>";

std::array<Point, 4> middlesOf(const Rect& card)
{
    const Point centre = card.centre();
    return {Point{centre.x, card.y}, {card.x, centre.y}, {centre.x, card.bottom()}, {card.right(), centre.y}};
}

// Which way a connector leaves: away from the nearest side.
std::string_view angleAt(const Rect& card, Point p)
{
    const std::array<double, 4> to{p.y - card.y, p.x - card.x, card.bottom() - p.y, card.right() - p.x};
    constexpr std::array<std::string_view, 4> angles{"3cd4", "cd2", "cd4", "0"};
    return angles.at(static_cast<std::size_t>(std::min_element(to.begin(), to.end()) - to.begin()));
}

std::string millionths(double value)
{
    return std::to_string(std::llround(value * 1'000'000));
}

} // namespace

std::uint32_t CardSites::at(Point rim)
{
    const auto near = [&](Point p) { return std::abs(p.x - rim.x) < same && std::abs(p.y - rim.y) < same; };
    const std::array<Point, 4> sides = middlesOf(m_card);
    const auto side = std::find_if(sides.begin(), sides.end(), near);
    if (side != sides.end()) {
        return static_cast<std::uint32_t>(side - sides.begin());
    }
    const auto own = std::find_if(m_own.begin(), m_own.end(), near);
    const auto index = static_cast<std::uint32_t>(own - m_own.begin());
    if (own == m_own.end()) {
        m_own.push_back(rim);
    }
    return 4 + index;
}

Point CardSites::point(std::uint32_t site) const
{
    return site < 4 ? middlesOf(m_card).at(site) : m_own.at(site - 4);
}

std::string CardSites::geometryXml(double radius) const
{
    if (m_own.empty()) {
        return roundRectXml(m_card, radius);
    }
    const double corner = std::min(0.5, radius / std::min(m_card.width, m_card.height));
    std::string places(guides);
    std::string sites(middles);
    for (std::size_t i = 0; i < m_own.size(); ++i) {
        // As shares of the card: they stay where they are on it when it is made larger.
        const std::string number = std::to_string(i);
        const Point p = m_own[i];
        places += "<a:gd name=\"sx" + number + "\" fmla=\"*/ w " + millionths((p.x - m_card.x) / m_card.width) +
                  " 1000000\"/><a:gd name=\"sy" + number + "\" fmla=\"*/ h " +
                  millionths((p.y - m_card.y) / m_card.height) + " 1000000\"/>";
        sites += "<a:cxn ang=\"" + std::string(angleAt(m_card, p)) + "\"><a:pos x=\"sx" + number + "\" y=\"sy" +
                 number + "\"/></a:cxn>";
    }
    return "<a:custGeom><a:avLst><a:gd name=\"adj\" fmla=\"val " + std::to_string(std::llround(corner * 100'000)) +
           "\"/></a:avLst><a:gdLst>" + places + "</a:gdLst>" + std::string(handle) + "<a:cxnLst>" + sites +
           "</a:cxnLst>" + std::string(outline) + "</a:custGeom>";
}

} // namespace roundtrip
