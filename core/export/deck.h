// SPDX-License-Identifier: GPL-3.0-or-later
// A deck of slides as plain values: maps, tables and charts with their words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/export/drawing_ml.h"
#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "core/values/date.h"
#include "core/values/money.h"

namespace roundtrip {

// A picture as shapes: a group a party, a connector an arrow, and the legend. Its own title is not drawn.
struct MapSlide {
    Picture picture;
    Currency currency; // of its amounts
    Emphasis emphasis;
    // For a film of slides, one an arrow: the share, 0..1, of its amount that it has come to. What has come to nothing
    // is dimmed, and nets are of what has been paid. Empty: all of it.
    std::vector<float> paid;
    bool withIdle = true;    // with the parties that have no money and no tie
    std::string net = "net"; // before a card's net where its whole caption has no room

    bool operator==(const MapSlide&) const = default;
};

struct TableColumn {
    std::string heading;
    double width = 1;     // in proportion to the other columns
    bool figures = false; // to the right

    bool operator==(const TableColumn&) const = default;
};

struct TableSlide {
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows; // a cell a column; what does not fit goes to a slide of its own

    bool operator==(const TableSlide&) const = default;
};

struct ChartSeries {
    enum class Mark : std::uint8_t { column, stacked, line };
    std::string name;
    Mark mark = Mark::column; // one chart has columns or stacked columns, and lines with either
    Tone tone = Tone::capital;
    std::vector<std::optional<double>> values; // one a category; a gap where there is none

    bool operator==(const ChartSeries&) const = default;
};

// A native chart with its data in a workbook, so that both can be edited.
struct ChartSlide {
    std::vector<std::string> categories;
    std::vector<Date> dates; // instead of categories: a time axis
    std::vector<ChartSeries> series;
    std::string unit; // of all values: the axis's title

    bool operator==(const ChartSlide&) const = default;
};

struct Slide {
    enum class Transition : std::uint8_t { none, morph };
    std::string title;
    std::string subtitle;    // measure, window, as-of date, scenario
    std::string footnote;    // may be empty
    std::string notes;       // for the speaker: sources, assumptions, claims that conflict; a line a paragraph
    std::string description; // of a table or a chart, for those who do not see it; a map's shapes have their own
    std::variant<MapSlide, TableSlide, ChartSlide> content;
    Transition transition = Transition::none; // morph: shapes of the same record move from the slide before

    bool operator==(const Slide&) const = default;
};

struct Deck {
    enum class Format : std::uint8_t { wide, standard }; // 16:9, 4:3
    std::string title;
    Format format = Format::wide;
    Theme theme = Theme::light;
    std::string language = "en-US"; // of the text, for the spelling checker
    std::string house;              // the bytes of a .pptx or .potx whose theme and master are taken; empty: our own
    std::vector<Slide> slides;

    bool operator==(const Deck&) const = default;
};

// The deck as an Office Open XML presentation (ECMA-376), the same bytes for the same deck. Shapes have names and
// numbers made from their records' ids, so an export that is made again lands on the same objects. Throws PackageError
// for a house template that is none.
std::string pptx(const Deck& deck);

} // namespace roundtrip
