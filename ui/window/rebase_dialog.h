// SPDX-License-Identifier: GPL-3.0-or-later
// Where a scenario and its changed base conflict, and which of the two is to hold: one choice a conflict.
#pragma once

#include <vector>

#include "core/model/rebase.h"
#include "ui/document/document.h"
#include "ui/document/editor.h"
#include <QDialog>

class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QScrollArea;

namespace roundtrip {

// Promise: nothing is changed before Apply, and by that in one action. Choices outlive a change of the document that
// leaves their conflict; where no conflict is left it closes.
class RebaseDialog : public QDialog {
    Q_OBJECT

public:
    RebaseDialog(Document& document, Editor& editor, ScenarioId scenario, QWidget* parent = nullptr);

private:
    struct Choice {
        Clash clash;
        QRadioButton* base = nullptr; // neither where there is nothing to choose
        QRadioButton* scenario = nullptr;
    };

    void fill();
    void addRow(const Clash& clash, const struct ClashText& text, Prevails side);
    Prevails sideOf(const Clash& clash) const;
    void chooseAll(Prevails side);
    void apply();
    void refuse(const QString& why);

    Document& m_document;
    Editor& m_editor;
    ScenarioId m_scenario;
    std::vector<Choice> m_choices;
    QScrollArea* m_scroll;
    QGridLayout* m_grid = nullptr;
    QPushButton* m_allScenario;
    QPushButton* m_allBase;
    QPushButton* m_apply;
    QLabel* m_problem;
};

} // namespace roundtrip
