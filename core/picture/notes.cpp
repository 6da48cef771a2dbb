// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/picture/marks.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double noteBar = 3; // along a note's left side, as a quotation has it

double textRoom(double width)
{
    return std::max(20.0, width - 2 * style::notePadding - noteBar);
}

// The bytes of the character that begins here.
std::size_t characterAt(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return end - at;
}

// The most bytes of a word that are no wider; one character at least.
std::size_t fitting(std::string_view word, double width, double size)
{
    std::size_t end = 0;
    while (end < word.size()) {
        const std::size_t next = end + characterAt(word, end);
        if (end > 0 && textWidth(word.substr(0, next), size) > width) {
            break;
        }
        end = next;
    }
    return end;
}

// One paragraph, which holds no line's end and no control characters.
void wrap(std::string_view text, double width, double size, std::vector<std::string>& lines)
{
    std::string line;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t word = text.find_first_not_of(' ', at);
        if (word == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(text.find(' ', word), text.size());
        const std::string longer = line + std::string(text.substr(at, end - at));
        if (textWidth(longer, size) <= width) {
            line = longer;
            at = end;
            continue;
        }
        if (!line.empty()) {
            lines.push_back(std::move(line));
            line.clear();
            at = word;
            continue;
        }
        const std::size_t fits = fitting(text.substr(word, end - word), width, size);
        line = std::string(text.substr(word, fits));
        at = word + fits;
        if (at < end) {
            lines.push_back(std::move(line));
            line.clear();
        }
    }
    lines.push_back(std::move(line));
}

Pen borderOf(const PlacedNote& note, std::uint8_t flags, double fade, const Palette& colours)
{
    if ((flags & Emphasis::selected) != 0) {
        return {colours.selection, 2, Dash::solid};
    }
    if (note.mark != Mark::none) {
        const double width = (flags & Emphasis::hovered) != 0 ? 3 : 2;
        return {markColour(note.mark, colours).faded(fade), width, Dash::solid};
    }
    if ((flags & Emphasis::hovered) != 0) {
        return {colours.mutedInk.faded(fade), 1.5, Dash::solid};
    }
    return {(note.shape == AnnotationShape::box ? colours.cardBorder : colours.hairline).faded(fade), 1, Dash::solid};
}

// The mark's border has room round that of what is selected.
void drawMarkRing(const PlacedNote& note, std::uint8_t flags, double fade, const Palette& colours, Drawing& drawing)
{
    if (note.mark != Mark::none && (flags & Emphasis::selected) != 0) {
        const double radius = note.shape == AnnotationShape::box ? style::boxRadius : style::noteRadius;
        drawing.rect(note.rect.grown(3), radius + 3, Colour{0, 0, 0, 0},
                     {markColour(note.mark, colours).faded(fade), 2, Dash::solid});
    }
}

void drawMark(const PlacedNote& note, double fade, const DrawOptions& options, const Palette& colours, Drawing& drawing)
{
    if (note.mark == Mark::removed) {
        drawCut(note.rect, fade, colours, drawing);
    } else if (options.detail == Detail::full) {
        drawMarkSign({note.rect.x, note.rect.y}, note.mark, fade, colours, drawing);
    }
}

// The sign of a corner that can be dragged.
void drawCorner(const Rect& rect, Colour ink, Drawing& drawing)
{
    for (const double in : {5.0, 9.0}) {
        drawing.polyline(
            std::array{Point{rect.right() - in, rect.bottom() - 3}, Point{rect.right() - 3, rect.bottom() - in}},
            {ink, 1.3, Dash::solid});
    }
}

void drawBox(const PlacedNote& box, const Pen& border, double fade, const DrawOptions& options, const Palette& colours,
             Drawing& drawing)
{
    drawing.rect(box.rect, style::boxRadius, colours.mutedInk.faded(0.08 * fade), border);
    if (options.detail == Detail::coarse || box.lines.front().empty()) {
        return;
    }
    const double room = box.rect.width - 2 * style::boxRadius;
    // As large as the box allows where it is looked at from afar.
    const double wide = std::max(1.0, textWidth(box.lines.front(), style::noteSize, FontWeight::semibold));
    const double size = options.detail == Detail::full
                            ? style::noteSize * box.textScale
                            : std::clamp(style::noteSize * room / wide, style::noteSize, 2 * style::noteSize);
    drawing.text({{box.rect.x + style::boxRadius, box.rect.y + 7 + size},
                  box.lines.front(),
                  size,
                  true,
                  TextAlign::left,
                  colours.mutedInk.faded(fade)});
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, double width, double size)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    do {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string plain = elided(text.substr(at, end - at), std::numeric_limits<double>::infinity(), size);
        wrap(plain, width, size, lines);
        at = end + 1;
    } while (at <= text.size());
    return lines;
}

double noteHeight(std::string_view text, double width)
{
    const auto lines = static_cast<double>(wrapped(text, textRoom(width), style::noteSize).size());
    return lines * style::noteLine + 2 * style::notePadding;
}

void rewrap(PlacedNote& note)
{
    if (note.shape == AnnotationShape::note) {
        note.lines = wrapped(note.text, textRoom(sizeKept(note).width), style::noteSize);
    } else {
        note.lines = {elided(note.text, std::max(20.0, note.rect.width - 2 * style::boxRadius), style::noteSize,
                             FontWeight::semibold)};
    }
}

