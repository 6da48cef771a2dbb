// SPDX-License-Identifier: GPL-3.0-or-later
// The register: what is still open in a book, and where its sources disagree.
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

#include "core/cashflow/question.h"
#include "core/model/edits.h"

namespace roundtrip {

// A condition that nobody has called met or failed.
struct OpenCondition {
    ConditionId condition;
    std::optional<Date> deadline;
    std::optional<Date> expected;
    double probability = 1;    // of an any_of, of those it waits for
    bool overdue = false;      // its deadline lies before the as-of date: it counts as failed
    bool late = false;         // not overdue, but it was expected before the as-of date
    std::vector<FlowId> flows; // that need it or start with it, themselves or by way of an any_of
    Minor amount = 0;          // what these pay in the window at headline, in the reporting currency, were it open yet

    bool operator==(const OpenCondition&) const = default;
};

// The open conditions of a book, by deadline, then by the day they are expected, then by title; without either last.
// The question's filter and window say which money is told; its measure does not count. Throws MissingRate, Overflow.
std::vector<OpenCondition> openConditions(const Book& book, const Question& question);

// A field of which sources say different things.
struct Disagreement {
    RecordKey record;
    std::string_view field;
    std::vector<ClaimId> claims; // all of that field: the chosen one first, then the newest, then by source

    bool operator==(const Disagreement&) const = default;
};

// In the order of records, then of their fields.
std::vector<Disagreement> disagreements(const Book& book);

// What figures come to.
struct RegisterFigures {
    Minor headline = 0;
    Minor circular = 0;
    Minor external = 0;
    std::optional<Minor> flow; // what the flow counts, where the claim is about one

    bool operator==(const RegisterFigures&) const = default;
};

// What choosing a claim would do, before it is done: the edit, and the figures under the question on either side.
struct ChoiceEffect {
    Edit edit;
    RegisterFigures before;
    RegisterFigures after;
};

// Throws Cancelled, MissingRate and Overflow.
ChoiceEffect effectOfChoosing(const Book& book, const Question& question, ClaimId claim, std::stop_token cancel = {});

} // namespace roundtrip
