// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts and dates (targets.h): what is read is written so that it is read as the same.
#include "core/values/date.h"
#include "core/values/money.h"
#include "tests/fuzz/targets.h"

namespace roundtrip::fuzz {

// The first byte chooses the currency.
void amounts(std::string_view bytes)
{
    if (bytes.empty()) {
        return;
    }
    constexpr const char* codes[] = {"USD", "EUR", "JPY", "KWD", "CLF", "XXX"};
    const Currency currency = *Currency::parse(codes[static_cast<unsigned char>(bytes.front()) % std::size(codes)]);
    const ParsedAmount parsed = parseAmount(bytes.substr(1), currency);
    if (parsed.amount) {
        const std::string exact = exactText(*parsed.amount, currency);
        promise(parseAmount(exact, currency).amount == parsed.amount, "an amount is read as it is written");
        promise(!shortText(*parsed.amount, currency).empty(), "an amount can be said");
    }
}

void dates(std::string_view bytes)
{
    const auto date = parseDate(bytes);
    if (!date) {
        return;
    }
    promise(text(*date) == bytes, "a date is written as it is read");
    for (const int months : {0, 1, 11, 12, 119'987}) {
        const Date later = plusMonths(*date, months);
        promise(later >= *date, "months go forward");
        promise(monthsBefore(*date, later) >= months, "that many dates lie before");
        promise(monthsBefore(*date, later + std::chrono::days(1)) >= months + 1, "and one more a day later");
    }
}

} // namespace roundtrip::fuzz
