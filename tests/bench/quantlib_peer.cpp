// SPDX-License-Identifier: GPL-3.0-or-later
// QuantLib's rate of return, for analysis_rates_bench.cpp; apart, as its headers take their time.
#include "tests/bench/analysis_peers.h"
#include <ql/cashflows/cashflows.hpp>
#include <ql/cashflows/simplecashflow.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

namespace roundtrip::peers {

namespace {

const QuantLib::Date firstDay(1, QuantLib::January, 2020);

} // namespace

struct QuantLibCash::Leg {
    QuantLib::Leg flows;
};

QuantLibCash::QuantLibCash(const std::vector<std::pair<int, double>>& cash) : m_leg(std::make_unique<Leg>())
{
    for (const auto& [days, amount] : cash) {
        m_leg->flows.push_back(QuantLib::ext::make_shared<QuantLib::SimpleCashFlow>(amount, firstDay + days));
    }
}

QuantLibCash::~QuantLibCash() = default;

double QuantLibCash::irr() const
{
    return QuantLib::CashFlows::yield(m_leg->flows, 0.0, QuantLib::Actual365Fixed(), QuantLib::Compounded,
                                      QuantLib::Annual, true, firstDay, firstDay);
}

} // namespace roundtrip::peers
