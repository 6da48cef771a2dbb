// SPDX-License-Identifier: GPL-3.0-or-later
// The stress panel by real events. By hand, after Eisenberg and Noe: Lab owes Cloud 100 and has 100; Cloud owes Chips
// 90 and has 20. Unshocked all pay. At a shock of 40 % Lab pays 60, so Cloud, with 80, falls 10 short in round 2.

#include "ui/panels/stress_panel.h"

#include "core/model/edits.h"
#include "tests/ui/panels/analyst_bench.h"
#include <QSignalSpy>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view chain = R"(Lab > Cloud 100M compute 2027-01-01
                                      Cloud > Chips 90M hardware 2027-01-01
                                      Fund > Lab 1M equity 2026-02-01
                                      metric Lab 2026 cash 100M
                                      metric Cloud 2026 cash 20M)";

struct Shown {
    explicit Shown(std::string_view lines = chain) : bench(lines, "2026-06-01"), panel(bench.focus, *bench.document)
    {
        panel.resize(1200, 300);
        panel.show();
        panel.setFindings(bench.found());
        QObject::connect(&panel, &StressPanel::defaultsShown, &panel,
                         [this](const std::vector<PartyId>& parties) { lit = parties; });
    }
    bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    QAbstractItemView& table() { return *panel.findChild<QAbstractItemView*>(QStringLiteral("stressTable")); }
    QSlider* shockOf(const QString& name)
    {
        for (QSlider* slider : panel.findChildren<QSlider*>()) {
            if (slider->accessibleName().contains(name)) {
                return slider;
            }
        }
        throw std::runtime_error("no slider");
    }
    void shockLabBy40()
    {
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(shockOf("Lab"), Qt::Key_PageUp); // by ten
        }
    }
    PartyId id(std::string_view name) { return party(bench.book(), name); }

    AnalystBench bench;
    StressPanel panel;
    std::vector<PartyId> lit;
};

TEST(StressPanel, withoutAShockThatHurtsEverybodyPays)
{
    Shown shown;
    EXPECT_TRUE(shown.waits([&] { return said(shown.panel, "totalLoss") == "No losses: everybody pays in full"; }));
}

TEST(StressPanel, aSliderShocksAPartyAndTheRoundsFollow)
{
    Shown shown;
    shown.shockLabBy40();
    // Lab fails by 40, Cloud by 10.
    ASSERT_TRUE(shown.waits([&] { return said(shown.panel, "totalLoss") == "Total loss $50M, rounds: 2"; }))
        << utf8(said(shown.panel, "totalLoss"));
    ASSERT_EQ(shown.table().model()->rowCount(), 3);
    EXPECT_THAT(rowSaid(shown.table(), 0), ElementsAre("Lab", "round 1", "$100M", "$60M", "$60M", "$40M", "–", "–"));
    EXPECT_THAT(rowSaid(shown.table(), 1),
                ElementsAre("Cloud", "round 2", "$90M", "$20M", "$80M", "$10M", "$40M", "–"));
    EXPECT_THAT(rowSaid(shown.table(), 2), ElementsAre("Chips", "–", "–", "none known", "–", "–", "$10M", "–"));
}

TEST(StressPanel, theRoundsLightUpInOrder)
{
    Shown shown;
    shown.shockLabBy40();
    ASSERT_TRUE(shown.waits([&] { return shown.table().model()->rowCount() == 3; }));
    EXPECT_TRUE(shown.lit.empty());
    auto* round = shown.panel.findChild<QSlider*>(QStringLiteral("round"));
    QTest::keyClick(round, Qt::Key_Right);
    EXPECT_THAT(shown.lit, ElementsAre(shown.id("Lab")));
    EXPECT_EQ(said(shown.panel, "roundText"), "Round 1 of 2: Lab");
    QTest::keyClick(round, Qt::Key_Right);
    EXPECT_THAT(shown.lit, ElementsAre(shown.id("Lab"), shown.id("Cloud")));
    shown.panel.hide();
    EXPECT_TRUE(shown.lit.empty());
}

TEST(StressPanel, playGoesThroughTheRoundsByItself)
{
    Shown shown;
    shown.shockLabBy40();
    ASSERT_TRUE(shown.waits([&] { return shown.table().model()->rowCount() == 3; }));
    auto* play = shown.panel.findChild<QPushButton*>(QStringLiteral("playRounds"));
    QTest::mouseClick(play, Qt::LeftButton);
    EXPECT_EQ(shown.panel.round(), 1);
    EXPECT_EQ(play->text(), "Pause");
    EXPECT_TRUE(shown.waits([&] { return shown.panel.round() == 2; }));
    EXPECT_EQ(play->text(), "Play rounds");
}

TEST(StressPanel, aPartyCanBeAddedToBeShocked)
{
    // Fund owes nothing after the as-of date, so it has no slider at first.
    Shown shown;
    EXPECT_THROW(shown.shockOf("Fund"), std::runtime_error);
    auto* add = shown.panel.findChild<QComboBox*>(QStringLiteral("addParty"));
    QTest::keyClicks(add, "Fund");
    EXPECT_NE(shown.shockOf("Fund"), nullptr);
    EXPECT_EQ(add->findText("Fund"), -1);
}

TEST(StressPanel, theSameShockOnAScenarioStandsBeside)
{
    // In the scenario Lab owes Cloud 60 only: it pays all, and Cloud, with 80, is 10 short by itself.
    Shown shown;
    const Edit made = addScenario(shown.bench.document->book(), "Less compute");
    ASSERT_TRUE(shown.bench.document->perform("Add", made.changes));
    const ScenarioId scenario{made.record.id};
    const FlowId flow = shown.bench.book().flows().begin()->id;
    ASSERT_TRUE(shown.bench.document->perform(
        "Less",
        setField(shown.bench.document->book(scenario), {RecordKind::flow, flow.value}, "amount", amount("60M")).changes,
        scenario));
    shown.shockLabBy40();
    auto* beside = shown.panel.findChild<QComboBox*>(QStringLiteral("beside"));
    ASSERT_TRUE(beside->isVisibleTo(&shown.panel) || shown.waits([&] { return beside->isVisible(); }));
    QTest::keyClicks(beside, "Less");
    EXPECT_TRUE(shown.waits([&] { return said(shown.panel, "besideTotal") == "loss $10M, $40M less"; }))
        << utf8(said(shown.panel, "besideTotal"));
    EXPECT_EQ(rowSaid(shown.table(), 2)[7], "$10M"); // Chips loses as much there
}

TEST(StressPanel, saysWhoCountsAsHavingNothing)
{
    Shown shown("Lab > Cloud 100M compute 2027-01-01");
    ASSERT_TRUE(shown.waits([&] { return shown.table().model()->rowCount() == 2; }));
    EXPECT_EQ(said(shown.panel, "unknown"), "Without a cash or revenue metric, and so counted as having nothing: Lab");
}

TEST(StressPanel, saysSoWhereNothingIsLeftToBePaid)
{
    Shown shown("Lab > Cloud 100M compute 2025-01-01");
    EXPECT_TRUE(shown.waits([&] { return !said(shown.panel, "empty").isEmpty(); }));
    EXPECT_FALSE(shown.table().isVisible());
}

} // namespace
} // namespace roundtrip::testing
