// SPDX-License-Identifier: GPL-3.0-or-later
// The banner over the canvas while a scenario is looked at: its name, how much it changes, and what that does to the
// figures.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include <QFrame>

class QLabel;
class QPushButton;

namespace roundtrip {

class ScenarioBanner : public QFrame {
    Q_OBJECT

public:
    ScenarioBanner(const Document& document, FocusHolder& focus, QWidget* parent = nullptr);

    // Those of the base and of the scenario, under the same question; nothing where they are not known yet.
    void setFindings(const std::shared_ptr<const Findings>& base, const std::shared_ptr<const Findings>& scenario);

signals:
    void compareAsked();
    void rebaseAsked();

private:
    void follow();

    const Document& m_document;
    FocusHolder& m_focus;
    QLabel* m_name;
    QLabel* m_effect;
    QPushButton* m_conflicts;
};

} // namespace roundtrip
