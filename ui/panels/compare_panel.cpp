// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/compare_panel.h"

#include <utility>

#include "core/analysis/cancelled.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

std::shared_ptr<const CompareAnswer> answered(const Book& before, const Book& after, const Question& question,
                                              const std::stop_token& stop)
{
    auto answer = std::make_shared<CompareAnswer>();
    try {
        const Comparison found = compared(before, after, question, FigureRows::differing, stop);
        answer->records = changeRows(found.records, before, after);
        answer->figures = figureRows(found, before, after);
        answer->loopsCounted = found.loopsCounted;
    } catch (const Cancelled&) {
        return nullptr; // a newer question is asked
    } catch (const Overflow& overflow) {
        answer->failure = ComparePanel::tr("A sum is too large: %1.").arg(oneLine(qt(overflow.what())));
    } catch (const MissingRate& missing) {
        answer->failure = ComparePanel::tr("There is no exchange rate for %1. Add one to compare the figures.")
                              .arg(qt(missing.currency.code()));
    }
    return answer;
}

TableView* tableIn(QSplitter* splitter, QAbstractItemModel* model, const char* name, const QString& accessible)
{
    auto* table = new TableView(splitter);
    table->setObjectName(QString::fromLatin1(name));
    table->setAccessibleName(accessible);
    table->setRows(model);
    splitter->addWidget(table);
    return table;
}

} // namespace

ComparePanel::ComparePanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document),
      m_answers(this, [this](const std::shared_ptr<const CompareAnswer>& answer) { present(answer); }),
      m_before(new ScenarioChoice({}, this)), m_after(new ScenarioChoice({}, this)), m_summary(new QLabel(this)),
      m_empty(new QLabel(this)), m_tables(new QSplitter(Qt::Horizontal, this)),
      m_changeModel(new RowModel<ChangeRow>(changeColumns(), this)),
      m_figureModel(new RowModel<FigureTableRow>(figureColumns(), this))
{
    m_before->setObjectName(QStringLiteral("before"));
    m_before->setAccessibleName(tr("What is compared: before"));
    m_after->setObjectName(QStringLiteral("after"));
    m_after->setAccessibleName(tr("With what: after"));
    m_summary->setObjectName(QStringLiteral("muted"));
    m_summary->setProperty("role", QStringLiteral("summary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setProperty("role", QStringLiteral("empty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);

    m_tables->setHandleWidth(1);
    m_tables->setChildrenCollapsible(false);
    m_changes = tableIn(m_tables, m_changeModel, "changesTable", tr("Records that differ"));
    m_changes->setEmptyText(tr("No record differs."));
    m_figures = tableIn(m_tables, m_figureModel, "figuresTable", tr("Figures that differ"));
    m_figures->setEmptyText(tr("No figure differs."));
    m_figures->setTwoSided(static_cast<int>(FigureColumn::difference));
    const int changeWidths[] = {70, 66, 210, 200};
    for (int column = 0; column < m_changeModel->columnCount(); ++column) {
        m_changes->horizontalHeader()->resizeSection(column, changeWidths[column]);
    }
    m_changes->horizontalHeader()->setStretchLastSection(true);
    const int figureWidths[] = {150, 140, 82, 82, 120};
    for (int column = 0; column < m_figureModel->columnCount(); ++column) {
        m_figures->horizontalHeader()->resizeSection(column, figureWidths[column]);
    }
    m_figures->horizontalHeader()->setStretchLastSection(true);
    m_tables->setStretchFactor(0, 1);
    m_tables->setStretchFactor(1, 1);

    auto* arrow = new QLabel(QStringLiteral("→"), this);
    arrow->setObjectName(QStringLiteral("muted"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 12, 4);
    line->setSpacing(8);
    line->addWidget(m_before);
    line->addWidget(arrow);
    line->addWidget(m_after);
    line->addSpacing(8);
    line->addWidget(m_summary, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_tables, 1);
    layout->addWidget(m_empty, 1);

    connect(m_before, &ScenarioChoice::scenarioChosen, this, &ComparePanel::ask);
    connect(m_after, &ScenarioChoice::scenarioChosen, this, &ComparePanel::ask);
    connect(m_changes, &TableView::rowChosen, this, [this](int row) {
        choose(row < 0 ? std::vector<RecordKey>() : std::vector<RecordKey>{m_changeModel->row(row).record});
    });
    connect(m_figures, &TableView::rowChosen, this, [this](int row) {
        std::vector<RecordKey> parties;
        if (row >= 0) {
            for (const auto& party :
                 {m_figureModel->row(row).figure.party, m_figureModel->row(row).figure.counterparty}) {
                if (party) {
                    parties.push_back({RecordKind::party, party->value});
                }
            }
        }
        choose(std::move(parties));
    });
    connect(m_figures, &TableView::rowActivated, this, [this](int row) {
        if (const auto party = m_figureModel->row(row).figure.party) {
            emit partyActivated(*party);
        }
    });
    connect(&m_document, &Document::changed, this, [this] {
        offer();
        ask();
    });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.scenario != before.scenario && now.scenario) {
            m_after->choose(now.scenario); // what one works in is what one wants compared
            if (m_before->scenario() == m_after->scenario()) {
                m_before->choose({});
            }
        }
        if (now.question != before.question || now.scenario != before.scenario) {
            ask();
        }
    });
    offer();
    ask();
}

