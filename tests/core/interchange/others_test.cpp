// SPDX-License-Identifier: GPL-3.0-or-later
// Files that other programs wrote, as they wrote them: in `others` lie a workbook and a CSV with semicolons, saved by
// LibreOffice 7.4.7 from the same three flows, and a multigraph as GraphML and GEXF, written by NetworkX 2.8.8.
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "core/interchange/matching.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::IsEmpty;

ReadSheets readOf(const char* file)
{
    const std::array<std::filesystem::path, 1> source{std::string(ROUNDTRIP_SOURCE_DIR) +
                                                      "/tests/core/interchange/others/" + file};
    ReadSheets read = readTables(source);
    EXPECT_THAT(read.problems, IsEmpty());
    return read;
}

Book imported(const std::vector<Sheet>& sheets)
{
    const Import import = importTables({}, sheets);
    EXPECT_THAT(import.problems, IsEmpty());
    Book book;
    roundtrip::apply(book, import.changes);
    return book;
}

// "Amazon → OpenAI 50000000000.00 2026-02-27 Amazon and OpenAI", in order of the amounts.
std::vector<std::string> told(const Book& book)
{
    std::map<Minor, std::string> lines;
    for (const Flow& flow : book.flows()) {
        std::string line = book.find(flow.payer)->name + " → " + book.find(flow.payee)->name + " " +
                           exactText(flow.amount, flow.currency);
        if (const Date* start = std::get_if<Date>(&flow.start)) {
            line += " " + text(*start) + " " + book.find(flow.deal)->title;
        }
        lines[flow.amount] = line + (flow.note.empty() ? "" : " (" + flow.note + ")");
    }
    std::vector<std::string> out;
    for (const auto& [amount, line] : lines) {
        out.push_back(line);
    }
    return out;
}

TEST(Others, LibreOfficesWorkbookAndItsCsvSayTheSame)
{
    for (const char* file : {"libreoffice.xlsx", "libreoffice.csv"}) {
        const ReadSheets read = readOf(file);
        ASSERT_EQ(read.sheets.size(), 1U) << file;
        // Neither says that it is the table flows: its header does.
        const std::vector<SheetUse> uses{guessedUse(read.sheets.front())};
        EXPECT_EQ(uses.front(), (SheetUse{"flows", {}})) << file;
        const Book book = imported(withUses(read.sheets, uses));
        EXPECT_EQ(told(book),
                  (std::vector<std::string>{"Nvidia → Café & <Söhne> 1234567.89 2026-04-30 Chips (plain)",
                                            "Amazon → OpenAI 50000000000.00 2026-02-27 Amazon and OpenAI (first; "
                                            "\"quoted\")",
                                            "OpenAI → Amazon 100000000000.00 2026-03-01 Cloud"}))
            << file;
    }
}

TEST(Others, NetworkXsGraphsAreFlowsBetweenParties)
{
    for (const char* file : {"networkx.graphml", "networkx.gexf"}) {
        const Book book = imported(readOf(file).sheets);
        EXPECT_EQ(told(book),
                  (std::vector<std::string>{"Amazon → Café & <Söhne> 1500000000.00", "Amazon → OpenAI 50000000000.00",
                                            "OpenAI → Amazon 100000000000.00"}))
            << file;
        EXPECT_EQ(named(book, &Party::name, "Amazon")->kind, PartyKind::hyperscaler) << file;
    }
}

} // namespace
} // namespace roundtrip
