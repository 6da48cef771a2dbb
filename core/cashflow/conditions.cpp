// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/conditions.h"

#include <algorithm>
#include <vector>

namespace roundtrip {

namespace {

using Map = std::unordered_map<ConditionId, Outcome>;

const Factor never = Factor{}.complement();

void takeEarlier(std::optional<Date>& day, const std::optional<Date>& other)
{
    if (other && (!day || *other < *day)) {
        day = other;
    }
}

// What the members of an any_of come to together.
struct Members {
    bool anyMet = false;
    bool allFailed = true;
    std::optional<Date> decided;  // the earliest day that one was met, as far as days are known
    std::optional<Date> expected; // the earliest that one which is open is expected
    std::optional<Date> metAbout; // the earliest that one which was met was expected
    Factor noneOfThem;
};

Members membersOf(const Condition& condition, const Map& outcomes)
{
    Members members;
    for (const ConditionId member : condition.anyOf) {
        const auto found = outcomes.find(member);
        if (found == outcomes.end()) {
            continue;
        }
        const Outcome& outcome = found->second;
        members.noneOfThem = members.noneOfThem * outcome.probability.complement();
        if (outcome.state == ConditionState::failed) {
            continue;
        }
        members.allFailed = false;
        if (outcome.state == ConditionState::met) {
            members.anyMet = true;
            takeEarlier(members.decided, outcome.decided);
            takeEarlier(members.metAbout, outcome.expected);
        } else {
            takeEarlier(members.expected, outcome.expected);
        }
    }
    return members;
}

Outcome outcomeOf(const Condition& condition, const Map& outcomes, Date asOf)
{
    Outcome out{condition.state, Factor{condition.probability.value_or(1.0)}, condition.decided, condition.expected};
    const bool isOpen = condition.state == ConditionState::open;
    if (!condition.anyOf.empty()) {
        const Members members = membersOf(condition, outcomes);
        out.probability = members.noneOfThem.complement();
        out.decided = condition.decided ? condition.decided : members.decided;
        if (!out.expected) { // once one is met, it does not matter when the others are expected
            out.expected = members.anyMet ? members.metAbout : members.expected;
        }
        if (isOpen && members.anyMet) {
            // Met too late is not met; on a day that nobody knows, it is.
            const bool late = condition.deadline && out.decided && *out.decided > *condition.deadline;
            out.state = late ? ConditionState::failed : ConditionState::met;
        } else if (isOpen && members.allFailed) {
            out.state = ConditionState::failed;
        }
    }
    if (out.state == ConditionState::open && condition.deadline && asOf > *condition.deadline) {
        out.state = ConditionState::failed;
    }
    if (out.state != ConditionState::open) {
        out.probability = out.state == ConditionState::met ? Factor{} : never;
    }
    return out;
}

} // namespace

Outcomes::Outcomes(const Book& book, Date asOf)
{
    // Members before the conditions that name them, by an explicit stack: chains may be long.
    enum class Visit : std::uint8_t { begun, done };
    std::unordered_map<ConditionId, Visit> visits;
    std::vector<const Condition*> stack;
    for (const Condition& root : book.conditions()) {
        stack.push_back(&root);
        while (!stack.empty()) {
            const Condition& condition = *stack.back();
            const auto [visit, first] = visits.try_emplace(condition.id, Visit::begun);
            if (first) {
                m_outcomes.emplace(condition.id, Outcome{ConditionState::open, never, std::nullopt, std::nullopt});
                for (const ConditionId member : condition.anyOf) {
                    const Condition* row = book.find(member);
                    if (row != nullptr && !visits.contains(member)) {
                        stack.push_back(row);
                    }
                }
                continue;
            }
            stack.pop_back();
            if (visit->second == Visit::begun) {
                visit->second = Visit::done;
                m_outcomes[condition.id] = outcomeOf(condition, m_outcomes, asOf);
            }
        }
    }
}

const Outcome& Outcomes::of(ConditionId condition) const
{
    static const Outcome unknown;
    const auto found = m_outcomes.find(condition);
    return found == m_outcomes.end() ? unknown : found->second;
}

} // namespace roundtrip
