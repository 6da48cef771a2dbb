// SPDX-License-Identifier: GPL-3.0-or-later
// Work that takes longer than a moment shows a Cancel in the status line; pressed, what is shown stays that from
// before.
#include <string>

#include "tests/ui/window_bench.h"
#include "ui/window/message_bar.h"
#include <QLabel>
#include <QPushButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// A long chain of parties, each paying the next two: half a second of layout.
std::string manyLines()
{
    std::string lines;
    const auto name = [](int i) { return "P" + std::to_string(i); };
    constexpr int parties = 2000;
    for (int i = 0; i + 2 < parties; ++i) {
        lines += name(i) + " > " + name(i + 1) + " 5M services 2026-02-01\n";
        lines += name(i) + " > " + name(i * 7 % parties == i ? i + 2 : i * 7 % parties) + " 3M equity 2026-03-01\n";
    }
    return lines;
}

TEST(GivingUp, ByTheCancelOfTheStatusLineKeepsWhatWasShown)
{
    WindowBench bench(manyLines());
    const auto* before = bench.window->canvas().picture().get();
    auto* cancel = [&bench]() -> QPushButton* {
        for (auto* button : bench.window->findChildren<QPushButton*>()) {
            if (button->text() == "Cancel" && button->objectName() == "link") {
                return button;
            }
        }
        return nullptr;
    }();
    ASSERT_NE(cancel, nullptr);
    EXPECT_FALSE(cancel->isVisible()) << "nothing is worked on";
    QTest::keySequence(&bench.window->canvas(), QKeySequence(Qt::CTRL | Qt::Key_L)); // lays out anew
    ASSERT_TRUE(QTest::qWaitFor([cancel] { return cancel->isVisible(); }, 20'000));
    QTest::mouseClick(cancel, Qt::LeftButton);
    EXPECT_FALSE(bench.window->composer().working());
    EXPECT_FALSE(cancel->isVisible());
    bench.settle();
    EXPECT_EQ(bench.window->canvas().picture().get(), before);
    bool told = false;
    for (const auto* label : bench.window->findChildren<QLabel*>()) {
        told = told || (label->isVisible() && label->text().startsWith("Given up."));
    }
    EXPECT_TRUE(told);
}

} // namespace
} // namespace roundtrip::testing
