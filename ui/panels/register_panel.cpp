// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/register_panel.h"

#include <algorithm>

#include "core/analysis/cancelled.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

std::shared_ptr<const RegisterAnswer> answered(const Book& book, const Question& question)
{
    try {
        return std::make_shared<RegisterAnswer>(
            RegisterAnswer{book, question.asOf, openConditions(book, question), disagreements(book)});
    } catch (const Overflow&) {
        return nullptr; // the composer has said so of the whole network
    } catch (const MissingRate&) {
        return nullptr; // likewise
    }
}

std::shared_ptr<const ClaimEffect> weighed(const Book& book, const Question& question, ClaimId claim,
                                           const std::stop_token& stop)
{
    auto out = std::make_shared<ClaimEffect>();
    out->claim = claim;
    try {
        out->effect = effectOfChoosing(book, question, claim, stop);
    } catch (const Cancelled&) {
        return out; // something newer is asked
    } catch (const Overflow&) {
        return out; // told in place
    } catch (const MissingRate&) {
        return out; // likewise
    }
    return out;
}

QString stepText(const QString& figure, Minor before, Minor after, Currency currency)
{
    return before == after
               ? RegisterPanel::tr("%1 unchanged").arg(figure)
               : RegisterPanel::tr("%1 %2 → %3").arg(figure, shortMoney(before, currency), shortMoney(after, currency));
}

QString effectText(const ChoiceEffect& effect, Currency currency)
{
    if (!effect.edit.good()) {
        return sentence(effect.edit.faults.front());
    }
    QStringList steps;
    if (effect.before.flow && effect.after.flow) {
        steps.append(stepText(RegisterPanel::tr("the flow"), *effect.before.flow, *effect.after.flow, currency));
    }
    const auto add = [&](const QString& figure, Minor RegisterFigures::*member) {
        steps.append(stepText(figure, effect.before.*member, effect.after.*member, currency));
    };
    add(RegisterPanel::tr("headline"), &RegisterFigures::headline);
    add(RegisterPanel::tr("circular"), &RegisterFigures::circular);
    add(RegisterPanel::tr("external"), &RegisterFigures::external);
    return RegisterPanel::tr("Choosing it: %1").arg(steps.join(QStringLiteral(" · ")));
}

QLabel* titleLabel(QWidget* parent, const char* role)
{
    auto* made = new QLabel(parent);
    made->setObjectName(QStringLiteral("muted"));
    made->setProperty("role", QString::fromLatin1(role));
    made->setTextFormat(Qt::PlainText);
    made->setMinimumWidth(40);
    return made;
}

} // namespace

RegisterPanel::RegisterPanel(FocusHolder& focus, const Document& document, Editor& editor, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document), m_editor(editor),
      m_answers(this, [this](const std::shared_ptr<const RegisterAnswer>& answer) { present(answer); }),
      m_effects(this, [this](const std::shared_ptr<const ClaimEffect>& effect) { tell(effect); }),
      m_conditionModel(new RowModel<ConditionRow>(conditionColumns(), this)),
      m_claimModel(new RowModel<DisputedRow>(disputedColumns(), this))
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeConditions());
    splitter->addWidget(makeClaims());
    splitter->setSizes({640, 640});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_conditions, &TableView::rowChosen, this, [this](int row) {
        m_focus.select(
            row < 0 ? std::vector<RecordKey>()
                    : std::vector<RecordKey>{{RecordKind::condition, m_conditionModel->row(row).open.condition.value}});
    });
    connect(m_claims, &TableView::rowChosen, this, [this](int row) {
        weigh(row);
        m_focus.select(row < 0 ? std::vector<RecordKey>() : std::vector<RecordKey>{m_claimModel->row(row).record});
    });
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (m_weighed) {
            m_editor.chooseClaim(*m_weighed);
        }
    });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
    setFindings(nullptr);
    weigh(-1);
}

QWidget* RegisterPanel::makeConditions()
{
    auto* box = new QWidget(this);
    m_conditionsTitle = titleLabel(box, "conditionsTitle");
    m_conditionsTitle->setContentsMargins(12, 6, 12, 4);
    m_conditions = new TableView(box);
    m_conditions->setObjectName(QStringLiteral("openConditionsTable"));
    m_conditions->setAccessibleName(tr("Open conditions"));
    m_conditions->setRows(m_conditionModel);
    m_conditions->setMinimumWidth(60);
    QHeaderView* header = m_conditions->horizontalHeader();
    const int widths[] = {220, 140, 116, 78, 100, 62};
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column) {
        header->resizeSection(column, widths[column]);
    }
    header->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_conditionsTitle);
    layout->addWidget(m_conditions, 1);
    return box;
}

