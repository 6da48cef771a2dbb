// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/record_page.h"

#include <utility>

#include "ui/panels/inspector_figures.h"
#include "ui/panels/inspector_lists.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

bool hasName(RecordKind kind)
{
    return kind == RecordKind::party || kind == RecordKind::deal || kind == RecordKind::condition ||
           kind == RecordKind::scenario;
}

QLabel* plainLabel(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

void RecordPage::Section::setVisible(bool visible) const
{
    title->setVisible(visible);
    body->setVisible(visible);
}

RecordPage::RecordPage(Document& document, FocusHolder& focus, Editor& editor, const RecordKey& record, QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus), m_editor(editor), m_record(record),
      m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(12, 10, 12, 16);
    m_layout->setSpacing(4);
    addHead();
    if (!hasName(record.kind)) {
        m_title = plainLabel(this, "title");
        m_layout->addWidget(m_title);
    }
    m_form = new RecordForm(m_document, m_focus, m_editor, record, RecordForm::Name::asTitle, this);
    m_layout->addWidget(m_form);

    if (record.kind == RecordKind::party || record.kind == RecordKind::flow) {
        m_figures = new FigureGrid(Definitions::tips, this);
        m_figuresPart = addSection(tr("Figures"), m_figures);
        connect(m_figures, &FigureGrid::paymentsAsked, this, &RecordPage::paymentsAsked);
    }
    if (record.kind == RecordKind::flow) {
        m_why = plainLabel(this, "muted");
        m_layout->addWidget(m_why);
        m_payments = addList(m_paymentsPart, tr("Payments"));
        m_conditions = addList(m_conditionsPart, tr("Conditions, all needed"));
    }
    if (record.kind == RecordKind::party || record.kind == RecordKind::deal) {
        m_flows = addList(m_flowsPart, tr("Flows"));
    } else if (record.kind == RecordKind::condition) {
        m_flows = addList(m_flowsPart, tr("What hangs on it"));
    } else if (record.kind == RecordKind::scenario) {
        m_flows = addList(m_flowsPart, tr("Other than in the base"));
    }
    if (record.kind == RecordKind::party) {
        m_units = addList(m_unitsPart, tr("Units"));
        m_relations = addList(m_relationsPart, tr("Relations"));
        m_metrics = addList(m_metricsPart, tr("Metrics"));
    }
    m_claims = new ClaimsList(this);
    m_claimsPart = addSection(tr("What sources say"), m_claims);
    if (record.kind == RecordKind::flow) {
        auto* deal = new QWidget(this);
        auto* inside = new QVBoxLayout(deal);
        inside->setContentsMargins(0, 0, 0, 0);
        m_dealPart = addSection(tr("Its deal"), deal);
    }
    m_layout->addStretch(1);

    setFocusProxy(m_form);
    connect(m_form, &RecordForm::recordChosen, this, &RecordPage::recordChosen);
    connect(m_claims, &ClaimsList::claimChosen, &m_editor, &Editor::chooseClaim);
}

RecordPage::Section RecordPage::addSection(const QString& title, QWidget* body)
{
    Section section{plainLabel(this, "title"), body};
    section.title->setText(title);
    section.title->setContentsMargins(0, 14, 0, 2);
    m_layout->addWidget(section.title);
    m_layout->addWidget(body);
    section.setVisible(false);
    return section;
}

RecordList* RecordPage::addList(Section& section, const QString& title)
{
    auto* list = new RecordList(title, this);
    section = addSection(title, list);
    connect(list, &RecordList::recordChosen, this, &RecordPage::recordChosen);
    m_lists.push_back(list);
    return list;
}

void RecordPage::fill(const Section& section, RecordList* list, std::vector<ListedRecord> records)
{
    section.setVisible(!records.empty());
    list->setRecords(std::move(records));
}

void RecordPage::setTones(const Tones& tones)
{
    for (RecordList* list : m_lists) {
        list->setTones(tones);
    }
}

QStringList RecordPage::endTyping()
{
    QStringList lost = m_form->endTyping();
    if (m_dealForm != nullptr) {
        lost << m_dealForm->endTyping();
    }
    return lost;
}

void RecordPage::addHead()
{
    m_kind = plainLabel(this, "caption");
    m_reset = new QPushButton(tr("reset"), this);
    m_promote = new QPushButton(tr("promote to base"), this);
    m_reset->setAccessibleName(tr("Reset the record to the base"));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_kind, 1);
    for (QPushButton* link : {m_reset, m_promote}) {
        link->setObjectName(QStringLiteral("link"));
        line->addWidget(link);
    }
    m_layout->addLayout(line);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_editor.resetRecords({m_record}); });
    connect(m_promote, &QPushButton::clicked, this, [this] { m_editor.promoteRecords({m_record}); });
}

