// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/waiting.h"

#include <chrono>
#include <exception>

#include <QEventLoop>
#include <QFutureWatcher>
#include <QProgressDialog>
#include <QTimer>
#include <QtConcurrentRun>

namespace roundtrip {

namespace {

// What is done by then needs no dialog: it would only flicker.
constexpr std::chrono::milliseconds aMoment{300};

} // namespace

bool waitFor(QWidget* parent, const QString& what, GivingUp givingUp, std::function<void(const std::stop_token&)> work)
{
    auto problem = std::make_shared<std::exception_ptr>();
    std::stop_source stop;
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcher<void>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([problem, work = std::move(work), cancel = stop.get_token()] {
        try {
            work(cancel);
        } catch (...) {
            *problem = std::current_exception();
        }
    }));
    QTimer::singleShot(aMoment, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!watcher.isFinished()) {
        const bool offered = givingUp == GivingUp::offered;
        QProgressDialog dialog(what, offered ? QProgressDialog::tr("Cancel") : QString(), 0, 0, parent);
        dialog.setObjectName(QStringLiteral("waiting"));
        dialog.setWindowModality(Qt::ApplicationModal);
        QObject::connect(&dialog, &QProgressDialog::canceled, &loop, &QEventLoop::quit);
        // Escape is a shortcut of its button, but in a window that is not active yet it only closes the dialog.
        QObject::connect(&dialog, &QDialog::rejected, &dialog, &QProgressDialog::canceled);
        dialog.show();
        while (!watcher.isFinished() && !(offered && dialog.wasCanceled())) {
            loop.exec(offered ? QEventLoop::AllEvents : QEventLoop::ExcludeUserInputEvents);
        }
    }
    if (!watcher.isFinished()) {
        stop.request_stop();
        return false;
    }
    if (*problem) {
        std::rethrow_exception(*problem);
    }
    return true;
}

} // namespace roundtrip
