// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scenario_choice.h"

#include <algorithm>
#include <vector>

#include "ui/words/words.h"
#include <QSignalBlocker>

namespace roundtrip {

namespace {

QString keyOf(const Document::InScenario& scenario)
{
    return scenario ? qt(text(scenario->value)) : QStringLiteral("base");
}

} // namespace

QString scenarioText(const Book& base, const Document::InScenario& scenario)
{
    const Scenario* found = scenario ? base.find(*scenario) : nullptr;
    return found != nullptr ? oneLine(qt(found->name)) : ScenarioChoice::tr("the base");
}

ScenarioChoice::ScenarioChoice(const QString& none, QWidget* parent) : QComboBox(parent), m_none(none)
{
    setMaxVisibleItems(16);
    setMinimumContentsLength(9);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, &ScenarioChoice::scenarioChosen);
}

void ScenarioChoice::setScenarios(const Book& base, const std::optional<Document::InScenario>& without)
{
    const auto before = scenario();
    const QSignalBlocker quiet(this);
    clear();
    if (!m_none.isEmpty()) {
        addItem(m_none, QString());
    }
    std::vector<const Scenario*> scenarios;
    for (const Scenario& scenario : base.all<Scenario>()) {
        scenarios.push_back(&scenario);
    }
    std::sort(scenarios.begin(), scenarios.end(),
              [](const Scenario* a, const Scenario* b) { return a->name < b->name; });
    const auto add = [&](const Document::InScenario& scenario) {
        if (!without || *without != scenario) {
            addItem(scenarioText(base, scenario), keyOf(scenario));
        }
    };
    add(std::nullopt);
    for (const Scenario* scenario : scenarios) {
        add(scenario->id);
    }
    setCurrentIndex(before ? findData(keyOf(*before)) : -1);
    if (currentIndex() < 0 && !m_none.isEmpty()) {
        setCurrentIndex(0);
    }
}

std::optional<Document::InScenario> ScenarioChoice::scenario() const
{
    const QString key = currentData().toString();
    if (key == QLatin1String("base")) {
        return Document::InScenario{};
    }
    const auto id = parseUuid(utf8(key));
    return id ? std::optional<Document::InScenario>(ScenarioId{*id}) : std::nullopt;
}

void ScenarioChoice::choose(const Document::InScenario& scenario)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(findData(keyOf(scenario)));
}

} // namespace roundtrip
