// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/hosting_model.h"

#include <algorithm>

#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QFontInfo>
#include <QPainter>

namespace roundtrip {

namespace {

HostingSign signOf(const HostingCell& cell)
{
    if (cell.now.empty()) {
        return cell.otherwise.empty() ? HostingSign::none : HostingSign::notOnTheDay;
    }
    if (!cell.depth) {
        return HostingSign::exclusiveOnly;
    }
    switch (*cell.depth) {
    case RelationDepth::integrated: return HostingSign::integrated;
    case RelationDepth::resold: return HostingSign::resold;
    case RelationDepth::standard:
    case RelationDepth::unstated: break;
    }
    return HostingSign::standard;
}

QString depthText(RelationDepth depth)
{
    switch (depth) {
    case RelationDepth::integrated: return HostingModel::tr("integrated");
    case RelationDepth::standard: return HostingModel::tr("standard");
    case RelationDepth::resold: return HostingModel::tr("resold");
    case RelationDepth::unstated: break;
    }
    return {};
}

// "hosts, integrated, from 22 Jul 2019".
QString relationLine(const Relation& relation)
{
    QStringList parts{text(relation.type)};
    if (relation.depth != RelationDepth::unstated) {
        parts << depthText(relation.depth);
    }
    if (relation.start) {
        parts << HostingModel::tr("from %1").arg(dateText(*relation.start));
    }
    if (relation.end) {
        parts << HostingModel::tr("until %1").arg(dateText(*relation.end));
    }
    if (!relation.note.empty()) {
        parts << oneLine(qt(relation.note));
    }
    return parts.join(QStringLiteral(", "));
}

QColor inkOn(const QColor& fill)
{
    return fill.lightnessF() > 0.6F ? QColor(0x1B, 0x1F, 0x24) : QColor(Qt::white);
}

} // namespace

QString letterOf(HostingSign sign)
{
    switch (sign) {
    case HostingSign::integrated: return HostingModel::tr("I", "integrated");
    case HostingSign::standard: return HostingModel::tr("S", "standard");
    case HostingSign::resold: return HostingModel::tr("R", "resold");
    case HostingSign::exclusiveOnly: return HostingModel::tr("E", "exclusive");
    case HostingSign::notOnTheDay: return QStringLiteral("–");
    case HostingSign::none: break;
    }
    return {};
}

// The closer, the fuller: a full pill, a tinted one, an outline. Exclusive has a ring round it.
void paintHostingSign(QPainter& painter, const QRectF& room, HostingSign sign, bool exclusive, const Tones& tones)
{
    if (sign == HostingSign::none) {
        return;
    }
    const double scale = QFontInfo(painter.font()).pixelSize() / textPixels;
    QRectF pill(0, 0, std::min(room.width() - 8, 44 * scale), std::min(room.height() - 8, 20 * scale));
    pill.moveCenter(room.center());
    const double radius = pill.height() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = tones.selection;
    QColor ink = tones.ink;
    painter.setPen(Qt::NoPen);
    switch (sign) {
    case HostingSign::integrated:
        painter.setBrush(fill);
        ink = inkOn(fill);
        break;
    case HostingSign::standard:
        fill.setAlphaF(0.24F);
        painter.setBrush(fill);
        break;
    case HostingSign::resold:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tones.selection, 1.4));
        break;
    case HostingSign::exclusiveOnly: painter.setBrush(Qt::NoBrush); break;
    case HostingSign::notOnTheDay:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tones.border, 1.2, Qt::DotLine));
        ink = tones.muted;
        break;
    case HostingSign::none: break;
    }
    painter.drawRoundedRect(pill, radius, radius);
    if (exclusive) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tones.loop, 2));
        painter.drawRoundedRect(pill.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    }
    QFont font = painter.font();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, letterOf(sign));
    painter.restore();
}

