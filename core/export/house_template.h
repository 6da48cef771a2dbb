// SPDX-License-Identifier: GPL-3.0-or-later
// A house's template: the master, layouts and theme of a .pptx or .potx, to set slides on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/package.h"
#include "core/layout/geometry.h"

namespace roundtrip {

struct HouseTemplate {
    std::vector<Part> parts; // the first master and all that it needs, as they were
    std::string master;      // names of parts
    std::string layout;      // the one with a title alone, else the first that has a title
    std::string theme;
    std::uint64_t masterId = 0; // a number that none of its layouts has
    Size slide;                 // points
    std::optional<Rect> title;  // where a title stands
};

// Throws PackageError where the bytes are no presentation with a master and a layout.
HouseTemplate houseTemplate(std::string_view bytes);

} // namespace roundtrip