void ComparePanel::setTones(const Tones& tones)
{
    m_changes->setTones(tones);
    m_figures->setTones(tones);
}

void ComparePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void ComparePanel::offer()
{
    const Book& base = m_document.book();
    m_before->setScenarios(base);
    m_after->setScenarios(base);
    if (!m_before->scenario()) {
        m_before->choose({});
    }
    if (!m_after->scenario() && m_after->count() > 1) {
        m_after->setCurrentIndex(1); // the first scenario, until one is chosen or worked in
        if (m_focus.focus().scenario) {
            m_after->choose(m_focus.focus().scenario);
        }
    }
}

void ComparePanel::ask()
{
    m_answers.drop();
    const auto before = m_before->scenario();
    const auto after = m_after->scenario();
    if (!before || !after) {
        showNothing(tr("There is no scenario yet. Make one from the scenario list above and change something in it: "
                       "what it does to the records and to every figure is then shown here."));
        return;
    }
    if (*before == *after) {
        showNothing(tr("Both sides are the same. Choose another scenario on one of them."));
        return;
    }
    if (isVisible()) { // nobody waits for what nobody sees
        m_summary->setText(tr("Comparing…"));
        m_answers.ask([from = m_document.book(*before), to = m_document.book(*after),
                       question = m_focus.focus().question](const std::stop_token& stop) {
            return answered(from, to, question, stop);
        });
    }
}

void ComparePanel::showNothing(const QString& why)
{
    m_summary->clear();
    m_empty->setText(why);
    m_empty->setVisible(true);
    m_tables->setVisible(false);
}

void ComparePanel::present(const std::shared_ptr<const CompareAnswer>& answer)
{
    if (!answer) {
        return;
    }
    if (!answer->failure.isEmpty()) {
        showNothing(answer->failure);
        return;
    }
    m_changeModel->setRows(answer->records);
    m_figureModel->setRows(answer->figures);
    QString summary = tr("records: %1").arg(answer->records.size()) + QStringLiteral(" · ") +
                      tr("figures that differ: %1").arg(answer->figures.size());
    if (!answer->loopsCounted) {
        summary += QStringLiteral(" · ") + tr("the loops were too many to count all");
    }
    m_summary->setText(summary);
    m_empty->setVisible(false);
    m_tables->setVisible(true);
}

void ComparePanel::choose(std::vector<RecordKey> records)
{
    m_focus.select(std::move(records));
}

} // namespace roundtrip
