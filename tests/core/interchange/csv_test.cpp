// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as files have it: encodings, separators, quotes and ends of lines, each with the place that is to blame; and text
// written so that no spreadsheet runs it.
#include "core/interchange/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using std::string_literals::operator""s;
using ::testing::ElementsAre;
using Kind = ImportProblemKind;

using Rows = std::vector<std::vector<std::string>>;

// Header and rows as plain text.
Rows rowsOf(const ReadSheets& read)
{
    Rows out;
    for (const ImportProblem& problem : read.problems) {
        ADD_FAILURE() << "problem " << static_cast<int>(problem.kind) << " on line " << problem.line;
    }
    const auto add = [&](const std::vector<Cell>& cells) {
        out.emplace_back();
        for (const Cell& cell : cells) {
            out.back().push_back(cell.text);
        }
    };
    for (const Sheet& sheet : read.sheets) {
        add(sheet.header);
        std::for_each(sheet.rows.begin(), sheet.rows.end(), add);
    }
    return out;
}

Rows rowsOf(std::string_view bytes)
{
    return rowsOf(readCsv(bytes, "flows", "flows.csv"));
}

ImportProblem problemOf(std::string_view bytes)
{
    const ReadSheets read = readCsv(bytes, "flows", "dir/flows.csv");
    EXPECT_TRUE(read.sheets.empty());
    EXPECT_EQ(read.problems.size(), 1U);
    const ImportProblem problem = read.problems.empty() ? ImportProblem{} : read.problems.front();
    EXPECT_EQ(problem.file, "dir/flows.csv");
    EXPECT_EQ(problem.table, "flows");
    return problem;
}

// "line:column value".
std::string at(const ImportProblem& problem)
{
    return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.value;
}

TEST(Csv, ReadsCommasSemicolonsAndTabs)
{
    const Rows expected{{"payer", "amount"}, {"Amazon", "5B"}};
    EXPECT_EQ(rowsOf("payer,amount\nAmazon,5B\n"), expected);
    EXPECT_EQ(rowsOf("payer;amount\nAmazon;5B\n"), expected);
    EXPECT_EQ(rowsOf("payer\tamount\nAmazon\t5B\n"), expected);
}

TEST(Csv, TakesTheSeparatorThatTheHeaderHasMostOf)
{
    EXPECT_EQ(rowsOf("a;b;c, d\n1;2,5;3\n"), (Rows{{"a", "b", "c, d"}, {"1", "2,5", "3"}}));
    EXPECT_EQ(rowsOf("\"x;y;z\",b\n1,2\n"), (Rows{{"x;y;z", "b"}, {"1", "2"}})) << "what is quoted does not count";
    EXPECT_EQ(rowsOf("\r\n\nname;kind\nA;lab\n"), (Rows{{"name", "kind"}, {"A", "lab"}}))
        << "the header is the first line that holds anything";
}

TEST(Csv, TakesAnyEndOfLineAndALastLineWithoutOne)
{
    const Rows expected{{"a", "b"}, {"1", "2"}, {"3", "4"}};
    EXPECT_EQ(rowsOf("a,b\n1,2\n3,4"), expected);
    EXPECT_EQ(rowsOf("a,b\r\n1,2\r\n3,4\r\n"), expected);
    EXPECT_EQ(rowsOf("a,b\r1,2\r3,4\r"), expected);
    EXPECT_EQ(rowsOf("a,b\r\n\r\n1,2\n,\n\"\",\n3,4\n\n\n"), expected) << "empty lines and rows are passed over";
}

TEST(Csv, PassesOverAByteOrderMark)
{
    EXPECT_EQ(rowsOf("\xEF\xBB\xBFpayer,amount\nÜber,1\n"), (Rows{{"payer", "amount"}, {"Über", "1"}}));
    EXPECT_EQ(rowsOf("\xEF\xBB\xBF\"payer\"\nA\n"), (Rows{{"payer"}, {"A"}}));
}

