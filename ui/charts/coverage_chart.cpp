// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the chart with QCustomPlot: two bars a year, the gap as a line over them.
#include "ui/charts/coverage_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "ui/charts/coverage_legend.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QToolTip>
#include <qcustomplot.h>

namespace roundtrip {

namespace {

constexpr double aside = 0.2;      // of a year: from its middle to the middle of a bar
constexpr double barWidth = 0.37;  // of a year
constexpr double hatchPixels = 16; // the height of a place that is not known
constexpr int roomForLegend = 430; // a narrower chart has no legend

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

// Whole years, as many as there is room for.
class YearTicker : public QCPAxisTicker {
public:
    int every = 1;

protected:
    QVector<double> createTickVector(double, const QCPRange& range) override
    {
        QVector<double> ticks;
        for (int year = static_cast<int>(std::ceil(range.lower)); year <= range.upper; year += every) {
            ticks.append(year);
        }
        return ticks;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        return QString::number(std::lround(tick));
    }
    int getSubTickCount(double) override { return 0; }
};

Minor sumOf(const std::vector<Minor>& amounts)
{
    return std::accumulate(amounts.begin(), amounts.end(), Minor{0});
}

} // namespace

struct CoverageChart::Parts {
    QCustomPlot* plot = nullptr;
    CoverageLegend* legend = nullptr;
    QSharedPointer<MoneyTicker> money;
    QSharedPointer<YearTicker> years;
    QCPItemRect* shortfall = nullptr;
    QCPItemText* shortfallLabel = nullptr;
    std::vector<QCPBars*> contracts;
    QCPBars* capital = nullptr;
    QCPBars* revenue = nullptr;
    QCPBars* unknown = nullptr;
    QCPGraph* gap = nullptr;
    std::vector<QCPItemText*> marks; // a question mark for each year that is not known
    Tones tones;
    CoverageBars bars;

