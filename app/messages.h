// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what went wrong, each on one line: what, where, and what to do about it.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"
#include "core/model/check.h"
#include "core/store/store.h"
#include <QString>

namespace roundtrip {

QString sentence(const ImportProblem& problem);
// The first problem and how many more there are.
QString sentence(const std::vector<ImportProblem>& problems);
QString sentence(const StoreError& error);
QString sentence(const std::filesystem::filesystem_error& error);

// What is wrong with a record or a file, without saying which; for `check`.
QString sentence(const Problem& problem);

// Text that a user named, in quotes and fit for one line of a terminal: control and direction-changing characters are
// shown as U+FFFD, long text is cut.
QString inQuotes(std::string_view text);
// The same without the quotes.
QString shown(std::string_view text);

} // namespace roundtrip
