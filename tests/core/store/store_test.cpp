// SPDX-License-Identifier: GPL-3.0-or-later
// Documents written, closed and read again. A book read is compared with the book that was written, kept in memory.
#include "core/store/store.h"

#include "tests/core/store/folder.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using support::RandomBook;
using testing::ElementsAre;

Party party(const std::string& name)
{
    Party party;
    party.id = newId<Party>();
    party.name = name;
    return party;
}

// What StoreError a call throws; a test fails where it throws none.
template<class Function> StoreError errorOf(Function&& f)
{
    try {
        f();
    } catch (const StoreError& error) {
        return error;
    }
    ADD_FAILURE() << "no StoreError";
    return {StoreError::Kind::failed, {}};
}

std::vector<std::string> namesOf(const std::vector<HistoryEntry>& history)
{
    std::vector<std::string> names;
    for (const HistoryEntry& entry : history) {
        names.push_back((entry.undone ? "-" : "") + entry.name);
    }
    return names;
}

TEST(Store, ReadsBackEveryKindOfRecordAndEveryField)
{
    const Folder folder;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Book book = RandomBook(seed).make();
        const auto path = folder / std::to_string(seed);
        Store::create(path).save({"all", difference({}, book)});
        EXPECT_EQ(Store::open(path, OpenMode::readOnly).book(), book) << seed;
    }
}

TEST(Store, WritesAlterationsAndRemovalsOfEveryKind)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    Book book;
    for (unsigned seed = 0; seed < 40; ++seed) {
        // From one book to another with other ids: everything is removed and created. Then every field of some rows
        // changes: those of two rows of a kind are exchanged, but for what refers to others.
        const Book next = RandomBook(seed).make();
        store.save({"next", difference(book, next)});
        book = next;
        Changes changes;
        for (const Flow& flow : book.flows()) {
            Flow other = *book.flows().begin();
            other.id = flow.id;
            if (const auto change = alteration(flow, other)) {
                changes.push_back(*change);
            }
        }
        ASSERT_TRUE(roundtrip::apply(book, changes).empty());
        store.save({"exchange", changes});
        ASSERT_EQ(store.book(), book) << seed;
    }
}

TEST(Store, UndoesAndRedoesAcrossClosing)
{
    const Folder folder;
    const Book first = RandomBook(7).make();
    const Book second = RandomBook(8).make();
    {
        auto store = Store::create(folder / "a");
        store.save({"Import first", difference({}, first)});
        store.save({"Turn into second", difference(first, second)});
    }
    {
        auto store = Store::open(folder / "a", OpenMode::readWrite);
        Book book = store.book();
        EXPECT_EQ(store.undoable(), "Turn into second");
        EXPECT_EQ(store.redoable(), std::nullopt);
        const Action undone = store.undo();
        EXPECT_EQ(undone.name, "Turn into second");
        EXPECT_TRUE(roundtrip::apply(book, undone.changes).empty());
        EXPECT_EQ(book, first);
        EXPECT_EQ(store.book(), first);
    }
    {
        auto store = Store::open(folder / "a", OpenMode::readWrite);
        EXPECT_EQ(store.undoable(), "Import first");
        EXPECT_EQ(store.redoable(), "Turn into second");
        store.undo();
        EXPECT_EQ(store.book(), Book{});
        EXPECT_EQ(store.undoable(), std::nullopt);
        EXPECT_THAT(namesOf(store.history()), ElementsAre("-Import first", "-Turn into second"));
    }
    {
        auto store = Store::open(folder / "a", OpenMode::readWrite);
        Book book = store.book();
        EXPECT_TRUE(roundtrip::apply(book, store.redo().changes).empty());
        EXPECT_EQ(book, first);
        EXPECT_TRUE(roundtrip::apply(book, store.redo().changes).empty());
        EXPECT_EQ(book, second);
        EXPECT_EQ(store.book(), second);
        EXPECT_EQ(store.redoable(), std::nullopt);
        EXPECT_THAT(namesOf(store.history()), ElementsAre("Import first", "Turn into second"));
    }
}

