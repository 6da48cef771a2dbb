// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windows.h"

#include <algorithm>
#include <utility>

#include "core/store/rescue.h"
#include "ui/window/actions.h"
#include "ui/window/versions_dialog.h"
#include "ui/window/waiting.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QStandardPaths>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

constexpr int glideTime = 200; // ms

fs::path samplePath()
{
    const fs::path folder = utf8(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return folder / "AI capital 2026.roundtrip";
}

} // namespace

Windows::Windows(QApplication& application, Settings& settings, std::function<Changes()> sample)
    : m_application(application), m_settings(settings), m_sample(std::move(sample))
{
    resolved(ThemeChoice::system); // the desktop's look is known only until ours is laid over it
    dress();
    connect(&m_application, &QGuiApplication::commitDataRequest, this, [this] { keepSession(); });
}

void Windows::keepSession()
{
    std::vector<MainWindow*> windows = m_windows;
    std::stable_partition(windows.begin(), windows.end(),
                          [](const MainWindow* window) { return window != QApplication::activeWindow(); });
    std::vector<Settings::OpenWindow> session;
    for (MainWindow* window : windows) {
        session.push_back({window->document().path(), window->saveGeometry()});
        window->keepSeen();
    }
    m_settings.setSession(session);
    m_leaving = true;
}

void Windows::quit()
{
    keepSession();
    QApplication::closeAllWindows();
}

void Windows::dress()
{
    applyTheme(m_application, resolved(m_settings.theme()), m_settings.textScale());
    for (MainWindow* window : m_windows) {
        window->setTheme(resolved(m_settings.theme()));
    }
}

MainWindow* Windows::open(const fs::path& file)
{
    return open(file, {});
}

MainWindow* Windows::open(const fs::path& file, const QByteArray& geometry)
{
    if (MainWindow* window = MainWindow::showing(file)) {
        window->raise();
        window->activateWindow();
        return window;
    }
    auto read = answerOf(QApplication::activeWindow(), tr("Opening %1…").arg(oneLine(qt(file.filename().string()))),
                         GivingUp::notOffered, [file](const std::stop_token&) { return Document::read(file); });
    return show(Document::of(std::move(*read)), geometry);
}

MainWindow* Windows::create(const fs::path& file)
{
    if (MainWindow* window = MainWindow::showing(file)) { // it would go on with a file that is gone
        window->raise();
        window->activateWindow();
        window->fail(tr("%1 is open here, so no new document took its place. Choose another name.")
                         .arg(oneLine(qt(file.filename().string()))));
        return window;
    }
    std::unique_ptr<Document> created = Document::create(file, Existing::replace); // the dialog asked
    m_settings.forgetSeen(file);
    return show(std::move(created));
}

MainWindow* Windows::openSample()
{
    const fs::path file = samplePath();
    std::error_code error;
    if (fs::exists(file, error)) {
        return open(file);
    }
    fs::create_directories(file.parent_path());
    Document::create(file)->perform(tr("Add the sample"), m_sample());
    return open(file); // as it is from now on: that is what it can be reverted to
}

MainWindow* Windows::openSession()
{
    const std::vector<Settings::OpenWindow> session = m_settings.session();
    m_settings.setSession({}); // should it end unexpectedly, the next start has the last document
    MainWindow* last = nullptr;
    std::vector<StoreError> problems;
    for (const Settings::OpenWindow& kept : session) {
        std::error_code error;
        if (!fs::exists(kept.file, error)) {
            continue; // its disk may come back: it is among the recent files
        }
        try {
            last = open(kept.file, kept.geometry);
        } catch (const StoreError& problem) {
            problems.push_back(problem);
        }
    }
    if (last != nullptr) {
        for (const StoreError& problem : problems) {
            explain(last, problem);
        }
    }
    return last;
}

MainWindow* Windows::openLast()
{
    if (MainWindow* window = openSession()) {
        return window;
    }
    const std::vector<fs::path> recent = m_settings.recentFiles();
    if (recent.empty()) {
        return openSample();
    }
    try {
        return open(recent.front());
    } catch (const StoreError& problem) {
        MainWindow* window = openSample();
        explain(window, problem);
        return window;
    }
}

void Windows::explain(MainWindow* window, const StoreError& problem)
{
    if (problem.kind != StoreError::Kind::damaged) {
        window->fail(sentence(problem));
        return;
    }
    window->fail(sentence(problem), tr("Save what can be saved"), [this, window, path = problem.path] {
        try {
            openRescued(path);
        } catch (const StoreError& again) {
            window->fail(sentence(again));
        }
    });
}

void Windows::openRescued(const fs::path& damaged)
{
    const fs::path target = rescuedName(damaged);
    const auto rescued =
        answerOf(QApplication::activeWindow(), tr("Saving what can be saved…"), GivingUp::notOffered,
                 [damaged, target, name = utf8(tr("Save what could be saved"))](const std::stop_token&) {
                     Rescued saved = rescue(damaged);
                     writeRescued(saved, target, name);
                     return saved;
                 });
    open(target)->tell(sentence(*rescued));
}

MainWindow* Windows::show(std::unique_ptr<Document> document, const QByteArray& geometry)
{
    m_leaving = false; // a desktop's session can go on after all
    m_settings.addRecentFile(document->path());
    auto* window = new MainWindow(std::move(document), m_settings);
    m_windows.push_back(window);
    window->canvas().setGlideTime(glideTime);
    if (!geometry.isEmpty()) {
        window->restoreGeometry(geometry);
    }
    const auto told = [this, window](const auto& act) {
        try {
            act();
        } catch (const StoreError& problem) {
            explain(window, problem);
        }
    };
    connect(window, &MainWindow::openAsked, this, [this, told](const fs::path& file) { told([&] { open(file); }); });
    connect(window, &MainWindow::newAsked, this, [this, told](const fs::path& file) { told([&] { create(file); }); });
    connect(window, &MainWindow::sampleAsked, this, [this, told] { told([&] { openSample(); }); });
    connect(window, &MainWindow::themeAsked, this, &Windows::setTheme);
    connect(window, &MainWindow::textScaleAsked, this, &Windows::setTextScale);
    connect(window, &MainWindow::closed, this, [this, window] {
        std::erase(m_windows, window);
        if (m_windows.empty() && !m_leaving) {
            m_settings.setSession({});
        }
    });
    connect(window->actions().quit, &QAction::triggered, this, &Windows::quit);
    window->show();
    window->lookAgain(); // it has its size
    tellOfConflictCopies(*window);
    if (!m_settings.hintsSeen()) {
        window->showHints();
    }
    return window;
}

void Windows::setTheme(ThemeChoice choice)
{
    m_settings.setTheme(choice);
    dress();
}

void Windows::setTextScale(double scale)
{
    m_settings.setTextScale(scale);
    dress();
}

} // namespace roundtrip
