// SPDX-License-Identifier: GPL-3.0-or-later
// The recoupment panel by real events. Fund puts 60 into Lab and 20 into Cloud; Lab brings 40 in 2027 and, if Launch is
// met, 80 in 2028; Cloud brings 10 in 2029. At revenue Lab is back in 2028, Cloud never, and both together in 2028.

#include "ui/panels/recoupment_panel.h"

#include <algorithm>

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view fund = R"(condition Launch open
                                     Fund > Lab 60M equity 2026-01-01
                                     Fund > Cloud 20M equity 2026-01-01
                                     Lab > Fund 40M compute 2027-01-01
                                     Lab > Fund 80M compute 2028-01-01 if:Launch
                                     Cloud > Fund 10M services 2029-01-01)";

struct Shown {
    explicit Shown(std::string_view lines = fund) : bench(lines), panel(bench.focus, question)
    {
        panel.resize(1200, 260);
        panel.show();
        const auto found = bench.found();
        question.setNetwork(found->network);
        question.setPair(firstPair(*found));
        panel.setFindings(found);
    }
    bool becomes(const std::function<QString()>& text, const QString& wanted)
    {
        return QTest::qWaitFor([&] { return text() == wanted; }, 5000);
    }
    QString payback() const { return said(panel, "paybackAtRevenue"); }
    bool paysBack(const QString& wanted)
    {
        return becomes([this] { return payback(); }, wanted);
    }
    QComboBox& combo(const char* name) { return *panel.findChild<QComboBox*>(QLatin1String(name)); }
    QString cell(std::size_t row, std::size_t column) { return panel.findChild<PaybackTable*>()->said(row, column); }
    void light(std::initializer_list<std::string_view> names)
    {
        LitLoop lit;
        for (const std::string_view name : names) {
            lit.parties.push_back(party(bench.book(), name));
        }
        bench.focus.light(lit);
    }

    AnalystBench bench;
    RecoupmentQuestion question;
    RecoupmentPanel panel;
};

TEST(RecoupmentPanel, showsThePaybacksOfThePairByMarginAndLikelihood)
{
    Shown shown;
    ASSERT_TRUE(shown.paysBack("2028-01-01"));
    // Of 40 + 80·p by the margin, 60 are needed: at 40 % never; at 60 % from p = 75 % on; at 100 % from p = 25 % on.
    EXPECT_EQ(shown.cell(2, 0), "never");
    EXPECT_EQ(shown.cell(3, 0), "2028-01");
    EXPECT_EQ(shown.cell(3, 1), "2028-01");
    EXPECT_EQ(shown.cell(3, 2), "never");
    EXPECT_EQ(shown.cell(5, 3), "2028-01");
    // The exact day is the tip's.
    const auto labels = shown.panel.findChild<PaybackTable*>()->findChildren<QLabel*>();
    EXPECT_EQ(std::count_if(labels.begin(), labels.end(),
                            [](const QLabel* cell) { return cell->toolTip().contains("2028-01-01"); }),
              2 + 3 + 4); // at 60 %, 80 % and 100 %: 80 % of 40 + 80·p is 60 or more from p = 50 % on
}

TEST(RecoupmentPanel, sumsOverAllCounterpartiesOfTheInvestor)
{
    Shown shown;
    ASSERT_TRUE(shown.paysBack("2028-01-01"));
    QTest::keyClick(&shown.combo("of"), Qt::Key_Down);
    EXPECT_EQ(shown.question.of(), RecoupmentOf::party);
    EXPECT_FALSE(shown.combo("recipient").isVisible());
    // 80 placed; 120 and 10 come back. A quarter of the 80 that are open leaves 40 + 20 + 10.
    EXPECT_TRUE(shown.becomes([&] { return shown.cell(5, 3); }, "never"));
    EXPECT_EQ(shown.payback(), "2028-01-01");
    EXPECT_EQ(shown.cell(5, 2), "2028-01");            // 40 + 40 are just 80
    QTest::keyClicks(&shown.combo("investor"), "Lab"); // which placed nothing
    EXPECT_TRUE(shown.paysBack("never"));
    QTest::keyClick(&shown.combo("of"), Qt::Key_Up);
    EXPECT_TRUE(shown.combo("recipient").isVisible());
}

TEST(RecoupmentPanel, followsTheLitLoop)
{
    Shown shown;
    ASSERT_TRUE(shown.paysBack("2028-01-01"));
    QTest::keyClick(&shown.combo("of"), Qt::Key_End);
    EXPECT_EQ(shown.question.of(), RecoupmentOf::loop);
    EXPECT_FALSE(shown.combo("investor").isVisible());
    EXPECT_TRUE(shown.becomes([&] { return said(shown.panel, "loop"); }, "none is lit"));
    shown.light({"Fund", "Lab"});
    // 60 leave, 40 are back in 2027 and the other 20, which are open, in 2028.
    EXPECT_TRUE(shown.becomes([&] { return said(shown.panel, "loop"); }, "Fund → Lab → Fund"));
    EXPECT_EQ(shown.payback(), "2028-01-01");
    EXPECT_EQ(shown.cell(5, 1), "never");
    shown.light({"Cloud", "Fund"});
    EXPECT_TRUE(shown.paysBack("never")); // 10 of 20
    EXPECT_EQ(said(shown.panel, "loop"), "Cloud → Fund → Cloud");
}

TEST(RecoupmentPanel, hasOneColumnWhereNothingHangsOnACondition)
{
    Shown shown("Fund > Lab 60M equity 2026-01-01\nLab > Fund 90M compute 2027-01-01");
    ASSERT_TRUE(shown.paysBack("2027-01-01"));
    EXPECT_EQ(shown.cell(2, 0), "never");      // 36 of 60
    EXPECT_EQ(shown.cell(4, 0), "2027-01-01"); // 72
    EXPECT_EQ(shown.cell(4, 1), QString());
}

} // namespace
} // namespace roundtrip::testing
