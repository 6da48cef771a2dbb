// SPDX-License-Identifier: GPL-3.0-or-later
// What a thing of the picture is, in words: for tooltips and for readers of the screen. Plain text.
#pragma once

#include <functional>
#include <optional>

#include "core/picture/pick.h"
#include "core/picture/picture.h"
#include <QString>

namespace roundtrip {

using FlowOf = std::function<std::optional<Flow>(FlowId)>;

// Several lines, with exact figures; empty for nothing.
QString tip(const Picture& picture, const Pick& pick, Currency currency, const FlowOf& flowOf);
// One line: "OpenAI, lab, net +$181B".
QString spokenName(const Picture& picture, const Pick& pick, Currency currency);

} // namespace roundtrip
