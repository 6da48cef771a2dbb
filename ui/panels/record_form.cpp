// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/record_form.h"

#include "ui/words/words.h"

namespace roundtrip {

namespace {

constexpr int labelWidth = 84;

// Every digit of an amount, which the field itself shows in short.
QString exactAmount(const Row& row)
{
    if (const auto* flow = std::get_if<Flow>(&row)) {
        return exactMoney(flow->amount, flow->currency);
    }
    if (const auto* metric = std::get_if<Metric>(&row)) {
        return exactMoney(metric->amount, metric->currency);
    }
    return {};
}

} // namespace

RecordForm::RecordForm(Document& document, FocusHolder& focus, Editor& editor, const RecordKey& record, Name name,
                       QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus), m_editor(editor), m_record(record)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(1);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    for (const FieldInfo& info : fieldInfos(record.kind)) {
        const bool called = info.name == "name" || info.name == "title";
        auto* row = new FieldRow(
            info, called && name == Name::asTitle ? FieldLook::title : FieldLook::line, grid,
            3 * static_cast<int>(m_rows.size()), [this](RecordKind kind) { return namesOf(kind); }, this);
        connect(row, &FieldRow::typed, this, [this, row](const QString& text) { take(*row, text); });
        connect(row, &FieldRow::resetAsked, this, [this, row] { m_editor.resetField(m_record, row->name()); });
        connect(row, &FieldRow::followAsked, this, [this, row] { follow(*row); });
        m_rows.push_back(row);
    }
    setFocusProxy(m_rows.front()->editor());
    refresh();
}

const Book& RecordForm::shown() const
{
    return m_document.book(m_focus.focus().scenario);
}

void RecordForm::refresh()
{
    const Book& base = m_document.book();
    const auto was = base.row(m_record);
    const auto is = shown().row(m_record);
    const bool there = is.has_value();
    const auto& row = there ? is : was;
    if (!row) {
        return; // it went; the page will follow
    }
    const Book& book = there ? shown() : base;
    for (FieldRow* field : m_rows) {
        field->setReadOnly(!there || m_document.readOnly());
        field->setText(fieldText(book, *row, field->name()));
        const auto value = fieldValue(*row, field->name());
        const bool altered = there && was && fieldValue(*was, field->name()) != value;
        field->setBase(altered ? std::optional(fieldText(base, *was, field->name())) : std::nullopt);
        field->setReferred(value && !std::holds_alternative<std::monostate>(*value));
        if (field->name() == "amount") {
            field->setHint(exactAmount(*row));
        }
    }
}

void RecordForm::take(FieldRow& field, const QString& typed)
{
    const auto row = shown().row(m_record);
    if (!row) {
        return;
    }
    const ReadField read = readField(shown(), *row, field.name(), typed);
    if (!read.value) {
        field.setFault(read.problem);
        return;
    }
    const Edit edit = changeField(shown(), m_record, field.name(), *read.value);
    if (!edit.good()) {
        field.setFault(sentence(edit.faults.front()));
        return;
    }
    const bool named = m_record.kind == RecordKind::party && field.name() == "name";
    if (named ? m_editor.rename(PartyId{m_record.id}, typed) : m_editor.setField(m_record, field.name(), *read.value)) {
        const auto now = shown().row(m_record);
        field.settle(now ? fieldText(shown(), *now, field.name()) : QString());
    }
}

QStringList RecordForm::endTyping()
{
    QStringList lost;
    for (FieldRow* field : m_rows) {
        if (const QString text = field->endTyping(); !text.isEmpty()) {
            lost << text;
        }
    }
    return lost;
}

void RecordForm::follow(const FieldRow& field)
{
    const auto row = shown().row(m_record);
    const auto value = row ? fieldValue(*row, field.name()) : std::nullopt;
    const auto* id = value ? std::get_if<std::string>(&*value) : nullptr;
    const auto uuid = id != nullptr ? parseUuid(*id) : std::nullopt;
    for (const FieldInfo& info : fieldInfos(m_record.kind)) {
        if (uuid && info.name == field.name() && info.refersTo) {
            emit recordChosen({*info.refersTo, *uuid});
        }
    }
}

QStringList RecordForm::namesOf(RecordKind kind) const
{
    QStringList names;
    const auto add = [&names](const auto& rows, auto member) {
        for (const auto& row : rows) {
            names.append(oneLine(qt(row.*member)));
        }
    };
    switch (kind) {
    case RecordKind::party: add(shown().parties(), &Party::name); break;
    case RecordKind::deal: add(shown().deals(), &Deal::title); break;
    case RecordKind::condition: add(shown().conditions(), &Condition::title); break;
    default: break;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace roundtrip
