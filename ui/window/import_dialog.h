// SPDX-License-Identifier: GPL-3.0-or-later
// Tables before they come in: what is wrong with them and can be mended here, and what they would change.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/interchange/import.h"
#include "core/interchange/matching.h"
#include "core/interchange/mend.h"
#include "ui/tables/change_rows.h"
#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;
class QTableWidget;

namespace roundtrip {

class TableView;

// Promise: nothing is written here, and what is shown is always what made() would give for the book at hand; a party is
// taken for another only where a person said so.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const Book& base, std::vector<Sheet> sheets, QWidget* parent = nullptr);

    // What the tables, as they were mended, make of a book.
    Import made(const Book& base) const;

private:
    QTableWidget* madeTable(const char* name, const QString& title, const QStringList& columns);
    void fillColumns();
    void addTableChoice(std::size_t sheet);
    void addColumnChoice(std::size_t sheet, std::size_t column);
    bool matchesOfItself() const;
    void fillParties();
    std::vector<Sheet> mended() const;
    void check();
    void showProblems(const Import& import, const std::vector<Sheet>& now);

    Book m_base;
    std::vector<Sheet> m_sheets;  // as read, with the cells that were mended
    std::vector<SheetUse> m_uses; // of the sheets
    std::map<std::string, std::string> m_parties;
    std::vector<CellSpot> m_spots; // of the problems' rows
    bool m_filling = false;

    QLabel* m_summary = nullptr;
    QTabWidget* m_tabs = nullptr;
    QTableWidget* m_problems = nullptr;
    QTableWidget* m_columns = nullptr;
    QTableWidget* m_alike = nullptr;
    TableView* m_changes = nullptr;
    RowModel<ChangeRow> m_rows{changeColumns()};
    QPushButton* m_import = nullptr;
};

} // namespace roundtrip
