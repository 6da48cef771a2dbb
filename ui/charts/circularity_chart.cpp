// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the chart with QCustomPlot: the circular bar stands in the headline's, the share has an axis of its own.
#include "ui/charts/circularity_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/words/words.h"
#include <QHelpEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace roundtrip {

namespace {

constexpr double headlineWidth = 0.72; // of a year
constexpr double circularWidth = 0.44;
constexpr double yearLabelRoom = 40; // pixels

// Amounts as people say them, at round steps.
class MoneyTicker : public QCPAxisTicker {
public:
    Currency currency;

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const double minor = tick * static_cast<double>(powerOfTen(currency.exponent()));
        return std::abs(minor) < 9e18 ? shortMoney(std::llround(minor), currency) : QString();
    }
};

} // namespace

struct CircularityChart::Parts {
    QCustomPlot* plot = nullptr;
    QSharedPointer<MoneyTicker> money;
    QSharedPointer<QCPAxisTickerFixed> every; // years that there is room to name
    QSharedPointer<QCPAxisTickerText> percents;
    QCPBars* headline = nullptr;
    QCPBars* circular = nullptr;
    QCPGraph* share = nullptr;
    Tones tones;
    std::vector<CircularYear> years;

    double major(Minor amount) const
    {
        return static_cast<double>(amount) / static_cast<double>(powerOfTen(money->currency.exponent()));
    }
    void fill();
    void scaleShares();
    void colour();
    void nameYears();
};

void CircularityChart::Parts::fill()
{
    QVector<double> keys;
    QVector<double> headlines;
    QVector<double> circulars;
    QVector<double> shares;
    double high = 0;
    for (const CircularYear& year : years) {
        keys.append(year.year);
        headlines.append(major(year.headline));
        circulars.append(major(year.circular));
        shares.append(year.circularShare().value_or(std::numeric_limits<double>::quiet_NaN()));
        high = std::max(high, headlines.last());
    }
    headline->setData(keys, headlines, true);
    circular->setData(keys, circulars, true);
    share->setData(keys, shares, true);
    plot->yAxis->setRange(0, high > 0 ? high * 1.06 : 1);
    scaleShares();
    const bool empty = years.empty();
    plot->xAxis->setRange(empty ? 0 : years.front().year - 0.55, empty ? 1 : years.back().year + 0.55);
}

// As much as the curve needs, in round steps: a share of a tenth would creep along the ground of a whole.
void CircularityChart::Parts::scaleShares()
{
    double most = 0;
    for (const CircularYear& year : years) {
        most = std::max(most, year.circularShare().value_or(0));
    }
    int top = 100; // percent
    for (const int round : {50, 20, 10}) {
        top = most * 100 <= round ? round : top;
    }
    percents->clear();
    for (const int tick : {0, top / 2, top}) {
        percents->addTick(tick / 100.0, QStringLiteral("%1 %").arg(tick));
    }
    plot->yAxis2->setRange(0, top / 100.0 * 1.06);
}

void CircularityChart::Parts::colour()
{
    headline->setBrush(tones.border);
    circular->setBrush(tones.loop);
    share->setPen(QPen(tones.ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    share->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(tones.ink, 1.4), tones.card, 6));
    plot->setBackground(QBrush(tones.card));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLabelColor(tones.muted);
        axis->grid()->setPen(QPen(tones.hairline, 1));
        axis->grid()->setZeroLinePen(QPen(tones.muted, 1));
    }
    plot->xAxis->grid()->setVisible(false);
    plot->legend->setTextColor(tones.muted);
    plot->legend->setBrush(Qt::NoBrush);
    plot->legend->setBorderPen(Qt::NoPen);
}

void CircularityChart::Parts::nameYears()
{
    const double yearPixels = plot->axisRect()->width() / std::max(1.0, plot->xAxis->range().size());
    const double step = std::max(1.0, std::ceil(yearLabelRoom / std::max(1.0, yearPixels)));
    if (every->tickStep() != step) {
        every->setTickStep(step);
        plot->replot(QCustomPlot::rpQueuedReplot); // the ticks of this one are made already
    }
}

