// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a run that ended unexpectedly: the note as it is, to be read and copied, and the document as it was.
#pragma once

#include "ui/window/crash_note.h"
#include <QDialog>

namespace roundtrip {

// Promise: nothing leaves the machine; what may be sent is shown whole.
class CrashDialog : public QDialog {
    Q_OBJECT

public:
    explicit CrashDialog(const CrashNote& note, QWidget* parent = nullptr);

signals:
    void openAsked(const std::filesystem::path& document);
};

} // namespace roundtrip
