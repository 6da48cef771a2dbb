// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/trace_panel.h"

#include <algorithm>

#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int controlsWidth = 204;

std::shared_ptr<const TraceAnswer> answered(const std::shared_ptr<const Network>& network, const MoneyOf& from)
{
    const auto source = network->nodeOf(from.payer);
    const auto via = from.payee ? network->nodeOf(*from.payee) : std::nullopt;
    if (!source || (from.payee && !via)) {
        return nullptr;
    }
    auto found = trace(*network, *source, via);
    return found ? std::make_shared<TraceAnswer>(TraceAnswer{network, from, *source, std::move(*found)}) : nullptr;
}

// The one that pays the most.
std::optional<MoneyOf> firstSource(const Findings& findings)
{
    const PartyExposure* most = nullptr;
    for (const PartyExposure& party : findings.exposures.parties) {
        if (party.out.total() > 0 && (most == nullptr || party.out.total() > most->out.total())) {
            most = &party;
        }
    }
    return most != nullptr ? std::optional(MoneyOf{findings.network->nodes()[most->node].party, {}}) : std::nullopt;
}

std::vector<std::uint32_t> payers(const Findings& findings)
{
    std::vector<std::uint32_t> nodes;
    for (const PartyExposure& party : findings.exposures.parties) {
        if (party.out.total() > 0) {
            nodes.push_back(party.node);
        }
    }
    return nodes;
}

} // namespace

TracePanel::TracePanel(FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_focus(focus),
      m_answers(this, [this](const std::shared_ptr<const TraceAnswer>& answer) { present(answer); })
{
    QWidget* controls = makeControls();
    m_view = new SankeyView(this);
    m_view->setAccessibleName(tr("Where one dollar goes"));
    m_model = new RowModel<StayRow>(stayColumns(), this);
    m_table = new TableView(this);
    m_table->setObjectName(QStringLiteral("staysTable"));
    m_table->setAccessibleName(tr("Where the dollar stays"));
    m_table->setRows(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(static_cast<int>(StayColumn::party), QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(static_cast<int>(StayColumn::share), 76);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_answer = new QSplitter(Qt::Horizontal, this);
    m_answer->setHandleWidth(1);
    m_answer->setChildrenCollapsible(false);
    m_answer->addWidget(m_view);
    m_answer->addWidget(m_table);
    m_answer->setStretchFactor(0, 3);
    m_answer->setStretchFactor(1, 1);
    m_answer->setSizes({720, 248});
    m_table->setMinimumWidth(164);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setProperty("role", QStringLiteral("empty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 0, 6);
    layout->setSpacing(12);
    layout->addWidget(controls);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_empty, 1);

    connect(m_view, &SankeyView::partyChosen, this, [this](PartyId party) {
        m_focus.select({{RecordKind::party, party.value}});
    });
    connect(m_view, &SankeyView::pairChosen, this, [this](PartyId payer, PartyId payee) {
        m_focus.select({{RecordKind::party, payer.value}, {RecordKind::party, payee.value}});
    });
    connect(m_view, &SankeyView::leftOutChanged, this, [this](int pairs) {
        m_leftOut->setVisible(pairs > 0);
        m_leftOut->setText(tr("under 0.1 %, not drawn: %1").arg(pairs));
    });
    connect(m_table, &TableView::rowChosen, this, [this](int row) {
        m_focus.select(row < 0 ? std::vector<RecordKey>()
                               : std::vector<RecordKey>{{RecordKind::party, m_model->row(row).party.value}});
    });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.theme != before.theme) {
            m_view->setTheme(now.theme);
        }
        if (now.selection != before.selection && m_findings) {
            if (const auto from = moneyOfSelection(*m_findings->network, now.selection)) {
                // One who passes nothing on is looked at, not traced: the picture that led there stays.
                const auto node = m_findings->network->nodeOf(from->payer);
                if (node && !m_findings->network->payments(*node).empty()) {
                    trace(*from);
                }
            }
        }
    });
    m_view->setTheme(m_focus.focus().theme);
    showNothing({});
    ask();
}

QWidget* TracePanel::makeControls()
{
    auto* box = new QWidget(this);
    keepWide(*box, controlsWidth);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_source = new PartyChoice(this);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setAccessibleName(tr("Who pays the dollar"));
    form->addRow(tr("From"), m_source);
    m_via = new PartyChoice(this);
    m_via->setObjectName(QStringLiteral("via"));
    m_via->setAccessibleName(tr("To whom all of it goes first"));
    m_via->setPlaceholderText(tr("all it pays"));
    form->addRow(tr("Through"), m_via);
    column->addLayout(form);

    m_figures = new QWidget(box);
    auto* figures = new QVBoxLayout(m_figures);
    figures->setContentsMargins(0, 4, 0, 0);
    figures->setSpacing(2);
    const auto figure = [this, figures](const QString& title, const QString& tip, const char* role) {
        auto* caption = new QLabel(title, this);
        caption->setObjectName(QStringLiteral("caption"));
        caption->setToolTip(tooltipText(tip));
        auto* value = new QLabel(this);
        value->setObjectName(QStringLiteral("title"));
        value->setProperty("role", QString::fromLatin1(role));
        value->setAccessibleName(title);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        figures->addWidget(caption);
        figures->addWidget(value);
        figures->addSpacing(4);
        return value;
    };
    m_home = figure(tr("Comes home"), tr("The share of one dollar that comes back to who paid it."), "home");
    m_hops = figure(tr("Payments on the way"),
                    tr("How many payments the dollar makes, its first included, until it stays somewhere: the mean."),
                    "hops");
    m_leftOut = new QLabel(this);
    m_leftOut->setObjectName(QStringLiteral("caption"));
    m_leftOut->setWordWrap(true);
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->hide();
    figures->addWidget(m_leftOut);
    column->addWidget(m_figures);
    column->addStretch(1);

    connect(m_source, &PartyChoice::partyChosen, this, [this](PartyId party) {
        m_focus.select({{RecordKind::party, party.value}});
    });
    connect(m_source, &PartyChoice::partyChosen, this, [this](PartyId party) { trace({party, {}}); });
    connect(m_via, &QComboBox::activated, this, [this] {
        if (m_from) {
            trace({m_from->payer, m_via->party()});
        }
    });
    return box;
}

void TracePanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    if (findings) {
        m_source->setParties(findings, payers(*findings));
        const auto node = m_from ? findings->network->nodeOf(m_from->payer) : std::nullopt;
        if (!node || findings->network->payments(*node).empty()) {
            m_from = firstSource(*findings);
        }
    } else {
        m_source->setParties({}, {});
        m_from.reset();
    }
    offer();
    ask();
}

void TracePanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
    m_view->setGround(tones.card);
}

void TracePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void TracePanel::trace(const MoneyOf& from)
{
    if (m_from != from) {
        m_from = from;
        offer();
        ask();
    }
}

// Who can be chosen, and who is.
void TracePanel::offer()
{
    const QSignalBlocker quiet(m_via);
    m_via->setParties({}, {});
    m_source->setParty(m_from ? std::optional(m_from->payer) : std::nullopt);
    const auto node = m_from && m_findings ? m_findings->network->nodeOf(m_from->payer) : std::nullopt;
    if (!node) {
        return;
    }
    std::vector<std::uint32_t> payees;
    for (const Pair& pair : m_findings->network->payments(*node)) {
        payees.push_back(pair.payee);
    }
    m_via->setParties(m_findings, payees, tr("all it pays"));
    m_via->setCurrentIndex(0);
    if (m_from->payee) {
        m_via->setParty(m_from->payee);
        if (!m_via->party()) {
            m_from->payee.reset(); // it pays that one nothing any more
            m_via->setCurrentIndex(0);
        }
    }
}

void TracePanel::ask()
{
    m_answers.drop();
    if (!m_findings || !m_from) {
        showNothing(tr("A trace follows one dollar: who passes it on, where it stays, and what of it comes home. No "
                       "money moves here. Widen the window, or choose the headline measure."));
        return;
    }
    if (isVisible()) { // nobody waits for what nobody sees
        m_answers.ask([network = m_findings->network, from = *m_from](const std::stop_token&) {
            return answered(network, from);
        });
    }
}

void TracePanel::showNothing(const QString& why)
{
    m_empty->setText(why);
    m_empty->setVisible(true);
    m_answer->setVisible(false);
    m_figures->setVisible(false);
}

void TracePanel::present(const std::shared_ptr<const TraceAnswer>& answer)
{
    if (!answer) {
        return;
    }
    m_home->setText(percent(answer->trace.returnsHome));
    m_hops->setText(QLocale().toString(answer->trace.hops, 'f', 2));
    m_model->setRows(stayRows(*answer->network, answer->source, answer->trace));
    m_empty->setVisible(false);
    m_figures->setVisible(true);
    m_answer->setVisible(true);
    m_view->setTrace(answer->network, answer->source, answer->trace);
}

} // namespace roundtrip
