// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scenario_banner.h"

#include <algorithm>

#include "core/analysis/coverage.h"
#include "core/model/rebase.h"
#include "ui/panels/selected_money.h"
#include "ui/window/icons.h"
#include "ui/words/words.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace roundtrip {

namespace {

constexpr int widestName = 190; // pixels

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

// "OpenAI: obligations +$40B, first shortfall 2028 → 2027".
QString coverageText(const QString& party, const Coverage& before, const Coverage& after, Currency currency)
{
    const auto obligations = [](const Coverage& of) {
        Minor sum = 0;
        for (const CoverageYear& year : of.years) {
            sum += year.obligations;
        }
        return sum;
    };
    const auto shortfall = [](const Coverage& of) {
        const bool known = std::any_of(of.years.begin(), of.years.end(),
                                       [](const CoverageYear& year) { return year.resources.has_value(); });
        return of.firstShortfall ? QString::number(*of.firstShortfall)
               : known           ? ScenarioBanner::tr("none")
                                 : ScenarioBanner::tr("not known");
    };
    const QString was = shortfall(before);
    const QString is = shortfall(after);
    return ScenarioBanner::tr("%1: obligations %2, first shortfall %3")
        .arg(party, signedMoney(obligations(after) - obligations(before), currency),
             was == is ? is : ScenarioBanner::tr("%1 → %2").arg(was, is));
}

} // namespace

ScenarioBanner::ScenarioBanner(const Document& document, FocusHolder& focus, QWidget* parent)
    : QFrame(parent), m_document(document), m_focus(focus), m_name(new QLabel(this)), m_effect(new QLabel(this)),
      m_conflicts(new QPushButton(this)), m_coverage(this, [this](const QString& covered) {
          m_covered = covered;
          say();
      })
{
    setObjectName(QStringLiteral("scenarioBanner"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(QStringLiteral("title"));
    m_effect->setTextFormat(Qt::PlainText);
    // Always two lines high: what a selection adds must not move the map under the pointer, nor make the window
    // broader.
    m_effect->setWordWrap(true);
    m_effect->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    fitEffect();
    m_effect->installEventFilter(this);
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
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus&) {
        follow();
        if (partyOfSelection(now.selection) != m_party) {
            askCoverage();
            say();
        }
    });
    connect(&m_document, &Document::changed, this, &ScenarioBanner::follow);
    follow();
}

void ScenarioBanner::fitEffect()
{
    m_effect->setFixedHeight(2 * m_effect->fontMetrics().lineSpacing() + 2);
}

bool ScenarioBanner::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_effect && event->type() == QEvent::FontChange) {
        fitEffect();
    }
    return QFrame::eventFilter(watched, event);
}

void ScenarioBanner::setFindings(const std::shared_ptr<const Findings>& base,
                                 const std::shared_ptr<const Findings>& scenario)
{
    m_base = base;
    m_scenario = scenario;
    askCoverage();
    say();
}

void ScenarioBanner::say()
{
    if (!m_base || !m_scenario) {
        m_effect->setText(tr("Edits go into it; the base stays as it is."));
        return;
    }
    const Currency currency = m_scenario->network->currency();
    const Circularity& before = m_base->circularity;
    const Circularity& after = m_scenario->circularity;
    const auto change = [currency](const QString& what, Minor from, Minor to) {
        return QStringLiteral("%1 %2").arg(what, signedMoney(to - from, currency));
    };
    const QStringList effects{change(tr("headline"), before.headline, after.headline),
                              change(tr("circular"), before.circular, after.circular),
                              change(tr("external"), before.external, after.external),
                              loopsText(m_base->loops.found, m_scenario->loops.found)};
    const QString whole = effects.join(QStringLiteral(" · "));
    m_effect->setText(m_covered.isEmpty() ? whole : whole + QLatin1Char('\n') + m_covered);
    m_effect->setToolTip(tooltipText(m_effect->text()));
}

// Off the window's thread: it goes over all payments of the party, twice.
void ScenarioBanner::askCoverage()
{
    m_coverage.drop();
    m_covered.clear();
    m_party = partyOfSelection(m_focus.focus().selection);
    const auto& chosen = m_focus.focus().scenario;
    if (!m_base || !m_scenario || !m_party || !chosen) {
        return;
    }
    m_coverage.ask([base = m_base, scenario = m_scenario, before = m_document.book(), after = m_document.book(chosen),
                    party = *m_party](const std::stop_token&) {
        const auto of = [party](const Book& book, const Findings& findings) {
            const auto node = findings.network->nodeOf(party);
            return node ? coverage(book, *findings.network, *node) : Coverage();
        };
        const auto node = scenario->network->nodeOf(party);
        return node ? coverageText(oneLine(qt(scenario->network->nodes()[*node].name)), of(before, *base),
                                   of(after, *scenario), scenario->network->currency())
                    : QString();
    });
}

void ScenarioBanner::follow()
{
    const auto& chosen = m_focus.focus().scenario;
    const Scenario* scenario = chosen ? m_document.book().find(*chosen) : nullptr;
    setVisible(scenario != nullptr);
    if (scenario == nullptr) {
        return;
    }
    const QString name = tr("Scenario %1").arg(oneLine(qt(scenario->name)));
    m_name->setText(m_name->fontMetrics().elidedText(name, Qt::ElideRight, widestName));
    m_name->setToolTip(tooltipText(name));
    const bool fits = m_document.conflicts(chosen).empty();
    m_conflicts->setVisible(!fits);
    if (!fits) {
        m_conflicts->setText(tr("Conflicts with the base: %1…").arg(clashes(m_document.book(), *chosen).size()));
    }
}

} // namespace roundtrip