CircularityChart::CircularityChart(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& parts = *m_parts;
    parts.plot = new QCustomPlot(this);
    parts.plot->setMinimumSize(1, 1); // it complains where it is squeezed to nothing
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts.plot);
    parts.plot->setAntialiasedElements(QCP::aeAll);
    QCPAxisRect* rect = parts.plot->axisRect();
    rect->setAutoMargins(QCP::msLeft | QCP::msRight | QCP::msBottom);
    rect->setMargins(QMargins(0, 4, 0, 0));
    rect->setMinimumMargins(QMargins(44, 4, 40, 18));
    parts.money = QSharedPointer<MoneyTicker>::create();
    parts.money->setTickCount(4);
    parts.plot->yAxis->setTicker(parts.money);
    parts.every = QSharedPointer<QCPAxisTickerFixed>::create();
    parts.every->setScaleStrategy(QCPAxisTickerFixed::ssNone);
    parts.every->setTickStep(1);
    parts.plot->xAxis->setTicker(parts.every);
    parts.plot->xAxis->setNumberFormat(QStringLiteral("f"));
    parts.plot->xAxis->setNumberPrecision(0);
    parts.percents = QSharedPointer<QCPAxisTickerText>::create();
    parts.plot->yAxis2->setTicker(parts.percents);
    parts.plot->yAxis2->setVisible(true);

    // What is made first lies below.
    const auto bar = [&parts](double width, const QString& name) {
        auto* made = new QCPBars(parts.plot->xAxis, parts.plot->yAxis);
        made->setWidth(width);
        made->setPen(Qt::NoPen);
        made->setName(name);
        return made;
    };
    parts.headline = bar(headlineWidth, tr("headline"));
    parts.circular = bar(circularWidth, tr("circular"));
    parts.share = parts.plot->addGraph(parts.plot->xAxis, parts.plot->yAxis2);
    parts.share->setName(tr("circular share"));

    // The legend is a line above the chart, so that it covers no year.
    rect->insetLayout()->take(parts.plot->legend);
    parts.plot->plotLayout()->insertRow(0);
    parts.plot->plotLayout()->addElement(0, 0, parts.plot->legend);
    parts.plot->plotLayout()->setRowStretchFactor(0, 0.001);
    parts.plot->plotLayout()->setRowSpacing(0);
    parts.plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    parts.plot->legend->setMargins(QMargins(44, 4, 8, 2));
    parts.plot->legend->setColumnSpacing(14);
    parts.plot->legend->setIconSize(14, 9);
    parts.plot->legend->setVisible(true);

    connect(parts.plot, &QCustomPlot::afterLayout, this, [this] { m_parts->nameYears(); });
    setAccessibleName(tr("Circularity by year"));
    present();
}

CircularityChart::~CircularityChart() = default;

void CircularityChart::setTones(const Tones& tones)
{
    if (m_parts->tones != tones) {
        m_parts->tones = tones;
        present();
    }
}

void CircularityChart::setYears(std::vector<CircularYear> years, Currency currency)
{
    m_parts->years = std::move(years);
    m_parts->money->currency = currency;
    present();
}

const std::vector<CircularYear>& CircularityChart::years() const
{
    return m_parts->years;
}

QPoint CircularityChart::placeOf(int year) const
{
    const QRect rect = m_parts->plot->axisRect()->rect();
    return m_parts->plot->mapTo(this, QPoint(qRound(m_parts->plot->xAxis->coordToPixel(year)), rect.center().y()));
}

QString CircularityChart::tipAt(QPoint at) const
{
    const Parts& parts = *m_parts;
    const QPoint on = parts.plot->mapFrom(this, at);
    if (!parts.plot->axisRect()->rect().contains(on)) {
        return {};
    }
    const auto number = std::lround(parts.plot->xAxis->pixelToCoord(on.x()));
    const auto year = std::find_if(parts.years.begin(), parts.years.end(),
                                   [number](const CircularYear& of) { return of.year == number; });
    if (year == parts.years.end()) {
        return {};
    }
    QStringList lines{QString::number(year->year)};
    lines << tr("headline %1").arg(exactMoney(year->headline, parts.money->currency));
    lines << tr("circular %1").arg(exactMoney(year->circular, parts.money->currency));
    const auto share = year->circularShare();
    lines << (share ? tr("circular share %1").arg(percent(*share)) : tr("no payments, so no share"));
    return lines.join(QLatin1Char('\n'));
}

QSize CircularityChart::sizeHint() const
{
    return {420, 220};
}

QSize CircularityChart::minimumSizeHint() const
{
    return {220, 120};
}

bool CircularityChart::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), tooltipText(tip), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void CircularityChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        present();
    }
    QWidget::changeEvent(event);
}

void CircularityChart::present()
{
    Parts& parts = *m_parts;
    QFont small = font();
    small.setPixelSize(std::max(9, font().pixelSize() * 11 / 13));
    for (QCPAxis* axis : {parts.plot->xAxis, parts.plot->yAxis, parts.plot->yAxis2}) {
        axis->setTickLabelFont(small);
    }
    parts.plot->legend->setFont(small);
    parts.fill();
    parts.colour();
    parts.plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace roundtrip
