// SPDX-License-Identifier: GPL-3.0-or-later
// Eight numbers of 16 bits at once: by the processor where it can, one after the other where not, with the same result.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace roundtrip {

// Promise: whatever both kinds of lanes are asked, they answer the same bits.
class PlainLanes {
public:
    static constexpr int count = 8;

    static PlainLanes load(const std::uint16_t* from)
    {
        PlainLanes lanes;
        std::memcpy(lanes.m_of.data(), from, sizeof lanes.m_of);
        return lanes;
    }
    void store(std::uint16_t* to) const { std::memcpy(to, m_of.data(), sizeof m_of); }
    static PlainLanes all(std::uint16_t one)
    {
        PlainLanes lanes;
        lanes.m_of.fill(one);
        return lanes;
    }
    // From a number on, by a step; wraps round.
    static PlainLanes ramp(std::uint16_t from, std::uint16_t step)
    {
        PlainLanes lanes;
        for (std::size_t i = 0; i < count; ++i) {
            lanes.m_of[i] = static_cast<std::uint16_t>(from + i * step);
        }
        return lanes;
    }
    // Whether each is less than 256: of 65535 less than a pixel can show.
    bool faint() const
    {
        return std::all_of(m_of.begin(), m_of.end(), [](std::uint16_t one) { return one < 256; });
    }

    PlainLanes operator+(PlainLanes by) const
    {
        return each(by, [](unsigned a, unsigned b) { return a + b; });
    }
    PlainLanes operator-(PlainLanes by) const
    {
        return each(by, [](unsigned a, unsigned b) { return a - b; });
    }
    PlainLanes operator|(PlainLanes by) const
    {
        return each(by, [](unsigned a, unsigned b) { return a | b; });
    }
    // Of each as many 65536ths as the other says.
    PlainLanes share(PlainLanes of) const
    {
        return each(of, [](unsigned a, unsigned b) { return a * b >> 16; });
    }
    // What is left of the whole (65535).
    PlainLanes rest() const { return all(65535) - *this; }
    PlainLanes half() const
    {
        return each(*this, [](unsigned a, unsigned) { return a >> 1; });
    }
    PlainLanes mean(PlainLanes with) const // rounded up
    {
        return each(with, [](unsigned a, unsigned b) { return (a + b + 1) >> 1; });
    }
    // Both by turns: the first four of each, or the last four.
    PlainLanes firstByTurns(PlainLanes with) const { return byTurns(with, 0); }
    PlainLanes lastByTurns(PlainLanes with) const { return byTurns(with, count / 2); }
    // Those from one until another stay, the rest become 0.
    PlainLanes only(int from, int until) const
    {
        PlainLanes lanes;
        for (int i = std::max(from, 0); i < std::min(until, count); ++i) {
            lanes.m_of[static_cast<std::size_t>(i)] = m_of[static_cast<std::size_t>(i)];
        }
        return lanes;
    }
    // Signed numbers in 4096ths: the whole (nearly 65535) at 0, less by their distance from it, nothing from 1 on.
    PlainLanes nearness() const
    {
        return each(*this, [](unsigned a, unsigned) {
            const int distance = std::abs(static_cast<std::int16_t>(a));
            return distance < 4095 ? (4095U - static_cast<unsigned>(distance)) << 4 : 0U;
        });
    }

