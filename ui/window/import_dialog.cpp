// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/import_dialog.h"

#include <algorithm>
#include <limits>

#include "ui/tables/table_view.h"
#include "ui/window/import_words.h"
#include "ui/words/words.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

enum ProblemColumn { wherePlace, whichColumn, whatValue, whyWrong };
constexpr std::size_t noSpot = std::numeric_limits<std::size_t>::max();

QTableWidgetItem* cellItem(const QString& text, Qt::ItemFlags more = {})
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | more);
    item->setToolTip(tooltipText(text));
    return item;
}

QString placeText(const ImportProblem& problem)
{
    const QString file =
        problem.file.empty() ? shown(problem.table) : shown(problem.file.substr(problem.file.find_last_of('/') + 1));
    return problem.line > 0 ? ImportDialog::tr("%1, line %2").arg(file).arg(problem.line) : file;
}

// The sentence without the place, which has columns of its own.
QString whyText(ImportProblem problem)
{
    problem.file.clear();
    problem.table.clear();
    problem.line = 0;
    problem.columnName.clear();
    return sentence(problem).mid(2);
}

} // namespace

ImportDialog::ImportDialog(const Book& base, std::vector<Sheet> sheets, QWidget* parent)
    : QDialog(parent), m_base(base), m_sheets(std::move(sheets)), m_summary(new QLabel(this)),
      m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import tables"));
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_problems =
        madeTable("importProblems", tr("&Problems"), {tr("Place"), tr("Column"), tr("Value"), tr("What to do")});
    m_changes = new TableView(this);
    m_changes->setObjectName(QStringLiteral("importChanges"));
    m_changes->setRows(&m_rows);
    m_changes->setEmptyText(tr("What comes in or changes is listed here once no problem is left."));
    m_changes->horizontalHeader()->setStretchLastSection(true);
    m_tabs->addTab(m_changes, tr("C&hanges"));
    m_unknown =
        madeTable("importColumns", tr("Unknown co&lumns"), {tr("Table"), tr("Column"), tr("What becomes of it")});
    m_alike = madeTable("importAlike", tr("&Same party?"), {tr("In the tables"), tr("Is the document's")});

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_import = buttons->button(QDialogButtonBox::Ok);
    m_import->setText(tr("&Import"));
    m_import->setObjectName(QStringLiteral("importNow"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->addWidget(m_summary);
    all->addWidget(m_tabs);
    all->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 26);

    connect(m_problems, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        const CellSpot spot = m_filling ? CellSpot{noSpot, 0, 0} : m_spots[static_cast<std::size_t>(item->row())];
        if (spot.sheet != noSpot) {
            m_sheets[spot.sheet].rows[spot.row][spot.column].text = utf8(item->text());
            QTimer::singleShot(0, this, [this] { check(); }); // the row is gone then, and its editor still closes now
        }
    });
    connect(m_alike, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (!m_filling && item->column() == 0) {
            const std::string name = utf8(item->data(Qt::UserRole).toString());
            if (item->checkState() == Qt::Checked) {
                m_parties[name] = utf8(m_alike->item(item->row(), 1)->data(Qt::UserRole).toString());
            } else {
                m_parties.erase(name);
            }
            check();
        }
    });
    fillColumns();
    fillParties();
    check();
    m_tabs->setCurrentWidget(m_problems->rowCount() > 0 ? static_cast<QWidget*>(m_problems) : m_changes);
}

QTableWidget* ImportDialog::madeTable(const char* name, const QString& title, const QStringList& columns)
{
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()), this);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    table->setHorizontalHeaderLabels(columns);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_tabs->addTab(table, title);
    return table;
}

// What has a note is kept there unless something else is chosen; what has none waits for a choice.
void ImportDialog::fillColumns()
{
    const std::vector<UnknownColumn> unknown = unknownColumns(m_sheets);
    m_unknown->setRowCount(static_cast<int>(unknown.size()));
    for (int row = 0; row < m_unknown->rowCount(); ++row) {
        const UnknownColumn& column = unknown[static_cast<std::size_t>(row)];
        m_unknown->setItem(row, 0, cellItem(shown(m_sheets[column.sheet].name)));
        m_unknown->setItem(row, 1, cellItem(shown(column.name)));
        auto* choice = new QComboBox(m_unknown);
        choice->setAccessibleName(tr("What becomes of %1").arg(shown(column.name)));
        choice->addItem(column.note ? tr("Keep in the note") : tr("Choose…"));
        choice->addItem(tr("Leave out"), QString());
        for (const std::string& name : column.free) {
            choice->addItem(shown(name), qt(name));
        }
        connect(choice, &QComboBox::currentIndexChanged, this,
                [this, choice, at = std::pair{column.sheet, column.column}](int index) {
                    if (index == 0) {
                        m_columns.erase(at);
                    } else {
                        m_columns[at] = utf8(choice->itemData(index).toString());
                    }
                    check();
                });
        m_unknown->setCellWidget(row, 2, choice);
    }
    m_unknown->resizeColumnsToContents();
    const int tab = m_tabs->indexOf(m_unknown);
    m_tabs->setTabText(tab, tr("Unknown co&lumns (%1)").arg(unknown.size()));
    m_tabs->setTabVisible(tab, !unknown.empty());
}

