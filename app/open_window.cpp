// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_window.h"

#include <algorithm>
#include <iostream>
#include <string_view>
#include <vector>

#include "app/activity_watch.h"
#include "app/crash_guard.h"
#include "app/sample.h"
#include "ui/canvas/large_blocks.h"
#include "ui/window/crash_note.h"
#include "ui/window/settings.h"
#include "ui/window/shot.h"
#include "ui/window/windows.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(OpenWindow)
};

int fail(const QString& what)
{
    std::cerr << "roundtrip: " << utf8(what) << '\n';
    return 1;
}

// Qt ends a program that finds no display by abort(), which looks like a crash.
bool displayThere(const std::vector<std::string_view>& words)
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") ||
           std::any_of(words.begin(), words.end(), [](std::string_view word) { return word.ends_with("-platform"); });
}

struct Words {
    QCommandLineParser parser;
    QCommandLineOption shot{QStringLiteral("screenshot"), Tr::tr("Write a picture of the window and end."),
                            QStringLiteral("PNG")};
    QCommandLineOption size{QStringLiteral("size"), Tr::tr("The size of the window, such as 1600x1000."),
                            QStringLiteral("WxH"), QStringLiteral("1600x1000")};
    QCommandLineOption theme{QStringLiteral("theme"), Tr::tr("light, dark or contrast."), QStringLiteral("THEME")};
    QCommandLineOption highlight{QStringLiteral("highlight"), Tr::tr("Light a loop by its rank, such as loop:1."),
                                 QStringLiteral("LOOP")};

    QCommandLineOption panel{QStringLiteral("panel"), Tr::tr("Show an analysis by its title, such as Stress."),
                             QStringLiteral("TITLE")};

    explicit Words(const QStringList& arguments)
    {
        parser.setApplicationDescription(Tr::tr("Who pays whom, and where the money goes."));
        parser.addHelpOption();
        parser.addOptions({shot, size, theme, highlight, panel});
        parser.addPositionalArgument(QStringLiteral("FILE"), Tr::tr("the document"));
        parser.process(arguments);
    }
};

} // namespace

int openWindow(int argc, char** argv)
{
    const std::vector<std::string_view> said(argv, argv + argc);
    if (!displayThere(said)) {
        const bool shooting = std::find(said.begin(), said.end(), "--screenshot") != said.end();
        if (!shooting) {
            return fail(Tr::tr("there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. "
                               "The verbs work without one (roundtrip --help lists them)"));
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    returnLargeBlocks();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("roundtrip"));
    QApplication::setApplicationDisplayName(QStringLiteral("Roundtrip"));
    QApplication::setDesktopFileName(QStringLiteral("org.roundtrip.Roundtrip"));
    const Words words(QApplication::arguments());
    const QCommandLineParser& parser = words.parser;
    const bool shooting = parser.isSet(words.shot);
    // A picture is the same whoever makes it: nothing that a person arranged shows on it, and nothing is remembered.
    QTemporaryDir nowhere;
    Settings settings(shooting ? nowhere.filePath(QStringLiteral("settings.ini")) : QString());
    if (shooting) {
        settings.setHintsSeen(true);
    }
    if (parser.isSet(words.theme)) {
        const QString theme = parser.value(words.theme);
        const auto known = themeOf(utf8(theme));
        if (!known) {
            return fail(Tr::tr("--theme: %1 is none of light, dark, contrast").arg(oneLine(theme)));
        }
        settings.setTheme(choiceOf(*known));
    }
    try {
        ActivityWatch watch;
        application.installEventFilter(&watch);
        Windows windows(application, settings, &sampleChanges);
        const QStringList files = parser.positionalArguments();
        const auto note = shooting ? std::nullopt : newestCrashNote(stateFolder());
        // What ended the program right after its start might do so again: then the document is offered, not opened.
        const bool careful = note && note->soon;
        MainWindow* window = !files.isEmpty() ? windows.open(utf8(files.front()))
                             : careful        ? windows.openSample()
                                              : windows.openLast();
        if (note) {
            tellOfCrash(*window, *note);
        }
        if (shooting) {
            ShotOptions options;
            options.file = utf8(parser.value(words.shot));
            options.size = parser.value(words.size);
            options.panel = parser.value(words.panel);
            options.highlight = parser.value(words.highlight);
            const QString problem = takeShot(*window, options);
            return problem.isEmpty() ? 0 : fail(problem);
        }
        return QApplication::exec();
    } catch (const StoreError& problem) {
        return fail(sentence(problem));
    } catch (const std::exception& problem) {
        leaveNote(problem);
        return fail(oneLine(qt(problem.what())));
    }
}

} // namespace roundtrip
