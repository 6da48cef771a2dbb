// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clearing.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

#include "core/analysis/absorption.h"

namespace roundtrip {

namespace {

constexpr std::size_t mostRefined = 128; // in default: beyond it pushing is faster, and exact to some fifteen digits

// Less than this much short is rounding: half a minor unit, or what doubles of this size cannot tell apart.
double tolerance(double owed)
{
    return std::max(0.5, owed * 1e-12);
}

// What it owes less all it has where everybody pays it: below 0 it has some over.
long double gapOf(const Means& means, std::uint32_t node)
{
    return static_cast<long double>(means.owed[node] - means.due[node]) - means.outside[node];
}

// What those in default fail to pay, as a system, each of them an unknown.
class Unpaid {
public:
    Unpaid(const Network& network, const Means& means, const std::vector<std::uint32_t>& defaulters)
    {
        std::vector<std::uint32_t> index(means.owed.size(), UINT32_MAX);
        for (std::uint32_t i = 0; i < defaulters.size(); ++i) {
            index[defaulters[i]] = i;
            m_gap.push_back(gapOf(means, defaulters[i]));
        }
        for (const std::uint32_t payer : defaulters) {
            for (const Pair& pair : network.payments(payer)) {
                const Minor owed = remainingOf(pair);
                if (owed > 0 && index[pair.payee] != UINT32_MAX) {
                    m_shares.push_back(static_cast<long double>(owed) / static_cast<long double>(means.owed[payer]));
                    m_passings.push_back({index[payer], index[pair.payee], static_cast<double>(m_shares.back())});
                }
            }
        }
        m_unpaid.resize(m_gap.size());
        refine();
    }

    // Newton's correction by what the solution leaves over, reckoned in more digits than it is solved in.
    void refine()
    {
        std::vector<long double> over = m_gap;
        for (std::size_t i = 0; i < m_passings.size(); ++i) {
            over[m_passings[i].to] += m_unpaid[m_passings[i].from] * m_shares[i];
        }
        std::vector<double> more(over.size());
        std::vector<double> less(over.size());
        for (std::size_t i = 0; i < over.size(); ++i) {
            const long double rest = over[i] - m_unpaid[i];
            more[i] = static_cast<double>(std::max(0.0L, rest));
            less[i] = static_cast<double>(std::max(0.0L, -rest));
        }
        add(1, more);
        add(-1, less);
    }

    const std::vector<long double>& unpaid() const { return m_unpaid; }

private:
    void add(int sign, const std::vector<double>& source)
    {
        if (std::any_of(source.begin(), source.end(), [](double rest) { return rest > 0; })) {
            const std::vector<double> solved = arrivals(source, m_passings);
            for (std::size_t i = 0; i < m_unpaid.size(); ++i) {
                m_unpaid[i] += sign * static_cast<long double>(solved[i]);
            }
        }
    }

    std::vector<long double> m_gap;
    std::vector<Passing> m_passings;
    std::vector<long double> m_shares; // of the passings
    std::vector<long double> m_unpaid;
};

// What those in default owe each other, by their places among them: all that a shortfall can go round in.
struct Inner {
    std::vector<std::uint32_t> first; // of each debtor, and one past the last
    std::vector<std::uint32_t> creditors;
    std::vector<double> shares;           // of all that the debtor owes
    std::vector<std::uint32_t> receivers; // whoever is among the creditors and has some
};

// Who is in default, what they fail to pay, and what the others are still above. The system of many is solved by
// pushing every debtor's shortfall on to its creditors as it grows (Gauss-Seidel by columns).
class Rounds {
public:
    Rounds(const Network& network, const Means& means)
        : m_network(network), m_means(means), m_over(means.owed.size()), m_place(means.owed.size(), nowhere),
          m_falling(means.owed.size() + 1)
    {
        m_out.round.resize(means.owed.size());
        m_creditors.reserve(network.pairs().size() + 1);
        m_owed.reserve(network.pairs().size() + 1);
        for (std::uint32_t node = 0; node < m_over.size(); ++node) {
            m_over[node] = overAt(node, 0);
        }
    }

    Clearing cleared()
    {
        bool settles = true;
        while (fall()) {
            settles = settles && (m_debts.size() <= mostRefined || settle());
            if (!settles || m_debts.size() <= mostRefined) {
                solve();
            }
        }
        // Rounding has added up in what was pushed on: it is reckoned anew, and what is left is pushed on once more.
        m_out.lost = lost();
        m_out.unpaid.resize(m_out.lost.size());
        for (const Debt& debt : m_debts) {
            m_out.unpaid[debt.node] = withinOwed(debt.node, gapOf(m_means, debt.node) + m_out.lost[debt.node]);
        }
        return std::move(m_out);
    }

private:
    static constexpr std::uint32_t nowhere = UINT32_MAX;
    static constexpr double never = -1e300; // above by so little that no loss takes it there

