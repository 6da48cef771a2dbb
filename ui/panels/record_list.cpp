// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/record_list.h"

#include <algorithm>
#include <utility>

#include "ui/words/words.h"
#include <QAbstractListModel>
#include <QApplication>
#include <QPainter>

namespace roundtrip {

namespace {
constexpr int mostLines = 10;
constexpr int lineRoom = 8; // above and below the text together
constexpr int side = 2;
constexpr int gap = 10; // between text and detail
constexpr int detailRole = Qt::UserRole + 1;
constexpr int faintRole = Qt::UserRole + 2;
} // namespace

class RecordListModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    // True where the lines are others than before.
    bool setRecords(std::vector<ListedRecord> records)
    {
        if (records == m_records) {
            return false;
        }
        if (records.size() == m_records.size()) {
            m_records = std::move(records);
            emit dataChanged(index(0), index(rowCount({}) - 1));
            return true;
        }
        beginResetModel();
        m_records = std::move(records);
        endResetModel();
        return true;
    }
    const ListedRecord& at(int row) const
    {
        ListedRecord& line = m_records[static_cast<std::size_t>(row)];
        if (const auto words = std::exchange(line.words, {})) {
            words(line);
        }
        return line;
    }

    int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_records.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const ListedRecord& line = at(index.row());
        switch (role) {
        case Qt::DisplayRole: return line.text;
        case Qt::AccessibleTextRole:
            return line.detail.isEmpty() ? line.text : RecordList::tr("%1, %2").arg(line.text, line.detail);
        case Qt::ToolTipRole: return tooltipText(line.tip.isEmpty() ? line.text : line.tip);
        case detailRole: return line.detail;
        case faintRole: return line.faint;
        default: return {};
        }
    }
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        return index.isValid() && at(index.row()).record ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                         : Qt::ItemFlags(Qt::ItemIsEnabled);
    }

private:
    mutable std::vector<ListedRecord> m_records;
};

// Text at the left, the detail at the right; the line under the pointer is underlined, as a link.
class RecordList::Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    Tones tones;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem line = option;
        initStyleOption(&line, index);
        const QString text = line.text;
        line.text.clear();
        const bool link = index.flags().testFlag(Qt::ItemIsSelectable);
        const bool hovered = link && line.state.testFlag(QStyle::State_MouseOver);
        line.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        QStyle* style = line.widget != nullptr ? line.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &line, painter, line.widget);

        const bool faint = index.data(faintRole).toBool();
        const QString detail = index.data(detailRole).toString();
        QRect room = line.rect.adjusted(side, 0, -side, 0);
        const QFontMetrics metrics(line.font);
        painter->save();
        painter->setFont(line.font);
        painter->setPen(faint ? tones.muted : tones.ink);
        const QString shown = metrics.elidedText(detail, Qt::ElideRight, room.width() / 2);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        room.setRight(room.right() - metrics.horizontalAdvance(shown) - gap);
        QFont font = line.font;
        font.setUnderline(hovered);
        painter->setFont(font);
        painter->setPen(link && !faint ? tones.selection : faint ? tones.muted : tones.ink);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, room.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, option.fontMetrics.height() + lineRoom};
    }
};

RecordList::RecordList(const QString& accessibleName, QWidget* parent)
    : QListView(parent), m_model(new RecordListModel(this)), m_delegate(new Delegate(this))
{
    setAccessibleName(accessibleName);
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto choose = [this](const QModelIndex& at) {
        if (const auto record = m_model->at(at.row()).record) {
            emit recordChosen(*record);
        }
    };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void RecordList::setRecords(std::vector<ListedRecord> records)
{
    if (m_model->setRecords(std::move(records))) {
        updateGeometry();
    }
}

void RecordList::setTones(const Tones& tones)
{
    m_delegate->tones = tones;
    viewport()->update();
}

QSize RecordList::sizeHint() const
{
    const int lines = std::min(m_model->rowCount({}), mostLines);
    return {0, lines * (fontMetrics().height() + lineRoom) + 2};
}

} // namespace roundtrip
