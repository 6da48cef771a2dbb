// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timeline_panel.h"

#include <algorithm>
#include <cmath>

#include "ui/tables/loop_rows.h"
#include "ui/words/words.h"
#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int frame = 16;      // milliseconds
constexpr int restDelay = 180; // milliseconds without a move until the day is taken
constexpr double daysAMonth = 365.25 / 12;

Date dayOf(double moment)
{
    return Date{std::chrono::days(static_cast<int>(std::floor(moment)))};
}

// What lies at a date: the last point on or before it.
RecoupmentPoint pointAt(const std::vector<RecoupmentPoint>& series, Date date)
{
    const auto after = std::upper_bound(series.begin(), series.end(), date,
                                        [](Date sought, const RecoupmentPoint& point) { return sought < point.date; });
    return after == series.begin() ? RecoupmentPoint{date, 0, 0, 0} : *std::prev(after);
}

} // namespace

TimelinePanel::TimelinePanel(FocusHolder& focus, RecoupmentQuestion& question, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_question(question), m_chart(new RecoupmentChart(this)),
      m_play(new QToolButton(this)), m_back(new QToolButton(this)), m_forward(new QToolButton(this)),
      m_toDate(new QToolButton(this)), m_speed(new QComboBox(this)), m_date(new QLabel(this)), m_pair(new QLabel(this)),
      m_figures(new QLabel(this))
{
    for (QToolButton* button : {m_back, m_play, m_forward, m_toDate}) {
        button->setAutoRaise(true);
    }
    setFocusProxy(m_play);
    m_speed->addItem(tr("1 month a second"), 1);
    m_speed->addItem(tr("3 months a second"), 3);
    m_speed->addItem(tr("6 months a second"), 6);
    m_speed->addItem(tr("1 year a second"), 12);
    m_speed->addItem(tr("2 years a second"), 24);
    m_speed->setCurrentIndex(2);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_date->setObjectName(QStringLiteral("title"));
    m_date->setAccessibleName(tr("As-of date"));
    m_date->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("as of 30 Wed 2026")));
    m_pair->setObjectName(QStringLiteral("muted"));
    m_pair->setTextFormat(Qt::PlainText);
    // Figures carry colours of their own, so this label is markup; every text in it is escaped.
    m_figures->setTextFormat(Qt::RichText);
    m_figures->setObjectName(QStringLiteral("timelineFigures"));

    auto* line = new QHBoxLayout;
    line->setContentsMargins(8, 4, 12, 0);
    line->setSpacing(2);
    line->addWidget(m_back);
    line->addWidget(m_play);
    line->addWidget(m_forward);
    line->addWidget(m_toDate);
    line->addSpacing(6);
    line->addWidget(m_date);
    line->addSpacing(6);
    line->addWidget(m_speed);
    line->addSpacing(16);
    line->addWidget(m_pair, 1);
    line->addWidget(m_figures);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_chart, 1);

    m_clock.setInterval(frame);
    m_clock.setTimerType(Qt::PreciseTimer);
    m_rest.setInterval(restDelay);
    m_rest.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &TimelinePanel::tick);
    connect(&m_rest, &QTimer::timeout, this, [this] { settle(m_focus.focus().shownDate()); });
    connect(m_chart, &RecoupmentChart::cursorMoved, this, [this](Date to) {
        setPlaying(false);
        move(to);
        m_rest.start();
    });
    connect(&m_question, &RecoupmentQuestion::answered, this,
            [this](const std::shared_ptr<const RecoupmentAnswer>& answer) { show(answer.get()); });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now) { follow(now); });
    follow(m_focus.focus());
    show(nullptr);
}

void TimelinePanel::setActions(QAction* play, QAction* back, QAction* forward, QAction* toDate)
{
    m_play->setDefaultAction(play);
    m_back->setDefaultAction(back);
    m_forward->setDefaultAction(forward);
    m_toDate->setDefaultAction(toDate);
}

QStringList TimelinePanel::speeds() const
{
    QStringList all;
    for (int i = 0; i < m_speed->count(); ++i) {
        all.append(m_speed->itemText(i));
    }
    return all;
}

void TimelinePanel::setSpeed(int index)
{
    m_speed->setCurrentIndex(index);
}

