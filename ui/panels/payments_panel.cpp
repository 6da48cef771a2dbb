// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/payments_panel.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr std::size_t mostListed = 20'000;

// The figure, narrowed by the groups that were opened.
template<class Opened> FigureParts narrowed(FigureParts parts, const std::vector<Opened>& opened)
{
    return opened.empty() ? std::move(parts) : partsOfGroup(std::move(parts), opened.back().group, opened.back().grain);
}

} // namespace

PaymentsPanel::PaymentsPanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document), m_figure(tr("Headline")),
      m_parts(*partsOf(Figure::headline)),
      m_answers(this, [this](const std::shared_ptr<const PaymentAnswer>& answer) { present(answer); }),
      m_model(new RowModel<PaymentRow>(paymentColumns(), this)), m_table(new TableView(this)),
      m_groupModel(new RowModel<PaymentGroupRow>(paymentGroupColumns(), this)), m_groups(new TableView(this)),
      m_tables(new QStackedWidget(this)), m_back(new QToolButton(this)), m_title(new QLabel(this)),
      m_sum(new QLabel(this))
{
    setObjectName(QStringLiteral("paymentsPanel"));
    m_title->setProperty("role", QStringLiteral("paymentsTitle"));
    m_sum->setProperty("role", QStringLiteral("paymentsSum"));
    for (QLabel* label : {m_title, m_sum}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setObjectName(QStringLiteral("muted"));
    m_sum->setObjectName(QStringLiteral("title"));
    m_table->setObjectName(QStringLiteral("paymentsTable"));
    m_table->setAccessibleName(tr("Payments"));
    m_table->setRows(m_model);
    m_groups->setObjectName(QStringLiteral("paymentGroupsTable"));
    m_groups->setAccessibleName(tr("Groups of payments"));
    m_groups->setRows(m_groupModel);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_groups);
    m_back->setObjectName(QStringLiteral("paymentsBack"));
    m_back->setText(tr("Back"));
    m_back->setToolTip(tr("Back to the groups that this one is of"));
    m_back->hide();
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 4);
    head->setSpacing(8);
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    head->addWidget(m_sum);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tables, 1);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    const int widths[] = {108, 150, 150, 120, 100, 110, 260, 240, 200};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        header->resizeSection(column, widths[column]);
    }
    const int groupWidths[] = {108, 110, 320};
    for (int column = 0; column < m_groupModel->columnCount(); ++column) {
        m_groups->horizontalHeader()->resizeSection(column, groupWidths[column]);
    }

    connect(m_table, &TableView::rowChosen, this, [this](int row) {
        m_focus.select(row < 0 ? std::vector<RecordKey>()
                               : std::vector<RecordKey>{{RecordKind::flow, m_model->row(row).payment().flow.value}});
    });
    connect(m_groups, &TableView::rowActivated, this, &PaymentsPanel::openGroup);
    connect(m_back, &QToolButton::clicked, this, &PaymentsPanel::goBack);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
    setFindings(nullptr);
}

void PaymentsPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_book = m_document.book(m_focus.focus().scenario);
    m_asked = false;
    m_answers.drop();
    m_table->setEmptyText(tr("The payments are being listed."));
    ask();
}

void PaymentsPanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
    m_groups->setTones(tones);
}

void PaymentsPanel::setFigure(const QString& title, const FigureParts& parts)
{
    m_figure = title;
    m_parts = parts;
    m_opened.clear();
    m_asked = false;
    ask();
}

void PaymentsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void PaymentsPanel::ask()
{
    // Nobody waits for what nobody sees.
    if (m_asked || !isVisible() || !m_findings) {
        return;
    }
    m_asked = true;
    // Where all were told apart by the year, those of a year are by the month.
    const PaymentGrain coarsest = m_opened.empty()                              ? PaymentGrain::year
                                  : m_opened.back().grain == PaymentGrain::year ? PaymentGrain::month
                                                                                : PaymentGrain::day;
    m_answers.ask([book = m_book, network = m_findings->network, parts = narrowed(m_parts, m_opened),
                   coarsest](const std::stop_token&) -> std::shared_ptr<const PaymentAnswer> {
        try {
            return paymentAnswer(book, network, parts, mostListed, coarsest);
        } catch (const Overflow&) {
            return nullptr; // the composer has said so of the whole network
        } catch (const MissingRate&) {
            return nullptr; // likewise
        }
    });
}

void PaymentsPanel::present(const std::shared_ptr<const PaymentAnswer>& answer)
{
    if (!answer) {
        return;
    }
    const bool grouped = !answer->groups.empty();
    m_model->setRows(paymentRows(answer));
    m_groupModel->setRows(paymentGroupRows(answer));
    showTable(grouped ? m_groups : m_table);
    m_table->setEmptyText(tr("Nothing is paid here. Widen the window, or choose the headline measure."));
    QString title = m_figure;
    for (const Opened& opened : m_opened) {
        title = tr("%1 · %2").arg(title, groupText(opened.group, opened.grain));
    }
    m_title->setText(tr("%1 · payments: %2").arg(title).arg(answer->payments));
    m_sum->setText(tr("Sum %1").arg(exactMoney(answer->list.sum, answer->network->currency())));
    follow(m_focus.focus().selection);
}

// The keys stay where they were: in the table that is seen.
void PaymentsPanel::showTable(TableView* table)
{
    const QWidget* focused = QApplication::focusWidget();
    const bool isHere = focused != nullptr && isAncestorOf(focused);
    m_tables->setCurrentWidget(table);
    m_back->setVisible(!m_opened.empty());
    if (isHere) {
        table->setFocus();
    }
}

void PaymentsPanel::openGroup(int row)
{
    const PaymentGroupRow& opened = m_groupModel->row(row);
    m_opened.push_back({opened.group(), opened.answer->grain});
    m_asked = false;
    ask();
}

void PaymentsPanel::goBack()
{
    m_opened.pop_back();
    m_asked = false;
    ask();
}

void PaymentsPanel::follow(const Selection& selection)
{
    const auto isSelected = [&selection](const PaymentRow& row) {
        return selection.size() == 1 && selection.front() == RecordKey{RecordKind::flow, row.payment().flow.value};
    };
    const int current = m_table->currentRow();
    if (current >= 0 && isSelected(m_model->row(current))) {
        return; // of the flow's payments, the one that was pointed at
    }
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), isSelected);
    m_table->showRow(found == rows.end() ? -1 : static_cast<int>(found - rows.begin()));
}

} // namespace roundtrip
