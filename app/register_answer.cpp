// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of the verb register: what is open and what hangs on it, and where sources disagree.
#include "app/answers.h"
#include "core/analysis/register.h"
#include "core/interchange/directory.h"
#include "core/interchange/export_tables.h"

namespace roundtrip {

namespace {

Answer conditionAnswer(const Book& book, const Speaker& say, const Directory& names, const OpenCondition& open)
{
    Answer out;
    out["condition"] = names.label({RecordKind::condition, open.condition.value});
    out["deadline"] = Speaker::date(open.deadline);
    out["expected"] = Speaker::date(open.expected);
    out["probability"] = open.probability;
    out["overdue"] = open.overdue;
    out["late"] = open.late;
    out["amount"] = say.amount(open.amount);
    out["flows"] = Answer::array();
    for (const FlowId flow : open.flows) {
        out["flows"].push_back(names.label({RecordKind::flow, flow.value}));
    }
    out["any_of"] = Answer::array();
    for (const ConditionId other : book.find(open.condition)->anyOf) {
        out["any_of"].push_back(names.label({RecordKind::condition, other.value}));
    }
    return out;
}

Answer claimAnswer(const Directory& names, const Disagreement& field, const Claim& claim)
{
    Answer out;
    out["record"] = word(field.record.kind);
    out["name"] = names.label(field.record);
    out["field"] = field.field;
    out["value"] = claimText(claim, names);
    out["chosen"] = claim.chosen;
    out["grade"] = word(claim.grade);
    out["dated"] = Speaker::date(claim.dated);
    out["source"] = claim.source;
    return out;
}

} // namespace

Answer registerAnswer(const Asked& asked)
{
    const Book& book = asked.reading.book;
    const Speaker say(asked.network);
    const Directory names(book);
    Answer out;
    out["conditions"] = Answer::array();
    for (const OpenCondition& open : openConditions(book, asked.question)) {
        out["conditions"].push_back(conditionAnswer(book, say, names, open));
    }
    out["claims"] = Answer::array();
    for (const Disagreement& field : disagreements(book)) {
        for (const ClaimId claim : field.claims) {
            out["claims"].push_back(claimAnswer(names, field, *book.find(claim)));
        }
    }
    return out;
}

} // namespace roundtrip
