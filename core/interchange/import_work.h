// SPDX-License-Identifier: GPL-3.0-or-later
// The import at work, for its own units only: tables seen by column, what is collected, and one class that does it.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "core/interchange/cells.h"
#include "core/interchange/columns.h"
#include "core/interchange/import.h"

namespace roundtrip::importing {

// A sheet whose columns are known.
struct TableView {
    const Sheet* sheet = nullptr;
    const TableColumns* table = nullptr;
    std::unordered_map<std::string_view, std::size_t> at; // by column
    std::vector<std::size_t> unknown;                     // columns to keep in the note
};

// A row of it.
struct RowView {
    const TableView* view = nullptr;
    const std::vector<Cell>* cells = nullptr;

    // The cell of a column; null where it is blank or there is no such column.
    const Cell* cell(std::string_view column) const
    {
        const auto found = view->at.find(column);
        if (found == view->at.end()) {
            return nullptr;
        }
        const Cell& cell = (*cells)[found->second];
        return isBlank(cell.text) ? nullptr : &cell;
    }
    std::string name(std::string_view column) const
    {
        const Cell* found = cell(column);
        return found == nullptr ? std::string{} : std::string(trimmed(found->text));
    }
    std::uint32_t line() const { return cells->front().line; }
};

// A claim that the tables make, before it is settled which are chosen.
struct PendingClaim {
    Claim claim;
    RowView row;
    bool fromTable = false; // else from a source column: chosen unless another is
    bool saysChosen = false;
};

class Importer : private References {
public:
    Importer(const Book& base, UnknownColumns unknown);

    void take(const Sheet& sheet);
    Import run();

private:
    // Columns and cells (import.cpp)
    void problem(ImportProblemKind kind, const RowView& row, std::string_view column,
                 std::vector<std::string> expected = {}, const std::string& value = {});
    void add(ImportProblem problem);
    template<class Function> void forEachRow(RecordKind kind, Function&& f);
    const Cell* required(const RowView& row, std::string_view column);
    template<class Member> bool read(const RowView& row, std::string_view column, Member& member, Currency currency);
    void keepUnknown(const RowView& row, std::string& note);
    std::optional<Uuid> find(RecordKind kind, std::string_view name) override;
    Uuid create(RecordKind kind, const std::string& name);

    // Records (import_records.cpp)
    void readSettings();
    void readRates();
    template<class Record> void readNamed(std::string Record::*name);
    void readFlows();
    std::optional<Flow> readFlow(const RowView& row);
    void readRelations();
    void readMetrics();
    void readPlacements();
    void readLoops();
    void readAnnotations();
    void readCollapses();
    void readViews();
    template<class Record> void settle(const std::vector<std::pair<Record, RowView>>& rows, const auto& key);
    template<class Record> bool agrees(const Record& row, const Record& base, const RowView& cells) const;
    void noteRow(const RecordKey& key, const RowView& row);
    void findCycles();
    void findSimilarNames();

    // Claims and scenarios, which name records of all kinds (import_claims.cpp, import_scenarios.cpp)
    void readClaims();
    std::optional<PendingClaim> readClaim(const RowView& row, const Directory& directory);
    void settleClaims(std::vector<PendingClaim> pending);
    void releaseChosen();
    void readScenarios();
    void readScenario(const std::string& name, const std::vector<RowView>& rows);

    const Book& m_base;
    Book m_next;
    UnknownColumns m_unknown;
    Import m_out;
    std::deque<TableView> m_views;
    std::map<RecordKind, std::unordered_map<std::string, Uuid>> m_names;
    std::optional<RowView> m_creatingFor; // a flow's row: what it names is made
    std::vector<RecordKey> m_rowKeys;     // the records of the tables' rows, in their order
    std::unordered_map<Uuid, RowView> m_rowOf;
    std::vector<std::pair<RecordKey, RowView>> m_sources;
    std::map<std::pair<std::string, std::string>, Uuid> m_scenarioParties; // by scenario and name, in its last state
};

// The names of all fields of a kind.
inline std::vector<std::string> fieldNames(RecordKind kind)
{
    std::vector<std::string> names;
    withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&](const auto& field) { names.emplace_back(field.name); });
    });
    return names;
}

template<class Function> void Importer::forEachRow(RecordKind kind, Function&& f)
{
    for (const TableView& view : m_views) {
        if (view.table->kind == kind) {
            for (const auto& cells : view.sheet->rows) {
                f(RowView{&view, &cells});
            }
        }
    }
}

template<class Member>
bool Importer::read(const RowView& row, std::string_view column, Member& member, Currency currency)
{
    const Cell* cell = row.cell(column);
    if (cell == nullptr) {
        return true;
    }
    const auto fault = readCell(cell->text, member, CellReading{*this, currency});
    if (fault) {
        problem(fault->kind, row, column, fault->expected, fault->value);
    }
    return !fault;
}

} // namespace roundtrip::importing
