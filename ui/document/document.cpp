// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

#include "core/model/tally.h"
#include "ui/words/words.h"
#include <QScopeGuard>

namespace roundtrip {

namespace {

constexpr std::chrono::milliseconds lookEvery{500};
// What another window writes takes a few milliseconds; who holds the document for longer must not hold the window.
constexpr std::chrono::milliseconds patience{60};
// Records from which on writing is felt.
constexpr std::size_t many = 20'000;

} // namespace

Document::Document(Read read) : m_store(std::move(read.store)), m_book(std::move(read.book)), m_opened(m_book)
{
    m_store.waitForOthers(patience);
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &Document::lookElsewhere);
    m_look.start();
}

Document::~Document() = default;

std::unique_ptr<Document> Document::create(const std::filesystem::path& path, Existing existing)
{
    Store store = Store::create(path, existing);
    Book book = store.book();
    return of({std::move(store), std::move(book)});
}

std::unique_ptr<Document> Document::open(const std::filesystem::path& path, OpenMode mode)
{
    return of(read(path, mode));
}

Document::Read Document::read(const std::filesystem::path& path, OpenMode mode)
{
    const auto opened = [&path](OpenMode as) {
        Store store = Store::open(path, as);
        Book book = store.book();
        return Read{std::move(store), std::move(book)};
    };
    try {
        return opened(mode);
    } catch (const StoreError& error) {
        if (mode == OpenMode::readOnly || error.kind != StoreError::Kind::readOnly) {
            throw;
        }
    }
    return opened(OpenMode::readOnly);
}

std::unique_ptr<Document> Document::of(Read read)
{
    return std::unique_ptr<Document>(new Document(std::move(read)));
}

namespace {

const ScenarioBook& noScenario()
{
    static const ScenarioBook none;
    return none;
}

} // namespace

const ScenarioBook& Document::scenario(const InScenario& scenario) const
{
    if (!scenario || m_book.find(*scenario) == nullptr) {
        return noScenario();
    }
    auto known = m_scenarios.find(*scenario);
    if (known == m_scenarios.end()) {
        known = m_scenarios.emplace(*scenario, scenarioBook(m_book, *scenario)).first;
    }
    return known->second;
}

const Book& Document::book(const InScenario& in) const
{
    const ScenarioBook& made = scenario(in);
    return &made == &noScenario() ? m_book : made.book;
}

const std::vector<Conflict>& Document::conflicts(const InScenario& in) const
{
    return scenario(in).conflicts;
}

// `again` makes what tries the same once more: only where it is needed, since it may be large.
template<class Act, class Again> bool Document::act(const QString& name, Act&& act, Again&& again, const InScenario& in)
{
    if (m_busy) { // asked from within a wait: taken up when that is over
        QTimer::singleShot(lookEvery, this, again());
        return false;
    }
    const auto gone = [this, &in] { return in && m_book.find(*in) == nullptr; };
    if (gone()) { // what was begun there must not land in the base
        emit scenarioGone(name);
        return false;
    }
    // A slot may ask for another action while this one is told of; the name is kept for the sentence.
    try {
        act();
        return true;
    } catch (const StoreError& error) {
        if (error.kind == StoreError::Kind::conflict) {
            // Another window was quicker: show what it wrote, so that the person decides on what is there.
            lookElsewhere();
            if (gone()) {
                emit scenarioGone(name);
                return false;
            }
        } else if (error.kind == StoreError::Kind::locked) {
            emit held(name, again());
            return false;
        }
        emit failed(name, error);
        return false;
    }
}

void Document::waitFor(std::size_t records, const std::function<void()>& work)
{
    if (!m_wait || records < many) {
        work();
        return;
    }
    m_busy = true;
    const auto over = qScopeGuard([this] { m_busy = false; });
    m_wait(work);
}

bool Document::perform(const QString& name, const Changes& changes, const InScenario& in)
{
    if (changes.empty()) {
        return true;
    }
    const auto write = [&] {
        const Changes written = in ? insideScenario(m_book, *in, changes) : changes;
        emit acting(qt(tally(written)));
        Book after = m_book;
        waitFor(written.size(), [&] {
            const std::vector<Conflict> conflicts = roundtrip::apply(after, written);
            if (!conflicts.empty()) {
                StoreError error(StoreError::Kind::conflict, path());
                error.record = conflicts.front().record;
                error.field = conflicts.front().field;
                throw error;
            }
            m_store.save({utf8(name), written});
        });
        m_book = std::move(after);
        took(written);
    };
    return act(
        name, write, [&] { return [this, name, changes, in] { perform(name, changes, in); }; }, in);
}

bool Document::undo()
{
    if (!canUndo()) {
        return false;
    }
    const auto write = [&] {
        emit acting(QStringLiteral("undo"));
        Action done;
        waitFor(m_book.flows().size(), [&] { done = m_store.undo(); });
        take(done);
    };
    return act(undoText(), write, [this] { return [this] { undo(); }; });
}

