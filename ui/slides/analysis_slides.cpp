// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/slides/analysis_slides.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/analysis/cancelled.h"
#include "core/analysis/coverage.h"
#include "core/analysis/recoupment.h"
#include "core/loops/loops.h"
#include "core/loops/returns.h"
#include "ui/slides/slide_notes.h"
#include "ui/words/shown.h"
#include "ui/words/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

constexpr std::size_t loopsListed = 12;
constexpr std::size_t loopsLit = 3;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(AnalysisSlides)
};

QString nameOf(const Network& network, std::uint32_t node)
{
    return shown(network.nodes()[node].name);
}

std::vector<FlowId> flowsOf(const Network& network, const Pair& pair)
{
    std::vector<FlowId> flows;
    for (const Stream& stream : network.streams(pair)) {
        flows.push_back(stream.flow);
    }
    return flows;
}

// "Amazon → OpenAI → Amazon".
QString roundText(const Network& network, const Loop& loop)
{
    QStringList names;
    for (const std::uint32_t node : partiesOf(network, loop)) {
        names << nameOf(network, node);
    }
    names << names.first();
    return names.join(QStringLiteral(" → "));
}

Slide slideAs(const Slide& map, const QString& title, const QString& notes)
{
    Slide slide;
    slide.title = utf8(title);
    slide.subtitle = map.subtitle;
    slide.description = utf8(title);
    slide.notes = map.subtitle + "\n" + utf8(notes);
    return slide;
}

Slide loopTable(const Network& network, const std::vector<Loop>& found, const Slide& map)
{
    TableSlide table;
    table.columns = {{"", 0.6, true},
                     {utf8(Tr::tr("The money's way")), 6, false},
                     {utf8(Tr::tr("Round trip")), 1.2, true},
                     {utf8(Tr::tr("Circular financing")), 1.6, false},
                     {utf8(Tr::tr("Can have returned")), 2.2, true}};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Return back = timeRespectingReturn(network, found[i]);
        const QString returned =
            back.lastDate
                ? Tr::tr("%1 by %2").arg(shortMoney(back.amount, network.currency()), dateText(*back.lastDate))
                : Tr::tr("nothing");
        table.rows.push_back({std::to_string(i + 1), utf8(roundText(network, found[i])),
                              utf8(shortMoney(found[i].roundTrip, network.currency())),
                              utf8(found[i].circularFinancing ? Tr::tr("yes") : Tr::tr("no")), utf8(returned)});
    }
    Slide slide = slideAs(map, Tr::tr("Where the money goes round"),
                          Tr::tr("The round trip of a loop is the least of its legs: the most that can go all the way "
                                 "round. Circular financing: some leg carries capital, some leg carries commercial "
                                 "money. What can have returned follows the dates of the payments."));
    slide.content = std::move(table);
    return slide;
}

Slide litLoop(const Book& book, const Network& network, const Loop& loop, const Slide& map)
{
    MapSlide lit = std::get<MapSlide>(map.content);
    lit.emphasis = loopEmphasis(lit.picture, partyIdsOf(network, loop));
    std::vector<FlowId> flows;
    for (const std::uint32_t pair : loop.pairs) {
        const std::vector<FlowId> more = flowsOf(network, network.pairs()[pair]);
        flows.insert(flows.end(), more.begin(), more.end());
    }
    Slide slide = slideAs(
        map, Tr::tr("%1 goes round: %2").arg(shortMoney(loop.roundTrip, network.currency()), roundText(network, loop)),
        slideNotes(book, flows));
    slide.content = std::move(lit);
    return slide;
}

// Amounts in the unit that the largest is told in.
class ChartUnit {
public:
    ChartUnit(Minor largest, Currency currency) : m_minors(static_cast<double>(powerOfTen(currency.exponent())))
    {
        const double major = static_cast<double>(largest) / m_minors;
        const QString code = qt(currency.code());
        m_text = major >= 1e9 ? Tr::tr("billion %1").arg(code) : major >= 1e6 ? Tr::tr("million %1").arg(code) : code;
        m_minors *= major >= 1e9 ? 1e9 : major >= 1e6 ? 1e6 : 1;
    }

