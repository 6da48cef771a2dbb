// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/book.h"

#include <algorithm>
#include <iterator>

namespace roundtrip {

namespace {

// Kinds so that each comes after those that it refers to.
constexpr RecordKind kindsByReference[] = {
    RecordKind::setting,  RecordKind::fxRate,     RecordKind::party,     RecordKind::condition,
    RecordKind::deal,     RecordKind::flow,       RecordKind::metric,    RecordKind::relation,
    RecordKind::scenario, RecordKind::step,       RecordKind::claim,     RecordKind::placement,
    RecordKind::keptLoop, RecordKind::annotation, RecordKind::savedView, RecordKind::collapse,
};

std::vector<Conflict> applyCreated(Book& book, const Created& change)
{
    return std::visit(
        [&]<class Record>(const Record& row) -> std::vector<Conflict> {
            if (book.find(row.id) != nullptr) {
                return {{keyOf(row), Conflict::Kind::alreadyThere, {}, {}, {}}};
            }
            book.put(row);
            return {};
        },
        change.row);
}

std::vector<Conflict> applyRemoved(Book& book, const Removed& change)
{
    return std::visit(
        [&]<class Record>(const Record& row) -> std::vector<Conflict> {
            const Record* found = book.find(row.id);
            if (found == nullptr) {
                return {{keyOf(row), Conflict::Kind::notThere, {}, {}, {}}};
            }
            std::vector<Conflict> conflicts;
            forEachField<Record>([&](const auto& field) {
                if (!(row.*field.member == found->*field.member)) {
                    conflicts.push_back({keyOf(row), Conflict::Kind::differs, field.name, toValue(row.*field.member),
                                         toValue(found->*field.member)});
                }
            });
            if (conflicts.empty()) {
                book.erase(row.id);
            }
            return conflicts;
        },
        change.row);
}

std::vector<Conflict> applyAltered(Book& book, const Altered& change)
{
    return withRecord(change.record.kind, [&]<class Record>(std::type_identity<Record>) -> std::vector<Conflict> {
        const Record* found = book.find(Id<Record>{change.record.id});
        if (found == nullptr) {
            return {{change.record, Conflict::Kind::notThere, {}, {}, {}}};
        }
        std::vector<Conflict> conflicts;
        Record row = *found;
        for (const FieldChange& fieldChange : change.fields) {
            bool known = false;
            forEachField<Record>([&](const auto& field) {
                if (field.name != fieldChange.field) {
                    return;
                }
                known = true;
                const Value current = toValue(row.*field.member);
                if (current != fieldChange.before) {
                    conflicts.push_back(
                        {change.record, Conflict::Kind::differs, field.name, fieldChange.before, current});
                } else if (!fromValue(fieldChange.after, row.*field.member)) {
                    conflicts.push_back(
                        {change.record, Conflict::Kind::doesNotFit, field.name, fieldChange.after, current});
                }
            });
            if (!known) {
                conflicts.push_back(
                    {change.record, Conflict::Kind::doesNotFit, fieldChange.field, fieldChange.after, {}});
            }
        }
        if (conflicts.empty()) {
            book.put(std::move(row));
        }
        return conflicts;
    });
}

} // namespace

std::optional<Row> Book::row(const RecordKey& key) const
{
    return withRecord(key.kind, [&]<class Record>(std::type_identity<Record>) -> std::optional<Row> {
        const Record* found = find(Id<Record>{key.id});
        return found == nullptr ? std::nullopt : std::optional<Row>{*found};
    });
}

Currency Book::currency() const
{
    for (const Setting& setting : all<Setting>()) {
        if (setting.key == "currency") {
            return Currency::parse(setting.value).value_or(Currency{});
        }
    }
    return {};
}

std::vector<Conflict> apply(Book& book, const Change& change)
{
    if (const auto* created = std::get_if<Created>(&change)) {
        return applyCreated(book, *created);
    }
    if (const auto* removed = std::get_if<Removed>(&change)) {
        return applyRemoved(book, *removed);
    }
    return applyAltered(book, std::get<Altered>(change));
}

std::vector<Conflict> apply(Book& book, const Changes& changes)
{
    Book next = book;
    std::vector<Conflict> conflicts;
    for (const Change& change : changes) {
        auto found = apply(next, change);
        std::move(found.begin(), found.end(), std::back_inserter(conflicts));
    }
    if (conflicts.empty()) {
        book = std::move(next);
    }
    return conflicts;
}

Changes difference(const Book& from, const Book& to)
{
    Changes removed;
    Changes created;
    Changes altered;
    for (const RecordKind kind : kindsByReference) {
        withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
            from.all<Record>().compare(
                to.all<Record>(), [&](const Record& row) { removed.emplace_back(Removed{row}); },
                [&](const Record& row) { created.emplace_back(Created{row}); },
                [&](const Record& was, const Record& is) {
                    if (auto change = alteration(was, is)) {
                        altered.push_back(std::move(*change));
                    }
                });
        });
    }
    std::reverse(removed.begin(), removed.end());
    Changes out = std::move(removed);
    std::move(created.begin(), created.end(), std::back_inserter(out));
    std::move(altered.begin(), altered.end(), std::back_inserter(out));
    return out;
}

} // namespace roundtrip
