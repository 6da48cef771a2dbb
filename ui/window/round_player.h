// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the money of a loop on the canvas: round it once, leg by leg.
#pragma once

#include <memory>
#include <vector>

#include "core/model/rows.h"
#include "core/picture/motion.h"
#include "core/picture/picture.h"
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace roundtrip {

// Promise: only says what is to be shown; `ended` follows every start, whether it came to its end or was stopped.
class RoundPlayer : public QObject {
    Q_OBJECT

public:
    explicit RoundPlayer(QObject* parent = nullptr);

    // Along the legs of the loop through these parties, whose cards are in the picture.
    void start(const Picture& picture, const std::vector<PartyId>& parties);
    void stop();
    bool playing() const { return m_clock.isActive(); }
    // The leg that the money is on, from 0.
    std::size_t leg() const;

signals:
    void started(const std::shared_ptr<const roundtrip::Motion>& motion);
    void moment(roundtrip::Date day, double dayPart);
    void ended();

private:
    void tick();

    QTimer m_clock;
    QElapsedTimer m_elapsed;
    Moment m_moment = 0;
    std::size_t m_legs = 0;
};

} // namespace roundtrip
