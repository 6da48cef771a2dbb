// SPDX-License-Identifier: GPL-3.0-or-later
// How a line of the explorer is painted: its text, at its right what is muted, and a dot where a scenario made it
// other.
#pragma once

#include "ui/words/tones.h"
#include <QStyledItemDelegate>

namespace roundtrip {

class ExplorerDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTones(const Tones& tones) { m_tones = tones; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QColor markColour(int mark) const;

    Tones m_tones;
};

} // namespace roundtrip
