// SPDX-License-Identifier: GPL-3.0-or-later
// Edits that follow on each other, as one action.
#pragma once

#include "core/model/edits.h"

namespace roundtrip {

// Promise: each edit is asked of the book as those before it have made it; after a faulty one all of them are faulty.
class Steps {
public:
    explicit Steps(const Book& book) : m_book(book) {}

    const Book& book() const { return m_book; }
    const Edit& all() const { return m_all; }
    // Tells the record that it makes.
    RecordKey add(const Edit& edit)
    {
        apply(m_book, edit.changes);
        m_all.changes.insert(m_all.changes.end(), edit.changes.begin(), edit.changes.end());
        m_all.faults.insert(m_all.faults.end(), edit.faults.begin(), edit.faults.end());
        return edit.record;
    }

private:
    Book m_book;
    Edit m_all;
};

} // namespace roundtrip