void TimelinePanel::setNetwork(const std::shared_ptr<const Network>& network)
{
    const auto span = network ? spanOfPayments(*network) : std::nullopt;
    const Date asOf = m_focus.focus().shownDate();
    if (!span) {
        m_chart->setSpan(plusMonths(asOf, -12), plusMonths(asOf, 12));
        return;
    }
    // The as-of date stays in view; whole years read better at the ends.
    const Date first = firstOfYear(yearOf(std::min(span->first, asOf)));
    const int lastYear = yearOf(std::max(span->second, asOf));
    m_chart->setSpan(first, lastYear < 9999 ? firstOfYear(lastYear + 1) : std::max(span->second, asOf));
}

void TimelinePanel::setTones(const Tones& tones)
{
    m_tones = tones;
    m_chart->setTones(tones);
    showFigures();
}

void TimelinePanel::setPlaying(bool play)
{
    if (play == playing()) {
        return;
    }
    if (!play) {
        m_clock.stop();
        settle(m_focus.focus().shownDate());
        emit playingChanged(false);
        return;
    }
    const auto [from, to] = m_chart->span();
    // At the end it begins again.
    const Date at = m_focus.focus().shownDate() >= to ? from : std::max(from, m_focus.focus().shownDate());
    m_moment = static_cast<double>(at.time_since_epoch().count());
    m_elapsed.start();
    m_clock.start();
    emit playingChanged(true);
}

void TimelinePanel::step(int months)
{
    setPlaying(false);
    const auto [from, to] = m_chart->span();
    move(std::clamp(plusMonths(m_focus.focus().shownDate(), months), from, to));
    m_rest.start();
}

void TimelinePanel::tick()
{
    // By the clock, not by frames: a slow machine plays as fast as a quick one.
    const double passed = static_cast<double>(m_elapsed.restart()) / 1000;
    m_moment += passed * m_speed->currentData().toInt() * daysAMonth;
    const Date end = m_chart->span().second;
    if (m_moment >= static_cast<double>(end.time_since_epoch().count()) && m_repeats) {
        m_moment = static_cast<double>(m_chart->span().first.time_since_epoch().count());
    } else if (m_moment >= static_cast<double>(end.time_since_epoch().count())) {
        move(end);
        setPlaying(false);
        return;
    }
    move(dayOf(m_moment));
    emit moment(dayOf(m_moment), m_moment - std::floor(m_moment));
}

void TimelinePanel::move(Date to)
{
    Focus moved = m_focus.focus();
    moved.cursor = to;
    moved.toDate = true;
    if (m_turns(moved.question.asOf, to)) {
        moved.question.asOf = to;
    }
    m_focus.set(moved);
}

void TimelinePanel::settle(Date day)
{
    m_rest.stop();
    Focus rested = m_focus.focus();
    rested.cursor.reset();
    rested.question.asOf = day;
    m_focus.set(rested);
}

void TimelinePanel::show(const RecoupmentAnswer* answer)
{
    if (answer == nullptr) {
        m_chart->setCurves({});
        m_pair->setText(tr("Select two parties, or an arrow, to see when the money is back."));
    } else {
        m_chart->setCurves({answer->atRevenue.series, answer->atRevenue.payback, answer->network->currency()});
        m_pair->setText(tr("%1, at revenue").arg(subjectText(*answer)));
    }
    showFigures();
}

void TimelinePanel::showFigures()
{
    const auto& answer = m_question.answer();
    if (!answer) {
        m_figures->clear();
        return;
    }
    const RecoupmentPoint at = pointAt(answer->atRevenue.series, m_focus.focus().shownDate());
    const Currency currency = answer->network->currency();
    const auto figure = [currency](const QColor& colour, const QString& title, Minor amount) {
        return QStringLiteral("<span style='color:%1'>■</span> %2 <b>%3</b>")
            .arg(colour.name(), title.toHtmlEscaped(), shortMoney(amount, currency).toHtmlEscaped());
    };
    m_figures->setText(QStringList{figure(m_tones.capital, tr("outlay"), at.outlay),
                                   figure(m_tones.commercial, tr("recovered"), at.recovered),
                                   figure(m_tones.ink, tr("net"), at.net())}
                           .join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;")));
}

void TimelinePanel::follow(const Focus& now)
{
    m_chart->setCursor(now.shownDate());
    m_date->setText(tr("as of %1").arg(dateText(now.shownDate())));
    showFigures();
}

} // namespace roundtrip