void drawNoteOver(const Picture& picture, std::uint32_t index, std::uint8_t flags, const DrawOptions& options,
                  Drawing& drawing)
{
    const PlacedNote& note = picture.notes[index];
    if (note.shape == AnnotationShape::note) {
        drawNote(picture, index, flags, 1, options, drawing);
        return;
    }
    const Palette& colours = palette(options.theme);
    drawing.begin({DrawnThing::Kind::note, index});
    drawMarkRing(note, flags, 1, colours, drawing);
    drawing.rect(note.rect, style::boxRadius, Colour{0, 0, 0, 0}, borderOf(note, flags, 1, colours));
    if (options.detail == Detail::full) {
        drawCorner(note.rect, (flags & Emphasis::selected) != 0 ? colours.selection : colours.mutedInk, drawing);
    }
    drawMark(note, 1, options, colours, drawing);
    drawing.end();
}

std::vector<PlacedNote> placedNotes(const Book& book, const std::unordered_map<Uuid, Mark>& marks)
{
    std::vector<PlacedNote> notes;
    for (const Annotation& annotation : book.all<Annotation>()) {
        PlacedNote note;
        note.annotation = annotation.id;
        note.shape = annotation.shape;
        note.text = annotation.text;
        note.rect = {annotation.x, annotation.y, annotation.width, annotation.height};
        if (note.shape == AnnotationShape::note) {
            note.rect.height = std::max(note.rect.height, noteHeight(note.text, note.rect.width));
        }
        rewrap(note);
        const auto mark = marks.find(annotation.id.value);
        note.mark = mark != marks.end() ? mark->second : Mark::none;
        notes.push_back(std::move(note));
    }
    std::stable_sort(notes.begin(), notes.end(), [](const PlacedNote& a, const PlacedNote& b) {
        const bool box = a.shape == AnnotationShape::box;
        if (box != (b.shape == AnnotationShape::box)) {
            return box;
        }
        return box && a.rect.width * a.rect.height > b.rect.width * b.rect.height;
    });
    return notes;
}

Rect boxAround(const Rect& inside)
{
    if (inside.empty()) {
        return rectAround(inside.centre(), style::box);
    }
    Rect rect = inside.grown(style::boxAround);
    rect.y -= style::boxTitle - style::boxAround / 2;
    rect.height += style::boxTitle - style::boxAround / 2;
    return rect;
}

Boxed boxed(const Picture& picture, std::uint32_t box)
{
    Boxed found;
    const Rect& around = picture.notes[box].rect;
    for (const std::uint32_t card : picture.index.cards.in(around)) {
        if (around.contains(picture.cards[card].rect.centre())) {
            found.cards.push_back(card);
        }
    }
    for (std::uint32_t i = 0; i < picture.notes.size(); ++i) {
        const PlacedNote& note = picture.notes[i];
        // Of two boxes on each other the one that is painted later is the inner one.
        if (i != box && (note.shape == AnnotationShape::note || i > box) && around.contains(note.rect.centre())) {
            found.notes.push_back(i);
        }
    }
    return found;
}

void drawNote(const Picture& picture, std::uint32_t index, std::uint8_t flags, double fade, const DrawOptions& options,
              Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    const PlacedNote& note = picture.notes[index];
    const Pen border = borderOf(note, flags, fade, colours);
    drawing.begin({DrawnThing::Kind::note, index});
    drawMarkRing(note, flags, fade, colours, drawing);
    if (note.shape == AnnotationShape::box) {
        drawBox(note, border, fade, options, colours, drawing);
    } else {
        drawing.rect(note.rect, style::noteRadius, colours.canvas.faded(style::labelPill), border);
        drawing.rect({note.rect.x, note.rect.y, noteBar * note.textScale, note.rect.height}, noteBar / 2,
                     colours.mutedInk.faded(fade), {});
        const double scale = note.textScale;
        double baseline = note.rect.y + (style::notePadding + style::noteSize) * scale;
        for (const std::string& line : note.lines) {
            if (options.detail != Detail::full) {
                break; // letters that nobody could read
            }
            drawing.text({{note.rect.x + (style::notePadding + noteBar) * scale, baseline},
                          line,
                          style::noteSize * scale,
                          false,
                          TextAlign::left,
                          colours.ink.faded(fade)});
            baseline += style::noteLine * scale;
        }
    }
    if (options.detail == Detail::full && (flags & (Emphasis::selected | Emphasis::hovered)) != 0) {
        drawCorner(note.rect, (flags & Emphasis::selected) != 0 ? colours.selection : colours.mutedInk, drawing);
    }
    drawMark(note, fade, options, colours, drawing);
    drawing.end();
}

Rect resized(const PlacedNote& note, Point by)
{
    const bool box = note.shape == AnnotationShape::box;
    const Size least = box ? style::boxLeast : style::noteLeast;
    Rect rect = note.rect;
    const double scale = box ? 1 : note.textScale;
    rect.width = std::max(least.width * scale, rect.width + by.x);
    rect.height = std::max(least.height * scale, rect.height + by.y);
    if (!box) {
        rect.height = std::max(rect.height, noteHeight(note.text, rect.width / scale) * scale);
    }
    return rect;
}

Size sizeKept(const PlacedNote& note)
{
    const double scale = note.shape == AnnotationShape::note ? note.textScale : 1;
    return {note.rect.width / scale, note.rect.height / scale};
}

} // namespace roundtrip
