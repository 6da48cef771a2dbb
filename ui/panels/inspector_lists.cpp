// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector_lists.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <unordered_set>

#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("InspectorLists", text);
}

QString nameOf(const Book& book, PartyId id)
{
    const Party* party = book.find(id);
    return party != nullptr ? oneLine(qt(party->name)) : QString();
}

// Those of the flows that have no part in the network.
std::unordered_set<Uuid> notCounted(const std::vector<const Flow*>& flows, const Findings* findings)
{
    std::unordered_set<Uuid> missing;
    if (findings != nullptr) {
        for (const Flow* flow : flows) {
            missing.insert(flow->id.value);
        }
        for (const Stream& stream : findings->network->streams()) {
            missing.erase(stream.flow.value);
        }
    }
    return missing;
}

// What the words of a flow's line are made from when it comes into sight; a hub has thousands.
struct FlowContext {
    Book book;
    Question question;
    std::function<QString(const Book& book, const Flow& flow)> text;
};

void addWords(const FlowContext& context, ListedRecord& line)
{
    const Book& book = context.book;
    const Flow& flow = *book.find(FlowId{line.record->id});
    line.text = context.text(book, flow);
    line.detail = shortMoney(flow.amount, flow.currency);
    line.tip = recordText(book, keyOf(flow)) + QLatin1Char('\n') + exactMoney(flow.amount, flow.currency);
    if (line.faint) {
        line.tip += QLatin1Char('\n') + whyNotCounted(book, flow, context.question);
    }
}

template<class Wanted>
std::vector<ListedRecord> flowLines(const Book& book, const Findings* findings, Wanted wanted,
                                    std::function<QString(const Book& book, const Flow& flow)> text)
{
    std::vector<const Flow*> flows;
    for (const Flow& flow : book.flows()) {
        if (wanted(flow)) {
            flows.push_back(&flow);
        }
    }
    std::stable_sort(flows.begin(), flows.end(), [](const Flow* a, const Flow* b) { return a->amount > b->amount; });
    const std::unordered_set<Uuid> missing = notCounted(flows, findings);
    const auto context = std::make_shared<const FlowContext>(
        FlowContext{book, findings != nullptr ? findings->network->question() : Question(), std::move(text)});
    std::vector<ListedRecord> lines;
    lines.reserve(flows.size());
    for (const Flow* flow : flows) {
        lines.push_back({keyOf(*flow), {}, {}, {}, missing.contains(flow->id.value), [context](ListedRecord& line) {
                             addWords(*context, line);
                         }});
    }
    return lines;
}

QString betweenText(const Book& book, const Flow& flow)
{
    return tr("%1 → %2, %3").arg(nameOf(book, flow.payer), nameOf(book, flow.payee), text(flow.instrument));
}

} // namespace

std::vector<ListedRecord> flowsOfParty(const Book& book, PartyId party, const Findings* findings)
{
    return flowLines(
        book, findings, [party](const Flow& flow) { return flow.payer == party || flow.payee == party; },
        [party](const Book& of, const Flow& flow) {
            return flow.payer == party ? tr("→ %1, %2").arg(nameOf(of, flow.payee), text(flow.instrument))
                                       : tr("← %1, %2").arg(nameOf(of, flow.payer), text(flow.instrument));
        });
}

std::vector<ListedRecord> flowsOfDeal(const Book& book, DealId deal, const Findings* findings)
{
    return flowLines(
        book, findings, [deal](const Flow& flow) { return flow.deal == deal; }, betweenText);
}

std::vector<ListedRecord> unitsOf(const Book& book, PartyId party)
{
    std::vector<ListedRecord> lines;
    for (const Party& unit : book.parties()) {
        if (unit.parent == party) {
            lines.push_back({keyOf(unit), oneLine(qt(unit.name)), text(unit.kind), {}, false});
        }
    }
    return lines;
}

