#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes core/picture/text_metrics_table.h: the advance widths of Inter, from the font files of Debian's fonts-inter.

Usage: text_metrics.py [FONT FOLDER] > core/picture/text_metrics_table.h  (needs fonttools)
"""
import sys

from fontTools.ttLib import TTFont

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter"
# Latin with its extensions, Greek, Cyrillic, punctuation, currency, letterlike signs, arrows.
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x386, 0x3CE), (0x400, 0x45F), (0x2010, 0x2027), (0x2030, 0x203A),
          (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)]


def advances(name):
    font = TTFont(f"{FOLDER}/{name}.otf")
    assert font["head"].unitsPerEm in (1000, 2000, 2048, 2816), font["head"].unitsPerEm
    scale = 1000 / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    glyphs = font.getBestCmap()

    def width(code):
        glyph = glyphs.get(code)
        if glyph is None:
            return 0
        return round(metrics[glyph][0] * scale)

    return [[width(code) for code in range(first, last + 1)] for first, last in RANGES]


def main():
    regular, semibold = advances("Inter-Regular"), advances("Inter-SemiBold")
    print("// SPDX-License-Identifier: GPL-3.0-or-later")
    print("// Advance widths of Inter in thousandths of an em; made by packaging/tools/text_metrics.py, do not edit.")
    print("#pragma once\n\n#include <array>\n#include <cstdint>\n\nnamespace roundtrip::inter {\n")
    print("// clang-format off")
    print("struct Range {\n    char32_t first;\n    char32_t last;\n    std::uint16_t at; // of its first letter in the lists\n};\n")
    at, rows = 0, []
    for first, last in RANGES:
        rows.append(f"    {{0x{first:X}, 0x{last:X}, {at}}}")
        at += last - first + 1
    print(f"inline constexpr std::array<Range, {len(RANGES)}> ranges{{{{\n" + ",\n".join(rows) + "}};\n")
    for name, table in (("regular", regular), ("semibold", semibold)):
        flat = [w for row in table for w in row]
        print(f"inline constexpr std::array<std::uint16_t, {len(flat)}> {name}{{{{")
        for i in range(0, len(flat), 20):
            print("    " + ", ".join(str(w) for w in flat[i:i + 20]) + ("," if i + 20 < len(flat) else "}};"))
        print()
    print("// clang-format on")
    print("} // namespace roundtrip::inter")


main()
