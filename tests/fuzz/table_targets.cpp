// SPDX-License-Identifier: GPL-3.0-or-later
// Files of tables (targets.h): what is taken makes a sound book, which survives its own export.
#include <string>

#include "core/interchange/columns.h"
#include "core/interchange/csv.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/gexf.h"
#include "core/interchange/graphml.h"
#include "core/interchange/import.h"
#include "core/interchange/json.h"
#include "core/interchange/xlsx.h"
#include "core/model/validity.h"
#include "tests/core/interchange/zips.h"
#include "tests/fuzz/targets.h"

namespace roundtrip::fuzz {

namespace {

void checkText(const std::vector<ImportProblem>& problems)
{
    for (const ImportProblem& problem : problems) {
        promise(problem.value.size() <= 1U << 20U, "a problem is told shortly");
    }
}

void takeIn(const ReadSheets& read)
{
    checkText(read.problems);
    promise(read.problems.empty() || read.sheets.empty(), "all or nothing");
    const Import import = importTables({}, read.sheets, UnknownColumns::keepInNote);
    checkText(import.problems);
    promise(import.problems.empty() || import.changes.empty(), "all or nothing");
    Book book;
    promise(roundtrip::apply(book, import.changes).empty(), "an import fits its base");
    promise(faultsOf(book).empty(), "an import breaks no rule");
    if (import.changes.empty()) {
        return;
    }
    const auto sheets = tablesOf(book);
    std::vector<Sheet> again;
    for (const Sheet& sheet : sheets) {
        ReadSheets one = readCsv(csvText(sheet), sheet.name, {});
        promise(one.problems.empty(), "what is exported can be read");
        std::move(one.sheets.begin(), one.sheets.end(), std::back_inserter(again));
    }
    const Import second = importTables(book, again);
    promise(second.problems.empty(), "what is exported can be imported");
    promise(second.changes.empty(), "and changes nothing");
    promise(readJson(jsonText(sheets), {}).problems.empty(), "nor can JSON not be read");
}

} // namespace

// The first byte chooses the table.
void csv(std::string_view bytes)
{
    if (bytes.empty()) {
        return;
    }
    const auto& tables = allTables();
    const TableColumns& table = tables[static_cast<unsigned char>(bytes.front()) % tables.size()];
    const ReadSheets read = readCsv(bytes.substr(1), std::string(table.name), "fuzz.csv");
    for (const Sheet& sheet : read.sheets) {
        const ReadSheets again = readCsv(csvText(sheet), sheet.name, "fuzz.csv");
        promise(again.sheets.size() == 1 && again.sheets[0].rows.size() == sheet.rows.size(), "CSV is read as written");
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            for (std::size_t i = 0; i < sheet.rows[row].size(); ++i) {
                promise(again.sheets[0].rows[row][i].text == sheet.rows[row][i].text, "cell by cell");
            }
        }
    }
    takeIn(read);
}

void json(std::string_view bytes)
{
    takeIn(readJson(bytes, "fuzz.json"));
}

// The first byte chooses the format.
void graph(std::string_view bytes)
{
    if (!bytes.empty()) {
        takeIn(static_cast<unsigned char>(bytes.front()) % 2 == 0 ? readGraphml(bytes.substr(1), "fuzz.graphml")
                                                                  : readGexf(bytes.substr(1), "fuzz.gexf"));
    }
}

// The first byte chooses whether this is an archive or the sheet in a good one.
void workbook(std::string_view bytes)
{
    if (bytes.empty()) {
        return;
    }
    const std::string text(bytes.substr(1));
    if (static_cast<unsigned char>(bytes.front()) % 2 == 0) {
        takeIn(readXlsx(text, "fuzz.xlsx"));
        return;
    }
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    takeIn(readXlsx(
        zipOf({{"_rels/.rels", "<R><Relationship Id=\"a\" Type=\"" + types + "officeDocument\" Target=\"w\"/></R>"},
               {"w", "<workbook><sheet name=\"flows\" id=\"s\"/></workbook>"},
               {"_rels/w.rels", "<R><Relationship Id=\"s\" Type=\"worksheet\" Target=\"s\"/></R>"},
               {"s", text}}),
        "fuzz.xlsx"));
}

} // namespace roundtrip::fuzz
