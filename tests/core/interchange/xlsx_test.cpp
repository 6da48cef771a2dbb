// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks: typed cells there and back, what Excel writes, and archives that are broken or meant to do harm.
#include "core/interchange/xlsx.h"

#include "core/interchange/archive.h"
#include "tests/core/interchange/sheets.h"
#include "tests/core/interchange/zips.h"
#include "tests/core/store/folder.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using std::string_literals::operator""s;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Kind = ImportProblemKind;

// A workbook of one sheet "flows" with these rows, as Excel lays it out.
std::string workbook(const std::string& rows, const std::string& shared = {}, const std::string& styles = {})
{
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return zipOf({
        {"_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"" + types +
                            "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Flows\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
         "</workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
             "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + types +
             "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + types +
             "styles\" Target=\"styles.xml\"/></Relationships>"},
        {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
        {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
    });
}

std::vector<std::vector<std::string>> rowsOf(const ReadSheets& read)
{
    std::vector<std::vector<std::string>> out;
    for (const ImportProblem& problem : read.problems) {
        ADD_FAILURE() << "problem " << static_cast<int>(problem.kind) << " at " << place(problem);
    }
    for (const Sheet& sheet : read.sheets) {
        out.emplace_back();
        for (const Cell& cell : sheet.header) {
            out.back().push_back(cell.text);
        }
        for (const auto& row : sheet.rows) {
            out.emplace_back();
            for (const Cell& cell : row) {
                out.back().push_back(cell.text);
            }
        }
    }
    return out;
}

ImportProblem problemOf(const std::string& bytes)
{
    const ReadSheets read = readXlsx(bytes, "book.xlsx");
    EXPECT_THAT(read.sheets, IsEmpty());
    EXPECT_EQ(read.problems.size(), 1U);
    return read.problems.empty() ? ImportProblem{} : read.problems.front();
}

ReadSheets throughFile(const Folder& folder, const std::vector<Sheet>& sheets)
{
    writeXlsx(folder / "book.xlsx", sheets);
    return readXlsx(bytesOf(folder / "book.xlsx"), "book.xlsx");
}

TEST(Xlsx, ReadsWhatItWrites)
{
    const Folder folder;
    Sheet sheet{"flows", "", {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}}, {}};
    sheet.rows.push_back({{"=1+1"},
                          {"5000000000.10", CellKind::amount},
                          {"0.5", CellKind::number},
                          {"yes", CellKind::truth},
                          {"2026-05-01", CellKind::date}});
    sheet.rows.push_back(
        {{" _x0041_ \r\n\t\x01<&> "}, {""}, {""}, {"no", CellKind::truth}, {"1899-12-31", CellKind::date}});
    sheet.rows.push_back({{"12B"}, {"90071992547409.93", CellKind::amount}, {"0.30000000000000004", CellKind::number}});
    sheet.rows.back().resize(5);
    EXPECT_EQ(rowsOf(throughFile(folder, {sheet})), (std::vector<std::vector<std::string>>{
                                                        {"a", "b", "c", "d", "e"},
                                                        {"=1+1", "5000000000.1", "0.5", "yes", "2026-05-01"},
                                                        {" _x0041_ \r\n\t\x01<&> ", "", "", "no", "1899-12-31"},
                                                        {"12B", "90071992547409.93", "0.30000000000000004", "", ""},
                                                    }))
        << "an amount or a number beyond fifteen digits is kept as text";
}

TEST(Xlsx, WritesTypedCellsUnderAFrozenHeader)
{
    const Folder folder;
    Sheet sheet{"flows", "", {{"payer"}, {"amount"}, {"start"}, {"assumption"}}, {}};
    sheet.rows.push_back(
        {{"=cmd"}, {"12.50", CellKind::amount}, {"2026-05-01", CellKind::date}, {"yes", CellKind::truth}});
    writeXlsx(folder / "book.xlsx", {sheet});
    const std::string bytes = bytesOf(folder / "book.xlsx");
    const std::string part = unzipped(bytes, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(part, HasSubstr("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"));
    EXPECT_THAT(part, ::testing::ContainsRegex("<c r=\"B2\" s=\"[0-9]+\"><v>12.5</v></c>"));
    EXPECT_THAT(part, ::testing::ContainsRegex("<c r=\"C2\" s=\"[0-9]+\"><v>46143</v></c>")) << "days since 1899-12-30";
    EXPECT_THAT(part, HasSubstr("<c r=\"D2\" t=\"b\"><v>1</v></c>"));
    EXPECT_THAT(part, Not(HasSubstr("<f>"))) << "nothing is a formula";
    EXPECT_THAT(unzipped(bytes, "xl/sharedStrings.xml"), HasSubstr("<t>'=cmd</t>"));
    writeXlsx(folder / "again.xlsx", {sheet});
    EXPECT_EQ(bytesOf(folder / "again.xlsx"), bytes) << "the same tables make the same file";
}

TEST(Xlsx, ReadsNumbersAsExcelShowsThem)
{
    EXPECT_EQ(rowsOf(readXlsx(workbook("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>"
                                       "<row><c><v>38.299999999999997</v></c><c><v>5E+10</v></c>"
                                       "<c><v>0.30000000000000004</v></c><c><v>-1.25E-2</v></c></row>"),
                              "b.xlsx"))
                  .at(1),
              (std::vector<std::string>{"38.3", "50000000000", "0.3", "-0.0125"}));
}

TEST(Xlsx, ReadsDatesByTheirStyle)
{
    const std::string styles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" "
        "formatCode=\"0.0&quot;d&quot;\"/>"
        "<numFmt numFmtId=\"166\" formatCode=\"[Red]0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
        "numFmtId=\"166\"/></cellXfs>";
    const auto cell = [](int style, const char* value) {
        return "<c s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
    };
    const auto rows = rowsOf(
        readXlsx(workbook("<row>" + cell(0, "1") + cell(0, "2") + cell(0, "3") + cell(0, "4") + cell(0, "5") +
                              cell(0, "6") + "</row><row>" + cell(0, "46143") + cell(1, "46143") + cell(2, "46143.75") +
                              cell(3, "46143") + cell(4, "46143") + "<c t=\"d\"><v>2026-05-01T00:00:00</v></c></row>",
                          "", styles),
                 "b.xlsx"));
    EXPECT_EQ(rows.at(1),
              (std::vector<std::string>{"46143", "2026-05-01", "2026-05-01", "46143", "46143", "2026-05-01"}));
}

TEST(Xlsx, ReadsTextHoweverItIsKept)
{
    const auto rows = rowsOf(readXlsx(
        workbook(
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"D3\" t=\"inlineStr\">"
            "<is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
            "<row r=\"9\"><c r=\"D9\" t=\"str\"><f>A1&amp;B1</f><v>made</v></c><c r=\"B9\" t=\"b\"><v>1</v></c>"
            "<c r=\"A9\" t=\"s\"><v>77</v></c></row>",
            "<si><t>one</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>aid</t></rPh></si>"),
        "b.xlsx"));
    EXPECT_EQ(rows, (std::vector<std::vector<std::string>>{{"one", "two runs", "", "inline"}, {"", "yes", "", "made"}}))
        << "gaps are blanks, a shared text that is not there is blank, a formula is what it came to";
}

TEST(Xlsx, ImportsWithSheetAndRowToBlame)
{
    const ReadSheets read = readXlsx(
        workbook("<row r=\"1\"><c t=\"inlineStr\"><is><t>payer</t></is></c><c t=\"inlineStr\"><is><t>payee</t></is></c>"
                 "<c t=\"inlineStr\"><is><t>amount</t></is></c></row>"
                 "<row r=\"5\"><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"inlineStr\"><is><t>B</t></is></c>"
                 "<c t=\"inlineStr\"><is><t>1,234</t></is></c></row>"),
        "book.xlsx");
    const ImportProblem problem = soleProblem(importTables({}, read.sheets));
    EXPECT_EQ(problem.kind, Kind::ambiguousAmount);
    EXPECT_EQ(problem.table, "flows") << "the sheet is called Flows";
    EXPECT_EQ(place(problem), "book.xlsx:5 amount '1,234'");
}

TEST(Xlsx, RefusesWhatIsNoWorkbook)
{
    EXPECT_EQ(problemOf("").kind, Kind::notAWorkbook);
    EXPECT_EQ(problemOf("PK\3\4 and no more").kind, Kind::notAWorkbook);
    EXPECT_EQ(problemOf("\xD0\xCF\x11\xE0 an old .xls").kind, Kind::notAWorkbook);
    EXPECT_EQ(problemOf(zipOf({{"word/document.xml", "<document/>"}})).kind, Kind::notAWorkbook);
    EXPECT_EQ(problemOf(workbook("")).kind, Kind::noTables);
    EXPECT_EQ(problemOf(workbook("<row><c>")).kind, Kind::notXml);
    std::string cut = workbook("<row><c><v>1</v></c></row>");
    for (std::size_t size = 0; size < cut.size(); size += 7) {
        EXPECT_FALSE(readXlsx(cut.substr(0, size), "b.xlsx").problems.empty());
    }
}

TEST(Xlsx, RefusesTableCellsBeyondItsHeader)
{
    const ImportProblem problem =
        problemOf(workbook("<row><c><v>1</v></c></row><row r=\"4\"><c r=\"C4\"><v>9</v></c></row>"));
    EXPECT_EQ(problem.kind, Kind::tooManyCells);
    EXPECT_EQ(place(problem), "book.xlsx:4 '9'");
    EXPECT_EQ(problemOf(workbook("<row><c r=\"XFD1\"><v>1</v></c></row>")).kind, Kind::tooManyColumns);
}

TEST(Xlsx, BombsAreRefusedBeforeTheyGoOff)
{
    const std::string laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    EXPECT_EQ(problemOf(zipOf({{"_rels/.rels", laughs + "<Relationships>&b;</Relationships>"}})).kind,
              Kind::xmlEntities);

    std::string shared = "<si><t>" + std::string(1U << 20U, 'x') + "</t></si>";
    std::string rows = "<row><c><v>1</v></c></row>";
    for (int i = 0; i < 300; ++i) {
        rows += "<row><c t=\"s\"><v>0</v></c></row>"; // a third of a gigabyte, if all were kept
    }
    EXPECT_EQ(problemOf(workbook(rows, shared)).kind, Kind::unpacksTooLarge);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(problemOf(workbook(deep)).kind, Kind::notXml);
    EXPECT_EQ(problemOf(workbook(deep)).value, "too deep");
}

TEST(Xlsx, AnArchiveThatUnpacksToMoreThanItMayIsRefused)
{
    class Ignore : public XmlHandler {
        std::optional<ImportProblem> open(const XmlElement&) override { return std::nullopt; }
        std::optional<ImportProblem> close(std::string_view, std::string&) override { return std::nullopt; }
    } ignore;
    const std::string bytes = zipOf({{"blanks.xml", "<a" + std::string(1U << 20U, ' ') + "/>"}});
    EXPECT_LT(bytes.size(), 10'000U);
    Archive archive(bytes, 5U << 20U);
    std::optional<ImportProblem> problem;
    int times = 0;
    while (!problem && times < 20) {
        problem = archive.read("blanks.xml", ignore);
        ++times;
    }
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->kind, Kind::unpacksTooLarge);
    EXPECT_EQ(times, 5) << "five parts of a little more than a fifth each";
}

TEST(Xlsx, TextThatNoCellHoldsIsNotCutShort)
{
    const Folder folder;
    Sheet sheet{"parties", "", {{"note"}}, {{{std::string(32'767, 'x')}}}};
    EXPECT_EQ(rowsOf(throughFile(folder, {sheet})).at(1).at(0).size(), 32'767U);
    sheet.rows.push_back({{std::string(32'768, 'x')}});
    try {
        writeXlsx(folder / "long.xlsx", {sheet});
        FAIL();
    } catch (const SheetLimit& limit) {
        EXPECT_EQ(limit.table, "parties");
        EXPECT_EQ(limit.row, 3U);
    }
}

} // namespace
} // namespace roundtrip
