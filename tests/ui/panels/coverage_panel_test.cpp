// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage panel by real events. The book's figures, by hand: 30B over 36 months is 10B a year.
//   2026: 8 + 5 − 10 = +3, so far +3;  2027: 6 − 10 = −4, so far −1;  2028: no revenue metric.

#include "ui/panels/coverage_panel.h"

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view lab = R"(Fund > Lab 5B equity 2026-06-01
                                    Lab > Cloud 30B compute 2026-01-01..2029-01-01 deal:Big_contract
                                    Cloud > Chips 1B hardware 2026-03-01
                                    metric Lab 2026 revenue 8B
                                    metric Lab 2027 revenue 6B)";

struct Shown {
    explicit Shown(std::string_view lines) : bench(lines), panel(bench.focus, *bench.document)
    {
        panel.resize(1200, 300);
        panel.show();
        panel.setFindings(bench.found());
    }
    // Answers come from another thread.
    bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    QAbstractItemView& table() { return *panel.findChild<QAbstractItemView*>(QStringLiteral("coverageTable")); }
    bool answered()
    {
        return waits([this] { return table().isVisible(); });
    }

    AnalystBench bench;
    CoveragePanel panel;
};

TEST(CoveragePanel, showsTheYearsOfThePartyWithTheMostToPay)
{
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    ASSERT_EQ(shown.table().model()->rowCount(), 3);
    EXPECT_THAT(rowSaid(shown.table(), 0), ElementsAre("2026", "$10B", "$13B", "$3B", "$3B", "1.30"));
    EXPECT_THAT(rowSaid(shown.table(), 1), ElementsAre("2027", "$10B", "$6B", "−$4B", "−$1B", "0.60"));
    EXPECT_EQ(said(shown.panel, "firstShortfall"), "2027");
}

TEST(CoveragePanel, saysThatAYearHasNoRevenueMetricAndNeverZero)
{
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    EXPECT_THAT(rowSaid(shown.table(), 2), ElementsAre("2028", "$10B", "not known", "–", "–", "–"));
    EXPECT_EQ(said(shown.panel, "unknownYears"), "No revenue metric for 2028: not known, and not taken as 0.");
    EXPECT_EQ(shown.panel.chart()->bars().years[2].revenue, std::nullopt);
    EXPECT_TRUE(shown.panel.chart()->tipAt(shown.panel.chart()->placeOf(2028)).contains("no revenue metric for 2028"));
}

TEST(CoveragePanel, saysWhatGrowthWouldCoverEveryYear)
{
    // From 6B in 2027 to the 10B of 2028: 10/6 − 1.
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    EXPECT_EQ(said(shown.panel, "growthNeeded"), QString("%1 a year").arg(percent(10.0 / 6 - 1)));
}

TEST(CoveragePanel, theSliderTakesAShareOfRevenue)
{
    // At half: 4 + 5 − 10 = −1 in 2026 already.
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    auto* share = shown.panel.findChild<QSlider*>(QStringLiteral("share"));
    share->setFocus();
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(share, Qt::Key_PageDown); // by five
    }
    EXPECT_EQ(share->value(), 50);
    EXPECT_TRUE(shown.waits([&] { return said(shown.panel, "firstShortfall") == "2026"; }));
    EXPECT_EQ(rowSaid(shown.table(), 0)[2], "$9B");
}

TEST(CoveragePanel, followsTheSelectedParty)
{
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    shown.bench.selectParty("Cloud");
    EXPECT_TRUE(shown.waits([&] { return shown.table().model()->rowCount() == 1; }));
    EXPECT_EQ(rowSaid(shown.table(), 0)[1], "$1B");
}

TEST(CoveragePanel, choosingAPartySelectsIt)
{
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    auto* choice = shown.panel.findChild<QComboBox*>(QStringLiteral("party"));
    choice->setFocus();
    QTest::keyClicks(choice, "Cloud");
    EXPECT_THAT(shown.bench.focus.focus().selection,
                ElementsAre(RecordKey{RecordKind::party, party(shown.bench.book(), "Cloud").value}));
}

TEST(CoveragePanel, saysSoWhereAPartyBuysNothing)
{
    Shown shown(lab);
    ASSERT_TRUE(shown.answered());
    shown.bench.selectParty("Fund");
    EXPECT_TRUE(shown.waits([&] { return !shown.table().isVisible(); }));
}

TEST(CoveragePanel, takesTheFlowsOfADealAsOneContractAndTheSmallOnesTogether)
{
    AnalystBench bench(R"(Lab > A 4B compute 2026-03-01 deal:Twice
                          Lab > A 4B compute 2026-04-01 deal:Twice
                          Lab > B 5B compute 2026-03-01 deal:Lab_buys_of_B
                          Lab > C 2B compute 2026-03-01 deal:Small
                          Lab > D 1B compute 2026-03-01 deal:Least)");
    const auto found = bench.found();
    const Book& book = bench.book();
    const PartyId id = party(book, "Lab");
    const CoverageAnswer answer{found, book, id, 1, coverage(book, *found->network, *found->network->nodeOf(id))};
    const CoverageBars bars = coverageBars(answer, 3);
    EXPECT_THAT(bars.contracts, ElementsAre("Twice", "Buys of B", "others: 2"));
    EXPECT_THAT(bars.years[0].contracts, ElementsAre(amount("8B"), amount("5B"), amount("3B")));
}

} // namespace
} // namespace roundtrip::testing
