// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/import.h"

#include <algorithm>

#include "core/interchange/import_work.h"

namespace roundtrip {

namespace importing {

namespace {

template<class View> std::vector<std::string> strings(const View& words)
{
    return {words.begin(), words.end()};
}

std::vector<std::string> columnsOf(const TableColumns& table)
{
    auto columns = strings(table.columns);
    if (table.source) {
        columns.emplace_back("source");
    }
    return columns;
}

} // namespace

Importer::Importer(const Book& base, UnknownColumns unknown) : m_base(base), m_next(base), m_unknown(unknown)
{
    for (const Party& party : base.parties()) {
        m_names[RecordKind::party].emplace(party.name, party.id.value);
    }
    for (const Deal& deal : base.deals()) {
        m_names[RecordKind::deal].emplace(deal.title, deal.id.value);
    }
    for (const Condition& condition : base.conditions()) {
        m_names[RecordKind::condition].emplace(condition.title, condition.id.value);
    }
}

void Importer::add(ImportProblem problem)
{
    if (m_out.problems.size() < mostProblems) {
        m_out.problems.push_back(std::move(problem));
    }
}

void Importer::problem(ImportProblemKind kind, const RowView& row, std::string_view column,
                       std::vector<std::string> expected, const std::string& value)
{
    const auto at = row.view->at.find(column);
    const bool known = at != row.view->at.end();
    const Cell& cell = known ? (*row.cells)[at->second] : row.cells->front();
    add({kind, row.view->sheet->file, row.view->sheet->name, cell.line, cell.column, std::string(column),
         known && value.empty() ? cell.text : value, std::move(expected)});
}

void Importer::take(const Sheet& sheet)
{
    const TableColumns* table = tableNamed(sheet.name);
    if (table == nullptr) {
        ImportProblem unknown{ImportProblemKind::unknownTable, sheet.file, sheet.name, 0, 0, {}, sheet.name, {}};
        for (const TableColumns& known : allTables()) {
            unknown.expected.emplace_back(known.name);
        }
        add(std::move(unknown));
        return;
    }
    TableView view{&sheet, table, {}, {}};
    const auto columns = columnsOf(*table);
    for (std::size_t i = 0; i < sheet.header.size(); ++i) {
        const Cell& header = sheet.header[i];
        const std::string name = headerWord(header);
        const auto refuse = [&](ImportProblemKind kind, std::vector<std::string> expected) {
            add({kind, sheet.file, sheet.name, header.line, header.column, {}, header.text, std::move(expected)});
        };
        const auto found = std::find(columns.begin(), columns.end(), name);
        if (name.empty() && columnIsBlank(sheet, i)) {
            continue;
        }
        if (found == columns.end() && m_unknown == UnknownColumns::keepInNote && table->note && !name.empty()) {
            view.unknown.push_back(i);
        } else if (found == columns.end()) {
            refuse(ImportProblemKind::unknownColumn, columns);
        } else {
            // Keys live as long as the tables' own words: the view must not point into the local list.
            const auto own = std::find(table->columns.begin(), table->columns.end(), name);
            const std::string_view key = own == table->columns.end() ? std::string_view("source") : *own;
            if (!view.at.emplace(key, i).second) {
                refuse(ImportProblemKind::duplicateColumn, {});
            }
        }
    }
    bool complete = true;
    for (const std::string_view column : table->required) {
        if (!view.at.contains(column)) {
            add({ImportProblemKind::missingColumn, sheet.file, sheet.name,
                 sheet.header.empty() ? 1U : sheet.header.front().line, 1, std::string(column), std::string(column),
                 strings(table->required)});
            complete = false;
        }
    }
    if (complete) {
        m_views.push_back(std::move(view));
    }
}

const Cell* Importer::required(const RowView& row, std::string_view column)
{
    const Cell* cell = row.cell(column);
    if (cell == nullptr) {
        problem(ImportProblemKind::missingValue, row, column);
    }
    return cell;
}

void Importer::keepUnknown(const RowView& row, std::string& note)
{
    for (const std::size_t column : row.view->unknown) {
        const Cell& cell = (*row.cells)[column];
        const std::string line =
            std::string(trimmed(row.view->sheet->header[column].text)) + ": " + std::string(trimmed(cell.text));
        if (!isBlank(cell.text) && ("\n" + note + "\n").find("\n" + line + "\n") == std::string::npos) {
            note += (note.empty() ? "" : "\n") + line;
        }
    }
}

std::optional<Uuid> Importer::find(RecordKind kind, std::string_view name)
{
    const auto& names = m_names[kind];
    const auto found = names.find(std::string(name));
    if (found != names.end()) {
        return found->second;
    }
    const bool creates = kind == RecordKind::party || kind == RecordKind::deal || kind == RecordKind::condition;
    if (!m_creatingFor || !creates || name.empty()) {
        return std::nullopt;
    }
    const Uuid id = create(kind, std::string(name));
    m_rowOf.emplace(id, *m_creatingFor);
    return id;
}

Uuid Importer::create(RecordKind kind, const std::string& name)
{
    const Uuid id = newUuid();
    if (kind == RecordKind::party) {
        Party party;
        party.id = PartyId{id};
        party.name = name;
        m_next.put(party);
    } else if (kind == RecordKind::deal) {
        Deal deal;
        deal.id = DealId{id};
        deal.title = name;
        m_next.put(deal);
    } else {
        Condition condition;
        condition.id = ConditionId{id};
        condition.title = name;
        m_next.put(condition);
    }
    m_names[kind].emplace(name, id);
    return id;
}

Import Importer::run()
{
    readSettings();
    readRates();
    readNamed<Party>(&Party::name);
    readNamed<Condition>(&Condition::title);
    readNamed<Deal>(&Deal::title);
    readFlows();
    readMetrics();
    readRelations();
    readLoops();
    findCycles();
    readClaims();
    readScenarios();
    readPlacements();
    readAnnotations();
    readCollapses();
    readViews();
    findSimilarNames();
    if (m_out.problems.empty()) {
        m_out.changes = difference(m_base, m_next);
        std::set<RecordKey> changed;
        for (const Change& change : m_out.changes) {
            changed.insert(recordOf(change));
        }
        const std::set<RecordKey> named(m_rowKeys.begin(), m_rowKeys.end());
        m_out.unchanged = static_cast<std::size_t>(std::count_if(
            named.begin(), named.end(), [&](const RecordKey& record) { return !changed.contains(record); }));
    }
    return std::move(m_out);
}

} // namespace importing

Import importTables(const Book& base, std::span<const Sheet> sheets, UnknownColumns unknown)
{
    importing::Importer importer(base, unknown);
    for (const Sheet& sheet : sheets) {
        importer.take(sheet);
    }
    return importer.run();
}

} // namespace roundtrip
