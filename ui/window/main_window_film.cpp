// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline as a film: asked for in a dialog, made frame by frame, given up when asked.
#include <algorithm>

#include "core/picture/motion.h"
#include "ui/film/gif.h"
#include "ui/film/mp4.h"
#include "ui/window/event_captions.h"
#include "ui/window/film_dialog.h"
#include "ui/window/main_window.h"
#include "ui/window/save_name.h"
#include "ui/words/words.h"
#include <QProgressDialog>

namespace roundtrip {

void MainWindow::exportFilm(const QString& ending, const QString& filter)
{
    const auto picture = m_composer.picture();
    if (!picture || !m_motion || m_motion->begin() >= m_motion->end()) {
        tell(tr("Nothing moves in this window of time: there is no film to make."));
        return;
    }
    FilmOptions usual;
    usual.page = pageSeen();
    const auto day = [](Moment moment) { return Date{std::chrono::days(static_cast<int>(moment))}; };
    usual.from = day(m_motion->begin());
    usual.to = day(m_motion->end());
    usual.framesASecond = ending == QLatin1String("gif") ? 12 : 25;
    usual.currency = m_document->book().currency();
    const Focus& focus = m_focus.focus();
    usual.captions = filmCaptions(m_document->book(focus.scenario), focus.question.asOf);
    if (const auto paidBack = m_recoupment.answer() ? paybackCaption(*m_recoupment.answer()) : std::nullopt) {
        usual.captions.push_back(*paidBack);
        std::stable_sort(usual.captions.begin(), usual.captions.end(),
                         [](const FilmCaption& a, const FilmCaption& b) { return a.date < b.date; });
    }
    FilmDialog dialog(usual, m_settings, this);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const QString offered = qt((m_document->path().parent_path() / m_document->path().stem()).string());
    const QString chosen = saveName(this, tr("Export a film"), offered + QLatin1Char('.') + ending, filter, ending);
    if (!chosen.isEmpty()) {
        writeFilm(dialog.options(), utf8(chosen));
    }
}

bool MainWindow::writeFilm(const FilmOptions& options, const std::filesystem::path& file)
{
    Film film(m_composer.picture(), m_motion, options);
    QProgressDialog progress(tr("Making the film…"), tr("Cancel"), 0, film.frames(), this);
    progress.setObjectName(QStringLiteral("filmProgress"));
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(300);
    const auto goOn = [&progress](int done, int) {
        progress.setValue(done);
        return !progress.wasCanceled();
    };
    const QString name = oneLine(qt(file.string()));
    try {
        const bool whole = file.extension() == ".gif" ? writeGif(film, file, goOn) : writeMp4(film, file, goOn);
        tell(whole ? tr("The film is in %1.").arg(name) : tr("The film was given up."));
        return whole;
    } catch (const std::exception& error) {
        fail(tr("The film could not be made: %1").arg(oneLine(qt(error.what()))));
        return false;
    }
}

} // namespace roundtrip
