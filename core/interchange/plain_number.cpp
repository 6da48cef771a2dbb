// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/plain_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace roundtrip {

std::string plainNumber(const std::string& written)
{
    double number = 0;
    const auto [read, problem] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (problem != std::errc{} || read != written.data() + written.size() || !std::isfinite(number) ||
        std::abs(number) >= 1e300 || (number != 0 && std::abs(number) < 1e-300)) {
        return written;
    }
    std::array<char, 40> fifteen{};
    std::snprintf(fifteen.data(), fifteen.size(), "%.15g", number);
    std::array<char, 700> plain{};
    const auto [end, error] = std::to_chars(plain.data(), plain.data() + plain.size(),
                                            std::strtod(fifteen.data(), nullptr), std::chars_format::fixed);
    return error == std::errc{} ? std::string(plain.data(), end) : written;
}

} // namespace roundtrip
