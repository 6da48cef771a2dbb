// SPDX-License-Identifier: GPL-3.0-or-later
// Ties on the screen: quiet, and seen from near and far.
#include <cmath>

#include "tests/support/contrast.h"
#include "ui/canvas/layers.h"
#include <gtest/gtest.h>

namespace roundtrip::testing {
namespace {

// WCAG 2.1, 1.4.11: what is no text and has a meaning stands out by 3 : 1.
TEST(Ties, StandOutAsDotsHoweverFarAway)
{
    auto tied = std::make_shared<Picture>();
    tied->curves = {lineCurve({100, 200}, {4000, 200})};
    tied->ties.push_back({{}, RelationType::hosts, 0, 0, 0, 1});
    for (const Theme theme : {Theme::light, Theme::dark, Theme::contrast}) {
        const Colour canvas = palette(theme).canvas;
        for (const double zoom : {0.17, 0.35, 0.6, 1.0, 2.0}) {
            const QImage image = paintedView({tied, {}, theme}, {{150, 100}, zoom}, {300, 400}, 1);
            // Wherever so few pixels are looked at there is a dot, and paper.
            const int window = static_cast<int>(std::ceil(7 * std::max(1.0, zoom)));
            for (int left = 0; left + window <= 300; left += window) {
                double most = 1;
                double least = 21;
                for (int x = left; x < left + window; ++x) {
                    double column = 1;
                    for (int y = 0; y < 400; ++y) {
                        const QRgb pixel = image.pixel(x, y);
                        column = std::max(column, contrast({std::uint8_t(qRed(pixel)), std::uint8_t(qGreen(pixel)),
                                                            std::uint8_t(qBlue(pixel))},
                                                           canvas));
                    }
                    most = std::max(most, column);
                    least = std::min(least, column);
                }
                ASSERT_GE(most, 3) << themeWords[static_cast<std::size_t>(theme)] << " at " << zoom << ", " << left;
                ASSERT_LT(least, most - 0.7) << themeWords[static_cast<std::size_t>(theme)] << " at " << zoom;
            }
        }
    }
}

} // namespace
} // namespace roundtrip::testing
