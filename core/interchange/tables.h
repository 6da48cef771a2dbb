// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as files hold them: named columns and rows of text, each cell knowing where it stands; and what is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace roundtrip {

// What a cell is to a program that tells them apart. An amount is a number in a spreadsheet but a text in JSON, where
// a number may lose its last digits.
enum class CellKind : std::uint8_t { text, number, amount, truth, date };

struct Cell {
    std::string text; // truth is "yes" or "no", a date ISO 8601
    CellKind kind = CellKind::text;
    std::uint32_t line = 0;   // from 1, where the cell begins
    std::uint32_t column = 0; // from 1, in characters; in JSON always 1
};

// The words that scripts know: the file of a folder, the sheet of a workbook, the array of a JSON object. Every row is
// as long as the header.
struct Sheet {
    std::string name; // of the table: "flows"
    std::string file; // as the person named it
    std::vector<Cell> header;
    std::vector<std::vector<Cell>> rows;
};

enum class ImportProblemKind {
    // of a file
    unreadable,        // it is not there, or may not be read; value: what the system says
    unknownFormat,     // no reader for its ending
    noTables,          // a folder without tables
    tooLarge,          // larger than the reader takes; value: how many bytes
    windows1252,       // Windows-1252 (or Latin-1) text; value: the first byte that shows it
    utf16,             // UTF-16 text
    notUtf8,           // neither; value: the byte
    nul,               // a NUL character
    unterminatedQuote, // the place is where it begins
    textAfterQuote,    // text between a closing quote and the next separator
    notJson,           // value: what the parser says
    notTables,         // JSON, but not arrays of flat objects by the names of tables
    notXml,            // value: what the parser says
    xmlEntities,       // XML that declares entities of its own; value: the first of them
    notAWorkbook,      // not a ZIP archive with a workbook in it; value: the part that is missing or broken
    unpacksTooLarge,   // the archive holds more than the reader takes; value: how many bytes that is
    notAGraph,         // XML, but no graph of the format that its ending says
    undirected,        // an edge without a direction
    unknownNode,       // an edge from or to a node that is not there; value: its id
    // of a table
    unknownTable,  // expected: the tables
    noHeader,      // not even one row
    unknownColumn, // expected: the columns of the table
    missingColumn, // value: its name
    duplicateColumn,
    tooManyCells,   // more cells than columns; value: the first of them
    tooManyColumns, // more than any table can have; value: how many that is
    tooManyRows,    // more cells in all than are read; value: how many that is
    // of a cell
    missingValue,
    unknownWord, // expected: the words
    notText,     // NUL or not UTF-8 inside a JSON string
    notADate,
    notAStart, // neither a date nor "on" and a condition
    notAnEnd,  // neither a date nor a term
    notAnAmount,
    ambiguousAmount,
    tooManyDecimals,
    amountTooLarge,
    otherCurrency, // a sign of another currency than the row's; expected: that one
    notACurrency,
    notANumber,
    notATruth,
    notPayments,
    notAList, // a quote in a list of titles is not closed
    outOfRange,
    notPositive,
    // of records
    duplicate,     // the record stands in the table before; expected: its line
    unknownRecord, // no record of that name or number
    unknownField,  // expected: the fields
    sameParty,
    paymentsMissing,
    paymentsSum, // value: the amount; expected: the sum of the payments
    cycle,
    notAView,       // lines that no view has
    notALoop,       // fewer parties than two, or one of them twice
    twoChosen,      // two claims of one field are chosen; expected: the other's value
    claimDisagrees, // the chosen claim is not what the record says; expected: the record's value
    stepUnclear,    // rows of a scenario that make no change
    nameTaken,      // a step gives a record the name of another; value: the name
    // remarks: odd, but taken
    similarNames, // two names differ only in their case; expected: the other
    stepConflict, // a scenario's step does not fit the base: expected: what is there
};

// Something wrong (or odd) at a place, as data. A table's or file's problem has line 0 where no line is to blame.
struct ImportProblem {
    ImportProblemKind kind{};
    std::string file;
    std::string table;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string columnName; // the header's word, where it is a cell's problem
    std::string value;      // as it stands there
    std::vector<std::string> expected;
};

// What is read at most, so that a file of any content takes no more memory than a large honest one: a million flows
// have some fifteen million cells.
constexpr std::size_t mostColumns = 1000;
constexpr std::size_t mostCells = 20'000'000;

struct ReadSheets {
    std::vector<Sheet> sheets;
    std::vector<ImportProblem> problems;
};

// Where a byte of a text stands: lines end with LF, CR or CRLF, columns count characters.
struct TextPlace {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};
TextPlace placeOf(std::string_view text, std::size_t offset);

// The number of leading bytes that are well-formed UTF-8 (RFC 3629).
std::size_t validUtf8(std::string_view text);

// The beginning of a text, cut between characters, as much as a message shows.
std::string excerpt(std::string_view text);

// Text without the blanks around it.
std::string_view trimmed(std::string_view text);
bool isBlank(std::string_view text);
std::string lowerAscii(std::string_view text);

// A column's name as it is compared: without blanks around it, in small letters.
std::string headerWord(const Cell& header);
bool columnIsBlank(const Sheet& sheet, std::size_t column);

} // namespace roundtrip
