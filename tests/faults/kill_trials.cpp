// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a document whose program is killed, and of one that two programs edit (trials.h).
#include <algorithm>
#include <optional>

#include "core/model/change_text.h"
#include "tests/core/store/folder.h"
#include "tests/faults/process.h"
#include "tests/faults/story.h"
#include "tests/faults/trials.h"

namespace roundtrip::faults {

namespace {

// A document as its editor told of it.
class Retelling {
public:
    explicit Retelling(const Book& made) : m_book(made), m_standing{difference({}, made)} {}

    // Takes what one process said; returns the states that its document may be in.
    std::vector<Book> take(const std::string& said)
    {
        m_underWay.reset();
        for (std::size_t at = 0; at < said.size();) {
            const std::size_t end = said.find('\n', at);
            if (end == std::string::npos) {
                break; // cut short in the middle of a word: nothing of it was begun
            }
            const std::string line = said.substr(at, end - at);
            at = end + 1;
            if (line == "done") {
                settle();
            } else if (!begin(line, said, at)) {
                break;
            }
        }
        std::vector<Book> allowed{m_book};
        if (m_underWay) {
            Book after = m_book;
            roundtrip::apply(after, m_underWay->changes);
            allowed.push_back(std::move(after));
        }
        return allowed;
    }

    // The deed under way was done after all.
    void settle()
    {
        roundtrip::apply(m_book, m_underWay->changes);
        switch (m_underWay->kind) {
        case Deed::Kind::act:
            m_standing.push_back(m_underWay->changes);
            m_undone.clear();
            break;
        case Deed::Kind::undo: move(m_standing, m_undone); break;
        case Deed::Kind::redo: move(m_undone, m_standing); break;
        }
        m_underWay.reset();
    }

private:
    struct UnderWay {
        Deed::Kind kind;
        Changes changes;
    };

    static void move(std::vector<Changes>& from, std::vector<Changes>& to)
    {
        to.push_back(reversed(from.back()));
        from.pop_back();
    }

    bool begin(const std::string& line, const std::string& said, std::size_t& at)
    {
        const std::size_t blank = line.find(' ');
        const std::string word = line.substr(0, blank);
        const std::size_t size = blank == std::string::npos ? 0 : std::stoul(line.substr(blank + 1));
        if (word == "undo") {
            m_underWay = {Deed::Kind::undo, reversed(m_standing.back())};
        } else if (word == "redo") {
            m_underWay = {Deed::Kind::redo, reversed(m_undone.back())};
        } else if (word == "act" && at + size <= said.size()) {
            m_underWay = {Deed::Kind::act, decodedChanges(said.substr(at, size)).value()};
            at += size;
        } else {
            return false;
        }
        return true;
    }

