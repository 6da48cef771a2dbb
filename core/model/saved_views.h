// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views: ways of looking that are kept by their names.
#pragma once

#include <string_view>

#include "core/model/edits.h"
#include "core/model/sight.h"

namespace roundtrip {

// The view of that name, code point by code point; null where there is none.
const SavedView* savedViewNamed(const Book& book, std::string_view name);

// A new view; its name is `wanted` made free.
Edit addView(const Book& book, std::string_view wanted, const Sight& sight);
// The view shows this from now on.
Edit updateView(const Book& book, SavedViewId view, const Sight& sight);

} // namespace roundtrip
