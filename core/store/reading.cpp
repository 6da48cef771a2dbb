// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reading.h"

namespace roundtrip {

ReadBook readBook(SQLite::Database& database, const std::function<void(const Misfit&)>& misfit)
{
    ReadBook read;
    for (std::size_t kind = 0; kind < Vocabulary<RecordKind>::words.size(); ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            RowTable<Record>::scan(
                database, {},
                [&](Record&& row) {
                    read.digest += digestOf(row);
                    read.book.put(std::move(row));
                },
                misfit);
        });
    }
    return read;
}

} // namespace roundtrip
