// SPDX-License-Identifier: GPL-3.0-or-later
// The windows of the program: a document each, opened, remembered and dressed alike.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/model/change.h"
#include "ui/window/main_window.h"
#include "ui/window/settings.h"
#include <QObject>

class QApplication;

namespace roundtrip {

// Promise: a document is open in one window of this program at most; a file that cannot be opened is told where it was
// asked for, and closes nothing.
class Windows : public QObject {
    Q_OBJECT

public:
    // `sample` makes what fills an empty document with the sample.
    Windows(QApplication& application, Settings& settings, std::function<Changes()> sample);

    // Opens a document, or shows the window it is open in. Throws StoreError.
    MainWindow* open(const std::filesystem::path& file);
    MainWindow* create(const std::filesystem::path& file);
    // The copy of the sample that the person works in, made where there is none yet.
    MainWindow* openSample();
    // What a start without a file shows: the windows that were open when the program was left, but for documents that
    // are gone; else the last document, or the sample. Why one could not be opened is told over another.
    MainWindow* openLast();

    void setTheme(ThemeChoice choice);
    void setTextScale(double scale);
    const std::vector<MainWindow*>& all() const { return m_windows; }

private:
    MainWindow* open(const std::filesystem::path& file, const QByteArray& geometry);
    // As it was looked at when its window was closed last.
    MainWindow* show(std::unique_ptr<Document> document, const QByteArray& geometry = {});
    MainWindow* openSession(); // null where there is none
    void keepSession();
    void quit();
    void dress();
    // Why something was not done, over a window; of a damaged document with the offer to save what can be saved.
    void explain(MainWindow* window, const StoreError& problem);
    // What can be saved of a document, as a new one beside it. Throws StoreError.
    void openRescued(const std::filesystem::path& damaged);

    QApplication& m_application;
    Settings& m_settings;
    std::function<Changes()> m_sample;
    std::vector<MainWindow*> m_windows;
    bool m_leaving = false; // all windows, by one act: the session is kept
};

} // namespace roundtrip
