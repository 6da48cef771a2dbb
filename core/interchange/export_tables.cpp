// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/export_tables.h"

#include <algorithm>

#include "core/interchange/cells.h"
#include "core/interchange/columns.h"
#include "core/model/change_text.h"
#include "core/model/scenario.h"
#include "core/model/sight.h"

namespace roundtrip {

namespace {

Currency currencyOf(const Row& row)
{
    if (const auto* flow = std::get_if<Flow>(&row)) {
        return flow->currency;
    }
    const auto* metric = std::get_if<Metric>(&row);
    return metric == nullptr ? Currency{} : metric->currency;
}

Cell textCell(std::string text)
{
    return {std::move(text), CellKind::text, 0, 0};
}

class Tables {
public:
    explicit Tables(const Book& book) : m_book(book), m_directory(book) {}

    Sheet sheet(const TableColumns& table)
    {
        Sheet out;
        out.name = table.name;
        for (const std::string_view column : table.columns) {
            out.header.push_back(textCell(std::string(column)));
        }
        if (table.kind == RecordKind::scenario) {
            addScenarios(out);
        } else if (table.kind == RecordKind::claim) {
            for (const Claim& claim : m_book.all<Claim>()) {
                addClaim(out, claim);
            }
        } else if (table.kind == RecordKind::placement) {
            for (const Placement& placement : m_book.all<Placement>()) {
                addPlacement(out, placement);
            }
        } else if (table.kind == RecordKind::savedView) {
            for (SavedView view : m_book.all<SavedView>()) {
                // Read elsewhere, its records are known by the names that they have now.
                if (const auto sight = decodedSight(view.shows)) {
                    view.shows = encoded(refreshed(m_book, *sight));
                }
                out.rows.push_back(cellsOf(view, m_directory));
            }
        } else {
            withRecord(table.kind, [&]<class Record>(std::type_identity<Record>) {
                for (const Record& row : m_book.all<Record>()) {
                    out.rows.push_back(cellsOf(row, m_directory));
                }
            });
        }
        return out;
    }

    // A field of a claim: what it is about and what it says are written as the tables name and write them.
    static Cell claimCell(const Claim& claim, std::string_view field, const Value& value, const Directory& directory)
    {
        const RecordKey key{claim.record, claim.recordId};
        const auto row = directory.book().row(key);
        if (field == "record_id" && row && value == toValue(claim.recordId)) {
            return textCell(directory.label(key));
        }
        const auto says =
            field == "value" && row ? valueFromText(key.kind, claim.field, valueText(value)) : std::nullopt;
        if (says) {
            return valueCell(key.kind, claim.field, *says, directory, currencyOf(*row));
        }
        return valueCell(RecordKind::claim, field, value, directory, {});
    }

private:
    static std::vector<Cell> cellsOf(const Row& row, const Directory& directory)
    {
        std::vector<Cell> cells;
        std::visit(
            [&]<class Record>(const Record& record) {
                forEachField<Record>([&](const auto& field) {
                    cells.push_back(cellOf(Fields<Record>::kind, field.name, toValue(record.*field.member), directory,
                                           currencyOf(row)));
                });
            },
            row);
        return cells;
    }

    void addClaim(Sheet& out, const Claim& claim)
    {
        std::vector<Cell> cells;
        forEachField<Claim>([&](const auto& field) {
            cells.push_back(claimCell(claim, field.name, toValue(claim.*field.member), m_directory));
        });
        out.rows.push_back(std::move(cells));
    }

    // A card of a party that the base does not have stands for one that a scenario made; one of nobody is left out.
    void addPlacement(Sheet& out, const Placement& placement)
    {
        std::vector<Cell> cells = cellsOf(placement, m_directory);
        cells.push_back(textCell({}));
        if (m_book.find(placement.party) == nullptr) {
            const auto& all = scenarioStates();
            const auto state = std::find_if(all.begin(), all.end(), [&](const auto& one) {
                return one.second.book().find(placement.party) != nullptr;
            });
            if (state == all.end()) {
                return;
            }
            cells.front() = textCell(state->second.label({RecordKind::party, placement.party.value}));
            cells.back() = textCell(state->first);
        }
        out.rows.push_back(std::move(cells));
    }

    // Each scenario's records as its steps leave them.
    const std::vector<std::pair<std::string, Directory>>& scenarioStates()
    {
        if (m_states.empty()) {
            for (const Scenario& scenario : m_book.all<Scenario>()) {
                m_states.emplace_back(scenario.name, m_directory);
                for (const Step& step : stepsOf(m_book, scenario.id)) {
                    for (const Change& change : decodedChanges(step.change).value_or(Changes{})) {
                        m_states.back().second.perform(change);
                    }
                }
            }
        }
        return m_states;
    }

