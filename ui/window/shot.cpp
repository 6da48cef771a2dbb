// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shot.h"

#include "ui/window/main_window.h"
#include "ui/words/words.h"
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QPixmap>
#include <QRegularExpression>

namespace roundtrip {

namespace {

constexpr QSize usual(1600, 1000);
constexpr int longest = 60'000; // milliseconds
constexpr int atRest = 1500;    // after the last answer, for drawings that settle

void settle(MainWindow& window)
{
    const QDeadlineTimer deadline(longest);
    QElapsedTimer quiet;
    quiet.start();
    while (!deadline.hasExpired() && quiet.elapsed() < atRest) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (window.composer().working()) {
            quiet.restart();
        }
    }
}

} // namespace

QString takeShot(MainWindow& window, const ShotOptions& options)
{
    window.resize(usual);
    if (!options.size.isEmpty()) {
        static const QRegularExpression shape(QStringLiteral("^([0-9]{3,4})x([0-9]{3,4})$"));
        const auto match = shape.match(options.size);
        if (!match.hasMatch()) {
            return MainWindow::tr("--size: %1 is not a size; write it as 1600x1000").arg(oneLine(options.size));
        }
        window.resize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    window.arrangeDocks(); // a window that nobody arranged, of that size
    if (!options.panel.isEmpty() && !window.showPanel(options.panel)) {
        return MainWindow::tr("--panel: there is no panel %1").arg(oneLine(options.panel));
    }
    settle(window);
    if (!options.highlight.isEmpty()) {
        const int rank = options.highlight.startsWith(QLatin1String("loop:")) ? options.highlight.mid(5).toInt() : 0;
        if (rank < 1 || !window.lightLoop(static_cast<std::size_t>(rank) - 1)) {
            return MainWindow::tr("--highlight: there is no %1; write it as loop:1").arg(oneLine(options.highlight));
        }
        settle(window);
    }
    if (!window.grab().save(qt(options.file.string()), "PNG")) {
        return MainWindow::tr("%1 could not be written; check the name and the rights")
            .arg(oneLine(qt(options.file.string())));
    }
    return {};
}

} // namespace roundtrip
