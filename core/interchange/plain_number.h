// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of programs that count in doubles, as people would have written them.
#pragma once

#include <string>

namespace roundtrip {

// What the number says to fifteen digits, which a double always keeps, and without an exponent: "38.299999999999997" is
// 38.3, "3.0E10" 30000000000. What is no number, or one beyond all use, stays as it is.
std::string plainNumber(const std::string& written);

} // namespace roundtrip
