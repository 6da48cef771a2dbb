// SPDX-License-Identifier: GPL-3.0-or-later
// Text that a user named, made short and harmless for one line of a message.
#pragma once

#include <string_view>

#include <QString>

namespace roundtrip {

// Text that a user named, in quotes and fit for one line of a terminal: control and direction-changing characters are
// shown as U+FFFD, long text is cut.
QString inQuotes(std::string_view text);
// The same without the quotes.
QString shown(std::string_view text);

} // namespace roundtrip
