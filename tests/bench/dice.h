// SPDX-License-Identifier: GPL-3.0-or-later
// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions may differ from one machine to the next.
#pragma once

#include <cmath>
#include <cstdint>

namespace roundtrip {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    double share() // 0 <= share < 1
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
    }
    int below(int n) { return static_cast<int>(share() * n); }
    // Falls off as k^-0.75: by inversion of the continuous law.
    int popular(int n) { return static_cast<int>(std::pow(share(), 4.0) * n); }

private:
    std::uint64_t m_state;
};

} // namespace roundtrip
