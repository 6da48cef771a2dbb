// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stress.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/absorption.h"
#include "core/analysis/metrics.h"
#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

Minor remainingOf(const Pair& pair)
{
    return pair.amount - pair.paidCapital - pair.paidCommercial;
}

std::optional<Minor> revenueIn(const std::map<int, Minor>& byYear, const Window& window, const std::string& name)
{
    std::optional<Minor> sum;
    for (const auto& [year, amount] : byYear) {
        if ((!window.from || year >= yearOf(*window.from)) && (!window.to || firstOfYear(year) < *window.to)) {
            sum = plus(sum.value_or(0), amount, name);
        }
    }
    return sum;
}

// Sets what is shown of outside assets; returns them before rounding.
std::vector<long double> setOutsideAssets(const Book& book, const Network& network,
                                          const std::map<std::uint32_t, double>& shocks,
                                          std::vector<StressedParty>& parties)
{
    const auto cash = cashByNode(book, network);
    const auto revenue = metricsByNode(book, network, MetricKind::revenue);
    const Window& window = network.question().window;
    std::vector<long double> exact;
    exact.reserve(parties.size());
    for (StressedParty& party : parties) {
        const std::string& name = network.nodes()[party.node].name;
        const std::optional<Minor>& held = cash[party.node];
        const auto earned = revenueIn(revenue[party.node], window, name);
        party.noCash = !held;
        party.noRevenue = !earned;
        const Minor assets = plus(held.value_or(0), earned.value_or(0), name);
        const auto shock = shocks.find(party.node);
        // 1 - 0.9 is one tenth, which it is not in doubles.
        const Factor left = shock == shocks.end() ? Factor{} : Factor{shock->second}.complement();
        party.outsideAssets = left.appliedTo(assets, 0, name);
        exact.push_back(left.approximatelyOf(assets));
    }
    return exact;
}

long double shareOwed(Minor owed, const StressedParty& payer)
{
    return static_cast<long double>(owed) / static_cast<long double>(payer.obligations);
}

// What everybody pays when those in default share out all they have, and the others pay in full.
class Clearing {
public:
    Clearing(const Network& network, const std::vector<StressedParty>& parties, const std::vector<long double>& outside,
             const std::vector<std::uint32_t>& defaulters)
        : m_parties(parties), m_index(parties.size(), UINT32_MAX)
    {
        for (std::uint32_t i = 0; i < defaulters.size(); ++i) {
            m_index[defaulters[i]] = i;
            m_source.push_back(outside[defaulters[i]]);
        }
        for (const Pair& pair : network.pairs()) {
            const Minor owed = remainingOf(pair);
            const std::uint32_t creditor = m_index[pair.payee];
            if (owed == 0 || creditor == UINT32_MAX) {
                continue;
            }
            if (m_index[pair.payer] == UINT32_MAX) {
                m_source[creditor] += static_cast<long double>(owed);
            } else {
                const long double share = shareOwed(owed, parties[pair.payer]);
                m_passings.push_back({m_index[pair.payer], creditor, static_cast<double>(share)});
                m_shares.push_back(share);
            }
        }
        m_paid = solved(m_source);
    }

    // Newton's correction by what the solution leaves over, reckoned in more digits than it was solved in.
    void refine()
    {
        std::vector<long double> over = m_source;
        for (std::size_t i = 0; i < m_passings.size(); ++i) {
            over[m_passings[i].to] += m_paid[m_passings[i].from] * m_shares[i];
        }
        std::vector<long double> under(over.size());
        for (std::size_t i = 0; i < over.size(); ++i) {
            const long double rest = over[i] - m_paid[i];
            over[i] = std::max(0.0L, rest);
            under[i] = std::max(0.0L, -rest);
        }
        const auto more = solved(over);
        const auto less = solved(under);
        for (std::size_t i = 0; i < m_paid.size(); ++i) {
            m_paid[i] += more[i] - less[i];
        }
    }