    double operator()(Minor amount) const { return static_cast<double>(amount) / m_minors; }
    std::optional<double> operator()(const std::optional<Minor>& amount) const
    {
        return amount ? std::optional((*this)(*amount)) : std::nullopt;
    }
    std::string text() const { return utf8(m_text); }

private:
    double m_minors;
    QString m_text;
};

// "2028–2029, 2031".
QString yearsText(const std::vector<int>& years)
{
    QStringList runs;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) {
            ++last;
        }
        runs << (last > i ? QStringLiteral("%1–%2").arg(years[i]).arg(years[last]) : QString::number(years[i]));
        i = last + 1;
    }
    return runs.join(QStringLiteral(", "));
}

bool revenueIsKnown(const Coverage& found)
{
    return std::any_of(found.years.begin(), found.years.end(),
                       [](const CoverageYear& year) { return year.revenue.has_value(); });
}

// The party whose commercial payments are the largest of those whose revenue is known.
std::optional<std::pair<std::uint32_t, Coverage>> coverageToShow(const Book& book, const Network& network)
{
    std::vector<Minor> promised(network.nodes().size(), 0);
    for (const Pair& pair : network.pairs()) {
        promised[pair.payer] = plus(promised[pair.payer], pair.commercial, network.nodes()[pair.payer].name);
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t node = 0; node < promised.size(); ++node) {
        if (promised[node] > 0) {
            order.push_back(node);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return promised[a] > promised[b]; });
    for (const std::uint32_t node : order) {
        Coverage found = coverage(book, network, node);
        if (revenueIsKnown(found)) {
            return std::pair(node, std::move(found));
        }
    }
    return std::nullopt;
}

Slide coverageSlide(const Book& book, const Network& network, std::uint32_t node, const Coverage& found,
                    const Slide& map)
{
    Minor largest = 1;
    std::vector<FlowId> contracts;
    for (const CoverageYear& year : found.years) {
        largest = std::max({largest, year.obligations, year.revenue.value_or(0), year.capital,
                            std::abs(year.cumulativeGap.value_or(0))});
        for (const Obligation& obligation : year.contracts) {
            contracts.push_back(obligation.flow);
        }
    }
    const ChartUnit unit(largest, network.currency());
    ChartSlide chart;
    chart.unit = unit.text();
    chart.series = {{utf8(Tr::tr("Obligations")), ChartSeries::Mark::column, Tone::commercial, {}},
                    {utf8(Tr::tr("Revenue")), ChartSeries::Mark::column, Tone::netReceives, {}},
                    {utf8(Tr::tr("Capital received")), ChartSeries::Mark::column, Tone::capital, {}},
                    {utf8(Tr::tr("Cumulative gap")), ChartSeries::Mark::line, Tone::ink, {}}};
    std::vector<int> unknown;
    // What was given before anything was promised or earned says nothing of coverage.
    const auto begins = std::find_if(found.years.begin(), found.years.end(), [](const CoverageYear& year) {
        return year.obligations > 0 || year.revenue.has_value();
    });
    for (const CoverageYear& year : std::span(begins, found.years.end())) {
        chart.categories.push_back(std::to_string(year.year));
        chart.series[0].values.emplace_back(unit(year.obligations));
        chart.series[1].values.push_back(unit(year.revenue));
        chart.series[2].values.emplace_back(unit(year.capital));
        chart.series[3].values.push_back(unit(year.cumulativeGap));
        if (!year.revenue) {
            unknown.push_back(year.year);
        }
    }
    const QString name = nameOf(network, node);
    const QString title =
        found.firstShortfall
            ? Tr::tr("%1 has promised more than comes in, from %2 on").arg(name).arg(*found.firstShortfall)
            : Tr::tr("%1: what is promised, and what comes in to pay it").arg(name);
    Slide slide = slideAs(map, title, slideNotes(book, contracts));
    if (!unknown.empty()) {
        slide.footnote =
            utf8(Tr::tr("No revenue is recorded for %1: these years have no gap.").arg(yearsText(unknown)));
    }
    slide.content = std::move(chart);
    return slide;
}

