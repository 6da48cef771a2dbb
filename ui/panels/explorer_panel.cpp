// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explorer_panel.h"

#include <algorithm>
#include <utility>

#include "ui/panels/filter_controls.h"
#include "ui/words/words.h"
#include <QFrame>
#include <QItemSelection>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace roundtrip {

namespace {
constexpr int mostOpened = 400; // lines that a search opens up by itself
constexpr int shortPanel = 420; // pixels: in a lower one the filter would leave the tree no room
} // namespace

ExplorerPanel::ExplorerPanel(Document& document, FocusHolder& focus, Editor& editor, QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus), m_editor(editor), m_model(new ExplorerModel(this)),
      m_delegate(new ExplorerDelegate(this)), m_find(new QLineEdit(this)), m_tree(new QTreeView(this)),
      m_nothing(new QLabel(this)), m_filter(new FilterControls(focus, this))
{
    setFocusProxy(m_tree);
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAccessibleName(tr("Find in the explorer"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_tree->setObjectName(QStringLiteral("explorerTree"));
    m_tree->setAccessibleName(tr("Explorer"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(18);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_nothing->setObjectName(QStringLiteral("muted"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(12, 8, 12, 8);
    m_nothing->hide();
    auto* rule = new QFrame(this);
    rule->setObjectName(QStringLiteral("rule"));

    auto* head = new QVBoxLayout;
    head->setContentsMargins(10, 8, 10, 6);
    head->addWidget(m_find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_nothing);
    layout->addWidget(m_tree, 1);
    layout->addWidget(rule);
    layout->addWidget(m_filter);

    connect(m_find, &QLineEdit::textChanged, this, &ExplorerPanel::search);
    connect(m_model, &ExplorerModel::aboutToList, this, [this] { m_quiet = true; });
    connect(m_model, &ExplorerModel::listed, this, [this] {
        m_quiet = false;
        showListed();
    });
    connect(m_model, &ExplorerModel::renameAsked, this, &ExplorerPanel::rename);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExplorerPanel::choose);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ExplorerPanel::showMenu);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& at) {
        if (at.data(groupRole).toBool()) {
            m_tree->setExpanded(at, !m_tree->isExpanded(at));
        } else if (const auto record = m_model->record(at); record && record->kind == RecordKind::savedView) {
            openView(SavedViewId{record->id});
        }
    });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& at) {
        const auto record = m_model->record(at);
        if (record && record->kind == RecordKind::savedView) {
            openView(SavedViewId{record->id});
        } else if (record) {
            emit recordActivated(*record);
        }
    });
    connect(&m_document, &Document::changed, this, &ExplorerPanel::fill);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.scenario != before.scenario || now.question.asOf != before.question.asOf) {
            fill();
        } else if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
    fill();
    for (int row = 0; row < m_model->rowCount({}); ++row) {
        m_tree->expand(m_model->index(row, 0, {}));
    }
}

void ExplorerPanel::setTones(const Tones& tones)
{
    m_delegate->setTones(tones);
    m_tree->viewport()->update();
}

void ExplorerPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_filter->setShort(height() < shortPanel);
}

void ExplorerPanel::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void ExplorerPanel::fill()
{
    const Focus& focus = m_focus.focus();
    m_model->setBooks(m_document.book(), m_document.book(focus.scenario), focus.question.asOf);
}

template<class Visit> void ExplorerPanel::forEachLine(const Visit& visit, const QModelIndex& above)
{
    for (int row = 0; row < m_model->rowCount(above); ++row) {
        const QModelIndex at = m_model->index(row, 0, above);
        if (visit(at)) {
            forEachLine(visit, at);
        }
    }
}

void ExplorerPanel::search(const QString& text)
{
    const bool before = !m_model->search().isEmpty();
    if (!before) {
        m_open.clear();
        forEachLine([this](const QModelIndex& at) {
            const bool open = m_tree->isExpanded(at);
            if (open) {
                m_open.insert(ExplorerModel::line(at));
            }
            return open;
        });
    }
    m_model->setSearch(text);
}

// What follows when the lines are those of the document and of the search again.
void ExplorerPanel::showListed()
{
    const QString& search = m_model->search();
    if (search != std::exchange(m_searched, search)) {
        if (!search.isEmpty()) {
            openUp();
        } else {
            m_tree->collapseAll();
            forEachLine([this](const QModelIndex& at) {
                const bool open = m_open.contains(ExplorerModel::line(at));
                if (open) {
                    m_tree->expand(at);
                }
                return open;
            });
        }
    }
    const bool nothing = m_model->rowCount({}) == 0;
    m_nothing->setText(nothing ? tr("Nothing here is called “%1”.").arg(oneLine(search)) : QString());
    m_nothing->setVisible(nothing);
    follow(m_focus.focus().selection);
    m_tree->viewport()->update(); // a party's new name stands in the lines of its flows too
}

