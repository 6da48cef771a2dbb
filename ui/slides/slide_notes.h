// SPDX-License-Identifier: GPL-3.0-or-later
// What a speaker should know of a slide: where its figures come from, which are assumed, and who says otherwise.
#pragma once

#include <span>

#include "core/model/book.h"
#include <QString>

namespace roundtrip {

// A paragraph a flow, in their order, each flow once: what it is, its sources, its conditions; then the claims that
// contradict what was chosen. Text that users wrote is shown on one line.
QString slideNotes(const Book& book, std::span<const FlowId> flows);

} // namespace roundtrip
