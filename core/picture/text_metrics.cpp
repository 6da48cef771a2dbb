// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/text_metrics.h"

#include <cstdint>

#include "core/picture/text_metrics_table.h"

namespace roundtrip {

namespace {

// The next code point of UTF-8 text; a byte that is not part of one stands for itself as U+FFFD.
struct Letter {
    char32_t code = 0;
    std::size_t bytes = 1;
};

Letter letterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t bytes = lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (bytes == 1 || lead >= 0xF8 || at + bytes > text.size()) {
        return {0xFFFD, 1};
    }
    char32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {0xFFFD, 1};
        }
        code = (code << 6) | (byte(at + i) & 0x3FU);
    }
    return {code, bytes};
}

bool isControl(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

// In thousandths of an em.
unsigned advance(char32_t code, FontWeight weight)
{
    for (const auto& range : inter::ranges) {
        if (code >= range.first && code <= range.last) {
            const std::size_t at = range.at + (code - range.first);
            const unsigned width = weight == FontWeight::regular ? inter::regular[at] : inter::semibold[at];
            if (width > 0) {
                return width;
            }
        }
    }
    if (isControl(code) || (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) ||
        (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
        (code >= 0xFE00 && code <= 0xFE0F)) {
        return 0;
    }
    // East Asian scripts and signs fill the em (Unicode's East Asian Width), as do the pictures beyond the first plane.
    if ((code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
        (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
        (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) || code >= 0x1F000) {
        return 1000;
    }
    return 650;
}

} // namespace

double textWidth(std::string_view text, double size, FontWeight weight)
{
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        sum += advance(letter.code, weight);
        at += letter.bytes;
    }
    return static_cast<double>(sum) * size / 1000;
}

std::string elided(std::string_view text, double width, double size, FontWeight weight)
{
    constexpr std::string_view dots = "…";
    const double limit = width * 1000 / size;
    const double room = limit - advance(0x2026, weight);
    std::string line;
    line.reserve(text.size());
    std::size_t kept = 0; // bytes of the line that still leave room for the dots
    double sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        const bool control = isControl(letter.code);
        sum += advance(control ? U' ' : letter.code, weight);
        if (sum > limit) {
            line.resize(kept);
            while (!line.empty() && line.back() == ' ') {
                line.pop_back();
            }
            return line.append(dots);
        }
        if (control) {
            line.push_back(' ');
        } else {
            line.append(text.substr(at, letter.bytes));
        }
        if (sum <= room) {
            kept = line.size();
        }
        at += letter.bytes;
    }
    return line;
}

} // namespace roundtrip