    struct Debt {
        long double unpaid = 0;
        double perOwed = 0; // one by all it owes
        std::uint32_t node = 0;
        std::uint32_t first = 0; // of its creditors
        std::uint32_t last = 0;
    };

    // How far one that still pays is beyond what is tolerated, having lost so much; without end where it pays though it
    // lost all that is due to it.
    double overAt(std::uint32_t node, long double lost) const
    {
        const auto owed = static_cast<double>(m_means.owed[node]);
        const auto over = static_cast<double>(gapOf(m_means, node) + lost) - tolerance(owed);
        const bool always = (owed == 0) | (owed - static_cast<double>(m_means.outside[node]) <= tolerance(owed));
        return over + never * static_cast<double>(always); // no branch, as none could be foretold
    }

    long double withinOwed(std::uint32_t node, long double unpaid) const
    {
        return std::clamp(unpaid, 0.0L, static_cast<long double>(m_means.owed[node]));
    }

    // Takes up those that default next; whether there are any.
    bool fall()
    {
        const std::size_t before = m_debts.size();
        std::size_t falling = 0;
        for (std::uint32_t node = 0; node < m_over.size(); ++node) { // no branch, as none could be foretold
            m_falling[falling] = node;
            falling += m_over[node] > 0 ? 1 : 0;
        }
        if (falling == 0) {
            return false;
        }
        std::size_t payments = m_size;
        for (std::size_t i = 0; i < falling; ++i) {
            const std::uint32_t node = m_falling[i];
            const auto owed = static_cast<double>(m_means.owed[node]);
            m_place[node] = static_cast<std::uint32_t>(m_debts.size());
            m_left.push_back(m_over[node] + tolerance(owed));
            m_over[node] = never;
            m_debts.push_back({0, 1 / owed, node, 0, 0});
            payments += m_network.payments(node).size();
        }
        m_creditors.resize(payments + 1);
        m_owed.resize(payments + 1);
        ++m_out.rounds;
        constexpr std::size_t ahead = 12; // their payments lie far apart in memory
        for (std::size_t i = before; i < m_debts.size(); ++i) {
            if (i + ahead < m_debts.size()) {
                fetch(m_network.payments(m_debts[i + ahead].node));
            }
            m_out.round[m_debts[i].node] = m_out.rounds;
            addCreditors(m_debts[i]);
        }
        return true;
    }

    static void fetch(std::span<const Pair> pairs)
    {
        for (std::size_t i = 0; i < pairs.size() && i < 8; ++i) {
            __builtin_prefetch(&pairs[i]);
        }
    }

    void addCreditors(Debt& debt)
    {
        debt.first = m_size;
        for (const Pair& pair : m_network.payments(debt.node)) { // no branch, as above
            const Minor owed = remainingOf(pair);
            m_creditors[m_size] = pair.payee;
            m_owed[m_size] = static_cast<double>(owed);
            m_size += owed > 0 ? 1 : 0;
        }
        debt.last = m_size;
    }

    void findInner()
    {
        m_inner.first.clear();
        m_inner.creditors.resize(m_size + 1);
        m_inner.shares.resize(m_size + 1);
        std::uint32_t size = 0;
        for (const Debt& debt : m_debts) {
            m_inner.first.push_back(size);
            for (std::uint32_t k = debt.first; k < debt.last; ++k) { // no branch, as none could be foretold
                const std::uint32_t place = m_place[m_creditors[k]];
                m_inner.creditors[size] = place;
                m_inner.shares[size] = m_owed[k] * debt.perOwed;
                size += place != nowhere ? 1 : 0;
            }
        }
        m_inner.first.push_back(size);
        findReceivers();
    }

    // Those that others in default owe to, and that owe to others in default: what is pushed on can come to them and
    // has to go on. Those with most creditors come first, so that the processor foresees where the creditors of one
    // end.
    void findReceivers()
    {
        constexpr std::uint32_t most = 32; // creditors, or more
        constexpr std::uint32_t none = most + 1;
        std::vector<std::uint8_t> receives(m_debts.size());
        for (std::uint32_t k = 0; k < m_inner.first.back(); ++k) {
            receives[m_inner.creditors[k]] = 1;
        }
        const auto groupOf = [&](std::uint32_t i) {
            const std::uint32_t creditors = receives[i] * (m_inner.first[i + 1] - m_inner.first[i]);
            return none - 1 - std::min(creditors, most) + (creditors == 0 ? 1 : 0);
        };
        std::array<std::uint32_t, none + 2> next{};
        for (std::uint32_t i = 0; i < m_debts.size(); ++i) {
            ++next[groupOf(i) + 1];
        }
        std::partial_sum(next.begin(), next.end(), next.begin());
        const std::uint32_t receivers = next[none];
        m_inner.receivers.resize(m_debts.size());
        for (std::uint32_t i = 0; i < m_debts.size(); ++i) {
            m_inner.receivers[next[groupOf(i)]++] = i;
        }
        m_inner.receivers.resize(receivers);
    }

