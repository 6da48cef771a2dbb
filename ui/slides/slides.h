// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen as slides: one of the picture, and with it a deck of loops, coverage and recoupment, or a film of years.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/cashflow/question.h"
#include "core/export/deck.h"
#include "core/model/book.h"
#include "core/picture/motion.h"

namespace roundtrip {

// A picture, and what it was made of.
struct SlidesSubject {
    Book book; // as the scenario has it
    Question question;
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Motion> motion; // needed for years
    Emphasis emphasis;
    Theme theme = Theme::light;
    std::string title; // of the first slide; empty: "Who pays whom"
};

struct SlidesWanted {
    bool deck = false;  // loops, coverage and recoupment after the map; needs the map as the picture
    bool years = false; // a slide a year, each morphing into the next; needs the map as well
    Deck::Format format = Deck::Format::wide;
    std::string house; // the bytes of a .pptx or .potx whose theme and master are taken; empty: our own
};

// On any thread. Throws Overflow, MissingRate and Cancelled.
Deck slides(const SlidesSubject& subject, const SlidesWanted& wanted, const std::stop_token& cancel = {});

} // namespace roundtrip
