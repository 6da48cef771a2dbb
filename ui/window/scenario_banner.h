// SPDX-License-Identifier: GPL-3.0-or-later
// The banner over the canvas while a scenario is looked at: its name, how much it changes, and what that does to the
// figures.
#pragma once

#include <memory>
#include <optional>

#include "core/analysis/findings.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include <QFrame>

class QLabel;
class QPushButton;

namespace roundtrip {

class ScenarioBanner : public QFrame {
    Q_OBJECT

public:
    ScenarioBanner(const Document& document, FocusHolder& focus, QWidget* parent = nullptr);

    // Those of the base and of the scenario, under the same question; nothing where they are not known yet. Of the
    // party that is selected its coverage is told as well.
    void setFindings(const std::shared_ptr<const Findings>& base, const std::shared_ptr<const Findings>& scenario);

signals:
    void compareAsked();
    void rebaseAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitEffect();
    void follow();
    void say();
    void askCoverage();

    const Document& m_document;
    FocusHolder& m_focus;
    QLabel* m_name;
    QLabel* m_effect;
    QPushButton* m_conflicts;
    std::shared_ptr<const Findings> m_base;
    std::shared_ptr<const Findings> m_scenario;
    std::optional<PartyId> m_party; // that is selected
    QString m_covered;              // what the scenario does to its coverage
    Newest<QString> m_coverage;
};

} // namespace roundtrip
