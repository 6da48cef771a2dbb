// SPDX-License-Identifier: GPL-3.0-or-later
// What the focus's scenario has otherwise than the base: given up, or taken into the base.
#include <algorithm>
#include <iterator>

#include "core/model/scenario.h"
#include "ui/document/editor.h"
#include "ui/words/field_text.h"

namespace roundtrip {

std::vector<RecordKey> Editor::otherThanInBase(const std::vector<RecordKey>& records) const
{
    std::vector<RecordKey> others;
    if (m_focus.focus().scenario) {
        std::copy_if(records.begin(), records.end(), std::back_inserter(others),
                     [this](const RecordKey& record) { return m_document.book().row(record) != book().row(record); });
    }
    return others;
}

bool Editor::toBase(const QString& one, const QString& several, const std::vector<RecordKey>& records, OfScenario edit)
{
    const std::vector<RecordKey> others = otherThanInBase(records);
    if (others.empty()) {
        emit refused(tr("Nothing of what is selected is otherwise than in the base."));
        return false;
    }
    return performOnBase(others.size() == 1 ? one.arg(nameOf(others.front())) : several.arg(others.size()),
                         edit(m_document.book(), *m_focus.focus().scenario, others));
}

bool Editor::resetRecords(const std::vector<RecordKey>& records)
{
    return toBase(tr("Reset %1 to the base"), tr("Reset %1 records to the base"), records, roundtrip::resetRecords);
}

bool Editor::promoteRecords(const std::vector<RecordKey>& records)
{
    return toBase(tr("Promote %1 to the base"), tr("Promote %1 records to the base"), records,
                  roundtrip::promoteRecords);
}

bool Editor::resetField(const RecordKey& record, std::string_view field)
{
    const auto scenario = m_focus.focus().scenario;
    return scenario && performOnBase(tr("Reset %1 of %2 to the base").arg(fieldWord(field), nameOf(record)),
                                     roundtrip::resetField(m_document.book(), *scenario, record, field));
}

} // namespace roundtrip
