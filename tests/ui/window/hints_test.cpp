// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: the sample is opened, with three short hints that go for good once they were seen.
#include "ui/window/hints.h"

#include "tests/support/sample.h"
#include "tests/ui/window/program.h"
#include <QLabel>
#include <QPushButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class FirstStart : public ::testing::Test {
protected:
    ~FirstStart() override
    {
        m_windows.setTextScale(1); // the next test's too
        while (!m_windows.all().empty()) {
            MainWindow* window = m_windows.all().back();
            window->close();
            delete window;
        }
    }
    MainWindow* start()
    {
        MainWindow* window = m_windows.openLast();
        window->resize(1366, 740);
        settle(*window);
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window));
        return window;
    }
    // Those in sight, if any.
    static Hints* hints(MainWindow* window)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto* found = window->findChild<Hints*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    Windows m_windows{*qApp, m_settings, [] { return difference(Book(), sampleBook()); }};
};

TEST_F(FirstStart, OpensTheSampleWithThreeHintsThatGoByAClickAndStayAway)
{
    MainWindow* window = start();
    EXPECT_GT(window->document().book().parties().size(), 20U);
    ASSERT_NE(hints(window), nullptr);
    int lines = 0;
    for (const QLabel* line : hints(window)->findChildren<QLabel*>()) {
        lines += line->text().isEmpty() ? 0 : 1;
        EXPECT_TRUE(hints(window)->rect().contains(line->geometry()));
    }
    EXPECT_EQ(lines, 3);
    const QRect place(hints(window)->mapTo(&window->canvas(), QPoint()), hints(window)->size());
    EXPECT_TRUE(window->canvas().rect().contains(place));
    const QImage with = window->canvas().grab(place).toImage();

    QTest::mouseClick(hints(window)->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(hints(window), nullptr);
    EXPECT_NE(window->canvas().grab(place).toImage(), with);
    EXPECT_TRUE(window->canvas().hasFocus()) << "the keyboard is the map's";

    closeByKeys(window);
    ASSERT_TRUE(m_windows.all().empty());
    EXPECT_EQ(hints(start()), nullptr);
}

TEST_F(FirstStart, ItsHintsGoByEscapeFromWhereverTheKeyboardIs)
{
    MainWindow* window = start();
    ASSERT_NE(hints(window), nullptr);
    QWidget* at = QApplication::focusWidget();
    ASSERT_NE(at, nullptr);
    QTest::keyClick(at, Qt::Key_Escape);
    EXPECT_EQ(hints(window), nullptr);
    EXPECT_TRUE(window->canvas().hasFocus());
    closeByKeys(window);
    EXPECT_EQ(hints(start()), nullptr);
}

TEST_F(FirstStart, ItsHintsStayUntilTheyAreSeen)
{
    MainWindow* window = start();
    ASSERT_NE(hints(window), nullptr);
    // In less room, and with larger text.
    const auto fits = [window] {
        QCoreApplication::processEvents();
        const QRect place(hints(window)->mapTo(&window->canvas(), QPoint()), hints(window)->size());
        bool whole = window->canvas().rect().contains(place);
        for (const QLabel* line : hints(window)->findChildren<QLabel*>()) {
            whole = whole && line->height() >= line->heightForWidth(line->width());
        }
        return whole;
    };
    const int before = hints(window)->height();
    window->resize(1000, 740);
    EXPECT_TRUE(fits());
    EXPECT_GT(hints(window)->height(), before) << "lines are broken where they have to be";
    window->resize(1366, 740);
    for (int i = 0; i < 4; ++i) {
        QTest::keySequence(window, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Plus));
    }
    EXPECT_TRUE(fits());
    closeByKeys(window);
    EXPECT_NE(hints(start()), nullptr);
}

} // namespace
} // namespace roundtrip::testing
