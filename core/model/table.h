// SPDX-License-Identifier: GPL-3.0-or-later
// All rows of one kind, in the order of their ids, as a value whose copy costs one pointer.
#pragma once

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace roundtrip {

// Promise: rows are sorted by id and unique; a copy shares everything with its original, and a change to either
// copies at most one chunk of rows and the list of chunks, so a snapshot of a million rows is free and an edit after
// it costs microseconds. Row has a member `id`. Copies may be read from several threads.
template<class Row> class Table {
    using Chunk = std::vector<Row>;
    using Chunks = std::vector<std::shared_ptr<Chunk>>;

public:
    using Id = decltype(Row::id);
    static constexpr std::size_t chunkSize = 256;

    Table() = default;
    // Of rows that are sorted and unique already, in chunks of some chunkSize: what a million times put() is, but for
    // looking for the place of each.
    explicit Table(std::vector<std::vector<Row>> sorted)
    {
        if (sorted.empty()) {
            return;
        }
        m_chunks = std::make_shared<Chunks>();
        m_chunks->reserve(sorted.size());
        for (Chunk& chunk : sorted) {
            assert(!chunk.empty() && (m_chunks->empty() || m_chunks->back()->back().id < chunk.front().id));
            m_size += chunk.size();
            m_chunks->push_back(std::make_shared<Chunk>(std::move(chunk)));
        }
    }

    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const Row*;
        using reference = const Row&;

        Iterator() = default;
        reference operator*() const { return (*(*m_chunks)[m_chunk])[m_row]; }
        pointer operator->() const { return &**this; }
        Iterator& operator++()
        {
            if (++m_row == (*m_chunks)[m_chunk]->size()) {
                ++m_chunk;
                m_row = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return m_chunk == other.m_chunk && m_row == other.m_row; }

    private:
        friend class Table;
        Iterator(const Chunks* chunks, std::size_t chunk) : m_chunks(chunks), m_chunk(chunk) {}
        const Chunks* m_chunks = nullptr;
        std::size_t m_chunk = 0;
        std::size_t m_row = 0;
    };

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Iterator begin() const { return {m_chunks.get(), 0}; }
    Iterator end() const { return {m_chunks.get(), m_chunks ? m_chunks->size() : 0}; }

    // The row of an id, or null. Valid until this table is changed.
    const Row* find(const Id& id) const
    {
        if (!m_chunks) {
            return nullptr;
        }
        const std::size_t chunk = chunkOf(id);
        if (chunk == m_chunks->size()) {
            return nullptr;
        }
        const Chunk& rows = *(*m_chunks)[chunk];
        const auto at = lowerBound(rows, id);
        return at != rows.end() && at->id == id ? &*at : nullptr;
    }

    // Adds the row, or replaces the one of its id.
    void put(Row row)
    {
        Chunks& chunks = ownChunks();
        std::size_t index = chunkOf(row.id);
        if (index == chunks.size()) {
            // Beyond the last: ids are made in order of time, so this is the usual way to grow.
            if (chunks.empty() || chunks.back()->size() >= chunkSize) {
                chunks.push_back(std::make_shared<Chunk>());
                chunks.back()->reserve(chunkSize);
            }
            own(chunks.back()).push_back(std::move(row));
            ++m_size;
            return;
        }
        Chunk& rows = own(chunks[index]);
        const auto at = rows.begin() + (lowerBound(rows, row.id) - rows.cbegin());
        if (at != rows.end() && at->id == row.id) {
            *at = std::move(row);
            return;
        }
        rows.insert(at, std::move(row));
        ++m_size;
        if (rows.size() > 2 * chunkSize) {
            const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2);
            auto upper = std::make_shared<Chunk>(std::make_move_iterator(middle), std::make_move_iterator(rows.end()));
            rows.erase(middle, rows.end());
            chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(upper));
        }
    }

    // Takes the row of an id out; false where there is none.
    bool erase(const Id& id)
    {
        if (find(id) == nullptr) {
            return false;
        }
        Chunks& chunks = ownChunks();
        const std::size_t index = chunkOf(id);
        Chunk& rows = own(chunks[index]);
        rows.erase(rows.begin() + (lowerBound(rows, id) - rows.cbegin()));
        if (rows.empty()) {
            chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(index));
        }
        --m_size;
        return true;
    }

    // Calls onlyHere(row), onlyThere(row) and both(here, there) for the rows in which the tables may differ; what
    // they share is skipped without a look.
    template<class OnlyHere, class OnlyThere, class Both>
    void compare(const Table& there, OnlyHere&& onlyHere, OnlyThere&& onlyThere, Both&& both) const
    {
        Iterator a = begin();
        Iterator b = there.begin();
        while (a != end() || b != there.end()) {
            if (a != end() && b != there.end()) {
                if (a.m_row == 0 && b.m_row == 0 && (*m_chunks)[a.m_chunk] == (*there.m_chunks)[b.m_chunk]) {
                    ++a.m_chunk;
                    ++b.m_chunk;
                    continue;
                }
                if (a->id == b->id) {
                    both(*a++, *b++);
                    continue;
                }
            }
            if (b == there.end() || (a != end() && a->id < b->id)) {
                onlyHere(*a++);
            } else {
                onlyThere(*b++);
            }
        }
    }

    bool operator==(const Table& other) const
    {
        return m_size == other.m_size && (m_chunks == other.m_chunks || std::equal(begin(), end(), other.begin()));
    }

private:
    static auto lowerBound(const Chunk& rows, const Id& id)
    {
        return std::lower_bound(rows.begin(), rows.end(), id,
                                [](const Row& row, const Id& sought) { return row.id < sought; });
    }

    // The first chunk whose last id is not below `id`; the number of chunks where there is none.
    std::size_t chunkOf(const Id& id) const
    {
        if (!m_chunks) {
            return 0;
        }
        const auto at = std::lower_bound(m_chunks->begin(), m_chunks->end(), id,
                                         [](const auto& chunk, const Id& sought) { return chunk->back().id < sought; });
        return static_cast<std::size_t>(at - m_chunks->begin());
    }

    template<class T> static bool sole(const std::shared_ptr<T>& pointer)
    {
        if (pointer.use_count() != 1) {
            return false;
        }
        // use_count is relaxed: what another thread read through a copy it has dropped must come before our write.
#ifdef __SANITIZE_THREAD__
        (void)std::weak_ptr<T>(pointer).lock(); // acquires by the count itself: the sanitizer does not see fences
#else
        std::atomic_thread_fence(std::memory_order_acquire);
#endif
        return true;
    }

    Chunks& ownChunks()
    {
        if (!m_chunks) {
            m_chunks = std::make_shared<Chunks>();
        } else if (!sole(m_chunks)) {
            m_chunks = std::make_shared<Chunks>(*m_chunks);
        }
        return *m_chunks;
    }

    static Chunk& own(std::shared_ptr<Chunk>& chunk)
    {
        if (!sole(chunk)) {
            auto copy = std::make_shared<Chunk>();
            copy->reserve(std::max(chunk->size() + 1, chunkSize));
            copy->assign(chunk->begin(), chunk->end());
            chunk = std::move(copy);
        }
        return *chunk;
    }

    std::shared_ptr<Chunks> m_chunks;
    std::size_t m_size = 0;
};

} // namespace roundtrip
