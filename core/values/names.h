// SPDX-License-Identifier: GPL-3.0-or-later
// The order of names: by Unicode case folding, then by code points.
#pragma once

#include <string>
#include <string_view>

namespace roundtrip {

// The full Unicode case folding of UTF-8 text ("Straße" → "strasse"); bytes that are not UTF-8 stay as they are.
std::string folded(std::string_view name);

bool isUtf8(std::string_view text);

// A name with its folding made once, for sorting many: ordered by folding, then by code points (UTF-8 keeps their
// order byte by byte).
struct NameKey {
    std::string fold;
    std::string name;

    explicit NameKey(std::string_view of) : fold(folded(of)), name(of) {}
    auto operator<=>(const NameKey&) const = default;
};

} // namespace roundtrip
