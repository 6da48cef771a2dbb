// SPDX-License-Identifier: GPL-3.0-or-later
// A parent and its units as one card, and the very same picture again when it is opened.
#include "core/model/collapses.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/message_bar.h"
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
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
}

TEST(Collapsing, theSamePictureComesBackInAnotherWindowToo)
{
    WindowBench bench(units);
    const Picture before = bench.picture();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Azure"));
    bench.settle();
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_C);
    ASSERT_EQ(bench.picture().cards.size(), 2U);
    bench.reopen();
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_E);
    EXPECT_EQ(bench.picture(), before);
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

// Labs and those that pay them: what the labs pay each other stays inside.
constexpr std::string_view labs = "party Amazon kind:hyperscaler\n"
                                  "party OpenAI kind:lab\n"
                                  "party Anthropic kind:lab\n"
                                  "party Nvidia kind:chipmaker\n"
                                  "Amazon > OpenAI 50B equity 2026-01-01\n"
                                  "Amazon > Anthropic 8B equity 2026-01-01\n"
                                  "OpenAI > Anthropic 1B services 2026-01-01\n"
                                  "OpenAI > Nvidia 20B hardware 2026-01-01\n"
                                  "Anthropic > Amazon 3B compute 2026-01-01\n";

const Card* kindCard(const WindowBench& bench, PartyKind kind)
{
    const std::uint32_t card = cardOf(bench.picture(), partyOfKind(kind));
    return card < bench.picture().cards.size() ? &bench.picture().cards[card] : nullptr;
}

QPoint at(const WindowBench& bench, const Card& card)
{
    return bench.window->canvas().toWidget(card.rect.centre()).toPoint();
}

// By the menu of the card of that name.
void collapseKindOf(WindowBench& bench, std::string_view party)
{
    const QPoint at = bench.middle(party);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, bench.window->canvas().mapToGlobal(at));
    QApplication::sendEvent(&bench.window->canvas(), &event);
    bench.settle();
    auto* menu = bench.find<QMenu>("canvasMenu");
    ASSERT_NE(menu, nullptr);
    clickEntry(*menu, QStringLiteral("Collapse"));
    auto* kinds = entry(*menu, QStringLiteral("Collapse"))->menu();
    ASSERT_TRUE(QTest::qWaitFor([kinds] { return kinds->isVisible(); }));
    clickEntry(*kinds, QStringLiteral("Collapse a kind into one card"));
    bench.settle();
}

TEST(CollapsingAKind, makesOneCardOfAllItsPartiesByTheMenuAndTheSamePictureComesBackOnOpening)
{
    WindowBench bench(labs);
    const Picture before = bench.picture();
    collapseKindOf(bench, "OpenAI");
    ASSERT_EQ(bench.picture().cards.size(), 3U);
    const Card* lab = kindCard(bench, PartyKind::lab);
    ASSERT_NE(lab, nullptr);
    EXPECT_EQ(lab->fullName, "lab");
    EXPECT_EQ(lab->caption, "parties: 2 · net +$35B"); // 58 come in, 23 go out, 1 stays inside
    EXPECT_EQ(lab->in, amount("58B"));
    EXPECT_EQ(lab->out, amount("23B"));
    EXPECT_EQ(lab->kind, PartyKind::lab);
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, partyOfKind(PartyKind::lab).value}}));
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_E);
    EXPECT_EQ(bench.picture(), before);
    EXPECT_TRUE(bench.window->focus().focus().selection.empty()) << "its card is gone";
}

TEST(CollapsingAKind, isFoundInTheCommandPalette)
{
    WindowBench bench(labs);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Anthropic"));
    bench.settle();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto* line = bench.find<QLineEdit>("paletteLine");
    QTest::keyClicks(line, "collapse a kind");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.picture().cards.size(), 3U);
    EXPECT_NE(kindCard(bench, PartyKind::lab), nullptr);
}

TEST(CollapsingAKind, isKeptWithItsPlaceAndUndone)
{
    WindowBench bench(labs);
    const Picture before = bench.picture();
    collapseKindOf(bench, "OpenAI");
    const QPoint from = at(bench, *kindCard(bench, PartyKind::lab));
    bench.drag(from, from + QPoint(40, 70));
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Move lab"));
    const Rect put = kindCard(bench, PartyKind::lab)->rect;
    bench.reopen();
    ASSERT_EQ(bench.picture().cards.size(), 3U) << "the document keeps it";
    ASSERT_NE(kindCard(bench, PartyKind::lab), nullptr);
    EXPECT_EQ(kindCard(bench, PartyKind::lab)->rect.centre(), put.centre());
    bench.keys(Qt::CTRL | Qt::Key_Z);
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_EQ(bench.picture().cards.size(), before.cards.size());
    EXPECT_EQ(bench.book().all<Collapse>().size(), 0U);
    bench.keys(Qt::CTRL | Qt::Key_Y);
    EXPECT_EQ(bench.picture().cards.size(), 3U);
}

TEST(CollapsingAKind, isNoPartyThatCouldBeRemoved)
{
    WindowBench bench(labs);
    collapseKindOf(bench, "OpenAI");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, at(bench, *kindCard(bench, PartyKind::lab)));
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 4U);
    EXPECT_THAT(bench.find<MessageBar>("messageBar")->text().toStdString(),
                ::testing::HasSubstr("every party of the kind lab"));
}

} // namespace
} // namespace roundtrip::testing
