// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/events.h"

#include <algorithm>

#include "core/cashflow/conditions.h"

namespace roundtrip {

std::vector<Event> eventsOf(const Book& book, Date asOf)
{
    std::vector<Event> events;
    for (const Deal& deal : book.deals()) {
        const bool announced = deal.status != DealStatus::reported && deal.status != DealStatus::intent;
        if (deal.announced && announced) {
            events.push_back({*deal.announced, Event::Kind::announced, keyOf(deal)});
        }
        if (deal.ended && deal.status == DealStatus::terminated) {
            events.push_back({*deal.ended, Event::Kind::ended, keyOf(deal)});
        }
    }
    const Outcomes outcomes(book, asOf);
    for (const Condition& condition : book.conditions()) {
        const Outcome& outcome = outcomes.of(condition.id);
        if (outcome.state == ConditionState::open) {
            if (outcome.expected) {
                events.push_back({*outcome.expected, Event::Kind::expected, keyOf(condition)});
            }
        } else if (outcome.decided) {
            const bool met = outcome.state == ConditionState::met;
            events.push_back({*outcome.decided, met ? Event::Kind::met : Event::Kind::failed, keyOf(condition)});
        }
    }
    for (const Relation& relation : book.all<Relation>()) {
        if (relation.type == RelationType::exclusive && relation.end) {
            events.push_back({*relation.end, Event::Kind::exclusivityEnded, keyOf(relation)});
        }
    }
    std::sort(events.begin(), events.end());
    return events;
}

std::span<const Event> eventsBetween(std::span<const Event> events, Date after, Date until)
{
    const auto later = [](Date date, const Event& event) { return date < event.date; };
    const auto first = std::upper_bound(events.begin(), events.end(), after, later);
    const auto last = std::upper_bound(first, events.end(), std::max(after, until), later);
    return {first, last};
}

} // namespace roundtrip
