// SPDX-License-Identifier: GPL-3.0-or-later
// The import's scenarios: rows of fields become the steps of each scenario, read in the state they apply to.
#include <algorithm>
#include <charconv>
#include <deque>

#include "core/interchange/import_work.h"
#include "core/model/change_text.h"
#include "core/model/scenario.h"

namespace roundtrip::importing {

namespace {

// Several can have been called the same, one after the other: then they are told apart by their order.
using Labels = std::map<std::pair<RecordKind, std::string>, std::deque<Uuid>>;

// The records that the steps of an existing scenario create, by what they are called then: importing the same scenario
// again must not make others.
Labels createdIn(const Book& book, ScenarioId scenario)
{
    Labels out;
    Directory directory(book);
    for (const Step& step : stepsOf(book, scenario)) {
        for (const Change& change : decodedChanges(step.change).value_or(Changes{})) {
            directory.perform(change);
            if (std::holds_alternative<Created>(change)) {
                const RecordKey key = recordOf(change);
                out[{key.kind, directory.label(key)}].push_back(key.id);
            }
        }
    }
    return out;
}

bool isRequired(RecordKind kind, std::string_view name)
{
    return withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
        bool found = false;
        forEachField<Record>(
            [&](const auto& field) { found = found || (field.name == name && field.need == Need::required); });
        return found;
    });
}

// The rows of one Change: one record in one step, each field once.
struct Group {
    std::int64_t step = 0; // 0 where the table does not say
    RecordKind kind{};
    std::string label;
    std::vector<std::pair<std::string_view, RowView>> fields;

    bool takes(std::int64_t ofStep, RecordKind ofKind, const std::string& ofLabel, std::string_view field) const
    {
        return step == ofStep && kind == ofKind && label == ofLabel &&
               std::none_of(fields.begin(), fields.end(), [&](const auto& known) { return known.first == field; });
    }
    bool allBlank(std::string_view column) const
    {
        return std::all_of(fields.begin(), fields.end(),
                           [&](const auto& field) { return field.second.cell(column) == nullptr; });
    }
    // A required field that becomes blank (or was): the record goes (or comes).
    bool blanksRequired(std::string_view column) const
    {
        return std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
            return isRequired(kind, field.first) && field.second.cell(column) == nullptr;
        });
    }
    const RowView& row() const { return fields.front().second; }
};

std::optional<std::int64_t> stepNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number > 0 ? std::optional{number}
                                                                                  : std::nullopt;
}

} // namespace

// What reads one scenario. It sees its state change step by step.
class ScenarioReader {
public:
    // A cell's problem: what is wrong in which column of which row.
    struct Trouble {
        RowView row;
        std::string_view column;
        CellFault fault;
    };

    ScenarioReader(const Book& base, std::span<const RecordKey> rows, Currency currency, Labels known)
        : m_directory(base, rows), m_references(m_directory), m_currency(currency), m_known(std::move(known))
    {}

    const Directory& directory() const { return m_directory; }
    const std::vector<Trouble>& troubles() const { return m_troubles; }
    const std::vector<std::pair<RowView, Conflict>>& conflicts() const { return m_conflicts; }
    const std::vector<RecordKey>& created() const { return m_created; }

