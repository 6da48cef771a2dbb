// SPDX-License-Identifier: GPL-3.0-or-later
// What `export` draws: its options as words, and the picture that they ask for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/options.h"
#include "ui/document/composer.h"
#include "ui/document/looks.h"
#include "ui/film/film.h"
#include "ui/film/page.h"

namespace roundtrip {

struct PictureWanted {
    std::string view = "graph";
    std::string layout = "layered";
    std::string title;
    std::optional<std::uint64_t> loop; // lit: the one of that rank, from 1
    Size size;                         // in pixels; empty: as large as the picture
    double scale = 1;
    Theme theme = Theme::light;
    bool transparent = false;
    std::string savedView;     // says what to draw instead of the above and of the question
    std::optional<Looks> seen; // what that view shows, once the document is read
    int framesASecond = 25;    // of films
    double seconds = 12;
};

// --view, --saved-view, --layout, --title, --highlight, --size, --scale, --theme, --transparent, --fps, --seconds.
void addPictureOptions(CLI::App& verb, PictureWanted& wanted);

struct DrawnPicture {
    ComposedMap map;
    PageOptions page;
    Currency currency;
};

// Composes on the calling thread. Makes the application object that fonts need, without a display, where there is none;
// it stays until the process ends. Throws Misuse for a view or layout that there is not, Failure for a loop that there
// is not and where there is nothing to be drawn, Overflow and MissingRate.
DrawnPicture drawnPicture(const Reading& reading, const Question& question, const PictureWanted& wanted);

// The film of that picture, drawn of the book, over the question's window; where an end of it is open, from the first
// payment or to the last. Throws Failure where nothing is ever paid, and for a size that no film can have. Has the
// usual size unless one is wanted.
Film filmOf(const DrawnPicture& drawn, const Book& book, const Question& question, const PictureWanted& wanted,
            Size usual);

} // namespace roundtrip
