// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/records_panel.h"

#include <algorithm>
#include <array>

#include "ui/tables/table_view.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr std::size_t listedAtOnce = 2000; // records, which takes less than a frame
constexpr std::size_t mostChosen = 5000;   // that are selected everywhere with the rows
constexpr int widest = 260;                // of a column, before it is drawn wider by hand
constexpr std::array kinds{RecordKind::flow,     RecordKind::party,  RecordKind::deal,  RecordKind::condition,
                           RecordKind::relation, RecordKind::metric, RecordKind::claim, RecordKind::fxRate};

QString kindText(RecordKind kind)
{
    switch (kind) {
    case RecordKind::party: return RecordsPanel::tr("Parties");
    case RecordKind::deal: return RecordsPanel::tr("Deals");
    case RecordKind::condition: return RecordsPanel::tr("Conditions");
    case RecordKind::relation: return RecordsPanel::tr("Relations");
    case RecordKind::metric: return RecordsPanel::tr("Metrics");
    case RecordKind::claim: return RecordsPanel::tr("What sources say");
    case RecordKind::fxRate: return RecordsPanel::tr("Rates");
    default: return RecordsPanel::tr("Flows");
    }
}

// A list of words where a field has them, else a line that completes the names of the records that can be named.
class CellDelegate : public QStyledItemDelegate {
public:
    CellDelegate(const RecordModel& model, std::function<QStringList(RecordKind)> names, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_names(std::move(names))
    {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& at) const override
    {
        const FieldInfo& field = m_model.fields()[static_cast<std::size_t>(at.column())];
        if (!field.choices.isEmpty()) {
            auto* choice = new QComboBox(parent);
            if (field.need == Need::optional && !field.choices.contains(QString())) {
                choice->addItem(QString());
            }
            choice->addItems(field.choices);
            choice->setAccessibleName(field.label);
            return choice;
        }
        auto* line = new QLineEdit(parent);
        line->setAccessibleName(field.label);
        line->setPlaceholderText(field.hint);
        if (field.refersTo) {
            // Listed only when a person begins to type.
            QObject::connect(line, &QLineEdit::textEdited, line, [this, line, kind = *field.refersTo] {
                if (line->completer() == nullptr) {
                    auto* names = new QCompleter(m_names(kind), line);
                    names->setCaseSensitivity(Qt::CaseInsensitive);
                    names->setFilterMode(Qt::MatchContains);
                    line->setCompleter(names);
                }
            });
        }
        return line;
    }
    void setEditorData(QWidget* editor, const QModelIndex& at) const override
    {
        const QString text = at.data(Qt::EditRole).toString();
        if (auto* choice = qobject_cast<QComboBox*>(editor)) {
            if (!choice->property("filled").toBool()) {
                choice->setCurrentIndex(std::max(0, choice->findText(text)));
                choice->setProperty("filled", true);
            }
        } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
            // What is being typed outlasts what the document does meanwhile.
            if (!line->isModified()) {
                line->setText(text);
            }
        }
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& at) const override
    {
        const auto* choice = qobject_cast<QComboBox*>(editor);
        const auto* line = qobject_cast<QLineEdit*>(editor);
        model->setData(at, choice != nullptr ? choice->currentText() : line != nullptr ? line->text() : QString());
    }

private:
    const RecordModel& m_model;
    std::function<QStringList(RecordKind)> m_names;
};

} // namespace

RecordsPanel::RecordsPanel(FocusHolder& focus, const Document& document, Editor& editor, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document), m_editor(editor), m_model(new RecordModel(this)),
      m_kind(new QComboBox(this)), m_filter(new QLineEdit(this)), m_count(new QLabel(this)), m_fault(new QLabel(this)),
      m_table(new QTableView(this)), m_answers(this, [this](const Answer& answer) { present(answer); })
{
    for (const RecordKind kind : kinds) {
        m_kind->addItem(kindText(kind), static_cast<int>(kind));
    }
    m_kind->setObjectName(QStringLiteral("recordsKind"));
    m_kind->setAccessibleName(tr("Which records"));
    m_filter->setObjectName(QStringLiteral("recordsFilter"));
    m_filter->setAccessibleName(tr("Filter the table"));
    m_filter->setPlaceholderText(tr("Words that are in a row"));
    m_filter->setClearButtonEnabled(true);
    followTextSize(*m_filter, [this](double scale) { m_filter->setMaximumWidth(qRound(260 * scale)); });
    for (QLabel* label : {m_count, m_fault}) {
        label->setTextFormat(Qt::PlainText);
    }
    m_count->setObjectName(QStringLiteral("muted"));
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setProperty("role", QStringLiteral("recordsFault"));
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_model->setReadOnly(document.readOnly());
    m_table->setObjectName(QStringLiteral("recordsTable"));
    m_table->setAccessibleName(tr("Records"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(
        *m_model,
        [this](RecordKind kind) {
            QStringList names;
            for (const RecordKey& record : recordRows(book(), {kind, {}, {}, false})) {
                names.append(recordText(book(), record));
            }
            return names;
        },
        m_table));
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    QHeaderView* header = m_table->horizontalHeader();
    header->setResizeContentsPrecision(40);
    m_table->setSortingEnabled(true); // the model's sort does nothing; without it a heading would select its column
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->installEventFilter(this);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 12, 6);
    line->setSpacing(10);
    line->addWidget(m_kind);
    line->addWidget(m_filter, 1);
    line->addWidget(m_count);
    line->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    m_fault->setContentsMargins(12, 0, 12, 6);
    layout->addWidget(m_fault);
    layout->addWidget(m_table, 1);

    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted = {static_cast<RecordKind>(m_kind->currentData().toInt()), m_filter->text(), {}, false};
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        ask();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_wanted.filter = words;
        ask();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_wanted.sortedBy = column < 0 ? std::nullopt : std::optional(column);
        m_wanted.descending = order == Qt::DescendingOrder;
        ask();
    });
    connect(m_model, &RecordModel::typed, this, &RecordsPanel::take);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecordsPanel::chosen);
    connect(&document, &Document::changed, this, &RecordsPanel::ask);
    connect(&focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.scenario != before.scenario) {
            ask();
        } else if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
}