std::vector<ListedRecord> relationsOf(const Book& book, PartyId party)
{
    std::vector<ListedRecord> lines;
    for (const Relation& relation : book.all<Relation>()) {
        if (relation.from == party || relation.to == party) {
            lines.push_back(
                {keyOf(relation),
                 tr("%1 %2 %3").arg(nameOf(book, relation.from), text(relation.type), nameOf(book, relation.to)),
                 relation.end     ? tr("until %1").arg(dateText(*relation.end))
                 : relation.start ? tr("since %1").arg(yearOf(*relation.start))
                                  : QString(),
                 {},
                 false});
        }
    }
    return lines;
}

std::vector<ListedRecord> metricsOf(const Book& book, PartyId party)
{
    std::vector<const Metric*> metrics;
    for (const Metric& metric : book.all<Metric>()) {
        if (metric.party == party) {
            metrics.push_back(&metric);
        }
    }
    std::stable_sort(metrics.begin(), metrics.end(), [](const Metric* a, const Metric* b) {
        return std::tie(a->kind, a->year) < std::tie(b->kind, b->year);
    });
    std::vector<ListedRecord> lines;
    for (const Metric* metric : metrics) {
        lines.push_back({keyOf(*metric), tr("%1 %2").arg(fieldText(book, *metric, "kind")).arg(metric->year),
                         shortMoney(metric->amount, metric->currency), exactMoney(metric->amount, metric->currency),
                         false});
    }
    return lines;
}

std::vector<ListedRecord> conditionsOf(const Book& book, const Flow& flow, Date asOf)
{
    const Outcomes outcomes(book, asOf);
    std::vector<ListedRecord> lines;
    for (const ConditionId id : flow.conditions) {
        const Condition* condition = book.find(id);
        if (condition == nullptr) {
            continue;
        }
        const Outcome& outcome = outcomes.of(id);
        QString state = text(outcome.state);
        if (outcome.state == ConditionState::open) {
            state = tr("open, %1").arg(percent(outcome.probability.approximately()));
        } else if (outcome.decided) {
            state = tr("%1 %2").arg(state, dateText(*outcome.decided));
        }
        lines.push_back({keyOf(*condition), oneLine(qt(condition->title)), state, {}, false});
    }
    return lines;
}

std::vector<ListedRecord> dependents(const Book& book, ConditionId condition)
{
    const auto has = [condition](const std::vector<ConditionId>& ids) {
        return std::find(ids.begin(), ids.end(), condition) != ids.end();
    };
    std::vector<ListedRecord> lines = flowLines(
        book, nullptr,
        [&](const Flow& flow) {
            const auto* start = std::get_if<ConditionId>(&flow.start);
            return has(flow.conditions) || (start != nullptr && *start == condition);
        },
        betweenText);
    for (const Condition& other : book.conditions()) {
        if (has(other.anyOf)) {
            lines.push_back({keyOf(other), oneLine(qt(other.title)), text(other.state), {}, false});
        }
    }
    return lines;
}

std::vector<ListedRecord> paymentLines(const FlowMoney& money, Date asOf)
{
    std::vector<ListedRecord> lines;
    lines.reserve(money.payments.size());
    for (const DatedAmount& payment : money.payments) {
        lines.push_back({std::nullopt, dateText(payment.date), shortMoney(payment.amount, money.currency),
                         exactMoney(payment.amount, money.currency), payment.date > asOf});
    }
    return lines;
}

std::vector<ListedRecord> differences(const Book& base, const Book& shown)
{
    std::vector<ListedRecord> lines;
    for (const Change& change : difference(base, shown)) {
        const RecordKey key = recordOf(change);
        const bool removed = std::holds_alternative<Removed>(change);
        if (key.kind == RecordKind::claim || key.kind == RecordKind::placement || key.kind == RecordKind::collapse) {
            continue; // it goes with its record
        }
        lines.push_back({key,
                         recordText(removed ? base : shown, key),
                         removed                                   ? tr("removed")
                         : std::holds_alternative<Created>(change) ? tr("added")
                                                                   : tr("altered"),
                         {},
                         removed});
    }
    return lines;
}

} // namespace roundtrip