TEST(Store, ForgetsWhatCouldBeRedoneOnceSomethingNewIsDone)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    store.save({"A", {Created{party("A")}}});
    store.save({"B", {Created{party("B")}}});
    store.undo();
    store.save({"C", {Created{party("C")}}});
    EXPECT_EQ(store.redoable(), std::nullopt);
    EXPECT_THAT(namesOf(store.history()), ElementsAre("A", "C"));
    store.undo();
    EXPECT_EQ(store.book().parties().begin()->name, "A");
    EXPECT_EQ(store.redoable(), "C");
}

TEST(Store, UndoesARecordCreatedAndChangedInOneAction)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    const Party was = party("Was");
    Party is = was;
    is.name = "Is";
    store.save({"both", {Created{was}, *alteration(was, is)}});
    const Book book = store.book();
    EXPECT_EQ(*book.find(was.id), is);
    store.undo();
    EXPECT_EQ(store.book(), Book{});
    store.redo();
    EXPECT_EQ(store.book(), book);
}

TEST(Store, AnActionWithoutChangesIsNotInTheHistory)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    store.save({"nothing", {}});
    EXPECT_TRUE(store.history().empty());
    EXPECT_EQ(store.revision(), 0);
}

TEST(Store, RefusesAChangeThatDoesNotFitAndWritesNothing)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    const Party there = party("There");
    store.save({"there", {Created{there}}});
    const Book book = store.book();

    Party other = there;
    other.name = "Other";
    Party wrong = there;
    wrong.name = "Never was";
    for (const Changes& changes : {
             Changes{Created{party("New")}, Created{there}},            // there already
             Changes{Created{party("New")}, Removed{party("Unknown")}}, // not there
             Changes{Created{party("New")}, Removed{wrong}},            // another name
             Changes{Created{party("New")}, *alteration(wrong, other)}, // another name
         }) {
        const StoreError error = errorOf([&] { store.save({"x", changes}); });
        EXPECT_EQ(error.kind, StoreError::Kind::conflict);
        EXPECT_EQ(error.record, recordOf(changes[1]));
        EXPECT_EQ(store.book(), book);
        EXPECT_THAT(namesOf(store.history()), ElementsAre("there"));
    }
}

TEST(Store, RefusesAReferenceToARecordThatIsNotThere)
{
    const Folder folder;
    auto store = Store::create(folder / "a");
    Party child = party("Child");
    child.parent = newId<Party>();
    EXPECT_EQ(errorOf([&] { store.save({"x", {Created{child}}}); }).kind, StoreError::Kind::conflict);
    EXPECT_EQ(store.book(), Book{});

    Party above = party("Above");
    child.parent = above.id;
    store.save({"child before parent", {Created{child}, Created{above}}});
    EXPECT_EQ(errorOf([&] { store.save({"x", {Removed{above}}}); }).kind, StoreError::Kind::conflict);
    EXPECT_EQ(store.book().parties().size(), 2U);
}

TEST(Store, ASecondStoreSeesTheFirstOnesEditAndOverwritesNothing)
{
    const Folder folder;
    auto first = Store::create(folder / "a");
    auto second = Store::open(folder / "a", OpenMode::readWrite);
    EXPECT_FALSE(second.changedElsewhere());
    const Party one = party("One");
    first.save({"one", {Created{one}}});
    EXPECT_TRUE(second.changedElsewhere());
    EXPECT_FALSE(first.changedElsewhere());
    EXPECT_EQ(errorOf([&] { second.save({"two", {Created{party("Two")}}}); }).kind, StoreError::Kind::conflict);

    EXPECT_EQ(second.book().parties().size(), 1U);
    EXPECT_EQ(second.undoable(), "one");
    second.save({"two", {Created{party("Two")}}});
    EXPECT_EQ(errorOf([&] { first.undo(); }).kind, StoreError::Kind::conflict);
    EXPECT_EQ(first.book().parties().size(), 2U);
}

