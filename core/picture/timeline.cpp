// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double wide = 1400;
constexpr double barsHigh = 330;
constexpr int eventRows = 9;
constexpr double eventRow = 14;
constexpr double sumsHigh = 220;
constexpr double gap = 44; // between the parts, with text of the usual size
constexpr int mostBars = 240;
constexpr std::size_t mostNamedDeals = 40;

// Months since the year 0.
int monthOf(Date date)
{
    const std::chrono::year_month_day day(date);
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

std::string monthText(int month, int step)
{
    const std::string year = std::to_string(month / 12);
    if (step == 12) {
        return year;
    }
    const int in = month % 12 + 1;
    return step == 3 ? year + " Q" + std::to_string((in - 1) / 3 + 1)
                     : year + (in < 10 ? "-0" : "-") + std::to_string(in);
}

struct Bar {
    Minor capital = 0;
    Minor commercial = 0;
    std::vector<FlowId> flows;
};

// About four round steps up to the largest: 1, 2 or 5 times a power of ten.
double stepOf(double largest)
{
    const double raw = largest / 4;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(raw, 1.0))));
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        if (times * power >= raw) {
            return times * power;
        }
    }
    return 10 * power;
}

class TimelineWriter {
public:
    TimelineWriter(const Book& book, const Network& network, const SheetOptions& options)
        : m_book(book), m_network(network), m_options(options), m_sheet(options)
    {
        gather();
    }

    Picture written()
    {
        if (m_bars.empty()) {
            return m_sheet.finished();
        }
        drawYears();
        drawBars();
        drawSums();
        drawAsOf();
        drawEvents();
        drawFoot();
        return m_sheet.finished();
    }

private:
    void gather()
    {
        std::map<int, Bar> months;
        for (const Pair& pair : m_network.pairs()) {
            m_undated += m_network.undatedOf(pair);
            for (const Payment& payment : m_network.paymentsOf(pair)) {
                Bar& bar = months[monthOf(payment.date)];
                (payment.moneyClass == MoneyClass::capital ? bar.capital : bar.commercial) += payment.amount;
                bar.flows.push_back(payment.flow);
            }
        }
        if (months.empty()) {
            return;
        }
        const int span = months.rbegin()->first - months.begin()->first + 1;
        m_step = span <= mostBars ? 1 : span <= 3 * mostBars ? 3 : 12;
        m_from = months.begin()->first / 12 * 12;
        m_to = months.rbegin()->first / 12 * 12 + 12;
        for (auto& [month, from] : months) {
            Bar& bar = m_bars[month - month % m_step];
            bar.capital += from.capital;
            bar.commercial += from.commercial;
            bar.flows.insert(bar.flows.end(), from.flows.begin(), from.flows.end());
        }
        for (auto& [month, bar] : m_bars) {
            std::sort(bar.flows.begin(), bar.flows.end());
            bar.flows.erase(std::unique(bar.flows.begin(), bar.flows.end()), bar.flows.end());
            m_highest = std::max(m_highest, bar.capital + bar.commercial);
        }
    }

    double x(double month) const { return wide * (month - m_from) / (m_to - m_from); }
    double x(Date date) const
    {
        const std::chrono::year_month_day day(date);
        return x(monthOf(date) + (static_cast<double>(static_cast<unsigned>(day.day())) - 1) / 31);
    }
    std::string amount(double minor) const
    {
        return shortText(static_cast<Minor>(std::llround(minor)), m_network.currency());
    }
    double scaled(double size) const { return size * m_options.textScale; } // of text, and of room for it

    void drawYears()
    {
        const int years = (m_to - m_from) / 12;
        const double yearRoom = scaled(textWidth("2026", style::captionSize)) + 12;
        const int every = years <= 24 && years * yearRoom <= wide ? 1 : years <= 40 ? 5 : 10;
        for (int month = m_from; month <= m_to; month += 12) {
            const bool named = month / 12 % every == 0;
            const std::array spans{std::pair{0.0, barsHigh}, std::pair{m_eventsTop, m_eventsTop + m_eventsHigh},
                                   std::pair{m_sumsTop, m_foot}};
            for (const auto& [top, bottom] : spans) {
                m_sheet.line({x(month), top}, {x(month), bottom}, {Hue::hairline, named ? 1 : 0.6});
            }
            if (named && month < m_to) {
                for (const double at : {barsHigh, m_foot}) {
                    m_sheet.text({x(month) + 4, at + 4 + scaled(11)}, std::to_string(month / 12), style::captionSize,
                                 {Hue::mutedInk});
                }
            }
        }
    }

    // Lines of round amounts, their figures left of the axis; returns pixels for a minor unit.
    double drawAxis(double top, double high, double largest, const std::string& title)
    {
        const double step = stepOf(largest);
        const double scale = (high - 8) / std::max(largest, step);
        for (double at = 0; at <= largest + step / 1000; at += step) {
            const double level = top + high - at * scale;
            m_sheet.line({0, level}, {wide, level}, at == 0 ? Ink{Hue::mutedInk, 0.6} : Ink{Hue::hairline});
            m_sheet.text({-8, level + scaled(4)}, amount(at), style::figureSize, {Hue::mutedInk}, TextAlign::right);
        }
        m_sheet.text({0, top - 10}, title, style::captionSize, {Hue::ink}, TextAlign::left, true);
        return scale;
    }

