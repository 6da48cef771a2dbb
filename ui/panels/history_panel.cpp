// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/history_panel.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

HistoryPanel::HistoryPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(new RowModel<HistoryRow>(historyColumns(), this)),
      m_table(new TableView(this))
{
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("History: Enter goes back or forward to an action"));
    m_table->setRows(m_model);
    // It has one order: that in which things happened.
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    auto* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(static_cast<int>(HistoryColumn::action), QHeaderView::Stretch);
    m_table->setColumnWidth(static_cast<int>(HistoryColumn::place), 90);
    m_table->setColumnWidth(static_cast<int>(HistoryColumn::when), 160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);

    connect(&m_document, &Document::changed, this, &HistoryPanel::fill);
    // Arrow keys only walk the list: to undo by passing over something would be a surprise.
    connect(m_table, &QAbstractItemView::clicked, this, &HistoryPanel::go);
    connect(m_table, &TableView::rowActivated, this, &HistoryPanel::go);
    fill();
}

void HistoryPanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fill();
}

// A long history is only read while it is seen.
void HistoryPanel::fill()
{
    if (!isVisible()) {
        return;
    }
    std::vector<HistoryRow> rows{{tr("The document as it was made"), 0, HistoryRow::Place::here}};
    for (const HistoryEntry& entry : m_document.history()) {
        if (!entry.undone) {
            rows.back().place = HistoryRow::Place::done;
        }
        rows.push_back(
            {oneLine(qt(entry.name)), entry.time, entry.undone ? HistoryRow::Place::undone : HistoryRow::Place::here});
    }
    std::reverse(rows.begin(), rows.end());
    m_model->setRows(std::move(rows));
    const auto& shown = m_model->rows();
    const auto here = std::find_if(shown.begin(), shown.end(),
                                   [](const HistoryRow& row) { return row.place == HistoryRow::Place::here; });
    m_table->showRow(static_cast<int>(here - shown.begin()));
}

void HistoryPanel::go()
{
    const int row = m_table->currentRow();
    if (row >= 0 && !m_document.readOnly()) {
        m_document.goTo(static_cast<std::size_t>(m_model->rowCount() - 1 - row));
    }
}

} // namespace roundtrip
