// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with what is selected: selecting more, putting in line, pinning, copying; by menu, keys and palette.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/layout/arrange.h"
#include "core/picture/choose.h"
#include "ui/canvas/canvas.h"
#include "ui/document/composer.h"
#include "ui/document/document.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/window/actions.h"
#include <QAction>
#include <QObject>

class QMenu;

namespace roundtrip {

// Promise: each action is of the window, so the command palette knows it, and stands in a menu; those that would do
// nothing are disabled.
class CanvasActions : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Document& document;
        FocusHolder& focus;
        Editor& editor;
        Composer& composer;
        Canvas& canvas;
    };
    CanvasActions(QWidget* window, const Parts& parts);

    void fillClipboard(QMenu* menu) const;
    void fillSelect(QMenu* menu) const;
    void fillArrange(QMenu* menu) const;
    void fillCollapse(QMenu* menu) const;
    void fillScenario(QMenu* menu) const;
    // The menu of the canvas, about what is selected; `more` stand first.
    void openMenu(const QPoint& at, const QList<QAction*>& more) const;

signals:
    void told(const QString& sentence);
    // What is on the clipboard is no part of a document: text, perhaps a spreadsheet's.
    void textPasted(const QString& text);

private:
    // An action of the window.
    template<class Act> QAction* made(const QString& text, const QKeySequence& keys, Act act)
    {
        QAction* action = madeAction(m_window, text, nullptr, {keys});
        connect(action, &QAction::triggered, this, act);
        return action;
    }
    void makeSelecting();
    void makeArranging();
    void makeClipboard();
    void makeCollapsing();
    void makeScenario();
    void enable();
    void tellUnseen();

    const Picture* picture() const { return m_parts.canvas.picture().get(); }
    const Selection& selection() const { return m_parts.focus.focus().selection; }
    std::vector<const Card*> chosenCards() const;
    // In canvas_placing.cpp: what is aligned and distributed, and where it stands.
    struct Things {
        std::vector<std::uint32_t> cards; // of the picture
        std::vector<std::uint32_t> notes;
        std::vector<Rect> boxes; // of the cards, then of the notes
    };
    Things chosenThings() const;
    void selectLoop();
    void place(const QString& name, const std::function<std::vector<Rect>(std::span<const Rect>)>& moved);
    void pin(bool pinned);
    Collapsed collapsed() const;
    std::vector<PartyId> collapsible() const;
    void setCollapsed(const QString& name, Collapsed wanted);
    void openCollapsed();
    void enableCollapsing();
    Selection meant() const;
    void enableScenario();
    bool copy();
    void cut();
    void paste();
    void duplicate();
    void pasteClip(const Clip& clip, const QString& name);

    QWidget* m_window;
    Parts m_parts;
    std::optional<RecordKey> m_added; // that the next picture should show
    QAction *m_all = nullptr, *m_nothing = nullptr;
    QAction *m_invert = nullptr, *m_neighbours = nullptr, *m_payers = nullptr, *m_payees = nullptr, *m_loop = nullptr;
    QList<QAction*> m_align, m_distribute;
    QAction *m_pin = nullptr, *m_unpin = nullptr;
    QAction *m_collapse = nullptr, *m_collapseKind = nullptr, *m_open = nullptr;
    QAction *m_reset = nullptr, *m_promote = nullptr;
    QAction *m_cut = nullptr, *m_copy = nullptr, *m_paste = nullptr, *m_duplicate = nullptr;
};

} // namespace roundtrip
