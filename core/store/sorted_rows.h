// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one kind as they come from a document, in chunks of which a table is made without looking for places.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "core/model/table.h"
#include "core/store/digest.h"
#include "core/store/row_table.h"

namespace roundtrip {

// A sink of RowTable::scan. Rows are read where they will stay; those that fall are put into their chunk from its end,
// so that all rise in the end.
template<class Record> class SortedRows {
public:
    explicit SortedRows(Order order) : m_order(order) {}

    Record& row()
    {
        if (m_filled == 0 && m_chunk.empty()) {
            m_chunk = std::vector<Record>(Table<Record>::chunkSize);
        }
        return m_chunk[m_order == Order::rising ? m_filled : Table<Record>::chunkSize - 1 - m_filled];
    }
    bool keep()
    {
        m_digest += digestOf(row());
        if (++m_filled == Table<Record>::chunkSize) {
            m_full.push_back(std::move(m_chunk));
            m_chunk.clear();
            m_filled = 0;
        }
        return true;
    }

    // Of the rows that were kept.
    Digest digest() const { return m_digest; }

    std::vector<std::vector<Record>> take()
    {
        if (m_filled > 0) {
            const auto count = static_cast<std::ptrdiff_t>(m_filled);
            if (m_order == Order::rising) {
                m_chunk.erase(m_chunk.begin() + count, m_chunk.end());
            } else {
                m_chunk.erase(m_chunk.begin(), m_chunk.end() - count);
            }
            m_full.push_back(std::move(m_chunk));
        }
        if (m_order == Order::falling) {
            std::reverse(m_full.begin(), m_full.end());
        }
        return std::move(m_full);
    }

private:
    Order m_order;
    std::vector<std::vector<Record>> m_full;
    std::vector<Record> m_chunk;
    std::size_t m_filled = 0;
    Digest m_digest = 0;
};

} // namespace roundtrip
