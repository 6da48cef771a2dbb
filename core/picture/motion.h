// SPDX-License-Identifier: GPL-3.0-or-later
// Money under way: when each arrow of a picture pays how much, and what that looks like on a date.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/cashflow/network.h"
#include "core/picture/picture.h"

namespace roundtrip {

// Days since 1970-01-01, with the part of the day that has passed.
using Moment = double;

constexpr Moment momentOf(Date date)
{
    return static_cast<double>(date.time_since_epoch().count());
}

// A leg of a loop, by the cards of its ends; and the days that the loop's money takes for each.
struct RoundLeg {
    std::uint32_t payer = 0;
    std::uint32_t payee = 0;
};
constexpr Moment daysALeg = 60;

// Promise: everything about a moment is a function of the moment alone, so the same date gives the same picture
// whichever way it was reached. A payment is under way from its date until the next of the same flow, a year at most;
// the last as long as the one before it, a single one 30 days. So a flow paid month by month moves from its start to
// its end. What moves goes at a speed that is the square root of the rate, as an arrow's width is of its amount: one
// speed means one number of dollars a year, on every arrow.
class Motion {
public:
    Motion() = default;
    // Of the network that the picture was composed of.
    Motion(const Network& network, const Picture& picture);

    // The money of a loop going round it once from moment 0 on, leg by leg, on every arrow of a leg; a leg that is done
    // is paid. It stands for no rate and no dates, so begin() and end() are equal.
    static Motion round(const Picture& picture, std::span<const RoundLeg> legs);

    struct At {
        double paid = 0;  // 0..1 of what the arrow pays in the window: up to and with the moment's day
        double rate = 0;  // minor units a day that are under way; 0: nothing moves
        double phase = 0; // pixels that what moves has gone since the first payment
    };
    At at(std::uint32_t arrow, Moment moment) const;
    bool empty() const { return m_arrows.empty(); } // of no picture: nothing is known of any arrow

    // The first and the last moment at which anything is under way; equal where nothing ever is.
    Moment begin() const { return m_begin; }
    Moment end() const { return m_end; }

    // Pixels a day at a rate of minor units a day.
    double speed(double rate) const;
    // That of the highest rate of all.
    double fastest() const { return speed(m_fastest); }
    // The rate, in minor units a year, at which what moves goes 100 pixels in a month (a twelfth of 365.25 days).
    double yearlyRateOf100() const;

    bool operator==(const Motion&) const = default;

private:
    // Paid in all from a moment on.
    struct Step {
        Moment from = 0;
        double paid = 0;
        bool operator==(const Step&) const = default;
    };
    // A time of one rate, until the next one.
    struct Spell {
        Moment from = 0;
        double rate = 0;
        double phase = 0;
        bool operator==(const Spell&) const = default;
    };
    struct ArrowMotion {
        std::uint32_t firstStep = 0, lastStep = 0; // half open
        std::uint32_t firstSpell = 0, lastSpell = 0;
        double total = 0;
        bool operator==(const ArrowMotion&) const = default;
    };
    void addSpells(ArrowMotion& motion, std::vector<std::pair<Moment, double>>& turns);

    std::vector<ArrowMotion> m_arrows;
    std::vector<Step> m_steps;
    std::vector<Spell> m_spells;
    double m_fastest = 0; // the highest rate of all
    Moment m_begin = 0;
    Moment m_end = 0;
};

} // namespace roundtrip
