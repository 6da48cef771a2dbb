// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as RFC 4180 has it and as spreadsheets write it, read with exact places and written so that nothing runs.
#pragma once

#include <string>
#include <string_view>

#include "core/interchange/tables.h"

namespace roundtrip {

// Reads a table: UTF-8 with or without a byte order mark; comma, semicolon or tab, whichever its header has most of;
// lines ended by CRLF, LF or CR; empty lines and rows of empty cells passed over; short rows filled. A quote inside
// text that does not begin with one is text. An apostrophe that guards a formula (below) is taken off.
// Stops at the first thing that is not CSV, or beyond mostColumns and mostCells; a file that is not UTF-8 is refused as
// a whole.
ReadSheets readCsv(std::string_view bytes, std::string name, std::string file);

// Writes a table with commas and CRLF, RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe
// before it: text that begins with = + - @, their full-width forms, a tab or a line's end, or with an apostrophe and
// one of these or another apostrophe (so that reading takes off just what was put on). Numbers are left alone.
std::string csvText(const Sheet& sheet);

// The guard alone, for other formats that spreadsheets open.
std::string guardedText(std::string_view text);
std::string_view unguardedText(std::string_view text);

} // namespace roundtrip
