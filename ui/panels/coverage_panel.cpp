// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/coverage_panel.h"

#include <algorithm>
#include <map>

#include "ui/panels/payments_menu.h"
#include "ui/panels/selected_money.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int controlsWidth = 204;

std::shared_ptr<const CoverageAnswer> answered(const std::shared_ptr<const Findings>& findings, Book book,
                                               PartyId party, double share)
{
    const auto node = findings->network->nodeOf(party);
    if (!node) {
        return nullptr;
    }
    try {
        Coverage found = coverage(book, *findings->network, *node, share);
        // Years before the first of which anything can be said: capital alone is no coverage.
        const auto first = std::find_if(found.years.begin(), found.years.end(),
                                        [](const CoverageYear& year) { return year.obligations > 0 || year.revenue; });
        found.years.erase(found.years.begin(), first);
        return std::make_shared<CoverageAnswer>(
            CoverageAnswer{findings, std::move(book), party, share, std::move(found)});
    } catch (const Overflow&) {
        return nullptr; // sums beyond 64 bits: the composer has said so of the whole network
    }
}

// The one with the most to pay for what it buys.
std::optional<PartyId> firstParty(const Findings& findings)
{
    const PartyExposure* most = nullptr;
    for (const PartyExposure& party : findings.exposures.parties) {
        if (party.out.commercial > 0 && (most == nullptr || party.out.commercial > most->out.commercial)) {
            most = &party;
        }
    }
    return most != nullptr ? std::optional(findings.network->nodes()[most->node].party) : std::nullopt;
}

// "2028, 2029, 2031 to 2034".
QString yearsText(const std::vector<int>& years)
{
    QStringList parts;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) {
            ++last;
        }
        if (last > i + 1) {
            parts << CoveragePanel::tr("%1 to %2").arg(years[i]).arg(years[last]);
        } else {
            for (std::size_t at = i; at <= last; ++at) {
                parts << QString::number(years[at]);
            }
        }
        i = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

QString growthText(const Coverage& coverage)
{
    if (!coverage.growthNeeded) {
        return QStringLiteral("–");
    }
    if (*coverage.growthNeeded <= -1) {
        return CoveragePanel::tr("none: no revenue is needed");
    }
    return *coverage.growthNeeded < 0
               ? CoveragePanel::tr("none: it may shrink by %1 a year").arg(percent(-*coverage.growthNeeded))
               : CoveragePanel::tr("%1 a year").arg(percent(*coverage.growthNeeded));
}

// Years that ask for something but are not known to earn anything.
QString unknownText(const Coverage& coverage)
{
    std::vector<int> unknown;
    for (const CoverageYear& year : coverage.years) {
        if (!year.revenue && year.obligations > 0) {
            unknown.push_back(year.year);
        }
    }
    return unknown.empty()
               ? QString()
               : CoveragePanel::tr("No revenue metric for %1: not known, and not taken as 0.").arg(yearsText(unknown));
}

// A contract's title beside its party: "OpenAI commitment to Azure" is OpenAI's "Commitment to Azure".
QString contractText(const Deal& deal, const QString& party)
{
    QString title = oneLine(qt(deal.title));
    if (title.startsWith(party + QLatin1Char(' ')) && title.size() > party.size() + 4 &&
        !title.startsWith(party + QStringLiteral(" and "))) {
        title.remove(0, party.size() + 1);
        title[0] = title[0].toUpper();
    }
    return title;
}

} // namespace

