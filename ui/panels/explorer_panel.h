// SPDX-License-Identifier: GPL-3.0-or-later
// The explorer: what the document holds as a tree, a line to find in it, and below it what of it counts.
#pragma once

#include <set>

#include "ui/document/document.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/panels/explorer_delegate.h"
#include "ui/panels/explorer_model.h"
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QWidget>

namespace roundtrip {

class FilterControls;

// Promise: the tree shows the focus's selection, and what is chosen in it is the focus's selection. A saved view is
// never part of that: it is opened.
class ExplorerPanel : public QWidget {
    Q_OBJECT

public:
    ExplorerPanel(Document& document, FocusHolder& focus, Editor& editor, QWidget* parent = nullptr);

    void setTones(const Tones& tones);
    // Puts the keyboard into the line that finds.
    void find();
    FilterControls& filter() const { return *m_filter; }

signals:
    // A double click or Enter: a record is to be brought into view, a scenario to be looked at.
    void recordActivated(const roundtrip::RecordKey& record);
    // A click on a saved view, and its menu: it is to be looked at, it is to show what is seen now.
    void viewAsked(roundtrip::SavedViewId view);
    void viewUpdateAsked(roundtrip::SavedViewId view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void search(const QString& text);
    void showListed();
    // Calls visit(index) for each line, those below one only where it says so.
    template<class Visit> void forEachLine(const Visit& visit, const QModelIndex& above = {});
    void openUp();
    void follow(const Selection& selection);
    void choose();
    Selection chosen() const;
    void rename(const RecordKey& record, const QString& name);
    void showMenu(QPoint at);
    void showViewMenu(QPoint at, const QModelIndex& line, SavedViewId view);
    void openView(SavedViewId view);

    Document& m_document;
    FocusHolder& m_focus;
    Editor& m_editor;
    ExplorerModel* m_model;
    ExplorerDelegate* m_delegate;
    QLineEdit* m_find;
    QTreeView* m_tree;
    QLabel* m_nothing;
    FilterControls* m_filter;
    bool m_quiet = false;                 // the selection is being put, not chosen
    bool m_still = false;                 // a view is being opened: its line stays under the pointer
    QString m_searched;                   // what the lines were opened up for
    std::set<ExplorerModel::Line> m_open; // what was open before the search
};

} // namespace roundtrip
