// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/register.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "core/analysis/circularity.h"
#include "core/cashflow/conditions.h"
#include "core/cashflow/network.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

// The book as if no deadline had passed: money that hangs on a condition is told also where that came too late.
Book withoutDeadlines(const Book& book)
{
    Book out = book;
    for (const Condition& condition : book.conditions()) {
        if (condition.state == ConditionState::open && condition.deadline) {
            Condition open = condition;
            open.deadline.reset();
            out.put(open);
        }
    }
    return out;
}

// Each condition with those any_ofs that it would meet, however far up.
std::map<ConditionId, std::set<ConditionId>> metWith(const Book& book)
{
    std::map<ConditionId, std::vector<ConditionId>> above;
    for (const Condition& condition : book.conditions()) {
        for (const ConditionId of : condition.anyOf) {
            above[of].push_back(condition.id);
        }
    }
    std::map<ConditionId, std::set<ConditionId>> out;
    for (const Condition& condition : book.conditions()) {
        std::set<ConditionId>& met = out[condition.id];
        std::vector<ConditionId> open{condition.id};
        while (!open.empty()) {
            const ConditionId next = open.back();
            open.pop_back();
            if (met.insert(next).second) {
                const auto found = above.find(next);
                if (found != above.end()) {
                    open.insert(open.end(), found->second.begin(), found->second.end());
                }
            }
        }
    }
    return out;
}

// The flows that name a condition, as one that they need or as the one that they start on.
std::unordered_map<ConditionId, std::vector<FlowId>> flowsNaming(const Book& book)
{
    std::unordered_map<ConditionId, std::vector<FlowId>> out;
    for (const Flow& flow : book.flows()) {
        for (const ConditionId& condition : flow.conditions) {
            out[condition].push_back(flow.id);
        }
        if (const auto* start = std::get_if<ConditionId>(&flow.start)) {
            out[*start].push_back(flow.id);
        }
    }
    return out;
}

RegisterFigures figuresOf(const Book& book, const Question& question, const std::optional<FlowId>& flow,
                          const std::stop_token& cancel)
{
    const Network network(book, question);
    const Circularity circular = circularity(network, cancel);
    RegisterFigures out{circular.headline, circular.circular, circular.external, std::nullopt};
    if (flow) {
        out.flow = 0;
        for (const Stream& stream : network.streams()) {
            if (stream.flow == *flow) {
                out.flow = network.amountOf(stream);
            }
        }
    }
    return out;
}

} // namespace

std::vector<OpenCondition> openConditions(const Book& book, const Question& question)
{
    const Outcomes outcomes(book, question.asOf);
    const Book undecided = withoutDeadlines(book);
    const Outcomes open(undecided, question.asOf);
    Question headline = question;
    headline.measure = Measure::headline;
    const Network network(undecided, headline);
    std::unordered_map<FlowId, Minor> amounts;
    for (const Stream& stream : network.streams()) {
        amounts.emplace(stream.flow, network.amountOf(stream));
    }
    const auto met = metWith(book);
    const auto naming = flowsNaming(book);

    std::vector<std::pair<NameKey, OpenCondition>> found;
    for (const Condition& condition : book.conditions()) {
        // An any_of can be decided by those it waits for, whatever its own state says.
        if (condition.state != ConditionState::open || open.of(condition.id).state != ConditionState::open) {
            continue;
        }
        OpenCondition row;
        row.condition = condition.id;
        row.deadline = condition.deadline;
        row.expected = open.of(condition.id).expected;
        row.probability = open.of(condition.id).probability.approximately();
        row.overdue = outcomes.of(condition.id).state == ConditionState::failed;
        row.late = !row.overdue && row.expected && *row.expected < question.asOf;
        std::set<FlowId> hanging; // in the order of the book
        for (const ConditionId& needed : met.at(condition.id)) {
            if (const auto flows = naming.find(needed); flows != naming.end()) {
                hanging.insert(flows->second.begin(), flows->second.end());
            }
        }
        for (const FlowId& flow : hanging) {
            row.flows.push_back(flow);
            const auto amount = amounts.find(flow);
            row.amount = plus(row.amount, amount == amounts.end() ? 0 : amount->second, "what hangs on a condition");
        }
        found.emplace_back(NameKey(condition.title), std::move(row));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const auto place = [](const auto& one) {
            const OpenCondition& row = one.second;
            return std::tuple(!row.deadline, row.deadline, !row.expected, row.expected, one.first);
        };
        return place(a) < place(b);
    });
    std::vector<OpenCondition> out;
    out.reserve(found.size());
    for (auto& [title, row] : found) {
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<Disagreement> disagreements(const Book& book)
{
    std::map<std::tuple<RecordKey, std::size_t>, std::vector<const Claim*>> byField;
    for (const Claim& claim : book.all<Claim>()) {
        // The place of the field in the record's list; claims of what is not there are check's business.
        std::size_t place = 0;
        std::optional<std::size_t> at;
        withRecord(claim.record, [&]<class Record>(std::type_identity<Record>) {
            forEachField<Record>([&](const auto& field) {
                if (field.name == claim.field) {
                    at = place;
                }
                ++place;
            });
        });
        const RecordKey record{claim.record, claim.recordId};
        if (at && book.row(record)) {
            byField[{record, *at}].push_back(&claim);
        }
    }
    std::vector<Disagreement> out;
    for (auto& [key, claims] : byField) {
        const Claim& first = *claims.front();
        const bool agree =
            std::all_of(claims.begin(), claims.end(), [&](const Claim* claim) { return claim->value == first.value; });
        if (agree) {
            continue;
        }
        std::stable_sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) {
            const auto place = [](const Claim* claim) { return std::tuple(!claim->chosen, !claim->dated); };
            return place(a) != place(b)   ? place(a) < place(b)
                   : a->dated != b->dated ? a->dated > b->dated
                                          : a->source < b->source;
        });
        Disagreement row{std::get<0>(key), fieldName(claims.front()->record, claims.front()->field), {}};
        for (const Claim* claim : claims) {
            row.claims.push_back(claim->id);
        }
        out.push_back(std::move(row));
    }
    return out;
}

ChoiceEffect effectOfChoosing(const Book& book, const Question& question, ClaimId claim, std::stop_token cancel)
{
    ChoiceEffect out;
    const Claim* row = book.find(claim);
    const auto flow =
        row != nullptr && row->record == RecordKind::flow ? std::optional(FlowId{row->recordId}) : std::nullopt;
    out.edit = chooseClaim(book, claim);
    Book after = book;
    roundtrip::apply(after, out.edit.changes);
    out.before = figuresOf(book, question, flow, cancel);
    out.after = figuresOf(after, question, flow, cancel);
    return out;
}

} // namespace roundtrip
