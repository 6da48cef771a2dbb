// SPDX-License-Identifier: GPL-3.0-or-later
// The import's claims: those of the table and those of `source` columns, and which of them are chosen.
#include <algorithm>

#include "core/interchange/import_work.h"

namespace roundtrip::importing {

namespace {

// The tables whose records a claim can be about.
bool isClaimable(RecordKind kind)
{
    return kind == RecordKind::party || kind == RecordKind::deal || kind == RecordKind::flow ||
           kind == RecordKind::condition || kind == RecordKind::relation || kind == RecordKind::metric ||
           kind == RecordKind::fxRate;
}

Currency currencyOf(const Row& row, Currency fallback)
{
    if (const auto* flow = std::get_if<Flow>(&row)) {
        return flow->currency;
    }
    const auto* metric = std::get_if<Metric>(&row);
    return metric == nullptr ? fallback : metric->currency;
}

using Subject = std::pair<RecordKey, std::string>; // a field of a record

Subject subjectOf(const Claim& claim)
{
    return {{claim.record, claim.recordId}, claim.field};
}

std::string said(const Book& book, const Subject& subject)
{
    const auto row = book.row(subject.first);
    const auto value = row ? fieldValue(*row, subject.second) : std::nullopt;
    return value ? valueText(*value) : std::string{};
}

} // namespace

std::optional<PendingClaim> Importer::readClaim(const RowView& row, const Directory& directory)
{
    bool good = true;
    for (const std::string_view column : row.view->table->required) {
        good = required(row, column) != nullptr && good;
    }
    if (!good) {
        return std::nullopt;
    }
    PendingClaim out;
    out.row = row;
    out.fromTable = true;
    const auto kind = recordKindOf(row.name("table"));
    if (!kind || !isClaimable(*kind)) {
        std::vector<std::string> tables;
        for (const TableColumns& table : allTables()) {
            if (isClaimable(table.kind)) {
                tables.emplace_back(table.name);
            }
        }
        problem(ImportProblemKind::unknownWord, row, "table", std::move(tables));
        return std::nullopt;
    }
    const auto record = directory.find(*kind, row.name("record"));
    if (!record) {
        problem(ImportProblemKind::unknownRecord, row, "record");
        return std::nullopt;
    }
    const std::string_view field = fieldName(*kind, lowerAscii(row.name("field")));
    if (field.empty()) {
        problem(ImportProblemKind::unknownField, row, "field", fieldNames(*kind));
        return std::nullopt;
    }
    Claim& claim = out.claim;
    claim.record = *kind;
    claim.recordId = record->id;
    claim.field = field;
    const CellReading reading{*this, currencyOf(*m_next.row(*record), m_next.currency())};
    const auto value = readValue(*kind, field, row.cell("value")->text, reading);
    if (value.fault) {
        problem(value.fault->kind, row, "value", value.fault->expected, value.fault->value);
        return std::nullopt;
    }
    claim.value = valueText(value.value);
    claim.source = trimmed(row.cell("source")->text);
    good = read(row, "dated", claim.dated, {});
    good = read(row, "grade", claim.grade, {}) && good;
    good = read(row, "chosen", out.saysChosen, {}) && good;
    return good ? std::optional{std::move(out)} : std::nullopt;
}

void Importer::readClaims()
{
    const Directory directory(m_next, m_rowKeys);
    std::vector<PendingClaim> pending;
    forEachRow(RecordKind::claim, [&](const RowView& row) {
        if (auto claim = readClaim(row, directory)) {
            pending.push_back(std::move(*claim));
        }
    });
    for (const auto& [key, row] : m_sources) {
        PendingClaim source;
        source.row = row;
        source.claim.record = key.kind;
        source.claim.recordId = key.id;
        source.claim.field = row.view->table->mainField;
        source.claim.value = said(m_next, subjectOf(source.claim));
        source.claim.source = row.name("source");
        pending.push_back(std::move(source));
    }
    settleClaims(std::move(pending));
    releaseChosen();
}

// Merges what says the same of the same from the same source, and finds the one chosen claim of each field.
void Importer::settleClaims(std::vector<PendingClaim> pending)
{
    std::map<Subject, std::vector<Claim>> claims;
    std::map<Subject, const PendingClaim*> chosenByTable;
    std::map<Subject, std::vector<ClaimId>> chosenBySource;
    for (const PendingClaim& one : pending) {
        claims.try_emplace(subjectOf(one.claim));
    }
    for (const Claim& claim : m_base.all<Claim>()) {
        const auto found = claims.find(subjectOf(claim));
        if (found != claims.end()) {
            found->second.push_back(claim);
        }
    }
    for (PendingClaim& one : pending) {
        const Subject subject = subjectOf(one.claim);
        auto& known = claims[subject];
        auto at = std::find_if(known.begin(), known.end(), [&](const Claim& claim) {
            return claim.value == one.claim.value && claim.source == one.claim.source;
        });
        if (at == known.end()) {
            one.claim.id = newId<Claim>();
            known.push_back(one.claim);
            at = known.end() - 1;
        } else if (one.fromTable) {
            at->dated = one.row.cell("dated") == nullptr ? at->dated : one.claim.dated;
            at->grade = one.row.cell("grade") == nullptr ? at->grade : one.claim.grade;
            at->chosen = one.row.cell("chosen") == nullptr && at->chosen;
        }
        one.claim.id = at->id;
        if (!one.fromTable) {
            chosenBySource[subject].push_back(at->id);
        } else if (one.saysChosen) {
            const auto [other, first] = chosenByTable.emplace(subject, &one);
            if (!first && other->second->claim.id != one.claim.id) {
                problem(ImportProblemKind::twoChosen, one.row, "chosen", {other->second->row.cell("value")->text});
            }
        }
    }
    for (auto& [subject, list] : claims) {
        const std::string value = said(m_next, subject);
        ClaimId chosen;
        const auto table = chosenByTable.find(subject);
        const auto source = chosenBySource.find(subject);
        const auto standing = std::find_if(list.begin(), list.end(),
                                           [&](const Claim& claim) { return claim.chosen && claim.value == value; });
        if (table != chosenByTable.end()) {
            chosen = table->second->claim.id;
            if (table->second->claim.value != value) {
                const Directory directory(m_next);
                const auto row = m_next.row(subject.first);
                const Cell says = cellOf(subject.first.kind, subject.second, *fieldValue(*row, subject.second),
                                         directory, currencyOf(*row, m_next.currency()));
                problem(ImportProblemKind::claimDisagrees, table->second->row, "value", {says.text});
            }
        } else if (standing != list.end()) {
            chosen = standing->id;
        } else if (source != chosenBySource.end()) {
            chosen = source->second.front();
        }
        for (Claim& claim : list) {
            claim.chosen = claim.id == chosen;
            m_next.put(claim);
        }
    }
}

// A claim of the base that was the record's value until the tables gave it another is chosen no more.
void Importer::releaseChosen()
{
    for (const Claim& claim : m_base.all<Claim>()) {
        const Claim* now = m_next.find(claim.id);
        const Subject subject = subjectOf(claim);
        if (claim.chosen && now->chosen && said(m_base, subject) == claim.value &&
            said(m_next, subject) != claim.value) {
            Claim released = *now;
            released.chosen = false;
            m_next.put(released);
        }
    }
}

} // namespace roundtrip::importing
