// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of files as a person uses it: a path typed into its line, and Enter.
#pragma once

#include <functional>
#include <utility>

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>
#include <QTimer>
#include <gtest/gtest.h>

namespace roundtrip::testing {

// Types a path into a dialog that is open. What was offered there.
inline QString typeInto(QFileDialog& files, const QString& path)
{
    files.activateWindow(); // as a desktop does
    EXPECT_TRUE(QTest::qWaitForWindowActive(&files));
    auto* line = files.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    const QString offered = line->text();
    QTest::mouseClick(line, Qt::LeftButton);
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, path);
    QTest::keyClick(line, Qt::Key_Return);
    return offered;
}

// Waits for the dialog of files that `ask` opens, types a path into its line and presses Enter. What was offered there.
inline QString typeFile(const QString& path, const std::function<void()>& ask)
{
    QString offered;
    bool typed = false;
    int left = 300; // looks until the dialog is taken for one that stays
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (files == nullptr) {
            return;
        }
        if (std::exchange(typed, true)) {
            if (--left == 0) {
                ADD_FAILURE() << "the dialog took no " << path.toStdString();
                files->reject();
            }
            return;
        }
        offered = typeInto(*files, path);
    });
    look.start(10);
    ask();
    EXPECT_TRUE(typed) << "no dialog came";
    return offered;
}

} // namespace roundtrip::testing
