// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <algorithm>
#include <utility>

#include "core/cashflow/turning_days.h"
#include "core/model/collapses.h"
#include "ui/canvas/picture_view.h"
#include "ui/panels/circularity_panel.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/explorer_panel.h"
#include "ui/panels/exposure_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/hosting_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/loops_panel.h"
#include "ui/panels/payments_panel.h"
#include "ui/panels/records_panel.h"
#include "ui/panels/recoupment_panel.h"
#include "ui/panels/register_panel.h"
#include "ui/panels/stress_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/window/actions.h"
#include "ui/window/canvas_actions.h"
#include "ui/window/command_palette.h"
#include "ui/window/event_captions.h"
#include "ui/window/help.h"
#include "ui/window/hints.h"
#include "ui/window/icons.h"
#include "ui/window/message_bar.h"
#include "ui/window/question_bar.h"
#include "ui/window/scenario_banner.h"
#include "ui/window/status_line.h"
#include "ui/window/waiting.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

Focus firstFocus(Theme theme)
{
    Focus focus;
    focus.question.asOf = today();
    focus.theme = theme;
    return focus;
}

// What the document keeps as collapsed is what is looked at.
void followCollapsed(FocusHolder& holder, const Book& book)
{
    Focus focus = holder.focus();
    const Collapsed collapsed = collapsedIn(book);
    focus.question.filter.collapsed = collapsed.parties;
    focus.question.filter.collapsedKinds = collapsed.kinds;
    holder.set(focus);
}

} // namespace