void HostingModel::setMatrix(HostingMatrix matrix, Book book, Date day)
{
    if (matrix.clouds == m_matrix.clouds && matrix.labs == m_matrix.labs && !matrix.cells.empty()) {
        m_matrix = std::move(matrix);
        m_book = std::move(book);
        m_day = day;
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        return;
    }
    beginResetModel();
    m_matrix = std::move(matrix);
    m_book = std::move(book);
    m_day = day;
    endResetModel();
}

const HostingCell& HostingModel::cell(const QModelIndex& at) const
{
    return m_matrix.cell(static_cast<std::size_t>(at.row()), static_cast<std::size_t>(at.column()));
}

std::vector<RelationId> HostingModel::relationsAt(const QModelIndex& at) const
{
    return cell(at).now.empty() ? cell(at).otherwise : cell(at).now;
}

QModelIndex HostingModel::cellOf(RelationId relation) const
{
    const auto holds = [relation](const std::vector<RelationId>& ids) {
        return std::find(ids.begin(), ids.end(), relation) != ids.end();
    };
    for (std::size_t i = 0; i < m_matrix.cells.size(); ++i) {
        if (holds(m_matrix.cells[i].now) || holds(m_matrix.cells[i].otherwise)) {
            return index(static_cast<int>(i / m_matrix.labs.size()), static_cast<int>(i % m_matrix.labs.size()));
        }
    }
    return {};
}

int HostingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.clouds.size());
}

int HostingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.labs.size());
}

QString HostingModel::nameOf(PartyId party) const
{
    const Party* found = m_book.find(party);
    return found != nullptr ? oneLine(qt(found->name)) : QString();
}

QString HostingModel::tip(const HostingCell& cell, std::size_t cloud, std::size_t lab) const
{
    const QString pair = tr("%1 and %2").arg(nameOf(m_matrix.clouds[cloud]), nameOf(m_matrix.labs[lab]));
    if (cell.empty()) {
        return tr("%1: no relation").arg(pair);
    }
    QStringList lines{pair};
    const auto add = [this, &lines](const std::vector<RelationId>& ids) {
        for (const RelationId id : ids) {
            if (const Relation* relation = m_book.find(id)) {
                lines << relationLine(*relation);
            }
        }
    };
    add(cell.now);
    if (!cell.otherwise.empty()) {
        lines << tr("not on %1:").arg(dateText(m_day));
        add(cell.otherwise);
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant HostingModel::data(const QModelIndex& at, int role) const
{
    if (!at.isValid()) {
        return {};
    }
    const HostingCell& of = cell(at);
    switch (role) {
    case Qt::DisplayRole: return letterOf(signOf(of));
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignCenter);
    case Qt::ToolTipRole:
        return tooltipText(tip(of, static_cast<std::size_t>(at.row()), static_cast<std::size_t>(at.column())));
    case Qt::AccessibleTextRole:
        return tip(of, static_cast<std::size_t>(at.row()), static_cast<std::size_t>(at.column()));
    case signRole: return static_cast<int>(signOf(of));
    case exclusiveRole: return of.exclusive;
    default: return {};
    }
}

QVariant HostingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto& parties = orientation == Qt::Horizontal ? m_matrix.labs : m_matrix.clouds;
    if (section < 0 || static_cast<std::size_t>(section) >= parties.size()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return nameOf(parties[static_cast<std::size_t>(section)]);
    case Qt::ToolTipRole: return tooltipText(nameOf(parties[static_cast<std::size_t>(section)]));
    case Qt::TextAlignmentRole:
        return QVariant(orientation == Qt::Horizontal ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

void HostingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    cell.state &= ~QStyle::State_HasFocus; // the cell's own ground shows it
    QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    painter->setPen(m_tones.hairline);
    painter->drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight());
    painter->setFont(cell.font);
    paintHostingSign(*painter, cell.rect, static_cast<HostingSign>(index.data(HostingModel::signRole).toInt()),
                     index.data(HostingModel::exclusiveRole).toBool(), m_tones);
    painter->restore();
}

} // namespace roundtrip