    std::optional<Change> change(const Group& group)
    {
        const auto found = m_directory.find(group.kind, group.label);
        const auto verbatim = found ? std::optional{found->id} : parseUuid(group.label);
        std::optional<Change> out;
        if (found && group.blanksRequired("after")) {
            out = whole<Removed>(group, *found, "before");
        } else if (!found && group.allBlank("before")) {
            out = creation(group, verbatim);
        } else if (verbatim) {
            out = group.allBlank("after") && group.blanksRequired("after")
                      ? whole<Removed>(group, {group.kind, *verbatim}, "before")
                      : alteration(group, {group.kind, *verbatim});
        } else {
            trouble(group.row(), "id", {ImportProblemKind::unknownRecord, {}, {}});
        }
        if (!out) {
            return std::nullopt;
        }
        for (Conflict& conflict : m_directory.perform(*out)) {
            m_conflicts.emplace_back(group.row(), std::move(conflict));
        }
        const RecordKey key = recordOf(*out);
        const std::string called = m_directory.label(key);
        if (m_directory.book().row(key) && m_directory.find(key.kind, called) != key) {
            // From here on nobody could tell the two apart, nor could a table.
            trouble(group.row(), "id", {ImportProblemKind::nameTaken, {}, called});
        }
        if (std::holds_alternative<Created>(*out)) {
            m_created.push_back(key);
            if (m_directory.label(key) != group.label && !verbatim) {
                trouble(group.row(), "id", {ImportProblemKind::stepUnclear, {m_directory.label(key)}, {}});
            }
        }
        return out;
    }

private:
    void trouble(const RowView& row, std::string_view column, CellFault fault)
    {
        m_troubles.push_back({row, column, std::move(fault)});
    }

    // What amounts in a column are in: what the group says, else what the record says.
    Currency currencyOf(const Group& group, const RecordKey& key, std::string_view column) const
    {
        Currency currency = m_currency;
        if (const auto row = m_directory.book().row(key)) {
            if (const auto value = fieldValue(*row, "currency")) {
                fromValue(*value, currency);
            }
        }
        for (const auto& [field, row] : group.fields) {
            const Cell* cell = field == "currency" ? row.cell(column) : nullptr;
            if (cell != nullptr) {
                currency = Currency::parse(trimmed(cell->text)).value_or(currency);
            }
        }
        return currency;
    }

    std::optional<Value> value(const Group& group, std::string_view field, const RowView& row, std::string_view column,
                               Currency currency)
    {
        const Cell* cell = row.cell(column);
        if (cell != nullptr && group.kind == RecordKind::claim && (field == "record_id" || field == "value")) {
            return claimValue(group, field, row, column);
        }
        auto read = readValue(group.kind, field, cell == nullptr ? std::string_view{} : std::string_view(cell->text),
                              CellReading{m_references, currency});
        if (read.fault) {
            trouble(row, column, std::move(*read.fault));
            return std::nullopt;
        }
        return std::move(read.value);
    }

    // What a claim is about and what it says, which other cells of its own tell how to read.
    std::optional<Value> claimValue(const Group& group, std::string_view field, const RowView& row,
                                    std::string_view column)
    {
        Claim claim;
        if (const auto known = m_directory.find(RecordKind::claim, group.label)) {
            claim = *m_directory.book().find(ClaimId{known->id});
        }
        std::string record = m_directory.label({claim.record, claim.recordId});
        for (const auto& [name, cells] : group.fields) {
            const Cell* cell = cells.cell(column);
            if (cell == nullptr) {
                continue;
            }
            if (name == "record") {
                claim.record = recordKindOf(trimmed(cell->text)).value_or(claim.record);
            } else if (name == "record_id") {
                record = trimmed(cell->text);
            } else if (name == "field") {
                claim.field = trimmed(cell->text);
            }
        }
        const auto about = m_references.find(claim.record, record);
        if (!about) {
            trouble(row, column, {ImportProblemKind::unknownRecord, {}, record});
            return std::nullopt;
        }
        if (field == "record_id") {
            return toValue(*about);
        }
        Currency currency = m_currency;
        const auto subject = m_directory.book().row({claim.record, *about});
        if (const auto known = subject ? fieldValue(*subject, "currency") : std::nullopt) {
            fromValue(*known, currency);
        }
        auto read = readValue(claim.record, claim.field, row.cell(column)->text, CellReading{m_references, currency});
        if (read.fault) {
            trouble(row, column, std::move(*read.fault));
            return std::nullopt;
        }
        return toValue(valueText(read.value));
    }

