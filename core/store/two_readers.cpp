// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/two_readers.h"

#include <array>
#include <atomic>
#include <exception>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>
#include <utility>

#include "core/store/connection.h"
#include "core/store/references.h"
#include "core/store/sorted_rows.h"
#include "core/store/sqlite.h"

namespace roundtrip {

namespace {

constexpr std::size_t kindCount = Vocabulary<RecordKind>::words.size();

// Thrown where the other reader found something wrong, or where this one did.
struct Stop {};

// Where two readers of one table are, of which one reads from its least id upwards and the other from its greatest
// downwards. Each tells how far it came and is told whether the other was there before; then all that is behind has
// been read. Some rows may have been read by both.
class Meeting {
public:
    bool rise(const Uuid& to)
    {
        const std::scoped_lock lock(m_mutex);
        m_low = to;
        return m_high && !(to < *m_high);
    }
    bool fall(const Uuid& to)
    {
        const std::scoped_lock lock(m_mutex);
        m_high = to;
        return m_low && !(*m_low < to);
    }
    static constexpr Uuid least{};
    static constexpr Uuid greatest{~std::uint64_t{0}, ~std::uint64_t{0}};

private:
    std::mutex m_mutex;
    std::optional<Uuid> m_low;
    std::optional<Uuid> m_high;
};

// One reader's rows of one table, until it meets the other.
template<class Record> class Half {
public:
    Half(Order order, Meeting& meeting, const std::atomic<bool>& stop)
        : m_rows(order), m_order(order), m_meeting(meeting), m_stop(stop)
    {}

    void read(SQLite::Database& database)
    {
        const bool rises = m_order == Order::rising;
        if (met(rises ? Meeting::least : Meeting::greatest)) {
            return; // the other has read all of it
        }
        RowTable<Record>::scan(database, {}, m_order, *this, [](const Misfit&) { throw Stop{}; });
        met(rises ? Meeting::greatest : Meeting::least);
    }

    Record& row() { return m_rows.row(); }
    bool keep()
    {
        const Uuid id = m_rows.row().id.value;
        m_rows.keep();
        if (++m_count % Table<Record>::chunkSize != 0) {
            return true;
        }
        if (m_stop) {
            throw Stop{};
        }
        return !met(id);
    }
    SortedRows<Record>& rows() { return m_rows; }

private:
    bool met(const Uuid& at) { return m_order == Order::rising ? m_meeting.rise(at) : m_meeting.fall(at); }

    SortedRows<Record> m_rows;
    Order m_order;
    Meeting& m_meeting;
    const std::atomic<bool>& m_stop;
    std::size_t m_count = 0;
};

// All rows of one kind, from both readers.
template<class Record> struct Kind {
    explicit Kind(const std::atomic<bool>& stop)
        : low(Order::rising, meeting, stop), high(Order::falling, meeting, stop)
    {}

    // What both have read is taken once.
    void join()
    {
        digest = low.rows().digest() + high.rows().digest();
        chunks = low.rows().take();
        const Uuid last = chunks.empty() ? Uuid{} : chunks.back().back().id.value;
        for (std::vector<Record>& chunk : high.rows().take()) {
            auto first = chunk.begin();
            for (; first != chunk.end() && !(last < first->id.value); ++first) {
                digest -= digestOf(*first);
            }
            chunk.erase(chunk.begin(), first);
            if (!chunk.empty()) {
                chunks.push_back(std::move(chunk));
            }
        }
        for (const std::vector<Record>& chunk : chunks) {
            size += chunk.size();
        }
    }

    Meeting meeting;
    Half<Record> low;
    Half<Record> high;
    std::vector<std::vector<Record>> chunks;
    std::size_t size = 0;
    Digest digest = 0;
    std::atomic<std::size_t> looked = 0; // chunks whose references some thread looks at
};

// Runs both, the second in a thread of its own; throws what either has thrown.
template<class One, class Other> void together(One&& one, Other&& other)
{
    auto running = std::async(std::launch::async, std::forward<Other>(other));
    one(); // a future of async waits when it goes
    running.get();
}

class TwoReaders {
public:
    // Each of the two takes the tables from one end of their list, and each table from one end; `first` is what the
    // second has to do before.
    template<class First> void read(SQLite::Database& one, SQLite::Database& other, First&& first)
    {
        const auto guarded = [&](auto&& work) {
            return [this, work] {
                try {
                    work();
                } catch (...) {
                    m_stop = true;
                    throw;
                }
            };
        };
        together(guarded([&] {
                     for (std::size_t kind = 0; kind < kindCount; ++kind) {
                         withKind(kind, [&](auto& rows) { rows.low.read(one); });
                     }
                 }),
                 guarded([&] {
                     first();
                     for (std::size_t kind = kindCount; kind-- > 0;) {
                         withKind(kind, [&](auto& rows) { rows.high.read(other); });
                     }
                 }));
        for (std::size_t kind = 0; kind < kindCount; ++kind) {
            withKind(kind, [](auto& rows) { rows.join(); });
        }
    }

