// SPDX-License-Identifier: GPL-3.0-or-later
// The window's files: others opened, copies made, files dropped on it, its own closed.
#include "core/interchange/csv.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "ui/panels/records_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/window/actions.h"
#include "ui/window/import_dialog.h"
#include "ui/window/import_words.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/save_name.h"
#include "ui/window/waiting.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QUrl>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

QString documentFilter()
{
    return MainWindow::tr("Roundtrip documents (*.roundtrip)");
}

QString documentEnding()
{
    return QStringLiteral("roundtrip");
}

std::vector<fs::path> filesOf(const QMimeData& dropped)
{
    std::vector<fs::path> files;
    for (const QUrl& url : dropped.urls()) {
        if (url.isLocalFile()) {
            files.emplace_back(utf8(url.toLocalFile()));
        }
    }
    return files;
}

// Beside the document, where nothing lies yet: "deals copy.roundtrip", then "deals copy 2.roundtrip".
fs::path freeCopyName(const fs::path& document)
{
    const std::string copied = document.stem().string() + utf8(MainWindow::tr(" copy"));
    const auto named = [&](const std::string& stem) { return document.parent_path() / (stem + ".roundtrip"); };
    fs::path name = named(copied);
    std::error_code ignored;
    for (int number = 2; fs::exists(fs::symlink_status(name, ignored)); ++number) {
        name = named(copied + ' ' + std::to_string(number));
    }
    return name;
}

QString clipboardWord()
{
    return MainWindow::tr("the clipboard");
}

// The text as a table that is known by its headings; no sheet where it is none.
ReadSheets tableIn(const QString& text)
{
    ReadSheets read = readCsv(utf8(text), {}, utf8(clipboardWord()));
    if (!read.sheets.empty() && (read.sheets.front().rows.empty() || guessedUse(read.sheets.front()).table.empty())) {
        read.sheets.clear();
    }
    return read;
}

} // namespace

MainWindow* MainWindow::showing(const fs::path& file)
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* window = qobject_cast<MainWindow*>(widget);
        std::error_code error;
        if (window != nullptr && window->isVisible() && fs::equivalent(window->m_document->path(), file, error)) {
            return window;
        }
    }
    return nullptr;
}