    // A record made of all the cells of one side.
    template<class Whole> std::optional<Change> whole(const Group& group, const RecordKey& key, std::string_view column)
    {
        Row row = withRecord(key.kind, [&]<class Record>(std::type_identity<Record>) -> Row {
            Record record;
            record.id = Id<Record>{key.id};
            if constexpr (requires { record.currency; }) {
                record.currency = m_currency;
            }
            return record;
        });
        const Currency currency = currencyOf(group, key, column);
        bool good = true;
        for (const auto& [field, cells] : group.fields) {
            if (cells.cell(column) == nullptr) {
                continue;
            }
            const auto read = value(group, field, cells, column, currency);
            good = good && read && setFieldValue(row, field, *read);
        }
        return good ? std::optional<Change>{Whole{std::move(row)}} : std::nullopt;
    }

    std::optional<Change> creation(const Group& group, std::optional<Uuid> verbatim)
    {
        auto& known = m_known[{group.kind, group.label}];
        const Uuid id = verbatim ? *verbatim : known.empty() ? newUuid() : known.front();
        if (!verbatim && !known.empty()) {
            known.pop_front();
        }
        auto change = whole<Created>(group, {group.kind, id}, "after");
        if (!change) {
            return std::nullopt;
        }
        // The label says the name, or the deal, where no row does.
        Row& row = std::get<Created>(*change).row;
        if (auto* party = std::get_if<Party>(&row); party != nullptr && party->name.empty()) {
            party->name = group.label;
        } else if (auto* deal = std::get_if<Deal>(&row); deal != nullptr && deal->title.empty()) {
            deal->title = group.label;
        } else if (auto* condition = std::get_if<Condition>(&row); condition != nullptr && condition->title.empty()) {
            condition->title = group.label;
        } else if (auto* flow = std::get_if<Flow>(&row); flow != nullptr && !flow->deal) {
            const auto of = m_directory.find(RecordKind::deal, group.label.substr(0, group.label.rfind('#')));
            flow->deal = of ? DealId{of->id} : DealId{};
        }
        bool complete = true;
        std::visit(
            [&]<class Record>(const Record& record) {
                forEachField<Record>([&](const auto& field) {
                    if (field.need == Need::required && toValue(record.*field.member) == Value{}) {
                        trouble(group.row(), "field", {ImportProblemKind::missingColumn, {}, std::string(field.name)});
                        complete = false;
                    }
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(record.*field.member)>, PartyId> ||
                                  std::is_same_v<std::remove_cvref_t<decltype(record.*field.member)>, DealId>) {
                        if (!(record.*field.member)) {
                            trouble(group.row(), "field",
                                    {ImportProblemKind::missingColumn, {}, std::string(field.name)});
                            complete = false;
                        }
                    }
                });
            },
            row);
        return complete ? change : std::nullopt;
    }

    std::optional<Change> alteration(const Group& group, const RecordKey& key)
    {
        Altered out{key, {}};
        for (const auto& [field, row] : group.fields) {
            const auto before = value(group, field, row, "before", currencyOf(group, key, "before"));
            const auto after = value(group, field, row, "after", currencyOf(group, key, "after"));
            if (!before || !after) {
                return std::nullopt;
            }
            out.fields.push_back({field, *before, *after});
        }
        return out;
    }

    Directory m_directory;
    KnownReferences m_references;
    Currency m_currency;
    Labels m_known;
    std::vector<Trouble> m_troubles;
    std::vector<std::pair<RowView, Conflict>> m_conflicts;
    std::vector<RecordKey> m_created;
};

void Importer::readScenarios()
{
    std::vector<std::string> order;
    std::map<std::string, std::vector<RowView>> rows;
    forEachRow(RecordKind::scenario, [&](const RowView& row) {
        if (required(row, "scenario") != nullptr) {
            auto& list = rows[row.name("scenario")];
            if (list.empty()) {
                order.push_back(row.name("scenario"));
            }
            list.push_back(row);
        }
    });
    for (const std::string& name : order) {
        readScenario(name, rows[name]);
    }
}

