// SPDX-License-Identifier: GPL-3.0-or-later
// Hairlines: they cover what a line of that width covers, inside the clip alone.
#include "ui/canvas/hairlines.h"

#include <array>

#include <QImage>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr Colour black{0, 0, 0, 255};

QImage painted(std::span<const Point> line, double width, Colour colour, const PixelRect& clip = {0, 0, 120, 100})
{
    QImage image(120, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    Hairlines hairlines({reinterpret_cast<std::uint32_t*>(image.bits()), 120, 100, image.bytesPerLine() / 4}, clip);
    hairlines.paint(line, width, colour);
    return image;
}

double ink(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            sum += 1 - qGreen(image.pixel(x, y)) / 255.0;
        }
    }
    return sum;
}

TEST(Hairlines, CoverTheAreaOfALineWhicheverWayItRuns)
{
    for (const Point to : {Point{110, 20}, Point{20, 90}, Point{90, 95}, Point{20.5, 11}, Point{10, 80}}) {
        for (const double width : {0.3, 1.0, 1.6}) {
            const Point line[] = {{10, 10}, to};
            const double area = length(to - line[0]) * width;
            EXPECT_NEAR(ink(painted(line, width, black)), area, 0.05 * area + 0.3) << to.x << ", " << to.y;
        }
    }
}

TEST(Hairlines, AreTheSameFromEitherEnd)
{
    const Point there[] = {{10, 10.3}, {97, 61.7}};
    const Point back[] = {there[1], there[0]};
    EXPECT_EQ(painted(there, 1.2, black), painted(back, 1.2, black));
}

TEST(Hairlines, StayInsideTheirClip)
{
    const std::array line{Point{-50, 20}, Point{60, 70}, Point{300, -40}};
    const QImage all = painted(line, 1.4, black);
    const QImage part = painted(line, 1.4, black, {30, 40, 70, 66});
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 120; ++x) {
            const bool inside = x >= 30 && x < 70 && y >= 40 && y < 66;
            ASSERT_NEAR(qGreen(part.pixel(x, y)), inside ? qGreen(all.pixel(x, y)) : 255, 1) << x << ", " << y;
        }
    }
}

TEST(Hairlines, ThatAreTranslucentCoverNoPixelTwiceAtABend)
{
    // Half of the ink, whatever pieces a straight line is made of.
    const std::array pieces{Point{5, 50.5}, Point{33.3, 50.5}, Point{33.9, 50.5}, Point{80, 50.5}, Point{115, 50.5}};
    const QImage image = painted(pieces, 1, {0, 0, 0, 128});
    for (int x = 6; x < 114; ++x) {
        ASSERT_NEAR(qGreen(image.pixel(x, 50)), 127, 1) << x;
    }
}

} // namespace
} // namespace roundtrip::testing
