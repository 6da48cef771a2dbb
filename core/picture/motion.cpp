// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/motion.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace roundtrip {

namespace {

constexpr double fastestPixelsADay = 5;
constexpr double longest = 366; // days that one payment is under way, at most
constexpr double alone = 30;    // days that a single payment is

// Begins (+ rate) and ends (− rate) of the spells of one flow, whose payments come by date.
void addTurns(const std::vector<DatedAmount>& payments, std::vector<std::pair<Moment, double>>& turns)
{
    double lasts = alone;
    for (std::size_t i = 0; i < payments.size(); ++i) {
        const Moment from = momentOf(payments[i].date);
        if (i + 1 < payments.size()) {
            lasts = std::min(momentOf(payments[i + 1].date) - from, longest);
        }
        const double rate = static_cast<double>(payments[i].amount) / lasts;
        turns.emplace_back(from, rate);
        turns.emplace_back(from + lasts, -rate);
    }
}

} // namespace

Motion::Motion(const Network& network, const Picture& picture)
{
    std::unordered_map<FlowId, std::uint32_t> arrowOfFlow;
    for (std::uint32_t arrow = 0; arrow < picture.arrows.size(); ++arrow) {
        for (const FlowId& flow : picture.flowsOf(picture.arrows[arrow])) {
            arrowOfFlow.emplace(flow, arrow);
        }
    }
    // Of each arrow its payments by flow; those of one date of one flow together.
    std::vector<std::vector<std::pair<FlowId, std::vector<DatedAmount>>>> payments(picture.arrows.size());
    m_arrows.resize(picture.arrows.size());
    for (const Pair& pair : network.pairs()) {
        for (const Payment& payment : network.paymentsOf(pair)) {
            const auto arrow = arrowOfFlow.find(payment.flow);
            if (arrow == arrowOfFlow.end()) {
                continue;
            }
            auto& flows = payments[arrow->second];
            auto flow =
                std::find_if(flows.begin(), flows.end(), [&](const auto& one) { return one.first == payment.flow; });
            if (flow == flows.end()) {
                flow = flows.insert(flows.end(), {payment.flow, {}});
            }
            if (!flow->second.empty() && flow->second.back().date == payment.date) {
                flow->second.back().amount += payment.amount;
            } else {
                flow->second.push_back({payment.date, payment.amount});
            }
        }
    }

    std::vector<std::pair<Moment, double>> turns;
    std::vector<DatedAmount> all;
    for (std::uint32_t arrow = 0; arrow < m_arrows.size(); ++arrow) {
        ArrowMotion& motion = m_arrows[arrow];
        // The arrow's amount counts what has no date as well.
        motion.total = static_cast<double>(picture.arrows[arrow].amount);
        turns.clear();
        all.clear();
        for (const auto& [flow, dated] : payments[arrow]) {
            addTurns(dated, turns);
            all.insert(all.end(), dated.begin(), dated.end());
        }
        std::sort(all.begin(), all.end());
        motion.firstStep = static_cast<std::uint32_t>(m_steps.size());
        double paid = 0;
        for (const DatedAmount& one : all) {
            paid += static_cast<double>(one.amount);
            if (m_steps.size() > motion.firstStep && m_steps.back().from == momentOf(one.date)) {
                m_steps.back().paid = paid;
            } else {
                m_steps.push_back({momentOf(one.date), paid});
            }
        }
        motion.lastStep = static_cast<std::uint32_t>(m_steps.size());
        addSpells(motion, turns);
    }
    // The speeds depend on the highest rate of all, so the ways gone come last.
    for (const ArrowMotion& motion : m_arrows) {
        double phase = 0;
        for (std::uint32_t i = motion.firstSpell; i < motion.lastSpell; ++i) {
            m_spells[i].phase = phase;
            if (i + 1 < motion.lastSpell) {
                phase += speed(m_spells[i].rate) * (m_spells[i + 1].from - m_spells[i].from);
            }
        }
    }
}

void Motion::addSpells(ArrowMotion& motion, std::vector<std::pair<Moment, double>>& turns)
{
    std::sort(turns.begin(), turns.end());
    motion.firstSpell = static_cast<std::uint32_t>(m_spells.size());
    double rate = 0;
    int running = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        rate += turns[i].second;
        running += turns[i].second > 0 ? 1 : -1;
        if (running == 0) {
            rate = 0; // what rounding has left
        }
        if (i + 1 < turns.size() && turns[i + 1].first == turns[i].first) {
            continue;
        }
        m_spells.push_back({turns[i].first, rate, 0});
        m_fastest = std::max(m_fastest, rate);
    }
    motion.lastSpell = static_cast<std::uint32_t>(m_spells.size());
    if (!turns.empty()) {
        const bool first = m_begin == m_end;
        m_begin = first ? turns.front().first : std::min(m_begin, turns.front().first);
        m_end = first ? turns.back().first : std::max(m_end, turns.back().first);
    }
}

Motion::At Motion::at(std::uint32_t arrow, Moment moment) const
{
    At result;
    if (arrow >= m_arrows.size()) {
        return result;
    }
    const ArrowMotion& motion = m_arrows[arrow];
    const auto before = [](Moment at, const auto& one) { return at < one.from; };
    const auto firstStep = m_steps.begin() + motion.firstStep;
    const auto step = std::upper_bound(firstStep, m_steps.begin() + motion.lastStep, moment, before);
    if (step != firstStep && motion.total > 0) {
        result.paid = std::clamp(std::prev(step)->paid / motion.total, 0.0, 1.0);
    }
    const auto firstSpell = m_spells.begin() + motion.firstSpell;
    const auto next = std::upper_bound(firstSpell, m_spells.begin() + motion.lastSpell, moment, before);
    if (next != firstSpell) {
        const Spell& spell = *std::prev(next);
        result.rate = spell.rate;
        result.phase = spell.phase + speed(spell.rate) * (moment - spell.from);
    }
    return result;
}

double Motion::speed(double rate) const
{
    return m_fastest > 0 ? fastestPixelsADay * std::sqrt(std::max(rate, 0.0) / m_fastest) : 0;
}

double Motion::yearlyRateOf100() const
{
    const double wanted = 100 / (365.25 / 12) / fastestPixelsADay;
    return m_fastest * wanted * wanted * 365.25;
}

} // namespace roundtrip