    std::vector<long double> paid() const
    {
        std::vector<long double> out(m_parties.size());
        for (std::size_t i = 0; i < m_parties.size(); ++i) {
            const auto owed = static_cast<long double>(m_parties[i].obligations);
            out[i] = m_index[i] == UINT32_MAX ? owed : std::clamp(m_paid[m_index[i]], 0.0L, owed);
        }
        return out;
    }

private:
    std::vector<long double> solved(const std::vector<long double>& source) const
    {
        const auto x = arrivals(std::vector<double>(source.begin(), source.end()), m_passings);
        return {x.begin(), x.end()};
    }

    const std::vector<StressedParty>& m_parties;
    std::vector<std::uint32_t> m_index; // of each party among the defaulters
    std::vector<long double> m_source;
    std::vector<Passing> m_passings;
    std::vector<long double> m_shares; // of the passings
    std::vector<long double> m_paid;   // by defaulter
};

// The same for many defaulters: what each is owed by whom, and sweeps in place over those in default, which go on from
// what was paid the round before.
class Sweeps {
public:
    Sweeps(const Network& network, const std::vector<StressedParty>& parties, const std::vector<long double>& outside)
        : m_parties(parties), m_outside(outside.begin(), outside.end()), m_first(parties.size() + 1),
          m_paid(parties.size())
    {
        for (const Pair& pair : network.pairs()) {
            m_first[pair.payee + 1] += remainingOf(pair) > 0;
        }
        for (std::size_t i = 1; i < m_first.size(); ++i) {
            m_first[i] += m_first[i - 1];
        }
        m_claims.resize(m_first.back());
        std::vector<std::uint32_t> at(m_first.begin(), m_first.end() - 1);
        for (const Pair& pair : network.pairs()) {
            if (const Minor owed = remainingOf(pair); owed > 0) {
                const long double share = shareOwed(owed, parties[pair.payer]);
                m_claims[at[pair.payee]++] = {pair.payer, static_cast<double>(share)};
            }
        }
        std::transform(parties.begin(), parties.end(), m_paid.begin(),
                       [](const StressedParty& party) { return static_cast<double>(party.obligations); });
    }

    // What a party gets.
    double received(std::uint32_t node) const
    {
        double sum = 0;
        for (std::uint32_t i = m_first[node]; i < m_first[node + 1]; ++i) {
            sum += m_paid[m_claims[i].debtor] * m_claims[i].share;
        }
        return sum;
    }

    // False where the sweeps do not settle: money goes round among the defaulters with hardly any leak.
    bool settle(const std::vector<std::uint32_t>& defaulters)
    {
        constexpr int mostSweeps = 400;
        constexpr double settled = 1e-15;
        constexpr int early = 30; // by then what will settle at all is near
        constexpr double hopeful = 1e-5;
        for (int sweep = 0; sweep < mostSweeps; ++sweep) {
            double largest = 0;
            double change = 0;
            for (std::size_t step = 0; step < defaulters.size(); ++step) {
                const std::uint32_t node = defaulters[sweep % 2 == 0 ? step : defaulters.size() - 1 - step];
                const double means = m_outside[node] + received(node);
                const double paid = std::min(means, static_cast<double>(m_parties[node].obligations));
                change = std::max(change, std::abs(paid - m_paid[node]));
                largest = std::max(largest, paid);
                m_paid[node] = paid;
            }
            if (change <= settled * largest) {
                return true;
            }
            if (sweep == early && change > hopeful * largest) {
                return false;
            }
        }
        return false;
    }

    std::vector<long double> paid() const { return {m_paid.begin(), m_paid.end()}; }
    void set(const std::vector<long double>& paid) { m_paid.assign(paid.begin(), paid.end()); }

private:
    struct Claim {
        std::uint32_t debtor = 0;
        double share = 0;
    };
    const std::vector<StressedParty>& m_parties;
    std::vector<double> m_outside;
    std::vector<std::uint32_t> m_first; // claims of each creditor
    std::vector<Claim> m_claims;
    std::vector<double> m_paid;
};

