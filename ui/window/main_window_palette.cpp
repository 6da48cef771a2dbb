// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette offers: all that the window can do, and all that the document holds.
#include <algorithm>

#include "core/model/kept_loops.h"
#include "ui/panels/explorer_panel.h"
#include "ui/panels/filter_controls.h"
#include "ui/panels/loops_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/tables/loop_rows.h"
#include "ui/window/actions.h"
#include "ui/window/command_palette.h"
#include "ui/window/main_window.h"
#include "ui/window/question_bar.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QDockWidget>
#include <QMenu>
#include <QPointer>
#include <QTabWidget>

namespace roundtrip {

namespace {

constexpr std::size_t listedAtOnce = 5000; // of records, which takes less than a frame

// Those that a person knows by name: one that is gone on with by the window, `goTo`.
CommandPalette::Records recordsOf(const Book& book, const std::stop_token& cancel)
{
    CommandPalette::Records records;
    const auto add = [&](const auto& row) {
        if (!cancel.stop_requested()) {
            records.push_back({oneLine(recordText(book, keyOf(row))), keyOf(row)});
        }
    };
    std::for_each(book.parties().begin(), book.parties().end(), add);
    std::for_each(book.deals().begin(), book.deals().end(), add);
    std::for_each(book.flows().begin(), book.flows().end(), add);
    std::for_each(book.conditions().begin(), book.conditions().end(), add);
    for (const Annotation& annotation : book.all<Annotation>()) {
        if (!annotation.text.empty()) {
            add(annotation);
        }
    }
    return records;
}

// As it is read: without the letter for its key, and an ampersand as one.
QString plain(const QAction& action)
{
    const QString text = action.text();
    QString read;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && ++i == text.size()) {
            break;
        }
        read += text[i];
    }
    return read;
}

// An action of a menu that is made anew each time may be gone.
std::function<void()> runs(QAction* action)
{
    return [there = QPointer<QAction>(action)] {
        if (there) {
            there->trigger();
        }
    };
}

} // namespace

// What is chosen beside the measure: of the toolbar, the timeline and the filter, and the files.
void MainWindow::addQuestion(std::vector<PaletteEntry>& entries)
{
    for (QAction* choice : m_question->scenarioChoices()) {
        if (!choice->isCheckable() && choice->isEnabled()) { // the scenarios themselves are called by their names
            entries.push_back({plain(*choice), text(RecordKind::scenario), choice->icon(), runs(choice)});
        }
    }
    if (!m_document->readOnly()) {
        entries.push_back(
            {tr("New scenario…"), text(RecordKind::scenario), {}, [this] { m_question->openScenarios(); }});
    }
    for (QAction* choice : m_question->windowChoices()) {
        entries.push_back({tr("Window of time: %1").arg(plain(*choice)), tr("window of time"), {}, runs(choice)});
    }
    entries.push_back(
        {tr("Window of time and as-of date…"), tr("window of time"), {}, [this] { m_question->openWindow(); }});
    const QStringList speeds = m_timeline->speeds();
    for (int speed = 0; speed < speeds.size(); ++speed) {
        entries.push_back({tr("Speed of play: %1").arg(speeds[speed]), tr("timeline"), {}, [this, speed] {
                               m_timeline->setSpeed(speed);
                           }});
    }
    FilterControls& filter = m_explorer->filter();
    if (!filter.isUsual()) {
        entries.push_back({tr("Reset the filter"), tr("filter"), {}, [&filter] { filter.reset(); }});
    }
    for (const FilterControls::Offer& offer : filter.offers()) {
        const QString detail = !offer.action->isCheckable() ? tr("filter")
                               : offer.action->isChecked()  ? tr("filter: counts")
                                                            : tr("filter: left out");
        entries.push_back({offer.text, detail, {}, runs(offer.action)});
    }
    for (const std::filesystem::path& file : m_settings.recentFiles()) {
        if (file != m_document->path()) {
            entries.push_back(
                {tr("Open %1").arg(oneLine(qt(file.filename().string()))), tr("recent file"), {}, [this, file] {
                     emit openAsked(file);
                 }});
        }
    }
}

