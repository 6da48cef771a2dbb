// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stress_panel.h"

#include <algorithm>
#include <utility>

#include "ui/panels/selected_money.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int shocksWidth = 226;
constexpr int roundTime = 900; // ms that a round is shown while the rounds play

struct Shocked {
    std::shared_ptr<const Findings> findings;
    Book book;
    std::map<PartyId, double> shocks;
    std::optional<Document::InScenario> beside;
    Book bookBeside;
};

std::map<std::uint32_t, double> byNode(const Network& network, const std::map<PartyId, double>& shocks)
{
    std::map<std::uint32_t, double> nodes;
    for (const auto& [party, share] : shocks) {
        if (const auto node = network.nodeOf(party)) {
            nodes[*node] = share;
        }
    }
    return nodes;
}

std::shared_ptr<const StressAnswer> answered(const Shocked& asked)
{
    try {
        auto answer = std::make_shared<StressAnswer>();
        answer->network = asked.findings->network;
        answer->shocks = asked.shocks;
        answer->stress = stress(asked.book, *answer->network, byNode(*answer->network, asked.shocks));
        if (asked.beside) {
            const Network other(asked.bookBeside, answer->network->question());
            const Stress there = stress(asked.bookBeside, other, byNode(other, asked.shocks));
            answer->beside = asked.beside;
            answer->totalBeside = there.totalLoss;
            for (const StressedParty& party : there.parties) {
                answer->lossesBeside[other.nodes()[party.node].party] = party.loss;
            }
        }
        return answer;
    } catch (const Overflow&) {
        return nullptr; // sums beyond 64 bits: the composer has said so of the whole network
    } catch (const MissingRate&) {
        return nullptr; // likewise
    }
}

// What counts as 0 for want of a metric.
QString unknownText(const StressAnswer& answer)
{
    QStringList names;
    for (const StressedParty& party : answer.stress.parties) {
        if (party.obligations > 0 && party.noCash && party.noRevenue) {
            names << oneLine(qt(answer.network->nodes()[party.node].name));
        }
    }
    return names.isEmpty() ? QString()
                           : StressPanel::tr("Without a cash or revenue metric, and so counted as having nothing: %1")
                                 .arg(names.join(QStringLiteral(", ")));
}

QLabel* plainLabel(QWidget* parent, const char* role, const char* look)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    label->setObjectName(QString::fromLatin1(look));
    return label;
}

} // namespace

StressPanel::StressPanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document),
      m_answers(this, [this](const std::shared_ptr<const StressAnswer>& answer) { present(answer); }),
      m_shocks(new ShockList(this))
{
    keepWide(*m_shocks, shocksWidth);
    m_answer = makeAnswer();
    m_empty = plainLabel(this, "empty", "muted");
    m_empty->setText(tr("Stress asks who can still pay when cash and revenue shrink. Nothing is left to be paid here "
                        "after the as-of date: widen the window, or move the date."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 0, 6);
    layout->setSpacing(16);
    layout->addWidget(m_shocks);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_empty, 1);
    m_answer->hide();

    m_clock.setInterval(roundTime);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (m_round->value() < m_round->maximum()) {
            m_round->setValue(m_round->value() + 1);
        }
        if (m_round->value() == m_round->maximum()) {
            play(false);
        }
    });
    connect(m_shocks, &ShockList::changed, this, &StressPanel::ask);
    connect(&m_document, &Document::changed, this, &StressPanel::offerScenarios);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.scenario != before.scenario) {
            offerScenarios();
        }
        if (now.selection != before.selection) {
            follow(now);
        }
    });
    offerScenarios();
}

