// SPDX-License-Identifier: GPL-3.0-or-later
// Why a call of the command line failed, as the one line that is told.
#pragma once

#include <stdexcept>

#include <QString>

namespace roundtrip {

// what() is the sentence in UTF-8: what, where, and what to do.
struct Failure : std::runtime_error {
    explicit Failure(const QString& sentence) : std::runtime_error(sentence.toStdString()) {}
};

// The words of the call are off: exit code 2.
struct Misuse : Failure {
    using Failure::Failure;
};

} // namespace roundtrip