    void drawBars()
    {
        const SheetWords& words = m_options.words;
        const std::string& title = m_step == 1 ? words.aMonth : m_step == 3 ? words.aQuarter : words.aYear;
        const double scale = drawAxis(0, barsHigh, static_cast<double>(m_highest), title);
        for (const auto& [month, bar] : m_bars) {
            m_sheet.begin({PictureSpot::Part::time,
                           {},
                           {},
                           0,
                           0,
                           monthText(month, m_step) + ": " + words.capital + " " +
                               shortText(bar.capital, m_network.currency()) + ", " + words.commercial + " " +
                               shortText(bar.commercial, m_network.currency())},
                          bar.flows);
            const double room = x(month + m_step) - x(month);
            const double left = x(month) + room * 0.1;
            const double capital = static_cast<double>(bar.capital) * scale;
            const double commercial = static_cast<double>(bar.commercial) * scale;
            if (bar.capital > 0) {
                m_sheet.rect({left, barsHigh - capital, room * 0.8, capital}, {Hue::capital});
            }
            if (bar.commercial > 0) {
                m_sheet.rect({left, barsHigh - capital - commercial, room * 0.8, commercial}, {Hue::commercial});
            }
        }
        m_sheet.end();
    }

    struct Announced {
        const Deal* deal = nullptr;
        Minor amount = 0;
        std::vector<FlowId> flows;
    };

    // The deals of the network's flows that were announced on a day of the picture, the largest first.
    std::vector<Announced> announcedDeals() const
    {
        std::unordered_map<DealId, Announced> byDeal;
        for (const Stream& stream : m_network.streams()) {
            const Flow* flow = m_book.find(stream.flow);
            const Deal* deal = flow != nullptr ? m_book.find(flow->deal) : nullptr;
            if (deal != nullptr && deal->announced && monthOf(*deal->announced) >= m_from &&
                monthOf(*deal->announced) < m_to) {
                Announced& event = byDeal[deal->id];
                event.deal = deal;
                event.amount += m_network.amountOf(stream);
                event.flows.push_back(stream.flow);
            }
        }
        std::vector<Announced> events;
        for (auto& [id, event] : byDeal) {
            events.push_back(std::move(event));
        }
        std::sort(events.begin(), events.end(), [](const Announced& a, const Announced& b) {
            return a.amount != b.amount ? a.amount > b.amount : a.deal->id < b.deal->id;
        });
        return events;
    }

    // A deal's name hung under its day: a stem down to its row, the name to the right.
    struct Hung {
        std::size_t event = 0;
        double at = 0;
        std::string name;
        double width = 0;
        double row = 0;
    };