// The pair of the largest capital of those from which something comes back.
std::optional<Pair> pairToRecoup(const Network& network)
{
    std::optional<Pair> best;
    for (const Pair& pair : network.pairs()) {
        if (pair.capital > 0 && network.find(pair.payee, pair.payer) && (!best || pair.capital > best->capital)) {
            best = pair;
        }
    }
    return best;
}

// Sums on the first of each month: a chart of days would have thousands of points.
ChartSlide recoupmentChart(const Recoupment& found, Currency currency)
{
    constexpr int mostMonths = 600;
    const ChartUnit unit(std::max({Minor{1}, found.outlay, found.recovered}), currency);
    ChartSlide chart;
    chart.unit = unit.text();
    chart.series = {{utf8(Tr::tr("Placed")), ChartSeries::Mark::line, Tone::capital, {}},
                    {utf8(Tr::tr("Come back")), ChartSeries::Mark::line, Tone::commercial, {}},
                    {utf8(Tr::tr("Net")), ChartSeries::Mark::line, Tone::ink, {}}};
    // From New Year's day, where the axis has its marks.
    const Date first = firstOfYear(yearOf(found.series.front().date));
    std::size_t next = 0;
    RecoupmentPoint point;
    for (int month = 0; month < mostMonths && (month == 0 || next < found.series.size()); ++month) {
        const Date date = plusMonths(first, month);
        for (; next < found.series.size() && found.series[next].date <= date; ++next) {
            point = found.series[next];
        }
        chart.dates.push_back(date);
        chart.series[0].values.emplace_back(unit(point.outlay));
        chart.series[1].values.emplace_back(unit(point.recovered));
        chart.series[2].values.emplace_back(unit(point.net()));
    }
    return chart;
}

Slide recoupmentSlide(const Book& book, const Network& network, const Pair& pair, const Recoupment& found,
                      const Slide& map)
{
    const QString investor = nameOf(network, pair.payer);
    const QString recipient = nameOf(network, pair.payee);
    const QString title =
        found.payback ? Tr::tr("%1 has its money back from %2 on %3").arg(investor, recipient, dateText(*found.payback))
                      : Tr::tr("%1 does not have its money back from %2").arg(investor, recipient);
    std::vector<FlowId> flows = flowsOf(network, pair);
    const std::vector<FlowId> back = flowsOf(network, network.pairs()[*network.find(pair.payee, pair.payer)]);
    flows.insert(flows.end(), back.begin(), back.end());
    Slide slide = slideAs(map, title, slideNotes(book, flows));
    QStringList figures{
        Tr::tr("placed %1").arg(shortMoney(found.outlay, network.currency())),
        Tr::tr("come back %1, all of what is bought counted").arg(shortMoney(found.recovered, network.currency()))};
    if (found.multiple) {
        figures << Tr::tr("multiple %1").arg(*found.multiple, 0, 'f', 2);
    }
    if (found.peakExposure) {
        figures << Tr::tr("at most %1 out").arg(shortMoney(*found.peakExposure, network.currency()));
    }
    slide.footnote = utf8(figures.join(QStringLiteral(" · ")));
    slide.content = recoupmentChart(found, network.currency());
    return slide;
}

} // namespace

std::vector<Slide> analysisSlides(const Book& book, const Network& network, const Slide& map,
                                  const std::stop_token& cancel)
{
    const auto goOn = [&cancel] {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
    };
    std::vector<Slide> slides;
    LoopLimits limits;
    limits.most = loopsListed;
    const std::vector<Loop> found = loops(network, limits, cancel).loops;
    goOn();
    if (!found.empty()) {
        slides.push_back(loopTable(network, found, map));
    }
    for (std::size_t i = 0; i < std::min(loopsLit, found.size()); ++i) {
        slides.push_back(litLoop(book, network, found[i], map));
    }
    goOn();
    if (const auto shown = coverageToShow(book, network)) {
        slides.push_back(coverageSlide(book, network, shown->first, shown->second, map));
    }
    goOn();
    if (const std::optional<Pair> pair = pairToRecoup(network)) {
        const Recoupment recouped = recoupment(network, pair->payer, pair->payee);
        if (!recouped.series.empty()) {
            slides.push_back(recoupmentSlide(book, network, *pair, recouped, map));
        }
    }
    return slides;
}

} // namespace roundtrip
