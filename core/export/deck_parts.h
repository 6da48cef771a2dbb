// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that every presentation of ours has, whatever is on its slides: theme, master, layout, notes' master.
#pragma once

#include <string>

#include "core/export/deck.h"
#include "core/export/house_template.h"
#include "core/export/package.h"

namespace roundtrip {

// Points of the slide.
struct SlideMetrics {
    Size slide;
    Rect title;
    Rect subtitle;
    Rect content;
    Rect footnote;
};
SlideMetrics slideMetrics(Deck::Format format);
// On a house's slide, below its title (where that stands at the top) and above its footer.
SlideMetrics slideMetrics(const HouseTemplate& house);

inline constexpr std::string_view xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
// The namespaces of a part of a presentation.
inline constexpr std::string_view presentationSpaces =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
// The shape that holds all others of a slide, without them.
inline constexpr std::string_view treeHead =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
    "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

// Numbers of the placeholders of our layout.
inline constexpr int subtitlePlace = 13;
inline constexpr int footnotePlace = 14;

// Our own theme in the palette's colours: name, then its parts' names.
inline constexpr std::string_view masterName = "ppt/slideMasters/slideMaster1.xml";
inline constexpr std::string_view layoutName = "ppt/slideLayouts/slideLayout1.xml";
inline constexpr std::string_view themeName = "ppt/theme/theme1.xml";
inline constexpr std::string_view notesMasterName = "ppt/notesMasters/notesMaster1.xml";
inline constexpr std::string_view notesThemeName = "ppt/theme/notesTheme1.xml";

Part themePart(std::string_view name, Theme theme);
Part masterPart(const SlideMetrics& metrics, Theme theme);
Part layoutPart(const SlideMetrics& metrics);
Part notesMasterPart();
// The notes of a slide.
Part notesPart(std::string_view name, std::string_view slideName, const std::string& notes, std::string_view language);

} // namespace roundtrip
