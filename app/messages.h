// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of the command line for what went wrong, each on one line: what, where, and what to do about it.
#pragma once

#include <filesystem>

#include "core/model/check.h"
#include "core/store/store.h"
#include "ui/window/import_words.h"
#include <QString>

namespace roundtrip {

QString failureLine(const StoreError& error);
QString sentence(const std::filesystem::filesystem_error& error);

// What is wrong with a record or a file, without saying which; for `check`.
QString sentence(const Problem& problem);

} // namespace roundtrip
