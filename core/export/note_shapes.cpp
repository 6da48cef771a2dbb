// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/note_shapes.h"

#include <algorithm>

#include "core/export/drawing_ml.h"
#include "core/picture/notes.h"

namespace roundtrip {

namespace {

constexpr double least = 8; // points, on a slide of 540: smaller letters could not be read

std::vector<Paragraph> paragraphsOf(const std::string& text, const TextStyle& style)
{
    std::vector<Paragraph> paragraphs;
    std::size_t at = 0;
    do {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        paragraphs.push_back({text.substr(at, end - at), style});
        at = end + 1;
    } while (at <= text.size());
    return paragraphs;
}

} // namespace

std::string noteShape(const PlacedNote& note, const Rect& place, double scale, double fade,
                      const MapShapesOptions& options, ShapeIds& ids)
{
    const std::string_view part = word(note.shape);
    const ShapeName name{ids.of(part, note.annotation.value), ShapeIds::name(part, note.annotation.value), note.text,
                         text(note.annotation.value)};
    const double size = std::max(least * options.letters, style::noteSize * scale);
    TextBox body;
    body.language = options.language;
    body.left = (style::notePadding + 3) * scale;
    body.right = style::notePadding * scale;
    if (note.shape == AnnotationShape::note) {
        body.paragraphs = paragraphsOf(note.text, {size, false, colourXml(Tone::ink, fade)});
        const std::string paint = fillXml(colourXml(Tone::canvas, style::labelPill * fade)) +
                                  lineXml({colourXml(Tone::muted, 0.3 * fade), std::max(0.5, scale)});
        return textShapeXml(name, place, roundRectXml(place, style::noteRadius * scale), paint, body);
    }
    const std::string frame = roundRectXml(place, style::boxRadius * scale);
    const std::string paint = fillXml(colourXml(Tone::muted, 0.08 * fade)) +
                              lineXml({colourXml(Tone::muted, 0.35 * fade), std::max(0.5, scale)});
    // Text stands half way up a shape: the title, which stands along the top, lifts the room below it.
    const double title = std::max(style::boxTitle * scale, size * 1.6);
    body.bottom = std::max(0.0, place.height - title);
    body.left = style::boxRadius * scale;
    body.paragraphs = {{note.text, {size, true, colourXml(Tone::muted, fade)}}};
    return textShapeXml(name, place, frame, paint, body);
}

} // namespace roundtrip
