// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/round_player.h"

#include <algorithm>
#include <cmath>

namespace roundtrip {

namespace {

constexpr int frame = 16;          // milliseconds
constexpr double daysASecond = 40; // a leg takes a second and a half
constexpr double rest = 20;        // days that the whole round is seen once it is closed

} // namespace

RoundPlayer::RoundPlayer(QObject* parent) : QObject(parent)
{
    m_clock.setInterval(frame);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &RoundPlayer::tick);
}

void RoundPlayer::start(const Picture& picture, const std::vector<PartyId>& parties)
{
    stop();
    std::vector<std::uint32_t> cards;
    for (const PartyId party : parties) {
        cards.push_back(cardOf(picture, party));
    }
    if (cards.size() < 2 || std::find(cards.begin(), cards.end(), Arrow::none) != cards.end()) {
        return; // some party is not seen
    }
    std::vector<RoundLeg> legs;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        legs.push_back({cards[i], cards[(i + 1) % cards.size()]});
    }
    m_legs = legs.size();
    m_moment = 0;
    m_elapsed.start();
    m_clock.start();
    emit started(std::make_shared<const Motion>(Motion::round(picture, legs)));
    tick();
}

void RoundPlayer::stop()
{
    if (playing()) {
        m_clock.stop();
        emit ended();
    }
}

std::size_t RoundPlayer::leg() const
{
    return std::min(static_cast<std::size_t>(m_moment / daysALeg), m_legs - 1);
}

void RoundPlayer::tick()
{
    // By the clock, not by frames: a slow machine plays as fast as a quick one.
    m_moment += static_cast<double>(m_elapsed.restart()) / 1000 * daysASecond;
    if (m_moment >= static_cast<double>(m_legs) * daysALeg + rest) {
        stop();
        return;
    }
    const double day = std::floor(m_moment);
    emit moment(Date{std::chrono::days{static_cast<int>(day)}}, m_moment - day);
}

} // namespace roundtrip
