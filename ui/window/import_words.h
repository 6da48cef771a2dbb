// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences for what is wrong with tables that come in, for window and command line alike, each on one line: what,
// where, and what to do about it.
#pragma once

#include <vector>

#include "core/interchange/tables.h"
#include "ui/words/shown.h"
#include <QString>

namespace roundtrip {

QString sentence(const ImportProblem& problem);
// The first problem and how many more there are; there must be one.
QString sentence(const std::vector<ImportProblem>& problems);

} // namespace roundtrip
