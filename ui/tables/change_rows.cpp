// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/change_rows.h"

#include <algorithm>

#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ChangeRows", text);
}

QString kindText(ChangeRow::Kind kind)
{
    switch (kind) {
    case ChangeRow::Kind::added: return tr("added");
    case ChangeRow::Kind::removed: return tr("removed");
    case ChangeRow::Kind::altered: break;
    }
    return tr("altered");
}

QString labelOf(RecordKind kind, std::string_view field)
{
    for (const FieldInfo& info : fieldInfos(kind)) {
        if (info.name == field) {
            return info.label;
        }
    }
    return qt(field);
}

QString valueText(const Book& book, const RecordKey& record, std::string_view field)
{
    const auto row = book.row(record);
    const QString text = row ? oneLine(fieldText(book, *row, field)) : QString();
    return text.isEmpty() ? QStringLiteral("–") : text;
}

// A claim is called by what it is about: "Amount of OpenAI → Oracle, $300B compute".
QString nameOf(const Book& book, const RecordKey& record)
{
    const Claim* claim = record.kind == RecordKind::claim ? book.find(ClaimId{record.id}) : nullptr;
    return claim == nullptr
               ? recordText(book, record)
               : tr("%1 of %2")
                     .arg(labelOf(claim->record, claim->field), recordText(book, {claim->record, claim->recordId}));
}

} // namespace

std::vector<ChangeRow> changeRows(const Changes& changes, const Book& before, const Book& after)
{
    std::vector<ChangeRow> rows;
    rows.reserve(changes.size());
    for (const Change& change : changes) {
        ChangeRow row;
        row.record = recordOf(change);
        const auto* altered = std::get_if<Altered>(&change);
        row.kind = altered != nullptr                        ? ChangeRow::Kind::altered
                   : std::holds_alternative<Created>(change) ? ChangeRow::Kind::added
                                                             : ChangeRow::Kind::removed;
        row.name = nameOf(row.kind == ChangeRow::Kind::removed ? before : after, row.record);
        if (altered != nullptr) {
            for (const FieldChange& field : altered->fields) {
                row.fields << tr("%1: %2 → %3")
                                  .arg(labelOf(row.record.kind, field.field),
                                       valueText(before, row.record, field.field),
                                       valueText(after, row.record, field.field));
            }
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ChangeRow& a, const ChangeRow& b) { return a.kind < b.kind; });
    return rows;
}

std::vector<Column<ChangeRow>> changeColumns()
{
    std::vector<Column<ChangeRow>> columns(4);
    const auto at = [&columns](ChangeColumn column) -> Column<ChangeRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& change = at(ChangeColumn::change);
    change.title = tr("Change");
    change.text = [](const ChangeRow& row) { return kindText(row.kind); };
    change.sort = [](const ChangeRow& row) { return static_cast<int>(row.kind); };

    auto& kind = at(ChangeColumn::kind);
    kind.title = tr("Record");
    kind.text = [](const ChangeRow& row) { return text(row.record.kind); };
    kind.tone = [](const ChangeRow&) { return CellTone::muted; };

    auto& record = at(ChangeColumn::record);
    record.title = tr("Name");
    record.emphasis = true;
    record.text = [](const ChangeRow& row) { return row.name; };

    auto& fields = at(ChangeColumn::fields);
    fields.title = tr("Before → after");
    fields.text = [](const ChangeRow& row) { return row.fields.join(QStringLiteral("; ")); };
    fields.tip = [](const ChangeRow& row) { return row.fields.join(QLatin1Char('\n')); };
    return columns;
}

} // namespace roundtrip
