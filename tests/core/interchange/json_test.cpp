// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as tables: one object of arrays of flat objects; what is something else is refused with its line.
#include "core/interchange/json.h"

#include "core/interchange/import.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Kind = ImportProblemKind;

ImportProblem problemOf(const std::string& text)
{
    const ReadSheets read = readJson(text, "book.json");
    EXPECT_TRUE(read.sheets.empty());
    EXPECT_EQ(read.problems.size(), 1U);
    const ImportProblem problem = read.problems.empty() ? ImportProblem{} : read.problems.front();
    EXPECT_EQ(problem.file, "book.json");
    return problem;
}

Import importOfJson(const std::string& text, const Book& base = {})
{
    const ReadSheets read = readJson(text, "book.json");
    EXPECT_THAT(read.problems, IsEmpty());
    return importTables(base, read.sheets);
}

TEST(Json, ReadsValuesOfEachType)
{
    const Import import = importOfJson(R"({
      "flows": [
        {"payer": "Amazon", "payee": "OpenAI", "amount": "50B", "assumption": true, "note": null},
        {"payee": "Amazon", "payer": "OpenAI", "amount": 1234567.89, "conditions": ["An IPO", "A; \"B\""]},
        {"payer": "B\u00e9", "payee": "OpenAI", "amount": 9007199254740993}
      ]
    })");
    EXPECT_THAT(import.problems, IsEmpty());
    Book book;
    ASSERT_THAT(roundtrip::apply(book, import.changes), IsEmpty());
    std::vector<Flow> flows(book.flows().begin(), book.flows().end());
    ASSERT_EQ(flows.size(), 3U);
    EXPECT_EQ(flows[0].amount, 5'000'000'000'000);
    EXPECT_TRUE(flows[0].assumption);
    EXPECT_EQ(flows[1].amount, 123'456'789) << "as it is written, not as a double has it";
    EXPECT_EQ(flows[1].conditions.size(), 2U);
    EXPECT_NE(named(book, &Condition::title, "A; \"B\""), nullptr) << "an item of a list is a title whole";
    EXPECT_EQ(flows[2].amount, 900'719'925'474'099'300) << "2^53 + 1 is no double";
    EXPECT_EQ(book.find(flows[2].payer)->name, "Bé");
}

TEST(Json, RefusesCellsWithTheirLine)
{
    const Import import = importOfJson("{\"flows\": [\n"
                                       "  {\"payer\": \"A\", \"payee\": \"B\", \"amount\": 5},\n"
                                       "  {\"payer\": \"A\", \"payee\": \"B\",\n"
                                       "   \"amount\": \"1,234\"}]}");
    const ImportProblem problem = soleProblem(import);
    EXPECT_EQ(problem.kind, Kind::ambiguousAmount);
    EXPECT_EQ(place(problem), "book.json:4 amount '1,234'");
    EXPECT_EQ(problem.table, "flows");

    const ImportProblem missing = soleProblem(
        importOfJson("{\"flows\": [\n{\"payer\": \"A\", \"payee\": \"B\", \"amount\": 5},\n{\"payer\": \"A\"}]}"));
    EXPECT_EQ(missing.kind, Kind::missingValue);
    EXPECT_EQ(place(missing), "book.json:3 payee ''");
}

TEST(Json, RefusesUnknownTablesAndColumnsByName)
{
    EXPECT_EQ(soleProblem(importOfJson("{\"payments\": [{\"a\": 1}]}")).kind, Kind::unknownTable);
    const ImportProblem column =
        soleProblem(importOfJson("{\"parties\": [{\"name\": \"A\"},\n{\"colour\": 1, \"name\": \"B\"}]}"));
    EXPECT_EQ(column.kind, Kind::unknownColumn);
    EXPECT_EQ(place(column), "book.json:2 'colour'");
}

TEST(Json, RefusesWhatIsNotTables)
{
    for (const char* text :
         {"[]", "5", "\"x\"", "null", "{\"flows\": {}}", "{\"flows\": [1]}", "{\"flows\": [[]]}", "{\"flows\": 5}",
          "{\"flows\": [{\"payer\": {}}]}", "{\"flows\": [{\"conditions\": [[]]}]}",
          "{\"flows\": [{\"a\": 1}], \"flows\": [{\"a\": 1}]}"}) {
        EXPECT_EQ(problemOf(text).kind, Kind::notTables) << text;
    }
    EXPECT_EQ(problemOf("{}").kind, Kind::noTables);
    EXPECT_EQ(problemOf("{\"flows\": []}").kind, Kind::noTables);
}