const Book& RecordsPanel::book() const
{
    return m_document.book(m_focus.focus().scenario);
}

void RecordsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        ask();
    } else {
        follow(m_focus.focus().selection);
    }
}

void RecordsPanel::ask()
{
    m_stale = !isVisible();
    if (m_stale) {
        m_answers.drop();
        return;
    }
    const auto answered = [wanted = m_wanted, book = book()](const std::stop_token& cancel) {
        return Answer{wanted, book, recordRows(book, wanted, cancel)};
    };
    if (book().flows().size() + book().parties().size() <= listedAtOnce) {
        m_answers.drop();
        present(answered({}));
    } else {
        m_answers.ask(answered);
    }
}

void RecordsPanel::present(const Answer& answer)
{
    const bool other = answer.wanted.kind != m_model->kind() || m_model->rowCount() == 0;
    const QModelIndex at = m_table->currentIndex();
    const auto current = at.isValid() ? std::optional(m_model->record(at.row())) : std::nullopt;
    const bool keyboard = m_table->isAncestorOf(QApplication::focusWidget());
    {
        const QScopedValueRollback<bool> quiet(m_quiet, true);
        const auto base = m_focus.focus().scenario ? std::optional(m_document.book()) : std::nullopt;
        const int column = at.column();
        if (m_model->show(answer.book, base, answer.wanted.kind, answer.rows) && current) {
            // The keys go on from the record that they were on, wherever it stands now.
            m_table->selectionModel()->setCurrentIndex(m_model->index(m_model->rowOf(*current), column),
                                                       QItemSelectionModel::NoUpdate);
            if (keyboard) {
                m_table->setFocus();
            }
        }
    }
    if (other) {
        m_table->resizeColumnsToContents();
        for (int column = 0; column < m_model->columnCount(); ++column) {
            m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column) + 8, 72, widest));
        }
    }
    m_count->setText(answer.rows.empty() && answer.wanted.filter.isEmpty()
                         ? tr("None yet. Copy them in a spreadsheet, with headings, and paste them here.")
                         : tr("rows: %1").arg(answer.rows.size()));
    say({});
    follow(m_focus.focus().selection);
}

void RecordsPanel::say(const QString& fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void RecordsPanel::take(const QModelIndex& at, const QString& text)
{
    const RecordKey record = m_model->record(at.row());
    const std::string_view field = m_model->fields()[static_cast<std::size_t>(at.column())].name;
    const auto row = book().row(record);
    m_refused = text;
    if (!row) {
        return;
    }
    const ReadField read = readField(book(), *row, field, text);
    say(read.problem);
    if (read.value && m_editor.setField(record, field, *read.value)) {
        m_refused.clear();
    }
}

QStringList RecordsPanel::endTyping()
{
    m_refused.clear();
    takeTypedCell(*m_table);
    return m_refused.isEmpty() ? QStringList() : QStringList(m_refused);
}

std::vector<RecordKey> RecordsPanel::chosenRecords() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<RecordKey> records;
    for (const int row : rows) {
        records.push_back(m_model->record(row));
    }
    return records;
}

void RecordsPanel::chosen()
{
    if (m_quiet) {
        return;
    }
    std::vector<RecordKey> records = chosenRecords();
    if (records.size() > mostChosen) {
        records.clear(); // too many to be looked at: they are chosen here alone
    }
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    m_focus.select(std::move(records));
}

// Whole rows, where they are not chosen already, cell by cell perhaps.
void RecordsPanel::follow(const Selection& selection)
{
    if (m_quiet || !isVisible()) {
        return;
    }
    std::vector<int> rows;
    for (const RecordKey& record : selection) {
        if (const int row = m_model->rowOf(record); row >= 0) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    std::vector<RecordKey> records;
    for (const int row : rows) {
        records.push_back(m_model->record(row));
    }
    const std::vector<RecordKey> chosenNow = chosenRecords();
    if (records == chosenNow || (selection.empty() && chosenNow.size() > mostChosen)) {
        return;
    }
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    QItemSelection chosen;
    // Neighbours as one range: views walk all ranges for each heading.
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) {
            ++end;
        }
        chosen.select(m_model->index(rows[i], 0), m_model->index(rows[end - 1], m_model->columnCount() - 1));
        i = end;
    }
    m_table->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (!rows.empty()) {
        m_table->scrollTo(m_model->index(rows.front(), std::max(0, m_table->currentIndex().column())));
    }
}

} // namespace roundtrip
