// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/columns.h"

#include <algorithm>

namespace roundtrip {

namespace {

template<class Record> TableColumns tableOf(std::vector<std::string_view> required, std::string_view mainField = {})
{
    TableColumns table;
    table.kind = Fields<Record>::kind;
    table.name = word(table.kind);
    forEachField<Record>([&](const auto& field) {
        table.columns.push_back(field.name);
        table.note = table.note || field.name == "note";
    });
    table.required = std::move(required);
    table.source = !mainField.empty();
    table.mainField = mainField;
    return table;
}

std::vector<TableColumns> makeTables()
{
    TableColumns claims = tableOf<Claim>({"table", "record", "field", "value", "source"});
    std::transform(claims.columns.begin(), claims.columns.end(), claims.columns.begin(),
                   [](std::string_view field) { return columnOf(RecordKind::claim, field); });
    TableColumns scenarios;
    scenarios.kind = RecordKind::scenario;
    scenarios.name = word(scenarios.kind);
    scenarios.columns = {"scenario", "step", "record", "id", "field", "before", "after", "note"};
    scenarios.required = {"scenario"};
    TableColumns placements = tableOf<Placement>({"party", "x", "y"});
    placements.columns.emplace_back("scenario"); // of a party that only a scenario has
    return {
        tableOf<Setting>({"key", "value"}),
        tableOf<FxRate>({"currency", "date", "rate"}),
        tableOf<Party>({"name"}),
        tableOf<Condition>({"title"}),
        tableOf<Deal>({"title"}, "title"),
        tableOf<Flow>({"payer", "payee", "amount"}, "amount"),
        tableOf<Metric>({"party", "year", "kind", "amount"}, "amount"),
        tableOf<Relation>({"from", "to", "type"}, "type"),
        tableOf<KeptLoop>({"parties"}),
        claims,
        scenarios,
        placements,
        tableOf<Annotation>({"x", "y", "width", "height"}),
        tableOf<Collapse>({}),
        tableOf<SavedView>({"name", "shows"}),
    };
}

} // namespace

const std::vector<TableColumns>& allTables()
{
    static const std::vector<TableColumns> tables = makeTables();
    return tables;
}

const TableColumns* tableNamed(std::string_view name)
{
    const auto& tables = allTables();
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

bool hasColumn(const TableColumns& table, std::string_view column)
{
    return (table.source && column == "source") ||
           std::find(table.columns.begin(), table.columns.end(), column) != table.columns.end();
}

std::string_view columnOf(RecordKind kind, std::string_view field)
{
    if (kind != RecordKind::claim) {
        return field;
    }
    return field == "record" ? "table" : field == "record_id" ? "record" : field;
}

std::string_view fieldOfColumn(RecordKind kind, std::string_view column)
{
    if (kind != RecordKind::claim) {
        return fieldName(kind, column);
    }
    return fieldName(kind, column == "table" ? "record" : column == "record" ? "record_id" : column);
}

} // namespace roundtrip
