// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: plays the window day by day, and shows when the chosen pair's money is back.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "ui/charts/recoupment_chart.h"
#include "ui/document/focus.h"
#include "ui/panels/recoupment_question.h"
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace roundtrip {

// Promise: while it plays or is dragged, only the focus's cursor moves; when it comes to rest there, that day becomes
// the as-of date, and everything is asked anew once. On its way so it is only where the map would be another by the
// date alone. The day that is shown decides what is seen, not how it was come to: from the first move on what is paid
// is told from what is not, at rest as well.
class TimelinePanel : public QWidget {
    Q_OBJECT

public:
    TimelinePanel(FocusHolder& focus, RecoupmentQuestion& question, QWidget* parent = nullptr);

    // The buttons show these actions, which the window makes and binds to keys.
    void setActions(QAction* play, QAction* back, QAction* forward, QAction* toDate);
    // Whether one of two days knows the document otherwise than the other (cashflow/turning_days.h).
    using Turns = std::function<bool(Date one, Date other)>;
    void setTurns(Turns turns) { m_turns = std::move(turns); }
    void setNetwork(const std::shared_ptr<const Network>& network);
    void setTones(const Tones& tones);

    bool playing() const { return m_clock.isActive(); }
    RecoupmentChart* chart() const { return m_chart; }
    QStringList speeds() const;
    void setSpeed(int index);

public slots:
    void setPlaying(bool play);
    // At the end of the span it begins again instead of stopping.
    void setRepeating(bool repeat) { m_repeats = repeat; }
    // Moves the as-of date by so many months, within the span.
    void step(int months);

signals:
    void playingChanged(bool playing);
    // The moment that is shown while playing: the day, and the part of it that has passed.
    void moment(roundtrip::Date day, double dayPart);

private:
    void tick();
    void move(Date to);
    void settle(Date day);
    void show(const RecoupmentAnswer* answer);
    void showFigures();
    void follow(const Focus& now);

    FocusHolder& m_focus;
    RecoupmentQuestion& m_question;
    RecoupmentChart* m_chart;
    QToolButton* m_play;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_toDate;
    QComboBox* m_speed;
    QLabel* m_date;
    QLabel* m_pair;
    QLabel* m_figures;
    QTimer m_clock;
    QTimer m_rest; // after a drag or a step, before everything is asked anew
    QElapsedTimer m_elapsed;
    bool m_repeats = false;
    Turns m_turns = [](Date, Date) { return false; };
    double m_moment = 0; // days since 1970-01-01 while playing
    Tones m_tones;
};

} // namespace roundtrip
