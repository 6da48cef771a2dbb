// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/import_dialog.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

#include "core/interchange/columns.h"
#include "ui/tables/table_view.h"
#include "ui/window/import_words.h"
#include "ui/window/waiting.h"
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
enum MatchColumn { sheetColumn, firstValue, takenAs };
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

// What was left out has no name any more.
Import imported(const Book& base, std::vector<Sheet> sheets)
{
    std::erase_if(sheets, [](const Sheet& sheet) { return sheet.name.empty(); });
    return importTables(base, sheets, UnknownColumns::keepInNote);
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
    m_columns = madeTable("importColumns", tr("Co&lumns"), {tr("Column"), tr("First value"), tr("Taken as")});
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
    std::transform(m_sheets.begin(), m_sheets.end(), std::back_inserter(m_uses), guessedUse);
    fillColumns();
    fillParties();
    check();
    m_tabs->setCurrentWidget(!matchesOfItself()           ? static_cast<QWidget*>(m_columns)
                             : m_problems->rowCount() > 0 ? static_cast<QWidget*>(m_problems)
                                                          : m_changes);
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

// Every column of every sheet, and what it is taken for; what is taken for nothing and cannot be kept waits for a
// choice.
void ImportDialog::fillColumns()
{
    m_columns->setRowCount(0);
    for (std::size_t sheet = 0; sheet < m_sheets.size(); ++sheet) {
        addTableChoice(sheet);
        for (std::size_t column = 0; column < m_sheets[sheet].header.size(); ++column) {
            addColumnChoice(sheet, column);
        }
    }
    m_columns->resizeColumnsToContents();
    const int most = fontMetrics().averageCharWidth() * 34;
    for (int column = 0; column < m_columns->columnCount() - 1; ++column) {
        m_columns->setColumnWidth(column, std::min(m_columns->columnWidth(column), most));
    }
}

void ImportDialog::addTableChoice(std::size_t sheet)
{
    const int row = m_columns->rowCount();
    m_columns->insertRow(row);
    const QString file = qt(m_sheets[sheet].file);
    auto* named = cellItem(file.isEmpty() ? shown(m_sheets[sheet].name)
                                          : shown(m_sheets[sheet].file.substr(m_sheets[sheet].file.rfind('/') + 1)));
    QFont strong = named->font();
    strong.setBold(true);
    named->setFont(strong);
    m_columns->setItem(row, sheetColumn, named);
    m_columns->setItem(row, firstValue, cellItem(tr("rows: %1").arg(m_sheets[sheet].rows.size())));
    auto* choice = new QComboBox(m_columns);
    choice->setAccessibleName(tr("The table that %1 is").arg(named->text()));
    choice->addItem(m_uses[sheet].table.empty() ? tr("Choose a table…") : tr("Leave out"), QString());
    for (const TableColumns& table : allTables()) {
        choice->addItem(shown(table.name), qt(table.name));
    }
    choice->setCurrentIndex(std::max(0, choice->findData(qt(m_uses[sheet].table))));
    connect(choice, &QComboBox::activated, this, [this, choice, sheet] {
        const std::string table = utf8(choice->currentData().toString());
        m_uses[sheet] = {table, guessedColumns(m_sheets[sheet], table)};
        QTimer::singleShot(0, this, [this] { // the choice goes with its row
            fillColumns();
            fillParties();
            check();
        });
    });
    m_columns->setCellWidget(row, takenAs, choice);
}

void ImportDialog::addColumnChoice(std::size_t sheet, std::size_t column)
{
    const TableColumns* table = tableNamed(m_uses[sheet].table);
    const Sheet& from = m_sheets[sheet];
    const std::string word = headerWord(from.header[column]);
    if (table == nullptr || (word.empty() && columnIsBlank(from, column))) {
        return;
    }
    const int row = m_columns->rowCount();
    m_columns->insertRow(row);
    const QString name = shown(trimmed(from.header[column].text));
    m_columns->setItem(row, sheetColumn, cellItem(QStringLiteral("    ") + name));
    const auto filled = std::find_if(from.rows.begin(), from.rows.end(),
                                     [&](const auto& cells) { return !isBlank(cells[column].text); });
    m_columns->setItem(row, firstValue,
                       cellItem(filled == from.rows.end() ? QString() : oneLine(qt((*filled)[column].text))));

    auto* choice = new QComboBox(m_columns);
    choice->setAccessibleName(tr("What becomes of %1").arg(name));
    const auto add = [&](const QString& text, const std::optional<ColumnUse>& use) {
        choice->addItem(text, use ? QVariant(QStringList{qt(use->name), qt(use->unit)}) : QVariant());
    };
    const bool known = hasColumn(*table, word);
    if (!known) {
        add(table->note && !word.empty() ? tr("Keep in the note") : tr("Choose…"), std::nullopt);
    }
    add(tr("Leave out"), ColumnUse{});
    const auto offer = [&](std::string_view own) {
        add(shown(own), own == word ? std::nullopt : std::optional(ColumnUse{std::string(own), {}}));
        if (own == "amount") {
            add(tr("amount, in thousands"), ColumnUse{"amount", "K"});
            add(tr("amount, in millions"), ColumnUse{"amount", "M"});
            add(tr("amount, in billions"), ColumnUse{"amount", "B"});
            add(tr("amount, in trillions"), ColumnUse{"amount", "T"});
        }
    };
    std::for_each(table->columns.begin(), table->columns.end(), offer);
    if (table->source) {
        offer("source");
    }
    const auto use = m_uses[sheet].columns.find(column);
    choice->setCurrentIndex(use == m_uses[sheet].columns.end()
                                ? choice->findData(QVariant())
                                : choice->findData(QStringList{qt(use->second.name), qt(use->second.unit)}));
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, sheet, column] {
        const QStringList chosen = choice->currentData().toStringList();
        if (chosen.isEmpty()) {
            m_uses[sheet].columns.erase(column);
        } else {
            m_uses[sheet].columns[column] = {utf8(chosen[0]), utf8(chosen[1])};
        }
        fillParties();
        check();
    });
    m_columns->setCellWidget(row, takenAs, choice);
}

