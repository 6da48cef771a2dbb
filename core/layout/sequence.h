// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed sequence of numbers that look random, the same on every machine: layouts must be repeatable.
#pragma once

#include <cstdint>

namespace roundtrip {

// splitmix64 (Steele, Lea and Flood 2014).
struct Sequence {
    std::uint64_t state;

    std::uint64_t next()
    {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
};

} // namespace roundtrip
