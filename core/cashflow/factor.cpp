// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/factor.h"

#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace roundtrip {

using boost::multiprecision::cpp_int;

namespace {

__extension__ using Wide = unsigned __int128;
constexpr int mostDecimals = 18; // 10^18 and its double fit in 64 bits

cpp_int power(int n)
{
    return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(n));
}

[[noreturn]] void tooLarge(std::string_view where)
{
    throw Overflow("a conversion exceeds 64 bits: " + std::string(where));
}

// Whether a quotient goes up when its remainder, of a division by `divisor`, is rounded half to even; half to odd where
// an odd whole is to be added to it.
template<class Number> bool roundsUp(const Number& quotient, const Number& remainder, const Number& divisor, bool toOdd)
{
    const Number twice = remainder * 2;
    return twice > divisor || (twice == divisor && (quotient % 2 == 1) != toOdd);
}

} // namespace

// mantissa / 10^scale, scale >= 0.
struct Factor::Digits {
    cpp_int mantissa;
    int scale = 0;
};

Factor Factor::of(Digits digits)
{
    while (digits.scale > 0 && digits.mantissa % 10 == 0) {
        digits.mantissa /= 10;
        --digits.scale;
    }
    Factor factor;
    if (digits.mantissa <= UINT64_MAX && digits.scale <= mostDecimals) {
        factor.m_mantissa = static_cast<std::uint64_t>(digits.mantissa);
        factor.m_scale = digits.scale;
    } else {
        factor.m_mantissa = 0;
        factor.m_long = std::make_shared<const Digits>(std::move(digits));
    }
    return factor;
}

Factor::Digits Factor::digits() const
{
    return m_long ? *m_long : Digits{m_mantissa, m_scale};
}

Factor::Factor(double decimal)
{
    if (decimal == 1.0) {
        return;
    }
    // Shortest digits, then a plain exponent: "3e-01".
    char out[40];
    const auto [end, error] = std::to_chars(out, out + sizeof out, decimal, std::chars_format::scientific);
    const std::string_view text(out, static_cast<std::size_t>(end - out));
    const std::size_t e = text.find('e');
    int exponent = 0;
    const char* digits = text.data() + e + 1;
    std::from_chars(*digits == '+' ? digits + 1 : digits, text.data() + text.size(), exponent);
    Digits value;
    for (const char c : text.substr(0, e)) {
        if (c >= '0' && c <= '9') {
            value.mantissa = value.mantissa * 10 + (c - '0');
            ++value.scale;
        }
    }
    value.scale -= 1 + exponent;
    if (value.scale < 0) {
        value.mantissa *= power(-value.scale);
        value.scale = 0;
    }
    *this = of(std::move(value));
}

double Factor::approximately() const
{
    return m_long ? static_cast<double>(m_long->mantissa) / std::pow(10.0, m_long->scale)
                  : static_cast<double>(m_mantissa) / std::pow(10.0, m_scale);
}

long double Factor::approximatelyOf(Minor amount) const
{
    return m_long ? static_cast<long double>(cpp_int(m_long->mantissa * amount)) /
                        static_cast<long double>(power(m_long->scale))
                  : static_cast<long double>(amount) * static_cast<long double>(m_mantissa) /
                        static_cast<long double>(powerOfTen(m_scale));
}

Factor operator*(const Factor& a, const Factor& b)
{
    if (a.isOne()) {
        return b;
    }
    if (b.isOne()) {
        return a;
    }
    if (!a.m_long && !b.m_long && a.m_scale + b.m_scale <= mostDecimals) {
        Factor product;
        product.m_scale = a.m_scale + b.m_scale;
        if (!__builtin_mul_overflow(a.m_mantissa, b.m_mantissa, &product.m_mantissa)) {
            return product;
        }
    }
    const Factor::Digits x = a.digits();
    const Factor::Digits y = b.digits();
    return Factor::of({x.mantissa * y.mantissa, x.scale + y.scale});
}

Factor Factor::complement() const
{
    const Digits value = digits();
    return of({power(value.scale) - value.mantissa, value.scale});
}

Minor Factor::applied(Minor amount, int shift, Rounding rounding, std::string_view where) const
{
    const bool negative = amount < 0;
    const std::uint64_t size = negative ? -static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
    const auto signedMinor = [&](std::uint64_t value) {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) {
            tooLarge(where);
        }
        return negative ? -static_cast<Minor>(value) : static_cast<Minor>(value);
    };
    const int scale = m_scale - shift;
    if (!m_long && scale >= 0 && scale <= mostDecimals) {
        const Wide product = static_cast<Wide>(size) * m_mantissa;
        const Wide divisor = static_cast<Wide>(powerOfTen(scale));
        // 64-bit division is several times as fast, and nearly all amounts fit.
        const bool fits = product <= UINT64_MAX;
        Wide quotient =
            fits ? static_cast<std::uint64_t>(product) / static_cast<std::uint64_t>(divisor) : product / divisor;
        const Wide remainder = product - quotient * divisor;
        if (rounding != Rounding::down && roundsUp(quotient, remainder, divisor, rounding == Rounding::halfOdd)) {
            ++quotient;
        }
        if (quotient > UINT64_MAX) {
            tooLarge(where);
        }
        return signedMinor(static_cast<std::uint64_t>(quotient));
    }
    const Digits value = digits();
    cpp_int numerator = value.mantissa * size;
    int places = value.scale - shift;
    if (places < 0) {
        numerator *= power(-places);
        places = 0;
    }
    const cpp_int divisor = power(places);
    cpp_int quotient;
    cpp_int remainder;
    boost::multiprecision::divide_qr(numerator, divisor, quotient, remainder);
    if (rounding != Rounding::down && roundsUp(quotient, remainder, divisor, rounding == Rounding::halfOdd)) {
        ++quotient;
    }
    if (quotient > UINT64_MAX) {
        tooLarge(where);
    }
    return signedMinor(static_cast<std::uint64_t>(quotient));
}

Minor Factor::appliedTo(Minor amount, int shift, std::string_view where) const
{
    if (shift == 0 && isOne()) {
        return amount;
    }
    return applied(amount, shift, Rounding::halfEven, where);
}

Minor Factor::addedTo(Minor whole, Minor amount, std::string_view where) const
{
    return plus(whole, applied(amount, 0, whole % 2 == 0 ? Rounding::halfEven : Rounding::halfOdd, where), where);
}

Minor Factor::floorOf(Minor amount, std::string_view where) const
{
    return applied(amount, 0, Rounding::down, where);
}

} // namespace roundtrip
