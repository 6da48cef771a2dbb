// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/check.h"

#include <algorithm>
#include <set>

#include "core/model/change_text.h"
#include "core/model/scenario.h"

namespace roundtrip {

namespace {

void addDealProblems(const Book& book, std::vector<Problem>& out)
{
    for (const Deal& deal : book.deals()) {
        if (deal.status == DealStatus::terminated && !deal.ended) {
            out.push_back({ProblemKind::terminatedWithoutEnd, keyOf(deal), "ended", {}, {}});
        }
    }
}

void addFlowProblems(const Book& book, std::vector<Problem>& out)
{
    std::set<Currency> rated{book.currency()};
    for (const FxRate& rate : book.all<FxRate>()) {
        rated.insert(rate.currency);
    }
    for (const Flow& flow : book.flows()) {
        if (!rated.contains(flow.currency)) {
            out.push_back({ProblemKind::noRate, keyOf(flow), "currency", flow.currency.code(), {}});
        }
        const auto* start = std::get_if<Date>(&flow.start);
        const auto* end = std::get_if<Date>(&flow.end);
        if (start != nullptr && end != nullptr && *end < *start) {
            out.push_back({ProblemKind::endBeforeStart, keyOf(flow), "end", {}, {}});
        }
        const auto* condition = std::get_if<ConditionId>(&flow.start);
        if (condition != nullptr &&
            std::find(flow.conditions.begin(), flow.conditions.end(), *condition) == flow.conditions.end()) {
            out.push_back({ProblemKind::startNotACondition, keyOf(flow), "start", {}, {}});
        }
    }
    for (const Metric& metric : book.all<Metric>()) {
        if (!rated.contains(metric.currency)) {
            out.push_back({ProblemKind::noRate, keyOf(metric), "currency", metric.currency.code(), {}});
        }
    }
}

// Other claims of a field are free to differ: that is what they are for.
void addClaimProblems(const Book& book, std::vector<Problem>& out)
{
    for (const Claim& claim : book.all<Claim>()) {
        if (!claim.chosen) {
            continue;
        }
        const auto row = book.row({claim.record, claim.recordId});
        const auto value = row ? fieldValue(*row, claim.field) : std::nullopt;
        if (value && valueText(*value) != claim.value) {
            out.push_back({ProblemKind::chosenClaimDiffers, keyOf(claim), claim.field, valueText(*value), {}});
        }
    }
}

void addScenarioProblems(const Book& book, std::vector<Problem>& out)
{
    for (const Scenario& scenario : book.all<Scenario>()) {
        Book applied = book;
        for (const Step& step : stepsOf(book, scenario.id)) {
            const auto changes = decodedChanges(step.change);
            if (!changes) {
                out.push_back({ProblemKind::stepUnreadable, keyOf(step), "change", {}, {}});
                continue;
            }
            for (const Conflict& conflict : apply(applied, *changes)) {
                out.push_back({ProblemKind::stepConflict, keyOf(step), "change", std::string(conflict.field), {}});
            }
        }
    }
}

} // namespace

Severity severity(ProblemKind kind)
{
    return kind == ProblemKind::endBeforeStart || kind == ProblemKind::startNotACondition ? Severity::remark
                                                                                          : Severity::error;
}

std::vector<Problem> problems(const Book& book)
{
    std::vector<Problem> out;
    for (const Invalid& invalid : faultsOf(book)) {
        out.push_back({ProblemKind::breaksRule, invalid.record, std::string(invalid.field), {}, invalid.fault});
    }
    addDealProblems(book, out);
    addFlowProblems(book, out);
    addClaimProblems(book, out);
    addScenarioProblems(book, out);
    return out;
}

} // namespace roundtrip
