// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/story.h"

#include <algorithm>
#include <iterator>

#include "core/model/edits.h"
#include "tests/support/random_book.h"

namespace roundtrip::faults {

namespace {

template<class Record> const Record& any(const Book& book, std::mt19937& random)
{
    auto at = book.all<Record>().begin();
    std::advance(at, static_cast<std::ptrdiff_t>(random() % book.all<Record>().size()));
    return *at;
}

Edit someEdit(const Book& book, std::mt19937& random)
{
    const auto number = std::to_string(random() % 1'000'000);
    if (book.parties().size() < 4 || random() % 4 == 0) {
        return addParty(book, "Party " + number);
    }
    switch (random() % 6) {
    case 0: {
        Flow draft;
        draft.payer = any<Party>(book, random).id;
        do {
            draft.payee = any<Party>(book, random).id;
        } while (draft.payee == draft.payer);
        draft.amount = 1 + static_cast<Minor>(random());
        draft.currency = Currency::parse("USD").value();
        draft.start = *makeDate(2026, 1 + static_cast<unsigned>(random() % 12), 1);
        return addFlow(book, draft);
    }
    case 1: {
        std::vector<CardSpot> spots;
        for (const Party& party : book.parties()) {
            spots.push_back({party.id, static_cast<double>(random() % 4000), static_cast<double>(random() % 4000)});
        }
        return movePlacement(book, spots);
    }
    case 2: return addScenario(book, "What if " + number);
    case 3: return removeParty(book, any<Party>(book, random).id);
    case 4: {
        // Long enough for pages of its own.
        return setField(book, keyOf(any<Party>(book, random)), "note", std::string(random() % 20'000, 'n') + number);
    }
    default: return renameParty(book, any<Party>(book, random).id, "Renamed " + number);
    }
}

} // namespace

Deed nextDeed(const Store& store, const Book& book, std::mt19937& random)
{
    const auto dice = random() % 10;
    if (dice < 2 && store.undoable()) {
        return {Deed::Kind::undo, {}};
    }
    if (dice < 4 && store.redoable()) {
        return {Deed::Kind::redo, {}};
    }
    for (;;) {
        Edit edit = someEdit(book, random);
        if (edit.good() && !edit.changes.empty()) {
            return {Deed::Kind::act, {"Edit " + std::to_string(random() % 1000), std::move(edit.changes)}};
        }
    }
}

void perform(const Deed& deed, Store& store, Book& book)
{
    switch (deed.kind) {
    case Deed::Kind::act:
        store.save(deed.action);
        roundtrip::apply(book, deed.action.changes);
        break;
    case Deed::Kind::undo: roundtrip::apply(book, store.undo().changes); break;
    case Deed::Kind::redo: roundtrip::apply(book, store.redo().changes); break;
    }
}

void makeDocument(const std::filesystem::path& path, unsigned seed)
{
    auto store = Store::create(path);
    store.save({"Make", difference({}, support::RandomBook(seed).make())});
}

std::string complaint(const std::filesystem::path& path, const std::vector<Book>& allowed)
{
    try {
        Store store = Store::open(path, OpenMode::readWrite);
        Book book = store.book();
        const auto state = std::find(allowed.begin(), allowed.end(), book);
        if (state == allowed.end()) {
            return "the book is in none of the states that it may be in";
        }
        if (check(path) != problems(book)) {
            return "check() finds what is not in the records";
        }
        int back = 0;
        for (; back < 3 && store.undoable(); ++back) {
            if (!roundtrip::apply(book, store.undo().changes).empty() || store.book() != book) {
                return "an undo does not fit";
            }
        }
        for (; back > 0; --back) {
            if (!roundtrip::apply(book, store.redo().changes).empty()) {
                return "a redo does not fit";
            }
        }
        return book == *state && store.book() == book ? "" : "undone and done again is not as it was";
    } catch (const StoreError& error) {
        return "it cannot be opened: " + error.detail;
    }
}

} // namespace roundtrip::faults