// Opens what was found, deals with their flows too as long as all of it can be looked through.
void ExplorerPanel::openUp()
{
    int lines = 0;
    for (int row = 0; row < m_model->rowCount({}); ++row) {
        const QModelIndex group = m_model->index(row, 0, {});
        lines += m_model->rowCount(group);
        for (int child = 0; child < m_model->rowCount(group); ++child) {
            lines += m_model->rowCount(m_model->index(child, 0, group));
        }
    }
    if (lines <= mostOpened) {
        m_tree->expandAll();
    } else {
        m_tree->expandToDepth(0);
    }
}

// Shows the focus's selection. What is selected elsewhere is brought into view, one record at a time.
void ExplorerPanel::follow(const Selection& selection)
{
    std::vector<RecordKey> listed;
    QItemSelection lines;
    for (const RecordKey& record : selection) {
        const QModelIndex at = m_model->indexOf(record);
        if (at.isValid()) {
            listed.push_back(record);
            lines.select(at, at);
        }
    }
    if (listed == chosen()) { // both in order
        return;
    }
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    m_tree->selectionModel()->select(lines, QItemSelectionModel::ClearAndSelect);
    if (selection.size() == 1 && !listed.empty() && !m_still) {
        const QModelIndex at = m_model->indexOf(listed.front());
        m_tree->selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(at);
    }
}

Selection ExplorerPanel::chosen() const
{
    std::vector<RecordKey> records;
    for (const QModelIndex& at : m_tree->selectionModel()->selectedIndexes()) {
        const auto record = m_model->record(at);
        if (record && record->kind != RecordKind::savedView) {
            records.push_back(*record);
        }
    }
    return selectionOf(std::move(records));
}

void ExplorerPanel::choose()
{
    if (m_quiet) {
        return;
    }
    Selection records = chosen();
    // With nothing but a saved view chosen, what is selected stays: the view may be brought up to date with it.
    if (!records.empty() || !m_tree->selectionModel()->hasSelection()) {
        m_focus.select(std::move(records));
    }
}

void ExplorerPanel::rename(const RecordKey& record, const QString& name)
{
    if (record.kind == RecordKind::party) {
        m_editor.rename(PartyId{record.id}, name);
    } else if (record.kind == RecordKind::savedView) {
        m_editor.renameView(SavedViewId{record.id}, name);
    } else {
        const bool named = record.kind == RecordKind::scenario;
        m_editor.setField(record, named ? "name" : "title", Value(utf8(name)));
    }
}

void ExplorerPanel::showMenu(QPoint at)
{
    const QModelIndex line = m_tree->indexAt(at);
    const auto record = m_model->record(line);
    if (!record) {
        return;
    }
    if (record->kind == RecordKind::savedView) {
        showViewMenu(at, line, SavedViewId{record->id});
        return;
    }
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("explorerMenu"));
    QAction* rename = menu.addAction(tr("Rename"), this, [this, line] { m_tree->edit(line); });
    rename->setEnabled(line.flags().testFlag(Qt::ItemIsEditable) && !m_document.readOnly());
    const auto count = static_cast<int>(m_focus.focus().selection.size());
    QAction* remove = menu.addAction(count > 1 ? tr("Remove %1 records").arg(count) : tr("Remove"), this,
                                     [this] { m_editor.remove(m_focus.focus().selection); });
    remove->setEnabled(!m_document.readOnly());
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

void ExplorerPanel::showViewMenu(QPoint at, const QModelIndex& line, SavedViewId view)
{
    const SavedView* row = m_document.book().find(view);
    const bool pinned = row != nullptr && row->pinned;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("explorerMenu"));
    menu.addAction(tr("Open"), this, [this, view] { openView(view); });
    menu.addSeparator();
    QAction* const edits[] = {
        menu.addAction(tr("Update to what is seen"), this, [this, view] { emit viewUpdateAsked(view); }),
        menu.addAction(tr("Rename"), this, [this, line] { m_tree->edit(line); }),
        menu.addAction(pinned ? tr("Unpin") : tr("Pin"), this,
                       [this, view, pinned] { m_editor.pinView(view, !pinned); }),
        menu.addAction(tr("Remove"), this, [this, view] { m_editor.removeView(view); }),
    };
    for (QAction* edit : edits) {
        edit->setEnabled(!m_document.readOnly());
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

void ExplorerPanel::openView(SavedViewId view)
{
    const QScopedValueRollback<bool> still(m_still, true);
    emit viewAsked(view);
}

bool ExplorerPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (key == Qt::Key_Escape && !m_find->text().isEmpty()) {
            m_find->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace roundtrip
