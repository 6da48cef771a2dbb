// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo by their keys while a line of a panel has the keyboard.
#pragma once

#include <QObject>

class QMainWindow;

namespace roundtrip {

struct Actions;

// Promise: what a line in a dock has of its own to take back goes first; where it has nothing, the keys are the
// window's. A line takes them in either case, as Qt has it. Cells of tables and what is typed over the map keep them:
// they are open for a while only, and what they are about could go from under them.
class UndoKeys : public QObject {
public:
    UndoKeys(QMainWindow& window, const Actions& actions);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const QMainWindow& m_window;
    const Actions& m_actions;
};

} // namespace roundtrip
