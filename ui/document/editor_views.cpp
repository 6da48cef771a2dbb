// SPDX-License-Identifier: GPL-3.0-or-later
// How it is looked at, of the document, whichever scenario is looked at: saved views, and how the map is drawn.
#include "core/model/saved_views.h"
#include "ui/document/editor.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

RecordKey keyOfView(SavedViewId view)
{
    return {RecordKind::savedView, view.value};
}

} // namespace

bool Editor::saveView(const QString& name, const Sight& sight)
{
    return performOnBase(tr("Save view %1").arg(oneLine(name.trimmed())),
                         addView(m_document.book(), utf8(name), sight));
}

bool Editor::updateView(SavedViewId view, const Sight& sight)
{
    return performOnBase(tr("Update view %1").arg(nameOf(keyOfView(view))),
                         roundtrip::updateView(m_document.book(), view, sight));
}

bool Editor::renameView(SavedViewId view, const QString& name)
{
    return performOnBase(tr("Rename view %1 to %2").arg(nameOf(keyOfView(view)), oneLine(name.trimmed())),
                         roundtrip::setField(m_document.book(), keyOfView(view), "name", Value(utf8(name.trimmed()))));
}

bool Editor::pinView(SavedViewId view, bool pinned)
{
    return performOnBase((pinned ? tr("Pin view %1") : tr("Unpin view %1")).arg(nameOf(keyOfView(view))),
                         roundtrip::setField(m_document.book(), keyOfView(view), "pinned", toValue(pinned)));
}

bool Editor::removeView(SavedViewId view)
{
    return performOnBase(tr("Remove view %1").arg(nameOf(keyOfView(view))),
                         removeRecords(m_document.book(), std::vector<RecordKey>{keyOfView(view)}));
}

bool Editor::setMapStyle(const QString& name, const MapStyle& style)
{
    return performOnBase(name, roundtrip::setMapStyle(m_document.book(), style));
}

} // namespace roundtrip
