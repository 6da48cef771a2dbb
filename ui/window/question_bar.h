// SPDX-License-Identifier: GPL-3.0-or-later
// The question in the toolbar: of which scenario, under which measure, in which window it is asked.
#pragma once

#include "ui/document/document.h"
#include "ui/document/focus.h"
#include <QAction>
#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace roundtrip {

// "Committed: only what hangs on no open condition", as its menu says it.
QString measureMeaning(Measure measure);

// Promise: shows the focus, and changes nothing but the focus; a new scenario is only asked for.
class QuestionBar : public QWidget {
    Q_OBJECT

public:
    QuestionBar(const Document& document, FocusHolder& focus, QWidget* parent = nullptr);

    // What its menus offer now, for as long as none of them is opened.
    QList<QAction*> scenarioChoices();
    QList<QAction*> windowChoices();

public slots:
    void openScenarios();
    void openMeasures();
    void openWindow();

signals:
    void scenarioAsked(const QString& name);
    void scenarioRemovalAsked(roundtrip::ScenarioId scenario);

private:
    QToolButton* addField(const char* name, const QString& what);
    void fillScenarios();
    void fillMeasures();
    void fillWindows();
    void follow(const Focus& focus);
    void setWindow(const Window& window);
    bool takeDates();

    const Document& m_document;
    FocusHolder& m_focus;
    QToolButton* m_scenario;
    QToolButton* m_measure;
    QToolButton* m_window;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    QLineEdit* m_asOf = nullptr;
    QLabel* m_fault = nullptr;
};

} // namespace roundtrip