    double major(Minor amount) const
    {
        return static_cast<double>(amount) / static_cast<double>(powerOfTen(bars.currency.exponent()));
    }
    QColor contractColour(std::size_t contract) const;
    void setRange();
    void fillObligations();
    void fillResources();
    void markShortfall(const QFont& font);
    void markUnknown(const QFont& font);
    void fillLegend();
    void place(); // what has its size in pixels, when the axes know theirs
    double pixel() const { return plot->yAxis->range().size() / std::max(1, plot->axisRect()->height()); }
};

// One hue, as all of it is commercial money; the largest contract darkest.
QColor CoverageChart::Parts::contractColour(std::size_t contract) const
{
    const auto count = static_cast<double>(std::max<std::size_t>(2, bars.contracts.size()));
    const double share = 1.0 - 0.72 * static_cast<double>(contract) / (count - 1);
    const auto channel = [share](int over, int under) { return qRound(over * share + under * (1 - share)); };
    return {channel(tones.commercial.red(), tones.card.red()), channel(tones.commercial.green(), tones.card.green()),
            channel(tones.commercial.blue(), tones.card.blue())};
}

void CoverageChart::Parts::setRange()
{
    double low = 0;
    double high = 0;
    for (const CoverageBars::Year& year : bars.years) {
        high = std::max({high, major(sumOf(year.contracts)), major(year.revenue.value_or(0)) + major(year.capital)});
        low = std::min(low, major(year.gap.value_or(0)));
    }
    const double room = (high - low) * 0.06;
    plot->yAxis->setRange(low < 0 ? low - room : 0, high > low ? high + 2 * room : 1);
    const bool empty = bars.years.empty();
    plot->xAxis->setRange(empty ? 0 : bars.years.front().year - 0.55, empty ? 1 : bars.years.back().year + 0.55);
    plot->xAxis->setTickLabels(!empty);
    plot->yAxis->setTickLabels(!empty);
}

void CoverageChart::Parts::fillObligations()
{
    while (contracts.size() > bars.contracts.size()) {
        plot->removePlottable(contracts.back());
        contracts.pop_back();
    }
    while (contracts.size() < bars.contracts.size()) {
        auto* made = new QCPBars(plot->xAxis, plot->yAxis);
        made->setWidth(barWidth);
        made->setPen(Qt::NoPen);
        if (!contracts.empty()) {
            made->moveAbove(contracts.back());
        }
        contracts.push_back(made);
    }
    for (std::size_t contract = 0; contract < contracts.size(); ++contract) {
        QVector<double> keys;
        QVector<double> values;
        for (const CoverageBars::Year& year : bars.years) {
            if (year.contracts[contract] > 0) {
                keys.append(year.year - aside);
                values.append(major(year.contracts[contract]));
            }
        }
        contracts[contract]->setData(keys, values, true);
        contracts[contract]->setBrush(contractColour(contract));
    }
}

void CoverageChart::Parts::fillResources()
{
    QVector<double> keys, revenues, capitals, gapKeys, gaps;
    for (const CoverageBars::Year& year : bars.years) {
        keys.append(year.year + aside);
        revenues.append(major(year.revenue.value_or(0)));
        capitals.append(major(year.capital));
        gapKeys.append(year.year);
        gaps.append(year.gap ? major(*year.gap) : std::numeric_limits<double>::quiet_NaN()); // the line breaks there
    }
    revenue->setData(keys, revenues, true);
    capital->setData(keys, capitals, true);
    gap->setData(gapKeys, gaps, true);
    revenue->setBrush(tones.receives);
    capital->setBrush(tones.capital);
    unknown->setBrush(QBrush(tones.muted, Qt::BDiagPattern));
    gap->setPen(QPen(tones.ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    gap->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(tones.ink, 1.4), tones.card, 6));
}

void CoverageChart::Parts::markShortfall(const QFont& font)
{
    const bool marked = bars.firstShortfall.has_value();
    shortfall->setVisible(marked);
    shortfallLabel->setVisible(marked);
    if (!marked) {
        return;
    }
    const int year = *bars.firstShortfall;
    shortfall->topLeft->setCoords(year - 0.48, 0);
    shortfall->bottomRight->setCoords(year + 0.48, 1);
    QColor fill = tones.loop;
    fill.setAlphaF(0.2F);
    shortfall->setBrush(fill);
    shortfall->setPen(Qt::NoPen);
    shortfallLabel->setText(CoverageChart::tr("first shortfall %1").arg(year));
    shortfallLabel->setFont(font);
    shortfallLabel->setColor(tones.ink);
}

void CoverageChart::Parts::markUnknown(const QFont& font)
{
    for (QCPItemText* mark : marks) {
        plot->removeItem(mark);
    }
    marks.clear();
    for (const CoverageBars::Year& year : bars.years) {
        if (!year.revenue) {
            auto* mark = new QCPItemText(plot);
            mark->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
            mark->setText(QStringLiteral("?"));
            mark->setFont(font);
            mark->setColor(tones.muted);
            marks.push_back(mark);
        }
    }
}

void CoverageChart::Parts::place()
{
    const double yearPixels = plot->axisRect()->width() / std::max(1.0, static_cast<double>(bars.years.size()));
    const int every = std::max(1, static_cast<int>(std::ceil(40 / std::max(1.0, yearPixels))));
    if (std::exchange(years->every, every) != every) {
        plot->replot(QCustomPlot::rpQueuedReplot); // the ticks of this one are made already
    }
    QVector<double> keys, heights;
    std::size_t mark = 0;
    for (const CoverageBars::Year& year : bars.years) {
        if (!year.revenue) {
            keys.append(year.year + aside);
            heights.append(hatchPixels * pixel());
            marks[mark]->position->setCoords(keys.last(), major(year.capital) + heights.last());
            marks[mark]->setVisible(yearPixels > 14);
            ++mark;
        }
    }
    unknown->setData(keys, heights, true);
    if (bars.firstShortfall) {
        // Where it would reach over the right end, the label ends with its year instead of beginning with it.
        const double from = *bars.firstShortfall - 0.48;
        const double width = QFontMetricsF(shortfallLabel->font()).horizontalAdvance(shortfallLabel->text()) + 6;
        const bool fits = plot->xAxis->coordToPixel(from) + width < plot->axisRect()->right();
        shortfallLabel->setPositionAlignment((fits ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
        shortfallLabel->position->setCoords(fits ? from : from + 0.96, 0);
    }
}

void CoverageChart::Parts::fillLegend()
{
    std::vector<CoverageLegend::Line> lines;
    if (!bars.contracts.empty()) {
        lines.push_back({CoverageChart::tr("Obligations"), {}, CoverageLegend::Sign::none});
        for (std::size_t contract = bars.contracts.size(); contract-- > 0;) {
            lines.push_back({oneLine(bars.contracts[contract]), contractColour(contract), CoverageLegend::Sign::bar});
        }
    }
    const auto any = [this](auto holds) { return std::any_of(bars.years.begin(), bars.years.end(), holds); };
    lines.push_back({CoverageChart::tr("Resources"), {}, CoverageLegend::Sign::none});
    if (any([](const CoverageBars::Year& year) { return year.capital != 0; })) {
        lines.push_back({CoverageChart::tr("capital received"), tones.capital, CoverageLegend::Sign::bar});
    }
    if (any([](const CoverageBars::Year& year) { return year.revenue.has_value(); })) {
        lines.push_back({CoverageChart::tr("revenue available"), tones.receives, CoverageLegend::Sign::bar});
        lines.push_back({CoverageChart::tr("gap"), tones.ink, CoverageLegend::Sign::line});
    }
    if (any([](const CoverageBars::Year& year) { return !year.revenue; })) {
        lines.push_back({CoverageChart::tr("no revenue metric"), tones.muted, CoverageLegend::Sign::hatch});
    }
    legend->setLines(std::move(lines), tones);
}

CoverageChart::CoverageChart(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>())
{
    Parts& parts = *m_parts;
    parts.plot = new QCustomPlot(this);
    parts.plot->setMinimumSize(1, 1); // it complains where it is squeezed to nothing
    parts.legend = new CoverageLegend(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(parts.plot, 1);
    layout->addWidget(parts.legend);
    parts.plot->setAntialiasedElements(QCP::aeAll);
    QCPAxisRect* rect = parts.plot->axisRect();
    rect->setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect->setMargins(QMargins(0, 4, 4, 0));
    rect->setMinimumMargins(QMargins(48, 4, 4, 18));
    parts.money = QSharedPointer<MoneyTicker>::create();
    parts.money->setTickCount(4);
    parts.years = QSharedPointer<YearTicker>::create();
    parts.plot->yAxis->setTicker(parts.money);
    parts.plot->xAxis->setTicker(parts.years);

    // What is made first lies below.
    parts.shortfall = new QCPItemRect(parts.plot);
    parts.shortfallLabel = new QCPItemText(parts.plot);
    for (QCPItemPosition* position :
         {parts.shortfall->topLeft, parts.shortfall->bottomRight, parts.shortfallLabel->position}) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        position->setAxes(parts.plot->xAxis, parts.plot->yAxis);
        position->setAxisRect(rect);
    }
    const auto bar = [&parts](QCPBars* below) {
        auto* made = new QCPBars(parts.plot->xAxis, parts.plot->yAxis);
        made->setWidth(barWidth);
        made->setPen(Qt::NoPen);
        if (below != nullptr) {
            made->moveAbove(below);
        }
        return made;
    };
    parts.revenue = bar(nullptr);
    parts.capital = bar(parts.revenue);
    parts.unknown = bar(parts.capital);
    // Over all bars, those of contracts too, which are made as they come.
    parts.plot->addLayer(QStringLiteral("gap"), parts.plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
    parts.gap = parts.plot->addGraph();
    parts.gap->setLayer(QStringLiteral("gap"));
    parts.shortfallLabel->setLayer(QStringLiteral("gap"));
    connect(parts.plot, &QCustomPlot::afterLayout, this, [this] { m_parts->place(); });
    setAccessibleName(tr("Commitment coverage by year"));
    present();
}

CoverageChart::~CoverageChart() = default;

void CoverageChart::setTones(const Tones& tones)
{
    if (m_parts->tones == tones) {
        return;
    }
    m_parts->tones = tones;
    m_parts->plot->setBackground(QBrush(tones.card));
    for (QCPAxis* axis : {m_parts->plot->xAxis, m_parts->plot->yAxis}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(tones.muted);
        axis->grid()->setPen(QPen(tones.hairline, 1));
        axis->grid()->setZeroLinePen(QPen(tones.muted, 1));
    }
    m_parts->plot->xAxis->grid()->setVisible(false);
    present();
}

void CoverageChart::setBars(CoverageBars bars)
{
    m_parts->bars = std::move(bars);
    m_parts->money->currency = m_parts->bars.currency;
    present();
}

const CoverageBars& CoverageChart::bars() const
{
    return m_parts->bars;
}

QPoint CoverageChart::placeOf(int year) const
{
    const Parts& parts = *m_parts;
    const auto at = std::find_if(parts.bars.years.begin(), parts.bars.years.end(),
                                 [year](const CoverageBars::Year& of) { return of.year == year; });
    const double height = at == parts.bars.years.end() ? 0 : parts.major(sumOf(at->contracts));
    return parts.plot->mapTo(
        this,
        QPointF(parts.plot->xAxis->coordToPixel(year - aside), parts.plot->yAxis->coordToPixel(height / 2)).toPoint());
}

QString CoverageChart::tipAt(QPoint at) const
{
    const Parts& parts = *m_parts;
    const QPoint on = parts.plot->mapFrom(this, at);
    if (!parts.plot->axisRect()->rect().contains(on)) {
        return {};
    }
    const double x = parts.plot->xAxis->pixelToCoord(on.x());
    const double value = parts.plot->yAxis->pixelToCoord(on.y());
    const auto number = std::lround(x);
    const auto found = std::find_if(parts.bars.years.begin(), parts.bars.years.end(),
                                    [number](const CoverageBars::Year& of) { return of.year == number; });
    if (found == parts.bars.years.end()) {
        return {};
    }
    const CoverageBars::Year& year = *found;
    const auto exact = [&parts](Minor amount) { return exactMoney(amount, parts.bars.currency); };
    QStringList lines{QString::number(year.year)};
    if (x < static_cast<double>(year.year) && value >= 0) {
        double top = 0;
        for (std::size_t contract = 0; contract < year.contracts.size(); ++contract) {
            const double bottom = top;
            top += parts.major(year.contracts[contract]);
            if (value >= bottom && value < top) {
                lines << tr("%1: %2").arg(oneLine(parts.bars.contracts[contract]), exact(year.contracts[contract]));
            }
        }
    }
    lines << tr("obligations %1").arg(exact(sumOf(year.contracts)));
    lines << (year.revenue ? tr("revenue %1").arg(exact(*year.revenue))
                           : tr("no revenue metric for %1: not known, and not taken as 0").arg(year.year));
    lines << tr("capital received %1").arg(exact(year.capital));
    if (year.gap) {
        lines << tr("gap %1").arg(exact(*year.gap));
    }
    return lines.join(QLatin1Char('\n'));
}

QSize CoverageChart::sizeHint() const
{
    return {560, 220};
}

QSize CoverageChart::minimumSizeHint() const
{
    return {240, 120};
}

bool CoverageChart::event(QEvent* event)
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

void CoverageChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) {
        present();
    }
    QWidget::changeEvent(event);
}

void CoverageChart::resizeEvent(QResizeEvent* event)
{
    m_parts->legend->setVisible(width() >= roomForLegend && !m_parts->bars.years.empty());
    QWidget::resizeEvent(event);
}

void CoverageChart::present()
{
    Parts& parts = *m_parts;
    QFont small = font();
    small.setPixelSize(std::max(9, font().pixelSize() * 11 / 13));
    parts.plot->xAxis->setTickLabelFont(small);
    parts.plot->yAxis->setTickLabelFont(small);
    parts.legend->setVisible(width() >= roomForLegend && !parts.bars.years.empty());
    parts.legend->setFont(small);
    parts.setRange();
    parts.fillObligations();
    parts.fillResources();
    QFont bold = small;
    bold.setWeight(QFont::DemiBold);
    parts.markShortfall(bold);
    parts.markUnknown(bold);
    parts.fillLegend();
    parts.plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace roundtrip
