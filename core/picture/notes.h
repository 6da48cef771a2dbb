// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes on a map: where they lie, how their text breaks into lines, how they are drawn and hit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/book.h"
#include "core/picture/drawing.h"

namespace roundtrip {

namespace style {
inline constexpr double noteSize = 12; // of a note's letters, and of a box's title, which is semibold
inline constexpr double noteLine = 17; // from baseline to baseline
inline constexpr double notePadding = 10;
inline constexpr double noteRadius = 4;
inline constexpr Size note{200, 37};     // as it is made: one line
inline constexpr Size noteLeast{60, 37}; // as small as it gets
inline constexpr Size box{360, 240};     // as it is made round nothing
inline constexpr Size boxLeast{80, 48};
inline constexpr double boxTitle = 28; // high, along its top
inline constexpr double boxRadius = 14;
inline constexpr double boxAround = 24;  // from the cards in it to its rim
inline constexpr double noteCorner = 14; // the corner by which it is resized
} // namespace style

// Text in lines no wider than `width`: broken at blanks, inside a word where there is no other way, and where it says
// so itself. Control characters become blanks. At least one line.
std::vector<std::string> wrapped(std::string_view text, double width, double size);

// How high a note of this text and width has to be.
double noteHeight(std::string_view text, double width);

// All of a book, in the order they are painted: the boxes first, the larger behind the smaller, then the notes in the
// order they were made.
std::vector<PlacedNote> placedNotes(const Book& book, const std::unordered_map<Uuid, Mark>& marks);

// A box that leaves `around` on all sides of what is in it, and its title above; as it is made where nothing is in it.
Rect boxAround(const Rect& inside);

// What lies in a box: the cards and notes whose middle does.
struct Boxed {
    std::vector<std::uint32_t> cards;
    std::vector<std::uint32_t> notes;
};
Boxed boxed(const Picture& picture, std::uint32_t box);

// One of them, as draw() paints it.
void drawNote(const Picture& picture, std::uint32_t note, std::uint8_t flags, double fade, const DrawOptions& options,
              Drawing& drawing);

// Over a picture that shows it already: of a box only its rim, so that what it groups stays in sight.
void drawNoteOver(const Picture& picture, std::uint32_t note, std::uint8_t flags, const DrawOptions& options,
                  Drawing& drawing);

// Breaks the lines anew after its rectangle or its text changed.
void rewrap(PlacedNote& note);

// What a drag of its corner by so much makes of a note's or box's rectangle.
Rect resized(const PlacedNote& note, Point by);

// As large as the document has it.
Size sizeKept(const PlacedNote& note);

} // namespace roundtrip
