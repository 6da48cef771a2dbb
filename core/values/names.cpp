// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/names.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace roundtrip {

std::string folded(std::string_view name)
{
    // Nearly every name is ASCII, whose folding is its lower case.
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) {
        std::string out(name);
        for (char& c : out) {
            if (c >= 'A' && c <= 'Z') {
                c = static_cast<char>(c - 'A' + 'a');
            }
        }
        return out;
    }
    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                     static_cast<utf8proc_ssize_t>(name.size()), &mapped, UTF8PROC_CASEFOLD);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) {
        return std::string(name);
    }
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

bool isUtf8(std::string_view text)
{
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t code = 0;
        const utf8proc_ssize_t read = utf8proc_iterate(at, left, &code);
        if (read <= 0) {
            return false;
        }
        at += read;
        left -= read;
    }
    return true;
}

} // namespace roundtrip
