// SPDX-License-Identifier: GPL-3.0-or-later
// Money: 64-bit integers in a currency's minor unit, exact sums, and amounts as people write them.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace roundtrip {

// An ISO 4217 code of three capital letters.
class Currency {
public:
    constexpr Currency() = default; // US dollar

    // Three letters of either case; nothing for anything else. Unknown codes are taken, with two decimals.
    static std::optional<Currency> parse(std::string_view code);

    std::string code() const { return {m_code.data(), 3}; }
    // Decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD.
    int exponent() const;

    auto operator<=>(const Currency&) const = default;

private:
    std::array<char, 3> m_code{'U', 'S', 'D'};
};

// An amount in some currency's minor unit; which currency, its context says.
using Minor = std::int64_t;

// A sum or a conversion that does not fit in 64 bits. what() names the records that were added.
struct Overflow : std::overflow_error {
    using std::overflow_error::overflow_error;
};

// a + b; throws Overflow naming `where`.
Minor plus(Minor a, Minor b, std::string_view where);

// 10 to the power of n, n in 0..18.
std::int64_t powerOfTen(int n);

// "50000000000.00": major units with all decimals of the currency, no grouping; exact.
std::string exactText(Minor amount, Currency currency);

// "$50B", "$1.03T", "$833M", "-€2.5B", "$950": at most three significant digits below each unit, as people say them.
std::string shortText(Minor amount, Currency currency);

// Why an amount was refused.
enum class AmountProblem { empty, notANumber, ambiguous, tooManyDecimals, tooLarge, otherCurrency };

struct ParsedAmount {
    std::optional<Minor> amount; // set when it could be read
    AmountProblem problem = AmountProblem::empty;
};

// Reads "1234567.89", "1,234,567.89", "50B", "1.5bn", "$300bn", "15M", "2 trillion" exactly, in the minor unit of
// `currency`. A sign of another currency is refused; so is text that could be read two ways ("1,234" as 1234 or
// 1.234; "1.234" is a decimal point and, having more decimals than the currency, refused unless a unit follows).
ParsedAmount parseAmount(std::string_view text, Currency currency);

} // namespace roundtrip
