// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what is wrong with tables that come in, for window and command line alike, each on one line: what,
// where, and what to do about it.
#pragma once

#include <string_view>
#include <vector>

#include "core/interchange/tables.h"
#include <QString>

namespace roundtrip {

QString sentence(const ImportProblem& problem);
// The first problem and how many more there are; there must be one.
QString sentence(const std::vector<ImportProblem>& problems);

// Text that a user named, in quotes and fit for one line of a terminal: control and direction-changing characters are
// shown as U+FFFD, long text is cut.
QString inQuotes(std::string_view text);
// The same without the quotes.
QString shown(std::string_view text);

} // namespace roundtrip
