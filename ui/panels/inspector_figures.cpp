// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector_figures.h"

#include <algorithm>
#include <set>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("InspectorFigures", text);
}

FigureLine money(const QString& title, Minor amount, Currency currency, const QString& definition = {})
{
    return {title, shortMoney(amount, currency), exactMoney(amount, currency), definition, false};
}

// The figure with what it sums, by what it is called away from its place.
FigureLine opened(FigureLine figure, const QString& name, std::optional<FigureParts> parts)
{
    figure.name = name;
    figure.parts = std::move(parts);
    return figure;
}

FigureLine strong(FigureLine figure)
{
    figure.strong = true;
    return figure;
}

QString share(const std::optional<double>& value)
{
    return value ? percent(*value) : QStringLiteral("–");
}

// A side's total with how it is made up.
struct SideFigures {
    Figure all, capital, commercial, paid, remaining;
};
void addSide(std::vector<FigureLine>& figures, const Side& side, const Node& node, const SideFigures& of,
             Currency currency, const QString& title, const QString& paidTitle, const QString& remainingTitle)
{
    const QString party = oneLine(qt(node.name));
    figures.push_back(strong(
        opened(money(title, side.total(), currency), tr("%1: %2").arg(party, title), partsOf(of.all, node.party))));
    if (side.total() == 0) {
        return;
    }
    const auto part = [&](Figure figure, const QString& name, Minor amount, const QString& definition) {
        figures.push_back(opened(money(tr("   %1").arg(name), amount, currency, definition),
                                 tr("%1: %2, %3").arg(party, title, name), partsOf(figure, node.party)));
    };
    part(of.capital, tr("capital"), side.capital, tr("Money placed, or coming back to the one who placed it."));
    part(of.commercial, tr("commercial"), side.commercial, tr("Money that buys something."));
    part(of.paid, paidTitle, side.paid, tr("By the as-of date, that day included."));
    part(of.remaining, remainingTitle, side.remaining(), tr("After the as-of date."));
    figures.push_back(
        {tr("   %1").arg(tr("concentration")),
         side.concentration ? QLocale().toString(*side.concentration, 'f', 2) : QStringLiteral("–"),
         {},
         tr("Herfindahl index by counterparty: 1 when all of it is with one, towards 0 when it is spread."),
         false});
}

} // namespace

std::vector<FigureLine> documentFigures(const Findings& findings)
{
    const Circularity& of = findings.circularity;
    const Currency currency = findings.network->currency();
    return {
        opened(money(tr("Headline"), of.headline, currency, tr("What the press adds up: all payments in the window.")),
               {}, partsOf(Figure::headline)),
        money(tr("Circular"), of.circular, currency,
              tr("What full netting among all parties would cancel: money that goes round.")),
        money(tr("One-way"), of.oneWay(), currency, tr("Headline less circular.")),
        money(tr("External"), of.external, currency,
              tr("What parties pay beyond what comes in: new money that somebody must bring.")),
        {tr("Circular share"), share(of.circularShare()), {}, tr("Circular of headline."), false},
        {tr("Strongly connected share"),
         share(of.stronglyConnectedShare()),
         {},
         tr("Of headline, what runs between parties that can all reach each other. No measure of what goes round."),
         false},
    };
}

std::vector<FigureLine> partyFigures(const Findings& findings, PartyId party)
{
    const auto node = findings.network->nodeOf(party);
    if (!node) {
        return {};
    }
    const PartyExposure& of = findings.exposures.parties[*node];
    const Currency currency = findings.network->currency();
    std::vector<FigureLine> figures;
    const Node& self = findings.network->nodes()[*node];
    figures.push_back(strong(opened(money(tr("Net"), of.net(), currency, tr("What comes in less what goes out.")),
                                    tr("%1: net").arg(oneLine(qt(self.name))), partsOf(Figure::net, self.party))));
    if (of.net() > 0) {
        figures.back().value.prepend(QLatin1Char('+'));
    }
    addSide(figures, of.in, self,
            {Figure::in, Figure::inCapital, Figure::inCommercial, Figure::paidIn, Figure::remainingIn}, currency,
            tr("In"), tr("received"), tr("to come"));
    addSide(figures, of.out, self,
            {Figure::out, Figure::outCapital, Figure::outCommercial, Figure::paidOut, Figure::remainingOut}, currency,
            tr("Out"), tr("paid"), tr("to pay"));
    figures.push_back({tr("Counterparties"),
                       QLocale().toString(of.counterparties),
                       {},
                       tr("The parties that it pays or is paid by."),
                       false});
    return figures;
}

