// SPDX-License-Identifier: GPL-3.0-or-later
// The table that all panels show their rows in: sortable, by keyboard too, with bars behind numbers.
#pragma once

#include <functional>

#include "ui/words/tones.h"
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace roundtrip {

// Paints a cell's bar (barRole) behind its text: from the left, or, where the values have both signs, from the middle.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTones(const Tones& tones) { m_tones = tones; }
    // Columns whose bars begin in the middle.
    void setTwoSided(int column) { m_twoSided = column; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    QColor colour(const QModelIndex& index) const;

    Tones m_tones;
    int m_twoSided = -1;
};

// What is being typed into the current cell goes to the model, as by leaving the cell.
void takeTypedCell(QAbstractItemView& view);

class TableView : public QTableView {
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    // Rows of the model are shown through a proxy that sorts by sortRole; unsorted at first, in the model's own order.
    void setRows(QAbstractItemModel* model);
    void setTones(const Tones& tones);
    // A line in place of rows where there are none: what would be here, and how to get it.
    void setEmptyText(const QString& text);
    void setTwoSided(int column) { m_delegate->setTwoSided(column); }

    // Rows of the model, not of the view.
    int currentRow() const;
    // Makes a row current, or none for -1, without telling by rowChosen.
    void showRow(int row);

signals:
    // A person chose a row of the model, by pointer or key; -1 where they unchose it.
    void rowChosen(int row);
    void rowActivated(int row);
    // The menu of a cell of the model was asked for, by pointer or key, at a place of the screen.
    void menuAsked(int row, int column, const QPoint& place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // Columns are given widths for the usual text; they are as much wider as the text is larger.
    void fitColumnsToText();

    QSortFilterProxyModel* m_sorted;
    BarDelegate* m_delegate;
    QString m_emptyText;
    bool m_quiet = false;
    int m_fittedTo; // the text's height in pixels that the columns are wide for
};

} // namespace roundtrip