    // Whether every reference leads to a record.
    bool referencesLeadSomewhere()
    {
        IdSet deals(of<Deal>().size);
        IdSet parties(of<Party>().size);
        IdSet conditions(of<Condition>().size);
        IdSet scenarios(of<Scenario>().size);
        bool good = true;
        bool goodDeals = true;
        together(
            [&] {
                good =
                    fill(parties, of<Party>()) && fill(conditions, of<Condition>()) && fill(scenarios, of<Scenario>());
            },
            [&] { goodDeals = fill(deals, of<Deal>()); });
        const auto leads = [&]<class Record>(const Id<Record>& id) {
            if constexpr (std::is_same_v<Record, Deal>) {
                return deals.contains(id.value);
            } else if constexpr (std::is_same_v<Record, Party>) {
                return parties.contains(id.value);
            } else if constexpr (std::is_same_v<Record, Condition>) {
                return conditions.contains(id.value);
            } else {
                static_assert(std::is_same_v<Record, Scenario>);
                return scenarios.contains(id.value);
            }
        };
        std::atomic<bool> dangling = false;
        const auto look = [&] {
            DealId last; // flows of one deal are often made together
            for (std::size_t kind = 0; kind < kindCount; ++kind) {
                withKind(kind, [&]<class Record>(Kind<Record>& rows) {
                    for (std::size_t at = rows.looked++; at < rows.chunks.size(); at = rows.looked++) {
                        for (const Record& row : rows.chunks[at]) {
                            forEachReference(row, [&]<class To>(const Id<To>& id) {
                                if constexpr (std::is_same_v<To, Deal>) {
                                    if (id && id == last) {
                                        return;
                                    }
                                    last = id;
                                }
                                if (!leads(id)) {
                                    dangling = true;
                                }
                            });
                        }
                    }
                });
            }
        };
        if (!good || !goodDeals) {
            return false;
        }
        together(look, look);
        return !dangling;
    }

    ReadBook take()
    {
        ReadBook read;
        for (std::size_t kind = 0; kind < kindCount; ++kind) {
            withKind(kind, [&]<class Record>(Kind<Record>& rows) {
                read.digest += rows.digest;
                read.book.putAll(Table<Record>(std::move(rows.chunks)));
            });
        }
        return read;
    }

private:
    template<class> struct KindsOf;
    template<class... Record> struct KindsOf<std::variant<Record...>> : std::tuple<Kind<Record>...> {
        explicit KindsOf(const std::atomic<bool>& stop) : std::tuple<Kind<Record>...>(forEach<Record>(stop)...) {}
        template<class> static const std::atomic<bool>& forEach(const std::atomic<bool>& stop) { return stop; }
    };

    template<class Record> Kind<Record>& of() { return std::get<Kind<Record>>(m_kinds); }
    template<class Function> void withKind(std::size_t kind, Function&& f)
    {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) { f(of<Record>()); });
    }
    template<class Record> static bool fill(IdSet& ids, const Kind<Record>& rows)
    {
        for (const std::vector<Record>& chunk : rows.chunks) {
            for (const Record& row : chunk) {
                if (!ids.insert(row.id.value)) {
                    return false;
                }
            }
        }
        return true;
    }

    std::atomic<bool> m_stop = false;
    KindsOf<Row> m_kinds{m_stop};
};

// While all pages are read once, the next one is better put where one of the last stood, near the processor, than
// beside 32 MB of others: what of a tree is asked for again are a few pages.
class SmallCache {
public:
    explicit SmallCache(SQLite::Database& database)
        : m_database(database), m_before(numberOf(database, "PRAGMA cache_size"))
    {
        set(-2000);
    }
    SmallCache(const SmallCache&) = delete;
    SmallCache& operator=(const SmallCache&) = delete;
    ~SmallCache() { set(m_before); }

private:
    void set(std::int64_t size) { m_database.tryExec("PRAGMA cache_size = " + std::to_string(size)); }

    SQLite::Database& m_database;
    std::int64_t m_before;
};

std::int64_t revisionOf(SQLite::Database& database)
{
    return numberOf(database, "SELECT revision FROM document");
}

} // namespace

bool worthTwoReaders(const std::filesystem::path& path)
{
    constexpr std::uintmax_t worthIt = std::uintmax_t{1} << 20U;
    return std::thread::hardware_concurrency() >= 2 && std::filesystem::file_size(path) >= worthIt;
}

// The references are looked up in the records that were read, which takes a tenth of what SQLite takes for it. As the
// document's sum is asked as well (Store::book), they could dangle only in a document that somebody forged.
std::optional<ReadAhead> readByTwo(SQLite::Database& database, const std::filesystem::path& path)
{
    const auto size = std::filesystem::file_size(path);
    // While this connection holds its lock nobody writes, so that what the other reads is of the same state. The other
    // never waits: a writer that stands between the two waits for the first of them.
    const ReadTransaction transaction(database);
    const std::int64_t revision = revisionOf(database);
    try {
        const auto other = connect(path, Access::read);
        other->setBusyTimeout(0);
        const ReadTransaction beside(*other);
        if (revisionOf(*other) != revision) {
            return std::nullopt;
        }
        const SmallCache cache(database);
        const SmallCache cacheOfOther(*other);
        const Budget budget(database, size);
        std::optional<Budget> budgetOfOther;
        TwoReaders readers;
        readers.read(database, *other, [&] {
            if (!pageProblems(*other, size).empty() || !referenceProblems(*other, "history").empty() ||
                !referenceProblems(*other, "history_parts").empty()) {
                throw Stop{};
            }
            budgetOfOther.emplace(*other, size);
        });
        if (!readers.referencesLeadSomewhere()) {
            return std::nullopt;
        }
        return ReadAhead{revision, readers.take()};
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    } catch (const Stop&) {
        return std::nullopt;
    }
}

} // namespace roundtrip