std::vector<FigureLine> selectionFigures(const Findings& findings, const Selection& selection)
{
    const Network& network = *findings.network;
    std::set<std::uint32_t> nodes;
    std::vector<FlowId> flows;
    for (const RecordKey& record : selection) {
        if (record.kind == RecordKind::flow) {
            flows.push_back({record.id});
        } else if (const auto node = record.kind == RecordKind::party ? network.nodeOf({record.id}) : std::nullopt) {
            nodes.insert(*node);
        }
    }
    const Currency currency = network.currency();
    std::vector<FigureLine> figures;
    if (!nodes.empty()) {
        Minor in = 0;
        Minor out = 0;
        Minor inside = 0;
        for (const Pair& pair : network.pairs()) {
            const bool pays = nodes.contains(pair.payer);
            const bool isPaid = nodes.contains(pair.payee);
            (pays && isPaid ? inside : pays ? out : in) += pays || isPaid ? pair.amount : 0;
        }
        figures.push_back(strong(money(tr("In from others"), in, currency)));
        figures.push_back(strong(money(tr("Out to others"), out, currency)));
        figures.push_back(money(tr("Among themselves"), inside, currency));
    }
    if (!flows.empty()) {
        Minor sum = 0;
        const std::set<FlowId> chosen(flows.begin(), flows.end());
        for (const Pair& pair : network.pairs()) {
            const auto streams = network.streams(pair);
            const bool some = std::any_of(streams.begin(), streams.end(),
                                          [&](const Stream& stream) { return chosen.contains(stream.flow); });
            for (const Payment& payment : some ? network.paymentsOf(pair) : std::vector<Payment>()) {
                sum += chosen.contains(payment.flow) ? payment.amount : 0;
            }
        }
        for (const UndatedFlow& undated : network.undated()) {
            sum += undated.counted && chosen.contains(undated.flow) ? undated.amount : 0;
        }
        figures.push_back(strong(opened(money(tr("Sum of the flows"), sum, currency), {}, partsOfFlows(flows))));
    }
    return figures;
}

FlowMoney flowMoney(const Findings& findings, const Flow& flow)
{
    const Network& network = *findings.network;
    FlowMoney money;
    money.currency = network.currency();
    const auto payer = network.nodeOf(flow.payer);
    const auto payee = network.nodeOf(flow.payee);
    const auto at = payer && payee ? network.find(*payer, *payee) : std::nullopt;
    if (!at) {
        return money;
    }
    const Pair& pair = network.pairs()[*at];
    const auto streams = network.streams(pair);
    money.counted =
        std::any_of(streams.begin(), streams.end(), [&flow](const Stream& stream) { return stream.flow == flow.id; });
    for (const Payment& payment : network.paymentsOf(pair)) {
        if (payment.flow == flow.id) {
            money.payments.push_back({payment.date, payment.amount});
            money.dated += payment.amount;
            money.paid += payment.date <= network.question().asOf ? payment.amount : 0;
        }
    }
    for (const UndatedFlow& undated : network.undated()) {
        if (undated.flow == flow.id && undated.counted) {
            money.undated = undated.amount;
        }
    }
    return money;
}

QString whyNotCounted(const Book& book, const Flow& flow, const Question& question)
{
    const Filter& filter = question.filter;
    const Deal* deal = book.find(flow.deal);
    if (deal != nullptr && !filter.statuses.holds(deal->status)) {
        return tr("Not counted: deals that are %1 are filtered out.").arg(text(deal->status));
    }
    if (!filter.settlements.holds(flow.settlement)) {
        return tr("Not counted: what is settled %1 is filtered out.").arg(text(flow.settlement));
    }
    if (!filter.instruments.holds(flow.instrument)) {
        return tr("Not counted: %1 is filtered out.").arg(text(flow.instrument));
    }
    if (!filter.firmness.holds(flow.firmness)) {
        return tr("Not counted: what is %1 is filtered out.").arg(text(flow.firmness));
    }
    for (const PartyId id : {flow.payer, flow.payee}) {
        const Party* party = book.find(id);
        if (party != nullptr && !filter.partyKinds.holds(party->kind)) {
            return tr("Not counted: parties of the kind %1 are filtered out.").arg(text(party->kind));
        }
    }
    const Outcomes outcomes(book, question.asOf);
    for (const ConditionId id : flow.conditions) {
        const ConditionState state = outcomes.of(id).state;
        const Condition* condition = book.find(id);
        const QString title = condition != nullptr ? oneLine(qt(condition->title)) : QString();
        if (state == ConditionState::failed) {
            return tr("Not counted: the condition “%1” failed.").arg(title);
        }
        if (state == ConditionState::open && question.measure == Measure::committed) {
            return tr("Not committed: the condition “%1” is open.").arg(title);
        }
    }
    if (deal != nullptr && deal->status == DealStatus::terminated && deal->ended) {
        return tr("Not counted: the deal ended on %1, before any payment in the window.").arg(dateText(*deal->ended));
    }
    return tr("Not counted: no payment falls into the window.");
}

} // namespace roundtrip
