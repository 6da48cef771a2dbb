// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/payment_list.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

using Part = PaymentsOf::Part;

constexpr const char* where = "the payments of a figure";

PaymentsOf paidBy(PartyId party)
{
    PaymentsOf out;
    out.payer = party;
    return out;
}

PaymentsOf paidTo(PartyId party)
{
    PaymentsOf out;
    out.payee = party;
    return out;
}

PaymentsOf between(PartyId payer, PartyId payee)
{
    PaymentsOf out;
    out.payer = payer;
    out.payee = payee;
    return out;
}

template<class Member> PaymentsOf with(PaymentsOf of, Member PaymentsOf::*member, const Member& value)
{
    of.*member = value;
    return of;
}

PaymentsOf ofClass(PaymentsOf of, MoneyClass moneyClass)
{
    of.moneyClass = moneyClass;
    return of;
}

FigureParts only(PaymentsOf of)
{
    return {{std::move(of)}, {}, 1};
}

// Who is asked for, as nodes; false where a party that is asked for is not in the network.
bool nodesOf(const Network& network, const PaymentsOf& of, std::optional<std::uint32_t>& payer,
             std::optional<std::uint32_t>& payee)
{
    payer = of.payer ? network.nodeOf(*of.payer) : std::nullopt;
    payee = of.payee ? network.nodeOf(*of.payee) : std::nullopt;
    return (!of.payer || payer) && (!of.payee || payee);
}

Date firstOf(Date date, PaymentGrain grain)
{
    const std::chrono::year_month_day day{date};
    switch (grain) {
    case PaymentGrain::year: return firstOfYear(yearOf(date));
    case PaymentGrain::month: return Date{day.year() / day.month() / 1};
    case PaymentGrain::day: break;
    }
    return date;
}

// The first day behind a group that begins on this one.
Date afterOf(Date first, PaymentGrain grain)
{
    const std::chrono::year_month_day day{first};
    switch (grain) {
    case PaymentGrain::year: return firstOfYear(yearOf(first) + 1);
    case PaymentGrain::month: return Date{(day.year() / day.month() + std::chrono::months{1}) / 1};
    case PaymentGrain::day: break;
    }
    return first + std::chrono::days{1};
}

// Hands on, one by one, what the parts of a figure sum, and sums it by class.
template<class OnPayment> class Lister {
public:
    Lister(const Book& book, const Network& network, OnPayment onPayment)
        : m_network(network), m_rates(book), m_onPayment(std::move(onPayment))
    {}

    Minor sumOf(const FigureParts& parts)
    {
        for (const PaymentsOf& of : parts.adds) {
            add(of, false);
        }
        const Minor added = takeSum(parts.commercialShare);
        for (const PaymentsOf& of : parts.takesOff) {
            add(of, true);
        }
        return plus(added, -takeSum(1), where);
    }

private:
    void add(const PaymentsOf& of, bool takenOff)
    {
        std::optional<std::uint32_t> payer;
        std::optional<std::uint32_t> payee;
        if (nodesOf(m_network, of, payer, payee)) {
            const auto pairs = payer ? m_network.payments(*payer) : m_network.pairs();
            for (const Pair& pair : pairs) {
                if (!payee || pair.payee == *payee) {
                    addPair(pair, of, takenOff);
                }
            }
        }
    }

    // Of what was added since the last time; commercial money by the share, rounded once.
    Minor takeSum(double commercialShare)
    {
        const Minor capital = std::exchange(m_capital, 0);
        const Minor commercial = std::exchange(m_commercial, 0);
        return Factor(commercialShare).addedTo(capital, commercial, where);
    }

    void addPair(const Pair& pair, const PaymentsOf& of, bool takenOff)
    {
        for (const Stream& stream : m_network.streams(pair)) {
            const bool wanted =
                (!of.moneyClass || stream.moneyClass == *of.moneyClass) &&
                (!of.flows || std::find(of.flows->begin(), of.flows->end(), stream.flow) != of.flows->end());
            if (!wanted) {
                continue;
            }
            const auto one = [&](std::optional<Date> date, Minor nominal) {
                if (!holds(of, date)) {
                    return;
                }
                const Minor counted = m_rates.converted(nominal, stream.currency, date, stream.factor);
                if (counted == 0) {
                    return;
                }
                Minor& sum = stream.moneyClass == MoneyClass::capital ? m_capital : m_commercial;
                sum = plus(sum, counted, where);
                m_onPayment(CountedPayment{date, counted, nominal, stream.currency, stream.moneyClass, stream.flow,
                                           pair.payer, pair.payee, takenOff});
            };
            if (stream.undated()) {
                if (!stream.ended && !m_network.question().window.to) {
                    one(std::nullopt, stream.amount);
                }
                continue;
            }
            for (const DatedAmount& payment : nominalPayments(stream, m_network.question().window)) {
                one(payment.date, payment.amount);
            }
        }
    }

    bool holds(const PaymentsOf& of, std::optional<Date> date) const
    {
        const bool paid = date && *date <= m_network.question().asOf;
        return (of.part == Part::all || (of.part == Part::paid) == paid) &&
               (!of.year || (date && yearOf(*date) == *of.year)) && (!of.within || (date && of.within->holds(*date))) &&
               !(of.undated && date);
    }

    const Network& m_network;
    Rates m_rates;
    OnPayment m_onPayment;
    Minor m_capital = 0;
    Minor m_commercial = 0;
};

} // namespace

