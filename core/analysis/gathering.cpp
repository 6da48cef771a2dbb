// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/gathering.h"

#include <algorithm>
#include <cmath>

namespace roundtrip {

namespace {

constexpr int mostSweeps = 150;
constexpr int mostSpread = 60; // sweeps; what is missing would be found by then, and plain sweeps may end by themselves
constexpr double exact = 1e-14; // of a unit, what the last sweep may leave to be passed on

class Sweeps {
public:
    Sweeps(const Receipts& receipts, const std::vector<double>& source, std::uint32_t absorbing)
        : m_receipts(receipts), m_places(source.size()), m_arrived(source.size()), m_passed(source.size())
    {
        for (std::uint32_t i = 0; i < m_places.size(); ++i) {
            Place& place = m_places[i];
            place.source = source[i];
            m_source += source[i];
            if (i != absorbing && receipts.out[i] > 0) {
                place.rate = 1 / receipts.most(i);
                place.stays = 1 - receipts.out[i] * place.rate;
            }
            place.in = receipts.in[i];
        }
    }

    // Reckons all places anew, each from what is known by then. What is left to be passed on is less than is returned:
    // the changes that those before them in the order have not seen.
    double sweep()
    {
        double change = 0;
        double kept = 0;
        double staying = 0;
        const std::uint32_t* const payers = m_receipts.payer.data();
        const double* const amounts = m_receipts.amount.data();
        const double* const passed = m_passed.data();
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const Place& place = m_places[i];
            const std::uint32_t last = m_receipts.first[i + 1];
            double sum = place.source;
            double other = 0; // two sums, as each has to wait for its last addition
            std::uint32_t k = m_receipts.first[i];
            for (; k + 1 < last; k += 2) {
                sum += amounts[k] * passed[payers[k]];
                other += amounts[k + 1] * passed[payers[k + 1]];
            }
            if (k < last) {
                sum += amounts[k] * passed[payers[k]];
            }
            sum += other;
            change += std::abs(sum - m_arrived[i]) * (1 - place.stays);
            kept += sum * place.stays;
            staying += sum > 0 ? place.in * place.stays : 0;
            m_arrived[i] = sum;
            m_passed[i] = sum * place.rate;
        }
        m_missing = m_source - kept;
        m_staying = staying;
        return change;
    }

    // Puts what is missing where some has arrived already, so that nothing gets where no money comes.
    void spread()
    {
        if (!(m_staying > 0)) {
            return;
        }
        const double share = m_missing / m_staying;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const Place& place = m_places[i];
            m_arrived[i] += m_arrived[i] > 0 ? share * place.in : 0;
            m_passed[i] = m_arrived[i] * place.rate;
        }
    }

    std::vector<double> arrived()
    {
        for (double& here : m_arrived) {
            here = std::max(0.0, here); // no less than nothing by rounding
        }
        return std::move(m_arrived);
    }

private:
    struct Place {
        double source = 0;
        double rate = 0;  // passed on of what arrives, by each unit of a pair's amount
        double stays = 1; // of what arrives
        double in = 0;
    };

    const Receipts& m_receipts;
    std::vector<Place> m_places;
    std::vector<double> m_arrived;
    std::vector<double> m_passed; // on of it, by each unit of a pair's amount
    double m_source = 0;
    double m_missing = 0; // of it, what did not stay anywhere in the last sweep
    double m_staying = 0; // of all that those are paid where some arrived
};

} // namespace

std::optional<std::vector<double>> gatheredArrivals(const Receipts& receipts, const std::vector<double>& source,
                                                    std::uint32_t absorbing)
{
    Sweeps sweeps(receipts, source, absorbing);
    for (int count = 1; count <= mostSweeps; ++count) {
        if (sweeps.sweep() < exact) {
            return sweeps.arrived();
        }
        if (count % 2 == 0 && count <= mostSpread) {
            sweeps.spread();
        }
    }
    return std::nullopt;
}

} // namespace roundtrip