    void addScenarios(Sheet& out)
    {
        for (const Scenario& scenario : m_book.all<Scenario>()) {
            std::vector<Cell> declaration(out.header.size());
            declaration[0] = textCell(scenario.name);
            declaration.back() = textCell(scenario.note);
            out.rows.push_back(std::move(declaration));
            Directory directory = m_directory;
            for (const Step& step : stepsOf(m_book, scenario.id)) {
                for (const Change& change : decodedChanges(step.change).value_or(Changes{})) {
                    addChange(out, scenario, step, change, directory);
                }
            }
        }
    }

    void addChange(Sheet& out, const Scenario& scenario, const Step& step, const Change& change, Directory& directory)
    {
        const RecordKey key = recordOf(change);
        const std::size_t firstRow = out.rows.size();
        const bool created = std::holds_alternative<Created>(change);
        addFields(out, scenario, step, change, directory);
        directory.perform(change);
        if (created) {
            // What is made is called what it is called afterwards, all else what it was called before.
            for (std::size_t row = firstRow; row < out.rows.size(); ++row) {
                out.rows[row][3] = textCell(directory.label(key));
            }
        }
    }

    void addFields(Sheet& out, const Scenario& scenario, const Step& step, const Change& change,
                   const Directory& before)
    {
        const RecordKey key = recordOf(change);
        const bool created = std::holds_alternative<Created>(change);
        const std::string label = before.label(key);
        const auto add = [&](std::string_view field, Cell was, Cell is) {
            out.rows.push_back({textCell(scenario.name),
                                {std::to_string(step.position), CellKind::number, 0, 0},
                                textCell(std::string(word(key.kind))),
                                textCell(label),
                                textCell(std::string(columnOf(key.kind, field))),
                                std::move(was),
                                std::move(is),
                                textCell({})});
        };
        if (const auto* altered = std::get_if<Altered>(&change)) {
            const auto [wasIn, isIn] = currencies(*altered, before);
            const Claim* claim = key.kind == RecordKind::claim ? before.book().find(ClaimId{key.id}) : nullptr;
            for (const FieldChange& field : altered->fields) {
                if (claim != nullptr) {
                    add(field.field, claimCell(*claim, field.field, field.before, before),
                        claimCell(*claim, field.field, field.after, before));
                    continue;
                }
                add(field.field, valueCell(key.kind, field.field, field.before, before, wasIn),
                    valueCell(key.kind, field.field, field.after, before, isIn));
            }
            return;
        }
        const Row& row = created ? std::get<Created>(change).row : std::get<Removed>(change).row;
        std::visit(
            [&]<class Record>(const Record& record) {
                forEachField<Record>([&](const auto& field) {
                    const Value value = toValue(record.*field.member);
                    if (field.need == Need::optional && value == toValue(Record{}.*field.member)) {
                        return;
                    }
                    Cell cell;
                    if constexpr (std::is_same_v<Record, Claim>) {
                        cell = claimCell(record, field.name, value, before);
                    } else {
                        cell = valueCell(key.kind, field.name, value, before, currencyOf(row));
                    }
                    created ? add(field.name, {}, std::move(cell)) : add(field.name, std::move(cell), {});
                });
            },
            row);
    }

    // No value is no text here, though a flow's table has a word for an unknown start.
    static Cell valueCell(RecordKind kind, std::string_view field, const Value& value, const Directory& directory,
                          Currency currency)
    {
        return value == Value{} ? Cell{} : cellOf(kind, field, value, directory, currency);
    }

    // What amounts are in before and after an alteration.
    static std::pair<Currency, Currency> currencies(const Altered& altered, const Directory& directory)
    {
        Currency was;
        if (const auto row = directory.book().row(altered.record)) {
            was = currencyOf(*row);
        }
        Currency is = was;
        for (const FieldChange& field : altered.fields) {
            if (field.field == "currency") {
                fromValue(field.before, was);
                fromValue(field.after, is);
            }
        }
        return {was, is};
    }

    const Book& m_book;
    Directory m_directory;
    std::vector<std::pair<std::string, Directory>> m_states;
};

} // namespace

std::vector<Sheet> tablesOf(const Book& book)
{
    std::vector<Sheet> out;
    Tables tables(book);
    for (const TableColumns& table : allTables()) {
        out.push_back(tables.sheet(table));
    }
    return out;
}

std::string claimText(const Claim& claim, const Directory& directory)
{
    return Tables::claimCell(claim, "value", toValue(claim.value), directory).text;
}

} // namespace roundtrip
