// SPDX-License-Identifier: GPL-3.0-or-later
// The payback grid to be read: a row a margin, a column a likelihood of what is open.
#pragma once

#include <vector>

#include "core/analysis/payback_grid.h"
#include <QGridLayout>
#include <QLabel>
#include <QWidget>

namespace roundtrip {

// Promise: where no recovery hangs on an open condition there is one column, as all would be the same.
class PaybackTable : public QWidget {
    Q_OBJECT

public:
    explicit PaybackTable(QWidget* parent = nullptr);

    void setGrid(const PaybackGrid& grid);
    // What the cell of a row and a column says; empty where there is no such cell.
    QString said(std::size_t row, std::size_t column) const;

private:
    QLabel* label(int row, int column);

    QGridLayout* m_grid;
    QLabel* m_title;
    std::vector<std::vector<QLabel*>> m_labels; // with the headings: row 0 the likelihoods, column 0 the margins
};

} // namespace roundtrip
