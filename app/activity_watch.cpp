// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activity_watch.h"

#include "app/crash_guard.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"
#include <QEvent>

namespace roundtrip {

namespace {

const char* wordOf(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress: return "mouse pressed";
    case QEvent::MouseButtonRelease: return "mouse released";
    case QEvent::MouseButtonDblClick: return "double click";
    case QEvent::Wheel: return "wheel";
    case QEvent::KeyPress: return "key";
    case QEvent::Shortcut: return "shortcut";
    case QEvent::ContextMenu: return "context menu";
    case QEvent::Drop: return "drop";
    case QEvent::Close: return "close";
    default: return nullptr;
    }
}

} // namespace

bool ActivityWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (const char* word = wordOf(event->type())) {
        std::string what = std::string(word) + " at " + watched->metaObject()->className();
        if (!watched->objectName().isEmpty()) {
            what += ' ' + utf8(watched->objectName());
        }
        noteInput(what);
    } else if (event->type() == QEvent::Polish || event->type() == QEvent::WindowActivate) {
        if (auto* window = qobject_cast<MainWindow*>(watched)) {
            Document& document = window->document();
            noteDocument(document.path().string());
            if (event->type() == QEvent::Polish) { // which comes once
                connect(&document, &Document::acting, this, [&document](const QString& what) {
                    noteDocument(document.path().string());
                    noteAction(utf8(what));
                });
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace roundtrip
