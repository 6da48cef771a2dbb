// SPDX-License-Identifier: GPL-3.0-or-later
// The window on one document: the canvas in the middle, and round it all that says what is seen.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ui/canvas/canvas.h"
#include "ui/document/composer.h"
#include "ui/document/document.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/document/looks.h"
#include "ui/document/view_picture.h"
#include "ui/film/page.h"
#include "ui/panels/recoupment_question.h"
#include "ui/slides/slides.h"
#include "ui/window/round_player.h"
#include "ui/window/settings.h"
#include <QMainWindow>

class QMenu;
class QStackedWidget;
class QTabWidget;

namespace roundtrip {

struct Actions;
class CanvasActions;
struct FigureParts;
struct PaletteEntry;
struct FilmOptions;
struct Sheet;
class CircularityPanel;
class CommandPalette;
class ComparePanel;
class CoveragePanel;
class ExplorerPanel;
class ExposurePanel;
class HistoryPanel;
class HostingPanel;
class InspectorPanel;
class LoopsPanel;
class MessageBar;
class PaymentsPanel;
class PictureView;
class QuestionBar;
class RecoupmentPanel;
class RecordsPanel;
class RegisterPanel;
class ScenarioBanner;
class StatusLine;
class StressPanel;
class TimelinePanel;
class TracePanel;

// Promise: one window, one document, for as long as the window lives. What is seen follows the document and the focus;
// the window itself decides nothing about either.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(std::unique_ptr<Document> document, Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    // The window that has this document open; null where none has.
    static MainWindow* showing(const std::filesystem::path& file);

    Document& document() { return *m_document; }
    FocusHolder& focus() { return m_focus; }
    Composer& composer() { return m_composer; }
    const RoundPlayer& round() const { return m_round; }
    Canvas& canvas() { return *m_canvas; }
    const Actions& actions() const { return *m_actions; }

    void setTheme(Theme theme);
    // Gives the docks the sizes that they have where nobody gave them others.
    void arrangeDocks();
    // A line in place: a remark, or what went wrong.
    void tell(const QString& sentence);
    void fail(const QString& sentence);
    // With a button that does something about it.
    void fail(const QString& sentence, const QString& remedy, const std::function<void()>& act);
    // Shows what the tables would do to the document, before it is done as one action; false where they cannot be read.
    bool importTables(const std::vector<std::filesystem::path>& sources);
    // Lights the loop of that place in the list of findings, from 0; false where there is none.
    bool lightLoop(std::size_t index);
    // Shows the analysis of that title; false where there is none.
    bool showPanel(const QString& title);
    // Writes what is seen, by the file's ending: .svg, .pdf or .png. What went wrong is told in place.
    bool writePicture(const std::filesystem::path& file, const PngWanted& wanted = {});
    // Makes slides off the window's thread and writes them; false where they were given up or could not be.
    bool writeSlides(const SlidesWanted& wanted, const std::filesystem::path& file);
    // Has the settings know how the document is looked at, and looks at it so again.
    void keepSeen() const;
    void lookAgain();
    // Three short hints over the canvas, gone with the first click on them.
    void showHints();

signals:
    // For who keeps the windows.
    void openAsked(const std::filesystem::path& file);
    void newAsked(const std::filesystem::path& file);
    void sampleAsked();
    void themeAsked(roundtrip::ThemeChoice choice);
    void textScaleAsked(double scale);
    void closed();

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void recompose();
    // What is built, in this order.
    void makePanels();
    void makeDocks();
    void makeMenus();
    void makeToolBar();
    void wireCanvas();
    void wireDocument();
    void wireFindings();
    void wirePayments();
    void wireRound();
    void wireRebase();
    void wireActions();
    void wireMapStyle();
    void wireFileActions();
    void wireExports();

