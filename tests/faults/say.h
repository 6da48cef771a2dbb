// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that is about to be killed says on its standard output.
#pragma once

#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace roundtrip::faults {

// Past all buffers: what was said stays said when the process is killed.
inline void say(std::string_view words)
{
    while (!words.empty()) {
        const ssize_t wrote = ::write(1, words.data(), words.size());
        if (wrote <= 0) {
            std::_Exit(3);
        }
        words.remove_prefix(static_cast<std::size_t>(wrote));
    }
}

} // namespace roundtrip::faults
