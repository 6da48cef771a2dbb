// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/saved_views.h"

#include <algorithm>

namespace roundtrip {

const SavedView* savedViewNamed(const Book& book, std::string_view name)
{
    const auto& all = book.all<SavedView>();
    const auto found = std::find_if(all.begin(), all.end(), [&](const SavedView& view) { return view.name == name; });
    return found == all.end() ? nullptr : &*found;
}

Edit addView(const Book& book, std::string_view wanted, const Sight& sight)
{
    SavedView view{newId<SavedView>(), freeViewName(book, wanted), encoded(sight), false, {}};
    Edit edit;
    edit.record = keyOf(view);
    edit.faults = faultsOf(book, view);
    if (edit.good()) {
        edit.changes.emplace_back(Created{std::move(view)});
    }
    return edit;
}

Edit updateView(const Book& book, SavedViewId view, const Sight& sight)
{
    return setField(book, {RecordKind::savedView, view.value}, "shows", toValue(encoded(sight)));
}

} // namespace roundtrip