    // The cells are covered by the shares, over what covers them already.
    PlainLanes covered(PlainLanes by) const { return *this + rest().share(by); }
    static void coverPair(std::uint16_t* pair, std::uint32_t first, std::uint32_t second)
    {
        pair[0] = static_cast<std::uint16_t>(pair[0] + ((65535U - pair[0]) * first >> 16));
        pair[1] = static_cast<std::uint16_t>(pair[1] + ((65535U - pair[1]) * second >> 16));
    }
    // Lays two colours (opaque, as pixels) over eight pixels, each by the lanes' shares. What
    // they leave of 65535 is what stays.
    static void paint(std::uint32_t* pixels, std::uint32_t colour1, PlainLanes by1, std::uint32_t colour2,
                      PlainLanes by2)
    {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t share1 = by1.m_of[i];
            const std::uint32_t share2 = by2.m_of[i];
            const std::uint32_t rest = share1 + share2 < 65535U ? 65535U - share1 - share2 : 0U;
            std::uint32_t painted = 0;
            for (unsigned shift = 0; shift < 32; shift += 8) {
                const auto part = [&](std::uint32_t of, std::uint32_t share) {
                    return (of >> shift & 255U) * 257U * share >> 16;
                };
                const std::uint32_t sum = std::min(part(colour1, share1) + part(colour2, share2), 65535U);
                const std::uint32_t all = std::min(sum + part(pixels[i], rest), 65535U);
                painted |= (all - (all >> 8) + 128U) >> 8 << shift; // by 257, rounded
            }
            pixels[i] = painted;
        }
    }

private:
    PlainLanes byTurns(PlainLanes with, std::size_t from) const
    {
        PlainLanes lanes;
        for (std::size_t i = 0; i < count / 2; ++i) {
            lanes.m_of[2 * i] = m_of[from + i];
            lanes.m_of[2 * i + 1] = with.m_of[from + i];
        }
        return lanes;
    }
    template<class Act> PlainLanes each(PlainLanes by, Act act) const
    {
        PlainLanes lanes;
        for (std::size_t i = 0; i < count; ++i) {
            lanes.m_of[i] = static_cast<std::uint16_t>(act(m_of[i], by.m_of[i]));
        }
        return lanes;
    }

    std::array<std::uint16_t, count> m_of{};
};

#ifdef __SSE2__
class FastLanes {
public:
    static constexpr int count = 8;