QWidget* RegisterPanel::makeClaims()
{
    auto* box = new QWidget(this);
    m_claimsTitle = titleLabel(box, "claimsTitle");
    m_claims = new TableView(box);
    m_claims->setObjectName(QStringLiteral("disputedTable"));
    m_claims->setAccessibleName(tr("Claims on which sources disagree"));
    m_claims->setRows(m_claimModel);
    m_claims->setMinimumWidth(60);
    QHeaderView* header = m_claims->horizontalHeader();
    const int widths[] = {220, 84, 104, 78, 88, 108};
    for (int column = 0; column < static_cast<int>(std::size(widths)); ++column) {
        header->resizeSection(column, widths[column]);
    }
    header->setStretchLastSection(true);
    m_effect = titleLabel(box, "claimEffect");
    m_effect->setObjectName(QString());
    m_effect->setWordWrap(true);
    m_choose = new QPushButton(tr("Choose"), box);
    m_choose->setProperty("role", QStringLiteral("chooseClaim"));
    m_choose->setAccessibleName(tr("Choose the claim"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 12, 6);
    foot->setSpacing(12);
    foot->addWidget(m_effect, 1);
    foot->addWidget(m_choose);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 4);
    head->addWidget(m_claimsTitle, 1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_claims, 1);
    layout->addLayout(foot);
    return box;
}

void RegisterPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_book = m_document.book(m_focus.focus().scenario);
    m_known = findings != nullptr;
    m_asked = false;
    m_answers.drop();
    ask();
}

void RegisterPanel::setTones(const Tones& tones)
{
    m_conditions->setTones(tones);
    m_claims->setTones(tones);
}

void RegisterPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void RegisterPanel::ask()
{
    // Nobody waits for what nobody sees.
    if (m_asked || !isVisible() || !m_known) {
        return;
    }
    m_asked = true;
    m_answers.ask([book = m_book, question = m_focus.focus().question](const std::stop_token&) {
        return answered(book, question);
    });
}

void RegisterPanel::present(const std::shared_ptr<const RegisterAnswer>& answer)
{
    if (!answer) {
        return;
    }
    const auto overdue = std::count_if(answer->conditions.begin(), answer->conditions.end(),
                                       [](const OpenCondition& open) { return open.overdue; });
    m_conditionModel->setRows(conditionRows(answer));
    m_claimModel->setRows(disputedRows(answer));
    m_conditionsTitle->setText(
        overdue == 0 ? tr("Open conditions: %1").arg(answer->conditions.size())
                     : tr("Open conditions: %1 · deadline passed: %2").arg(answer->conditions.size()).arg(overdue));
    m_claimsTitle->setText(tr("Fields on which sources disagree: %1").arg(answer->disagreements.size()));
    m_conditions->setEmptyText(tr("No condition is open. Conditions are added in the explorer, and named by the flows "
                                  "that hang on them."));
    m_claims->setEmptyText(tr("No two sources disagree. Claims come with imported tables, a source each."));
    follow(m_focus.focus().selection);
    weigh(m_claims->currentRow());
}

void RegisterPanel::weigh(int row)
{
    m_effects.drop();
    m_choose->setEnabled(false);
    m_weighed.reset();
    if (row < 0) {
        m_effect->setText(tr("Point at a claim to see what choosing it would change."));
        return;
    }
    const DisputedRow& of = m_claimModel->row(row);
    if (m_book.find(of.claim) == nullptr || m_book.find(of.claim)->chosen) {
        m_effect->setText(tr("This claim is chosen: it is what the record says."));
        return;
    }
    m_effect->setText(tr("What choosing it would change is being worked out."));
    m_effects.ask([book = m_book, question = m_focus.focus().question, claim = of.claim](const std::stop_token& stop) {
        return weighed(book, question, claim, stop);
    });
}

void RegisterPanel::tell(const std::shared_ptr<const ClaimEffect>& effect)
{
    if (!effect->effect) {
        m_effect->setText(tr("Choosing it would give sums that are too large, or that lack an exchange rate."));
        return;
    }
    m_effect->setText(effectText(*effect->effect, m_book.currency()));
    if (effect->effect->edit.good()) {
        m_weighed = effect->claim;
        m_choose->setEnabled(!m_document.readOnly());
    }
}

void RegisterPanel::follow(const Selection& selection)
{
    const auto only = selection.size() == 1 ? std::optional(selection.front()) : std::nullopt;
    int shown = -1;
    const auto& rows = m_conditionModel->rows();
    for (std::size_t row = 0; only && row < rows.size(); ++row) {
        if (RecordKey{RecordKind::condition, rows[row].open.condition.value} == *only) {
            shown = static_cast<int>(row);
        }
    }
    m_conditions->showRow(shown);
    // A record can have several claims: the list keeps the one that was pointed at.
    const int current = m_claims->currentRow();
    if (current >= 0 && (!only || m_claimModel->row(current).record != *only)) {
        m_claims->showRow(-1);
        weigh(-1);
    }
}

} // namespace roundtrip
