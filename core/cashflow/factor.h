// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimal factors: probabilities and exchange rates, applied to amounts with a single rounding.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/values/money.h"

namespace roundtrip {

// A finite decimal number >= 0, exact. A double stands for the shortest decimal that reads back as it, which is what a
// person wrote: 0.3 is three tenths.
class Factor {
public:
    constexpr Factor() = default; // one
    explicit Factor(double decimal);

    bool isOne() const { return !m_long && m_mantissa == 1 && m_scale == 0; }
    bool isZero() const { return !m_long && m_mantissa == 0; }
    double approximately() const;
    // amount × factor, off by no more than one rounding, so exact where it ends in a half.
    long double approximatelyOf(Minor amount) const;

    friend Factor operator*(const Factor& a, const Factor& b);
    // 1 - this; of a factor in 0..1.
    Factor complement() const;

    // amount × factor × 10^shift, rounded half to even; throws Overflow naming `where`.
    Minor appliedTo(Minor amount, int shift, std::string_view where) const;
    // whole + amount × factor, rounded half to even as one.
    Minor addedTo(Minor whole, Minor amount, std::string_view where) const;
    // The largest whole number that amount × factor is not below; amount >= 0. Throws Overflow naming `where`.
    Minor floorOf(Minor amount, std::string_view where) const;

private:
    struct Digits;
    enum class Rounding : std::uint8_t { halfEven, halfOdd, down };
    static Factor of(Digits digits);
    Digits digits() const;
    Minor applied(Minor amount, int shift, Rounding rounding, std::string_view where) const;

    // m_mantissa / 10^m_scale, m_scale in 0..18, as long as that holds it, which is nearly always; else *m_long.
    std::uint64_t m_mantissa = 1;
    int m_scale = 0;
    std::shared_ptr<const Digits> m_long;
};

} // namespace roundtrip
