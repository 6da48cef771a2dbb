// SPDX-License-Identifier: GPL-3.0-or-later
// A card that a scenario took out is only seen: what is tried with it by hand is refused with a word.
#include <algorithm>

#include "tests/ui/canvas/edited.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include <QLabel>
#include <QLineEdit>
#include <gtest/gtest.h>

namespace roundtrip::testing {
namespace {

class TakenOut : public ::testing::Test {
protected:
    TakenOut()
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, "S1");
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
        QTest::keyClick(&canvas, Qt::Key_Delete);
        bench.settle();
        actions = bench.window->document().history().size();
    }
    Rect ghost() const
    {
        const auto& cards = bench.picture().cards;
        const auto found =
            std::find_if(cards.begin(), cards.end(), [](const Card& card) { return card.mark == Mark::removed; });
        return found != cards.end() ? found->rect : Rect();
    }
    QPoint at(Point point) const { return canvas.toWidget(point).toPoint(); }
    bool told(const char* words) const
    {
        for (const auto* label : bench.window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QLatin1String(words))) {
                return true;
            }
        }
        return false;
    }
    void expectNothingDone() const
    {
        EXPECT_EQ(canvas.findChild<QWidget*>(QStringLiteral("flowForm")), nullptr);
        EXPECT_EQ(bench.window->document().history().size(), actions);
    }

    WindowBench bench{loopOfTwo};
    Canvas& canvas = bench.window->canvas();
    std::size_t actions = 0;
};

constexpr const char* noFlow = "The scenario takes OpenAI out: no flow can go from or to it.";

TEST_F(TakenOut, aFlowFromItsRimIsRefusedWithAWord)
{
    ASSERT_FALSE(ghost().empty());
    EXPECT_FALSE(told(noFlow));
    bench.drag(at({ghost().right() - 3, ghost().centre().y}), bench.nothing());
    EXPECT_TRUE(told(noFlow));
    expectNothingDone();
}

TEST_F(TakenOut, aFlowOntoItIsRefusedWithAWord)
{
    bench.drag(bench.rim("Amazon"), at(ghost().centre()));
    EXPECT_TRUE(told(noFlow));
    expectNothingDone();
}

TEST_F(TakenOut, itStandsWhereItStoodAndThatIsTold)
{
    const Rect before = ghost();
    bench.drag(at(before.centre()), at(before.centre() + Point{0, 60}));
    EXPECT_TRUE(told("What the scenario takes out stands where it stood."));
    EXPECT_EQ(ghost(), before);
    expectNothingDone();
}

} // namespace
} // namespace roundtrip::testing
