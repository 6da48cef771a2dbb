// SPDX-License-Identifier: GPL-3.0-or-later
// An editing story: action after action on one document, as a person's afternoon would be, from a number.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace roundtrip::faults {

struct Deed {
    enum class Kind { act, undo, redo };

    Kind kind = Kind::act;
    Action action; // of act
};

// What a person does next to a document that holds this book.
Deed nextDeed(const Store& store, const Book& book, std::mt19937& random);
// Does it; throws as the store does, and then the book is as it was.
void perform(const Deed& deed, Store& store, Book& book);

// A document with a few of every kind of record.
void makeDocument(const std::filesystem::path& path, unsigned seed);

// What is wrong with a document that should be in one of these states; nothing where all is well. It is opened to
// write, read, checked, and what can be undone is undone and done again.
std::string complaint(const std::filesystem::path& path, const std::vector<Book>& allowed);

} // namespace roundtrip::faults