TEST(Store, ReadsWithoutWritingAByte)
{
    const Folder folder;
    const auto path = folder / "a";
    Store::create(path).save({"all", difference({}, RandomBook(3).make())});
    const std::string before = bytesOf(path);
    const auto time = std::filesystem::last_write_time(path);
    {
        auto store = Store::open(path, OpenMode::readOnly);
        store.book();
        EXPECT_FALSE(store.changedElsewhere());
        EXPECT_EQ(errorOf([&] { store.save({"x", {Created{party("X")}}}); }).kind, StoreError::Kind::readOnly);
        EXPECT_EQ(errorOf([&] { store.undo(); }).kind, StoreError::Kind::readOnly);
        check(path);
    }
    EXPECT_EQ(bytesOf(path), before);
    EXPECT_EQ(std::filesystem::last_write_time(path), time);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Store, LeavesNothingBesideTheDocumentWhenClosed)
{
    const Folder folder;
    {
        auto store = Store::create(folder / "a");
        store.save({"x", {Created{party("X")}}});
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Store, ReplacesADocumentOnlyWhenAsked)
{
    const Folder folder;
    const auto path = folder / "a";
    Store::create(path).save({"x", {Created{party("X")}}});
    EXPECT_EQ(errorOf([&] { Store::create(path); }).kind, StoreError::Kind::alreadyThere);
    EXPECT_EQ(Store::open(path, OpenMode::readOnly).book().parties().size(), 1U);
    Store::create(path, Existing::replace);
    EXPECT_EQ(Store::open(path, OpenMode::readOnly).book(), Book{});
    EXPECT_EQ(errorOf([&] { Store::create(folder / "no such folder" / "a"); }).kind, StoreError::Kind::notThere);
}

TEST(Store, DoesNotWriteIntoAFileThatWasPutInPlaceOfTheDocument)
{
    const Folder folder;
    const auto path = folder / "a";
    auto store = Store::create(path);
    Store::create(path, Existing::replace);
    EXPECT_EQ(errorOf([&] { store.save({"x", {Created{party("X")}}}); }).kind, StoreError::Kind::replaced);
    EXPECT_EQ(errorOf([&] { store.changedElsewhere(); }).kind, StoreError::Kind::replaced);
    std::filesystem::remove(path);
    EXPECT_EQ(errorOf([&] { store.save({"x", {Created{party("X")}}}); }).kind, StoreError::Kind::replaced);
}

TEST(Store, CopiesWithItsHistory)
{
    const Folder folder;
    const Book book = RandomBook(5).make();
    auto store = Store::create(folder / "a");
    store.save({"all", difference({}, book)});
    store.copyTo(folder / "b");
    EXPECT_EQ(errorOf([&] { store.copyTo(folder / "b"); }).kind, StoreError::Kind::alreadyThere);
    auto copy = Store::open(folder / "b", OpenMode::readWrite);
    EXPECT_EQ(copy.book(), book);
    EXPECT_EQ(copy.undoable(), "all");
    copy.undo();
    EXPECT_EQ(store.book(), book);
}

TEST(Store, KeepsTextWithAnyCharacterInIt)
{
    const Folder folder;
    auto store = Store::create(folder / "it's; \"a\" file:?mode=memory");
    const Party odd = party(std::string("'); DROP TABLE parties; --\0 \xE2\x80\xAE?1", 33));
    store.save({odd.name, {Created{odd}}});
    EXPECT_EQ(*store.book().find(odd.id), odd);
    EXPECT_EQ(store.undoable(), odd.name);
    EXPECT_TRUE(std::filesystem::exists(store.path()));
}

} // namespace
} // namespace roundtrip
