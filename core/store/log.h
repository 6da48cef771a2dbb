// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the history: what one action did, as bytes in parts, short enough for a million created rows.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/change.h"

namespace roundtrip {

// A line keeps altered and removed records whole, and of created ones only which they are: their rows stand in the
// document for as long as the line can be taken back. (Taking it back keeps them whole, as removed ones.)
using LogStep = std::variant<RecordKey, Change>; // a created record; any other change

// The parts of a line, each at most about a megabyte unless a single change is larger, handed on as they are made.
void writeLog(const Changes& changes, const std::function<void(std::string_view part)>& write);

// The steps of one part; nothing where it is not what writeLog() writes.
std::optional<std::vector<LogStep>> readLog(std::string_view part);

} // namespace roundtrip
