// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/xml_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace roundtrip {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The bytes of a well-formed UTF-8 letter that XML 1.0 may hold; 0 where there is none.
std::size_t letterBytes(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? 1 : 0;
    }
    const std::size_t bytes = lead >= 0xF5 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (bytes == 0 || at + bytes > text.size()) {
        return 0;
    }
    std::uint32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return 0;
        }
        code = (code << 6) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool forbidden = (code >= 0xD800 && code <= 0xDFFF) || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF ||
                           (code >= 0x80 && code < 0xA0);
    return overlong || forbidden ? 0 : bytes;
}

} // namespace

void appendEscaped(std::string& xml, std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = letterBytes(text, at);
        if (bytes == 0) {
            xml += replacement;
            ++at;
            continue;
        }
        switch (text[at]) {
        case '&': xml += "&amp;"; break;
        case '<': xml += "&lt;"; break;
        case '>': xml += "&gt;"; break;
        case '"': xml += "&quot;"; break;
        default: xml += text.substr(at, bytes);
        }
        at += bytes;
    }
}

std::string escaped(std::string_view text)
{
    std::string xml;
    appendEscaped(xml, text);
    return xml;
}

void appendFigure(std::string& xml, double value)
{
    double rounded = std::round(value * 100) / 100;
    if (rounded == 0) {
        rounded = 0; // not -0
    }
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded);
    xml.append(digits.data(), end.ptr);
}

} // namespace roundtrip
