// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/payment_rows.h"

#include <algorithm>
#include <cstdlib>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PaymentRows", text);
}

const Flow* flowOf(const PaymentRow& row)
{
    return row.answer->book.find(row.payment().flow);
}

QString name(const PaymentRow& row, std::uint32_t node)
{
    return oneLine(qt(row.answer->network->nodes()[node].name));
}

// What takes money off a figure is negative in it.
Minor counted(const PaymentRow& row)
{
    return row.payment().takenOff ? -row.payment().amount : row.payment().amount;
}

// The conditions of the flow: "An IPO (open, 35 %)".
QString conditionsText(const PaymentRow& row, const QString& separator)
{
    const Flow* flow = flowOf(row);
    const Outcomes outcomes(row.answer->book, row.answer->network->question().asOf);
    QStringList parts;
    for (const ConditionId id : flow == nullptr ? std::vector<ConditionId>() : flow->conditions) {
        const Condition* condition = row.answer->book.find(id);
        const Outcome& outcome = outcomes.of(id);
        const QString title = condition == nullptr ? QString() : oneLine(qt(condition->title));
        parts.append(outcome.state == ConditionState::open
                         ? tr("%1 (open, %2)").arg(title, percent(outcome.probability.approximately()))
                         : tr("%1 (%2)").arg(title, text(outcome.state)));
    }
    return parts.join(separator);
}

} // namespace

std::shared_ptr<const PaymentAnswer> paymentAnswer(Book book, std::shared_ptr<const Network> network,
                                                   const FigureParts& parts, std::size_t most, PaymentGrain coarsest)
{
    auto answer = std::make_shared<PaymentAnswer>();
    for (const PaymentGrain grain : {PaymentGrain::year, PaymentGrain::month, PaymentGrain::day}) {
        if (grain < coarsest) {
            continue;
        }
        PaymentGroups found = paymentGroups(book, *network, parts, grain);
        answer->payments = found.payments;
        if (found.payments <= most) {
            break;
        }
        if (found.groups.size() > 1) {
            for (const PaymentGroup& group : found.groups) {
                answer->largest = std::max(answer->largest, std::abs(group.sum));
            }
            answer->groups = std::move(found.groups);
            answer->grain = grain;
            answer->list.sum = found.sum;
            answer->network = std::move(network);
            return answer;
        }
    }
    PaymentList list = paymentList(book, *network, parts);
    answer->payments = list.payments.size();
    for (const CountedPayment& payment : list.payments) {
        answer->largest = std::max(answer->largest, payment.amount);
    }
    for (const Claim& claim : book.all<Claim>()) {
        if (claim.chosen && claim.record == RecordKind::flow &&
            (claim.field == "amount" || claim.field == "payments")) {
            answer->sources[FlowId{claim.recordId}] = oneLine(qt(claim.source));
        }
    }
    answer->book = std::move(book);
    answer->network = std::move(network);
    answer->list = std::move(list);
    return answer;
}

std::vector<PaymentRow> paymentRows(const std::shared_ptr<const PaymentAnswer>& answer)
{
    std::vector<PaymentRow> rows;
    rows.reserve(answer->list.payments.size());
    for (std::size_t i = 0; i < answer->list.payments.size(); ++i) {
        rows.push_back({answer, i});
    }
    return rows;
}

std::vector<Column<PaymentRow>> paymentColumns()
{
    std::vector<Column<PaymentRow>> columns(9);
    const auto at = [&columns](PaymentColumn column) -> Column<PaymentRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& date = at(PaymentColumn::date);
    date.title = tr("Date");
    date.text = [](const PaymentRow& row) {
        return row.payment().date ? qt(text(*row.payment().date)) : tr("no date");
    };
    date.sort = [](const PaymentRow& row) { return row.payment().date ? qt(text(*row.payment().date)) : tr("~"); };

    auto& payer = at(PaymentColumn::payer);
    payer.title = tr("Payer");
    payer.text = [](const PaymentRow& row) { return name(row, row.payment().payer); };
    auto& payee = at(PaymentColumn::payee);
    payee.title = tr("Payee");
    payee.text = [](const PaymentRow& row) { return name(row, row.payment().payee); };

    auto& counts = at(PaymentColumn::counts);
    counts.title = tr("Counts");
    counts.titleTip = tr("What the figure counts of the payment, under the present measure. What it takes off has a "
                         "minus sign.");
    counts.alignment = Qt::AlignRight;
    counts.text = [](const PaymentRow& row) { return shortMoney(counted(row), row.answer->network->currency()); };
    counts.tip = [](const PaymentRow& row) { return exactMoney(counted(row), row.answer->network->currency()); };
    counts.sort = [](const PaymentRow& row) { return QVariant::fromValue<qlonglong>(counted(row)); };
    counts.bar = [](const PaymentRow& row) {
        return row.answer->largest > 0
                   ? static_cast<double>(row.payment().amount) / static_cast<double>(row.answer->largest)
                   : 0;
    };
    counts.tone = [](const PaymentRow& row) {
        return row.payment().moneyClass == MoneyClass::capital ? CellTone::capital : CellTone::commercial;
    };

    auto& says = at(PaymentColumn::says);
    says.title = tr("Flow says");
    says.titleTip = tr("The payment as its flow has it: before the measure, in the flow's own currency.");
    says.alignment = Qt::AlignRight;
    says.text = [](const PaymentRow& row) { return shortMoney(row.payment().nominal, row.payment().currency); };
    says.tip = [](const PaymentRow& row) { return exactMoney(row.payment().nominal, row.payment().currency); };
    says.sort = [](const PaymentRow& row) { return QVariant::fromValue<qlonglong>(row.payment().nominal); };
    says.tone = [](const PaymentRow&) { return CellTone::muted; };

    auto& moneyClass = at(PaymentColumn::moneyClass);
    moneyClass.title = tr("For");
    moneyClass.titleTip = tr("The flow's instrument.");
    moneyClass.text = [](const PaymentRow& row) {
        const Flow* flow = flowOf(row);
        return flow == nullptr ? QString() : text(flow->instrument);
    };

    auto& deal = at(PaymentColumn::deal);
    deal.title = tr("Deal");
    deal.text = [](const PaymentRow& row) {
        const Flow* flow = flowOf(row);
        const Deal* of = flow == nullptr ? nullptr : row.answer->book.find(flow->deal);
        return of == nullptr ? QString() : oneLine(qt(of->title));
    };

    auto& conditions = at(PaymentColumn::conditions);
    conditions.title = tr("Hangs on");
    conditions.text = [](const PaymentRow& row) { return conditionsText(row, QStringLiteral("; ")); };
    conditions.tip = [](const PaymentRow& row) { return conditionsText(row, QStringLiteral("\n")); };

    auto& source = at(PaymentColumn::source);
    source.title = tr("Source");
    source.titleTip = tr("Whose word on the amount was chosen.");
    source.text = [](const PaymentRow& row) {
        const auto found = row.answer->sources.find(row.payment().flow);
        const Flow* flow = flowOf(row);
        return found != row.answer->sources.end()    ? found->second
               : flow != nullptr && flow->assumption ? tr("assumption")
                                                     : QStringLiteral("–");
    };
    source.tone = [](const PaymentRow&) { return CellTone::muted; };
    return columns;
}

} // namespace roundtrip
