// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "core/store/connection.h"
#include "core/store/files.h"
#include "core/store/history.h"
#include "core/store/opening.h"
#include "core/store/reading.h"
#include "core/store/records.h"
#include "core/store/sqlite.h"

namespace roundtrip {

namespace {

using Kind = StoreError::Kind;

std::int64_t secondsNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

// Calls f and turns what it throws into a StoreError about the document at path.
template<class Function>
decltype(auto) asDocument(const std::filesystem::path& path, SQLite::Database* database, Function&& f)
{
    try {
        return f();
    } catch (const SQLite::Exception& error) {
        throw errorOf(error, path, database == nullptr ? errno : systemErrno(*database));
    } catch (const Misfit& misfit) {
        StoreError error(Kind::damaged, path, "value does not fit");
        error.record = misfit.record;
        error.field = misfit.field;
        throw error;
    } catch (const Clash& clash) {
        StoreError error(Kind::conflict, path, "another value");
        error.record = clash.record;
        error.field = clash.field;
        throw error;
    }
}

} // namespace

struct Store::Open {
    std::filesystem::path path;
    OpenMode mode = OpenMode::readOnly;
    FileIdentity identity;
    Connection connection;
    std::unique_ptr<Records> records;
    Revision revision = 0;
    Digest digest = 0; // of the records, as the document says
    History history;

    ~Open()
    {
        records.reset();
        if (connection.database && mode == OpenMode::readWrite) {
            // Deletes the empty journal.
            connection.database->tryExec("PRAGMA journal_mode = DELETE");
        }
    }

    SQLite::Database& database() { return *connection.database; }

    void requireSameFile() const
    {
        if (identityOf(path) != identity) {
            throw StoreError(Kind::replaced, path);
        }
    }

    Revision revisionOnDisk() { return numberOf(database(), "SELECT revision FROM document"); }

    void readHead()
    {
        revision = revisionOnDisk();
        auto read = readHistory(database());
        if (!read) {
            throw StoreError(Kind::damaged, path, "history");
        }
        history = std::move(*read);
        digest = static_cast<Digest>(numberOf(database(), "SELECT digest FROM document")) -
                 digestOfAll(revision, 0, history.digest());
    }

    // The records as they were read when the document was opened, if it is still at that revision.
    ReadBook takeBook()
    {
        const std::optional<ReadAhead> ahead = std::exchange(connection.ahead, std::nullopt);
        if (ahead && ahead->revision == revision) {
            return ahead->read;
        }
        return readBook(database(), [](const Misfit& misfit) { throw misfit; });
    }

    // Writes one transaction: act(revision) changes the rows as the changes say, which it may be the first to know.
    template<class Act> void transact(const std::string& name, Revision reverses, const Changes& changes, Act&& act)
    {
        if (mode == OpenMode::readOnly) {
            throw StoreError(Kind::readOnly, path);
        }
        requireSameFile();
        asDocument(path, connection.database.get(), [&] {
            WriteTransaction transaction(database());
            if (revisionOnDisk() != revision) {
                throw StoreError(Kind::conflict, path, "revision");
            }
            History::Entry entry{revision + 1, name, secondsNow()};
            records->takeDigest(); // of one that failed
            act(entry.revision);
            writeHistory(database(), entry, reverses, changes);
            const Digest sum = digest + records->takeDigest();
            Statement head(database(), "UPDATE document SET revision = ?, digest = ?");
            head.bind(0, entry.revision);
            head.bind(1, static_cast<std::int64_t>(
                             digestOfAll(entry.revision, sum, history.digest() + History::digestOf(entry, reverses))));
            head.run();
            transaction.commit();
            revision = entry.revision;
            digest = sum;
            if (reverses == 0) {
                history.add(std::move(entry));
            } else {
                history.addReverse(std::move(entry), reverses);
            }
        });
    }

    Action reverse(History::Entry of)
    {
        Action action{std::move(of.name), {}};
        transact(action.name, of.revision, action.changes, [&](Revision next) {
            const bool readable = forEachStepBackwards(database(), of.revision, [&](LogStep& step) {
                action.changes.push_back(reverseOf(step));
                records->write(action.changes.back(), next);
            });
            if (!readable) {
                throw StoreError(Kind::damaged, path, "history of " + std::to_string(of.revision));
            }
        });
        return action;
    }

