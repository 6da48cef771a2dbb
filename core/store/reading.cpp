// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reading.h"

#include "core/store/sorted_rows.h"

namespace roundtrip {

ReadBook readBook(SQLite::Database& database, const std::function<void(const Misfit&)>& misfit)
{
    ReadBook read;
    for (std::size_t kind = 0; kind < Vocabulary<RecordKind>::words.size(); ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            SortedRows<Record> rows(Order::rising);
            RowTable<Record>::scan(database, {}, Order::rising, rows, misfit);
            read.digest += rows.digest();
            read.book.putAll(Table<Record>(rows.take()));
        });
    }
    return read;
}

} // namespace roundtrip
