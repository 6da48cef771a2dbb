// SPDX-License-Identifier: GPL-3.0-or-later
// A graph by the days on which its arcs are passed. A part of dated_circuits.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "core/loops/dated_circuits.h"

namespace roundtrip {

using Day = std::int32_t;

// What leaves each node and what comes to it, by day.
class DatedGraph {
public:
    struct Step {
        Day day = 0;
        std::uint32_t node = 0; // the other end
    };

    DatedGraph(std::uint32_t nodeCount, const DatedArcs& of) : m_firstOut(nodeCount + 1), m_firstIn(nodeCount + 1)
    {
        for (std::size_t arc = 0; arc < of.arcs.size(); ++arc) {
            const std::uint32_t days = of.first[arc + 1] - of.first[arc];
            m_firstOut[of.arcs[arc].from + 1] += days;
            m_firstIn[of.arcs[arc].to + 1] += days;
        }
        std::partial_sum(m_firstOut.begin(), m_firstOut.end(), m_firstOut.begin());
        std::partial_sum(m_firstIn.begin(), m_firstIn.end(), m_firstIn.begin());
        m_out.resize(of.days.size());
        m_in.resize(of.days.size());
        std::vector<std::uint32_t> outAt(m_firstOut.begin(), m_firstOut.end() - 1);
        std::vector<std::uint32_t> inAt(m_firstIn.begin(), m_firstIn.end() - 1);
        for (std::size_t arc = 0; arc < of.arcs.size(); ++arc) {
            for (std::uint32_t i = of.first[arc]; i < of.first[arc + 1]; ++i) {
                m_out[outAt[of.arcs[arc].from]++] = {of.days[i], of.arcs[arc].to};
                m_in[inAt[of.arcs[arc].to]++] = {of.days[i], of.arcs[arc].from};
            }
        }
        for (std::uint32_t node = 0; node < nodeCount; ++node) {
            for (auto [first, steps] : {std::pair{&m_firstOut, &m_out}, std::pair{&m_firstIn, &m_in}}) {
                std::stable_sort(steps->begin() + (*first)[node], steps->begin() + (*first)[node + 1],
                                 [](const Step& a, const Step& b) { return a.day < b.day; });
            }
        }
    }

    std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_firstOut.size()) - 1; }
    std::span<const Step> out(std::uint32_t node) const { return row(m_out, m_firstOut, node); }
    // On the days from `first` to `last`.
    std::span<const Step> out(std::uint32_t node, Day first, Day last) const { return between(out(node), first, last); }
    std::span<const Step> in(std::uint32_t node, Day first, Day last) const
    {
        return between(row(m_in, m_firstIn, node), first, last);
    }

private:
    static std::span<const Step> row(const std::vector<Step>& steps, const std::vector<std::uint32_t>& first,
                                     std::uint32_t node)
    {
        return std::span(steps).subspan(first[node], first[node + 1] - first[node]);
    }
    static std::span<const Step> between(std::span<const Step> steps, Day first, Day last)
    {
        const auto begin = std::lower_bound(steps.begin(), steps.end(), first,
                                            [](const Step& step, Day day) { return step.day < day; });
        const auto end =
            std::upper_bound(begin, steps.end(), last, [](Day day, const Step& step) { return day < step.day; });
        return {begin, end};
    }

    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<Step> m_out;
    std::vector<Step> m_in;
};

} // namespace roundtrip
