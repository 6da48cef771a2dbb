// SPDX-License-Identifier: GPL-3.0-or-later
// A document's records read into a book.
#pragma once

#include <functional>

#include "core/model/book.h"
#include "core/store/digest.h"
#include "core/store/row_table.h"
#include <SQLiteCpp/Database.h>

namespace roundtrip {

struct ReadBook {
    Book book;
    Digest digest = 0; // of its records
};

// All records, in the order of their ids; misfit is told of what cannot be read, which is left out. Call it in a
// transaction. Throws SQLite::Exception.
ReadBook readBook(SQLite::Database& database, const std::function<void(const Misfit&)>& misfit);

} // namespace roundtrip
