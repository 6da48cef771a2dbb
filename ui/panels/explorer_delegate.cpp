// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explorer_delegate.h"

#include "ui/panels/explorer_model.h"
#include <QApplication>
#include <QPainter>

namespace roundtrip {

namespace {
constexpr int side = 6;      // free at both ends of a line
constexpr int gap = 10;      // at least, between text and detail
constexpr int dot = 6;       // the diameter of a mark
constexpr int lineRoom = 10; // above and below the text together
} // namespace

QColor ExplorerDelegate::markColour(int mark) const
{
    switch (static_cast<ExplorerMark>(mark)) {
    case ExplorerMark::added: return m_tones.added;
    case ExplorerMark::altered: return m_tones.altered;
    case ExplorerMark::removed: return m_tones.removed;
    case ExplorerMark::none: break;
    }
    return {};
}

void ExplorerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem line = option;
    initStyleOption(&line, index);
    const QString text = line.text;
    line.text.clear();
    line.state &= ~QStyle::State_HasFocus; // the line shows it
    QStyle* style = line.widget != nullptr ? line.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &line, painter, line.widget);

    const int mark = index.data(markRole).toInt();
    const QColor colour = markColour(mark);
    const QString detail = index.data(detailRole).toString();
    QRect room = line.rect.adjusted(side, 0, -side, 0);
    painter->save();
    painter->setClipRect(line.rect, Qt::IntersectClip);
    if (!detail.isEmpty()) {
        painter->setFont(line.font);
        painter->setPen(m_tones.muted);
        // The text is what is read: the detail gives way where both have no room.
        const QString shown = QFontMetrics(line.font).elidedText(detail, Qt::ElideRight, room.width() / 2);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        room.setRight(room.right() - QFontMetrics(line.font).horizontalAdvance(shown) - gap);
    }
    if (colour.isValid()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(QRectF(room.left(), room.center().y() - dot / 2.0 + 1, dot, dot));
        room.setLeft(room.left() + dot + side);
    }
    QFont font = line.font;
    const bool top = !index.parent().isValid();
    font.setWeight(top ? QFont::DemiBold : QFont::Normal);
    font.setStrikeOut(mark == static_cast<int>(ExplorerMark::removed));
    painter->setFont(font);
    painter->setPen(index.data(groupRole).toBool() && !top ? m_tones.muted : m_tones.ink);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize ExplorerDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, option.fontMetrics.height() + lineRoom};
}

} // namespace roundtrip
