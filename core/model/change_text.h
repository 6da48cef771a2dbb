// SPDX-License-Identifier: GPL-3.0-or-later
// Changes as text, for the history of a document and the steps of a scenario.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/change.h"

namespace roundtrip {

// One line a change: fields by name with their lengths, so that any text survives and a field added to a record
// later leaves old text readable (it takes its default).
std::string encoded(const Changes& changes);
// Nothing where the text is not what encoded() writes.
std::optional<Changes> decodedChanges(std::string_view text);

} // namespace roundtrip