CoverageBars coverageBars(const CoverageAnswer& answer, std::size_t most)
{
    const Book& book = answer.book;
    std::map<DealId, Minor> byDeal;
    const auto dealOf = [&book](FlowId id) {
        const Flow* flow = book.find(id);
        return flow != nullptr ? flow->deal : DealId{};
    };
    for (const CoverageYear& year : answer.coverage.years) {
        for (const Obligation& obligation : year.contracts) {
            byDeal[dealOf(obligation.flow)] += obligation.amount;
        }
    }
    std::vector<std::pair<DealId, Minor>> deals(byDeal.begin(), byDeal.end());
    std::stable_sort(deals.begin(), deals.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    const bool rest = deals.size() > most;
    const std::size_t named = rest ? most - 1 : deals.size();
    const Party* party = book.find(answer.party);
    const QString name = party != nullptr ? oneLine(qt(party->name)) : QString();
    CoverageBars bars;
    bars.currency = answer.findings->network->currency();
    bars.firstShortfall = answer.coverage.firstShortfall;
    std::map<DealId, std::size_t> placeOf;
    for (std::size_t i = 0; i < deals.size(); ++i) {
        placeOf[deals[i].first] = std::min(i, named);
        if (i < named) {
            const Deal* deal = book.find(deals[i].first);
            bars.contracts.push_back(deal != nullptr ? contractText(*deal, name) : CoveragePanel::tr("no deal"));
        }
    }
    if (rest) {
        bars.contracts.push_back(CoveragePanel::tr("others: %1").arg(deals.size() - named));
    }
    for (const CoverageYear& year : answer.coverage.years) {
        CoverageBars::Year& bar = bars.years.emplace_back();
        bar.year = year.year;
        bar.contracts.resize(bars.contracts.size());
        for (const Obligation& obligation : year.contracts) {
            bar.contracts[placeOf[dealOf(obligation.flow)]] += obligation.amount;
        }
        bar.revenue = year.revenue;
        bar.capital = year.capital;
        bar.gap = year.gap;
    }
    return bars;
}

CoveragePanel::CoveragePanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document),
      m_answers(this, [this](const std::shared_ptr<const CoverageAnswer>& answer) { present(answer); })
{
    QWidget* controls = makeControls();
    m_chart = new CoverageChart(this);
    m_model = new RowModel<CoverageRow>(coverageColumns(), this);
    m_table = new TableView(this);
    m_table->setObjectName(QStringLiteral("coverageTable"));
    m_table->setAccessibleName(tr("Coverage by year"));
    m_table->setRows(m_model);
    m_table->setTwoSided(static_cast<int>(CoverageColumn::gap));
    connect(m_table, &TableView::menuAsked, this, [this](int row, int, const QPoint& place) {
        const auto party = m_party->party();
        if (!party) {
            return;
        }
        const int year = m_model->row(row).year.year;
        const QString name = m_party->currentText();
        popUpFigures(this, place,
                     {{tr("%1: obligations of %2").arg(name).arg(year), partsOfObligations(*party, year)},
                      {tr("%1: capital received in %2").arg(name).arg(year), partsOfCapitalReceived(*party, year)}},
                     [this](const QString& title, const FigureParts& parts) { emit paymentsAsked(title, parts); });
    });
    QHeaderView* header = m_table->horizontalHeader();
    const int widths[] = {58, 92, 88, 86, 92, 54};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        header->resizeSection(column, widths[column]);
    }
    header->setStretchLastSection(true);
    m_answer = new QSplitter(Qt::Horizontal, this);
    m_answer->setHandleWidth(1);
    m_answer->addWidget(m_chart);
    m_answer->addWidget(m_table);
    m_answer->setStretchFactor(0, 1);
    m_answer->setStretchFactor(1, 0);
    m_answer->setSizes({520, 458});
    m_table->setMinimumWidth(60);

    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 0, 6);
    layout->setSpacing(16);
    layout->addWidget(controls, 0);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_empty, 1);

    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            if (const auto party = partyOfSelection(now.selection)) {
                setParty(party);
            }
        }
    });
    showNothing(tr("Coverage sets what a party has promised to pay against its revenue and the capital it receives. "
                   "Add flows that buy something, and revenue metrics, to see it."));
}

