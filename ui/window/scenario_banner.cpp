// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scenario_banner.h"

#include "core/model/rebase.h"
#include "ui/window/icons.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace roundtrip {

namespace {

QString signedMoney(Minor difference, Currency currency)
{
    return difference == 0  ? ScenarioBanner::tr("unchanged")
           : difference > 0 ? QStringLiteral("+") + shortMoney(difference, currency)
                            : shortMoney(difference, currency);
}

QString loopsText(const Loops& before, const Loops& after)
{
    const auto count = [](const Loops& loops) {
        const QString number = QString::number(loops.loops.size());
        return loops.cut == Cut::none ? number : ScenarioBanner::tr("%1 and more").arg(number);
    };
    return before.loops.size() == after.loops.size()
               ? ScenarioBanner::tr("loops %1").arg(count(after))
               : ScenarioBanner::tr("loops %1 → %2").arg(count(before), count(after));
}

} // namespace

ScenarioBanner::ScenarioBanner(const Document& document, FocusHolder& focus, QWidget* parent)
    : QFrame(parent), m_document(document), m_focus(focus), m_name(new QLabel(this)), m_effect(new QLabel(this)),
      m_conflicts(new QPushButton(this))
{
    setObjectName(QStringLiteral("scenarioBanner"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(QStringLiteral("title"));
    m_effect->setTextFormat(Qt::PlainText);
    m_effect->setProperty("role", QStringLiteral("scenarioEffect"));
    m_effect->setAccessibleName(tr("What the scenario does to the figures"));
    m_conflicts->setObjectName(QStringLiteral("link"));
    m_conflicts->setProperty("role", QStringLiteral("scenarioConflicts"));
    m_conflicts->setIcon(icon(QLatin1String("triangle-alert")));
    m_conflicts->setToolTip(tooltipText(tr("Changes of the scenario that no longer fit the base, and are left out "
                                           "until you choose which of the two is to hold.")));
    auto* compare = new QPushButton(tr("Compare"), this);
    compare->setObjectName(QStringLiteral("link"));
    auto* leave = new QPushButton(tr("Back to the base"), this);
    leave->setObjectName(QStringLiteral("link"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 8, 5);
    layout->setSpacing(14);
    layout->addWidget(m_name);
    layout->addWidget(m_effect, 1);
    layout->addWidget(m_conflicts);
    layout->addWidget(compare);
    layout->addWidget(leave);
    connect(compare, &QPushButton::clicked, this, &ScenarioBanner::compareAsked);
    connect(m_conflicts, &QPushButton::clicked, this, &ScenarioBanner::rebaseAsked);
    connect(leave, &QPushButton::clicked, this, [this] {
        Focus base = m_focus.focus();
        base.scenario.reset();
        m_focus.set(base);
    });
    connect(&m_focus, &FocusHolder::changed, this, &ScenarioBanner::follow);
    connect(&m_document, &Document::changed, this, &ScenarioBanner::follow);
    follow();
}

void ScenarioBanner::setFindings(const std::shared_ptr<const Findings>& base,
                                 const std::shared_ptr<const Findings>& scenario)
{
    if (!base || !scenario) {
        m_effect->setText(tr("Edits go into it; the base stays as it is."));
        return;
    }
    const Currency currency = scenario->network->currency();
    const Circularity& before = base->circularity;
    const Circularity& after = scenario->circularity;
    const auto change = [currency](const QString& what, Minor from, Minor to) {
        return QStringLiteral("%1 %2").arg(what, signedMoney(to - from, currency));
    };
    m_effect->setText(QStringList{change(tr("headline"), before.headline, after.headline),
                                  change(tr("circular"), before.circular, after.circular),
                                  change(tr("external"), before.external, after.external),
                                  loopsText(base->loops.found, scenario->loops.found)}
                          .join(QStringLiteral(" · ")));
}

void ScenarioBanner::follow()
{
    const auto& chosen = m_focus.focus().scenario;
    const Scenario* scenario = chosen ? m_document.book().find(*chosen) : nullptr;
    setVisible(scenario != nullptr);
    if (scenario == nullptr) {
        return;
    }
    m_name->setText(tr("Scenario %1").arg(oneLine(qt(scenario->name))));
    const bool fits = m_document.conflicts(chosen).empty();
    m_conflicts->setVisible(!fits);
    if (!fits) {
        m_conflicts->setText(tr("Conflicts with the base: %1…").arg(clashes(m_document.book(), *chosen).size()));
    }
}

} // namespace roundtrip
