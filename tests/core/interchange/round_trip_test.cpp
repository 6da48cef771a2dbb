// SPDX-License-Identifier: GPL-3.0-or-later
// What is exported and imported into an empty document is the same document, record by record; importing it again
// changes nothing.
#include <map>

#include "core/interchange/csv.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "core/interchange/json.h"
#include "core/interchange/xlsx.h"
#include "tests/core/store/folder.h"
#include "tests/support/random_book.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

std::vector<Sheet> throughCsv(const std::vector<Sheet>& sheets)
{
    std::vector<Sheet> out;
    for (const Sheet& sheet : sheets) {
        ReadSheets read = readCsv(csvText(sheet), sheet.name, sheet.name + ".csv");
        EXPECT_TRUE(read.problems.empty()) << sheet.name;
        std::move(read.sheets.begin(), read.sheets.end(), std::back_inserter(out));
    }
    return out;
}

std::vector<Sheet> throughJson(const std::vector<Sheet>& sheets)
{
    ReadSheets read = readJson(jsonText(sheets), "book.json");
    EXPECT_TRUE(read.problems.empty() || read.problems[0].kind == ImportProblemKind::noTables);
    return read.sheets;
}

std::vector<Sheet> throughXlsx(const std::vector<Sheet>& sheets)
{
    const Folder folder;
    writeXlsx(folder / "book.xlsx", sheets);
    ReadSheets read = readXlsx(bytesOf(folder / "book.xlsx"), "book.xlsx");
    for (const ImportProblem& problem : read.problems) {
        ADD_FAILURE() << static_cast<int>(problem.kind) << " " << problem.value;
    }
    return read.sheets;
}

// The book with each id replaced by the number of its row within its kind, so that two books can be compared. Ids
// inside text (claims' values, steps) are replaced as well; those that only a scenario has by their order.
std::map<std::string, std::vector<std::string>> withoutIds(const Book& book)
{
    std::map<std::string, std::vector<std::string>> out;
    std::map<std::string, std::string> names;
    const auto plain = [&](std::string text) {
        for (std::size_t at = 0; at + 36 <= text.size(); ++at) {
            const std::string piece = text.substr(at, 36);
            if (!parseUuid(piece)) {
                continue;
            }
            const auto name = names.emplace(piece, "[" + std::to_string(names.size()) + "]").first->second;
            text.replace(at, 36, name);
        }
        return text;
    };
    for (std::size_t kind = 0; kind < std::variant_size_v<Row>; ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            auto& rows = out[std::string(word(static_cast<RecordKind>(kind)))];
            std::vector<Record> records(book.all<Record>().begin(), book.all<Record>().end());
            if constexpr (std::is_same_v<Record, Step>) {
                std::stable_sort(records.begin(), records.end(), [](const Step& a, const Step& b) {
                    return std::pair{a.scenario, a.position} < std::pair{b.scenario, b.position};
                });
            }
            for (const Record& record : records) {
                std::string line = plain(text(record.id.value));
                forEachField<Record>([&](const auto& field) {
                    line += "|" + std::string(field.name) + "=" + plain(valueText(toValue(record.*field.member)));
                });
                rows.push_back(line);
            }
        });
    }
    return out;
}

void expectRoundTrip(const Book& book, const std::vector<Sheet>& sheets)
{
    const Import import = importTables({}, sheets);
    for (const ImportProblem& problem : import.problems) {
        ADD_FAILURE() << static_cast<int>(problem.kind) << " " << problem.table << ":" << problem.line << " "
                      << problem.columnName << " '" << problem.value << "' "
                      << (problem.expected.empty() ? "" : problem.expected[0]);
    }
    Book read;
    ASSERT_TRUE(apply(read, import.changes).empty());
    const auto is = withoutIds(read);
    for (const auto& [table, rows] : withoutIds(book)) {
        ASSERT_EQ(is.at(table), rows) << table;
    }
    const Import again = importTables(read, sheets);
    EXPECT_TRUE(again.problems.empty());
    EXPECT_TRUE(again.changes.empty());
}

TEST(RoundTrip, HoldsForBooksOfAllKindsThroughCsvAndJson)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        const Book book = support::RandomBook(seed).make();
        const auto sheets = tablesOf(book);
        expectRoundTrip(book, throughCsv(sheets));
        expectRoundTrip(book, throughJson(sheets));
        if (HasFailure()) {
            return;
        }
    }
}

TEST(RoundTrip, HoldsForBooksOfAllKindsThroughWorkbooks)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        const Book book = support::RandomBook(seed).make();
        expectRoundTrip(book, throughXlsx(tablesOf(book)));
        if (HasFailure()) {
            return;
        }
    }
}

TEST(RoundTrip, HoldsForTheSamples)
{
    for (const char* folder : {"/resources/sample", "/tests/files/seed"}) {
        SCOPED_TRACE(folder);
        const std::vector<std::filesystem::path> source{std::string(ROUNDTRIP_SOURCE_DIR) + folder};
        const ReadSheets read = readTables(source);
        ASSERT_TRUE(read.problems.empty());
        const Import import = importTables({}, read.sheets);
        for (const ImportProblem& problem : import.problems) {
            ADD_FAILURE() << static_cast<int>(problem.kind) << " " << problem.file << ":" << problem.line << " "
                          << problem.columnName << " " << problem.value;
        }
        EXPECT_TRUE(import.remarks.empty());
        Book book;
        ASSERT_TRUE(apply(book, import.changes).empty());
        EXPECT_TRUE(importTables(book, read.sheets).changes.empty());
        EXPECT_TRUE(faultsOf(book).empty());
        expectRoundTrip(book, throughCsv(tablesOf(book)));
        expectRoundTrip(book, throughJson(tablesOf(book)));
        expectRoundTrip(book, throughXlsx(tablesOf(book)));
    }
}

} // namespace
} // namespace roundtrip
