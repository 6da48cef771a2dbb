// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pushing.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace roundtrip {

namespace {

constexpr int mostSweeps = 120;
constexpr double settled = 1e-14; // of a unit, not passed on yet
constexpr double exact = 1e-13;   // likewise, once it is reckoned anew

// Promise: left = source + Pᵀ·arrived - arrived, up to rounding; at those that pass nothing on, arrived is 0 and left
// is all that has come. Both change together, so that this holds of every combination whose weights sum to one.
class Pushes {
public:
    Pushes(const Outgoing& outgoing, const std::vector<double>& source, std::uint32_t absorbing)
        : m_outgoing(outgoing), m_source(source), m_passesOn(source.size()), m_rate(source.size())
    {
        for (std::uint32_t node = 0; node < source.size(); ++node) {
            m_passesOn[node] = node != absorbing && outgoing.out[node] > 0;
            m_rate[node] = m_passesOn[node] != 0 ? 1 / outgoing.most(node) : 0;
        }
        m_now = {std::vector<double>(source.size()), source};
        m_before = m_now;
        m_earlier = m_now;
    }

    void sweep()
    {
        for (std::uint32_t node = 0; node < m_source.size(); ++node) {
            const double moved = m_now.left[node];
            if (m_passesOn[node] == 0 || moved == 0) {
                continue;
            }
            m_now.left[node] = 0;
            m_now.arrived[node] += moved;
            pass(node, moved);
        }
    }

    // What is left to be passed on.
    double rest() const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_source.size(); ++i) {
            sum += m_passesOn[i] != 0 ? std::abs(m_now.left[i]) : 0;
        }
        return sum;
    }

    void combine()
    {
        // The least of |left - a·(left - before) - b·(left - earlier)|, by its normal equations.
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double a = 0;
        double b = 0;
        for (std::size_t i = 0; i < m_source.size(); ++i) {
            if (m_passesOn[i] != 0) {
                const double left = m_now.left[i];
                const double one = left - m_before.left[i];
                const double two = left - m_earlier.left[i];
                aa += one * one;
                ab += one * two;
                bb += two * two;
                a += one * left;
                b += two * left;
            }
        }
        const double determinant = aa * bb - ab * ab;
        if (determinant > 1e-12 * aa * bb) {
            std::tie(a, b) = std::pair{(a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant};
        } else {
            a = aa > 0 ? a / aa : 0;
            b = 0;
        }
        const auto mix = [a, b](std::vector<double>& now, const std::vector<double>& before,
                                std::vector<double>& earlier) {
            for (std::size_t i = 0; i < now.size(); ++i) {
                const double mixed = now[i] - a * (now[i] - before[i]) - b * (now[i] - earlier[i]);
                now[i] = mixed;
                earlier[i] = mixed;
            }
        };
        mix(m_now.arrived, m_before.arrived, m_earlier.arrived);
        mix(m_now.left, m_before.left, m_earlier.left);
        std::swap(m_before, m_earlier);
    }

    // Reckons what is left from what has arrived: rounding has added up in it.
    void reckon()
    {
        m_now.left = m_source;
        for (std::uint32_t node = 0; node < m_source.size(); ++node) {
            if (m_passesOn[node] != 0) {
                m_now.left[node] -= m_now.arrived[node];
                pass(node, m_now.arrived[node]);
            }
        }
    }

    std::vector<double> arrived() const
    {
        std::vector<double> out = m_now.arrived;
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = std::max(0.0, m_passesOn[i] != 0 ? out[i] : m_now.left[i]); // no less than nothing by rounding
        }
        return out;
    }

private:
    struct State {
        std::vector<double> arrived;
        std::vector<double> left;
    };

    void pass(std::uint32_t node, double moved)
    {
        const double rate = moved * m_rate[node];
        const std::uint32_t last = m_outgoing.first[node + 1];
        for (std::uint32_t i = m_outgoing.first[node]; i < last; ++i) {
            m_now.left[m_outgoing.payee[i]] += rate * m_outgoing.amount[i];
        }
    }

    const Outgoing& m_outgoing;
    const std::vector<double>& m_source;
    std::vector<std::uint8_t> m_passesOn;
    std::vector<double> m_rate; // of what arrives, by each unit of a pair's amount
    State m_now;
    State m_before;
    State m_earlier;
};

} // namespace

Outgoing outgoingOf(const Network& network)
{
    const auto pairs = network.pairs();
    const std::size_t nodes = network.nodes().size();
    Outgoing out;
    out.first.resize(nodes + 1);
    out.payee.resize(pairs.size());
    out.amount.resize(pairs.size());
    std::vector<Minor> in(nodes); // no more than the sum of all, which 64 bits hold
    std::vector<Minor> paid(nodes);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Pair& pair = pairs[i];
        out.payee[i] = pair.payee;
        out.amount[i] = static_cast<double>(pair.amount);
        in[pair.payee] += pair.amount;
        paid[pair.payer] += pair.amount;
        ++out.first[pair.payer + 1];
    }
    for (std::size_t i = 0; i < nodes; ++i) {
        out.first[i + 1] += out.first[i];
    }
    out.in.assign(in.begin(), in.end());
    out.out.assign(paid.begin(), paid.end());
    return out;
}

std::optional<std::vector<double>> pushedArrivals(const Outgoing& outgoing, const std::vector<double>& source,
                                                  std::uint32_t absorbing)
{
    Pushes pushes(outgoing, source, absorbing);
    for (int sweeps = 1; sweeps <= mostSweeps; ++sweeps) {
        pushes.sweep();
        if (pushes.rest() < settled) {
            pushes.reckon();
            const bool done = pushes.rest() < exact;
            pushes.sweep();
            if (done) {
                return pushes.arrived();
            }
        } else if (sweeps % 2 == 0) {
            pushes.combine();
        }
    }
    return std::nullopt;
}

} // namespace roundtrip
