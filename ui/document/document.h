// SPDX-License-Identifier: GPL-3.0-or-later
// The open document: the book in memory and the file it is kept in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/book.h"
#include "core/model/scenario.h"
#include "core/store/rescue.h"
#include "core/store/store.h"
#include <QObject>
#include <QString>
#include <QTimer>

namespace roundtrip {

// Promise: one perform is one transaction, and the book in memory changes only after the disk agreed. What another
// window wrote to the same file is seen within a second, and before every action. Lives in the window's thread; the
// books it hands out are snapshots that any thread may read.
class Document : public QObject {
    Q_OBJECT

public:
    using InScenario = std::optional<ScenarioId>;

    // Makes an empty document, or opens one. Throw StoreError. Where the file may not be written, open falls back to
    // reading (see readOnly).
    static std::unique_ptr<Document> create(const std::filesystem::path& path, Existing existing = Existing::keep);
    static std::unique_ptr<Document> open(const std::filesystem::path& path, OpenMode mode = OpenMode::readWrite);
    // The same in two steps: the first may run on any thread, and takes all the time.
    struct Read {
        Store store;
        Book book;
    };
    static Read read(const std::filesystem::path& path, OpenMode mode = OpenMode::readWrite);
    static std::unique_ptr<Document> of(Read read);
    ~Document() override;

    const std::filesystem::path& path() const { return m_store.path(); }
    bool readOnly() const { return m_store.mode() == OpenMode::readOnly; }

    const Book& book() const { return m_book; }
    // The book as a scenario makes it; the base for none, and for one that is not there.
    const Book& book(const InScenario& scenario) const;
    // What of a scenario no longer fits the base.
    const std::vector<Conflict>& conflicts(const InScenario& scenario) const;
    // Counts up with every change of the book: equal editions are equal books.
    std::uint64_t edition() const { return m_edition; }

    // Writes the changes, made against book(scenario), as one action with a name that is shown in the menu ("Add flow
    // Google → OpenAI"). In a scenario they become its steps. False where it could not be done: then nothing was
    // changed, and failed was sent, or scenarioGone where the scenario is not there any more. No changes: true, and
    // nothing is written.
    bool perform(const QString& name, const Changes& changes, const InScenario& scenario = {});

    bool undo();
    bool redo();
    bool canUndo() const { return m_store.undoable().has_value(); }
    bool canRedo() const { return m_store.redoable().has_value(); }
    QString undoText() const; // "Undo Add flow Google → OpenAI"; "Undo" where there is nothing
    QString redoText() const;
    // Undoes or redoes until so many actions stand; false where one of these could not be done: it stops there.
    bool goTo(std::size_t standing);
    std::vector<HistoryEntry> history() const { return m_store.history(); }

    // The book is again as it was when this document was opened, as one action that undo takes back; true as well where
    // it is so already.
    bool revert(const QString& name);
    // Whether anything changed since, from here or elsewhere.
    bool touched() const { return m_edition != 1; }

    // How long work is waited for: it is done when the call returns, perhaps on another thread. At once unless said.
    using Wait = std::function<void(const std::function<void()>& work)>;
    void setWait(Wait wait) { m_wait = std::move(wait); }

    // A copy of the file, history and all. Throws StoreError.
    void copyTo(const std::filesystem::path& target, Existing existing = Existing::keep)
    {
        m_store.copyTo(target, existing);
    }

    // Looks now whether another window wrote; reads it if so. True where it did.
    bool lookElsewhere();

signals:
    // Before an action is written: what it does, as tally.h tells it, without a person's data.
    void acting(const QString& what);
    // After every change of the book, from here, from undo or from elsewhere.
    void changed(const roundtrip::Changes& changes);
    // An action that could not be done, and why.
    void failed(const QString& name, const roundtrip::StoreError& error);
    // An action that was meant for a scenario that is not in the document any more.
    void scenarioGone(const QString& name);
    // An action that was not done because another program holds the document; `again` tries it once more.
    void held(const QString& name, const std::function<void()>& again);
    // Another window's edit arrived.
    void changedByAnother();

private:
    explicit Document(Read read);
    void waitFor(std::size_t records, const std::function<void()>& work);
    const ScenarioBook& scenario(const InScenario& scenario) const;
    template<class Act, class Again> bool act(const QString& name, Act&& act, Again&& again, const InScenario& in = {});
    void take(const Action& done);
    void took(const Changes& changes);

    Store m_store;
    Book m_book;
    Book m_opened; // as it was then; the two share what is equal
    std::uint64_t m_edition = 1;
    mutable std::map<ScenarioId, ScenarioBook> m_scenarios; // made when asked for, dropped with every change
    QTimer m_look;
    Wait m_wait;
    bool m_busy = false; // something is waited for: the store is another thread's
};

// What happened to a document, to what, and what to do, in sentences for a person.
QString sentence(const StoreError& error);
// What came out of a damaged document, and what did not.
QString sentence(const Rescued& rescued);

} // namespace roundtrip
