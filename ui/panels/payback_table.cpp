// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/payback_table.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QVBoxLayout>

namespace roundtrip {

namespace {

QString wholePercent(int of)
{
    return PaybackTable::tr("%1 %").arg(of);
}

} // namespace

PaybackTable::PaybackTable(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout), m_title(new QLabel(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(QStringLiteral("muted"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(m_title);
    layout->addLayout(m_grid);
    layout->addStretch(1);
}

QLabel* PaybackTable::label(int row, int column)
{
    const auto r = static_cast<std::size_t>(row);
    const auto c = static_cast<std::size_t>(column);
    m_labels.resize(std::max(m_labels.size(), r + 1));
    auto& cells = m_labels[r];
    while (cells.size() <= c) {
        auto* made = new QLabel(this);
        made->setTextFormat(Qt::PlainText);
        if (row == 0 || cells.empty()) {
            made->setObjectName(QStringLiteral("muted"));
        } else {
            made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        m_grid->addWidget(made, row, static_cast<int>(cells.size()), Qt::AlignRight);
        cells.push_back(made);
    }
    return cells[c];
}

void PaybackTable::setGrid(const PaybackGrid& grid)
{
    m_title->setText(grid.conditional ? tr("Payback by margin and likelihood") : tr("Payback by margin"));
    m_title->setToolTip(tooltipText(
        grid.conditional ? tr("A row a margin; a column a probability by which each payment of recovery that hangs on "
                              "an open condition counts. Outlay counts in full.")
                         : tr("Nothing that comes back hangs on an open condition, so that only the margin matters.")));
    for (const auto& row : m_labels) {
        for (QLabel* cell : row) {
            cell->hide();
        }
    }
    const std::size_t columns = grid.conditional ? grid.axes.probabilities.size() : 1;
    for (std::size_t j = 0; j < columns && grid.conditional; ++j) {
        QLabel* heading = label(0, static_cast<int>(j) + 1);
        heading->setText(wholePercent(grid.axes.probabilities[j]));
        heading->show();
    }
    for (std::size_t i = 0; i < grid.axes.margins.size(); ++i) {
        const int row = static_cast<int>(i) + 1;
        QLabel* margin = label(row, 0);
        margin->setText(wholePercent(grid.axes.margins[i]));
        margin->show();
        for (std::size_t j = 0; j < columns; ++j) {
            const auto& date = grid.paybacks[i][j];
            QLabel* cell = label(row, static_cast<int>(j) + 1);
            const QString iso = date ? qt(text(*date)) : QString();
            // Four columns of whole days would leave the chart beside them no room: there the month stands for its day.
            cell->setText(!date ? tr("never") : columns > 1 ? iso.left(iso.lastIndexOf(QLatin1Char('-'))) : iso);
            cell->setToolTip(tooltipText(date ? iso : tr("Never in the window.")));
            cell->setEnabled(date.has_value()); // what never comes is not what the eye should find
            cell->setAccessibleName(
                tr("Payback at a margin of %1, likelihood %2")
                    .arg(wholePercent(grid.axes.margins[i]), wholePercent(grid.axes.probabilities[j])));
            cell->show();
        }
    }
}

QString PaybackTable::said(std::size_t row, std::size_t column) const
{
    if (row + 1 >= m_labels.size() || column + 1 >= m_labels[row + 1].size()) {
        return {};
    }
    const QLabel* cell = m_labels[row + 1][column + 1];
    return cell->isHidden() ? QString() : cell->text();
}

} // namespace roundtrip
