// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes: what the processor does with eight numbers at once is what is done with one after the other.
#include "ui/canvas/lanes.h"

#include <array>
#include <random>

#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using Eight = std::array<std::uint16_t, 8>;

template<class Lanes> Eight of(const Lanes& lanes)
{
    Eight eight;
    lanes.store(eight.data());
    return eight;
}

// Calls act with eights at random, the least and the largest numbers among them often.
template<class Act> void manyTimes(Act act)
{
    std::mt19937 dice(7);
    const auto eight = [&] {
        Eight made;
        for (std::uint16_t& one : made) {
            const unsigned roll = dice();
            one = roll % 8 == 0 ? std::uint16_t{0} : roll % 8 == 1 ? std::uint16_t{65535} : std::uint16_t(roll >> 8);
        }
        return made;
    };
    for (int i = 0; i < 2000; ++i) {
        act(eight(), eight(), dice);
    }
}

// What both kinds of lanes make of the same.
template<class Act> void expectSame(Act act)
{
    manyTimes([&](const Eight& a, const Eight& b, std::mt19937&) {
        ASSERT_EQ(of(act(FastLanes::load(a.data()), FastLanes::load(b.data()))),
                  of(act(PlainLanes::load(a.data()), PlainLanes::load(b.data()))));
    });
}

TEST(Lanes, CountAlikeFastAndPlain)
{
    expectSame([](auto a, auto b) { return a + b; });
    expectSame([](auto a, auto b) { return a - b; });
    expectSame([](auto a, auto b) { return a | b; });
    expectSame([](auto a, auto b) { return a.share(b); });
    expectSame([](auto a, auto b) { return a.mean(b); });
    expectSame([](auto a, auto b) { return a.covered(b); });
    expectSame([](auto a, auto) { return a.rest(); });
    expectSame([](auto a, auto) { return a.half(); });
    expectSame([](auto a, auto) { return a.nearness(); });
    expectSame([](auto a, auto b) { return a.firstByTurns(b); });
    expectSame([](auto a, auto b) { return a.lastByTurns(b); });
}

TEST(Lanes, KeepOnlyWhatIsAskedFor)
{
    const Eight eight{1, 2, 3, 4, 5, 6, 7, 8};
    EXPECT_EQ(of(FastLanes::load(eight.data()).only(2, 5)), (Eight{0, 0, 3, 4, 5, 0, 0, 0}));
    for (int from = 0; from <= 8; ++from) {
        for (int until = 0; until <= 8; ++until) {
            EXPECT_EQ(of(FastLanes::load(eight.data()).only(from, until)),
                      of(PlainLanes::load(eight.data()).only(from, until)));
        }
    }
}

TEST(Lanes, RampsGoByTheStepAndWrapRound)
{
    EXPECT_EQ(of(FastLanes::ramp(65534, 3)), (Eight{65534, 1, 4, 7, 10, 13, 16, 19}));
    EXPECT_EQ(of(FastLanes::ramp(9, 65535)), of(PlainLanes::ramp(9, 65535)));
}

TEST(Lanes, AreFaintBelowWhatAPixelCanShow)
{
    Eight eight{255, 0, 255, 3, 0, 0, 0, 255};
    EXPECT_TRUE(FastLanes::load(eight.data()).faint());
    eight[5] = 256;
    EXPECT_FALSE(FastLanes::load(eight.data()).faint());
    EXPECT_FALSE(PlainLanes::load(eight.data()).faint());
}

TEST(Lanes, CoverPairsAlike)
{
    manyTimes([](const Eight& a, const Eight& b, std::mt19937&) {
        Eight fast = a;
        Eight plain = a;
        FastLanes::coverPair(fast.data(), b[0], b[1]);
        PlainLanes::coverPair(plain.data(), b[0], b[1]);
        ASSERT_EQ(fast, plain);
    });
}

TEST(Lanes, PaintAlike)
{
    manyTimes([](const Eight& a, const Eight& b, std::mt19937& dice) {
        std::array<std::uint32_t, 8> fast;
        for (std::uint32_t& pixel : fast) {
            pixel = static_cast<std::uint32_t>(dice());
        }
        auto plain = fast;
        const auto colour1 = static_cast<std::uint32_t>(dice());
        const auto colour2 = static_cast<std::uint32_t>(dice());
        // Shares of two that cover each other, as planes have them.
        const auto by = [](auto one, auto other) { return one - one.share(other.half()); };
        const auto fastA = FastLanes::load(a.data());
        const auto fastB = FastLanes::load(b.data());
        FastLanes::paint(fast.data(), colour1, by(fastA, fastB), colour2, by(fastB, fastA));
        const auto plainA = PlainLanes::load(a.data());
        const auto plainB = PlainLanes::load(b.data());
        PlainLanes::paint(plain.data(), colour1, by(plainA, plainB), colour2, by(plainB, plainA));
        ASSERT_EQ(fast, plain);
    });
}

TEST(Lanes, PaintNothingWhereTheyShareNothing)
{
    std::array<std::uint32_t, 8> pixels;
    pixels.fill(0xFF12CDFF);
    const auto before = pixels;
    FastLanes::paint(pixels.data(), 0xFF000000, FastLanes::all(0), 0xFFFFFFFF, FastLanes::all(0));
    EXPECT_EQ(pixels, before);
    FastLanes::paint(pixels.data(), 0xFF345678, FastLanes::all(65535), 0xFFFFFFFF, FastLanes::all(0));
    EXPECT_EQ(pixels[3], 0xFF345678);
}

} // namespace
} // namespace roundtrip::testing