std::vector<long double> received(const Network& network, const std::vector<StressedParty>& parties,
                                  const std::vector<long double>& paid)
{
    std::vector<long double> in(parties.size());
    for (const Pair& pair : network.pairs()) {
        if (const Minor owed = remainingOf(pair); owed > 0) {
            in[pair.payee] += paid[pair.payer] * shareOwed(owed, parties[pair.payer]);
        }
    }
    return in;
}

// Less than this much short is rounding: half a minor unit, or what doubles of this size cannot tell apart.
long double tolerance(Minor owed)
{
    return std::max(0.5L, static_cast<long double>(owed) * 1e-12L);
}

Minor roundedHalfToEven(long double amount)
{
    return static_cast<Minor>(std::llrint(amount));
}

} // namespace

Stress stress(const Book& book, const Network& network, const std::map<std::uint32_t, double>& shocks)
{
    Stress out;
    out.parties.resize(network.nodes().size());
    for (std::uint32_t i = 0; i < out.parties.size(); ++i) {
        out.parties[i].node = i;
    }
    std::vector<Minor> due(out.parties.size());
    for (const Pair& pair : network.pairs()) {
        StressedParty& payer = out.parties[pair.payer];
        payer.obligations = plus(payer.obligations, remainingOf(pair), network.nodes()[pair.payer].name);
        due[pair.payee] = plus(due[pair.payee], remainingOf(pair), network.nodes()[pair.payee].name);
    }
    const std::vector<long double> outside = setOutsideAssets(book, network, shocks, out.parties);

    constexpr std::size_t mostRefined = 128; // beyond it sweeps are faster, and exact to some fifteen digits
    std::optional<Sweeps> sweeps;
    bool stuck = false;
    std::vector<long double> paid(out.parties.size());
    std::transform(out.parties.begin(), out.parties.end(), paid.begin(),
                   [](const StressedParty& party) { return static_cast<long double>(party.obligations); });
    std::vector<std::uint32_t> defaulters;
    std::vector<long double> in = received(network, out.parties, paid);
    for (;;) {
        const std::size_t before = defaulters.size();
        for (StressedParty& party : out.parties) {
            const long double means = outside[party.node] + in[party.node];
            if (!party.defaultRound && party.obligations > 0 &&
                means < static_cast<long double>(party.obligations) - tolerance(party.obligations)) {
                party.defaultRound = out.rounds + 1;
                defaulters.push_back(party.node);
            }
        }
        if (defaulters.size() == before) {
            break;
        }
        ++out.rounds;
        if (defaulters.size() > mostRefined && !sweeps && !stuck) {
            sweeps.emplace(network, out.parties, outside);
            sweeps->set(paid);
        }
        stuck = stuck || (sweeps && !sweeps->settle(defaulters));
        if (sweeps && !stuck) {
            paid = sweeps->paid();
        } else {
            Clearing clearing(network, out.parties, outside, defaulters);
            if (defaulters.size() <= mostRefined) {
                clearing.refine();
            }
            paid = clearing.paid();
        }
        in = received(network, out.parties, paid);
    }
    long double shortOfAll = 0;
    for (StressedParty& party : out.parties) {
        party.paid = std::min(party.obligations, roundedHalfToEven(paid[party.node]));
        party.received = roundedHalfToEven(in[party.node]);
        party.shortfall = roundedHalfToEven(static_cast<long double>(party.obligations) - paid[party.node]);
        party.loss = std::max<Minor>(0, roundedHalfToEven(static_cast<long double>(due[party.node]) - in[party.node]));
        shortOfAll += static_cast<long double>(party.obligations) - paid[party.node];
    }
    out.totalLoss = roundedHalfToEven(shortOfAll);
    return out;
}

} // namespace roundtrip
