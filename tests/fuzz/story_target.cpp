// SPDX-License-Identifier: GPL-3.0-or-later
// An editing story told by bytes (targets.h): whatever is done, undone and done again, the book in memory is the one in
// the document, and no rule is broken.
#include <filesystem>
#include <string>
#include <utility>

#include "core/model/check.h"
#include "core/model/edits.h"
#include "core/model/scenario.h"
#include "core/store/store.h"
#include "tests/fuzz/targets.h"
#include <unistd.h>

namespace roundtrip::fuzz {

namespace {

// In memory where there is such a place: a story is a file of its own.
std::filesystem::path storyFile()
{
    std::error_code error;
    const std::filesystem::path memory = "/dev/shm";
    const std::filesystem::path folder =
        std::filesystem::is_directory(memory, error) ? memory : std::filesystem::temp_directory_path();
    return folder / ("roundtrip-story-" + std::to_string(::getpid()) + ".roundtrip");
}

// Promise: numbers below any bound, as long as there are bytes; then zeros.
class Words {
public:
    explicit Words(std::string_view bytes) : m_bytes(bytes) {}

    bool more() const { return !m_bytes.empty(); }
    std::size_t below(std::size_t bound)
    {
        if (m_bytes.empty() || bound == 0) {
            return 0;
        }
        const auto byte = static_cast<unsigned char>(m_bytes.front());
        m_bytes.remove_prefix(1);
        return byte % bound;
    }
    std::string text()
    {
        const std::string_view word = m_bytes.substr(0, below(12));
        m_bytes.remove_prefix(word.size());
        return std::string(word);
    }
    // Any record of the kind, or an id that none has.
    template<class Record> Id<Record> any(const Book& book)
    {
        const std::size_t place = below(book.all<Record>().size() + 1);
        std::size_t at = 0;
        for (const Record& record : book.all<Record>()) {
            if (at++ == place) {
                return record.id;
            }
        }
        return newId<Record>();
    }

private:
    std::string_view m_bytes;
};

Flow someFlow(Words& words, const Book& book)
{
    Flow draft;
    draft.payer = words.any<Party>(book);
    draft.payee = words.any<Party>(book);
    draft.amount = static_cast<Minor>(words.below(200)) - 1; // some are refused
    draft.instrument = static_cast<Instrument>(words.below(Vocabulary<Instrument>::words.size()));
    draft.currency = *Currency::parse(words.below(4) == 0 ? "JPY" : "USD");
    draft.start = *makeDate(2026, static_cast<unsigned>(1 + words.below(12)), 1);
    return draft;
}

// What the next bytes mean to do to the book.
Edit someEdit(Words& words, const Book& book)
{
    switch (words.below(12)) {
    case 0:
    case 1: {
        const std::string name = words.text();
        return addParty(book, name, static_cast<PartyKind>(words.below(9)));
    }
    case 2:
    case 3: {
        // One after the other: in which order arguments are worked out is the compiler's choice.
        const Flow draft = someFlow(words, book);
        return addFlow(book, draft, words.text());
    }
    case 4: {
        const PartyId party = words.any<Party>(book);
        return renameParty(book, party, words.text());
    }
    case 5: return removeParty(book, words.any<Party>(book));
    case 6: return removeFlow(book, words.any<Flow>(book));
    case 7: return addScenario(book, words.text());
    case 8: {
        Condition draft;
        draft.title = words.text();
        return addCondition(book, draft);
    }
    case 9: {
        const CardSpot spot{words.any<Party>(book), static_cast<double>(words.below(256)), 0};
        return movePlacement(book, {&spot, 1});
    }
    case 10: {
        const std::string_view fields[] = {"note", "name", "parent", "ticker", "kind"};
        const RecordKey party{RecordKind::party, words.any<Party>(book).value};
        const std::string_view field = fields[words.below(std::size(fields))];
        if (field == "parent") {
            return changeField(book, party, field, Value(text(words.any<Party>(book).value)));
        }
        return changeField(book, party, field, Value(words.text()));
    }
    default: {
        const RecordKey deal{RecordKind::deal, words.any<Deal>(book).value};
        return setField(book, deal, "title", Value(words.text()));
    }
    }
}

void expectSame(const Book& book, Store& store)
{
    promise(faultsOf(book).empty(), "an edit breaks no rule");
    promise(store.book() == book, "the book in memory is the one in the document");
}

// Undone or done again, as the store says; in memory by the same changes.
void turn(Store& store, Book& book, bool back)
{
    if (back ? store.undoable().has_value() : store.redoable().has_value()) {
        const Action action = back ? store.undo() : store.redo();
        promise(roundtrip::apply(book, action.changes).empty(), "what is undone or done again fits");
    }
}

void act(Words& words, Store& store, Book& book)
{
    // In a scenario the same becomes its steps, and the base stays.
    const bool inside = !book.all<Scenario>().empty() && words.below(3) == 0;
    const ScenarioId scenario = inside ? book.all<Scenario>().begin()->id : ScenarioId{};
    const Edit edit = someEdit(words, inside ? scenarioBook(book, scenario).book : book);
    promise(edit.good() || edit.changes.empty(), "what breaks a rule changes nothing");
    const Changes changes = inside ? insideScenario(book, scenario, edit.changes) : edit.changes;
    Book after = book;
    promise(roundtrip::apply(after, changes).empty(), "an edit fits its book");
    Book back = after;
    promise(roundtrip::apply(back, reversed(changes)).empty() && back == book, "reversed takes it back");
    store.save({"Edit", changes});
    book = after;
}

// The document that stories are told in, one after the other: to make one takes longer than most stories. Each begins
// as in a new one, as all before it is taken back and forgotten.
class Told {
public:
    Told() : m_file(storyFile()), m_store(Store::create(m_file, Existing::replace)) {}
    ~Told() { std::filesystem::remove(m_file); }

