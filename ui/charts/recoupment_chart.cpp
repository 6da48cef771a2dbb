// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the chart with QCustomPlot: what lies before the cursor in full colour, what is to come faint.
#include "ui/charts/recoupment_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace roundtrip {

namespace {

constexpr double secondsADay = 86400;

double seconds(Date date)
{
    return static_cast<double>(date.time_since_epoch().count()) * secondsADay;
}

// Amounts as people say them, at round steps.
class MoneyTicker : public QCPAxisTicker {
public:
    Currency currency;

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const double minor = tick * static_cast<double>(powerOfTen(currency.exponent()));
        return std::abs(minor) < 9e18 ? QString::fromStdString(shortText(std::llround(minor), currency)) : QString();
    }
};

// The first of January of every so many years, no more of them than the tick count; quarters where the span is short.
class YearTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double, const QCPRange& range) override
    {
        const Date first{std::chrono::days(static_cast<int>(std::floor(range.lower / secondsADay)))};
        const int years = std::max(1, static_cast<int>(range.size() / secondsADay / 365.25));
        const int months = years <= 2 ? 3 : 12 * std::max(1, (years + tickCount() - 1) / tickCount());
        QVector<double> ticks;
        for (Date tick = firstOfYear(yearOf(first)); seconds(tick) <= range.upper; tick = plusMonths(tick, months)) {
            if (seconds(tick) >= range.lower) {
                ticks.append(seconds(tick));
            }
        }
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const std::string iso = text(Date{std::chrono::days(std::llround(tick / secondsADay))});
        return QString::fromStdString(iso.substr(5) == "01-01" ? iso.substr(0, 4) : iso.substr(0, 7));
    }
    int getSubTickCount(double) override { return 0; }
};

} // namespace

struct RecoupmentChart::Parts {
    enum Line : std::size_t { outlay, recovered, net };

    QCustomPlot* plot = nullptr;
    QSharedPointer<MoneyTicker> ticker;
    std::array<QCPGraph*, 3> before{}; // up to the cursor
    std::array<QCPGraph*, 3> after{};  // beyond it
    QCPItemStraightLine* cursorLine = nullptr;
    QCPItemTracer* cursorHandle = nullptr;
    QCPItemStraightLine* paybackLine = nullptr;
    QCPItemText* paybackLabel = nullptr;
    Tones tones;
    RecoupmentCurves curves;
    Date from{};
    Date to{std::chrono::days(365)};
    Date cursor{};

    double major(Minor amount) const
    {
        return static_cast<double>(amount) / static_cast<double>(powerOfTen(curves.currency.exponent()));
    }
    double value(const RecoupmentPoint& point, std::size_t line) const
    {
        return major(line == outlay ? point.outlay : line == recovered ? point.recovered : point.net());
    }
    void fill(std::size_t line);
    void placeItems();
};

// A line of steps: level until the next payment, through the cursor, so that both halves meet there.
void RecoupmentChart::Parts::fill(std::size_t line)
{
    QVector<double> keysBefore, valuesBefore, keysAfter, valuesAfter;
    double level = 0;
    const auto add = [&](Date date, double value) {
        (date <= cursor ? keysBefore : keysAfter).append(seconds(date));
        (date <= cursor ? valuesBefore : valuesAfter).append(value);
    };
    if (!curves.points.empty()) {
        add(from, 0);
        bool passed = cursor <= from;
        for (const RecoupmentPoint& point : curves.points) {
            if (!passed && point.date > cursor) {
                add(cursor, level);
                passed = true;
            }
            level = value(point, line);
            add(std::clamp(point.date, from, to), level);
        }
        if (!passed) {
            add(std::min(cursor, to), level);
        }
        add(to, level);
        if (!keysBefore.isEmpty() && !keysAfter.isEmpty()) {
            keysAfter.prepend(keysBefore.last());
            valuesAfter.prepend(valuesBefore.last());
        }
    }
    before[line]->setData(keysBefore, valuesBefore, true);
    after[line]->setData(keysAfter, valuesAfter, true);
}

