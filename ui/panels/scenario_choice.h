// SPDX-License-Identifier: GPL-3.0-or-later
// The base or a scenario of the document, to be chosen.
#pragma once

#include <optional>

#include "ui/document/document.h"
#include <QComboBox>

namespace roundtrip {

// Promise: only a person's choice is told of, by scenarioChosen; a choice stays as long as it is there.
class ScenarioChoice : public QComboBox {
    Q_OBJECT

public:
    // `none`: what stands first where nothing need be chosen; empty where something must be.
    explicit ScenarioChoice(const QString& none = {}, QWidget* parent = nullptr);

    // The base and the scenarios by name, but for the one that is left out.
    void setScenarios(const Book& base, const std::optional<Document::InScenario>& without = {});
    // What is chosen: a scenario, or the base (a scenario that is none); nothing where nothing is.
    std::optional<Document::InScenario> scenario() const;
    void choose(const Document::InScenario& scenario);
    // Whether there is anything to choose.
    bool any() const { return count() > (m_none.isEmpty() ? 0 : 1); }

signals:
    void scenarioChosen();

private:
    QString m_none;
};

// "the base", or the scenario's name.
QString scenarioText(const Book& base, const Document::InScenario& scenario);

} // namespace roundtrip
