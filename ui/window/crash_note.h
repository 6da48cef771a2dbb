// SPDX-License-Identifier: GPL-3.0-or-later
// The notes that runs which ended unexpectedly left in a folder: read, told of once, shown whole.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <QString>

namespace roundtrip {

class MainWindow;

struct CrashNote {
    std::filesystem::path file;
    QString text;                   // all of it
    std::filesystem::path document; // empty where none was open
    QString time;                   // as it stands in the note
    bool soon = false;              // within half a minute of the start
};

// The newest note that was not told of yet; older ones count as told. Nothing where there is none.
std::optional<CrashNote> newestCrashNote(const std::filesystem::path& folder);

// Says so in the window's line, with a button that shows the note and offers the document. From then on the note
// counts as told; the last few are kept for who wants to send one later.
void tellOfCrash(MainWindow& window, const CrashNote& note);

} // namespace roundtrip
