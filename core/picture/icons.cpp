// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/icons.h"

#include <array>
#include <initializer_list>
#include <vector>

namespace roundtrip {

namespace {

using Strokes = std::vector<Curve>;

void line(Strokes& strokes, std::initializer_list<Point> points)
{
    const Point* last = nullptr;
    for (const Point& point : points) {
        if (last != nullptr) {
            strokes.push_back(lineCurve(*last, point));
        }
        last = &point;
    }
}

void box(Strokes& strokes, double left, double top, double right, double bottom)
{
    line(strokes, {{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}});
}

// A quarter of an ellipse as a cubic (the usual 0.5523, off by less than a thousandth).
void quarter(Strokes& strokes, Point from, Point corner, Point to)
{
    strokes.push_back({from, between(from, corner, 0.5523), between(to, corner, 0.5523), to});
}

void ellipse(Strokes& strokes, Point middle, double rx, double ry)
{
    const Point top{middle.x, middle.y - ry};
    const Point right{middle.x + rx, middle.y};
    const Point bottom{middle.x, middle.y + ry};
    const Point left{middle.x - rx, middle.y};
    quarter(strokes, top, {right.x, top.y}, right);
    quarter(strokes, right, {right.x, bottom.y}, bottom);
    quarter(strokes, bottom, {left.x, bottom.y}, left);
    quarter(strokes, left, {left.x, top.y}, top);
}

// A cloud.
Strokes hyperscaler()
{
    Strokes s;
    line(s, {{4.5, 12.5}, {12, 12.5}});
    quarter(s, {12, 12.5}, {14.8, 12.5}, {14.8, 9.8});
    quarter(s, {14.8, 9.8}, {14.8, 7.2}, {12, 7.2});
    s.push_back({{12, 7.2}, {11.6, 4.6}, {9.8, 3.2}, {7.6, 3.2}});
    s.push_back({{7.6, 3.2}, {5.4, 3.2}, {3.8, 4.8}, {3.8, 7}});
    s.push_back({{3.8, 7}, {2.2, 7.2}, {1.2, 8.4}, {1.2, 9.8}});
    quarter(s, {1.2, 9.8}, {1.2, 12.5}, {4.5, 12.5});
    return s;
}

// A flask.
Strokes lab()
{
    Strokes s;
    line(s, {{5.2, 1.8}, {10.8, 1.8}});
    line(s, {{6.3, 1.8}, {6.3, 6}, {2.6, 12.3}});
    s.push_back({{2.6, 12.3}, {2, 13.4}, {2.6, 14.2}, {3.7, 14.2}});
    line(s, {{3.7, 14.2}, {12.3, 14.2}});
    s.push_back({{12.3, 14.2}, {13.4, 14.2}, {14, 13.4}, {13.4, 12.3}});
    line(s, {{13.4, 12.3}, {9.7, 6}, {9.7, 1.8}});
    line(s, {{4.4, 9.8}, {11.6, 9.8}});
    return s;
}

// A chip.
Strokes chipmaker()
{
    Strokes s;
    box(s, 3.6, 3.6, 12.4, 12.4);
    box(s, 6.5, 6.5, 9.5, 9.5);
    for (const double at : {6.2, 9.8}) {
        line(s, {{at, 1.2}, {at, 3.6}});
        line(s, {{at, 12.4}, {at, 14.8}});
        line(s, {{1.2, at}, {3.6, at}});
        line(s, {{12.4, at}, {14.8, at}});
    }
    return s;
}

// Two servers.
Strokes neocloud()
{
    Strokes s;
    box(s, 1.8, 2.4, 14.2, 7.2);
    box(s, 1.8, 8.8, 14.2, 13.6);
    line(s, {{4.4, 4.8}, {5.4, 4.8}});
    line(s, {{4.4, 11.2}, {5.4, 11.2}});
    line(s, {{8.4, 4.8}, {11.8, 4.8}});
    line(s, {{8.4, 11.2}, {11.8, 11.2}});
    return s;
}

// A line that rises.
Strokes investor()
{
    Strokes s;
    line(s, {{1.6, 12.4}, {6, 8}, {8.8, 10.6}, {14.2, 4.6}});
    line(s, {{10.2, 4.2}, {14.4, 4.2}, {14.4, 8.4}});
    return s;
}

// A house with columns.
Strokes bank()
{
    Strokes s;
    line(s, {{1.8, 6.2}, {8, 2}, {14.2, 6.2}, {1.8, 6.2}});
    for (const double at : {4.0, 8.0, 12.0}) {
        line(s, {{at, 6.2}, {at, 11.6}});
    }
    line(s, {{2.4, 11.6}, {13.6, 11.6}});
    line(s, {{1.6, 14}, {14.4, 14}});
    return s;
}

// A flag.
Strokes sovereign()
{
    Strokes s;
    line(s, {{3, 14.6}, {3, 2}});
    s.push_back({{3, 2.4}, {6, 0.8}, {9.4, 4.4}, {13.4, 2.6}});
    line(s, {{13.4, 2.6}, {13.4, 9}});
    s.push_back({{13.4, 9}, {9.4, 10.8}, {6, 7.2}, {3, 8.8}});
    return s;
}

// An office building.
Strokes enterprise()
{
    Strokes s;
    line(s, {{1.4, 14.2}, {14.6, 14.2}});
    line(s, {{2.8, 14.2}, {2.8, 1.8}, {9.6, 1.8}, {9.6, 14.2}});
    line(s, {{9.6, 6}, {13.4, 6}, {13.4, 14.2}});
    for (const double at : {5.0, 8.0, 11.0}) {
        line(s, {{5.2, at}, {7.2, at}});
    }
    return s;
}

// A ring with a point.
Strokes other()
{
    Strokes s;
    ellipse(s, {8, 8}, 6.2, 6.2);
    ellipse(s, {8, 8}, 1.4, 1.4);
    return s;
}

} // namespace

std::span<const Curve> kindIcon(PartyKind kind)
{
    static const std::array<Strokes, 9> icons{hyperscaler(), lab(),       chipmaker(),  neocloud(), investor(),
                                              bank(),        sovereign(), enterprise(), other()};
    return icons[static_cast<std::size_t>(kind)];
}

} // namespace roundtrip
