// SPDX-License-Identifier: GPL-3.0-or-later
// Exports out of the window as a person makes them: the menu, a dialog, the file's name.
#pragma once

#include <functional>

#include "tests/ui/window/file_dialogs.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include <QDialog>
#include <gtest/gtest.h>

namespace roundtrip::testing {

// Opens the entry of that letter, lets the dialog of that name be filled in and names the file.
inline void exportBy(WindowBench& bench, Qt::Key letter, const char* name, const QString& file,
                     const std::function<void(QDialog&)>& choose)
{
    bool named = false;
    bool chosen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        QWidget* modal = QApplication::activeModalWidget();
        if (auto* files = qobject_cast<QFileDialog*>(modal); files != nullptr && !named) {
            named = true;
            typeInto(*files, file);
        } else if (auto* dialog = qobject_cast<QDialog*>(modal);
                   dialog != nullptr && dialog->objectName() == QLatin1String(name) && !chosen) {
            chosen = true;
            choose(*dialog);
            QTest::keyClick(dialog, Qt::Key_Return);
        }
    });
    look.start(10);
    clickMenu(*bench.window, {"File", "Export"});
    QTest::keyClick(bench.window->menuBar()->findChild<QMenu*>(QStringLiteral("exportMenu")), letter);
    comeBack(*bench.window);
    EXPECT_TRUE(chosen);
    EXPECT_TRUE(named);
}

} // namespace roundtrip::testing
