// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/connector_shape.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/export/drawing_ml.h"

namespace roundtrip {

namespace {

constexpr double mostAdjust = 40; // beyond it a small move would throw the bend far away

bool level(const Curve& curve)
{
    return std::abs(curve.a.y - curve.d.y) < 0.5 && std::abs(curve.b.y - curve.a.y) < 0.5 &&
           std::abs(curve.c.y - curve.a.y) < 0.5;
}

bool isStraight(Way way)
{
    const Curve line = lineCurve(way.front().a, way.back().d);
    const auto on = [&](Point p) { return distance(line, p) < 0.5; };
    return std::all_of(way.begin(), way.end(),
                       [&](const Curve& c) { return on(c.a) && on(c.b) && on(c.c) && on(c.d); });
}

bool follows(const std::vector<Curve>& candidate, Way way, std::span<const Rect> boxes, double tolerance)
{
    constexpr int samples = 32;
    for (int i = 0; i <= samples; ++i) {
        const double share = static_cast<double>(i) / samples;
        if (!passesWithin(candidate, spotAt(way, share).point, tolerance) ||
            !passesWithin(way, spotAt(candidate, share).point, tolerance)) {
            return false;
        }
    }
    const Rect reach = bounds(Way(candidate));
    return std::none_of(boxes.begin(), boxes.end(), [&](const Rect& box) {
        const Rect inner = box.grown(-1);
        return inner.intersects(reach.grown(1)) && intersects(Way(candidate), inner) && !intersects(way, inner);
    });
}

// Where the way bends: the middles of its curves that are not level.
std::vector<double> bendsOf(Way way)
{
    std::vector<double> bends;
    for (const Curve& curve : way) {
        if (!level(curve)) {
            bends.push_back((curve.a.x + curve.d.x) / 2);
        }
    }
    return bends;
}

std::optional<ConnectorShape> bent(Way way)
{
    const Point a = way.front().a;
    const Point d = way.back().d;
    const std::vector<double> bends = bendsOf(way);
    const double width = d.x - a.x;
    const double height = d.y - a.y;
    if (std::abs(width) < 1 || bends.empty() || bends.size() > 2) {
        return std::nullopt;
    }
    if (bends.size() == 1) {
        const double adjust = (bends[0] - a.x) / width;
        return ConnectorShape{ConnectorKind::curved3, {adjust, 0, 0}, curved3(a, d, adjust)};
    }
    if (std::abs(height) < 1) {
        return std::nullopt; // the level between has no share of nothing
    }
    const auto first = std::find_if(way.begin(), way.end(), [](const Curve& c) { return !level(c); });
    const std::array<double, 3> adjust{(bends[0] - a.x) / width, (first->d.y - a.y) / height, (bends[1] - a.x) / width};
    return ConnectorShape{ConnectorKind::curved5, adjust, curved5(a, d, adjust)};
}

std::string guide(std::string_view name, double share)
{
    return "<a:gd name=\"" + std::string(name) + "\" fmla=\"val " + std::to_string(std::llround(share * 100'000)) +
           "\"/>";
}

Point onSlide(Point p, Point origin, double scale)
{
    return origin + p * scale;
}

struct Ends {
    Emu ax, ay, dx, dy;
};

Ends endsOf(const ConnectorShape& connector, Point origin, double scale)
{
    const Point a = onSlide(connector.way.front().a, origin, scale);
    const Point d = onSlide(connector.way.back().d, origin, scale);
    return {emu(a.x), emu(a.y), emu(d.x), emu(d.y)};
}

// The way between the corners of its box, each point told from the corner that it belongs to: when one end moves, the
// stretch beside it moves along, and the rest stays.
class CustomPath {
public:
    CustomPath(const ConnectorShape& connector, Point origin, double scale)
        : m_ends(endsOf(connector, origin, scale)), m_origin(origin), m_scale(scale)
    {
        const Point end = connector.way.back().d;
        const Point start = connector.way.front().a;
        // The last stretch that is as high as the end.
        std::size_t tail = connector.way.size();
        while (tail > 0 && level(connector.way[tail - 1])) {
            --tail;
        }
        std::string path = "<a:moveTo><a:pt x=\"l\" y=\"t\"/></a:moveTo>";
        for (std::size_t i = 0; i < connector.way.size(); ++i) {
            const Curve& curve = connector.way[i];
            const bool last = i + 1 == connector.way.size();
            path += "<a:cubicBezTo>";
            const auto point = [&](Point p, bool atEnd) {
                const bool right = std::abs(p.x - end.x) < std::abs(p.x - start.x);
                path += "<a:pt x=\"" + x(p, right) + "\" y=\"" + y(p, atEnd) + "\"/>";
            };
            point(curve.b, i >= tail);
            point(curve.c, i + 1 >= tail);
            if (last) {
                path += "<a:pt x=\"r\" y=\"b\"/>";
            } else {
                point(curve.d, i + 1 >= tail);
            }
            path += "</a:cubicBezTo>";
        }
        m_xml = "<a:custGeom><a:avLst/><a:gdLst>" + m_guides +
                "</a:gdLst><a:ahLst/><a:cxnLst/><a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/><a:pathLst>"
                "<a:path fill=\"none\">" +
                path + "</a:path></a:pathLst></a:custGeom>";
    }

    const std::string& xml() const { return m_xml; }

private:
    std::string x(Point p, bool fromEnd)
    {
        const Emu at = emu(onSlide(p, m_origin, m_scale).x);
        const Emu way = (m_ends.dx < m_ends.ax ? -1 : 1) * (at - (fromEnd ? m_ends.dx : m_ends.ax));
        return name(fromEnd ? "r" : "l", way);
    }
    std::string y(Point p, bool fromEnd)
    {
        const Emu at = emu(onSlide(p, m_origin, m_scale).y);
        const Emu way = (m_ends.dy < m_ends.ay ? -1 : 1) * (at - (fromEnd ? m_ends.dy : m_ends.ay));
        return name(fromEnd ? "b" : "t", way);
    }
    std::string name(std::string_view from, Emu way)
    {
        if (way == 0) {
            return std::string(from);
        }
        std::string guideName = "g" + std::to_string(m_count++);
        m_guides +=
            "<a:gd name=\"" + guideName + "\" fmla=\"+- " + std::string(from) + " " + std::to_string(way) + " 0\"/>";
        return guideName;
    }

    Ends m_ends;
    Point m_origin;
    double m_scale;
    int m_count = 0;
    std::string m_guides;
    std::string m_xml;
};

} // namespace

std::vector<Curve> curved3(Point a, Point d, double adjust)
{
    const double middle = a.x + (d.x - a.x) * adjust;
    const double height = d.y - a.y;
    const Point bend{middle, a.y + height / 2};
    return {{a, {(a.x + middle) / 2, a.y}, {middle, a.y + height / 4}, bend},
            {bend, {middle, a.y + height * 3 / 4}, {(middle + d.x) / 2, d.y}, d}};
}

std::vector<Curve> curved5(Point a, Point d, const std::array<double, 3>& adjust)
{
    const double first = a.x + (d.x - a.x) * adjust[0];
    const double level = a.y + (d.y - a.y) * adjust[1];
    const double second = a.x + (d.x - a.x) * adjust[2];
    const double middle = (first + second) / 2;
    const double down = (a.y + level) / 2;
    const double up = (level + d.y) / 2;
    return {{a, {(a.x + first) / 2, a.y}, {first, (a.y + down) / 2}, {first, down}},
            {{first, down}, {first, (down + level) / 2}, {(first + middle) / 2, level}, {middle, level}},
            {{middle, level}, {(middle + second) / 2, level}, {second, (level + up) / 2}, {second, up}},
            {{second, up}, {second, (up + d.y) / 2}, {(second + d.x) / 2, d.y}, d}};
}

ConnectorShape connectorShape(Way way, std::span<const Rect> boxes, double tolerance)
{
    if (isStraight(way)) {
        return {ConnectorKind::straight, {}, {lineCurve(way.front().a, way.back().d)}};
    }
    if (std::optional<ConnectorShape> own = bent(way)) {
        const bool gentle = std::all_of(own->adjust.begin(), own->adjust.end(),
                                        [](double share) { return std::abs(share) <= mostAdjust; });
        if (gentle && follows(own->way, way, boxes, tolerance)) {
            return *std::move(own);
        }
    }
    return {ConnectorKind::custom, {}, {way.begin(), way.end()}};
}

std::string connectorPlaceXml(const ConnectorShape& connector, Point origin, double scale)
{
    const Ends ends = endsOf(connector, origin, scale);
    const auto figure = [](std::string_view name, Emu value) {
        return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
    };
    std::string xml = "<a:xfrm";
    xml += ends.dx < ends.ax ? " flipH=\"1\"" : "";
    xml += ends.dy < ends.ay ? " flipV=\"1\"" : "";
    return xml + "><a:off" + figure("x", std::min(ends.ax, ends.dx)) + figure("y", std::min(ends.ay, ends.dy)) +
           "/><a:ext" + figure("cx", std::abs(ends.dx - ends.ax)) + figure("cy", std::abs(ends.dy - ends.ay)) +
           "/></a:xfrm>";
}

std::string connectorGeometryXml(const ConnectorShape& connector, Point origin, double scale)
{
    switch (connector.kind) {
    case ConnectorKind::straight: return presetXml("straightConnector1");
    case ConnectorKind::curved3:
        return "<a:prstGeom prst=\"curvedConnector3\"><a:avLst>" + guide("adj1", connector.adjust[0]) +
               "</a:avLst></a:prstGeom>";
    case ConnectorKind::curved5:
        return "<a:prstGeom prst=\"curvedConnector5\"><a:avLst>" + guide("adj1", connector.adjust[0]) +
               guide("adj2", connector.adjust[1]) + guide("adj3", connector.adjust[2]) + "</a:avLst></a:prstGeom>";
    case ConnectorKind::custom: break;
    }
    return CustomPath(connector, origin, scale).xml();
}

} // namespace roundtrip
