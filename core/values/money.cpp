// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/money.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace roundtrip {

namespace {

__extension__ using Wide = __int128;

struct Exponent {
    std::string_view code;
    int digits;
};

// ISO 4217 currencies whose minor unit is not a hundredth.
constexpr Exponent exponents[] = {
    {"BHD", 3}, {"BIF", 0}, {"CLF", 4}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"IQD", 3}, {"ISK", 0}, {"JOD", 3},
    {"JPY", 0}, {"KMF", 0}, {"KRW", 0}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"PYG", 0}, {"RWF", 0}, {"TND", 3},
    {"UGX", 0}, {"UYI", 0}, {"UYW", 4}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
};

constexpr std::string_view dollars[] = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"};

struct Unit {
    std::string_view word;
    int zeros;
};

constexpr Unit units[] = {
    {"k", 3},  {"thousand", 3}, {"m", 6},  {"mn", 6},  {"million", 6}, {"b", 9},
    {"bn", 9}, {"billion", 9},  {"t", 12}, {"tn", 12}, {"trn", 12},    {"trillion", 12},
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

bool letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

void trim(std::string_view& text)
{
    for (;;) {
        if (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
            text.remove_prefix(1);
        } else if (text.starts_with("\xC2\xA0")) {
            text.remove_prefix(2);
        } else {
            break;
        }
    }
    for (;;) {
        if (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else {
            break;
        }
    }
}

bool cut(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

bool isOneOf(std::string_view code, std::initializer_list<std::string_view> codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Takes a leading currency sign or code off `text`. False when it names another currency than `code`.
bool cutLeadingSign(std::string_view& text, std::string_view code)
{
    if (cut(text, "US$")) {
        return code == "USD";
    }
    if (cut(text, "$")) {
        return std::find(std::begin(dollars), std::end(dollars), code) != std::end(dollars);
    }
    if (cut(text, "\xE2\x82\xAC")) {
        return code == "EUR";
    }
    if (cut(text, "\xC2\xA3")) {
        return code == "GBP";
    }
    if (cut(text, "\xC2\xA5")) {
        return isOneOf(code, {"JPY", "CNY"});
    }
    if (text.size() > 3 && letter(text[0]) && letter(text[1]) && letter(text[2]) && !letter(text[3])) {
        const auto named = Currency::parse(text.substr(0, 3));
        text.remove_prefix(3);
        return named && named->code() == code;
    }
    return true;
}

// What the digits, commas and dots of an amount say: digits without separators and how many of them are decimals.
struct Number {
    std::string digits;
    int decimals = 0;
    std::optional<AmountProblem> problem;
};

Number readNumber(std::string_view text)
{
    Number out;
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const std::string_view fraction = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    if (!std::all_of(fraction.begin(), fraction.end(), digit) || (whole.empty() && fraction.empty()) ||
        (dot != std::string_view::npos && fraction.empty())) {
        out.problem = AmountProblem::notANumber;
        return out;
    }
    const auto commas = std::count(whole.begin(), whole.end(), ',');
    std::size_t group = 0; // digits since the last comma
    bool grouped = true;   // every comma is followed by exactly three digits, the first preceded by one to three
    bool first = true;
    for (const char c : whole) {
        if (c == ',') {
            grouped = grouped && (first ? group >= 1 && group <= 3 : group == 3);
            first = false;
            group = 0;
        } else if (digit(c)) {
            out.digits += c;
            ++group;
        } else {
            out.problem = AmountProblem::notANumber;
            return out;
        }
    }
    if (commas > 0) {
        grouped = grouped && group == 3;
        // One comma and no dot is a thousands separator to some and a decimal comma to others.
        if (commas == 1 && dot == std::string_view::npos) {
            out.problem = AmountProblem::ambiguous;
            return out;
        }
        if (!grouped) {
            out.problem = AmountProblem::notANumber;
            return out;
        }
    }
    out.digits += fraction;
    out.decimals = static_cast<int>(fraction.size());
    return out;
}

} // namespace

std::optional<Currency> Currency::parse(std::string_view code)
{
    if (code.size() != 3 || !std::all_of(code.begin(), code.end(), letter)) {
        return std::nullopt;
    }
    Currency currency;
    std::transform(code.begin(), code.end(), currency.m_code.begin(),
                   [](char c) { return static_cast<char>(lower(c) - 'a' + 'A'); });
    return currency;
}

int Currency::exponent() const
{
    const std::string_view code{m_code.data(), 3};
    for (const Exponent& exponent : exponents) {
        if (exponent.code == code) {
            return exponent.digits;
        }
    }
    return 2;
}

Minor plus(Minor a, Minor b, std::string_view where)
{
    Minor sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) {
        throw Overflow("a sum exceeds 64 bits: " + std::string(where));
    }
    return sum;
}

std::int64_t powerOfTen(int n)
{
    std::int64_t power = 1;
    for (int i = 0; i < n; ++i) {
        power *= 10;
    }
    return power;
}

std::string exactText(Minor amount, Currency currency)
{
    const int exponent = currency.exponent();
    std::string digits =
        std::to_string(amount < 0 ? 0U - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount));
    if (exponent > 0) {
        if (digits.size() <= static_cast<std::size_t>(exponent)) {
            digits.insert(0, static_cast<std::size_t>(exponent) + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - static_cast<std::size_t>(exponent), ".");
    }
    return amount < 0 ? "-" + digits : digits;
}

std::string shortText(Minor amount, Currency currency)
{
    const std::string code = currency.code();
    std::string out = amount < 0 ? "\xE2\x88\x92" : "";
    if (code == "USD") {
        out += "$";
    } else if (code == "EUR") {
        out += "\xE2\x82\xAC";
    } else if (code == "GBP") {
        out += "\xC2\xA3";
    } else if (code == "JPY") {
        out += "\xC2\xA5";
    } else {
        out += code + "\xC2\xA0";
    }
    long double value =
        std::fabs(static_cast<long double>(amount)) / static_cast<long double>(powerOfTen(currency.exponent()));
    constexpr const char* suffixes[] = {"", "K", "M", "B", "T"};
    std::size_t step = 0;
    // 999.5 of a unit would round to 1000 of it: say it in the next one.
    while (step + 1 < std::size(suffixes) && value >= (step == 0 ? 1000.0L : 999.5L)) {
        value /= 1000.0L;
        ++step;
    }
    int decimals = value < 9.995L ? 2 : value < 99.95L ? 1 : 0;
    if (step == 0 && value == std::floor(value)) {
        decimals = 0;
    }
    char number[64];
    std::snprintf(number, sizeof number, "%.*Lf", decimals, value);
    std::string shown = number;
    if (step > 0 && shown.find('.') != std::string::npos) {
        shown.erase(shown.find_last_not_of('0') + 1);
        if (shown.ends_with('.')) {
            shown.pop_back();
        }
    }
    return out + shown + suffixes[step];
}

ParsedAmount parseAmount(std::string_view text, Currency currency)
{
    const auto refused = [](AmountProblem problem) { return ParsedAmount{std::nullopt, problem}; };
    trim(text);
    if (text.empty()) {
        return refused(AmountProblem::empty);
    }
    bool negative = cut(text, "-") || cut(text, "\xE2\x88\x92");
    if (!cutLeadingSign(text, currency.code())) {
        return refused(AmountProblem::otherCurrency);
    }
    trim(text);
    if (!negative) {
        negative = cut(text, "-");
    }

    if (std::none_of(text.begin(), text.end(), digit)) {
        return refused(AmountProblem::notANumber); // "ten" is no currency
    }
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return !digit(c) && c != '.' && c != ','; }) -
        text.begin());
    const Number number = readNumber(text.substr(0, end));
    std::string_view rest = text.substr(end);
    trim(rest);

    std::string word;
    for (const char c : rest) {
        word += lower(c);
    }
    // A trailing currency code or sign: "50B USD", "300 EUR".
    if (word.size() >= 3) {
        const auto named = Currency::parse(std::string_view(word).substr(word.size() - 3));
        const bool apart = word.size() == 3 || word[word.size() - 4] == ' ';
        if (named && apart && word != "trn") {
            if (named->code() != currency.code()) {
                return refused(AmountProblem::otherCurrency);
            }
            word.resize(word.size() - 3);
            while (word.ends_with(' ')) {
                word.pop_back();
            }
        }
    }
    int zeros = 0;
    if (!word.empty()) {
        const auto unit =
            std::find_if(std::begin(units), std::end(units), [&](const Unit& u) { return u.word == word; });
        if (unit == std::end(units)) {
            return refused(AmountProblem::notANumber);
        }
        zeros = unit->zeros;
    }
    if (number.problem) {
        return refused(*number.problem);
    }

    int shift = zeros + currency.exponent() - number.decimals;
    std::string digits = number.digits;
    while (shift < 0 && digits.ends_with('0')) {
        digits.pop_back();
        ++shift;
    }
    if (shift < 0) {
        return refused(AmountProblem::tooManyDecimals);
    }
    digits.append(static_cast<std::size_t>(shift), '0');
    Wide value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
        if (value > INT64_MAX) {
            return refused(AmountProblem::tooLarge);
        }
    }
    const Minor amount = static_cast<Minor>(value);
    return {negative ? -amount : amount, AmountProblem::empty};
}

} // namespace roundtrip
