// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a book that is carried elsewhere: what copy takes up, and what paste makes of it.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/edits.h"

namespace roundtrip {

// Chosen records with what belongs to them, as a book of its own. Parties that were not chosen and that a chosen
// record names (who pays a chosen flow, a parent) are in it by name alone.
struct Clip {
    Book book;
    std::set<PartyId> whole; // the parties that were chosen themselves

    bool empty() const;
};

// The parties with their metrics, the flows and relations between them and the places given; notes and boxes; the flows
// with their deals and conditions; deals with their flows; and the claims of all these. Records of other kinds are
// passed over.
Clip clipOf(const Book& book, std::span<const RecordKey> records, std::span<const CardSpot> spots = {});

// The parties of these names taken to be whole; of a book that was read from elsewhere.
Clip clipOf(Book book, std::span<const std::string> wholeNames);

// What a paste does, and what of it a person should be told.
struct Paste {
    Edit edit;
    std::vector<RecordKey> made;         // parties, flows and relations, to be selected
    std::vector<std::string> joined;     // names of parties that were there already and that pasted flows now name
    std::vector<std::string> conditions; // titles of conditions that were there already, the same in every field
};

// The clip's records made anew in the book, their places shifted. Nothing in the book is altered: whole parties, deals
// and conditions whose name is taken get another ("OpenAI copy", "OpenAI copy 2"; `copyWord` is "copy" in the reader's
// language). Only parties that are there by name alone, and conditions that are the same in every field, are those of
// the book.
Paste pasted(const Book& book, const Clip& clip, std::string_view copyWord, double byX = 0, double byY = 0);

} // namespace roundtrip