    // False where it does not: money goes round among the debtors with hardly any leak.
    bool settle()
    {
        constexpr int mostSweeps = 400;
        constexpr int early = 30; // by then what will settle at all is near
        constexpr double hopeful = 1e-5;
        constexpr double settled = 0.01;   // minor units
        constexpr double worthwhile = 0.2; // of what is left, what all together may keep for the next sweep
        findInner();
        std::vector<double> pushed(m_debts.size());
        double first = 0;
        for (std::uint32_t i = 0; i < m_debts.size(); ++i) {
            first += m_left[i];
            pushOn(i, pushed);
        }
        // From now on only those are short of more that others in default owe to.
        double left = m_inner.receivers.empty() ? 0 : first;
        for (int sweeps = 1; left > settled; ++sweeps) {
            if (sweeps == mostSweeps || (sweeps == early && left > hopeful * first)) {
                return false;
            }
            const double least = left * worthwhile / static_cast<double>(m_inner.receivers.size());
            left = 0; // no less than that, in the end: what is pushed on may come round to one that has had its turn
            for (const std::uint32_t i : m_inner.receivers) {
                left += m_left[i];
                if (m_left[i] > least) {
                    pushOn(i, pushed);
                }
            }
        }
        for (std::size_t i = 0; i < m_debts.size(); ++i) {
            Debt& debt = m_debts[i];
            if (m_inner.first[i] == m_inner.first[i + 1]) { // it was left out, as it owes nothing to others in default
                pushed[i] += std::exchange(m_left[i], 0);
            }
            debt.unpaid += static_cast<long double>(pushed[i]);
            const double rate = pushed[i] * debt.perOwed;
            for (std::uint32_t k = debt.first; k < debt.last; ++k) {
                m_over[m_creditors[k]] += rate * m_owed[k];
            }
        }
        return true;
    }

    void pushOn(std::uint32_t debtor, std::vector<double>& pushed)
    {
        const double more = m_left[debtor];
        m_left[debtor] = 0;
        pushed[debtor] += more;
        for (std::uint32_t k = m_inner.first[debtor]; k < m_inner.first[debtor + 1]; ++k) {
            m_left[m_inner.creditors[k]] += more * m_inner.shares[k];
        }
    }

    void solve()
    {
        std::vector<std::uint32_t> nodes(m_debts.size());
        std::transform(m_debts.begin(), m_debts.end(), nodes.begin(), [](const Debt& debt) { return debt.node; });
        Unpaid system(m_network, m_means, nodes);
        if (m_debts.size() <= mostRefined) {
            system.refine();
        }
        for (std::size_t i = 0; i < m_debts.size(); ++i) {
            m_debts[i].unpaid = withinOwed(m_debts[i].node, system.unpaid()[i]);
        }
        m_left.assign(m_debts.size(), 0);
        const std::vector<long double> all = lost();
        for (std::uint32_t node = 0; node < m_over.size(); ++node) {
            if (m_place[node] == nowhere) {
                m_over[node] = overAt(node, all[node]);
            }
        }
    }

    std::vector<long double> lost() const
    {
        std::vector<long double> lost(m_over.size());
        for (const Debt& debt : m_debts) {
            const long double rate = debt.unpaid / static_cast<long double>(m_means.owed[debt.node]);
            for (std::uint32_t k = debt.first; k < debt.last; ++k) {
                lost[m_creditors[k]] += rate * static_cast<long double>(m_owed[k]);
            }
        }
        return lost;
    }

    const Network& m_network;
    const Means& m_means;
    std::vector<double> m_over; // by node, how far it is beyond what is tolerated: below 0 it pays; no end once it fell
    std::vector<std::uint32_t> m_place; // by node, among those in default
    std::vector<Debt> m_debts;
    std::vector<double> m_left; // by debt, what is not pushed on yet
    Inner m_inner;
    std::vector<std::uint32_t> m_falling;   // room for all, and for one that does not
    std::vector<std::uint32_t> m_creditors; // so many of them count:
    std::uint32_t m_size = 0;
    std::vector<double> m_owed; // to each of the creditors
    Clearing m_out;
};

} // namespace

Clearing cleared(const Network& network, const Means& means)
{
    return Rounds(network, means).cleared();
}

} // namespace roundtrip