std::optional<FigureParts> partsOf(Figure figure, std::optional<PartyId> party)
{
    if (figure == Figure::headline) {
        return only({});
    }
    if (!party) {
        return std::nullopt;
    }
    const PaymentsOf in = paidTo(*party);
    const PaymentsOf out = paidBy(*party);
    const auto part = [](const PaymentsOf& of, Part wanted) { return only(with(of, &PaymentsOf::part, wanted)); };
    switch (figure) {
    case Figure::in: return only(in);
    case Figure::out: return only(out);
    case Figure::net: return FigureParts{{in}, {out}, 1};
    case Figure::inCapital: return only(ofClass(in, MoneyClass::capital));
    case Figure::inCommercial: return only(ofClass(in, MoneyClass::commercial));
    case Figure::outCapital: return only(ofClass(out, MoneyClass::capital));
    case Figure::outCommercial: return only(ofClass(out, MoneyClass::commercial));
    case Figure::paidIn: return part(in, Part::paid);
    case Figure::paidOut: return part(out, Part::paid);
    case Figure::remainingIn: return part(in, Part::remaining);
    case Figure::remainingOut: return part(out, Part::remaining);
    default: return std::nullopt;
    }
}

FigureParts partsOfPair(PartyId payer, PartyId payee)
{
    return only(between(payer, payee));
}

FigureParts partsAtRisk(const Network& network, PartyId a, PartyId b)
{
    const auto nodeA = network.nodeOf(a);
    const auto nodeB = network.nodeOf(b);
    const auto pairOf = [&](auto payer, auto payee) {
        const auto found = payer && payee ? network.find(*payer, *payee) : std::nullopt;
        return found ? network.pairs()[*found] : Pair{};
    };
    const Pair there = pairOf(nodeA, nodeB);
    const Pair back = pairOf(nodeB, nodeA);
    FigureParts parts = only(with(between(b, a), &PaymentsOf::part, Part::remaining));
    if (there.paidCapital > plus(back.paidCapital, back.paidCommercial, where)) {
        parts.adds.push_back(with(ofClass(between(a, b), MoneyClass::capital), &PaymentsOf::part, Part::paid));
        parts.takesOff.push_back(with(between(b, a), &PaymentsOf::part, Part::paid));
    }
    return parts;
}

FigureParts partsOfOutlay(PartyId investor, std::optional<PartyId> recipient)
{
    return only(ofClass(recipient ? between(investor, *recipient) : paidBy(investor), MoneyClass::capital));
}

FigureParts partsOfRecovery(const Network& network, PartyId investor, std::optional<PartyId> recipient, double margin)
{
    FigureParts parts;
    if (recipient) {
        parts = only(between(*recipient, investor));
    } else if (const auto node = network.nodeOf(investor)) {
        for (const Pair& pair : network.payments(*node)) {
            if (pair.capital > 0) {
                parts.adds.push_back(between(network.nodes()[pair.payee].party, investor));
            }
        }
    }
    parts.commercialShare = margin;
    return parts;
}

FigureParts partsOfObligations(PartyId party, int year)
{
    PaymentsOf of = ofClass(paidBy(party), MoneyClass::commercial);
    of.year = year;
    return only(std::move(of));
}

FigureParts partsOfCapitalReceived(PartyId party, int year)
{
    PaymentsOf of = ofClass(paidTo(party), MoneyClass::capital);
    of.year = year;
    return only(std::move(of));
}

FigureParts partsOfFlows(std::vector<FlowId> flows)
{
    PaymentsOf of;
    of.flows = std::move(flows);
    return only(std::move(of));
}

PaymentList paymentList(const Book& book, const Network& network, const FigureParts& parts)
{
    PaymentList out;
    Lister lister(book, network, [&out](const CountedPayment& payment) { out.payments.push_back(payment); });
    out.sum = lister.sumOf(parts);
    std::stable_sort(out.payments.begin(), out.payments.end(), [](const CountedPayment& a, const CountedPayment& b) {
        return std::tuple(!a.date, a.date, a.payer, a.payee, a.flow) <
               std::tuple(!b.date, b.date, b.payer, b.payee, b.flow);
    });
    return out;
}

PaymentGroups paymentGroups(const Book& book, const Network& network, const FigureParts& parts, PaymentGrain grain)
{
    struct Sums {
        std::size_t payments = 0;
        Minor capital = 0; // of what is added
        Minor commercial = 0;
        Minor takenOff = 0;
    };
    std::map<std::pair<bool, Date>, Sums> groups; // those without a date behind all others
    PaymentGroups out;
    Lister lister(book, network, [&](const CountedPayment& payment) {
        Sums& sums = groups[{!payment.date, payment.date ? firstOf(*payment.date, grain) : Date{}}];
        Minor& sum = payment.takenOff                            ? sums.takenOff
                     : payment.moneyClass == MoneyClass::capital ? sums.capital
                                                                 : sums.commercial;
        sum = plus(sum, payment.amount, where);
        ++sums.payments;
        ++out.payments;
    });
    out.sum = lister.sumOf(parts);
    for (const auto& [key, sums] : groups) {
        const Minor added = Factor(parts.commercialShare).addedTo(sums.capital, sums.commercial, where);
        out.groups.push_back(
            {key.first ? std::nullopt : std::optional(key.second), sums.payments, plus(added, -sums.takenOff, where)});
    }
    return out;
}

FigureParts partsOfGroup(FigureParts parts, const PaymentGroup& group, PaymentGrain grain)
{
    for (std::vector<PaymentsOf>* side : {&parts.adds, &parts.takesOff}) {
        for (PaymentsOf& of : *side) {
            if (group.first) {
                of.within = Window{group.first, afterOf(*group.first, grain)};
            } else {
                of.undated = true;
            }
        }
    }
    return parts;
}

} // namespace roundtrip