QWidget* CoveragePanel::makeControls()
{
    auto* box = new QWidget(this);
    keepWide(*box, controlsWidth);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto* form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_party = new PartyChoice(this);
    m_party->setObjectName(QStringLiteral("party"));
    m_party->setAccessibleName(tr("Party"));
    form->addRow(tr("Party"), m_party);
    m_share = new QSlider(Qt::Horizontal, this);
    m_share->setObjectName(QStringLiteral("share"));
    m_share->setRange(0, 100);
    m_share->setPageStep(5);
    m_share->setValue(100);
    m_share->setAccessibleName(tr("The share of revenue that is available to pay with, in percent"));
    m_shareText = new QLabel(this);
    m_shareText->setMinimumWidth(fontMetrics().horizontalAdvance(percent(1)));
    m_shareText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* share = new QHBoxLayout;
    share->setSpacing(8);
    share->addWidget(m_share, 1);
    share->addWidget(m_shareText);
    auto* shareLabel = new QLabel(tr("Available"), this);
    shareLabel->setToolTip(tooltipText(tr("The share of revenue that is available to pay obligations with.")));
    form->addRow(shareLabel, share);
    column->addLayout(form);

    m_figures = new QWidget(box);
    auto* figures = new QVBoxLayout(m_figures);
    figures->setContentsMargins(0, 4, 0, 0);
    figures->setSpacing(2);
    const auto figure = [this, figures](const QString& title, const QString& tip, const char* name) {
        auto* caption = new QLabel(title, this);
        caption->setObjectName(QStringLiteral("caption"));
        caption->setToolTip(tooltipText(tip));
        auto* value = new QLabel(this);
        value->setObjectName(QStringLiteral("title"));
        value->setProperty("role", QString::fromLatin1(name));
        value->setAccessibleName(title);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        figures->addWidget(caption);
        figures->addWidget(value);
        figures->addSpacing(4);
        return value;
    };
    m_shortfall = figure(tr("First shortfall"),
                         tr("The first year in which all gaps so far come to less than nothing."), "firstShortfall");
    m_growth = figure(tr("Growth of revenue needed"),
                      tr("The constant growth a year, from the last year with a revenue metric, that would just cover "
                         "every year after it."),
                      "growthNeeded");
    m_unknown = new QLabel(this);
    m_unknown->setObjectName(QStringLiteral("caption"));
    m_unknown->setProperty("role", QStringLiteral("unknownYears"));
    m_unknown->setTextFormat(Qt::PlainText);
    m_unknown->setWordWrap(true);
    figures->addWidget(m_unknown);
    column->addWidget(m_figures);
    column->addStretch(1);

    connect(m_party, &PartyChoice::partyChosen, this, [this](PartyId party) {
        m_focus.select({{RecordKind::party, party.value}});
    });
    connect(m_party, &PartyChoice::partyChosen, this, &CoveragePanel::ask);
    const auto say = [this] { m_shareText->setText(percent(m_share->value() / 100.0)); };
    connect(m_share, &QSlider::valueChanged, this, [this, say] {
        say();
        ask();
    });
    say();
    return box;
}

void CoveragePanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_book = m_document.book(m_focus.focus().scenario);
    if (!findings) {
        m_party->setParties({}, {});
        ask();
        return;
    }
    m_party->setParties(findings, nodesWithMoney(*findings));
    if (const auto selected = partyOfSelection(m_focus.focus().selection)) {
        m_party->setParty(selected);
    }
    if (!m_party->party()) {
        m_party->setParty(firstParty(*findings));
    }
    ask();
}

void CoveragePanel::setTones(const Tones& tones)
{
    m_chart->setTones(tones);
    m_table->setTones(tones);
}

void CoveragePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void CoveragePanel::setParty(const std::optional<PartyId>& party)
{
    m_party->setParty(party);
    ask();
}

void CoveragePanel::ask()
{
    m_answers.drop();
    const auto party = m_party->party();
    if (!m_findings || !party) {
        showNothing(m_findings && m_party->count() > 0
                        ? tr("The selected party neither pays nor is paid in this window. Choose another.")
                        : tr("Coverage sets what a party has promised to pay against its revenue and the capital it "
                             "receives. Add flows that buy something, and revenue metrics, to see it."));
        return;
    }
    if (isVisible()) { // nobody waits for what nobody sees
        m_answers.ask([findings = m_findings, book = m_book, party = *party, share = m_share->value() / 100.0](
                          const std::stop_token&) { return answered(findings, book, party, share); });
    }
}

void CoveragePanel::showNothing(const QString& why)
{
    m_empty->setText(why);
    m_empty->setVisible(true);
    m_answer->setVisible(false);
    m_figures->setVisible(false);
}

void CoveragePanel::present(const std::shared_ptr<const CoverageAnswer>& answer)
{
    if (!answer) {
        return;
    }
    const Coverage& coverage = answer->coverage;
    const auto asks = [](const CoverageYear& year) { return year.obligations > 0; };
    if (std::none_of(coverage.years.begin(), coverage.years.end(), asks)) {
        showNothing(tr("%1 has promised to buy nothing in this window. Choose a party that pays for compute, hardware "
                       "or services.")
                        .arg(m_party->currentText()));
        return;
    }
    m_shortfall->setText(coverage.firstShortfall ? QString::number(*coverage.firstShortfall)
                                                 : tr("none in the known years"));
    m_growth->setText(growthText(coverage));
    m_unknown->setText(unknownText(coverage));
    m_unknown->setVisible(!m_unknown->text().isEmpty());
    m_model->setRows(coverageRows(coverage, answer->findings->network->currency()));
    m_chart->setBars(coverageBars(*answer));
    m_empty->setVisible(false);
    m_answer->setVisible(true);
    m_figures->setVisible(true);
}

} // namespace roundtrip
