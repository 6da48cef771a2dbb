// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen as slides: asked for in a dialog, made off the window's thread, given up when asked.
#include <fstream>
#include <iterator>

#include "core/cashflow/network.h"
#include "core/export/package.h"
#include "core/interchange/files.h"
#include "ui/window/main_window.h"
#include "ui/window/save_name.h"
#include "ui/window/slides_dialog.h"
#include "ui/window/waiting.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

// Nothing where it cannot be read.
std::optional<std::string> bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    return !in.is_open() || in.bad() || bytes.empty() ? std::nullopt : std::optional(std::move(bytes));
}

} // namespace

void MainWindow::exportSlides()
{
    if (!m_composer.picture() || !m_motion || !pictureSeen()) {
        tell(tr("There is no picture yet."));
        return;
    }
    SlidesDialog dialog(m_settings, this);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    SlidesWanted wanted = dialog.wanted();
    if (const QString house = dialog.house(); !house.isEmpty()) {
        const auto bytes = bytesOf(utf8(house));
        if (!bytes) {
            fail(tr("The template %1 cannot be read. Choose another, or none.").arg(oneLine(house)));
            return;
        }
        wanted.house = *bytes;
    }
    const QString offered = qt((m_document->path().parent_path() / m_document->path().stem()).string());
    const QString chosen = saveName(this, tr("Export slides"), offered + QStringLiteral(".pptx"),
                                    tr("PowerPoint (*.pptx)"), QStringLiteral("pptx"));
    if (!chosen.isEmpty()) {
        writeSlides(wanted, utf8(chosen));
    }
}

bool MainWindow::writeSlides(const SlidesWanted& wanted, const fs::path& file)
{
    SlidesSubject subject;
    subject.book = m_document->book(m_focus.focus().scenario);
    subject.question = m_focus.focus().question;
    // Loops are lit and years are paid on the map alone.
    subject.picture = wanted.deck || wanted.years ? m_composer.picture() : pictureSeen();
    subject.motion = m_motion;
    const PageOptions page = pageSeen();
    subject.theme = page.theme;
    if (subject.picture == pictureSeen()) {
        subject.emphasis = page.emphasis;
    }

    try {
        const auto bytes = answerOf(
            this, tr("Making the slides…"), GivingUp::offered,
            [subject, wanted](const std::stop_token& cancel) { return pptx(slides(subject, wanted, cancel)); });
        if (!bytes) {
            tell(tr("The slides were given up."));
            return false;
        }
        writeWhole(file, *bytes);
    } catch (const fs::filesystem_error& error) {
        fail(tr("%1 could not be written: %2. Choose another place.")
                 .arg(oneLine(qt(file.string())), oneLine(qt(error.code().message()))));
        return false;
    } catch (const std::exception& error) {
        fail(tr("The slides could not be made: %1").arg(oneLine(qt(error.what()))));
        return false;
    }
    tell(tr("The slides are in %1.").arg(oneLine(qt(file.string()))));
    return true;
}

} // namespace roundtrip