    static FastLanes load(const std::uint16_t* from)
    {
        return FastLanes{_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))};
    }
    void store(std::uint16_t* to) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), m_of); }
    static FastLanes all(std::uint16_t one) { return FastLanes{_mm_set1_epi16(static_cast<short>(one))}; }
    static FastLanes ramp(std::uint16_t from, std::uint16_t step)
    {
        return FastLanes{
            _mm_add_epi16(all(from).m_of, _mm_mullo_epi16(_mm_setr_epi16(0, 1, 2, 3, 4, 5, 6, 7), all(step).m_of))};
    }
    bool faint() const
    {
        return _mm_movemask_epi8(_mm_cmpeq_epi16(_mm_srli_epi16(m_of, 8), _mm_setzero_si128())) == 0xFFFF;
    }

    FastLanes operator+(FastLanes by) const { return FastLanes{_mm_add_epi16(m_of, by.m_of)}; }
    FastLanes operator-(FastLanes by) const { return FastLanes{_mm_sub_epi16(m_of, by.m_of)}; }
    FastLanes operator|(FastLanes by) const { return FastLanes{_mm_or_si128(m_of, by.m_of)}; }
    FastLanes share(FastLanes of) const { return FastLanes{_mm_mulhi_epu16(m_of, of.m_of)}; }
    FastLanes rest() const { return FastLanes{_mm_xor_si128(m_of, _mm_set1_epi16(-1))}; }
    FastLanes half() const { return FastLanes{_mm_srli_epi16(m_of, 1)}; }
    FastLanes mean(FastLanes with) const { return FastLanes{_mm_avg_epu16(m_of, with.m_of)}; }
    FastLanes firstByTurns(FastLanes with) const { return FastLanes{_mm_unpacklo_epi16(m_of, with.m_of)}; }
    FastLanes lastByTurns(FastLanes with) const { return FastLanes{_mm_unpackhi_epi16(m_of, with.m_of)}; }
    FastLanes only(int from, int until) const
    {
        static constexpr std::array<std::uint16_t, 3 * count> inside{
            0, 0, 0, 0, 0, 0, 0, 0, 65535, 65535, 65535, 65535, 65535, 65535, 65535, 65535};
        const __m128i fromOn = load(inside.data() + count - std::clamp(from, 0, count)).m_of;
        const __m128i untilThen = load(inside.data() + 2 * count - std::clamp(until, 0, count)).m_of;
        return FastLanes{_mm_and_si128(m_of, _mm_and_si128(fromOn, untilThen))};
    }
    FastLanes nearness() const
    {
        const __m128i distance = _mm_max_epi16(m_of, _mm_sub_epi16(_mm_setzero_si128(), m_of));
        return FastLanes{_mm_slli_epi16(_mm_subs_epu16(_mm_set1_epi16(4095), distance), 4)};
    }

    FastLanes covered(FastLanes by) const { return *this + rest().share(by); }
    static void coverPair(std::uint16_t* pair, std::uint32_t first, std::uint32_t second)
    {
        int both = 0;
        std::memcpy(&both, pair, sizeof both);
        const FastLanes by{_mm_cvtsi32_si128(static_cast<int>(first | second << 16))};
        both = _mm_cvtsi128_si32(FastLanes{_mm_cvtsi32_si128(both)}.covered(by).m_of);
        std::memcpy(pair, &both, sizeof both);
    }
    static void paint(std::uint32_t* pixels, std::uint32_t colour1, FastLanes by1, std::uint32_t colour2, FastLanes by2)
    {
        const auto channels = [](std::uint32_t colour) { // those of two pixels, each times 257
            const __m128i bytes = _mm_set1_epi32(static_cast<int>(colour));
            return _mm_unpacklo_epi8(bytes, bytes);
        };
        const __m128i paint1 = channels(colour1);
        const __m128i paint2 = channels(colour2);
        const __m128i rest = _mm_subs_epu16(by1.rest().m_of, by2.m_of);
        const auto four = [&](std::uint32_t* at, __m128i share1, __m128i share2, __m128i left) {
            // Of each share two side by side, for four pixels; two at a time get a share for each channel.
            const __m128i under = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
            const auto two = [&](__m128i below, __m128i first, __m128i second, __m128i third) {
                const __m128i sum =
                    _mm_adds_epu16(_mm_adds_epu16(_mm_mulhi_epu16(paint1, first), _mm_mulhi_epu16(paint2, second)),
                                   _mm_mulhi_epu16(below, third));
                // By 257, rounded.
                return _mm_srli_epi16(_mm_add_epi16(_mm_sub_epi16(sum, _mm_srli_epi16(sum, 8)), _mm_set1_epi16(128)),
                                      8);
            };
            const __m128i low = two(_mm_unpacklo_epi8(under, under), _mm_unpacklo_epi32(share1, share1),
                                    _mm_unpacklo_epi32(share2, share2), _mm_unpacklo_epi32(left, left));
            const __m128i high = two(_mm_unpackhi_epi8(under, under), _mm_unpackhi_epi32(share1, share1),
                                     _mm_unpackhi_epi32(share2, share2), _mm_unpackhi_epi32(left, left));
            _mm_storeu_si128(reinterpret_cast<__m128i*>(at), _mm_packus_epi16(low, high));
        };
        four(pixels, _mm_unpacklo_epi16(by1.m_of, by1.m_of), _mm_unpacklo_epi16(by2.m_of, by2.m_of),
             _mm_unpacklo_epi16(rest, rest));
        four(pixels + 4, _mm_unpackhi_epi16(by1.m_of, by1.m_of), _mm_unpackhi_epi16(by2.m_of, by2.m_of),
             _mm_unpackhi_epi16(rest, rest));
    }

private:
    explicit FastLanes(__m128i of) : m_of(of) {}

    __m128i m_of;
};
#else
using FastLanes = PlainLanes;
#endif

} // namespace roundtrip
