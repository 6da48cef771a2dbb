// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of the window as a person sees it, once everything that was asked is answered.
#pragma once

#include <filesystem>

#include <QString>

namespace roundtrip {

class MainWindow;

struct ShotOptions {
    std::filesystem::path file; // .png
    QString size;               // "1600x1000"; empty: as it is
    QString panel;              // the title of a tab, such as "Stress"; empty: the first
    QString highlight;          // "loop:1", the rank of a loop; empty: none
};

// Waits for the answers and for what moves to come to rest, and writes the picture. A sentence where it cannot.
QString takeShot(MainWindow& window, const ShotOptions& options);

} // namespace roundtrip
