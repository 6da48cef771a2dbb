// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/payments_panel.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {
// Of a whole document; each can have a payment a month.
constexpr std::size_t mostFlows = 20'000;
} // namespace

PaymentsPanel::PaymentsPanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document), m_figure(tr("Headline")),
      m_parts(*partsOf(Figure::headline)),
      m_answers(this, [this](const std::shared_ptr<const PaymentAnswer>& answer) { present(answer); }),
      m_model(new RowModel<PaymentRow>(paymentColumns(), this)), m_table(new TableView(this)),
      m_title(new QLabel(this)), m_sum(new QLabel(this))
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
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 4);
    head->addWidget(m_title, 1);
    head->addWidget(m_sum);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    const int widths[] = {108, 150, 150, 120, 100, 110, 260, 240, 200};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        header->resizeSection(column, widths[column]);
    }

    connect(m_table, &TableView::rowChosen, this, [this](int row) {
        m_focus.select(row < 0 ? std::vector<RecordKey>()
                               : std::vector<RecordKey>{{RecordKind::flow, m_model->row(row).payment().flow.value}});
    });
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
}

void PaymentsPanel::setFigure(const QString& title, const FigureParts& parts)
{
    m_figure = title;
    m_parts = parts;
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
    if (m_findings->network->streams().size() > mostFlows && m_parts == *partsOf(Figure::headline)) {
        m_model->setRows({});
        m_title->setText(m_figure);
        m_sum->clear();
        m_table->setEmptyText(tr("These are too many payments to list them all. Open the figure of a party, a pair or "
                                 "a flow."));
        return;
    }
    m_answers.ask([book = m_book, network = m_findings->network,
                   parts = m_parts](const std::stop_token&) -> std::shared_ptr<const PaymentAnswer> {
        try {
            return paymentAnswer(book, network, parts);
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
    m_model->setRows(paymentRows(answer));
    m_table->setEmptyText(tr("Nothing is paid here. Widen the window, or choose the headline measure."));
    m_title->setText(tr("%1 · payments: %2").arg(m_figure).arg(m_model->rowCount()));
    m_sum->setText(tr("Sum %1").arg(exactMoney(answer->list.sum, answer->network->currency())));
    follow(m_focus.focus().selection);
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
