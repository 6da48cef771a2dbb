// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rebase_dialog.h"

#include <algorithm>

#include "ui/words/clash_text.h"
#include "ui/words/words.h"
#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int rowHeight = 24;   // pixels
constexpr int longestText = 44; // letters; the tooltip has all

enum At { recordColumn, wasColumn, baseColumn, scenarioColumn };

QString shortened(const QString& text)
{
    return text.size() <= longestText ? text : text.left(longestText - 1) + QChar(0x2026);
}

QLabel* label(const QString& text, QWidget* parent, const char* name = nullptr)
{
    auto* made = new QLabel(shortened(text), parent);
    made->setTextFormat(Qt::PlainText);
    if (text.size() > longestText) {
        made->setToolTip(tooltipText(text));
    }
    if (name != nullptr) {
        made->setObjectName(QLatin1String(name));
    }
    return made;
}

QRadioButton* option(const QString& text, const QString& accessible, QButtonGroup* group, QWidget* parent)
{
    auto* made = new QRadioButton(menuText(shortened(text)), parent);
    made->setAccessibleName(oneLine(accessible));
    if (text.size() > longestText) {
        made->setToolTip(tooltipText(text));
    }
    group->addButton(made);
    return made;
}

bool isSame(const Clash& a, const Clash& b)
{
    return a.kind == b.kind && a.record == b.record &&
           (a.kind != Clash::Kind::bothAltered || a.fields.front().field == b.fields.front().field);
}

} // namespace

RebaseDialog::RebaseDialog(Document& document, Editor& editor, ScenarioId scenario, QWidget* parent)
    : QDialog(parent), m_document(document), m_editor(editor), m_scenario(scenario), m_scroll(new QScrollArea(this)),
      m_allScenario(new QPushButton(tr("All the &scenario's"), this)),
      m_allBase(new QPushButton(tr("All the &base's"), this)), m_apply(new QPushButton(tr("Apply"), this)),
      m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("rebaseDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const Scenario* row = document.book().find(scenario);
    setWindowTitle(tr("Rebase %1").arg(row != nullptr ? oneLine(qt(row->name)) : QString()));
    auto* lead = new QLabel(tr("The scenario and the base changed the same things. Choose which is to hold in the "
                               "scenario; the base stays as it is."),
                            this);
    lead->setTextFormat(Qt::PlainText);
    lead->setWordWrap(true);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("rebaseProblem"));
    m_problem->hide();
    m_allScenario->setObjectName(QStringLiteral("link"));
    m_allScenario->setProperty("role", QStringLiteral("allScenario"));
    m_allBase->setObjectName(QStringLiteral("link"));
    m_allBase->setProperty("role", QStringLiteral("allBase"));
    m_apply->setObjectName(QStringLiteral("rebaseApply"));
    m_apply->setEnabled(!document.readOnly());
    for (QPushButton* all : {m_allScenario, m_allBase}) {
        all->setAutoDefault(false);
    }
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    buttons->addButton(QDialogButtonBox::Cancel);
    m_apply->setDefault(true);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(14);
    foot->addWidget(m_allBase);
    foot->addWidget(m_allScenario);
    foot->addStretch(1);
    foot->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(lead);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_problem);
    layout->addLayout(foot);

    connect(m_allScenario, &QPushButton::clicked, this, [this] { chooseAll(Prevails::scenario); });
    connect(m_allBase, &QPushButton::clicked, this, [this] { chooseAll(Prevails::base); });
    connect(m_apply, &QPushButton::clicked, this, &RebaseDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_document, &Document::changed, this, &RebaseDialog::fill);
    connect(&m_editor, &Editor::refused, this, &RebaseDialog::refuse);
    fill();
    const int rows = static_cast<int>(m_choices.size());
    resize(std::max(720, m_scroll->widget()->sizeHint().width() + 60),
           std::clamp(170 + rows * (rowHeight + 10), 230, 640));
}

