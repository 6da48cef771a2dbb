// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/stream.h"

#include <algorithm>

namespace roundtrip {

namespace {

__extension__ using Wide = __int128;

std::string nameOf(const Stream& stream)
{
    return "flow " + text(stream.flow.value);
}

// The end of what counts: of the window, or the day the deal ended.
std::optional<Date> lastDay(const Stream& stream, const Window& window)
{
    if (stream.ended && window.to) {
        return std::min(*stream.ended, *window.to);
    }
    return stream.ended ? stream.ended : window.to;
}

// The numbers (first, last] of the payments that fall within the window, of a schedule counted in months.
struct Span {
    int first = 0;
    int last = 0;
};

Span spanWithin(const Stream& stream, const Window& window)
{
    const auto end = lastDay(stream, window);
    Span span;
    span.first = window.from ? std::min(stream.count, monthsBefore(*stream.start, *window.from)) : 0;
    span.last = end ? std::min(stream.count, monthsBefore(*stream.start, *end)) : stream.count;
    span.last = std::max(span.first, span.last);
    return span;
}

Minor added(Minor sum, Minor amount, const Stream& stream)
{
    Minor out = 0;
    if (__builtin_add_overflow(sum, amount, &out)) {
        throw Overflow("a sum exceeds 64 bits: " + nameOf(stream));
    }
    return out;
}

// Level payments differ by at most one minor unit, so two values and their numbers give the sum.
Minor linearSum(const Stream& stream, Span span, const Rates& rates)
{
    const Minor low = stream.amount / stream.count;
    const Minor rest = stream.amount % stream.count;
    const auto highs = [&](int k) { return static_cast<Minor>(static_cast<Wide>(rest) * k / stream.count); };
    const Minor highCount = highs(span.last) - highs(span.first);
    const Minor lowCount = span.last - span.first - highCount;
    Wide sum = static_cast<Wide>(rates.converted(low, stream.currency, stream.start, stream.factor)) * lowCount;
    if (highCount > 0) {
        sum += static_cast<Wide>(rates.converted(low + 1, stream.currency, stream.start, stream.factor)) * highCount;
    }
    if (sum > INT64_MAX) {
        throw Overflow("a sum exceeds 64 bits: " + nameOf(stream));
    }
    return static_cast<Minor>(sum);
}

} // namespace

MissingRate::MissingRate(Currency of) : std::runtime_error("no exchange rate for " + of.code()), currency(of) {}

Rates::Rates(const Book& book) : m_reporting(book.currency())
{
    for (const FxRate& row : book.all<FxRate>()) {
        m_rates[row.currency.code()].push_back({row.date, Factor{row.rate}});
    }
    for (auto& [code, rates] : m_rates) {
        std::stable_sort(rates.begin(), rates.end(), [](const Rate& a, const Rate& b) { return a.date < b.date; });
    }
}

Minor Rates::converted(Minor amount, Currency currency, const std::optional<Date>& date, const Factor& factor) const
{
    if (currency == m_reporting) {
        return factor.appliedTo(amount, 0, currency.code());
    }
    const auto found = m_rates.find(currency.code());
    if (found == m_rates.end()) {
        throw MissingRate(currency);
    }
    const auto& rates = found->second;
    auto after = date ? std::upper_bound(rates.begin(), rates.end(), *date,
                                         [](Date sought, const Rate& rate) { return sought < rate.date; })
                      : rates.end();
    const Rate& rate = after == rates.begin() ? *after : *std::prev(after);
    return (factor * rate.rate).appliedTo(amount, m_reporting.exponent() - currency.exponent(), currency.code());
}

Minor cumulative(const Stream& stream, int k)
{
    const Wide amount = stream.amount;
    const Wide n = stream.count;
    const Wide upTo = k;
    if (k >= stream.count) {
        return stream.amount;
    }
    if (stream.schedule == ScheduleKind::ramp) {
        return static_cast<Minor>(amount * (upTo * (upTo + 1)) / (n * (n + 1)));
    }
    return static_cast<Minor>(amount * upTo / n);
}

Minor sumWithin(const Stream& stream, const Window& window, const Rates& rates)
{
    if (stream.undated()) {
        return 0;
    }
    if (stream.schedule != ScheduleKind::custom) {
        const Span span = spanWithin(stream, window);
        if (span.first == span.last) {
            return 0;
        }
        if (stream.currency == rates.reporting()) {
            if (stream.factor.isOne()) {
                return cumulative(stream, span.last) - cumulative(stream, span.first);
            }
            if (stream.schedule != ScheduleKind::ramp) {
                return linearSum(stream, span, rates);
            }
        }
    }
    std::vector<DatedAmount> payments;
    appendPayments(stream, window, rates, payments);
    Minor sum = 0;
    for (const DatedAmount& payment : payments) {
        sum = added(sum, payment.amount, stream);
    }
    return sum;
}

Minor undatedSum(const Stream& stream, const Rates& rates)
{
    return stream.undated() && !stream.ended
               ? rates.converted(stream.amount, stream.currency, std::nullopt, stream.factor)
               : 0;
}

namespace {

// Calls each(date, amount) for what the schedule says within the window, custom payments as they are listed.
template<class Each> void forEachNominal(const Stream& stream, const Window& window, Each&& each)
{
    if (stream.schedule == ScheduleKind::custom) {
        for (const DatedAmount& payment : stream.custom) {
            if (window.holds(payment.date) && (!stream.ended || payment.date < *stream.ended)) {
                each(payment.date, payment.amount);
            }
        }
        return;
    }
    if (stream.undated()) {
        return;
    }
    const Span span = spanWithin(stream, window);
    Minor before = span.first == 0 ? 0 : cumulative(stream, span.first);
    for (int k = span.first + 1; k <= span.last; ++k) {
        const Minor through = cumulative(stream, k);
        each(plusMonths(*stream.start, k - 1), through - before);
        before = through;
    }
}

// Schedules run by date; what was listed need not.
void sortIfListed(const Stream& stream, std::vector<DatedAmount>& payments, std::size_t from)
{
    if (stream.schedule == ScheduleKind::custom) {
        std::stable_sort(payments.begin() + static_cast<std::ptrdiff_t>(from), payments.end(),
                         [](const DatedAmount& a, const DatedAmount& b) { return a.date < b.date; });
    }
}

} // namespace

std::vector<DatedAmount> nominalPayments(const Stream& stream, const Window& window)
{
    std::vector<DatedAmount> out;
    forEachNominal(stream, window, [&](Date date, Minor amount) { out.push_back({date, amount}); });
    sortIfListed(stream, out, 0);
    return out;
}

void appendPayments(const Stream& stream, const Window& window, const Rates& rates, std::vector<DatedAmount>& out)
{
    const std::size_t begin = out.size();
    forEachNominal(stream, window, [&](Date date, Minor amount) {
        const Minor counted = rates.converted(amount, stream.currency, date, stream.factor);
        if (counted != 0) {
            out.push_back({date, counted});
        }
    });
    sortIfListed(stream, out, begin);
}

} // namespace roundtrip
