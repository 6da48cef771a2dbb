// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/question_bar.h"

#include "ui/window/icons.h"
#include "ui/words/words.h"
#include <QActionGroup>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace roundtrip {

namespace {

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::headline: return QuestionBar::tr("Headline");
    case Measure::committed: return QuestionBar::tr("Committed");
    case Measure::expected: return QuestionBar::tr("Expected");
    }
    return {};
}

// "2026", where the window is one calendar year; "2026 – 2030" for several; else its days.
QString windowName(const Window& window)
{
    if (!window.from && !window.to) {
        return QuestionBar::tr("All time");
    }
    const auto startsYear = [](const std::optional<Date>& date) { return date && firstOfYear(yearOf(*date)) == *date; };
    if (startsYear(window.from) && startsYear(window.to)) {
        const int first = yearOf(*window.from);
        const int last = yearOf(*window.to) - 1;
        return first == last ? QString::number(first) : QuestionBar::tr("%1 – %2").arg(first).arg(last);
    }
    if (window.from && window.to) {
        return QuestionBar::tr("%1 – %2").arg(dateText(*window.from), dateText(*window.to));
    }
    return window.from ? QuestionBar::tr("From %1").arg(dateText(*window.from))
                       : QuestionBar::tr("Before %1").arg(dateText(*window.to));
}

// A line in a menu. Return is its own: passed on, it would choose the entry that happens to be under the pointer.
class MenuLine : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        QLineEdit::keyPressEvent(event);
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            event->accept();
        }
    }
};

// Without the lines between them, and what is typed into a menu.
QList<QAction*> choicesOf(const QMenu& menu)
{
    QList<QAction*> choices;
    for (QAction* action : menu.actions()) {
        if (!action->isSeparator() && qobject_cast<QWidgetAction*>(action) == nullptr) {
            choices.append(action);
        }
    }
    return choices;
}

QString isoText(const std::optional<Date>& date)
{
    return date ? qt(text(*date)) : QString();
}

} // namespace

QString measureMeaning(Measure measure)
{
    switch (measure) {
    case Measure::headline: return QuestionBar::tr("Headline: all of a flow unless a condition failed");
    case Measure::committed: return QuestionBar::tr("Committed: only what hangs on no open condition");
    case Measure::expected: return QuestionBar::tr("Expected: each payment by the probability of its conditions");
    }
    return {};
}

QuestionBar::QuestionBar(const Document& document, FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_scenario = addField("scenarioField", tr("Scenario"));
    m_measure = addField("measureField", tr("Measure"));
    m_window = addField("windowField", tr("Window of time"));
    connect(m_scenario->menu(), &QMenu::aboutToShow, this, &QuestionBar::fillScenarios);
    connect(m_measure->menu(), &QMenu::aboutToShow, this, &QuestionBar::fillMeasures);
    connect(m_window->menu(), &QMenu::aboutToShow, this, &QuestionBar::fillWindows);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now) { follow(now); });
    connect(&m_document, &Document::changed, this, [this] { follow(m_focus.focus()); });
    follow(m_focus.focus());
}

QToolButton* QuestionBar::addField(const char* name, const QString& what)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("field"));
    button->setProperty("role", QString::fromLatin1(name));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(what);
    auto* menu = new QMenu(button);
    menu->setObjectName(QString::fromLatin1(name) + QStringLiteral("Menu"));
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    layout()->addWidget(button);
    return button;
}

QList<QAction*> QuestionBar::scenarioChoices()
{
    fillScenarios();
    return choicesOf(*m_scenario->menu());
}

QList<QAction*> QuestionBar::windowChoices()
{
    fillWindows();
    return choicesOf(*m_window->menu());
}

void QuestionBar::openScenarios()
{
    m_scenario->showMenu();
}

void QuestionBar::openMeasures()
{
    m_measure->showMenu();
}

void QuestionBar::openWindow()
{
    m_window->showMenu();
}

void QuestionBar::fillScenarios()
{
    QMenu* menu = m_scenario->menu();
    menu->clear();
    const std::optional<ScenarioId> current = m_focus.focus().scenario;
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& name, const std::optional<ScenarioId>& scenario) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(scenario == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, scenario] {
            Focus focus = m_focus.focus();
            focus.scenario = scenario;
            m_focus.set(focus);
        });
    };
    add(tr("Base: what is recorded"), std::nullopt);
    if (m_document.book().all<Scenario>().size() > 0) {
        menu->addSeparator();
    }
    for (const Scenario& scenario : m_document.book().all<Scenario>()) {
        add(menuText(qt(scenario.name)), scenario.id);
    }
    menu->addSeparator();
    auto* line = new MenuLine(menu);
    line->setObjectName(QStringLiteral("newScenario"));
    line->setPlaceholderText(tr("New scenario: type a name"));
    line->setAccessibleName(tr("Name of a new scenario"));
    line->setMinimumWidth(220);
    line->setEnabled(!m_document.readOnly());
    auto* box = new QWidget(menu);
    auto* inside = new QHBoxLayout(box);
    inside->setContentsMargins(10, 4, 10, 4);
    inside->addWidget(line);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(box);
    menu->addAction(action);
    connect(line, &QLineEdit::returnPressed, this, [this, line, menu] {
        const QString name = line->text().trimmed();
        if (!name.isEmpty()) {
            menu->close();
            emit scenarioAsked(name);
        }
    });
    if (current) {
        QAction* remove = menu->addAction(icon(QLatin1String("trash-2")), tr("Delete this scenario"));
        remove->setEnabled(!m_document.readOnly());
        connect(remove, &QAction::triggered, this, [this, current] { emit scenarioRemovalAsked(*current); });
    }
}

