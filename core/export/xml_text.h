// SPDX-License-Identifier: GPL-3.0-or-later
// Text and numbers as XML holds them, for every format that is made of it.
#pragma once

#include <string>
#include <string_view>

namespace roundtrip {

// Appends UTF-8 text, escaped for elements and for attributes in double quotes. What XML 1.0 cannot hold (control
// characters, bytes that are not UTF-8) becomes U+FFFD.
void appendEscaped(std::string& xml, std::string_view text);
std::string escaped(std::string_view text);

// Appends the number in hundredths, the same text on every machine.
void appendFigure(std::string& xml, double value);

} // namespace roundtrip
