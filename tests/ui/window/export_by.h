// SPDX-License-Identifier: GPL-3.0-or-later
// Exports out of the window as a person makes them: the menu, a dialog, the file's name.
#pragma once

#include <functional>

#include "tests/ui/window_bench.h"
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>
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
            // Into its line: selectFile() leaves what stands there where the line has the focus.
            files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
            static_cast<QDialog*>(files)->accept();
        } else if (auto* dialog = qobject_cast<QDialog*>(modal);
                   dialog != nullptr && dialog->objectName() == QLatin1String(name) && !chosen) {
            chosen = true;
            choose(*dialog);
            QTest::keyClick(dialog, Qt::Key_Return);
        }
    });
    look.start(10);
    auto* menu = bench.window->menuBar()->findChild<QMenu*>(QStringLiteral("exportMenu"));
    menu->popup(bench.window->mapToGlobal(QPoint(20, 20)));
    QTest::keyClick(menu, letter);
    EXPECT_TRUE(chosen);
    EXPECT_TRUE(named);
}

} // namespace roundtrip::testing
