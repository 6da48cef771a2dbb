// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rescue.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "core/model/edits.h"
#include "core/store/connection.h"
#include "core/store/history.h"
#include "core/store/opening.h"
#include "core/store/row_table.h"

namespace roundtrip {

namespace {

using Kind = StoreError::Kind;

// id + 2^bit; nothing beyond the last id there can be.
std::optional<Uuid> after(const Uuid& id, unsigned bit)
{
    Uuid sum = id;
    if (bit < 64) {
        sum.low += std::uint64_t{1} << bit;
        sum.high += sum.low < id.low ? 1 : 0;
        return sum.high < id.high ? std::nullopt : std::optional{sum};
    }
    sum.high += std::uint64_t{1} << (bit - 64);
    return sum.high < id.high ? std::nullopt : std::optional{sum};
}

// SQLite refuses a file that is shorter than its header says: what is missing becomes empty pages, which it finds
// broken one by one. A header that says anything is not believed.
void fillUp(const std::filesystem::path& copy)
{
    std::fstream file(copy, std::ios::binary | std::ios::in);
    std::array<char, 100> header{};
    file.read(header.data(), header.size());
    const auto byte = [&](std::size_t at) { return std::uintmax_t{static_cast<unsigned char>(header[at])}; };
    // https://www.sqlite.org/fileformat2.html#the_database_header
    const std::uintmax_t stored = byte(16) << 8U | byte(17);
    const std::uintmax_t pages = byte(28) << 24U | byte(29) << 16U | byte(30) << 8U | byte(31);
    const std::uintmax_t said = pages * (stored == 1 ? 65536 : stored);
    constexpr std::uintmax_t most = std::uintmax_t{8} << 30U;
    if (said > std::filesystem::file_size(copy) && said <= most) {
        std::filesystem::resize_file(copy, said); // of holes, where the file system can
    }
}

std::string pageOf(std::fstream& file, std::uint32_t number, std::size_t size)
{
    std::string page(size, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>((number - 1) * size));
    file.read(page.data(), static_cast<std::streamsize>(size));
    return page;
}

std::uint32_t bigEndian(const std::string& page, std::size_t at, std::size_t bytes)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
        number = number << 8U | static_cast<unsigned char>(page[at + i]);
    }
    return number;
}

