// SPDX-License-Identifier: GPL-3.0-or-later
// Edits: what a person means to do, as the Changes that do it. Nothing here alters a book; apply() does.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/book.h"
#include "core/model/validity.h"

namespace roundtrip {

// The changes of one edit, in an order that references survive at every step; or, where the edit would break a rule,
// no change and what is wrong. An edit that alters nothing has neither.
struct Edit {
    Changes changes;
    std::vector<Invalid> faults;
    RecordKey record; // the record that was meant: the new one, or the one altered

    bool good() const { return faults.empty(); }
};

// `wanted`, or the first of "wanted 2", "wanted 3", … that no party (deal, condition, scenario, view) has yet.
std::string freePartyName(const Book& book, std::string_view wanted);
std::string freeDealTitle(const Book& book, std::string_view wanted);
std::string freeConditionTitle(const Book& book, std::string_view wanted);
std::string freeScenarioName(const Book& book, std::string_view wanted);
std::string freeViewName(const Book& book, std::string_view wanted);

// A new party; its name is `wanted` made free, so this fails only where it is blank.
Edit addParty(const Book& book, std::string_view wanted, PartyKind kind = PartyKind::other);
Edit renameParty(const Book& book, PartyId party, std::string_view name);

// A new flow with the draft's fields; its id is made here. Without a deal one is created as well, titled `dealTitle`
// or, where that is blank, "Payer → Payee", made free, announced on the flow's start where that is a day.
Edit addFlow(const Book& book, Flow draft, std::string_view dealTitle = {});

// A new condition with the draft's fields; its id is made here and its title made free.
Edit addCondition(const Book& book, Condition draft);

// A new scenario without steps, its name made free.
Edit addScenario(const Book& book, std::string_view wanted);

// Sets fields of one record as fields.h spells them, together: an amount and its payments, say. Text loses the white
// space around it. A chosen claim that says other than the new value is chosen no more.
using FieldValue = std::pair<std::string_view, Value>;
Edit setFields(const Book& book, const RecordKey& record, std::span<const FieldValue> values);
Edit setField(const Book& book, const RecordKey& record, std::string_view field, const Value& value);

// setField as a person means it: what has to follow, follows. Payments make the amount their sum and the schedule
// theirs, and taking them away ends it; in a currency with other decimals the amounts stay what they are in its major
// units, which fails where they have too many.
Edit changeField(const Book& book, const RecordKey& record, std::string_view field, const Value& value);

// Takes records out with all that cannot be without them: a party's flows, relations, metrics, placement, kept
// loops and that it is collapsed, a deal's flows, a scenario's steps, and the claims of all these; deals left without a
// flow by it. What merely names them is cleared: a unit's parent, a flow's condition, a start on a condition. Those
// that are not there are passed over.
Edit removeRecords(const Book& book, std::span<const RecordKey> records);
Edit removeParty(const Book& book, PartyId party);

// A flow with its claims, and its deal where that has no other flow, no note and no claim.
Edit removeFlow(const Book& book, FlowId flow);

struct CardSpot {
    PartyId party;
    double x = 0; // of the card's centre, in canvas units
    double y = 0;
    bool pinned = true;
};
// Cards moved, several at once: one placement a party, created or altered; the card of a collapsed kind
// (collapses.h) keeps its place in what collapses it. Unknown parties are faults.
Edit movePlacement(const Book& book, std::span<const CardSpot> spots);

// The record's field takes the claim's value; the claim is chosen, the others of that field are not.
Edit chooseClaim(const Book& book, ClaimId claim);

} // namespace roundtrip
