// SPDX-License-Identifier: GPL-3.0-or-later
// The tables against the fields of the records, and documents of every schema ever released.
#include "core/store/schema.h"

#include "core/model/edits.h"
#include "core/store/digest.h"
#include "core/store/rescue.h"
#include "core/store/row_table.h"
#include "core/store/store.h"
#include "tests/core/store/folder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

std::vector<std::string> columnsOf(SQLite::Database& database, const std::string& table)
{
    std::vector<std::string> names;
    Statement statement(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    statement.bind(0, std::string_view{table});
    while (statement.step()) {
        names.emplace_back(statement.bytes(0));
    }
    return names;
}

TEST(Schema, HasAColumnForEveryFieldOfEveryRecord)
{
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    takeSteps(database, schemaSteps());
    for (std::size_t kind = 0; kind < Vocabulary<RecordKind>::words.size(); ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            const std::string table(word(Fields<Record>::kind));
            EXPECT_THAT(columnsOf(database, table), testing::UnorderedElementsAreArray(sql::columnNames<Record>()));
            forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
                if constexpr (isList<Member>) {
                    EXPECT_THAT(columnsOf(database, sql::listTable<Record>(field.name)),
                                testing::UnorderedElementsAreArray(sql::listColumnNames<Member>()));
                }
            });
        });
    }
}

TEST(Schema, TakesOnlyTheStepsThatAreMissing)
{
    constexpr std::string_view steps[] = {
        "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);",
        "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7;",
        "CREATE TABLE b (z TEXT) STRICT;",
    };
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    takeSteps(database, SchemaSteps(steps).first(1));
    EXPECT_EQ(numberOf(database, "PRAGMA user_version"), 1);
    takeSteps(database, steps);
    EXPECT_EQ(numberOf(database, "PRAGMA user_version"), 3);
    EXPECT_EQ(numberOf(database, "SELECT count(*) FROM a WHERE x = 1 AND y = 7"), 1);
    EXPECT_EQ(schemaOf(database), schemaAfter(steps));
    EXPECT_NE(schemaOf(database), schemaAfter(SchemaSteps(steps).first(2)));
}

// A document as the first schema made it: opened, it is as it was, takes what is new, and its old self stays beside it.
TEST(Schema, ADocumentOfTheFirstSchemaOpensAndTakesLoops)
{
    const Folder folder;
    const auto path = folder / "old.roundtrip";
    {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        takeSteps(database, schemaSteps().first(1));
        database.exec(
            "INSERT INTO parties VALUES (x'000102030405060708090a0b0c0d0e0f', 0, 'Amazon', 'hyperscaler', "
            "NULL, '', 'US', ''), (x'000102030405060708090a0b0c0d0e10', 0, 'OpenAI', 'lab', NULL, '', '', '');"
            "UPDATE document SET revision = 1; INSERT INTO history VALUES (1, 'Add them', 0, NULL)");
    }
    EXPECT_EQ(Store::open(path, OpenMode::readOnly).book().parties().size(), 2U);
    EXPECT_FALSE(std::filesystem::exists(folder / "old.schema-1.roundtrip")) << "reading writes nothing";
    auto store = Store::open(path, OpenMode::readWrite);
    Book book = store.book();
    std::vector<PartyId> parties;
    for (const Party& party : book.parties()) {
        parties.push_back(party.id);
    }
    ASSERT_EQ(parties.size(), 2U);
    EXPECT_EQ(store.undoable(), "Add them");
    EXPECT_EQ(Store::open(folder / "old.schema-1.roundtrip", OpenMode::readOnly).book(), book);
    const KeptLoop loop{newId<KeptLoop>(), {parties[1], parties[0]}, "Shuttle", true, ""};
    store.save({"Name loop", {Created{loop}}});
    EXPECT_EQ(*Store::open(path, OpenMode::readOnly).book().find(loop.id), loop);
}

// As the third schema left it, with a kept loop: it takes what the fourth brought, and its sum still fits.
TEST(Schema, ADocumentOfTheThirdSchemaOpensAndTakesNotesViewsAndWhatIsCollapsed)
{
    const Folder folder;
    const auto path = folder / "old.roundtrip";
    {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        takeSteps(database, schemaSteps().first(3));
        Party amazon;
        amazon.id.value = *parseUuid("00010203-0405-0607-0809-0a0b0c0d0e0f");
        amazon.name = "Amazon";
        amazon.kind = PartyKind::hyperscaler;
        database.exec("INSERT INTO parties VALUES (x'000102030405060708090a0b0c0d0e0f', 0, 'Amazon', 'hyperscaler', "
                      "NULL, '', '', ''); UPDATE document SET digest = " +
                      std::to_string(static_cast<std::int64_t>(digestOf(amazon))));
    }
    auto store = Store::open(path, OpenMode::readWrite);
    const Book was = store.book();
    EXPECT_EQ(Store::open(folder / "old.schema-3.roundtrip", OpenMode::readOnly).book(), was);
    const Annotation note{newId<Annotation>(), AnnotationShape::note, "Look\nhere", 1.5, -2, 200, 40};
    const SavedView view{newId<SavedView>(), "Mine", "view sankey", true, "For Monday"};
    Collapse party{newId<Collapse>(), was.parties().begin()->id, {}, false, 0, 0, false};
    Collapse kind{newId<Collapse>(), {}, PartyKind::lab, true, 3, 4.5, true};
    store.save({"Mark it", {Created{note}, Created{view}, Created{party}, Created{kind}}});
    const Book now = Store::open(path, OpenMode::readOnly).book();
    EXPECT_EQ(*now.find(note.id), note);
    EXPECT_EQ(*now.find(view.id), view);
    EXPECT_EQ(*now.find(party.id), party);
    EXPECT_EQ(*now.find(kind.id), kind);
}

// It has fewer tables, which is no damage.
TEST(Schema, OfADocumentOfTheFirstSchemaAllIsRescued)
{
    const Folder folder;
    const auto path = folder / "old.roundtrip";
    {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        takeSteps(database, schemaSteps().first(1));
        database.exec("INSERT INTO parties VALUES (x'000102030405060708090a0b0c0d0e0f', 0, 'Amazon', 'hyperscaler', "
                      "NULL, '', 'US', '')");
    }
    const Rescued rescued = rescue(path);
    EXPECT_EQ(rescued.book.parties().size(), 1U);
    EXPECT_FALSE(rescued.brokenPages);
    EXPECT_EQ(rescued.unread + rescued.unfitting, 0U);
}

} // namespace
} // namespace roundtrip