// Whether every sheet and column is what it says, so that there is nothing to look at in what they are taken for.
bool ImportDialog::matchesOfItself() const
{
    for (std::size_t s = 0; s < m_sheets.size(); ++s) {
        if (m_uses[s].table != m_sheets[s].name || !m_uses[s].columns.empty()) {
            return false;
        }
        for (std::size_t c = 0; c < m_sheets[s].header.size(); ++c) {
            const std::string word = headerWord(m_sheets[s].header[c]);
            if (!hasColumn(*tableNamed(m_uses[s].table), word) && !(word.empty() && columnIsBlank(m_sheets[s], c))) {
                return false;
            }
        }
    }
    return true;
}

void ImportDialog::fillParties()
{
    const std::vector<SameParty> alike =
        *answerOf(this, tr("Looking at the tables…"), GivingUp::notOffered,
                  [this](const std::stop_token&) { return partiesAlike(m_base, withUses(m_sheets, m_uses)); });
    m_filling = true;
    m_alike->setRowCount(static_cast<int>(alike.size()));
    for (int row = 0; row < m_alike->rowCount(); ++row) {
        const SameParty& same = alike[static_cast<std::size_t>(row)];
        auto* named = cellItem(shown(same.named), Qt::ItemIsUserCheckable);
        named->setCheckState(m_parties.contains(same.named) ? Qt::Checked : Qt::Unchecked);
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
    return withParties(withUses(m_sheets, m_uses), m_parties);
}

Import ImportDialog::made(const Book& base) const
{
    return imported(base, mended());
}

void ImportDialog::check()
{
    struct Looked {
        std::vector<Sheet> sheets;
        Import import;
        std::vector<ChangeRow> rows;
    };
    Looked looked = *answerOf(this, tr("Looking at the tables…"), GivingUp::notOffered, [this](const std::stop_token&) {
        Looked now;
        now.sheets = mended();
        now.import = imported(m_base, now.sheets);
        Book after = m_base;
        roundtrip::apply(after, now.import.changes);
        now.rows = changeRows(now.import.changes, m_base, after);
        return now;
    });
    const Import& import = looked.import;
    showProblems(import, looked.sheets);
    m_rows.setRows(std::move(looked.rows));
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
