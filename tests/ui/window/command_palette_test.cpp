// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette by keys: what is found at once, and what is looked for aside because there is much of it.
#include "ui/window/command_palette.h"

#include <atomic>
#include <memory>
#include <thread>

#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

RecordKey recordOf(std::uint64_t number)
{
    return {RecordKind::party, Uuid{0, number}};
}

class Palette : public ::testing::Test {
protected:
    void SetUp() override
    {
        window.resize(900, 600);
        window.show();
        QObject::connect(&palette, &CommandPalette::recordChosen, &window,
                         [this](const RecordKey& record) { chosen.push_back(record); });
    }
    void TearDown() override { *held = false; }
    void open(CommandPalette::Lists lists)
    {
        palette.open(
            {{QStringLiteral("Add party"), {}, {}, [this] { ++added; }}},
            [hold = held](const std::stop_token&) { // begun late, it may outlast the test
                while (*hold) {
                    std::this_thread::yield();
                }
                return CommandPalette::Records{{QStringLiteral("Additive Labs"), recordOf(1)},
                                               {QStringLiteral("Zeta Labs"), recordOf(2)}};
            },
            lists);
    }
    QStringList shown() const
    {
        QStringList texts;
        for (int row = 0; row < list->count(); ++row) {
            texts.append(list->item(row)->text());
        }
        return texts;
    }
    void type(const char* text) { QTest::keyClicks(line, QLatin1String(text)); }
    void enter() { QTest::keyClick(line, Qt::Key_Return); }

    QWidget window;
    CommandPalette palette{&window};
    QLineEdit* line = palette.findChild<QLineEdit*>();
    QListWidget* list = palette.findChild<QListWidget*>();
    // A listing does not end.
    std::shared_ptr<std::atomic<bool>> held = std::make_shared<std::atomic<bool>>(false);
    int added = 0;
    std::vector<RecordKey> chosen;
};

TEST_F(Palette, FindsWhatIsThereAtOnce)
{
    open(CommandPalette::Lists::atOnce);
    EXPECT_EQ(shown(), QStringList({"Add party", "Additive Labs", "Zeta Labs"}));
    type("labs z");
    EXPECT_EQ(shown(), QStringList({"Zeta Labs"}));
    enter();
    EXPECT_THAT(chosen, ElementsAre(recordOf(2)));
    EXPECT_FALSE(palette.isVisible());
}

TEST_F(Palette, ShowsTheEntriesUntilTheRecordsAreListed)
{
    *held = true;
    open(CommandPalette::Lists::aside);
    EXPECT_EQ(shown(), QStringList({"Add party"}));
    *held = false;
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown().size() == 3; }));
    enter();
    EXPECT_EQ(added, 1);
}

TEST_F(Palette, EnterWaitsForWhatWasTyped)
{
    *held = true;
    open(CommandPalette::Lists::aside);
    type("zeta");
    enter();
    EXPECT_TRUE(palette.isVisible());
    EXPECT_EQ(added, 0) << "what was shown before is not what was typed";
    *held = false;
    EXPECT_TRUE(QTest::qWaitFor([&] { return !palette.isVisible(); }));
    EXPECT_THAT(chosen, ElementsAre(recordOf(2)));
}

TEST_F(Palette, WhatIsSeenIsRunAlsoBeforeAllIsListed)
{
    *held = true;
    open(CommandPalette::Lists::aside);
    enter();
    EXPECT_EQ(added, 1);
    EXPECT_FALSE(palette.isVisible());
    *held = false;
}

TEST_F(Palette, TheRowThatIsChosenStaysWhereMoreIsListed)
{
    open(CommandPalette::Lists::aside);
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown().size() == 3; }));
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Down);
    type("labs");
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown().size() == 2; }));
    EXPECT_EQ(list->currentRow(), 0) << "other words begin at the best";
    QTest::keyClick(line, Qt::Key_Down);
    enter();
    EXPECT_THAT(chosen, ElementsAre(recordOf(1)));
}

TEST_F(Palette, WhatIsClosedMeanwhileIsNotRun)
{
    *held = true;
    open(CommandPalette::Lists::aside);
    type("zeta");
    enter();
    QTest::keyClick(line, Qt::Key_Escape);
    *held = false;
    QTest::qWait(50);
    EXPECT_TRUE(chosen.empty());
    open(CommandPalette::Lists::aside);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown().size() == 3; }));
    EXPECT_TRUE(chosen.empty());
}

TEST_F(Palette, StaysWhileTheKeyboardIsInAnotherWindowAndGoesWhereItIsElsewhereInThisOne)
{
    QLineEdit elsewhere(&window);
    elsewhere.show();
    QWidget other;
    open(CommandPalette::Lists::atOnce);
    type("zeta");
    other.show();
    other.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
    EXPECT_TRUE(palette.isVisible());
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    EXPECT_TRUE(line->hasFocus());
    EXPECT_THAT(shown(), ElementsAre("Zeta Labs"));
    QTest::mouseClick(&elsewhere, Qt::LeftButton);
    EXPECT_FALSE(palette.isVisible());
    enter();
    EXPECT_THAT(chosen, ElementsAre()) << "what is closed runs nothing";
}

} // namespace
} // namespace roundtrip::testing
