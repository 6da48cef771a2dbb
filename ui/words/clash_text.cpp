// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/clash_text.h"

#include "core/model/scenario.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ClashText)
};

// A claim is called by what it is about.
QString nameOf(const Book& book, const RecordKey& record)
{
    const Claim* claim = record.kind == RecordKind::claim ? book.find(ClaimId{record.id}) : nullptr;
    const QString name = claim == nullptr
                             ? recordText(book, record)
                             : Tr::tr("a source of the %1 of %2")
                                   .arg(fieldWord(claim->field), recordText(book, {claim->record, claim->recordId}));
    return name.isEmpty() ? Tr::tr("a %1 that is gone").arg(text(record.kind)) : name;
}

QString valueText(const Book& book, const Row& row, std::string_view field)
{
    const QString text = oneLine(fieldText(book, row, field));
    return text.isEmpty() ? QStringLiteral("–") : text;
}

// The row before what clashes: amounts read in the currency of their time.
Row asItWas(Row row, const std::vector<Clash>& clashes)
{
    for (const Clash& clash : clashes) {
        for (const Clash::Field& field : clash.record == keyOf(row) ? clash.fields : std::vector<Clash::Field>()) {
            setFieldValue(row, field.field, field.was);
        }
    }
    return row;
}

// "Amount $40B, Note –"
QString fieldsText(const Book& book, const Row& row, const std::vector<Clash::Field>& fields)
{
    QStringList texts;
    for (const Clash::Field& field : fields) {
        texts << Tr::tr("%1 %2").arg(fieldLabel(field.field), valueText(book, row, field.field));
    }
    return texts.join(QStringLiteral(", "));
}

QString namesText(const std::vector<Clash::Field>& fields)
{
    QStringList names;
    for (const Clash::Field& field : fields) {
        names << fieldWord(field.field);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

std::vector<ClashText> clashTexts(const Book& base, ScenarioId scenario, const std::vector<Clash>& clashes)
{
    // What the scenario comes to where all is kept, for the words of its values.
    Book kept = base;
    roundtrip::apply(kept, rebased(base, scenario, [](const Clash&) { return Prevails::scenario; }).changes);
    const Book shown = scenarioBook(kept, scenario).book;
    std::vector<ClashText> texts;
    for (const Clash& clash : clashes) {
        const auto now = base.row(clash.record);
        const auto wanted = shown.row(clash.record);
        ClashText text;
        text.record = nameOf(now ? base : shown, clash.record);
        switch (clash.kind) {
        case Clash::Kind::bothAltered: {
            const Clash::Field& field = clash.fields.front();
            text.field = fieldLabel(field.field);
            if (const auto row = now ? now : wanted) {
                text.was = valueText(base, asItWas(*row, clashes), field.field);
                text.base = valueText(base, *row, field.field);
                Row mine = wanted ? *wanted : *row;
                setFieldValue(mine, field.field, field.wanted);
                text.scenario = valueText(shown, mine, field.field);
            }
            if (!clash.open()) {
                text.outcome = Tr::tr("the same in both");
            }
            break;
        }
        case Clash::Kind::removedAndAltered:
            text.was = now ? fieldsText(base, asItWas(*now, clashes), clash.fields) : QString();
            text.base = now ? fieldsText(base, *now, clash.fields) : QString();
            text.scenario = Tr::tr("removed");
            break;
        case Clash::Kind::bothAdded:
            text.was = QStringLiteral("–");
            text.base = now ? fieldsText(base, *now, clash.fields) : QString();
            text.scenario = wanted ? fieldsText(shown, *wanted, clash.fields) : QString();
            if (!clash.open()) {
                text.outcome = Tr::tr("added alike in both");
            }
            break;
        case Clash::Kind::alteredAndRemoved:
            text.base = Tr::tr("removed");
            text.scenario = namesText(clash.fields);
            text.outcome = Tr::tr("dropped, as the base has removed it: %1").arg(text.scenario);
            break;
        case Clash::Kind::bothRemoved: text.outcome = Tr::tr("removed in both"); break;
        case Clash::Kind::unreadable:
            text.record = Tr::tr("a step of the scenario");
            text.outcome = Tr::tr("dropped, as it cannot be read");
            break;
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace roundtrip
