// SPDX-License-Identifier: GPL-3.0-or-later
// What a message tells readers of the screen, who have the keyboard elsewhere.
#include "ui/window/message_bar.h"

#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include <QAccessible>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

TEST(Messages, AreToldToReadersOfTheScreenAsAlertsInTheirWords)
{
    WindowBench bench("A > B 5B compute\n"); // of no date: there is no film to make
    // Without a display the toolkit hands no events on, so they are looked at on their way to it.
    QStringList alerts;
    auto* bar = bench.window->findChild<MessageBar*>();
    bar->setTell([&alerts](QAccessibleEvent& event) {
        if (event.type() == QAccessible::Alert) {
            EXPECT_EQ(event.accessibleInterface()->role(), QAccessible::AlertMessage);
            alerts.append(event.accessibleInterface()->text(QAccessible::Name));
        }
    });
    clickMenu(*bench.window, {"File", "Export", "Film as GIF…"});
    const QString first = bar->text();
    EXPECT_EQ(first, "Nothing moves in this window of time: there is no film to make.");
    EXPECT_EQ(alerts, QStringList({first}));
    clickMenu(*bench.window, {"File", "Export", "Film as GIF…"});
    EXPECT_EQ(alerts, QStringList({first, first})) << "told again, though it still stands there";
    EXPECT_TRUE(bench.window->canvas().hasFocus()) << "the keyboard stays";
}

} // namespace
} // namespace roundtrip::testing
