// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/register_rows.h"

#include <algorithm>
#include <limits>

#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RegisterRows", text);
}

QString dayText(const std::optional<Date>& day)
{
    return day ? qt(text(*day)) : QStringLiteral("–");
}

// Days that are not known sort last.
QVariant daySort(const std::optional<Date>& day)
{
    return day ? QVariant::fromValue<qlonglong>(day->time_since_epoch().count())
               : QVariant::fromValue<qlonglong>(std::numeric_limits<qlonglong>::max());
}

const Condition* conditionOf(const ConditionRow& row)
{
    return row.answer->book.find(row.open.condition);
}

QString flowLines(const ConditionRow& row)
{
    QStringList lines;
    for (const FlowId flow : row.open.flows) {
        lines.append(recordText(row.answer->book, {RecordKind::flow, flow.value}));
    }
    return lines.isEmpty() ? tr("No flow hangs on it.") : lines.join(QLatin1Char('\n'));
}

const Claim& claimOf(const DisputedRow& row)
{
    return *row.answer->book.find(row.claim);
}

// What the record would say were the claim chosen.
QString saysText(const DisputedRow& row)
{
    const Claim& claim = claimOf(row);
    std::optional<Row> with = row.answer->book.row(row.record);
    const auto value = valueFromText(row.record.kind, claim.field, claim.value);
    return with && value && setFieldValue(*with, claim.field, *value)
               ? oneLine(fieldText(row.answer->book, *with, claim.field))
               : oneLine(qt(claim.value));
}

} // namespace

std::vector<ConditionRow> conditionRows(const std::shared_ptr<const RegisterAnswer>& answer)
{
    Minor largest = 0;
    for (const OpenCondition& open : answer->conditions) {
        largest = std::max(largest, open.amount);
    }
    std::vector<ConditionRow> rows;
    rows.reserve(answer->conditions.size());
    for (const OpenCondition& open : answer->conditions) {
        rows.push_back({answer, open, largest});
    }
    return rows;
}

std::vector<Column<ConditionRow>> conditionColumns()
{
    std::vector<Column<ConditionRow>> columns(7);
    const auto at = [&columns](ConditionColumn column) -> Column<ConditionRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& condition = at(ConditionColumn::condition);
    condition.title = tr("Condition");
    condition.emphasis = true;
    condition.text = [](const ConditionRow& row) {
        const Condition* of = conditionOf(row);
        return of == nullptr ? QString() : oneLine(qt(of->title));
    };

    auto& deadline = at(ConditionColumn::deadline);
    deadline.title = tr("Deadline");
    deadline.titleTip = tr("A condition that is open after its deadline counts as failed.");
    deadline.text = [](const ConditionRow& row) {
        return row.open.overdue ? tr("%1 · passed").arg(dayText(row.open.deadline)) : dayText(row.open.deadline);
    };
    deadline.tip = [](const ConditionRow& row) {
        return row.open.overdue ? tr("The deadline has passed by %1: it counts as failed until somebody says that it "
                                     "was met, or moves the deadline.")
                                      .arg(dateText(row.answer->asOf))
                                : dayText(row.open.deadline);
    };
    deadline.sort = [](const ConditionRow& row) { return daySort(row.open.deadline); };

    auto& expected = at(ConditionColumn::expected);
    expected.title = tr("Expected");
    expected.titleTip = tr("The day that is taken for it while it is open.");
    expected.text = [](const ConditionRow& row) {
        return row.open.late ? tr("%1 · late").arg(dayText(row.open.expected)) : dayText(row.open.expected);
    };
    expected.sort = [](const ConditionRow& row) { return daySort(row.open.expected); };

    auto& likely = at(ConditionColumn::likely);
    likely.title = tr("Likely");
    likely.titleTip = tr("Its probability; of one that any of several meets, theirs together.");
    likely.alignment = Qt::AlignRight;
    likely.text = [](const ConditionRow& row) { return percent(row.open.probability); };
    likely.sort = [](const ConditionRow& row) { return row.open.probability; };

    auto& amount = at(ConditionColumn::amount);
    amount.title = tr("Hangs on it");
    amount.titleTip = tr("What the flows that need it pay in the window at headline, were it still open.");
    amount.alignment = Qt::AlignRight;
    amount.text = [](const ConditionRow& row) { return shortMoney(row.open.amount, row.answer->book.currency()); };
    amount.tip = [](const ConditionRow& row) { return exactMoney(row.open.amount, row.answer->book.currency()); };
    amount.sort = [](const ConditionRow& row) { return QVariant::fromValue<qlonglong>(row.open.amount); };
    amount.bar = [](const ConditionRow& row) {
        return row.largest > 0 ? static_cast<double>(row.open.amount) / static_cast<double>(row.largest) : 0;
    };
    amount.tone = [](const ConditionRow&) { return CellTone::loop; };

    auto& flows = at(ConditionColumn::flows);
    flows.title = tr("Flows");
    flows.alignment = Qt::AlignRight;
    flows.text = [](const ConditionRow& row) { return QString::number(row.open.flows.size()); };
    flows.tip = flowLines;
    flows.sort = [](const ConditionRow& row) { return static_cast<int>(row.open.flows.size()); };

    auto& anyOf = at(ConditionColumn::anyOf);
    anyOf.title = tr("Met by any of");
    anyOf.text = [](const ConditionRow& row) {
        const Condition* of = conditionOf(row);
        QStringList titles;
        for (const ConditionId id : of == nullptr ? std::vector<ConditionId>() : of->anyOf) {
            titles.append(recordText(row.answer->book, {RecordKind::condition, id.value}));
        }
        return titles.join(QStringLiteral("; "));
    };
    anyOf.tone = [](const ConditionRow&) { return CellTone::muted; };
    return columns;
}

