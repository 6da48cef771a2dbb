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

// How far the candidate and the way are apart at most; nothing where that is more than `most`.
std::optional<double> deviation(const std::vector<Curve>& candidate, Way way, double most)
{
    constexpr int samples = 32;
    double worst = 0;
    for (int i = 0; i <= samples; ++i) {
        const double share = static_cast<double>(i) / samples;
        worst = std::max(
            {worst, distance(Way(candidate), spotAt(way, share).point), distance(way, spotAt(candidate, share).point)});
        if (worst > most) {
            return std::nullopt;
        }
    }
    return worst;
}

bool entersAnother(const std::vector<Curve>& candidate, Way way, std::span<const Rect> boxes)
{
    const Rect reach = bounds(Way(candidate)).grown(1);
    return std::any_of(boxes.begin(), boxes.end(), [&](const Rect& box) {
        const Rect inner = box.grown(-1);
        return inner.intersects(reach) && intersects(Way(candidate), inner) && !intersects(way, inner);
    });
}

// PowerPoint's own kinds whose bends stand where bends of the way do.
std::vector<ConnectorShape> candidates(Way way)
{
    constexpr std::size_t mostBends = 8;
    const Point a = way.front().a;
    const Point d = way.back().d;
    const double width = d.x - a.x;
    const double height = d.y - a.y;
    std::vector<const Curve*> bends;
    for (const Curve& curve : way) {
        if (!level(curve)) {
            bends.push_back(&curve);
        }
    }
    std::vector<ConnectorShape> out;
    if (std::abs(width) < 1 || bends.size() > mostBends) {
        return out;
    }
    const auto shareOf = [&](const Curve* bend) { return ((bend->a.x + bend->d.x) / 2 - a.x) / width; };
    for (const Curve* bend : bends) {
        out.push_back({ConnectorKind::curved3, {shareOf(bend), 0, 0}, curved3(a, d, shareOf(bend))});
    }
    // The level between two bends is a share of the height: there has to be one.
    for (std::size_t i = 0; i < bends.size() && std::abs(height) >= 1; ++i) {
        for (std::size_t j = i + 1; j < bends.size(); ++j) {
            const std::array<double, 3> adjust{shareOf(bends[i]), (bends[i]->d.y - a.y) / height, shareOf(bends[j])};
            out.push_back({ConnectorKind::curved5, adjust, curved5(a, d, adjust)});
        }
    }
    return out;
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

// Where the connector stands on the slide.
struct Frame {
    Emu left = 0, top = 0, width = 0, height = 0;
    bool flipsX = false, flipsY = false;
};

Frame frameOf(const ConnectorShape& connector, Point origin, double scale)
{
    const Point a = onSlide(connector.way.front().a, origin, scale);
    const Point d = onSlide(connector.way.back().d, origin, scale);
    const Emu ax = emu(a.x);
    const Emu ay = emu(a.y);
    const Emu dx = emu(d.x);
    const Emu dy = emu(d.y);
    return {std::min(ax, dx), std::min(ay, dy), std::abs(dx - ax), std::abs(dy - ay), dx < ax, dy < ay};
}

// The way in the box between its ends, told in the box's own size, so that it is stretched when an end moves. In a box
// that is next to flat it is told in the slide's: shares of nothing would throw it far away.
std::string pathXml(const ConnectorShape& connector, const Frame& frame, Point origin, double scale)
{
    const auto point = [&](Point p) {
        const Point at = onSlide(p, origin, scale);
        const Emu x = emu(at.x) - frame.left;
        const Emu y = emu(at.y) - frame.top;
        return "<a:pt x=\"" + std::to_string(frame.flipsX ? frame.width - x : x) + "\" y=\"" +
               std::to_string(frame.flipsY ? frame.height - y : y) + "\"/>";
    };
    std::string path = "<a:moveTo>" + point(connector.way.front().a) + "</a:moveTo>";
    for (const Curve& curve : connector.way) {
        path += "<a:cubicBezTo>" + point(curve.b) + point(curve.c) + point(curve.d) + "</a:cubicBezTo>";
    }
    constexpr Emu flat = 4 * 12'700;
    const std::string size =
        std::min(frame.width, frame.height) < flat
            ? std::string()
            : " w=\"" + std::to_string(frame.width) + "\" h=\"" + std::to_string(frame.height) + "\"";
    return "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>"
           "<a:pathLst><a:path" +
           size + " fill=\"none\">" + path + "</a:path></a:pathLst></a:custGeom>";
}

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
    ConnectorShape best{ConnectorKind::custom, {}, {way.begin(), way.end()}};
    for (ConnectorShape& own : candidates(way)) {
        const bool gentle = std::all_of(own.adjust.begin(), own.adjust.end(),
                                        [](double share) { return std::abs(share) <= mostAdjust; });
        const std::optional<double> apart = gentle ? deviation(own.way, way, tolerance) : std::nullopt;
        if (apart && !entersAnother(own.way, way, boxes)) {
            tolerance = *apart;
            best = std::move(own);
        }
    }
    return best;
}

bool runsAlikeInLibreOffice(const ConnectorShape& connector)
{
    constexpr double surely = 0.95; // found by trying: from about 1 on it leaves upright
    const Point span = connector.way.back().d - connector.way.front().a;
    return connector.kind == ConnectorKind::straight ||
           (connector.kind == ConnectorKind::curved3 && std::abs(span.y) < surely * std::abs(span.x));
}

std::string connectorPlaceXml(const ConnectorShape& connector, Point origin, double scale)
{
    const Frame frame = frameOf(connector, origin, scale);
    const auto figure = [](std::string_view name, Emu value) {
        return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
    };
    std::string xml = "<a:xfrm";
    xml += frame.flipsX ? " flipH=\"1\"" : "";
    xml += frame.flipsY ? " flipV=\"1\"" : "";
    return xml + "><a:off" + figure("x", frame.left) + figure("y", frame.top) + "/><a:ext" + figure("cx", frame.width) +
           figure("cy", frame.height) + "/></a:xfrm>";
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
    return pathXml(connector, frameOf(connector, origin, scale), origin, scale);
}

} // namespace roundtrip