void ImportDialog::fillParties()
{
    const std::vector<SameParty> alike = partiesAlike(m_base, m_sheets);
    m_filling = true;
    m_alike->setRowCount(static_cast<int>(alike.size()));
    for (int row = 0; row < m_alike->rowCount(); ++row) {
        const SameParty& same = alike[static_cast<std::size_t>(row)];
        auto* named = cellItem(shown(same.named), Qt::ItemIsUserCheckable);
        named->setCheckState(Qt::Unchecked);
        named->setData(Qt::UserRole, qt(same.named));
        auto* existing = cellItem(shown(same.existing));
        existing->setData(Qt::UserRole, qt(same.existing));
        m_alike->setItem(row, 0, named);
        m_alike->setItem(row, 1, existing);
    }
    m_filling = false;
    m_alike->resizeColumnsToContents();
    const int tab = m_tabs->indexOf(m_alike);
    m_tabs->setTabText(tab, tr("&Same party? (%1)").arg(alike.size()));
    m_tabs->setTabVisible(tab, !alike.empty());
}

std::vector<Sheet> ImportDialog::mended() const
{
    return withParties(withColumns(m_sheets, m_columns), m_parties);
}

Import ImportDialog::made(const Book& base) const
{
    return importTables(base, mended(), UnknownColumns::keepInNote);
}

void ImportDialog::check()
{
    const std::vector<Sheet> now = mended();
    const Import import = importTables(m_base, now, UnknownColumns::keepInNote);
    showProblems(import, now);
    Book after = m_base;
    apply(after, import.changes);
    m_rows.setRows(changeRows(import.changes, m_base, after));
    m_changes->resizeColumnsToContents();
    const auto kinds = [&](ChangeRow::Kind kind) {
        return std::count_if(m_rows.rows().begin(), m_rows.rows().end(),
                             [&](const ChangeRow& row) { return row.kind == kind; });
    };
    m_tabs->setTabText(m_tabs->indexOf(m_changes), tr("C&hanges (%1)").arg(import.changes.size()));
    m_import->setEnabled(import.problems.empty() && !import.changes.empty());
    if (!import.problems.empty()) {
        m_summary->setText(tr("Problems: %1. Nothing comes in before they are mended, here or in the file.")
                               .arg(import.problems.size()));
    } else if (import.changes.empty()) {
        m_summary->setText(tr("All that the tables say is in the document already."));
    } else {
        m_summary->setText(tr("New: %1 · altered: %2 · as it is already: %3. One undo takes it all back.")
                               .arg(kinds(ChangeRow::Kind::added))
                               .arg(kinds(ChangeRow::Kind::altered) + kinds(ChangeRow::Kind::removed))
                               .arg(import.unchanged));
    }
}

void ImportDialog::showProblems(const Import& import, const std::vector<Sheet>& now)
{
    m_filling = true;
    m_spots.clear();
    m_problems->setRowCount(static_cast<int>(import.problems.size()));
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        const ImportProblem& problem = import.problems[static_cast<std::size_t>(row)];
        const auto spot = cellOf(now, problem);
        m_spots.push_back(spot.value_or(CellSpot{noSpot, 0, 0}));
        m_problems->setItem(row, wherePlace, cellItem(placeText(problem)));
        m_problems->setItem(row, whichColumn, cellItem(shown(problem.columnName)));
        const QString value = spot ? oneLine(qt(now[spot->sheet].rows[spot->row][spot->column].text)) : QString();
        m_problems->setItem(row, whatValue, cellItem(value, spot ? Qt::ItemIsEditable : Qt::NoItemFlags));
        m_problems->setItem(row, whyWrong, cellItem(whyText(problem)));
    }
    m_filling = false;
    m_problems->resizeColumnsToContents();
    const int least = fontMetrics().averageCharWidth() * 20;
    m_problems->setColumnWidth(whatValue, std::max(least, m_problems->columnWidth(whatValue)));
    const int tab = m_tabs->indexOf(m_problems);
    m_tabs->setTabText(tab, tr("&Problems (%1)").arg(import.problems.size()));
}

} // namespace roundtrip
