// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the register: one row a condition that is open; one row a claim of a field on which sources disagree.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/register.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct RegisterAnswer {
    Book book;
    Date asOf;
    std::vector<OpenCondition> conditions;
    std::vector<Disagreement> disagreements;
};

struct ConditionRow {
    std::shared_ptr<const RegisterAnswer> answer;
    OpenCondition open;
    Minor largest = 0; // of all amounts, for the bars

    bool operator==(const ConditionRow&) const = default;
};
std::vector<ConditionRow> conditionRows(const std::shared_ptr<const RegisterAnswer>& answer);

enum class ConditionColumn { condition, deadline, expected, likely, amount, flows, anyOf };
std::vector<Column<ConditionRow>> conditionColumns();

struct DisputedRow {
    std::shared_ptr<const RegisterAnswer> answer;
    ClaimId claim;
    RecordKey record;
    bool first = false; // of its field: says what the field is

    bool operator==(const DisputedRow&) const = default;
};
std::vector<DisputedRow> disputedRows(const std::shared_ptr<const RegisterAnswer>& answer);

enum class DisputedColumn { record, field, says, chosen, grade, dated, source };
std::vector<Column<DisputedRow>> disputedColumns();

} // namespace roundtrip