    Change reverseOf(LogStep& step)
    {
        if (const auto* change = std::get_if<Change>(&step)) {
            return reversed(*change);
        }
        const RecordKey key = std::get<RecordKey>(step);
        auto row = records->find(key);
        if (!row) {
            throw Clash{key, {}};
        }
        return Removed{std::move(*row)};
    }
};

Store::Store(std::unique_ptr<Open> open) : m_open(std::move(open)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::filesystem::path& path, Existing existing)
{
    const auto target = std::filesystem::absolute(path);
    errno = 0;
    asDocument(target, nullptr, [&] { createDocument(target, existing); });
    return open(target, OpenMode::readWrite);
}

Store Store::open(const std::filesystem::path& path, OpenMode mode)
{
    auto open = std::make_unique<Open>();
    open->path = std::filesystem::absolute(path);
    open->mode = mode;

    open->identity = identityOf(open->path).value_or(FileIdentity{});
    errno = 0;
    asDocument(open->path, nullptr, [&] {
        open->connection = mode == OpenMode::readOnly ? openToRead(open->path) : openToWrite(open->path);
        open->records = std::make_unique<Records>(open->database());
        open->readHead();
    });
    return Store(std::move(open));
}

Book Store::book()
{
    return asDocument(m_open->path, m_open->connection.database.get(), [&] {
        const ReadTransaction transaction(m_open->database());
        m_open->readHead();
        ReadBook read = m_open->takeBook();
        if (read.digest != m_open->digest) {
            throw StoreError(Kind::damaged, m_open->path, "the records are not those that were written");
        }
        return std::move(read.book);
    });
}

void Store::save(const Action& action)
{
    if (action.changes.empty()) {
        return;
    }
    m_open->transact(action.name, 0, action.changes, [&](Revision next) {
        for (const Change& change : action.changes) {
            m_open->records->write(change, next);
        }
    });
}

Action Store::undo()
{
    assert(undoable());
    return m_open->reverse(m_open->history.standing().back());
}

Action Store::redo()
{
    assert(redoable());
    return m_open->reverse(m_open->history.undone().back());
}

std::optional<std::string> Store::undoable() const
{
    const auto& standing = m_open->history.standing();
    return standing.empty() ? std::nullopt : std::optional{standing.back().name};
}

std::optional<std::string> Store::redoable() const
{
    const auto& undone = m_open->history.undone();
    return undone.empty() ? std::nullopt : std::optional{undone.back().name};
}

std::vector<HistoryEntry> Store::history() const
{
    std::vector<HistoryEntry> out;
    for (const History::Entry& entry : m_open->history.standing()) {
        out.push_back({entry.revision, entry.name, entry.time, false});
    }
    const auto& undone = m_open->history.undone();
    for (auto entry = undone.rbegin(); entry != undone.rend(); ++entry) {
        out.push_back({entry->revision, entry->name, entry->time, true});
    }
    return out;
}

bool Store::changedElsewhere()
{
    m_open->requireSameFile();
    return asDocument(m_open->path, m_open->connection.database.get(),
                      [&] { return m_open->revisionOnDisk() != m_open->revision; });
}

void Store::copyTo(const std::filesystem::path& target, Existing existing)
{
    asDocument(m_open->path, m_open->connection.database.get(),
               [&] { copyDocument(m_open->database(), std::filesystem::absolute(target), existing); });
}

void Store::waitForOthers(std::chrono::milliseconds patience)
{
    m_open->database().setBusyTimeout(static_cast<int>(patience.count()));
}

const std::filesystem::path& Store::path() const
{
    return m_open->path;
}

OpenMode Store::mode() const
{
    return m_open->mode;
}

Revision Store::revision() const
{
    return m_open->revision;
}

std::vector<Problem> check(const std::filesystem::path& path)
{
    const auto absolute = std::filesystem::absolute(path);
    return asDocument(absolute, nullptr, [&] {
        std::vector<Problem> found;
        const Connection connection = openToRead(absolute, [&](const std::string& damage) {
            found.push_back({ProblemKind::damagedPages, {}, {}, damage, {}});
        });
        const ReadTransaction transaction(*connection.database);
        const ReadBook read = readBook(*connection.database, [&](const Misfit& misfit) {
            found.push_back({ProblemKind::valueDoesNotFit, misfit.record, std::string(misfit.field), {}, {}});
        });
        const auto history = readHistory(*connection.database);
        const auto said = static_cast<Digest>(numberOf(*connection.database, "SELECT digest FROM document"));
        const auto revision = numberOf(*connection.database, "SELECT revision FROM document");
        if (found.empty() && (!history || said != digestOfAll(revision, read.digest, history->digest()) ||
                              !historyIsWhole(*connection.database))) {
            found.push_back(
                {ProblemKind::damagedPages, {}, {}, "records or history are not those that were written", {}});
        }
        auto inRecords = problems(read.book);
        found.insert(found.end(), std::make_move_iterator(inRecords.begin()), std::make_move_iterator(inRecords.end()));
        return found;
    });
}

} // namespace roundtrip
