// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette: every action, record and loop, found by typing a few letters of it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

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

    // Over the parent's upper middle, empty, with the keyboard.
    void open(std::vector<PaletteEntry> entries);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& typed);
    void runCurrent();
    void close();

    std::vector<PaletteEntry> m_entries;
    QLineEdit* m_line;
    QListWidget* m_list;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace roundtrip
