// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/circularity_panel.h"

#include <algorithm>

#include "core/analysis/cancelled.h"
#include "ui/panels/payments_menu.h"
#include "ui/words/words.h"
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

std::shared_ptr<const CircularityAnswer> answered(const std::shared_ptr<const Findings>& findings, Book book,
                                                  const std::stop_token& stop)
{
    const Network& network = *findings->network;
    try {
        auto years = circularityByYear(book, network, stop);
        auto deals = circularityByDeal(book, network, findings->circularity, stop);
        auto ranges = circularRanges(network, findings->circularity, stop);
        return std::make_shared<CircularityAnswer>(
            CircularityAnswer{findings, std::move(book), std::move(years), std::move(deals), std::move(ranges)});
    } catch (const Cancelled&) {
        return nullptr; // something newer is asked
    } catch (const Overflow&) {
        return nullptr; // the composer has said so of the whole network
    } catch (const MissingRate&) {
        return nullptr; // likewise
    }
}

bool holds(const Selection& selection, RecordKind kind, const Uuid& id)
{
    return std::binary_search(selection.begin(), selection.end(), RecordKey{kind, id});
}

bool anyFlow(const Selection& selection, const std::vector<FlowId>& flows)
{
    return std::any_of(flows.begin(), flows.end(),
                       [&](FlowId flow) { return holds(selection, RecordKind::flow, flow.value); });
}

std::vector<FlowId> flowsOf(const CircularPairRow& row)
{
    std::vector<FlowId> flows;
    for (const Stream& stream : row.network->streams(row.network->pairs()[row.pair])) {
        flows.push_back(stream.flow);
    }
    return flows;
}

std::vector<RecordKey> keysOf(const std::vector<FlowId>& flows)
{
    std::vector<RecordKey> keys;
    keys.reserve(flows.size());
    for (const FlowId flow : flows) {
        keys.push_back({RecordKind::flow, flow.value});
    }
    return keys;
}

// The only row for which `is` holds; -1 where there is none or several.
template<class Row, class Is> int onlyRow(const std::vector<Row>& rows, Is is)
{
    const auto found = std::find_if(rows.begin(), rows.end(), is);
    const bool only = found != rows.end() && std::none_of(found + 1, rows.end(), is);
    return only ? static_cast<int>(found - rows.begin()) : -1;
}

} // namespace

