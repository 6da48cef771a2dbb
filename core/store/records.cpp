// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/records.h"

namespace roundtrip {

std::optional<Row> Records::find(const RecordKey& key)
{
    return withRecord(key.kind, [&]<class Record>(std::type_identity<Record>) -> std::optional<Row> {
        auto row = table<Record>().find(Id<Record>{key.id});
        return row ? std::optional<Row>{std::move(*row)} : std::nullopt;
    });
}

void Records::write(const Change& change, std::int64_t revision)
{
    if (const auto* created = std::get_if<Created>(&change)) {
        std::visit([&](const auto& row) { create(row, revision); }, created->row);
    } else if (const auto* removed = std::get_if<Removed>(&change)) {
        std::visit([&](const auto& row) { remove(row); }, removed->row);
    } else {
        const auto& altered = std::get<Altered>(change);
        withRecord(altered.record.kind,
                   [&]<class Record>(std::type_identity<Record>) { alter<Record>(altered, revision); });
    }
}

template<class Record> void Records::create(const Record& row, std::int64_t revision)
{
    try {
        table<Record>().insert(row, revision);
        m_digest += digestOf(row);
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_CONSTRAINT_PRIMARYKEY) {
            throw Clash{keyOf(row), {}};
        }
        throw;
    }
}

template<class Record> void Records::remove(const Record& row)
{
    const auto found = table<Record>().find(row.id);
    if (!found) {
        throw Clash{keyOf(row), {}};
    }
    forEachField<Record>([&](const auto& field) {
        if (!((*found).*field.member == row.*field.member)) {
            throw Clash{keyOf(row), std::string(field.name)};
        }
    });
    table<Record>().erase(row.id);
    m_digest -= digestOf(row);
}

template<class Record> void Records::alter(const Altered& change, std::int64_t revision)
{
    const auto found = table<Record>().find(Id<Record>{change.record.id});
    if (!found) {
        throw Clash{change.record, {}};
    }
    Record row = *found;
    for (const FieldChange& fieldChange : change.fields) {
        bool fits = false;
        forEachField<Record>([&](const auto& field) {
            if (field.name == fieldChange.field) {
                fits =
                    toValue(row.*field.member) == fieldChange.before && fromValue(fieldChange.after, row.*field.member);
            }
        });
        if (!fits) {
            throw Clash{change.record, std::string(fieldChange.field)};
        }
    }
    table<Record>().replace(*found, row, revision);
    m_digest += digestOf(row) - digestOf(*found);
}

} // namespace roundtrip