void Importer::readScenario(const std::string& name, const std::vector<RowView>& rows)
{
    const Scenario* known = scenarioNamed(m_base, name);
    Scenario scenario = known != nullptr ? *known : Scenario{newId<Scenario>(), name, {}};
    std::vector<Group> groups;
    for (const RowView& row : rows) {
        if (row.cell("note") != nullptr) {
            scenario.note = row.cell("note")->text;
        }
        if (row.cell("record") == nullptr) {
            continue;
        }
        const auto kind = recordKindOf(row.name("record"));
        if (!kind || *kind == RecordKind::scenario || *kind == RecordKind::step) {
            std::vector<std::string> tables;
            for (const TableColumns& table : allTables()) {
                if (table.kind != RecordKind::scenario && table.kind != RecordKind::step) {
                    tables.emplace_back(table.name);
                }
            }
            problem(ImportProblemKind::unknownWord, row, "record", std::move(tables));
            continue;
        }
        const std::string_view field = fieldOfColumn(*kind, lowerAscii(row.name("field")));
        const auto step = row.cell("step") == nullptr ? 0 : stepNumber(row.name("step"));
        if (!required(row, "id") || !required(row, "field")) {
            continue;
        }
        if (field.empty() || !step) {
            if (field.empty()) {
                problem(ImportProblemKind::unknownField, row, "field", fieldNames(*kind));
            } else {
                problem(ImportProblemKind::notANumber, row, "step");
            }
            continue;
        }
        const std::string label = row.name("id");
        if (groups.empty() || !groups.back().takes(*step, *kind, label, field)) {
            groups.push_back({*step, *kind, label, {}});
        }
        groups.back().fields.emplace_back(field, row);
    }

    ScenarioReader reader(m_next, m_rowKeys, m_next.currency(),
                          known != nullptr ? createdIn(m_base, known->id) : Labels{});
    std::vector<std::pair<std::int64_t, Changes>> steps;
    std::int64_t last = 0;
    for (const Group& group : groups) {
        auto change = reader.change(group);
        if (!change) {
            continue;
        }
        if (steps.empty() || group.step == 0 || group.step != last) {
            // A number that does not grow cannot be kept: steps apply in the order of the rows.
            const std::int64_t position = steps.empty() ? 0 : steps.back().first;
            steps.emplace_back(std::max(position + 1, group.step), Changes{});
        }
        last = group.step;
        steps.back().second.push_back(std::move(*change));
    }
    for (const auto& trouble : reader.troubles()) {
        problem(trouble.fault.kind, trouble.row, trouble.column, trouble.fault.expected, trouble.fault.value);
    }
    for (const auto& [row, conflict] : reader.conflicts()) {
        const auto value = [&, &said = conflict](const Value& of) {
            return shownValue(said.record, said.field, of, reader.directory());
        };
        m_out.remarks.push_back({ImportProblemKind::stepConflict,
                                 row.view->sheet->file,
                                 row.view->sheet->name,
                                 row.line(),
                                 1,
                                 std::string(conflict.field),
                                 value(conflict.expected),
                                 {value(conflict.found)}});
    }
    for (const RecordKey& key : reader.created()) {
        if (key.kind == RecordKind::party) {
            m_scenarioParties.emplace(std::pair{name, reader.directory().label(key)}, key.id);
        }
    }

    m_next.put(scenario);
    std::vector<Step> now;
    for (const auto& [position, changes] : steps) {
        now.push_back({{}, scenario.id, position, encoded(changes)});
    }
    const auto was = stepsOf(m_base, scenario.id);
    const bool same = std::equal(now.begin(), now.end(), was.begin(), was.end(),
                                 [](const Step& a, const Step& b) { return a.change == b.change; });
    if (same) {
        return;
    }
    for (const Step& step : was) {
        m_next.erase(step.id);
    }
    for (Step& step : now) {
        step.id = newId<Step>();
        m_next.put(step);
    }
}

} // namespace roundtrip::importing
