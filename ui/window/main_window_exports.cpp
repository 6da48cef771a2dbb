// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the window: what is seen, as a file, on the clipboard, on paper; and the tables.
#include "core/interchange/dot.h"
#include "core/interchange/drafts.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/files.h"
#include "core/interchange/gexf.h"
#include "core/interchange/graphml.h"
#include "core/interchange/json.h"
#include "core/interchange/xlsx.h"
#include "ui/film/copy.h"
#include "ui/film/paper.h"
#include "ui/window/icons.h"
#include "ui/window/main_window.h"
#include "ui/window/png_dialog.h"
#include "ui/window/save_name.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPrintPreviewDialog>
#include <QPrinter>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

std::string bytes(const QByteArray& array)
{
    return {array.constData(), static_cast<std::size_t>(array.size())};
}

} // namespace

void MainWindow::wireExports()
{
    auto* menu = menuBar()->findChild<QMenu*>(QStringLiteral("exportMenu"));
    const auto add = [this, menu](const QString& text, const char* name, auto act) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        addAction(action); // for the command palette
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add(tr("Picture as &PNG…"), "exportPng", [this] { exportPicture(QStringLiteral("png"), tr("PNG (*.png)")); });
    add(tr("Picture as &SVG…"), "exportSvg", [this] { exportPicture(QStringLiteral("svg"), tr("SVG (*.svg)")); });
    add(tr("Picture as P&DF…"), "exportPdf", [this] { exportPicture(QStringLiteral("pdf"), tr("PDF (*.pdf)")); });
    menu->addSeparator();
    add(tr("S&lides (PowerPoint)…"), "exportSlides", [this] { exportSlides(); });
    menu->addSeparator();
    add(tr("&Tables (Excel, JSON, graphs)…"), "exportTables", [this] { exportTables(); });
    menu->addSeparator();
    add(tr("Film as &GIF…"), "exportGif", [this] { exportFilm(QStringLiteral("gif"), tr("GIF (*.gif)")); });
    add(tr("Film as &MP4…"), "exportMp4", [this] { exportFilm(QStringLiteral("mp4"), tr("MP4 (*.mp4)")); });
    menu->addSeparator();
    add(tr("&Copy as picture"), "copyPicture", [this] {
        copyPicture();
    })->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    add(tr("P&rint…"), "printPicture", [this] { printPicture(); })->setShortcut(QKeySequence::Print);
}

PageOptions MainWindow::pageSeen() const
{
    m_canvas->standStill(); // what leaves is the picture as it is to be, and so is what one looks at
    PageOptions page;
    page.theme = m_focus.focus().theme;
    if (const auto& loop = m_focus.focus().loop; loop && pictureSeen()) {
        page.emphasis = loopEmphasis(*pictureSeen(), loop->parties);
    }
    page.toDate = paidToDateSeen();
    return page;
}

void MainWindow::exportPicture(const QString& ending, const QString& filter)
{
    const auto picture = pictureToLeave();
    if (!picture) {
        tell(tr("There is no picture yet."));
        return;
    }
    PngWanted png;
    if (ending == QLatin1String("png")) {
        PngDialog dialog(m_settings, this);
        if (dialog.exec() != QDialog::Accepted) {
            return;
        }
        png = dialog.wanted();
    }
    const QString offered = qt((m_document->path().parent_path() / m_document->path().stem()).string());
    const QString chosen =
        saveName(this, tr("Export the picture"), offered + QLatin1Char('.') + ending, filter, ending);
    if (!chosen.isEmpty()) {
        writePicture(utf8(chosen), png);
    }
}

bool MainWindow::writePicture(const fs::path& file, const PngWanted& wanted)
{
    const auto picture = pictureToLeave();
    if (!picture) {
        tell(tr("There is no picture yet."));
        return false;
    }
    PageOptions page = pageSeen();
    try {
        if (file.extension() == ".svg") {
            writeWhole(file, svg(*picture, svgOptions(page)));
        } else if (file.extension() == ".pdf") {
            writeWhole(file, bytes(pdf(*picture, page)));
        } else {
            page.scale = wanted.scale;
            page.transparent = wanted.transparent;
            while (!fitsImage(pagePixels(*picture, page))) {
                page.scale /= 2;
            }
            writeWhole(file, bytes(roundtrip::png(*picture, page)));
        }
    } catch (const fs::filesystem_error& error) {
        fail(tr("%1 could not be written: %2. Choose another place.")
                 .arg(oneLine(qt(file.string())), oneLine(qt(error.code().message()))));
        return false;
    }
    tell(tr("The picture is in %1.").arg(oneLine(qt(file.string()))));
    return true;
}

// All records, whatever is seen: what a scenario changes is among them, as its steps.
void MainWindow::exportTables()
{
    const QString offered = qt((m_document->path().parent_path() / m_document->path().stem()).string());
    const QString chosen = QFileDialog::getSaveFileName(
        this, tr("Export the tables"), offered + QStringLiteral(".xlsx"),
        tr("Excel (*.xlsx);;JSON (*.json);;GraphML (*.graphml);;GEXF (*.gexf);;DOT (*.dot)"));
    if (!chosen.isEmpty()) {
        writeTables(utf8(chosen));
    }
}

bool MainWindow::writeTables(const fs::path& file)
{
    const std::vector<Sheet> sheets = tablesOf(m_document->book());
    const std::string ending = lowerAscii(file.extension().string());
    const bool graph = ending == ".graphml" || ending == ".gexf" || ending == ".dot";
    if (!graph && ending != ".xlsx" && ending != ".json") {
        fail(tr("Tables are written as .xlsx, .json, .graphml, .gexf or .dot. Give the file one of these endings."));
        return false;
    }
    try {
        Drafts drafts;
        if (ending == ".xlsx") {
            writeXlsx(drafts.reserve(file), sheets);
        } else {
            drafts.add(file, ending == ".json"      ? jsonText(sheets)
                             : ending == ".graphml" ? graphmlText(sheets)
                             : ending == ".gexf"    ? gexfText(sheets)
                                                    : dotText(sheets));
        }
        drafts.place();
    } catch (const SheetLimit& limit) {
        fail(tr("Row %1 of %2 does not fit into a workbook. Take JSON.").arg(limit.row).arg(oneLine(qt(limit.table))));
        return false;
    } catch (const fs::filesystem_error& error) {
        fail(tr("%1 could not be written: %2. Choose another place.")
                 .arg(oneLine(qt(file.string())), oneLine(qt(error.code().message()))));
        return false;
    }
    tell(graph ? tr("The parties and flows are in %1; a graph's file has no place for the rest.")
                     .arg(oneLine(qt(file.string())))
               : tr("The tables are in %1.").arg(oneLine(qt(file.string()))));
    return true;
}

void MainWindow::copyPicture()
{
    if (const auto picture = pictureToLeave()) {
        QApplication::clipboard()->setMimeData(copied(*picture, pageSeen()).release());
        tell(tr("The picture is on the clipboard."));
    }
}

void MainWindow::printPicture()
{
    const auto picture = pictureToLeave();
    if (!picture) {
        tell(tr("There is no picture yet."));
        return;
    }
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintPreviewDialog preview(&printer, this);
    connect(&preview, &QPrintPreviewDialog::paintRequested, this,
            [this, picture](QPrinter* on) { print(*on, *picture, pageSeen()); });
    preview.exec();
}

} // namespace roundtrip