    void followFocus(const Focus& now, const Focus& before);
    void followDocument();
    void followTurningDays();
    // In main_window_rebase.cpp: back to the base, with a word, where the scenario was deleted or its making undone.
    void leaveGoneScenario();
    // What is half typed when another scenario is chosen is taken in the one where it was begun; the rest is told.
    void endTyping();
    void setMapStyle(const MapStyle& style);
    void followTextScale();
    void followMapStyle();
    void followBaseFindings();
    void raisePanel(QWidget* panel);
    void showPanel(QWidget* panel); // and gives it the keyboard
    // The panes, in main_window_panes.cpp.
    void makePanes();
    void stepPane(int by);
    void takeKeyboardTo(QWidget* analysis);
    void goTo(const RecordKey& record);
    void activate(const RecordKey& record);
    void showPayments(const QString& figure, const FigureParts& parts);
    void showPaymentsOfSelection();
    // The middle of the window, in main_window_views.cpp.
    void makeViews();
    void setView(ViewKind view);
    // Saved views, in main_window_saved_views.cpp.
    void makeSavedViews();
    void followSavedViews();
    void fillSavedViews();
    Looks looks() const;
    void saveView();
    void openView(SavedViewId view);
    void look(const Looks& wanted);
    void updateView(SavedViewId view);
    void renameView(SavedViewId view);
    void typeViewName(const QString& before, const std::function<void(const QString&)>& take);
    void composeView();
    std::shared_ptr<const Picture> pictureSeen() const;    // may be none yet
    std::shared_ptr<const Picture> pictureToLeave() const; // with what is laid over it in its legend
    void showMap();
    void layOutChosen(LayoutKind layout);
    // These cards, at least two, or all; as one action, whatever is edited meanwhile.
    void layOut(LayoutKind layout, const std::vector<PartyId>& chosen, const QString& name);
    void openPalette();
    void addQuestion(std::vector<PaletteEntry>& entries);
    void chooseFile();
    void chooseNewFile();
    void chooseCopy();
    void duplicate();
    void revert();
    void chooseTables();
    void pasteTable(const QString& text);
    void pasteCells(const QString& text);
    void previewImport(const std::vector<Sheet>& sheets, const QString& source);
    void fillRecentFiles();
    // What is seen now, as a page: the theme, and the loop that is lit.
    PageOptions pageSeen() const;
    bool paidToDateSeen() const; // on the map, at rest on a day
    void exportPicture(const QString& ending, const QString& filter);
    void exportFilm(const QString& ending, const QString& filter);
    bool writeFilm(const FilmOptions& options, const std::filesystem::path& file);
    void exportTables();
    bool writeTables(const std::filesystem::path& file);
    void exportSlides();
    void copyPicture();
    void printPicture();

    Settings& m_settings;
    double m_textScale = m_settings.textScale(); // that the docks beside the map are wide for
    bool m_arranged = false; // the docks have the sizes that a person gave them, or their first ones
    std::unique_ptr<Document> m_document;
    FocusHolder m_focus;
    Editor m_editor;
    Composer m_composer;
    std::shared_ptr<const Motion> m_motion; // of the composer's picture
    RecoupmentQuestion m_recoupment;
    RoundPlayer m_round;
    QString m_scenarioName; // of the one that is looked at, to be named when it is gone
    QString m_goneTold;     // of a scenario that went: another window's change is no news beside that
    QString m_notTaken;     // what was told of text when the scenario was left last
    MapOptions m_mapOptions;
    MapStyle m_styleKept;      // by the document, when it was last looked at
    bool m_pairChosen = false; // by a selection: findings choose another only once nothing is paid between the two
    std::optional<InvestorPair> m_pairOffered; // by findings

    std::unique_ptr<Actions> m_actions;
    Canvas* m_canvas = nullptr;
    CanvasActions* m_canvasActions = nullptr;
    PictureView* m_pictureView = nullptr;
    QStackedWidget* m_views = nullptr; // of both
    ViewKind m_view = ViewKind::graph;
    // What the picture of a view depends on; looking alone is not among it.
    struct ViewAsked {
        ViewKind view = ViewKind::graph;
        std::uint64_t edition = 0;
        std::optional<ScenarioId> scenario;
        Question question;
        double textScale = 1;

        bool operator==(const ViewAsked&) const = default;
    };
    ViewAsked m_viewAsked;                     // the newest wins
    std::shared_ptr<const Picture> m_viewLeft; // what the view shows, with text of the usual size: as it is left behind
    QMenu* m_savedViews = nullptr;
    QAction *m_saveView = nullptr, *m_updateView = nullptr, *m_renameView = nullptr, *m_removeView = nullptr;
    std::optional<SavedViewId> m_savedView; // that was opened or saved last
    MessageBar* m_messages = nullptr;
    ScenarioBanner* m_banner = nullptr;
    QuestionBar* m_question = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    TimelinePanel* m_timeline = nullptr;
    ExplorerPanel* m_explorer = nullptr;
    InspectorPanel* m_inspector = nullptr;
    LoopsPanel* m_loops = nullptr;
    ExposurePanel* m_exposure = nullptr;
    CircularityPanel* m_circularity = nullptr;
    RecoupmentPanel* m_recoupmentPanel = nullptr;
    CoveragePanel* m_coverage = nullptr;
    TracePanel* m_trace = nullptr;
    StressPanel* m_stress = nullptr;
    HistoryPanel* m_history = nullptr;
    HostingPanel* m_hosting = nullptr;
    ComparePanel* m_compare = nullptr;
    RecordsPanel* m_records = nullptr;
    RegisterPanel* m_register = nullptr;
    PaymentsPanel* m_payments = nullptr;
    QTabWidget* m_tabs = nullptr;
};

} // namespace roundtrip