void RecoupmentChart::Parts::placeItems()
{
    const double at = seconds(cursor);
    cursorLine->point1->setCoords(at, 0);
    cursorLine->point2->setCoords(at, 1);
    cursorHandle->position->setCoords(at, 0);
    const bool marked = curves.payback && *curves.payback >= from && *curves.payback <= to && !curves.points.empty();
    paybackLine->setVisible(marked);
    paybackLabel->setVisible(marked);
    if (marked) {
        const double day = seconds(*curves.payback);
        paybackLine->point1->setCoords(day, 0);
        paybackLine->point2->setCoords(day, 1);
        // Near the right end the label stands left of its line.
        const bool right = day < seconds(from) + 0.75 * (seconds(to) - seconds(from));
        paybackLabel->setPositionAlignment((right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
        paybackLabel->position->setCoords(day, 0.02);
        // It is a mark on the day that it happens; before, what is to come.
        const bool happened = cursor >= *curves.payback;
        const QString date = QString::fromStdString(text(*curves.payback));
        paybackLabel->setText(QStringLiteral(" %1 ").arg(happened ? RecoupmentChart::tr("paid back %1").arg(date)
                                                                  : RecoupmentChart::tr("payback %1").arg(date)));
        paybackLine->setPen(happened ? QPen(tones.loop, 2.5) : QPen(tones.loop, 1.5, Qt::DashLine));
        paybackLabel->setBrush(happened ? tones.loop : tones.card);
        paybackLabel->setColor(happened ? tones.card : tones.ink);
    }
}

RecoupmentChart::RecoupmentChart(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& parts = *m_parts;
    parts.plot = new QCustomPlot(this);
    parts.plot->setMinimumSize(1, 1); // it complains where it is squeezed to nothing
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(parts.plot);
    setFocusPolicy(Qt::StrongFocus);
    parts.plot->setFocusPolicy(Qt::NoFocus);
    parts.plot->installEventFilter(this);
    parts.plot->setAntialiasedElements(QCP::aeAll);
    parts.plot->setNoAntialiasingOnDrag(false);

    QCPAxisRect* rect = parts.plot->axisRect();
    rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect->setMargins(QMargins(0, 8, 14, 0));
    rect->setMinimumMargins(QMargins(52, 8, 14, 20));
    parts.ticker = QSharedPointer<MoneyTicker>::create();
    parts.plot->yAxis->setTicker(parts.ticker);
    parts.plot->xAxis->setTicker(QSharedPointer<YearTicker>::create());
    for (std::size_t line = 0; line < 3; ++line) {
        parts.after[line] = parts.plot->addGraph();
        parts.before[line] = parts.plot->addGraph();
        for (QCPGraph* graph : {parts.after[line], parts.before[line]}) {
            graph->setLineStyle(QCPGraph::lsStepLeft);
            graph->setAdaptiveSampling(true);
        }
    }
    // Items lie in the whole height, whatever the axis shows.
    const auto vertical = [&parts](QCPItemPosition* position) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        position->setAxes(parts.plot->xAxis, parts.plot->yAxis);
        position->setAxisRect(parts.plot->axisRect());
    };
    parts.paybackLine = new QCPItemStraightLine(parts.plot);
    parts.paybackLabel = new QCPItemText(parts.plot);
    parts.cursorLine = new QCPItemStraightLine(parts.plot);
    parts.cursorHandle = new QCPItemTracer(parts.plot);
    parts.cursorHandle->setStyle(QCPItemTracer::tsCircle);
    parts.cursorHandle->setSize(10);
    parts.cursorHandle->setClipToAxisRect(false);
    for (QCPItemPosition* position :
         {parts.paybackLine->point1, parts.paybackLine->point2, parts.paybackLabel->position, parts.cursorLine->point1,
          parts.cursorLine->point2, parts.cursorHandle->position}) {
        vertical(position);
    }
    setAccessibleName(tr("Timeline chart"));
    setAccessibleDescription(tr("Left and Right move the as-of date by a month, Home and End to the ends."));
    present();
}

RecoupmentChart::~RecoupmentChart() = default;

void RecoupmentChart::setTones(const Tones& tones)
{
    if (m_parts->tones == tones) {
        return;
    }
    m_parts->tones = tones;
    Parts& parts = *m_parts;
    const auto faint = [](QColor colour) {
        colour.setAlphaF(0.35F);
        return colour;
    };
    const std::array<QColor, 3> colours{tones.capital, tones.commercial, tones.ink};
    for (std::size_t line = 0; line < 3; ++line) {
        const double width = line == Parts::net ? 2.2 : 1.8;
        parts.before[line]->setPen(QPen(colours[line], width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        parts.after[line]->setPen(QPen(faint(colours[line]), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    }
    parts.plot->setBackground(QBrush(tones.card));
    for (QCPAxis* axis : {parts.plot->xAxis, parts.plot->yAxis}) {
        axis->setBasePen(axis == parts.plot->xAxis ? QPen(tones.border) : QPen(Qt::NoPen));
        axis->setTickPen(QPen(Qt::NoPen));
        axis->setSubTickPen(QPen(Qt::NoPen));
        axis->setTickLabelColor(tones.muted);
        axis->setLabelColor(tones.muted);
        axis->grid()->setPen(QPen(tones.hairline, 1));
        axis->grid()->setZeroLinePen(axis == parts.plot->yAxis ? QPen(tones.border, 1) : QPen(tones.hairline, 1));
        axis->grid()->setVisible(true);
    }
    parts.plot->xAxis->grid()->setVisible(false);
    parts.cursorLine->setPen(QPen(tones.selection, 1.5));
    parts.cursorHandle->setPen(QPen(tones.card, 2));
    parts.cursorHandle->setBrush(tones.selection);
    present();
}

void RecoupmentChart::setSpan(Date from, Date to)
{
    Q_ASSERT(from < to);
    if (m_parts->from != from || m_parts->to != to) {
        m_parts->from = from;
        m_parts->to = to;
        present();
    }
}

void RecoupmentChart::setCurves(RecoupmentCurves curves)
{
    m_parts->curves = std::move(curves);
    m_parts->ticker->currency = m_parts->curves.currency;
    present();
}

void RecoupmentChart::setCursor(Date asOf)
{
    if (m_parts->cursor != asOf) {
        m_parts->cursor = asOf;
        present();
    }
}

Date RecoupmentChart::cursor() const
{
    return m_parts->cursor;
}

std::pair<Date, Date> RecoupmentChart::span() const
{
    return {m_parts->from, m_parts->to};
}

double RecoupmentChart::xOf(Date date) const
{
    return m_parts->plot->xAxis->coordToPixel(seconds(date));
}

Date RecoupmentChart::dateAt(double x) const
{
    const double at = m_parts->plot->xAxis->pixelToCoord(x) / secondsADay;
    const auto low = static_cast<double>(m_parts->from.time_since_epoch().count());
    const auto high = static_cast<double>(m_parts->to.time_since_epoch().count());
    return Date{std::chrono::days(std::lround(std::clamp(at, low, high)))};
}

QSize RecoupmentChart::sizeHint() const
{
    return {800, 130};
}

QSize RecoupmentChart::minimumSizeHint() const
{
    return {240, 84};
}

void RecoupmentChart::present()
{
    Parts& parts = *m_parts;
    const QFont font = this->font();
    QFont small = font;
    small.setPixelSize(std::max(9, font.pixelSize() * 11 / 13));
    parts.plot->xAxis->setTickLabelFont(small);
    parts.plot->yAxis->setTickLabelFont(small);
    parts.paybackLabel->setFont(small);

    double low = 0;
    double high = 0;
    for (const RecoupmentPoint& point : parts.curves.points) {
        low = std::min(low, parts.value(point, Parts::net));
        high = std::max({high, parts.value(point, Parts::outlay), parts.value(point, Parts::recovered)});
    }
    const double room = (high - low) * 0.08;
    parts.plot->xAxis->setRange(seconds(parts.from), seconds(parts.to));
    parts.ticker->setTickCount(std::clamp(parts.plot->height() / 34, 1, 6)); // so that the labels keep apart
    parts.plot->xAxis->ticker()->setTickCount(std::clamp((parts.plot->width() - 60) / 44, 2, 12));
    parts.plot->yAxis->setRange(low < 0 ? low - room : 0, high > low ? high + room : 1);
    parts.plot->yAxis->setTickLabels(!parts.curves.points.empty());
    for (std::size_t line = 0; line < 3; ++line) {
        parts.fill(line);
    }
    parts.placeItems();
    parts.plot->replot(QCustomPlot::rpQueuedReplot);
}

void RecoupmentChart::drag(double x)
{
    const Date to = dateAt(x);
    if (to != m_parts->cursor) {
        emit cursorMoved(to);
    }
}

void RecoupmentChart::keyPressEvent(QKeyEvent* event)
{
    const auto ask = [this](Date date) { emit cursorMoved(std::clamp(date, m_parts->from, m_parts->to)); };
    switch (event->key()) {
    case Qt::Key_Left: ask(plusMonths(m_parts->cursor, -1)); break;
    case Qt::Key_Right: ask(plusMonths(m_parts->cursor, 1)); break;
    case Qt::Key_PageUp: ask(plusMonths(m_parts->cursor, -12)); break;
    case Qt::Key_PageDown: ask(plusMonths(m_parts->cursor, 12)); break;
    case Qt::Key_Home: ask(m_parts->from); break;
    case Qt::Key_End: ask(m_parts->to); break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

void RecoupmentChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        present();
    }
    QWidget::changeEvent(event);
}

bool RecoupmentChart::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type == QEvent::Resize) {
        present();
    }
    if (type == QEvent::MouseButtonPress || type == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons().testFlag(Qt::LeftButton)) {
            setFocus(Qt::MouseFocusReason);
            drag(mouse->position().x());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace roundtrip
