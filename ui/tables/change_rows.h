// SPDX-License-Identifier: GPL-3.0-or-later
// The table of records that differ between two books: one row a record, its fields before and after.
#pragma once

#include <vector>

#include "core/model/book.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct ChangeRow {
    enum class Kind { added, removed, altered };
    Kind kind = Kind::added;
    RecordKey record;
    QString name;
    QStringList fields; // "amount: $50B → $20B", one an altered field

    bool operator==(const ChangeRow&) const = default;
};

// In the order added, removed, altered, and in that of the changes within each. The changes lead from one book to the
// other.
std::vector<ChangeRow> changeRows(const Changes& changes, const Book& before, const Book& after);

enum class ChangeColumn { change, kind, record, fields };
std::vector<Column<ChangeRow>> changeColumns();

} // namespace roundtrip
