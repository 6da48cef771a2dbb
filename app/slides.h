// SPDX-License-Identifier: GPL-3.0-or-later
// What `export` puts on slides: the picture, and with it a deck of loops, coverage and recoupment, or a film of years.
#pragma once

#include <filesystem>

#include "app/picture_export.h"
#include "core/export/deck.h"

namespace roundtrip {

struct SlidesOptions {
    bool deck = false;  // loops, coverage and recoupment after the map
    bool years = false; // a slide a year, each morphing into the next
    Deck::Format format = Deck::Format::wide;
    std::filesystem::path house; // a .pptx or .potx whose theme and master are taken; empty: our own
};

// --deck, --morph, --slide-size, --template.
void addSlidesOptions(CLI::App& verb, SlidesOptions& wanted);

// The slides of a picture that was drawn. Throws Failure for a template that cannot be read.
Deck slidesOf(const Reading& reading, const Question& question, const DrawnPicture& drawn, const PictureWanted& picture,
              const SlidesOptions& wanted);

} // namespace roundtrip