    // Gives every name a row, the latest the first, so that stems pass left of the names above; false where there is
    // none.
    bool hang(std::vector<Hung>& names) const
    {
        std::sort(names.begin(), names.end(),
                  [](const Hung& a, const Hung& b) { return a.at != b.at ? a.at > b.at : a.event < b.event; });
        std::vector<Rect> taken;
        for (Hung& name : names) {
            bool found = false;
            for (int row = 0; row < eventRows && !found; ++row) {
                const Rect box{name.at, row * scaled(eventRow), name.width + 12, scaled(eventRow)};
                const Rect stem{name.at - 2, 0, 4, row * scaled(eventRow) + 1};
                found = std::none_of(taken.begin(), taken.end(), [&](const Rect& other) {
                    return other.intersects(box) || other.intersects(stem);
                });
                if (found) {
                    name.row = row;
                    taken.push_back(box);
                    taken.push_back(stem);
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    // Those that have room beside each other, the largest chosen first.
    std::vector<Hung> namesOf(const std::vector<Announced>& events) const
    {
        std::vector<Hung> names;
        for (std::size_t i = 0; i < events.size() && i < mostNamedDeals; ++i) {
            const std::string name =
                elided(events[i].deal->title + " " + shortText(events[i].amount, m_network.currency()), 230, 10);
            Hung hung{i, x(*events[i].deal->announced), name, scaled(textWidth(name, 10)), 0};
            if (hung.at + hung.width + 6 > wide) {
                continue;
            }
            std::vector<Hung> more = names;
            more.push_back(std::move(hung));
            if (hang(more)) {
                names = std::move(more);
            }
        }
        return names;
    }

    void drawEvents()
    {
        m_sheet.text({0, m_eventsTop - 10}, m_options.words.deals, style::captionSize, {Hue::ink}, TextAlign::left,
                     true);
        const double level = m_eventsTop + 10;
        m_sheet.line({0, level}, {wide, level}, {Hue::hairline});
        const std::vector<Announced> events = announcedDeals();
        std::vector<std::uint32_t> spots;
        for (const Announced& event : events) {
            spots.push_back(m_sheet.begin({PictureSpot::Part::time,
                                           {},
                                           {},
                                           0,
                                           0,
                                           text(*event.deal->announced) + ": " + event.deal->title + ", " +
                                               shortText(event.amount, m_network.currency())},
                                          event.flows));
            const double size = 3 + 9 * std::sqrt(static_cast<double>(event.amount) /
                                                  static_cast<double>(std::max<Minor>(1, events.front().amount)));
            m_sheet.rect(rectAround({x(*event.deal->announced), level}, {size, size}), {Hue::ink, 0.65}, size / 2);
        }
        for (const Hung& hung : namesOf(events)) {
            m_sheet.resume(spots[hung.event]);
            const double middle = level + 2 + scaled(eventRow) + hung.row * scaled(eventRow);
            m_sheet.line({hung.at, level}, {hung.at, middle}, {Hue::mutedInk, 0.5});
            m_sheet.line({hung.at, middle}, {hung.at + 4, middle}, {Hue::mutedInk, 0.5});
            m_sheet.rect({hung.at + 5, middle - scaled(6), hung.width + 2, scaled(12)}, {Hue::canvas, 0.85});
            m_sheet.text({hung.at + 6, middle + scaled(3.5)}, hung.name, 10, {Hue::mutedInk});
        }
        m_sheet.end();
    }

    void drawSums()
    {
        double capital = 0;
        double commercial = 0;
        for (const auto& [month, bar] : m_bars) {
            capital += static_cast<double>(bar.capital);
            commercial += static_cast<double>(bar.commercial);
        }
        const double scale = drawAxis(m_sumsTop, sumsHigh, std::max({capital, commercial, 1.0}), m_options.words.inAll);
        const bool capitalOnTop = capital >= commercial;
        for (const bool isCapital : {true, false}) {
            std::vector<Curve> way;
            double sum = 0;
            Point last{x(m_from), m_foot};
            const auto to = [&](Point next) {
                if (next != last) {
                    way.push_back(lineCurve(last, next));
                    last = next;
                }
            };
            for (const auto& [month, bar] : m_bars) {
                to({x(month), last.y});
                sum += static_cast<double>(isCapital ? bar.capital : bar.commercial);
                to({x(month + m_step), m_foot - sum * scale});
            }
            to({wide, last.y});
            const Hue hue = isCapital ? Hue::capital : Hue::commercial;
            m_sheet.way(way, {hue}, 2.5);
            // Two figures at one height would lie on each other.
            double level = last.y + scaled(4);
            const double between = std::abs(capital - commercial) * scale;
            if (between < scaled(14)) {
                level += (isCapital == capitalOnTop ? -1 : 1) * (scaled(14) - between) / 2;
            }
            m_sheet.text({wide + 8, level}, amount(sum), style::figureSize, {hue}, TextAlign::left, true);
        }
    }

    void drawAsOf()
    {
        const Date day = m_network.question().asOf;
        if (monthOf(day) < m_from || monthOf(day) >= m_to) {
            return;
        }
        const double at = x(day);
        m_sheet.line({at, -2}, {at, m_foot}, {Hue::ink, 0.55}, 1.2, Dash::contingent);
        const bool left = at > wide - scaled(140);
        m_sheet.text({left ? at - 5 : at + 5, scaled(11) - 5}, m_options.words.asOf + " " + text(day),
                     style::captionSize, {Hue::ink}, left ? TextAlign::right : TextAlign::left);
    }

    void drawFoot()
    {
        const double level = m_foot + 4 + scaled(22) - 11 + style::legendGap;
        double at = m_sheet.key({0, level}, {Hue::capital}, m_options.words.capital);
        at = m_sheet.key({at, level}, {Hue::commercial}, m_options.words.commercial);
        if (m_undated > 0) {
            m_sheet.text({at, level}, shortText(m_undated, m_network.currency()) + " " + m_options.words.undated,
                         style::captionSize, {Hue::mutedInk});
        }
    }

    const Book& m_book;
    const Network& m_network;
    const SheetOptions& m_options;
    ShapeSheet m_sheet;
    std::map<int, Bar> m_bars; // by their first month
    int m_step = 1;
    int m_from = 0;
    int m_to = 0;
    Minor m_highest = 1;
    Minor m_undated = 0;
    double m_eventsHigh = eventRows * scaled(eventRow) + 20;
    double m_gap = gap + 2 * (scaled(11) - 11); // of the years above it and the heading below
    double m_eventsTop = barsHigh + m_gap;
    double m_sumsTop = m_eventsTop + m_eventsHigh + gap + scaled(11) - 11;
    double m_foot = m_sumsTop + sumsHigh;
};

} // namespace

Picture composeTimeline(const Book& book, const Network& network, const SheetOptions& options)
{
    return TimelineWriter(book, network, options).written();
}

} // namespace roundtrip