void QuestionBar::fillMeasures()
{
    QMenu* menu = m_measure->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    for (const Measure measure : {Measure::headline, Measure::committed, Measure::expected}) {
        QAction* action = menu->addAction(measureMeaning(measure));
        action->setCheckable(true);
        action->setChecked(measure == m_focus.focus().question.measure);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, measure] {
            Focus focus = m_focus.focus();
            focus.question.measure = measure;
            m_focus.set(focus);
        });
    }
}

void QuestionBar::fillWindows()
{
    QMenu* menu = m_window->menu();
    menu->clear();
    const Focus& focus = m_focus.focus();
    const Window& window = focus.question.window;
    const int year = yearOf(focus.question.asOf);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const Window& offered, const QString& name) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(offered == window);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, offered] { setWindow(offered); });
    };
    add({}, tr("All time"));
    for (int of = year - 1; of <= year + 2; ++of) {
        const Window whole{firstOfYear(of), firstOfYear(of + 1)};
        add(whole, windowName(whole));
    }
    add({firstOfYear(year), firstOfYear(year + 5)}, tr("Five years: %1 – %2").arg(year).arg(year + 4));
    add({focus.question.asOf, {}}, tr("From the as-of date on"));
    menu->addSeparator();

    auto* box = new QWidget(menu);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(12, 4, 12, 6);
    const auto line = [&](const QString& label, const char* name, const QString& hint, const QString& value) {
        auto* made = new MenuLine(value, box);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(label);
        made->setPlaceholderText(hint);
        made->setMinimumWidth(130);
        form->addRow(label, made);
        connect(made, &QLineEdit::returnPressed, this, [this, menu] {
            if (takeDates()) {
                menu->close();
            }
        });
        return made;
    };
    m_from = line(tr("From"), "windowFrom", tr("open"), isoText(window.from));
    m_to = line(tr("Before"), "windowTo", tr("open"), isoText(window.to));
    m_asOf = line(tr("As of"), "asOf", QStringLiteral("2026-05-01"), isoText(focus.question.asOf));
    m_fault = new QLabel(box);
    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->hide();
    form->addRow(m_fault);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(box);
    menu->addAction(action);
}

// What was typed, as window and as-of date; false, with a sentence in place, where it is none.
bool QuestionBar::takeDates()
{
    const auto complain = [this](const QString& problem) {
        m_fault->setText(problem);
        m_fault->show();
        return false;
    };
    Window window;
    const std::pair<QLineEdit*, std::optional<Date>*> ends[] = {{m_from, &window.from}, {m_to, &window.to}};
    for (const auto& [line, date] : ends) {
        if (line->text().trimmed().isEmpty()) {
            continue;
        }
        *date = parseDateText(line->text());
        if (!*date) {
            return complain(tr("%1 is not a day; write it as 2026-05-01.").arg(oneLine(line->text())));
        }
    }
    if (window.from && window.to && *window.to <= *window.from) {
        return complain(tr("The window has to end after it begins."));
    }
    const std::optional<Date> asOf = parseDateText(m_asOf->text());
    if (!asOf) {
        return complain(tr("%1 is not a day; write it as 2026-05-01.").arg(oneLine(m_asOf->text())));
    }
    Focus focus = m_focus.focus();
    focus.question.window = window;
    focus.question.asOf = *asOf;
    focus.cursor.reset();
    focus.toDate = false;
    m_focus.set(focus);
    return true;
}

void QuestionBar::setWindow(const Window& window)
{
    Focus focus = m_focus.focus();
    focus.question.window = window;
    m_focus.set(focus);
}

void QuestionBar::follow(const Focus& focus)
{
    const Scenario* scenario = focus.scenario ? m_document.book().find(*focus.scenario) : nullptr;
    m_scenario->setText(scenario != nullptr ? menuText(qt(scenario->name)) : tr("Base"));
    m_measure->setText(measureName(focus.question.measure));
    m_window->setText(windowName(focus.question.window));
    m_scenario->setToolTip(tooltipText(tr("Scenario: edits go into the one that is chosen")));
    m_measure->setToolTip(tooltipText(measureMeaning(focus.question.measure)));
    m_window->setToolTip(tooltipText(tr("The window of time whose payments count")));
}

} // namespace roundtrip
