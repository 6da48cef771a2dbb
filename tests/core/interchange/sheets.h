// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and books from text as it stands in a .csv file, and what was wrong as one line, for the tests of this room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/interchange/csv.h"
#include "core/interchange/import.h"
#include "core/model/validity.h"
#include <gtest/gtest.h>

namespace roundtrip {

using Tables = std::vector<std::pair<std::string, std::string>>; // by name, as CSV

inline std::vector<Sheet> sheetsOf(const Tables& tables)
{
    std::vector<Sheet> sheets;
    for (const auto& [name, text] : tables) {
        ReadSheets read = readCsv(text, name, name + ".csv");
        EXPECT_TRUE(read.problems.empty()) << name;
        std::move(read.sheets.begin(), read.sheets.end(), std::back_inserter(sheets));
    }
    return sheets;
}

inline Import importOf(const Tables& tables, const Book& base = {}, UnknownColumns unknown = UnknownColumns::refuse)
{
    return importTables(base, sheetsOf(tables), unknown);
}

// "flows.csv:3 amount '1,234'": file, line, column and value of a problem.
inline std::string place(const ImportProblem& problem)
{
    return problem.file + ":" + std::to_string(problem.line) +
           (problem.columnName.empty() ? "" : " " + problem.columnName) + " '" + problem.value + "'";
}

inline std::vector<std::string> places(const std::vector<ImportProblem>& problems)
{
    std::vector<std::string> out;
    for (const ImportProblem& problem : problems) {
        out.push_back(place(problem));
    }
    return out;
}

// The base with the tables in it; a table that is refused fails the test.
inline Book bookWith(const Tables& tables, const Book& base = {})
{
    const Import import = importOf(tables, base);
    for (const ImportProblem& problem : import.problems) {
        ADD_FAILURE() << "problem " << static_cast<int>(problem.kind) << " at " << place(problem);
    }
    Book book = base;
    EXPECT_TRUE(roundtrip::apply(book, import.changes).empty());
    EXPECT_TRUE(faultsOf(book).empty());
    return book;
}

// The only problem of an import that is refused: its kind, told apart by the caller, and its place.
inline ImportProblem soleProblem(const Import& import)
{
    EXPECT_EQ(import.problems.size(), 1U);
    EXPECT_TRUE(import.changes.empty());
    for (std::size_t i = 1; i < import.problems.size(); ++i) {
        ADD_FAILURE() << "also " << static_cast<int>(import.problems[i].kind) << " at " << place(import.problems[i]);
    }
    return import.problems.empty() ? ImportProblem{} : import.problems.front();
}

// The only row of a kind.
template<class Record> Record sole(const Book& book)
{
    EXPECT_EQ(book.all<Record>().size(), 1U);
    return book.all<Record>().empty() ? Record{} : *book.all<Record>().begin();
}

template<class Record> const Record* named(const Book& book, std::string Record::*name, std::string_view wanted)
{
    for (const Record& record : book.all<Record>()) {
        if (record.*name == wanted) {
            return &record;
        }
    }
    return nullptr;
}

} // namespace roundtrip
