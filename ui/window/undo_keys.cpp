// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/undo_keys.h"

#include <optional>

#include "ui/window/actions.h"
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>

namespace roundtrip {

namespace {

struct Own {
    bool undo = false;
    bool redo = false;
};

// What a widget has itself to take back or to do again; nothing for one that is not typed into.
std::optional<Own> ownOf(const QObject& widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        return Own{line->isUndoAvailable(), line->isRedoAvailable()};
    }
    if (qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr) {
        const auto* line = widget.findChild<QLineEdit*>();
        return line != nullptr ? ownOf(*line) : std::nullopt;
    }
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget)) {
        return Own{text->document()->isUndoAvailable(), text->document()->isRedoAvailable()};
    }
    return std::nullopt;
}

bool standsInDock(const QWidget& widget)
{
    for (const QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractItemView*>(above) != nullptr) {
            return false; // the editor of a cell
        }
        if (qobject_cast<const QDockWidget*>(above) != nullptr) {
            return true;
        }
    }
    return false;
}

} // namespace

UndoKeys::UndoKeys(QMainWindow& window, const Actions& actions) : QObject(&window), m_window(window), m_actions(actions)
{
    QApplication::instance()->installEventFilter(this);
}

bool UndoKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType()) {
        return false;
    }
    const auto& widget = *static_cast<const QWidget*>(watched);
    const auto own = widget.window() == &m_window ? ownOf(widget) : std::nullopt;
    if (!own || !standsInDock(widget)) {
        return false;
    }
    const QKeySequence keys(static_cast<const QKeyEvent*>(event)->keyCombination());
    const auto free = [&keys](const QAction* action, bool taken) {
        return !taken && action->isEnabled() && action->shortcuts().contains(keys);
    };
    // Passed over the line, which would take it; the window's shortcut comes next.
    return free(m_actions.undo, own->undo) || free(m_actions.redo, own->redo);
}

} // namespace roundtrip