std::vector<DisputedRow> disputedRows(const std::shared_ptr<const RegisterAnswer>& answer)
{
    std::vector<DisputedRow> rows;
    for (const Disagreement& disagreement : answer->disagreements) {
        for (const ClaimId claim : disagreement.claims) {
            rows.push_back({answer, claim, disagreement.record, claim == disagreement.claims.front()});
        }
    }
    return rows;
}

std::vector<Column<DisputedRow>> disputedColumns()
{
    std::vector<Column<DisputedRow>> columns(7);
    const auto at = [&columns](DisputedColumn column) -> Column<DisputedRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& record = at(DisputedColumn::record);
    record.title = tr("Record");
    record.emphasis = true;
    record.text = [](const DisputedRow& row) {
        return row.first ? recordText(row.answer->book, row.record) : QString();
    };
    record.tip = [](const DisputedRow& row) { return recordText(row.answer->book, row.record); };
    record.sort = [](const DisputedRow& row) { return recordText(row.answer->book, row.record); };

    auto& field = at(DisputedColumn::field);
    field.title = tr("Field");
    field.text = [](const DisputedRow& row) { return row.first ? fieldLabel(claimOf(row).field) : QString(); };
    field.sort = [](const DisputedRow& row) { return fieldLabel(claimOf(row).field); };

    auto& says = at(DisputedColumn::says);
    says.title = tr("Says");
    says.alignment = Qt::AlignRight;
    says.text = saysText;

    auto& chosen = at(DisputedColumn::chosen);
    chosen.title = tr("Counts");
    chosen.titleTip = tr("The claim that is chosen: it is the record's value.");
    chosen.text = [](const DisputedRow& row) { return claimOf(row).chosen ? tr("chosen") : QString(); };

    auto& grade = at(DisputedColumn::grade);
    grade.title = tr("Grade");
    grade.text = [](const DisputedRow& row) {
        return claimOf(row).grade == ClaimGrade::unstated ? QStringLiteral("–")
                                                          : fieldText(row.answer->book, claimOf(row), "grade");
    };
    grade.sort = [](const DisputedRow& row) { return static_cast<int>(claimOf(row).grade); };

    auto& dated = at(DisputedColumn::dated);
    dated.title = tr("Dated");
    dated.text = [](const DisputedRow& row) { return dayText(claimOf(row).dated); };
    dated.sort = [](const DisputedRow& row) { return daySort(claimOf(row).dated); };

    auto& source = at(DisputedColumn::source);
    source.title = tr("Source");
    source.text = [](const DisputedRow& row) { return oneLine(qt(claimOf(row).source)); };
    source.tip = [](const DisputedRow& row) { return qt(claimOf(row).source); };
    source.tone = [](const DisputedRow&) { return CellTone::muted; };
    return columns;
}

} // namespace roundtrip
