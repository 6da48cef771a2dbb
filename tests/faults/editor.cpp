// SPDX-License-Identifier: GPL-3.0-or-later
// A program that edits a document without end, or so many times, and says what it is about to do and what it has done:
//     roundtrip_fault_editor FILE SEED            until it is killed
//     roundtrip_fault_editor FILE SEED PARTIES    adds so many parties, and does again what another was quicker with
// Before each deed it writes "act LENGTH\n" and the changes, "undo 0\n" or "redo 0\n"; after it "done\n".
#include <cstdlib>
#include <string>

#include "core/model/change_text.h"
#include "core/model/edits.h"
#include "tests/faults/say.h"
#include "tests/faults/story.h"

namespace roundtrip::faults {
namespace {

void tell(const Deed& deed, Store& store, Book& book)
{
    switch (deed.kind) {
    case Deed::Kind::act: {
        const std::string changes = encoded(deed.action.changes);
        say("act " + std::to_string(changes.size()) + '\n' + changes);
        break;
    }
    case Deed::Kind::undo: say("undo 0\n"); break;
    case Deed::Kind::redo: say("redo 0\n"); break;
    }
    perform(deed, store, book);
    say("done\n");
}

void addParties(Store& store, Book& book, const std::string& by, int count)
{
    for (int i = 0; i < count;) {
        const Edit edit = addParty(book, "By " + by + " " + std::to_string(i));
        try {
            tell({Deed::Kind::act, {"Add", edit.changes}}, store, book);
            ++i;
        } catch (const StoreError& error) {
            if (error.kind != StoreError::Kind::conflict && error.kind != StoreError::Kind::locked) {
                throw;
            }
            say("late\n");
            book = store.book();
        }
    }
}

} // namespace
} // namespace roundtrip::faults

int main(int count, char** words)
{
    using namespace roundtrip;
    if (count < 3) {
        return 2;
    }
    try {
        Store store = Store::open(words[1], OpenMode::readWrite);
        Book book = store.book();
        if (count > 3) {
            faults::addParties(store, book, words[2], std::atoi(words[3]));
            return 0;
        }
        std::mt19937 random(static_cast<unsigned>(std::atol(words[2])));
        for (;;) {
            faults::tell(faults::nextDeed(store, book, random), store, book);
        }
    } catch (const std::exception& error) {
        faults::say(std::string("failed ") + error.what() + '\n');
        return 1;
    }
}
