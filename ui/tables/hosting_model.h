// SPDX-License-Identifier: GPL-3.0-or-later
// The hosting matrix as cells: a letter and a fill for how close a cloud and a lab are.
#pragma once

#include <optional>

#include "core/analysis/hosting.h"
#include "ui/words/tones.h"
#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace roundtrip {

// How a cell looks.
enum class HostingSign {
    none,
    integrated,
    standard,
    resold,
    exclusiveOnly, // exclusive, and nothing says that it hosts
    notOnTheDay    // a relation that has ended or is to begin
};

class HostingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { signRole = Qt::UserRole, exclusiveRole };

    using QAbstractTableModel::QAbstractTableModel;

    // The book is that of the matrix: names and days are read off it.
    void setMatrix(HostingMatrix matrix, Book book, Date day);
    const HostingMatrix& matrix() const { return m_matrix; }
    // The relations of a cell: those that hold, else the others.
    std::vector<RelationId> relationsAt(const QModelIndex& at) const;
    // Where a relation is; invalid where it is not in the matrix.
    QModelIndex cellOf(RelationId relation) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const HostingCell& cell(const QModelIndex& at) const;
    QString tip(const HostingCell& cell, std::size_t cloud, std::size_t lab) const;
    QString nameOf(PartyId party) const;

    HostingMatrix m_matrix;
    Book m_book;
    Date m_day;
};

// The letter of a sign: I, S, R, or a mark.
QString letterOf(HostingSign sign);
void paintHostingSign(QPainter& painter, const QRectF& room, HostingSign sign, bool exclusive, const Tones& tones);

class HostingDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTones(const Tones& tones) { m_tones = tones; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Tones m_tones;
};

} // namespace roundtrip