TEST(Csv, ReadsQuotedTextAsRfc4180HasIt)
{
    EXPECT_EQ(rowsOf("a,b\n\"x, \"\"y\"\"\",\"line\r\nline\nline\"\n"),
              (Rows{{"a", "b"}, {"x, \"y\"", "line\r\nline\nline"}}));
    EXPECT_EQ(rowsOf("a,b\n  \"x\"  ,2\n"), (Rows{{"a", "b"}, {"x", "2"}})) << "blanks around a quoted cell are none";
    EXPECT_EQ(rowsOf("a,b\n5\" disk,2\n"), (Rows{{"a", "b"}, {"5\" disk", "2"}})) << "a quote inside text is text";
    EXPECT_EQ(rowsOf("a,b\n\"\",2\n"), (Rows{{"a", "b"}, {"", "2"}}));
}

TEST(Csv, FillsShortRowsAndRefusesLongOnes)
{
    EXPECT_EQ(rowsOf("a,b,c\n1\n1,2,3,,\n"), (Rows{{"a", "b", "c"}, {"1", "", ""}, {"1", "2", "3"}}));
    const ImportProblem problem = problemOf("a,b\n1,2\n1,2,ä three,4\n");
    EXPECT_EQ(problem.kind, Kind::tooManyCells);
    EXPECT_EQ(at(problem), "3:5 ä three");
}

TEST(Csv, KnowsWhereEachCellBegins)
{
    const ReadSheets read = readCsv("a,b\r\n\"x\ny\",ß€,z\r\n", "t", "t.csv");
    ASSERT_EQ(read.problems.size(), 1U) << "three cells in two columns";
    EXPECT_EQ(at(read.problems[0]), "3:7 z") << "lines count inside quotes, columns count characters";
    const ReadSheets good = readCsv("a,b,c\r\n\"x\ny\",ß€,z\r\n", "t", "t.csv");
    ASSERT_EQ(good.sheets.size(), 1U);
    const auto& cells = good.sheets[0].rows.at(0);
    EXPECT_EQ(std::pair(cells[0].line, cells[0].column), std::pair(2U, 1U));
    EXPECT_EQ(std::pair(cells[1].line, cells[1].column), std::pair(3U, 4U));
    EXPECT_EQ(std::pair(cells[2].line, cells[2].column), std::pair(3U, 7U));
}

TEST(Csv, RefusesAQuoteThatIsNeverClosedWhereItOpens)
{
    const ImportProblem problem = problemOf("a,b\n1,\"open\n3,4\n");
    EXPECT_EQ(problem.kind, Kind::unterminatedQuote);
    EXPECT_EQ(at(problem), "2:3 open\n3,4\n");
    const std::string umlauts = "a\n\"" + "ä"s + std::string(200, 'x') + "ö";
    const ImportProblem longer = problemOf(umlauts);
    EXPECT_EQ(longer.kind, Kind::unterminatedQuote);
    EXPECT_LE(longer.value.size(), 64U) << "not the whole rest of the file";
    std::string many = "a\n\"";
    for (int i = 0; i < 100; ++i) {
        many += "€";
    }
    EXPECT_EQ(validUtf8(problemOf(many).value), problemOf(many).value.size()) << "cut between characters";
}

TEST(Csv, RefusesTextAfterAClosingQuote)
{
    const ImportProblem problem = problemOf("a,b\n\"x\" y,2\n");
    EXPECT_EQ(problem.kind, Kind::textAfterQuote);
    EXPECT_EQ(at(problem), "2:5 y");
}

TEST(Csv, RefusesOtherEncodingsByName)
{
    const ImportProblem windows = problemOf("payer,amount\nZ\xFCrich,1\n");
    EXPECT_EQ(windows.kind, Kind::windows1252);
    EXPECT_EQ(at(windows), "2:2 0xFC");
    const ImportProblem broken = problemOf("payer,amount\nZ\xC3\xBCrich,1\nBad\xFF,2\n");
    EXPECT_EQ(broken.kind, Kind::notUtf8) << "it is UTF-8 elsewhere";
    EXPECT_EQ(at(broken), "3:4 0xFF");
    EXPECT_EQ(problemOf("a\n\x81\n").kind, Kind::notUtf8) << "Windows-1252 has no such byte";
    EXPECT_EQ(problemOf("\xFF\xFE"
                        "a\0"s)
                  .kind,
              Kind::utf16);
    EXPECT_EQ(problemOf("\xFE\xFF\0a"s).kind, Kind::utf16);
    EXPECT_EQ(problemOf("ä\n\xED\xA0\x80\n").kind, Kind::notUtf8) << "a surrogate is no character";
    EXPECT_EQ(problemOf("a\n\xC0\xAF\n").kind, Kind::windows1252) << "an overlong form is not UTF-8";
}

