// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_view.h"

#include <cmath>

#include "ui/tables/row_model.h"
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace roundtrip {

namespace {
constexpr int usualText = 13; // pixels
constexpr int rowRoom = 12;   // above and below a row's text together
constexpr int barInset = 4;
} // namespace

QColor BarDelegate::colour(const QModelIndex& index) const
{
    switch (static_cast<CellTone>(index.data(barToneRole).toInt())) {
    case CellTone::plain: return m_tones.ink;
    case CellTone::muted: return m_tones.muted;
    case CellTone::receives: return m_tones.receives;
    case CellTone::pays: return m_tones.pays;
    case CellTone::capital: return m_tones.capital;
    case CellTone::commercial: return m_tones.commercial;
    case CellTone::loop: return m_tones.loop;
    }
    return m_tones.ink;
}

void BarDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the row shows it
    if (index.data(emphasisRole).toBool()) {
        option->font.setWeight(QFont::DemiBold);
    }
    if (!index.data(barRole).isValid() && index.data(barToneRole).toInt() == static_cast<int>(CellTone::muted)) {
        option->palette.setColor(QPalette::Text, m_tones.muted);
    }
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant bar = index.data(barRole);
    if (!bar.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const QRectF room = QRectF(cell.rect).adjusted(6, barInset, -6, -barInset);
    const double share = std::clamp(bar.toDouble(), -1.0, 1.0);
    QRectF area = room;
    if (index.column() == m_twoSided) {
        const double half = room.width() / 2;
        area.setLeft(share >= 0 ? room.center().x() : room.center().x() + share * half);
        area.setWidth(std::abs(share) * half);
    } else {
        area.setWidth(std::abs(share) * room.width());
    }
    QColor fill = colour(index);
    fill.setAlphaF(m_tones.card.lightness() < 128 ? 0.38F : 0.24F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    if (area.width() >= 0.5) {
        painter->drawRoundedRect(area, 3, 3);
    }
    if (const QVariant sure = index.data(sureRole); sure.isValid() && sure.toDouble() > 0) {
        QRectF dense = room;
        dense.setWidth(std::clamp(sure.toDouble(), 0.0, 1.0) * room.width());
        painter->drawRoundedRect(dense, 3, 3);
    }
    painter->setFont(cell.font);
    painter->setPen(m_tones.ink);
    painter->drawText(QRectF(cell.rect).adjusted(10, 0, -10, 0),
                      static_cast<int>(cell.displayAlignment) | Qt::TextSingleLine, text);
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(barRole).isValid()) {
        size.rwidth() += 24; // so that a bar shows beside its number
    }
    return size;
}

void takeTypedCell(QAbstractItemView& view)
{
    QWidget* editor = view.indexWidget(view.currentIndex());
    if (editor != nullptr) {
        emit view.itemDelegate()->commitData(editor);
        if (view.indexWidget(view.currentIndex()) == editor) { // what was taken may have made the rows anew
            emit view.itemDelegate()->closeEditor(editor);
        }
    }
}

TableView::TableView(QWidget* parent)
    : QTableView(parent), m_sorted(new QSortFilterProxyModel(this)), m_delegate(new BarDelegate(this)),
      m_fittedTo(usualText)
{
    m_sorted->setSortRole(sortRole);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowRoom);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(36);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& at) { emit rowActivated(m_sorted->mapToSource(at).row()); });
}

void TableView::setRows(QAbstractItemModel* model)
{
    m_sorted->setSourceModel(model);
    setModel(m_sorted);
    setSortingEnabled(true);
    // Unsorted: the model's own order, which the analysis gave it.
    horizontalHeader()->setSortIndicatorClearable(true);
    sortByColumn(-1, Qt::AscendingOrder);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& at) {
        if (!m_quiet && at.isValid()) {
            emit rowChosen(m_sorted->mapToSource(at).row());
        }
    });
}

void TableView::setTones(const Tones& tones)
{
    m_delegate->setTones(tones);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowRoom);
    viewport()->update();
}

void TableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

int TableView::currentRow() const
{
    const QModelIndexList chosen = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    return chosen.isEmpty() ? -1 : m_sorted->mapToSource(chosen.first()).row();
}

void TableView::showRow(int row)
{
    if (row == currentRow()) {
        return;
    }
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    const QModelIndex at = m_sorted->mapFromSource(m_sorted->sourceModel()->index(row, 0));
    setCurrentIndex(at);
    scrollTo(at);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (model() == nullptr || model()->rowCount() > 0 || m_emptyText.isEmpty()) {
        return;
    }
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex at = indexAt(event->position().toPoint());
    // A tick in a chosen row is for ticking.
    const bool ticks = at.isValid() && at.flags().testFlag(Qt::ItemIsUserCheckable);
    const bool again =
        at.isValid() && !ticks && event->button() == Qt::LeftButton && selectionModel()->isRowSelected(at.row());
    if (again || !at.isValid()) {
        showRow(-1);
        emit rowChosen(-1);
        return;
    }
    QTableView::mousePressEvent(event);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && currentRow() >= 0) {
        showRow(-1);
        emit rowChosen(-1);
        return;
    }
    const int before = currentRow();
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Space && before < 0 && currentRow() >= 0) {
        emit rowChosen(currentRow()); // it was current already, and chosen only now
    }
}

// Coming here makes a row current, for the keys to go on from; it chooses none.
void TableView::focusInEvent(QFocusEvent* event)
{
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    QTableView::focusInEvent(event);
}

void TableView::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    fitColumnsToText();
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && isVisible()) {
        fitColumnsToText();
    }
}

void TableView::fitColumnsToText()
{
    const int now = QFontInfo(font()).pixelSize();
    if (now == m_fittedTo || now <= 0) {
        return;
    }
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        if (header->sectionResizeMode(column) == QHeaderView::Interactive) {
            header->resizeSection(column, qRound(header->sectionSize(column) * static_cast<double>(now) / m_fittedTo));
        }
    }
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowRoom);
    m_fittedTo = now;
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex at = byKey ? currentIndex() : indexAt(event->pos());
    if (!at.isValid()) {
        return;
    }
    const QModelIndex cell = m_sorted->mapToSource(at);
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(at).bottomLeft()) : event->globalPos();
    emit menuAsked(cell.row(), cell.column(), place);
}

} // namespace roundtrip
