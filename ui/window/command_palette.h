// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette: every action, record and loop, found by typing a few letters of it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/model/rows.h"
#include "ui/panels/newest.h"
#include <QFrame>
#include <QIcon>
#include <QPointer>
#include <QString>

class QLineEdit;
class QListWidget;

namespace roundtrip {

struct PaletteEntry {
    QString text;
    QString detail; // muted, on the right: a shortcut, a kind
    QIcon icon;
    std::function<void()> run;
};

// How well the typed words fit a text: all of them must be in it, whatever the case; better where one begins a word.
// Nothing where they do not fit; 0 for no words.
std::optional<int> fitOf(const QString& typed, const QString& text);

class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent);

    struct Record {
        QString text;
        RecordKey key;
    };
    using Records = std::vector<Record>;
    enum class Lists : std::uint8_t { atOnce, aside };

    // Over the parent's upper middle, empty, with the keyboard. Records are listed and looked through after the
    // entries; where there are many, off the window's thread: what is typed meanwhile is looked for when they are
    // there.
    void open(std::vector<PaletteEntry> entries, std::function<Records(const std::stop_token&)> list, Lists lists);

signals:
    void recordChosen(const roundtrip::RecordKey& record);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // What is looked for, in what, and what was found.
    struct Search {
        QString typed;
        std::shared_ptr<const std::vector<QString>> entries; // their texts
        std::function<Records(const std::stop_token&)> list; // of the records, where they are not there yet
        std::shared_ptr<const Records> records;
        std::vector<std::size_t> found; // the best first: places among the entries, and behind them among the records
    };
    static Search searched(Search search, const std::stop_token& cancel);

    void filter(const QString& typed);
    void show(const Search& search);
    void runCurrent();
    void leave(); // the keyboard is elsewhere already
    void close();

    std::vector<PaletteEntry> m_entries;
    Search m_shown;
    Lists m_lists = Lists::atOnce;
    Newest<Search> m_search;
    bool m_runWhenFound = false; // Enter came before what it is about
    QLineEdit* m_line;
    QListWidget* m_list;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace roundtrip
