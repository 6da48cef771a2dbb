// SPDX-License-Identifier: GPL-3.0-or-later
// The trace panel by real events. Lab pays Cloud 60 and Chips 40; Cloud pays Chips 30 and puts 15 back into Lab,
// keeping 15 of its 60: of Lab's dollar 15 cents come home, 15 stay at Cloud, 70 at Chips.

#include "ui/panels/trace_panel.h"

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view round = R"(Lab > Cloud 60M compute 2026-01-01
                                      Lab > Chips 40M hardware 2026-01-01
                                      Cloud > Chips 30M hardware 2026-02-01
                                      Cloud > Lab 15M equity 2026-02-01)";

struct Shown {
    explicit Shown(std::string_view lines = round) : bench(lines), panel(bench.focus)
    {
        panel.resize(1200, 300);
        panel.show();
        panel.setFindings(bench.found());
    }
    bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    QAbstractItemView& table() { return *panel.findChild<QAbstractItemView*>(QStringLiteral("staysTable")); }
    bool answered()
    {
        return waits([this] { return table().isVisible(); });
    }
    QString share(double of) { return percent(of); }
    RecordKey key(std::string_view name) { return {RecordKind::party, party(bench.book(), name).value}; }

    AnalystBench bench;
    TracePanel panel;
};

TEST(TracePanel, tracesTheDollarOfTheOneThatPaysTheMost)
{
    Shown shown;
    ASSERT_TRUE(shown.answered());
    EXPECT_EQ(said(shown.panel, "home"), shown.share(0.15));
    // Lab's payment, Cloud's of the 0.45 that it passes on: 1 + 0.45.
    EXPECT_EQ(said(shown.panel, "hops"), "1.45");
    ASSERT_EQ(shown.table().model()->rowCount(), 3);
    EXPECT_THAT(rowSaid(shown.table(), 0), ElementsAre("home, at Lab", shown.share(0.15)));
    EXPECT_THAT(rowSaid(shown.table(), 1), ElementsAre("Chips", shown.share(0.7)));
    EXPECT_THAT(rowSaid(shown.table(), 2), ElementsAre("Cloud", shown.share(0.15)));
}

TEST(TracePanel, followsTheSelectedParty)
{
    Shown shown;
    ASSERT_TRUE(shown.answered());
    shown.bench.selectParty("Cloud");
    // Of Cloud's dollar 30/45 go to Chips, the rest to Lab, which passes 60 of its 100 back.
    EXPECT_TRUE(shown.waits([&] { return rowSaid(shown.table(), 0)[0] == "home, at Cloud"; }));
    shown.bench.selectParty("Chips"); // passes nothing on: the picture stays
    QTest::qWait(20);
    EXPECT_EQ(rowSaid(shown.table(), 0)[0], "home, at Cloud");
}

TEST(TracePanel, anArrowMeansAllOfTheDollarThroughItsPayee)
{
    Shown shown;
    ASSERT_TRUE(shown.answered());
    for (const Flow& flow : shown.bench.book().flows()) {
        if (flow.amount == amount("40M")) {
            shown.bench.focus.select({{RecordKind::flow, flow.id.value}});
        }
    }
    EXPECT_TRUE(shown.waits([&] { return shown.table().model()->rowCount() == 1; }));
    EXPECT_THAT(rowSaid(shown.table(), 0), ElementsAre("Chips", shown.share(1)));
    EXPECT_EQ(shown.panel.findChild<QComboBox*>(QStringLiteral("via"))->currentText(), "Chips");
}

TEST(TracePanel, theFirstPayeeCanBeChosen)
{
    Shown shown;
    ASSERT_TRUE(shown.answered());
    auto* via = shown.panel.findChild<QComboBox*>(QStringLiteral("via"));
    EXPECT_EQ(via->currentText(), "all it pays");
    QTest::keyClicks(via, "Cloud");
    // All through Cloud: a quarter of it comes home.
    EXPECT_TRUE(shown.waits([&] { return said(shown.panel, "home") == shown.share(0.25); }));
}

TEST(TracePanel, aClickOnABarSelectsThePartyAndOnABandThePair)
{
    Shown shown;
    ASSERT_TRUE(shown.answered());
    const auto* view = shown.panel.view();
    const auto at = [&](std::string_view name) -> const SankeyNode& {
        for (const SankeyNode& node : view->picture().nodes) {
            if (node.fullName == name) {
                return node;
            }
        }
        throw std::runtime_error("no such node");
    };
    ASSERT_TRUE(shown.waits([&] { return !view->picture().nodes.empty(); }));
    const Point widest = spotAt(view->picture().way(view->picture().bands.front()), 0.75).point;
    QTest::mouseClick(const_cast<SankeyView*>(view), Qt::LeftButton, {}, QPoint(qRound(widest.x), qRound(widest.y)));
    EXPECT_EQ(shown.bench.focus.focus().selection, selectionOf({shown.key("Lab"), shown.key("Cloud")}));
    const Point chips = at("Chips").bar.centre();
    EXPECT_TRUE(view->tipAt({chips.x, chips.y}).contains("70.0"));
    QTest::mouseClick(const_cast<SankeyView*>(view), Qt::LeftButton, {}, QPoint(qRound(chips.x), qRound(chips.y)));
    EXPECT_THAT(shown.bench.focus.focus().selection, ElementsAre(shown.key("Chips")));
}

TEST(TracePanel, saysWhatWouldBeThereWhereNoMoneyMoves)
{
    Shown shown("party Lab");
    EXPECT_TRUE(said(shown.panel, "empty").startsWith("A trace follows one dollar"));
    EXPECT_FALSE(shown.table().isVisible());
}

} // namespace
} // namespace roundtrip::testing