bool tablesCanBeListed(const std::filesystem::path& copy)
{
    try {
        schemaOf(*connect(copy, Access::read));
        return true;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

// Which tables there are and where they begin stands in a few pages, the same ones in every document that this version
// made anew. Where that cannot be read and the first of these pages is as in a new document, the others are taken from
// there.
void putBackTables(const std::filesystem::path& copy, const TemporaryFolder& folder)
{
    const auto fresh = folder.path() / "new.roundtrip";
    createDocument(fresh, Existing::replace);
    std::fstream from(fresh, std::ios::binary | std::ios::in);
    std::fstream to(copy, std::ios::binary | std::ios::in | std::ios::out);
    constexpr std::size_t size = 4096;
    constexpr std::size_t tree = 100; // where the page's own header begins, behind the file's
    const std::string first = pageOf(from, 1, size);
    constexpr char innerPage = 5;
    const std::string broken = pageOf(to, 1, size);
    constexpr std::size_t schemaNumberAt = 60;
    if (first[tree] != innerPage || first.substr(tree) != broken.substr(tree) ||
        bigEndian(first, schemaNumberAt, 4) != bigEndian(broken, schemaNumberAt, 4)) {
        return;
    }
    // https://www.sqlite.org/fileformat2.html#b_tree_pages
    std::vector<std::uint32_t> pages{bigEndian(first, tree + 8, 4)};
    for (std::size_t cell = 0; cell < bigEndian(first, tree + 3, 2); ++cell) {
        pages.push_back(bigEndian(first, bigEndian(first, tree + 12 + 2 * cell, 2), 4));
    }
    for (const std::uint32_t number : pages) {
        const std::string page = pageOf(from, number, size);
        to.clear();
        to.seekp(static_cast<std::streamoff>((number - 1) * size));
        to.write(page.data(), static_cast<std::streamsize>(size));
    }
}

class Reading {
public:
    Reading(SQLite::Database& database, Rescued& rescued) : m_database(database), m_rescued(rescued) {}

    // All rows of one kind that can be reached: where a page is broken, from the first id behind it that is not.
    template<class Record> void read()
    {
        if (isOlderThan(word(Fields<Record>::kind))) {
            return;
        }
        Uuid from;
        while (!readFrom<Record>(from)) {
            m_rescued.brokenPages = true;
            const auto next = behind<Record>(from);
            if (!next) {
                return;
            }
            from = *next;
        }
    }

private:
    // A document of an earlier schema has no such table, and so nothing in it.
    bool isOlderThan(std::string_view table)
    {
        try {
            Statement any(m_database, "SELECT 1 FROM sqlite_schema WHERE name = ?");
            any.bind(0, table);
            return !any.step();
        } catch (const SQLite::Exception&) {
            return false; // the list of tables is broken
        }
    }

    // True where it came to the end; otherwise `from` is behind the last row that was come to.
    template<class Record> bool readFrom(Uuid& from)
    {
        try {
            struct Sink {
                Record& row() { return m_row = {}; }
                bool keep()
                {
                    m_from = *after(m_row.id.value, 0);
                    m_book.put(std::move(m_row));
                    return true;
                }
                Book& m_book;
                Uuid& m_from;
                Record m_row{};
            } sink{m_rescued.book, from};
            RowTable<Record>::scan(m_database, {Id<Record>{from}, {}}, Order::rising, sink, [&](const Misfit& misfit) {
                ++m_rescued.unread;
                from = std::max(from, after(misfit.record.id, 0).value_or(from));
            });
            return true;
        } catch (const SQLite::Exception&) {
            return false;
        }
    }

    // Whether a row at or behind this id can be read. A list of it may be broken: then it is passed over.
    template<class Record> std::optional<Uuid> firstFrom(const Uuid& from)
    {
        try {
            Statement row(m_database, "SELECT id FROM " + sql::quotedName(word(Fields<Record>::kind)) +
                                          " WHERE id >= ? ORDER BY id LIMIT 1");
            row.bind(0, from);
            return row.step() ? idOf(row.bytes(0)) : std::nullopt;
        } catch (const SQLite::Exception&) {
            return std::nullopt;
        }
    }

    // The nearest row behind a broken page: doubling steps until one is found, then halving them.
    template<class Record> std::optional<Uuid> behind(const Uuid& broken)
    {
        unsigned bit = 0;
        std::optional<Uuid> found;
        for (; bit < 128 && !found; ++bit) {
            const auto at = after(broken, bit);
            if (!at) {
                return std::nullopt;
            }
            found = firstFrom<Record>(*at);
        }
        if (!found) {
            return std::nullopt;
        }
        Uuid low = broken;
        for (unsigned step = bit; step-- > 0;) {
            const auto at = after(low, step);
            if (at && *at < *found && !firstFrom<Record>(*at)) {
                low = *at;
            }
        }
        const auto nearest = after(low, 0);
        const auto first = nearest ? firstFrom<Record>(*nearest) : std::nullopt;
        return first ? first : found;
    }

    SQLite::Database& m_database;
    Rescued& m_rescued;
};

bool isError(const Problem& problem)
{
    return problem.record && severity(problem.kind) == Severity::error;
}

// Takes out what is wrong until nothing is: each round takes out at least one record.
void leaveOutWhatDoesNotFit(Rescued& rescued)
{
    for (;;) {
        std::set<RecordKey> wrong;
        for (const Problem& problem : problems(rescued.book)) {
            if (isError(problem) && rescued.book.row(*problem.record)) {
                wrong.insert(*problem.record);
            }
        }
        if (wrong.empty()) {
            return;
        }
        Book without = rescued.book;
        const std::vector<RecordKey> keys(wrong.begin(), wrong.end());
        const Edit edit = removeRecords(without, keys);
        if (edit.good() && apply(without, edit.changes).empty() && !(without == rescued.book)) {
            for (const Change& change : edit.changes) {
                rescued.unfitting += std::holds_alternative<Removed>(change) ? 1 : 0;
            }
            rescued.book = std::move(without);
            continue;
        }
        // An edit wants a book that is sound; this one need not be.
        for (const RecordKey& key : wrong) {
            withRecord(key.kind, [&]<class Record>(std::type_identity<Record>) { without.erase(Id<Record>{key.id}); });
        }
        rescued.unfitting += wrong.size();
        rescued.book = std::move(without);
    }
}

} // namespace

Rescued rescue(const std::filesystem::path& path)
{
    const auto absolute = std::filesystem::absolute(path);
    try {
        schemaOfFile(absolute, static_cast<int>(schemaSteps().size()));
    } catch (const StoreError& error) {
        if (error.kind != Kind::damaged) {
            throw;
        }
    }
    try {
        const TemporaryFolder folder;
        const auto copy = copyAside(absolute, folder);
        if (!hasJournal(copy)) {
            fillUp(copy);
            if (!tablesCanBeListed(copy)) {
                putBackTables(copy, folder);
            }
        }
        Rescued rescued;
        const auto database = connect(copy, hasJournal(copy) ? Access::write : Access::read);
        Reading reading(*database, rescued);
        for (std::size_t kind = 0; kind < Vocabulary<RecordKind>::words.size(); ++kind) {
            withRecord(static_cast<RecordKind>(kind),
                       [&]<class Record>(std::type_identity<Record>) { reading.read<Record>(); });
        }
        leaveOutWhatDoesNotFit(rescued);
        rescued.altered = !rescued.brokenPages && rescued.unread == 0 && rescued.unfitting == 0;
        return rescued;
    } catch (const SQLite::Exception& error) {
        throw errorOf(error, absolute);
    }
}

std::filesystem::path rescuedName(const std::filesystem::path& path)
{
    for (int number = 1;; ++number) {
        const std::string end = number == 1 ? " rescued" : " rescued " + std::to_string(number);
        auto name = path.parent_path() / (path.stem().string() + end + path.extension().string());
        if (!std::filesystem::exists(std::filesystem::symlink_status(name))) {
            return name;
        }
    }
}

void writeRescued(const Rescued& rescued, const std::filesystem::path& target, const std::string& name)
{
    Store store = Store::create(target);
    store.book();
    store.save({name, difference({}, rescued.book)});
}

} // namespace roundtrip