MainWindow::MainWindow(std::unique_ptr<Document> document, Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_document(std::move(document)), m_editor(*m_document, m_focus),
      m_actions(std::make_unique<Actions>(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    m_focus.set(firstFocus(resolved(settings.theme())));
    makePanels();
    makeDocks();
    makeMenus();
    makeToolBar();
    wireRound();
    wireCanvas();
    wireDocument();
    wireFindings();
    wirePayments();
    wireRebase();
    wireActions();
    wireFileActions();
    wireExports();
    makeViews();
    makeSavedViews();
    makePanes();

    const QSize room = screen()->availableSize();
    resize(std::min(1600, room.width()), std::min(1000, room.height()));
    m_arranged = restoreGeometry(m_settings.windowGeometry()) && restoreState(m_settings.windowState());
    setTheme(m_focus.focus().theme);
    followDocument();
    recompose();
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePanels()
{
    auto* frame = new QWidget(this);
    frame->setObjectName(QStringLiteral("canvasFrame"));
    m_views = new QStackedWidget(frame);
    m_canvas = new Canvas(m_views);
    m_pictureView = new PictureView(m_views);
    m_views->addWidget(m_canvas);
    m_views->addWidget(m_pictureView);
    m_canvasActions =
        new CanvasActions(this, CanvasActions::Parts{*m_document, m_focus, m_editor, m_composer, *m_canvas});
    m_messages = new MessageBar(frame);
    m_banner = new ScenarioBanner(*m_document, m_focus, frame);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_messages);
    layout->addWidget(m_views, 1);
    setCentralWidget(frame);

    m_timeline = new TimelinePanel(m_focus, m_recoupment, this);
    m_timeline->setActions(m_actions->play, m_actions->monthBack, m_actions->monthForward, m_actions->paidToDate);
    m_explorer = new ExplorerPanel(*m_document, m_focus, m_editor, this);
    m_inspector = new InspectorPanel(*m_document, m_focus, m_editor, this);
    m_loops = new LoopsPanel(*m_document, m_focus, m_editor, this);
    m_exposure = new ExposurePanel(m_focus, this);
    m_circularity = new CircularityPanel(m_focus, *m_document, this);
    m_recoupmentPanel = new RecoupmentPanel(m_focus, m_recoupment, this);
    m_coverage = new CoveragePanel(m_focus, *m_document, this);
    m_trace = new TracePanel(m_focus, this);
    m_stress = new StressPanel(m_focus, *m_document, this);
    m_hosting = new HostingPanel(m_focus, *m_document, this);
    m_compare = new ComparePanel(m_focus, *m_document, this);
    m_history = new HistoryPanel(*m_document, this);
    m_records = new RecordsPanel(m_focus, *m_document, m_editor, this);
    m_register = new RegisterPanel(m_focus, *m_document, m_editor, this);
    m_payments = new PaymentsPanel(m_focus, *m_document, this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("analysisTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_loops, tr("Loops"));
    m_tabs->addTab(m_exposure, tr("Exposure"));
    m_tabs->addTab(m_circularity, tr("Circularity"));
    m_tabs->addTab(m_recoupmentPanel, tr("Recoupment"));
    m_tabs->addTab(m_coverage, tr("Coverage"));
    m_tabs->addTab(m_trace, tr("Trace"));
    m_tabs->addTab(m_stress, tr("Stress"));
    m_tabs->addTab(m_hosting, tr("Hosting"));
    m_tabs->addTab(m_compare, tr("Compare"));
    m_tabs->addTab(m_records, tr("Table"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->addTab(m_register, tr("Register"));
    m_tabs->addTab(m_payments, tr("Payments"));

    const std::pair<QWidget*, const char*> defined[] = {{m_loops, "Loops"},
                                                        {m_exposure, "Net exposure"},
                                                        {m_circularity, "Circularity"},
                                                        {m_recoupmentPanel, "Recoupment"},
                                                        {m_timeline, "Recoupment"},
                                                        {m_coverage, "Commitment coverage"},
                                                        {m_trace, "Where the money goes"},
                                                        {m_stress, "Stress"},
                                                        {m_compare, "Scenarios"},
                                                        {m_register, "Register"},
                                                        {m_payments, "Payments"},
                                                        {m_banner, "Scenarios"},
                                                        {m_canvas, "Flows and schedules"}};
    for (const auto& [panel, heading] : defined) {
        panel->setProperty(definitionProperty, QString::fromLatin1(heading));
    }

    m_status = new StatusLine(this);
    m_status->setProperty(definitionProperty, QStringLiteral("Circularity"));
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    m_palette = new CommandPalette(this);
    connect(m_palette, &CommandPalette::recordChosen, this, &MainWindow::goTo);
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const char* name, const QString& title, QWidget* panel, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(title, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setWidget(panel);
        made->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        made->setTitleBarWidget(new QWidget(made)); // the panels say what they are; the View menu shows and hides them
        addDockWidget(area, made);
        return made;
    };
    setDockNestingEnabled(true);
    dock("explorerDock", tr("Explorer"), m_explorer, Qt::LeftDockWidgetArea);
    dock("inspectorDock", tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    auto* timeline = dock("timelineDock", tr("Timeline"), m_timeline, Qt::BottomDockWidgetArea);
    auto* analysis = dock("analysisDock", tr("Analyses"), m_tabs, Qt::BottomDockWidgetArea);
    splitDockWidget(timeline, analysis, Qt::Vertical);
}

void MainWindow::makeToolBar()
{
    auto* bar = addToolBar(tr("Question"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_question = new QuestionBar(*m_document, m_focus, bar);
    bar->addWidget(m_question);
    bar->addSeparator();
    bar->addAction(m_actions->undo);
    bar->addAction(m_actions->redo);
    bar->addSeparator();
    bar->addAction(m_actions->newParty);
    bar->addAction(m_actions->newFlow);
    bar->addAction(m_actions->remove);
    bar->addSeparator();
    bar->addAction(m_actions->fit);
    bar->addAction(m_actions->layOut);
    bar->addAction(m_actions->bundle);
    bar->addAction(m_actions->relations);
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addAction(m_actions->find);
}

void MainWindow::wireCanvas()
{
    m_canvas->setConditionsOf([this] {
        std::vector<NamedCondition> conditions;
        for (const Condition& condition : m_document->book(m_focus.focus().scenario).conditions()) {
            conditions.push_back({condition.id, qt(condition.title)});
        }
        return conditions;
    });
    m_canvas->setFlowOf([this](FlowId id) {
        const Flow* flow = m_document->book(m_focus.focus().scenario).find(id);
        return flow != nullptr ? std::optional(*flow) : std::nullopt;
    });
    m_canvas->setPartyNamed([this](const QString& name) { return m_editor.partyNamed(name); });
    m_canvas->setEditable(!m_document->readOnly());
    auto* captions = new EventCaptions(*m_document, m_focus, *m_canvas, this);
    connect(&m_recoupment, &RecoupmentQuestion::answered, captions, &EventCaptions::setRecoupment);
    connect(m_canvas, &Canvas::selectionChanged, &m_focus, &FocusHolder::select);
    connect(m_canvas, &Canvas::partyAsked, &m_editor, &Editor::addParty);
    connect(m_canvas, &Canvas::renameAsked, &m_editor, &Editor::rename);
    connect(m_canvas, &Canvas::flowAsked, &m_editor, &Editor::addFlow);
    connect(m_canvas, &Canvas::flowToNewPartyAsked, &m_editor, &Editor::addFlowToNewParty);
    connect(m_canvas, &Canvas::amountAsked, &m_editor, &Editor::setAmount);
    m_editor.setLaidOut([this] { return m_composer.laidOut(); });
    connect(m_canvas, &Canvas::cardsMoved, &m_editor, &Editor::moveCards);
    connect(m_canvas, &Canvas::thingsMoved, &m_editor, &Editor::moveThings);
    connect(m_canvas, &Canvas::annotationAsked, &m_editor, &Editor::annotate);
    connect(m_canvas, &Canvas::removalAsked, &m_editor, &Editor::remove);
    connect(&m_editor, &Editor::refused, this, &MainWindow::tell);
    connect(m_canvas, &Canvas::refused, this, &MainWindow::tell);
    connect(m_canvasActions, &CanvasActions::told, this, &MainWindow::tell);
    connect(m_canvasActions, &CanvasActions::textPasted, this, &MainWindow::pasteTable);
    connect(m_canvas, &Canvas::menuAsked, this, [this](const QPoint& at) {
        m_canvasActions->openMenu(at, {m_actions->newParty, m_actions->newFlow, m_actions->newNote, m_actions->newBox,
                                       m_actions->remove, m_actions->payments});
    });
    connect(&m_focus, &FocusHolder::changed, this, &MainWindow::followFocus);
}

void MainWindow::wireDocument()
{
    m_document->setWait([this](const std::function<void()>& work) {
        waitFor(this, tr("Working on the document…"), GivingUp::notOffered,
                [&work](const std::stop_token&) { work(); });
    });
    connect(m_document.get(), &Document::changed, this, [this] {
        followDocument();
        recompose();
    });
    connect(m_document.get(), &Document::failed, this, [this](const QString& name, const StoreError& error) {
        fail(tr("%1: not done. %2").arg(oneLine(name), sentence(error)));
    });
    connect(m_document.get(), &Document::scenarioGone, this, [this](const QString& name) {
        fail(tr("%1: not done. The scenario that it was meant for is not in this document any more. Choose the base or "
                "another scenario, then do it again.")
                 .arg(oneLine(name)));
    });
    connect(m_document.get(), &Document::held, this, [this](const QString& name, const std::function<void()>& again) {
        fail(tr("%1: not done yet. Another program is writing to this document.").arg(oneLine(name)), tr("Try again"),
             again);
    });
    connect(m_document.get(), &Document::changedByAnother, this, [this] {
        if (m_goneTold.isEmpty() || m_messages->text() != m_goneTold) {
            tell(tr("Another window changed this document; this one shows it now."));
        }
    });
    connect(m_question, &QuestionBar::scenarioAsked, &m_editor, &Editor::addScenario);
    connect(m_question, &QuestionBar::scenarioRemovalAsked, this, [this](ScenarioId scenario) {
        Focus focus = m_focus.focus();
        focus.scenario.reset();
        m_focus.set(focus);
        m_editor.remove({{RecordKind::scenario, scenario.value}});
    });
    if (m_document->readOnly()) {
        tell(tr("This document may be read but not changed. Save a copy elsewhere to edit it."));
    }
}

void MainWindow::wireFindings()
{
    connect(&m_composer, &Composer::pictureReady, m_canvas, &Canvas::setPicture);
    connect(&m_composer, &Composer::pictureReady, this, [this] {
        m_canvas->setSelection(m_focus.focus().selection);
        m_canvas->setLoop(m_focus.focus().loop ? m_focus.focus().loop->parties : std::vector<PartyId>());
    });
    connect(&m_composer, &Composer::motionReady, m_canvas, &Canvas::setMotion);
    connect(&m_composer, &Composer::motionReady, this,
            [this](const std::shared_ptr<const Motion>& motion) { m_motion = motion; });
    connect(&m_composer, &Composer::workingChanged, m_status, &StatusLine::setWorking);
    connect(&m_composer, &Composer::workingChanged, m_canvas, &Canvas::setWorking);
    connect(m_status, &StatusLine::cancelled, this, [this] {
        m_composer.cancel();
        tell(tr("Given up. The figures shown are those from before; ask again to work them out."));
    });
    connect(&m_composer, &Composer::failed, this, qOverload<const QString&>(&MainWindow::fail));
    connect(&m_composer, &Composer::baseFindingsReady, this, &MainWindow::followBaseFindings);
    connect(&m_composer, &Composer::findingsReady, this, [this](const std::shared_ptr<const Findings>& findings) {
        m_status->setFindings(findings);
        m_loops->setFindings(findings);
        m_exposure->setFindings(findings);
        m_circularity->setFindings(findings);
        m_timeline->setNetwork(findings->network);
        m_recoupment.setNetwork(findings->network);
        const auto& pair = m_recoupment.pair();
        const bool chosen = pair && (m_pairChosen || pair != m_pairOffered);
        const bool ofPair = m_recoupment.of() == RecoupmentOf::pair;
        if (!chosen || (ofPair && !moneyBetween(*findings->network, *pair))) {
            m_pairChosen = false;
            m_pairOffered = firstPair(*findings);
            m_recoupment.setPair(m_pairOffered);
        }
        m_recoupmentPanel->setFindings(findings);
        m_coverage->setFindings(findings);
        m_trace->setFindings(findings);
        m_stress->setFindings(findings);
        m_register->setFindings(findings);
        m_payments->setFindings(findings);
        m_inspector->setFindings(findings);
        followBaseFindings();
    });
    connect(m_timeline, &TimelinePanel::moment, m_canvas, &Canvas::setAsOf);
    connect(m_timeline, &TimelinePanel::playingChanged, this, [this](bool playing) {
        if (playing) {
            showMap(); // it alone has money that moves
        }
        m_canvas->setPlaying(playing);
        m_actions->play->setIcon(icon(QLatin1String(playing ? "pause" : "play")));
        m_actions->play->setText(playing ? tr("&Pause") : tr("&Play"));
    });
    connect(m_banner, &ScenarioBanner::compareAsked, this, [this] { showPanel(m_compare); });
    connect(m_canvas, &Canvas::activated, m_inspector, [this] {
        findChild<QDockWidget*>(QStringLiteral("inspectorDock"))->show();
        m_inspector->edit();
    });
    connect(m_explorer, &ExplorerPanel::recordActivated, this, &MainWindow::activate);
    connect(m_records, &RecordsPanel::pasteAsked, this, &MainWindow::pasteCells);
    const auto goToParty = [this](PartyId party) { goTo({RecordKind::party, party.value}); };
    connect(m_exposure, &ExposurePanel::partyActivated, this, goToParty);
    connect(m_stress, &StressPanel::partyActivated, this, goToParty);
    connect(m_compare, &ComparePanel::partyActivated, this, goToParty);
    connect(m_stress, &StressPanel::defaultsShown, m_canvas, &Canvas::setLit);
}

void MainWindow::followBaseFindings()
{
    m_banner->setFindings(m_composer.baseFindings(), m_composer.findings());
}

void MainWindow::recompose()
{
    m_composer.ask(*m_document, m_focus.focus(), m_mapOptions);
    composeView();
}

void MainWindow::followFocus(const Focus& now, const Focus& before)
{
    if (now.loop != before.loop) {
        m_round.stop();
    }
    if (now.scenario != before.scenario) {
        const Scenario* scenario = now.scenario ? m_document->book().find(*now.scenario) : nullptr;
        m_scenarioName = scenario != nullptr ? oneLine(qt(scenario->name)) : m_scenarioName;
        followCollapsed(m_focus, m_document->book(now.scenario));
        followTurningDays();
    }
    m_canvas->setSelection(now.selection);
    m_canvas->setLoop(now.loop ? now.loop->parties : std::vector<PartyId>());
    m_pictureView->setSelection(now.selection);
    m_pictureView->setLoop(now.loop ? now.loop->parties : std::vector<PartyId>());
    if (now.shownDate() != before.shownDate() || now.cursor != before.cursor) {
        m_canvas->setAsOf(now.shownDate()); // at rest the day has just begun, whatever of it was played
    }
    m_canvas->setPaidVisible(now.cursor || now.toDate);
    m_actions->paidToDate->setChecked(now.toDate);
    if (now.selection != before.selection && m_composer.findings()) {
        if (const auto pair = pairOfSelection(*m_composer.findings()->network, now.selection)) {
            m_pairChosen = true;
            m_recoupment.setPair(pair);
        }
    }
    m_actions->remove->setEnabled(!now.selection.empty() && !m_document->readOnly());
    m_actions->payments->setEnabled(!now.selection.empty());
    recompose();
}

void MainWindow::followTurningDays()
{
    const TiesCount ties = m_mapOptions.style.relations ? TiesCount::yes : TiesCount::no;
    // One map after the other: asked anew on each day before it is there, it would never come.
    m_timeline->setTurns([this, days = turningDays(m_document->book(m_focus.focus().scenario), ties)](
                             Date one, Date other) { return !m_composer.working() && turnsBetween(days, one, other); });
}

void MainWindow::followDocument()
{
    leaveGoneScenario();
    const Book& book = m_document->book(m_focus.focus().scenario);
    followCollapsed(m_focus, book);
    followMapStyle();
    followTurningDays();
    m_canvas->setCurrency(book.currency());
    m_status->setBook(book);
    const QString name = qt(m_document->path().filename().string());
    setWindowTitle(oneLine(name) + QStringLiteral("[*] – Roundtrip"));
    setWindowFilePath(qt(m_document->path().string()));
    const bool editable = !m_document->readOnly();
    m_actions->undo->setEnabled(editable && m_document->canUndo());
    m_actions->redo->setEnabled(editable && m_document->canRedo());
    m_actions->undo->setText(menuText(m_document->undoText()));
    m_actions->redo->setText(menuText(m_document->redoText()));
    m_actions->remove->setEnabled(editable && !m_focus.focus().selection.empty());
    m_actions->newParty->setEnabled(editable);
    m_actions->newFlow->setEnabled(editable);
    m_actions->newNote->setEnabled(editable);
    m_actions->newBox->setEnabled(editable);
    m_actions->import->setEnabled(editable);
    m_actions->revert->setEnabled(editable && m_document->touched());
}

void MainWindow::setTheme(Theme theme)
{
    Focus focus = m_focus.focus();
    focus.theme = theme;
    m_focus.set(focus);
    const Tones tones = tonesOf(theme);
    m_canvas->setTheme(theme);
    followTextScale();
    m_pictureView->setTheme(theme);
    m_timeline->setTones(tones);
    m_loops->setTones(tones);
    m_exposure->setTones(tones);
    m_circularity->setTones(tones);
    m_recoupmentPanel->setTones(tones);
    m_coverage->setTones(tones);
    m_trace->setTones(tones);
    m_stress->setTones(tones);
    m_history->setTones(tones);
    m_hosting->setTones(tones);
    m_compare->setTones(tones);
    m_register->setTones(tones);
    m_payments->setTones(tones);
    m_explorer->setTones(tones);
    m_inspector->setTones(tones);
    const ThemeChoice choice = m_settings.theme();
    m_actions->themeSystem->setChecked(choice == ThemeChoice::system);
    m_actions->themeLight->setChecked(choice == ThemeChoice::light);
    m_actions->themeDark->setChecked(choice == ThemeChoice::dark);
    m_actions->themeContrast->setChecked(choice == ThemeChoice::contrast);
}

void MainWindow::raisePanel(QWidget* panel)
{
    findChild<QDockWidget*>(QStringLiteral("analysisDock"))->show();
    m_tabs->setCurrentWidget(panel);
}

void MainWindow::showPanel(QWidget* panel)
{
    raisePanel(panel);
    takeKeyboardTo(panel);
}

bool MainWindow::lightLoop(std::size_t index)
{
    const auto& findings = m_composer.findings();
    if (!findings || index >= findings->loops.found.loops.size()) {
        return false;
    }
    m_loops->showLoop(partyIdsOf(*findings->network, findings->loops.found.loops[index]));
    return true;
}

void MainWindow::showHints()
{
    auto* hints = new Hints(m_canvas);
    connect(hints, &Hints::seen, this, [this, hints] {
        m_settings.setHintsSeen(true);
        hints->deleteLater();
        m_canvas->setFocus();
    });
    hints->open();
}

bool MainWindow::showPanel(const QString& title)
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->tabText(tab) == title) {
            raisePanel(m_tabs->widget(tab)); // nobody is at the keyboard
            return true;
        }
    }
    return false;
}

void MainWindow::tell(const QString& sentence)
{
    m_messages->show(sentence, MessageBar::Weight::remark);
}

void MainWindow::fail(const QString& sentence)
{
    m_messages->show(sentence, MessageBar::Weight::grave);
}

void MainWindow::fail(const QString& sentence, const QString& remedy, const std::function<void()>& act)
{
    m_messages->show(sentence, MessageBar::Weight::grave, remedy, act);
}

void MainWindow::goTo(const RecordKey& record)
{
    m_focus.select({record});
    m_canvas->showRecord(record);
}

void MainWindow::activate(const RecordKey& record)
{
    if (record.kind == RecordKind::scenario) {
        Focus focus = m_focus.focus();
        focus.scenario = ScenarioId{record.id};
        m_focus.set(focus);
        return;
    }
    goTo(record);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_arranged, true)) {
        arrangeDocks();
    }
}

// What stands beside the map is as much wider as its text is larger.
void MainWindow::followTextScale()
{
    const double scale = m_settings.textScale();
    m_canvas->setTextScale(scale);
    m_composer.setTextScale(scale);
    const double by = scale / std::exchange(m_textScale, scale);
    if (by != 1) {
        recompose();
        QList<QDockWidget*> docks;
        QList<int> widths;
        for (const char* name : {"explorerDock", "inspectorDock"}) {
            docks.append(findChild<QDockWidget*>(QLatin1String(name)));
            widths.append(std::min(qRound(docks.back()->width() * by), width() / 3));
        }
        resizeDocks(docks, widths, Qt::Horizontal);
    }
}

// What there is when nothing was arranged by hand: the map has most of the room. The analyses have what their tallest
// panel would like, or less in a low window, but what it needs: else they would grow, and the map would jump, once it
// has something to show.
void MainWindow::arrangeDocks()
{
    const auto dock = [this](const char* name) { return findChild<QDockWidget*>(QLatin1String(name)); };
    const double scale = m_settings.textScale();
    const auto wide = [&](int usual) { return std::min(qRound(usual * scale), width() / 3); };
    resizeDocks({dock("timelineDock"), dock("analysisDock")}, {108, std::clamp(200 + (height() - 740) / 2, 200, 280)},
                Qt::Vertical);
    resizeDocks({dock("explorerDock"), dock("inspectorDock")}, {wide(216), wide(288)}, Qt::Horizontal);
}

} // namespace roundtrip