TEST(Json, RefusesWhatIsNotJsonWithItsLine)
{
    const ImportProblem cut = problemOf("{\"flows\": [\n{\"payer\": \"A\"");
    EXPECT_EQ(cut.kind, Kind::notJson);
    EXPECT_EQ(cut.line, 2U);
    for (const char* text : {"", "{", "{\"flows\": [{]}", "{\"a\": [{\"b\": 01}]}", "{\"flows\": [{\"a\": NaN}]}",
                             "{\"flows\": [{\"a\": \"\xFF\"}]}", "{} x", "{\"a\": [{\"b\": \"\\ud800\"}]}"}) {
        EXPECT_EQ(problemOf(text).kind, Kind::notJson) << text;
    }
    EXPECT_LE(problemOf("{\"flows\": [{\"a\": tru" + std::string(1'000'000, 'x')).value.size(), 300U)
        << "what is shown is short";
    EXPECT_LE(problemOf("{\"flows\": [{\"a\": \"" + std::string(1'000'000, 'x')).value.size(), 300U);
}

TEST(Json, RefusesNulAndFieldsThatAreThereTwice)
{
    const ImportProblem nul = problemOf(R"({"flows": [{"payer": "A\u0000B"}]})");
    EXPECT_EQ(nul.kind, Kind::notText);
    EXPECT_EQ(place(nul), "book.json:1 payer 'A'");
    EXPECT_EQ(problemOf(R"({"flows": [{"payer": "A", "payer": "B"}]})").kind, Kind::duplicateColumn);
}

TEST(Json, DeepNestingIsRefusedAtOnce)
{
    EXPECT_EQ(problemOf(std::string(10'000'000, '[')).kind, Kind::notTables);
    std::string deep = "{\"flows\": [{\"a\": ";
    for (int i = 0; i < 1'000'000; ++i) {
        deep += "{\"a\":";
    }
    EXPECT_EQ(problemOf(deep).kind, Kind::notTables);
}

TEST(Json, IsBoundedInTablesColumnsAndCells)
{
    std::string tables = "{";
    for (int i = 0; i < 200; ++i) {
        tables += (i == 0 ? "\"t" : ",\"t") + std::to_string(i) + "\":[{\"a\":1}]";
    }
    EXPECT_EQ(problemOf(tables + "}").kind, Kind::notTables) << "there are not that many";
    std::string row = "{";
    for (std::size_t i = 0; i <= mostColumns; ++i) {
        row += (i == 0 ? "\"c" : ",\"c") + std::to_string(i) + "\":1";
    }
    EXPECT_EQ(problemOf("{\"flows\":[" + row + "}]}").kind, Kind::tooManyColumns);
    std::string wide = "{\"flows\":[{";
    for (std::size_t i = 0; i < mostColumns; ++i) {
        wide += (i == 0 ? "\"c" : ",\"c") + std::to_string(i) + "\":1";
    }
    wide += "}";
    for (std::size_t i = 0; i < mostCells / mostColumns; ++i) {
        wide += ",{}"; // three bytes that stand for a thousand cells
    }
    EXPECT_EQ(problemOf(wide + "]}").kind, Kind::tooManyRows);
}

TEST(Json, WritesAmountsAsTextAndNumbersAndTruthAsThemselves)
{
    Sheet sheet{"t", "", {{"a"}, {"b"}, {"c"}, {"d"}}, {}};
    sheet.rows.push_back(
        {{"=1\"\n\xE2\x80\xA8"}, {"5.00", CellKind::amount}, {"0.5", CellKind::number}, {"yes", CellKind::truth}});
    sheet.rows.push_back({{""}, {""}, {""}, {"no", CellKind::truth}});
    EXPECT_EQ(jsonText({sheet}), "{\n\"t\": [\n"
                                 "  {\"a\": \"=1\\\"\\n\xE2\x80\xA8\", \"b\": \"5.00\", \"c\": 0.5, \"d\": true},\n"
                                 "  {\"d\": false}\n]\n}\n");
}

} // namespace
} // namespace roundtrip
