// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures beside the map: the same question as a Sankey, a matrix or a timeline.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/picture/sheet.h"
#include "ui/document/composer.h"

namespace roundtrip {

enum class ViewKind : std::uint8_t { graph, sankey, matrix, timeline };
inline constexpr std::array<std::string_view, 4> viewWords{"graph", "sankey", "matrix", "timeline"};

// The words of such pictures in the reader's language.
SheetWords sheetWords();

// On any thread; of a view that is not the graph, with text `textScale` times as large as usual, or as usual. Throws
// Overflow, MissingRate and Cancelled.
Picture viewPicture(const Snapshot& snapshot, ViewKind view, const std::stop_token& cancel = {}, double textScale = 1);

} // namespace roundtrip