    Book m_book;
    std::vector<Changes> m_standing;
    std::vector<Changes> m_undone;
    std::optional<UnderWay> m_underWay;
};

Book bookAt(const std::filesystem::path& path)
{
    return Store::open(path, OpenMode::readOnly).book();
}

std::chrono::microseconds someTime(std::mt19937& random, int atMostMs)
{
    return std::chrono::microseconds(random() % static_cast<unsigned>(atMostMs * 1000));
}

// What a window showed last, and the revision that the document then had.
struct Shown {
    Revision revision = 0;
    Book book;
};

std::optional<Shown> lastShown(const std::string& said)
{
    std::optional<Shown> last;
    for (std::size_t at = 0; said.compare(at, 5, "done ") == 0;) {
        const std::size_t end = said.find('\n', at);
        std::size_t blank = 0;
        if (end == std::string::npos) {
            break;
        }
        const Revision revision = std::stoll(said.substr(at + 5), &blank);
        const std::size_t size = std::stoul(said.substr(at + 5 + blank));
        at = end + 1;
        if (at + size > said.size()) {
            break;
        }
        last = Shown{revision, {}};
        roundtrip::apply(last->book, decodedChanges(said.substr(at, size)).value());
        at += size;
    }
    return last;
}

// Whether what was shown is there, or lies the few actions back that came after it.
std::string complaint(const std::filesystem::path& path, const Shown& shown)
{
    Store store = Store::open(path, OpenMode::readWrite);
    Book book = store.book();
    if (store.revision() < shown.revision) {
        return "what was shown is not there";
    }
    if (store.revision() == shown.revision && book != shown.book) {
        return "what was shown is not what is there";
    }
    const bool wasUndone = store.redoable().has_value();
    for (int back = 0; back < 4 && book != shown.book && store.undoable(); ++back) {
        roundtrip::apply(book, store.undo().changes);
    }
    for (int on = 0; wasUndone && on < 8 && book != shown.book && store.redoable(); ++on) {
        roundtrip::apply(book, store.redo().changes);
    }
    return book == shown.book ? "" : "what was shown cannot be come back to";
}

constexpr std::size_t killsOfADocument = 20;
constexpr std::chrono::minutes patience{2};

} // namespace

Outcome killEditor(const std::filesystem::path& editor, unsigned seed, std::size_t times)
{
    Outcome outcome;
    std::mt19937 random(seed);
    while (outcome.tried < times) {
        const Folder folder;
        const auto path = folder / "a.roundtrip";
        makeDocument(path, static_cast<unsigned>(random()));
        Retelling retelling(bookAt(path));
        for (std::size_t i = 0; i < killsOfADocument && outcome.tried < times; ++i, ++outcome.tried) {
            Process process({editor.string(), path.string(), std::to_string(random())});
            process.waitOrKill(someTime(random, 80));
            const std::vector<Book> allowed = retelling.take(process.output());
            std::string what = process.crashed() ? "the editor crashed" : "";
            what = process.output().find("failed ") == std::string::npos ? what : "the editor failed";
            what = what.empty() ? complaint(path, allowed) : what;
            if (!what.empty()) {
                outcome.losses.push_back("kill " + std::to_string(outcome.tried) + ": " + what);
                break;
            }
            if (bookAt(path) != allowed.front()) {
                retelling.settle();
            }
        }
    }
    return outcome;
}

Outcome killWindow(const std::filesystem::path& window, unsigned seed, std::size_t times)
{
    Outcome outcome;
    std::mt19937 random(seed);
    for (; outcome.tried < times; ++outcome.tried) {
        const Folder folder;
        const auto path = folder / "a.roundtrip";
        makeDocument(path, static_cast<unsigned>(random()));
        // What it leaves in its temporary folder goes with the document's.
        Process process({"/usr/bin/env", "TMPDIR=" + folder.path().string(), window.string(), path.string(),
                         std::to_string(random())});
        process.waitFor("done ", patience);
        process.waitOrKill(someTime(random, 1200));
        const std::optional<Shown> shown = lastShown(process.output());
        std::string what = shown ? complaint(path, {bookAt(path)}) : "the window never came: " + process.output();
        what = what.empty() ? complaint(path, *shown) : what;
        what = process.crashed() ? "the window crashed" : what;
        if (!what.empty()) {
            outcome.losses.push_back("kill " + std::to_string(outcome.tried) + ": " + what);
        }
    }
    return outcome;
}

Outcome killImport(const std::filesystem::path& roundtrip, unsigned seed, std::size_t times)
{
    Outcome outcome;
    std::mt19937 random(seed);
    const Folder folder;
    const auto path = folder / "a.roundtrip";
    const auto table = folder / "parties.csv";
    makeDocument(path, seed);
    Book before = bookAt(path);
    for (; outcome.tried < times; ++outcome.tried) {
        const std::string name = "Killed " + std::to_string(outcome.tried);
        writeBytes(table, "name\n" + name + "\n");
        bool done = false;
        {
            Process process({roundtrip.string(), "import", table.string(), "--into", path.string()});
            done = process.waitOrKill(someTime(random, 60));
        }
        std::string what = complaint(path, {bookAt(path)});
        const Book after = bookAt(path);
        const std::size_t came = after.parties().size() - before.parties().size();
        if (what.empty() && (came > 1 || (done && came != 1))) {
            what = "an import that was reported done is not there";
        }
        if (!what.empty()) {
            outcome.losses.push_back("kill " + std::to_string(outcome.tried) + ": " + what);
        }
        before = after;
    }
    return outcome;
}

Outcome editTogether(const std::filesystem::path& editor, unsigned seed, std::size_t deeds)
{
    Outcome outcome{2 * deeds, {}};
    const Folder folder;
    const auto path = folder / "a.roundtrip";
    makeDocument(path, seed);
    const std::size_t before = bookAt(path).parties().size();
    {
        Process one({editor.string(), path.string(), "1", std::to_string(deeds)});
        Process two({editor.string(), path.string(), "2", std::to_string(deeds)});
        if (!one.waitOrKill(patience) || !two.waitOrKill(patience)) {
            outcome.losses.push_back("an editor failed: " + one.output().substr(one.output().rfind('\n', 200) + 1));
        }
    }
    const Book book = bookAt(path);
    if (book.parties().size() != before + 2 * deeds) {
        outcome.losses.push_back("of " + std::to_string(2 * deeds) + " edits " +
                                 std::to_string(book.parties().size() - before) + " are there");
    }
    if (std::string what = complaint(path, {book}); !what.empty()) {
        outcome.losses.push_back(what);
    }
    return outcome;
}

} // namespace roundtrip::faults