    // The document, and the book that is in it: a party alone, which is not there either once all is undone.
    std::pair<Store&, Book> begun()
    {
        if (m_stories == mostStories) {
            m_store = Store::create(m_file, Existing::replace);
            m_stories = 0;
        }
        while (m_store.undoable()) {
            m_store.undo();
        }
        ++m_stories;
        Book book;
        const Edit first = addParty(book, "Teller", PartyKind::other);
        m_store.save({"Begin", first.changes});
        promise(roundtrip::apply(book, first.changes).empty(), "an edit fits its book");
        return {m_store, std::move(book)};
    }
    // At every fourth story, and at the first, so that an input told alone is looked at whole.
    bool looksCloser() const { return m_stories % 4 == 1; }
    void ended(const Book& book)
    {
        if (m_stories == 1 || m_stories == mostStories) {
            // A step that no longer fits its base is a problem of the records; of the file there is none.
            promise(check(m_file) == problems(book), "the file is sound");
        }
    }

private:
    static constexpr int mostStories = 64;

    std::filesystem::path m_file;
    Store m_store;
    int m_stories = 0;
};

} // namespace

void story(std::string_view bytes)
{
    static Told told;
    constexpr int mostDeeds = 24;
    Words words(bytes);
    auto [store, book] = told.begun();
    for (int deed = 1; deed < mostDeeds && words.more(); ++deed) {
        switch (words.below(4)) {
        case 0: turn(store, book, true); break;
        case 1: turn(store, book, false); break;
        default: act(words, store, book);
        }
        promise(faultsOf(book).empty(), "an edit breaks no rule");
    }
    expectSame(book, store); // the document is read at the ends alone: what went wrong stays wrong
    while (store.undoable()) {
        turn(store, book, true);
    }
    promise(book == Book{}, "all undone, nothing is left");
    if (told.looksCloser()) {
        expectSame(book, store);
    }
    while (store.redoable()) {
        turn(store, book, false);
    }
    expectSame(book, store);
    told.ended(book);
}

} // namespace roundtrip::fuzz