void RebaseDialog::fill()
{
    const std::vector<Choice> before = std::move(m_choices);
    const Book& book = m_document.book();
    const std::vector<Clash> found = clashes(book, m_scenario);
    m_choices.clear();
    m_problem->hide();
    if (found.empty()) {
        m_scroll->takeWidget()->deleteLater();
        accept();
        return;
    }
    auto* list = new QWidget(m_scroll);
    m_grid = new QGridLayout(list);
    m_grid->setContentsMargins(0, 0, 8, 0);
    m_grid->setHorizontalSpacing(22);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(recordColumn, 1);
    const std::pair<At, QString> headings[] = {{recordColumn, tr("Conflict")},
                                               {wasColumn, tr("The base was")},
                                               {baseColumn, tr("The base is now")},
                                               {scenarioColumn, tr("The scenario says")}};
    for (const auto& [column, text] : headings) {
        m_grid->addWidget(label(text, list, "muted"), 0, column);
    }
    const std::vector<ClashText> texts = clashTexts(book, m_scenario, found);
    m_scroll->setWidget(list); // before the rows: they take the look of where they are
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const Choice& choice) {
            return choice.base != nullptr && isSame(choice.clash, found[i]);
        });
        addRow(found[i], texts[i],
               known != before.end() && known->base->isChecked() ? Prevails::base : Prevails::scenario);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    const bool any =
        std::any_of(m_choices.begin(), m_choices.end(), [](const Choice& choice) { return choice.base != nullptr; });
    m_allBase->setVisible(any);
    m_allScenario->setVisible(any);
}

void RebaseDialog::addRow(const Clash& clash, const ClashText& text, Prevails side)
{
    QWidget* list = m_scroll->widget();
    const int row = m_grid->rowCount();
    m_grid->setRowMinimumHeight(row, rowHeight);
    const QString what = text.field.isEmpty() ? text.record : tr("%1 of %2").arg(text.field, text.record);
    m_grid->addWidget(label(what, list), row, recordColumn);
    Choice choice{clash, nullptr, nullptr};
    if (!text.outcome.isEmpty()) {
        m_grid->addWidget(label(text.was, list, "muted"), row, wasColumn);
        auto* outcome = label(text.outcome, list, "muted");
        outcome->setText(text.outcome); // whole: it has the room of both choices
        outcome->setWordWrap(true);
        m_grid->addWidget(outcome, row, baseColumn, 1, 2);
    } else {
        m_grid->addWidget(label(text.was, list, "muted"), row, wasColumn);
        auto* group = new QButtonGroup(list);
        choice.base = option(text.base, tr("%1: take the base's %2").arg(what, text.base), group, list);
        choice.scenario = option(text.scenario, tr("%1: keep the scenario's %2").arg(what, text.scenario), group, list);
        choice.base->setProperty("role", QStringLiteral("takeBase"));
        choice.scenario->setProperty("role", QStringLiteral("keepScenario"));
        (side == Prevails::base ? choice.base : choice.scenario)->setChecked(true);
        m_grid->addWidget(choice.base, row, baseColumn);
        m_grid->addWidget(choice.scenario, row, scenarioColumn);
        connect(group, &QButtonGroup::idToggled, m_problem, &QWidget::hide);
    }
    m_choices.push_back(choice);
}

Prevails RebaseDialog::sideOf(const Clash& clash) const
{
    const auto choice = std::find_if(m_choices.begin(), m_choices.end(),
                                     [&](const Choice& known) { return isSame(known.clash, clash); });
    const bool base = choice != m_choices.end() && choice->base != nullptr && choice->base->isChecked();
    return base ? Prevails::base : Prevails::scenario;
}

void RebaseDialog::chooseAll(Prevails side)
{
    for (const Choice& choice : m_choices) {
        if (choice.base != nullptr) {
            (side == Prevails::base ? choice.base : choice.scenario)->setChecked(true);
        }
    }
}

void RebaseDialog::apply()
{
    m_editor.rebase(m_scenario, [this](const Clash& clash) { return sideOf(clash); });
}

void RebaseDialog::refuse(const QString& why)
{
    m_problem->setText(tr("These choices do not go together. %1").arg(why));
    m_problem->show();
}

} // namespace roundtrip