QWidget* StressPanel::makeAnswer()
{
    auto* box = new QWidget(this);
    m_total = plainLabel(box, "totalLoss", "title");
    m_total->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_besideTitle = plainLabel(box, "besideTitle", "muted");
    m_besideTitle->setText(tr("Beside"));
    m_beside = new ScenarioChoice(tr("nothing"), box);
    m_beside->setObjectName(QStringLiteral("beside"));
    m_beside->setAccessibleName(tr("The same shock on another scenario"));
    m_besideTotal = plainLabel(box, "besideTotal", "muted");
    m_play = new QPushButton(tr("Play rounds"), box);
    m_play->setObjectName(QStringLiteral("playRounds"));
    m_round = new QSlider(Qt::Horizontal, box);
    m_round->setObjectName(QStringLiteral("round"));
    m_round->setAccessibleName(tr("Round of default that is shown"));
    keepWide(*m_round, 110);
    m_round->setPageStep(1);
    m_roundText = plainLabel(box, "roundText", "muted");
    m_roundText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_unknown = plainLabel(box, "unknown", "caption");
    m_unknown->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_total);
    first->addStretch(1);
    first->addWidget(m_besideTitle);
    first->addWidget(m_beside);
    first->addWidget(m_besideTotal);
    first->addSpacing(12);
    auto* second = new QHBoxLayout;
    second->setSpacing(10);
    second->addWidget(m_play);
    second->addWidget(m_round);
    second->addWidget(m_roundText, 1);

    m_model = new RowModel<StressRow>(stressColumns(), this);
    m_table = new TableView(box);
    m_table->setObjectName(QStringLiteral("stressTable"));
    m_table->setAccessibleName(tr("Stress by party"));
    m_table->setRows(m_model);
    m_table->setEmptyText(tr("Everybody pays in full."));
    const int widths[] = {150, 82, 100, 112, 92, 96, 96, 96};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    }
    m_table->setColumnHidden(static_cast<int>(StressColumn::lossElsewhere), true);

    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_unknown);

    connect(m_play, &QPushButton::clicked, this, [this] { play(!m_clock.isActive()); });
    connect(m_round, &QSlider::valueChanged, this, &StressPanel::showRound);
    connect(m_beside, &ScenarioChoice::scenarioChosen, this, &StressPanel::ask);
    connect(m_table, &TableView::rowChosen, this, [this](int row) {
        m_focus.select(row < 0 ? std::vector<RecordKey>()
                               : std::vector<RecordKey>{{RecordKind::party, m_model->row(row).party().value}});
    });
    connect(m_table, &TableView::rowActivated, this,
            [this](int row) { emit partyActivated(m_model->row(row).party()); });
    return box;
}

void StressPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_book = m_document.book(m_focus.focus().scenario);
    m_shocks->setFindings(findings);
    ask();
}

void StressPanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
}

void StressPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void StressPanel::hideEvent(QHideEvent* event)
{
    play(false);
    m_round->setValue(0);
    QWidget::hideEvent(event);
}

void StressPanel::offerScenarios()
{
    const auto before = m_beside->scenario();
    m_beside->setScenarios(m_document.book(), m_focus.focus().scenario);
    for (QWidget* part : std::initializer_list<QWidget*>{m_besideTitle, m_beside, m_besideTotal}) {
        part->setVisible(m_beside->any());
    }
    if (m_beside->scenario() != before) {
        ask();
    }
}

void StressPanel::ask()
{
    m_answers.drop();
    if (!m_findings || !isVisible()) { // nobody waits for what nobody sees
        return;
    }
    Shocked asked{m_findings, m_book, m_shocks->shocks(), m_beside->scenario(), {}};
    if (asked.beside) {
        asked.bookBeside = m_document.book(*asked.beside);
    }
    m_answers.ask([asked = std::move(asked)](const std::stop_token&) { return answered(asked); });
}