void MainWindow::openPalette()
{
    std::vector<PaletteEntry> entries;
    QList<QAction*> actions = QObject::findChildren<QAction*>(Qt::FindDirectChildrenOnly);
    const QList<QAction*> layouts = findChild<QMenu*>(QStringLiteral("layoutMenu"))->actions();
    for (QAction* action : QWidget::actions()) { // those of a menu that were made known to the window
        if (!actions.contains(action) && !layouts.contains(action)) {
            actions.append(action);
        }
    }
    for (QAction* action : actions) {
        if (action != m_actions->find && action->isEnabled() && !action->text().isEmpty() &&
            action->menu() == nullptr) {
            entries.push_back(
                {plain(*action), action->shortcut().toString(QKeySequence::NativeText), action->icon(), runs(action)});
        }
    }
    for (const QDockWidget* dock : findChildren<QDockWidget*>()) {
        QAction* toggle = dock->toggleViewAction();
        entries.push_back({plain(*toggle), tr("pane"), {}, runs(toggle)});
    }
    for (QAction* layout : layouts) {
        entries.push_back({tr("Lay out: %1").arg(plain(*layout)), tr("layout"), {}, runs(layout)});
    }
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        entries.push_back(
            {tr("Show %1").arg(m_tabs->tabText(tab).remove(QLatin1Char('&'))), tr("analysis"), {}, [this, tab] {
                 showPanel(m_tabs->widget(tab));
             }});
    }
    const Book& book = m_document->book(m_focus.focus().scenario);
    const auto lookAt = [this](const std::optional<ScenarioId>& scenario) {
        Focus focus = m_focus.focus();
        focus.scenario = scenario;
        m_focus.set(focus);
    };
    if (m_focus.focus().scenario) {
        entries.push_back({tr("Back to the base"), text(RecordKind::scenario), {}, [lookAt] { lookAt({}); }});
    }
    for (const Scenario& scenario : book.all<Scenario>()) {
        entries.push_back(
            {oneLine(qt(scenario.name)), text(RecordKind::scenario), {}, [lookAt, id = scenario.id] { lookAt(id); }});
    }
    for (const Measure measure : {Measure::headline, Measure::committed, Measure::expected}) {
        entries.push_back({measureMeaning(measure), tr("measure"), {}, [this, measure] {
                               Focus focus = m_focus.focus();
                               focus.question.measure = measure;
                               m_focus.set(focus);
                           }});
    }
    addQuestion(entries);
    for (const KeptLoop& loop : book.all<KeptLoop>()) {
        if (!loop.name.empty()) {
            const QString path = loopText(book, inWrittenOrder(book, loop.parties));
            entries.push_back(
                {tr("%1: %2").arg(oneLine(qt(loop.name)), path), tr("kept loop"), {}, [this, parties = loop.parties] {
                     showPanel(m_loops);
                     m_loops->showLoop(parties);
                 }});
        }
    }
    for (const SavedView& view : book.all<SavedView>()) {
        entries.push_back(
            {oneLine(qt(view.name)), text(RecordKind::savedView), {}, [this, id = view.id] { openView(id); }});
    }
    if (const auto& findings = m_composer.findings()) {
        for (const Loop& loop : findings->loops.found.loops) {
            entries.push_back({oneLine(loopText(*findings->network, loop)),
                               tr("loop"),
                               {},
                               [this, parties = partyIdsOf(*findings->network, loop)] {
                                   showPanel(m_loops);
                                   m_loops->showLoop(parties);
                               }});
        }
    }
    const std::size_t records = book.parties().size() + book.deals().size() + book.flows().size();
    m_palette->open(
        std::move(entries), [book](const std::stop_token& cancel) { return recordsOf(book, cancel); },
        records > listedAtOnce ? CommandPalette::Lists::aside : CommandPalette::Lists::atOnce);
}

} // namespace roundtrip
