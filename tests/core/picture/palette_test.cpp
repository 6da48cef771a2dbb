// SPDX-License-Identifier: GPL-3.0-or-later
// Whether colours that mean different things are told apart by readers who see fewer of them.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "core/picture/style.h"
#include "tests/support/contrast.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency (IEEE
// TVCG 15, 2009), table 1, severity 1.0; of linear red, green and blue.
constexpr Matrix whole{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double linear(std::uint8_t value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

Triple times(const Matrix& matrix, const Triple& v)
{
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) {
        out[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    }
    return out;
}

// CIE L*a*b* under D65 of a colour as it is seen.
Triple lab(Colour colour, const Matrix& seen)
{
    constexpr Matrix xyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    constexpr Triple white{0.9505, 1, 1.089};
    Triple rgb = times(seen, {linear(colour.red), linear(colour.green), linear(colour.blue)});
    for (double& part : rgb) {
        part = std::clamp(part, 0.0, 1.0);
    }
    Triple f = times(xyz, rgb);
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = f[i] / white[i];
        f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

// CIE 1976: 2.3 is just noticed side by side.
double apart(Colour a, Colour b, const Matrix& seen)
{
    const Triple p = lab(a, seen);
    const Triple q = lab(b, seen);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

struct Meaning {
    const char* name;
    Colour colour;
};

// Meanings that stand beside each other and that nobody may take for one another.
std::vector<std::vector<Meaning>> groups(const Palette& of)
{
    return {
        {{"capital", of.capital}, {"commercial", of.commercial}, {"relation", of.relation}, {"canvas", of.canvas}},
        {{"net receives", of.netReceives}, {"net pays", of.netPays}, {"track", of.hairline}},
        {{"loop", of.loopHalo}, {"selection", of.selection}, {"canvas", of.canvas}},
        {{"added", of.added}, {"altered", of.altered}, {"removed", of.removed}, {"card", of.card}},
    };
}

constexpr double enough = 13.8; // six times what is just noticed

TEST(Palette, TellsItsMeaningsApartHoweverItsColoursAreSeen)
{
    const std::pair<const char*, const Matrix*> eyes[] = {{"all colours", &whole},
                                                          {"protanopia", &protanopia},
                                                          {"deuteranopia", &deuteranopia},
                                                          {"tritanopia", &tritanopia}};
    for (const Theme theme : {Theme::light, Theme::dark, Theme::contrast}) {
        for (const auto& group : groups(palette(theme))) {
            for (std::size_t i = 0; i < group.size(); ++i) {
                for (std::size_t j = i + 1; j < group.size(); ++j) {
                    for (const auto& [name, seen] : eyes) {
                        EXPECT_GE(apart(group[i].colour, group[j].colour, *seen), enough)
                            << group[i].name << " and " << group[j].name << ", " << name << ", "
                            << themeWords[static_cast<std::size_t>(theme)];
                    }
                }
            }
        }
    }
}

// WCAG 2.1, 1.4.6: text 7 : 1; 1.4.11: what is no text and has a meaning 3 : 1.
TEST(Palette, OfHighContrastLetsAllThatIsReadStandOut)
{
    const Palette& of = palette(Theme::contrast);
    for (const Colour ground : {of.canvas, of.card}) {
        for (const Meaning& text : {Meaning{"ink", of.ink},
                                    {"muted ink", of.mutedInk},
                                    {"capital", of.capital},
                                    {"commercial", of.commercial},
                                    {"relation", of.relation},
                                    {"net receives", of.netReceives},
                                    {"net pays", of.netPays},
                                    {"loop", of.loopHalo},
                                    {"selection", of.selection},
                                    {"added", of.added},
                                    {"altered", of.altered},
                                    {"removed", of.removed},
                                    {"rim of a card", of.cardBorder}}) {
            EXPECT_GE(testing::contrast(text.colour, ground), 7) << text.name;
        }
        for (const Colour kind : of.kinds) {
            EXPECT_GE(testing::contrast(kind, ground), 7);
        }
        EXPECT_GE(testing::contrast(of.hairline, ground), 4.5);
    }
    EXPECT_DOUBLE_EQ(testing::contrast(of.ink, of.canvas), 21) << "white on black is the most there is";
    EXPECT_NEAR(testing::contrast(colour(0x777777), colour(0xFFFFFF)), 4.48, 0.005) << "as W3C's own example says";
}

TEST(Palette, OfEachThemeIsKnownByItsWord)
{
    EXPECT_EQ(themeOf("contrast"), Theme::contrast);
    EXPECT_EQ(themeOf("light"), Theme::light);
    EXPECT_EQ(themeOf("sepia"), std::nullopt);
}

TEST(Palette, TheSimulationIsOfTheKindItSays)
{
    // Red and green of one lightness: far apart for most, near for those who lack either cone, far for tritanopes.
    const Colour red = colour(0xD04020);
    const Colour green = colour(0x5F7F10);
    EXPECT_GT(apart(red, green, whole), 60);
    EXPECT_LT(apart(red, green, deuteranopia), 25);
    EXPECT_GT(apart(red, green, tritanopia), 50);
    EXPECT_NEAR(lab(colour(0xFFFFFF), whole)[0], 100, 0.1);
    EXPECT_NEAR(lab(colour(0x777777), protanopia)[1], 0, 1) << "grey is grey to all";
}

} // namespace
} // namespace roundtrip