bool Document::redo()
{
    if (!canRedo()) {
        return false;
    }
    const auto write = [&] {
        emit acting(QStringLiteral("redo"));
        Action done;
        waitFor(m_book.flows().size(), [&] { done = m_store.redo(); });
        take(done);
    };
    return act(redoText(), write, [this] { return [this] { redo(); }; });
}

bool Document::revert(const QString& name)
{
    if (m_busy) {
        QTimer::singleShot(lookEvery, this, [this, name] { revert(name); }); // of what there is by then
        return false;
    }
    lookElsewhere();
    return perform(name, difference(m_book, m_opened));
}

bool Document::goTo(std::size_t standing)
{
    const auto count = [this] {
        const std::vector<HistoryEntry> all = history();
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [](const HistoryEntry& entry) { return !entry.undone; }));
    };
    std::size_t now = count();
    for (; now > standing; --now) {
        if (!undo()) {
            return false;
        }
    }
    for (; now < standing; ++now) {
        if (!redo()) {
            return false;
        }
    }
    return true;
}

void Document::take(const Action& done)
{
    [[maybe_unused]] const std::vector<Conflict> conflicts = apply(m_book, done.changes);
    assert(conflicts.empty()); // the store checked them against what is on disk
    took(done.changes);
}

QString Document::undoText() const
{
    const std::optional<std::string> name = m_store.undoable();
    return name ? tr("Undo %1").arg(qt(*name)) : tr("Undo");
}

QString Document::redoText() const
{
    const std::optional<std::string> name = m_store.redoable();
    return name ? tr("Redo %1").arg(qt(*name)) : tr("Redo");
}

bool Document::lookElsewhere()
{
    if (m_busy) {
        return false;
    }
    try {
        if (!m_store.changedElsewhere()) {
            return false;
        }
        Book now;
        Changes changes;
        waitFor(m_book.flows().size(), [&] {
            now = m_store.book();
            changes = difference(m_book, now);
        });
        m_book = std::move(now);
        took(changes);
        emit changedByAnother();
        return true;
    } catch (const StoreError& error) {
        if (error.kind == StoreError::Kind::locked) {
            return false; // looked for again in a moment
        }
        // Said once: an action that follows meets the same error and says it with its name.
        m_look.stop();
        emit failed(tr("Look for changes by others"), error);
        return false;
    }
}

void Document::took(const Changes& changes)
{
    ++m_edition;
    m_scenarios.clear();
    emit changed(changes);
}

QString sentence(const StoreError& error)
{
    const QString path = oneLine(qt(error.path.string()));
    const QString detail = oneLine(qt(error.detail));
    switch (error.kind) {
    case StoreError::Kind::notThere: return Document::tr("There is no file %1, or no way to it.").arg(path);
    case StoreError::Kind::alreadyThere:
        return Document::tr("There is a file %1 already. Choose another name, or replace it.").arg(path);
    case StoreError::Kind::notADocument: return Document::tr("%1 is not a Roundtrip document.").arg(path);
    case StoreError::Kind::newerVersion:
        return Document::tr("%1 was made by a newer version of Roundtrip. Update Roundtrip to open it.").arg(path);
    case StoreError::Kind::damaged:
        return Document::tr("%1 is damaged (%2). Open a copy that you kept, or save what can be saved of it.")
            .arg(path, detail);
    case StoreError::Kind::readOnly:
        return Document::tr("%1 may be read but not changed. Save a copy elsewhere to edit it.").arg(path);
    case StoreError::Kind::locked:
        return Document::tr("Another program holds %1. Close it there, then try again.").arg(path);
    case StoreError::Kind::diskFull:
        return Document::tr("There is no space left for %1. Nothing was changed; free some space, then try again.")
            .arg(path);
    case StoreError::Kind::replaced:
        return Document::tr("%1 was deleted or replaced while it was open. Save a copy elsewhere to keep your work.")
            .arg(path);
    case StoreError::Kind::conflict:
        return Document::tr("What this would have changed was changed by another window first. Look at it, then do it "
                            "again if you still want to.");
    case StoreError::Kind::failed: return Document::tr("%1 could not be read or written: %2").arg(path, detail);
    }
    return {};
}

QString sentence(const Rescued& rescued)
{
    QString told = Document::tr("Parties saved: %1, deals: %2, flows: %3.")
                       .arg(rescued.book.parties().size())
                       .arg(rescued.book.deals().size())
                       .arg(rescued.book.flows().size());
    if (rescued.unread + rescued.unfitting > 0) {
        told += Document::tr(" Left out: %1 records that could not be read, %2 that need what is missing.")
                    .arg(rescued.unread)
                    .arg(rescued.unfitting);
    }
    if (rescued.brokenPages) {
        told += Document::tr(" Parts of the file are broken, so more may be missing: compare with your sources.");
    } else if (rescued.altered) {
        told += Document::tr(" All could be read, but something is not as it was written: compare with your sources.");
    }
    return told;
}

} // namespace roundtrip
