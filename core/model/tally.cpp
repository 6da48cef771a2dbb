// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tally.h"

#include <array>
#include <cstddef>

namespace roundtrip {

std::string tally(const Changes& changes)
{
    constexpr std::array<const char*, std::variant_size_v<Change>> deeds{"created", "removed", "altered"};
    std::array<std::array<std::size_t, deeds.size()>, Vocabulary<RecordKind>::words.size()> counts{};
    for (const Change& change : changes) {
        ++counts[static_cast<std::size_t>(recordOf(change).kind)][change.index()];
    }
    std::string told;
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        for (std::size_t deed = 0; deed < deeds.size(); ++deed) {
            if (counts[kind][deed] > 0) {
                told += (told.empty() ? "" : ", ") + std::to_string(counts[kind][deed]) + ' ' +
                        std::string(Vocabulary<RecordKind>::words[kind]) + ' ' + deeds[deed];
            }
        }
    }
    return told.empty() ? "nothing" : told;
}

} // namespace roundtrip