TEST(Csv, RefusesNulCharacters)
{
    const ImportProblem problem = problemOf("a,b\n1,x\0y\n"s);
    EXPECT_EQ(problem.kind, Kind::nul);
    EXPECT_EQ(at(problem), "2:4 0x00");
}

TEST(Csv, RefusesAnEmptyFile)
{
    for (const char* text : {"", "\n\r\n", "\xEF\xBB\xBF", ",,\n"}) {
        EXPECT_EQ(problemOf(text).kind, Kind::noHeader);
    }
}

TEST(Csv, RefusesMoreColumnsThanATableCanHaveWithoutReadingOn)
{
    const ImportProblem header = problemOf(std::string(mostColumns, ','));
    EXPECT_EQ(header.kind, Kind::tooManyColumns);
    EXPECT_EQ(at(header), "1:" + std::to_string(mostColumns + 1) + " " + std::to_string(mostColumns));
    EXPECT_EQ(problemOf("a,b\n1,2\n" + std::string(mostColumns, ',')).line, 3U);
    EXPECT_EQ(rowsOf("a\n1" + std::string(mostColumns - 1, ',')), (Rows{{"a"}, {"1"}}));
}

TEST(Csv, GuardsTextThatASpreadsheetWouldRun)
{
    for (const char* text :
         {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "=", "'=1", "''", "'''=1"}) {
        const std::string guarded = guardedText(text);
        EXPECT_EQ(guarded, "'"s + text);
        EXPECT_EQ(unguardedText(guarded), text);
    }
    for (const char* text : {"", "'", "'tis", "a=1", " =1", "1-2", "(x)"}) {
        EXPECT_EQ(guardedText(text), text);
        EXPECT_EQ(unguardedText(text), text);
    }
}

TEST(Csv, WritesNumbersAsTheyAreAndTextGuarded)
{
    Sheet sheet{"t", "", {{"name"}, {"amount"}, {"x"}}, {}};
    sheet.rows.push_back({{"=HYPERLINK(\"http://x\")"}, {"-5.00", CellKind::amount}, {"-0.5", CellKind::number}});
    sheet.rows.push_back({{"a;b"}, {""}, {" padded "}});
    sheet.rows.push_back({{"+1, 2"}, {""}, {"line\nline"}});
    EXPECT_EQ(csvText(sheet), "name,amount,x\r\n"
                              "\"'=HYPERLINK(\"\"http://x\"\")\",-5.00,-0.5\r\n"
                              "\"a;b\",,\" padded \"\r\n"
                              "\"'+1, 2\",,\"line\nline\"\r\n");
    EXPECT_EQ(rowsOf(csvText({"t", "", {{"\xEF\xBB\xBFname"}}, {{{"x"}}}})), (Rows{{"\xEF\xBB\xBFname"}, {"x"}}))
        << "text that begins as a file may begin";
    const Rows read = rowsOf(csvText(sheet));
    EXPECT_THAT(read.at(1), ElementsAre("=HYPERLINK(\"http://x\")", "-5.00", "-0.5"));
    EXPECT_THAT(read.at(2), ElementsAre("a;b", "", " padded "));
    EXPECT_THAT(read.at(3), ElementsAre("+1, 2", "", "line\nline"));
}

TEST(Csv, FindsPlacesInTextOfAnyEndOfLine)
{
    const std::string text = "ab\r\nä€x\rz\n";
    EXPECT_EQ(placeOf(text, 0).line, 1U);
    EXPECT_EQ(placeOf(text, 4).line, 2U);
    EXPECT_EQ(placeOf(text, 4).column, 1U);
    EXPECT_EQ(placeOf(text, 9).column, 3U) << "two characters of five bytes stand before it";
    EXPECT_EQ(placeOf(text, 11).line, 3U);
    EXPECT_EQ(placeOf(text, 999).line, 4U) << "beyond the end is the end";
}

} // namespace
} // namespace roundtrip