CircularityPanel::CircularityPanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document),
      m_answers(this, [this](const std::shared_ptr<const CircularityAnswer>& answer) { present(answer); })
{
    m_chart = new CircularityChart(this);
    const auto table = [this](QAbstractItemModel* model, const char* name, const QString& title) {
        auto* made = new TableView(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(title);
        made->setRows(model);
        made->horizontalHeader()->setStretchLastSection(true);
        made->setMinimumWidth(60);
        return made;
    };
    m_dealModel = new RowModel<CircularDealRow>(circularDealColumns(), this);
    m_deals = table(m_dealModel, "circularDealsTable", tr("Deals by what goes round with them"));
    m_pairModel = new RowModel<CircularPairRow>(circularPairColumns(), this);
    m_pairs = table(m_pairModel, "circularPairsTable", tr("Pairs that carry circular money"));
    const auto widths = [](const TableView* of, std::initializer_list<int> pixels) {
        int column = 0;
        for (const int width : pixels) {
            of->horizontalHeader()->resizeSection(column++, width);
        }
    };
    widths(m_deals, {214, 76, 106, 74});
    widths(m_pairs, {166, 76, 130});

    const auto label = [this](const char* role) {
        auto* made = new QLabel(this);
        made->setObjectName(QStringLiteral("muted"));
        made->setProperty("role", QString::fromLatin1(role));
        made->setTextFormat(Qt::PlainText);
        made->setMinimumWidth(40);
        return made;
    };
    m_yearsTitle = label("yearsTitle");
    m_yearsTitle->setText(tr("Each year by itself"));
    m_yearsTitle->setToolTip(
        tooltipText(tr("Money that comes back in a later year is circular in neither, so the years "
                       "do not add up to the whole window.")));
    m_dealsTitle = label("dealsTitle");
    m_pairsTitle = label("pairsTitle");
    m_answer = new QSplitter(Qt::Horizontal, this);
    m_answer->setHandleWidth(1);
    m_answer->setChildrenCollapsible(false);
    m_answer->addWidget(titled(m_yearsTitle, m_chart));
    m_answer->addWidget(titled(m_dealsTitle, m_deals));
    m_answer->addWidget(titled(m_pairsTitle, m_pairs));
    m_answer->setSizes({330, 484, 386});
    for (int i = 0; i < m_answer->count(); ++i) {
        m_answer->setStretchFactor(i, 1);
    }

    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setProperty("role", QStringLiteral("empty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_empty, 1);

    connect(m_deals, &TableView::rowChosen, this, &CircularityPanel::selectDeal);
    connect(m_pairs, &TableView::rowChosen, this, &CircularityPanel::selectPair);
    const auto open = [this](const QString& title, const FigureParts& parts) { emit paymentsAsked(title, parts); };
    connect(m_pairs, &TableView::menuAsked, this, [this, open](int row, int, const QPoint& place) {
        const CircularPairRow& of = m_pairModel->row(row);
        const Pair& pair = of.network->pairs()[of.pair];
        const Node& payer = of.network->nodes()[pair.payer];
        const Node& payee = of.network->nodes()[pair.payee];
        const QString title = tr("%1 → %2").arg(oneLine(qt(payer.name)), oneLine(qt(payee.name)));
        popUpFigures(this, place, {{title, partsOfPair(payer.party, payee.party)}}, open);
    });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
    setFindings(nullptr);
}

QWidget* CircularityPanel::titled(QLabel* title, QWidget* content)
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    title->setContentsMargins(12, 6, 12, 4);
    layout->addWidget(title);
    layout->addWidget(content, 1);
    return box;
}

void CircularityPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_book = m_document.book(m_focus.focus().scenario);
    m_asked = false;
    m_answers.drop();
    if (!findings) {
        showNothing(tr("What goes round is being worked out."));
    } else if (findings->circularity.circular == 0) {
        showNothing(tr("No money goes round: under this measure and window netting would cancel nothing. Draw a flow "
                       "that closes a loop, or widen the window."));
    } else {
        ask();
    }
}

void CircularityPanel::setTones(const Tones& tones)
{
    m_chart->setTones(tones);
    m_deals->setTones(tones);
    m_pairs->setTones(tones);
}

void CircularityPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void CircularityPanel::ask()
{
    // Nobody waits for what nobody sees.
    if (m_asked || !isVisible() || !m_findings || m_findings->circularity.circular == 0) {
        return;
    }
    m_asked = true;
    m_answers.ask(
        [findings = m_findings, book = m_book](const std::stop_token& stop) { return answered(findings, book, stop); });
}

void CircularityPanel::showNothing(const QString& why)
{
    m_empty->setText(why);
    m_empty->setVisible(true);
    m_answer->setVisible(false);
}

void CircularityPanel::present(const std::shared_ptr<const CircularityAnswer>& answer)
{
    if (!answer) {
        return;
    }
    const Findings& findings = *answer->findings;
    const Currency currency = findings.network->currency();
    const Minor whole = findings.circularity.circular;
    m_dealModel->setRows(circularDealRows(answer->book, answer->deals, whole, currency));
    m_pairModel->setRows(circularPairRows(findings.network, answer->ranges));
    m_chart->setYears(answer->years, currency);
    m_dealsTitle->setText(tr("Without one deal, of %1 that goes round").arg(shortMoney(whole, currency)));
    m_pairsTitle->setText(tr("Pairs that can carry it: %1").arg(m_pairModel->rowCount()));
    m_empty->setVisible(false);
    m_answer->setVisible(true);
    follow(m_focus.focus().selection);
}

void CircularityPanel::selectDeal(int row)
{
    m_focus.select(row < 0 ? std::vector<RecordKey>() : keysOf(m_dealModel->row(row).without.flows));
}

void CircularityPanel::selectPair(int row)
{
    m_focus.select(row < 0 ? std::vector<RecordKey>() : keysOf(flowsOf(m_pairModel->row(row))));
}

void CircularityPanel::follow(const Selection& selection)
{
    m_deals->showRow(onlyRow(m_dealModel->rows(), [&](const CircularDealRow& row) {
        return holds(selection, RecordKind::deal, row.without.deal.value) || anyFlow(selection, row.without.flows);
    }));
    m_pairs->showRow(
        onlyRow(m_pairModel->rows(), [&](const CircularPairRow& row) { return anyFlow(selection, flowsOf(row)); }));
}

} // namespace roundtrip