void MainWindow::wireFileActions()
{
    const Actions& act = *m_actions;
    connect(act.newDocument, &QAction::triggered, this, &MainWindow::chooseNewFile);
    connect(act.open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(act.openSample, &QAction::triggered, this, &MainWindow::sampleAsked);
    connect(act.import, &QAction::triggered, this, &MainWindow::chooseTables);
    connect(act.duplicate, &QAction::triggered, this, &MainWindow::duplicate);
    connect(act.revert, &QAction::triggered, this, &MainWindow::revert);
    connect(act.saveCopy, &QAction::triggered, this, &MainWindow::chooseCopy);
    connect(act.close, &QAction::triggered, this, &QWidget::close);
    auto* recent = menuBar()->findChild<QMenu*>(QStringLiteral("recentFiles"));
    connect(recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
}

void MainWindow::fillRecentFiles()
{
    auto* menu = menuBar()->findChild<QMenu*>(QStringLiteral("recentFiles"));
    menu->clear();
    for (const fs::path& file : m_settings.recentFiles()) {
        QAction* action = menu->addAction(menuText(qt(file.filename().string())));
        action->setToolTip(tooltipText(qt(file.string())));
        connect(action, &QAction::triggered, this, [this, file] { emit openAsked(file); });
    }
    if (menu->isEmpty()) {
        menu->addAction(tr("No document was opened before"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Forget these")), &QAction::triggered, this, [this] { m_settings.clearRecentFiles(); });
}

void MainWindow::chooseFile()
{
    const QString folder = qt(m_document->path().parent_path().string());
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Open a document"), folder, documentFilter());
    if (!chosen.isEmpty()) {
        emit openAsked(utf8(chosen));
    }
}

void MainWindow::chooseNewFile()
{
    const QString folder = qt((m_document->path().parent_path() / "deals.roundtrip").string());
    const QString chosen = saveName(this, tr("Make a new document"), folder, documentFilter(), documentEnding());
    if (!chosen.isEmpty()) {
        emit newAsked(utf8(chosen));
    }
}

void MainWindow::chooseCopy()
{
    const QString offered = qt(freeCopyName(m_document->path()).string());
    const QString chosen = saveName(this, tr("Save a copy"), offered, documentFilter(), documentEnding());
    if (chosen.isEmpty()) {
        return;
    }
    if (const MainWindow* open = showing(utf8(chosen))) {
        fail((open == this ? tr("%1 is this document itself. Give the copy another name.")
                           : tr("%1 is open in another window. Give the copy another name."))
                 .arg(oneLine(chosen)));
        return;
    }
    try {
        // The dialog asked whether a file that is there may go.
        m_document->copyTo(utf8(chosen), Existing::replace);
        m_settings.forgetSeen(utf8(chosen)); // of what was there
        tell(tr("A copy is in %1.").arg(oneLine(chosen)));
    } catch (const StoreError& error) {
        fail(sentence(error));
    }
}

void MainWindow::duplicate()
{
    try {
        const fs::path copy = freeCopyName(m_document->path());
        m_document->copyTo(copy);
        m_settings.forgetSeen(copy); // of one that was called so
        emit openAsked(copy);
    } catch (const StoreError& error) {
        fail(sentence(error), tr("Save a copy elsewhere…"), [this] { chooseCopy(); });
    }
}

void MainWindow::revert()
{
    if (m_document->revert(tr("Revert to how it was opened"))) {
        tell(tr("The document is as it was when it was opened; one undo takes that back."));
    }
}

void MainWindow::chooseTables()
{
    const QString folder = qt(m_document->path().parent_path().string());
    const QStringList chosen = QFileDialog::getOpenFileNames(this, tr("Import tables"), folder,
                                                             tr("Tables (*.csv *.tsv *.json *.xlsx *.graphml *.gexf)"));
    std::vector<fs::path> files;
    for (const QString& file : chosen) {
        files.emplace_back(utf8(file));
    }
    if (!files.empty()) {
        importTables(files);
    }
}

bool MainWindow::importTables(const std::vector<fs::path>& sources)
{
    const auto read = answerOf(this, tr("Reading tables…"), GivingUp::offered,
                               [sources](const std::stop_token&) { return readTables(sources); });
    if (!read) {
        tell(tr("The import was given up."));
        return false;
    }
    if (!read->problems.empty()) {
        fail(tr("Nothing was imported. %1").arg(sentence(read->problems)));
        return false;
    }
    previewImport(read->sheets, qt(sources.front().filename().string()));
    return true;
}

// Cells of a spreadsheet, the first row their columns: which table it is, they say.
void MainWindow::pasteTable(const QString& text)
{
    const ReadSheets read = tableIn(text);
    if (read.sheets.empty()) {
        tell(tr(
            "Nothing on the clipboard can be pasted here. Copy parties or flows, or cells of a spreadsheet under a row "
            "that names the columns, such as payer, payee and amount."));
        return;
    }
    previewImport(read.sheets, clipboardWord());
}

// Into the table of records: under headings as a table, else into the cells from the current one on.
void MainWindow::pasteCells(const QString& text)
{
    if (!tableIn(text).sheets.empty()) {
        pasteTable(text);
        return;
    }
    m_records->paste(cellsOf(text));
}

void MainWindow::previewImport(const std::vector<Sheet>& sheets, const QString& source)
{
    auto* dialog = new ImportDialog(m_document->book(), sheets, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, source] {
        // Against the document as it is by now: another window may have written to it.
        const auto import =
            answerOf(this, tr("Importing…"), GivingUp::notOffered,
                     [dialog, book = m_document->book()](const std::stop_token&) { return dialog->made(book); });
        if (!import->problems.empty()) {
            fail(tr("Nothing was imported. %1").arg(sentence(import->problems)));
        } else if (m_document->perform(tr("Import %1").arg(oneLine(source)), import->changes)) {
            tell(tr("%1 records came in or changed; one undo takes them back.").arg(import->changes.size()));
        }
    });
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesOf(*event->mimeData()).empty()) {
        event->acceptProposedAction();
    }
}

// Documents are opened, everything else is taken for tables.
void MainWindow::dropEvent(QDropEvent* event)
{
    std::vector<fs::path> tables;
    for (const fs::path& file : filesOf(*event->mimeData())) {
        if (file.extension() == ".roundtrip") {
            emit openAsked(file);
        } else {
            tables.push_back(file);
        }
    }
    if (!tables.empty()) {
        importTables(tables);
    }
    event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const QString lost = tr("What is typed on the map is not in the document yet. Finish it, or close the window once "
                            "more to give it up.");
    if (!m_canvas->leaveEditor() && !(m_messages->isVisibleTo(this) && m_messages->text() == lost)) {
        fail(lost);
        event->ignore();
        return;
    }
    m_timeline->setPlaying(false);
    m_settings.setWindow(saveGeometry(), saveState());
    keepSeen();
    emit closed();
    event->accept();
}

} // namespace roundtrip
