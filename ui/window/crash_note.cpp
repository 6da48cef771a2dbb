// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/crash_note.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "ui/window/crash_dialog.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"
#include <QFile>
#include <QStringList>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

constexpr int soonSeconds = 30;
constexpr std::size_t mostKept = 5;
constexpr qint64 mostRead = 64 * 1024; // a note is a few thousand bytes

const std::string untold = ".txt";
const std::string told = ".told";

// The newest first: their names hold the time, in seconds of ten digits for the next 250 years.
std::vector<fs::path> notes(const fs::path& folder, const std::string& ending)
{
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().filename().string().starts_with("crash-") && entry.path().extension() == ending) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.rbegin(), files.rend());
    return files;
}

QString valueOf(const QStringList& lines, const QString& name)
{
    const auto line = std::find_if(lines.begin(), lines.end(),
                                   [&](const QString& each) { return each.startsWith(name + QLatin1String(": ")); });
    const QString value = line == lines.end() ? QString() : line->mid(name.size() + 2);
    return value == QLatin1String("none") ? QString() : value;
}

} // namespace

std::optional<CrashNote> newestCrashNote(const fs::path& folder)
{
    const std::vector<fs::path> files = notes(folder, untold);
    if (files.empty()) {
        return std::nullopt;
    }
    QFile file(qt(files.front().string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    CrashNote note;
    note.file = files.front();
    note.text = QString::fromUtf8(file.read(mostRead));
    const QStringList lines = note.text.split(QLatin1Char('\n'));
    note.document = utf8(valueOf(lines, QStringLiteral("document")));
    note.time = valueOf(lines, QStringLiteral("time"));
    bool counted = false;
    const int seconds = valueOf(lines, QStringLiteral("seconds since the start")).toInt(&counted);
    note.soon = counted && seconds < soonSeconds;
    return note;
}

void tellOfCrash(MainWindow& window, const CrashNote& note)
{
    CrashNote kept = note;
    std::error_code none;
    for (const fs::path& file : notes(note.file.parent_path(), untold)) {
        fs::rename(file, fs::path(file).replace_extension(told), none);
    }
    kept.file.replace_extension(told);
    const std::vector<fs::path> all = notes(note.file.parent_path(), told);
    for (std::size_t i = mostKept; i < all.size(); ++i) {
        fs::remove(all[i], none);
    }
    const QString sentence =
        note.document.empty()
            ? MainWindow::tr("Roundtrip ended unexpectedly (%1).").arg(oneLine(note.time))
            : MainWindow::tr("Roundtrip ended unexpectedly (%1) while %2 was open. All that was done by then is in it.")
                  .arg(oneLine(note.time), oneLine(qt(note.document.filename().string())));
    window.fail(sentence, MainWindow::tr("Show what is known"), [&window, kept] {
        auto* dialog = new CrashDialog(kept, &window);
        QObject::connect(dialog, &CrashDialog::openAsked, &window, &MainWindow::openAsked);
        dialog->open();
    });
}

} // namespace roundtrip
