// SPDX-License-Identifier: GPL-3.0-or-later
// All layouts by their names.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "core/layout/layered.h"

namespace roundtrip {

enum class LayoutKind : std::uint8_t { layered, rings, force, kind };
inline constexpr std::array<std::string_view, 4> layoutWords{"layered", "rings", "force", "kind"};
std::optional<LayoutKind> layoutCalled(std::string_view word);

// Where most nodes have a previous position they keep it and the others find a place near their neighbours; else the
// layout is made anew, and what has a previous position stays there. No two boxes overlap, but those that were put on
// each other.
Positions laidOut(LayoutKind layout, const LayoutGraph& graph, const LayeredSpacing& spacing = {});

} // namespace roundtrip
