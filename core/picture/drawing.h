// SPDX-License-Identifier: GPL-3.0-or-later
// From a picture to strokes, fills and text, in one place: all that paints a picture implements Drawing, so every
// format shows the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/picture/picture.h"
#include "core/picture/style.h"

namespace roundtrip {

struct Pen {
    Colour colour{0, 0, 0, 0}; // invisible: nothing is stroked
    double width = 1;
    Dash dash = Dash::solid; // contingent: style::dash, flat ends; dots: round dots, style::dotsApart

    bool operator==(const Pen&) const = default;
};

// One line of text in Inter.
struct TextRun {
    Point baseline; // where the baseline begins, has its middle, or ends, as aligned
    std::string_view text;
    double size = 11; // pixels an em
    bool semibold = false;
    TextAlign align = TextAlign::left;
    Colour colour;
};

// What a group of primitives belongs to.
struct DrawnThing {
    enum class Kind : std::uint8_t { card, arrow, tie, label, legend, title, spot, note };
    Kind kind = Kind::card;
    std::uint32_t index = 0; // into the picture's list of that kind; for a label, of its arrow
    bool dimmed = false;     // a label beside what is looked at: it lies under what is lit
};

// Receives the primitives of a picture in the order they are painted, in picture coordinates. Colours are final:
// dimming is in their alpha.
class Drawing {
public:
    virtual ~Drawing() = default;

    virtual void begin(const DrawnThing&) {}
    virtual void end() {}
    virtual void rect(const Rect& rect, double radius, Colour fill, const Pen& pen) = 0;
    // Stroked, with round joins and flat ends. A curve that does not begin where the one before it ended starts anew.
    virtual void way(Way way, const Pen& pen) = 0;
    virtual void polygon(std::span<const Point> points, Colour fill) = 0;
    virtual void polyline(std::span<const Point> points, const Pen& pen) = 0; // round joins and ends
    virtual void disc(Point centre, double radius, Colour fill) = 0;
    virtual void text(const TextRun& run) = 0;
};

// How near one looks: what is too small to be read is left out.
enum class Detail : std::uint8_t {
    full,   // all
    plain,  // no captions, icons and labels; names where they have room to be read
    coarse, // arrows as lines, cards as boxes, but for names that have room
};

// The detail for a zoom (1 = 100 %), on paper and on the screen alike.
Detail detailFor(double zoom);

struct DrawOptions {
    Theme theme = Theme::light;
    Detail detail = Detail::full;
    double zoom = 1;        // pixels for one of the picture: what has to be seen however far away goes by it
    double textScale = 1;   // of what is written on cards, for who wants it larger on the screen; at least 1
    Rect visible;           // what is outside is left out; empty: all is drawn
    bool background = true; // the canvas colour behind everything
    bool title = true;      // with the picture's title and legend
    bool legend = true;
    bool toDate = false; // what is not paid at the as-of date is paler than what is

    bool operator==(const DrawOptions&) const = default;
};

void draw(const Picture& picture, const Emphasis& emphasis, const DrawOptions& options, Drawing& drawing);

// Parts of it, for a window that paints them by themselves (a dragged card, a hovered arrow). Fade multiplies alpha.
void drawCard(const Picture& picture, std::uint32_t card, std::uint8_t flags, double fade, const DrawOptions& options,
              Drawing& drawing);
void drawArrow(const Picture& picture, std::uint32_t arrow, std::uint8_t flags, double fade, const DrawOptions& options,
               Drawing& drawing);
void drawLabel(const Picture& picture, std::uint32_t label, double fade, const DrawOptions& options, Drawing& drawing);
void drawLegend(const Legend& legend, Point origin, const DrawOptions& options, Drawing& drawing);

} // namespace roundtrip