void RecordPage::refreshHead()
{
    const auto& scenario = m_focus.focus().scenario;
    const auto was = m_document.book().row(m_record);
    const auto is = m_document.book(scenario).row(m_record);
    const bool other = scenario && was != is;
    const QString state = !was ? tr("added") : !is ? tr("removed") : tr("altered");
    m_kind->setText(other ? tr("%1 · %2").arg(text(m_record.kind), state) : text(m_record.kind));
    for (QPushButton* link : {m_reset, m_promote}) {
        link->setVisible(other);
        link->setEnabled(!m_document.readOnly());
    }
}

void RecordPage::refresh(const Findings* findings)
{
    const Focus& focus = m_focus.focus();
    const Book& shown = m_document.book(focus.scenario);
    const Book& book = shown.row(m_record) ? shown : m_document.book();
    const auto row = book.row(m_record);
    if (!row) {
        return; // it went; the panel follows
    }
    if (m_title != nullptr) {
        m_title->setText(recordText(book, m_record));
    }
    refreshHead();
    m_form->refresh();
    if (const auto* party = std::get_if<Party>(&*row)) {
        refreshParty(book, party->id, findings);
    } else if (const auto* flow = std::get_if<Flow>(&*row)) {
        refreshFlow(book, *flow, findings);
    } else if (const auto* deal = std::get_if<Deal>(&*row)) {
        fill(m_flowsPart, m_flows, flowsOfDeal(book, deal->id, findings));
    } else if (const auto* condition = std::get_if<Condition>(&*row)) {
        fill(m_flowsPart, m_flows, dependents(book, condition->id));
    } else if (const auto* scenario = std::get_if<Scenario>(&*row)) {
        fill(m_flowsPart, m_flows, differences(m_document.book(), m_document.book(scenario->id)));
    }
    const std::vector<ClaimText> claims = claimTexts(book, m_record);
    m_claims->setClaims(claims, !m_document.readOnly() && shown.row(m_record).has_value());
    m_claimsPart.setVisible(!claims.empty());
}

void RecordPage::refreshParty(const Book& book, PartyId party, const Findings* findings)
{
    const std::vector<FigureLine> figures =
        findings != nullptr ? partyFigures(*findings, party) : std::vector<FigureLine>();
    m_figuresPart.setVisible(!figures.empty());
    m_figures->setFigures(figures);
    fill(m_flowsPart, m_flows, flowsOfParty(book, party, findings));
    fill(m_unitsPart, m_units, unitsOf(book, party));
    fill(m_relationsPart, m_relations, relationsOf(book, party));
    fill(m_metricsPart, m_metrics, metricsOf(book, party));
}

void RecordPage::refreshFlow(const Book& book, const Flow& flow, const Findings* findings)
{
    const Question& question = m_focus.focus().question;
    const FlowMoney money = findings != nullptr ? flowMoney(*findings, flow) : FlowMoney();
    std::vector<FigureLine> figures;
    const auto add = [&](const QString& title, Minor amount, const QString& definition) {
        figures.push_back(
            {title, shortMoney(amount, money.currency), exactMoney(amount, money.currency), definition, false});
    };
    if (money.counted) {
        add(tr("Counted"), money.total(), tr("What the question takes of the flow, in the reporting currency."));
        figures.back().strong = true;
        figures.back().name = recordText(book, keyOf(flow));
        figures.back().parts = partsOfFlows({flow.id});
        add(tr("Paid by %1").arg(dateText(question.asOf)), money.paid, tr("By the as-of date, that day included."));
        add(tr("Remaining"), money.total() - money.paid, tr("After the as-of date, and what has no date."));
        if (money.undated != 0) {
            add(tr("Without a date"), money.undated, tr("It counts where the window's end is open."));
        }
    }
    m_figuresPart.setVisible(findings != nullptr);
    m_figures->setVisible(money.counted);
    m_figures->setFigures(figures);
    m_why->setVisible(findings != nullptr && !money.counted);
    m_why->setText(m_why->isHidden() ? QString() : whyNotCounted(book, flow, question));
    fill(m_paymentsPart, m_payments, paymentLines(money, question.asOf));
    fill(m_conditionsPart, m_conditions, conditionsOf(book, flow, question.asOf));
    refreshDealForm(flow.deal);
}

void RecordPage::refreshDealForm(DealId deal)
{
    if (m_dealForm == nullptr || m_deal != deal) {
        if (m_dealForm != nullptr) {
            m_dealForm->hide();
            m_dealForm->deleteLater(); // its own field may have asked for this
        }
        m_deal = deal;
        m_dealForm = new RecordForm(m_document, m_focus, m_editor, {RecordKind::deal, deal.value},
                                    RecordForm::Name::asField, m_dealPart.body);
        connect(m_dealForm, &RecordForm::recordChosen, this, &RecordPage::recordChosen);
        m_dealPart.body->layout()->addWidget(m_dealForm);
        m_dealPart.setVisible(true);
    }
    m_dealForm->refresh();
}

} // namespace roundtrip
