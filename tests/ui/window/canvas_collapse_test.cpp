// SPDX-License-Identifier: GPL-3.0-or-later
// A parent and its units as one card, and the very same picture again when it is opened.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// Azure is Microsoft's: what Microsoft pays it stays inside.
constexpr std::string_view units = "party Microsoft kind:hyperscaler\n"
                                   "party Azure kind:neocloud parent:Microsoft\n"
                                   "party OpenAI kind:lab\n"
                                   "Microsoft > Azure 5B services 2026-01-01\n"
                                   "Microsoft > OpenAI 10B equity 2026-01-01\n"
                                   "OpenAI > Azure 30B compute 2026-01-01\n";

TEST(Collapsing, aUnitBecomesItsParentsCardAndTheSamePictureComesBackOnOpening)
{
    WindowBench bench(units);
    const Picture before = bench.picture();
    EXPECT_EQ(before.cards.size(), 3U);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Azure"));
    bench.settle();
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_C);
    ASSERT_EQ(bench.picture().cards.size(), 2U);
    // 5 stay inside; 10 go out and 30 come in.
    const Card& whole = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Microsoft"))];
    EXPECT_EQ(whole.out, amount("10B"));
    EXPECT_EQ(whole.in, amount("30B"));
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, party(bench.book(), "Microsoft").value}}));
    EXPECT_EQ(whole.units, 1U);
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_E);
    EXPECT_EQ(bench.picture(), before);
    EXPECT_EQ(bench.book().all<Placement>().size(), 0U) << "where cards stand is not told by it";
}

TEST(Collapsing, isKeptUndoneAndForgottenWithItsParent)
{
    WindowBench bench(units);
    const Picture before = bench.picture();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Azure"));
    bench.settle();
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_C);
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Collapse units"));
    const Picture collapsed = bench.picture();
    bench.reopen();
    EXPECT_EQ(bench.picture().cards.size(), 2U) << "the document keeps it";
    EXPECT_EQ(bench.picture().arrows.size(), collapsed.arrows.size());
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_EQ(bench.picture().cards.size(), before.cards.size());
    bench.keys(Qt::CTRL | Qt::Key_Y);
    ASSERT_EQ(bench.picture().cards.size(), 2U);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Microsoft"));
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
    bench.settle();
    EXPECT_EQ(bench.book().all<Collapse>().size(), 0U);
    EXPECT_EQ(bench.picture().cards.size(), 2U) << "Azure stands for itself again beside OpenAI";
}

} // namespace
} // namespace roundtrip::testing
