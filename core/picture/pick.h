// SPDX-License-Identifier: GPL-3.0-or-later
// What is under the pointer.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/picture/picture.h"

namespace roundtrip {

enum class PickPart : std::uint8_t { nothing, card, cardRim, arrow, label, tie, note, noteCorner };

struct Pick {
    PickPart part = PickPart::nothing;
    std::uint32_t index = 0; // into cards, arrows (also for a label: its arrow), ties or notes

    bool operator==(const Pick&) const = default;
};

struct PickReach {
    double rim = 8;     // the band inside a card's rim from which an arrow is drawn
    double arrow = 5;   // how near to an arrow's line is on it
    bool labels = true; // whether they are seen: from far away nobody points at one

    bool operator==(const PickReach&) const = default;
};

// What is at a point of the picture: a note before a card before a label before the nearest arrow before a tie before a
// box, which is hit on its title and its rim alone: in it one points at what it groups. Reaches are in pixels of the
// picture: divide those of the screen by the zoom.
Pick pick(const Picture& picture, Point at, const PickReach& reach = {});

// The least rectangle that holds the shapes of a spot.
Rect boundsOf(const Picture& picture, std::uint32_t spot);

// What a rubber band takes: the cards and notes that it touches, the arrows and boxes that lie wholly in it.
struct PickedArea {
    std::vector<std::uint32_t> cards;
    std::vector<std::uint32_t> arrows;
    std::vector<std::uint32_t> notes;

    bool operator==(const PickedArea&) const = default;
};
PickedArea inside(const Picture& picture, const Rect& area);
// What a lasso takes: the cards and notes whose middle lies in it, the arrows that lie wholly in it (as far as
// their ends and eight points between tell). The outline closes itself and may cross itself (even-odd).
PickedArea inside(const Picture& picture, std::span<const Point> outline);

} // namespace roundtrip
