// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/map_style.h"

#include <algorithm>
#include <array>

namespace roundtrip {

namespace {

struct Choice {
    std::string_view key;
    bool MapStyle::*part;
};
constexpr std::array choices{Choice{"map bundled", &MapStyle::bundled}, Choice{"map relations", &MapStyle::relations},
                             Choice{"map sized", &MapStyle::sized}};
constexpr std::string_view yes = "yes";
constexpr std::string_view no = "no";

const Setting* settingOf(const Book& book, std::string_view key)
{
    const auto& all = book.all<Setting>();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Setting& row) { return row.key == key; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

MapStyle mapStyleIn(const Book& book)
{
    MapStyle style;
    for (const Choice& choice : choices) {
        const Setting* kept = settingOf(book, choice.key);
        if (kept != nullptr && (kept->value == yes || kept->value == no)) {
            style.*choice.part = kept->value == yes;
        }
    }
    return style;
}

Edit setMapStyle(const Book& book, const MapStyle& wanted)
{
    Edit edit;
    const MapStyle now = mapStyleIn(book);
    for (const Choice& choice : choices) {
        if (wanted.*choice.part == now.*choice.part) {
            continue;
        }
        const Setting* kept = settingOf(book, choice.key);
        const Setting next{kept != nullptr ? kept->id : newId<Setting>(), std::string(choice.key),
                           std::string(wanted.*choice.part ? yes : no)};
        edit.record = keyOf(next);
        if (kept == nullptr) {
            edit.changes.emplace_back(Created{next});
        } else if (auto change = alteration(*kept, next)) {
            edit.changes.push_back(std::move(*change));
        }
    }
    return edit;
}

} // namespace roundtrip