void StressPanel::present(const std::shared_ptr<const StressAnswer>& answer)
{
    if (!answer) {
        return;
    }
    m_shown = answer;
    const auto owes = [](const StressedParty& party) { return party.obligations > 0; };
    const bool any = std::any_of(answer->stress.parties.begin(), answer->stress.parties.end(), owes);
    m_answer->setVisible(any);
    m_empty->setVisible(!any);
    const Currency currency = answer->network->currency();
    const int rounds = answer->stress.rounds;
    m_total->setText(
        rounds == 0 ? tr("No losses: everybody pays in full")
                    : tr("Total loss %1, rounds: %2").arg(shortMoney(answer->stress.totalLoss, currency)).arg(rounds));
    m_total->setToolTip(tooltipText(exactMoney(answer->stress.totalLoss, currency)));
    if (answer->beside) {
        const Minor difference = answer->totalBeside - answer->stress.totalLoss;
        m_besideTotal->setText(tr("loss %1, %2")
                                   .arg(shortMoney(answer->totalBeside, currency),
                                        difference == 0  ? tr("the same")
                                        : difference > 0 ? tr("%1 more").arg(shortMoney(difference, currency))
                                                         : tr("%1 less").arg(shortMoney(-difference, currency))));
        m_besideTotal->setToolTip(tooltipText(exactMoney(answer->totalBeside, currency)));
    } else {
        m_besideTotal->clear();
    }
    m_table->setColumnHidden(static_cast<int>(StressColumn::lossElsewhere), !answer->beside);
    {
        const QSignalBlocker quiet(m_round);
        m_round->setRange(0, rounds);
    }
    m_play->setEnabled(rounds > 0);
    m_round->setEnabled(rounds > 0);
    const QString unknown = unknownText(*answer);
    m_unknown->setText(unknown);
    m_unknown->setToolTip(tooltipText(unknown));
    m_unknown->setVisible(!unknown.isEmpty());
    showRound();
    follow(m_focus.focus());
}

void StressPanel::play(bool on)
{
    if (on && m_round->value() == m_round->maximum()) {
        m_round->setValue(0); // from the beginning
    }
    if (on && m_round->value() == 0) {
        m_round->setValue(1);
    }
    if (on && m_round->value() < m_round->maximum()) {
        m_clock.start();
    } else {
        m_clock.stop();
    }
    m_play->setText(m_clock.isActive() ? tr("Pause") : tr("Play rounds"));
}

void StressPanel::showRound()
{
    if (!m_shown) {
        return;
    }
    const int shown = m_round->value();
    std::vector<PartyId> lit;
    QStringList names;
    for (int round = 1; round <= shown; ++round) {
        for (const StressedParty& party : m_shown->stress.parties) {
            if (party.defaultRound == round) {
                const Node& node = m_shown->network->nodes()[party.node];
                lit.push_back(node.party);
                if (round == shown) {
                    names << oneLine(qt(node.name));
                }
            }
        }
    }
    m_roundText->setText(
        shown == 0 ? QString()
                   : tr("Round %1 of %2: %3").arg(shown).arg(m_round->maximum()).arg(names.join(QStringLiteral(", "))));
    m_roundText->setToolTip(m_roundText->text().isEmpty() ? QString() : tooltipText(m_roundText->text()));
    fill();
    if (std::exchange(m_lit, lit) != lit) {
        emit defaultsShown(lit);
    }
}

void StressPanel::fill()
{
    std::vector<StressRow> rows = stressRows(m_shown->network, m_shown->stress);
    for (StressRow& row : rows) {
        row.lit = row.stressed.defaultRound && *row.stressed.defaultRound <= m_round->value();
        if (m_shown->beside) {
            const auto loss = m_shown->lossesBeside.find(row.party());
            row.lossElsewhere = loss != m_shown->lossesBeside.end() ? loss->second : 0;
        }
    }
    m_model->setRows(std::move(rows));
}

void StressPanel::follow(const Focus& focus)
{
    const auto party = partyOfSelection(focus.selection);
    int shown = -1;
    for (std::size_t row = 0; party && row < m_model->rows().size(); ++row) {
        if (m_model->rows()[row].party() == *party) {
            shown = static_cast<int>(row);
            break;
        }
    }
    m_table->showRow(shown);
}

} // namespace roundtrip
