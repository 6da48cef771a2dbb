// SPDX-License-Identifier: GPL-3.0-or-later
// The document: opened whole, saved whole, and edited, beside what SQLite alone takes for as many rows.
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/model/edits.h"
#include "core/store/store.h"
#include "tests/bench/books.h"
#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>
#include <unistd.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {{"1k/5k", 1'000, 5'000}, {"10k/50k", 10'000, 50'000}, {"100k/1M", 100'000, 1'000'000}};

const Book& book(const Size& size)
{
    static std::map<int, Book> made;
    Book& result = made[size.flows];
    if (result.flows().size() == 0) {
        result = madeUpBook(size.parties, size.flows);
    }
    return result;
}

// Gone with the process.
class Folder {
public:
    Folder() : m_path(fs::temp_directory_path() / ("roundtrip-bench-" + std::to_string(::getpid())))
    {
        fs::create_directories(m_path);
    }
    ~Folder() { fs::remove_all(m_path); }
    fs::path operator/(const std::string& name) const { return m_path / name; }

private:
    fs::path m_path;
};

const Folder& folder()
{
    static const Folder made;
    return made;
}

std::string fileName(const Size& size, const char* what)
{
    return std::string(what) + std::to_string(size.flows);
}

const fs::path& document(const Size& size)
{
    static std::map<int, fs::path> made;
    fs::path& path = made[size.flows];
    if (path.empty()) {
        path = folder() / fileName(size, "open");
        Store store = Store::create(path);
        store.book();
        store.save({"Fill", difference({}, book(size))});
    }
    return path;
}

void open(benchmark::State& state, const Size& size)
{
    const fs::path& path = document(size);
    for (auto _ : state) {
        Store store = Store::open(path, OpenMode::readOnly);
        benchmark::DoNotOptimize(store.book().flows().size());
    }
}

// The flows alone, eight columns read and thrown away: the least that opening can take.
void scan(benchmark::State& state, const Size& size)
{
    const fs::path& path = document(size);
    for (auto _ : state) {
        const SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
        SQLite::Statement rows(database,
                               "SELECT id, deal, payer, payee, instrument, amount, currency, schedule FROM flows");
        std::int64_t sum = 0;
        while (rows.executeStep()) {
            for (int column = 0; column < 8; ++column) {
                sum += rows.getColumn(column).getBytes();
            }
        }
        benchmark::DoNotOptimize(sum);
    }
}

void saveWhole(benchmark::State& state, const Size& size)
{
    const Changes all = difference({}, book(size));
    const fs::path path = folder() / fileName(size, "save");
    for (auto _ : state) {
        Store store = Store::create(path, Existing::replace);
        store.book();
        store.save({"Fill", all});
    }
}

// As many rows of eight columns in one transaction, with an index on payer and payee afterwards.
void insertAndIndex(benchmark::State& state, const Size& size)
{
    const Book& from = book(size);
    const fs::path path = folder() / fileName(size, "insert");
    for (auto _ : state) {
        fs::remove(path);
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("CREATE TABLE flow (id BLOB PRIMARY KEY, deal BLOB, payer BLOB, payee BLOB, instrument TEXT,"
                      " amount INTEGER, currency TEXT, schedule TEXT) STRICT, WITHOUT ROWID");
        SQLite::Transaction transaction(database);
        SQLite::Statement insert(database, "INSERT INTO flow VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (const Flow& flow : from.flows()) {
            insert.bindNoCopy(1, &flow.id.value, sizeof flow.id.value);
            insert.bindNoCopy(2, &flow.deal.value, sizeof flow.deal.value);
            insert.bindNoCopy(3, &flow.payer.value, sizeof flow.payer.value);
            insert.bindNoCopy(4, &flow.payee.value, sizeof flow.payee.value);
            insert.bind(5, std::string(word(flow.instrument)));
            insert.bind(6, flow.amount);
            insert.bind(7, std::string(flow.currency.code()));
            insert.bind(8, std::string(word(flow.schedule)));
            insert.exec();
            insert.reset();
        }
        database.exec("CREATE INDEX flow_payer ON flow (payer); CREATE INDEX flow_payee ON flow (payee)");
        transaction.commit();
    }
}

// An edit of one amount, until the disk has it.
void saveEdit(benchmark::State& state, const Size& size)
{
    const fs::path path = folder() / fileName(size, "edit");
    fs::copy_file(document(size), path, fs::copy_options::overwrite_existing);
    Store store = Store::open(path, OpenMode::readWrite);
    Book now = store.book();
    const FlowId id = now.flows().begin()->id;
    for (auto _ : state) {
        Flow flow = *now.find(id);
        flow.amount += 1;
        const Changes change{*alteration(Row{*now.find(id)}, Row{flow})};
        store.save({"Edit", change});
        apply(now, change);
    }
}

// A party that no flow refers to yet, added and taken back, until the disk has it.
void addAndUndo(benchmark::State& state, const Size& size)
{
    const fs::path path = folder() / fileName(size, "undo");
    fs::copy_file(document(size), path, fs::copy_options::overwrite_existing);
    Store store = Store::open(path, OpenMode::readWrite);
    const Edit edit = addParty(store.book(), "Newcomer");
    for (auto _ : state) {
        state.PauseTiming();
        store.save({"Add party", edit.changes});
        state.ResumeTiming();
        benchmark::DoNotOptimize(store.undo().changes.size());
    }
}

const int registered = [] {
    for (const Size& size : sizes) {
        const auto add = [&](const char* name, void (*run)(benchmark::State&, const Size&)) {
            // The CPU time is that of all threads: a document is opened by two.
            benchmark::RegisterBenchmark((std::string(name) + "/" + size.name).c_str(), run, size)
                ->Unit(benchmark::kMillisecond)
                ->MeasureProcessCPUTime()
                ->UseRealTime();
        };
        add("roundtrip/open", open);
        add("sqlite scan/open", scan);
        add("roundtrip/save whole", saveWhole);
        add("sqlite insert/save whole", insertAndIndex);
        add("roundtrip/save an edit", saveEdit);
        add("roundtrip/undo an added party", addAndUndo);
    }
    return 0;
}();

} // namespace
} // namespace roundtrip
