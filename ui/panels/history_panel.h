// SPDX-License-Identifier: GPL-3.0-or-later
// The document's actions, newest first: a click goes back or forward to that point.
#pragma once

#include "ui/document/document.h"
#include "ui/tables/history_rows.h"
#include "ui/tables/table_view.h"
#include <QWidget>

namespace roundtrip {

// Promise: shows the history as it is on disk, and where in it the document stands; going somewhere is a series of
// undos or redos, nothing else.
class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Document& document, QWidget* parent = nullptr);

    void setTones(const Tones& tones);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void go();

    Document& m_document;
    RowModel<HistoryRow>* m_model;
    TableView* m_table;
};

} // namespace roundtrip
