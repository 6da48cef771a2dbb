// SPDX-License-Identifier: GPL-3.0-or-later
// What edits of a scenario's steps are made from: which records hang together, and steps with parts taken out.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

using Keys = std::set<RecordKey>;
using FieldKeys = std::set<std::pair<RecordKey, std::string_view>>;

// The records that a row names.
std::vector<RecordKey> references(const Row& row);

// The records and those that have to follow them from `from` to `to`, two states of one book: what differs and hangs
// together by claims and places, by what `to`'s row names and `from` lacks, and by what cannot be without a row that
// `to` lacks.
Keys followers(const Book& from, const Book& to, const std::vector<RecordKey>& records);

// What sources say of one field.
Keys claimsOf(const Book& base, const RecordKey& record, std::string_view field);

// The scenario's steps with only what `kept` leaves of each of their changes.
Changes thinned(const Book& base, ScenarioId scenario, const std::function<std::optional<Change>(const Change&)>& kept);
// Without what they say of these records.
Changes without(const Book& base, ScenarioId scenario, const Keys& keys);
// Without what they alter of these fields, and which claims of those are chosen.
Changes withoutFields(const Book& base, ScenarioId scenario, const FieldKeys& fields);

} // namespace roundtrip
