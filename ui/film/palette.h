// SPDX-License-Identifier: GPL-3.0-or-later
// Few colours for many: the palette that images of 256 colours are shown in.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include <QImage>

namespace roundtrip {

// Promise: the same images, in the same order, give the same palette. Colours that fill areas are in it exactly; the
// many that antialiasing makes between them are near theirs.
class FewColours {
public:
    // Of opaque images; at most `most` colours.
    FewColours(const std::vector<QImage>& images, std::size_t most);

    const std::vector<QRgb>& colours() const { return m_colours; }
    // The index of the nearest.
    std::uint8_t nearest(QRgb colour);

private:
    std::vector<QRgb> m_colours;
    std::unordered_map<QRgb, std::uint8_t> m_known;
};

} // namespace roundtrip
