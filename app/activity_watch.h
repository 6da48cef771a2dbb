// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the note of a crash (crash_guard.h) what the window was about: the last input, the last action, the document.
#pragma once

#include <QObject>

namespace roundtrip {

// Promise: sees every event before its receiver does and lets all of them pass. Of an input only its kind and the
// receiver's class and name are kept, never what was typed.
class ActivityWatch : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace roundtrip
