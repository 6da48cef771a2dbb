// SPDX-License-Identifier: GPL-3.0-or-later
// The map for those who hear it: what is read of cards and arrows, and where the keys go.

#include "tests/support/book_lines.h"
#include "tests/ui/workbench.h"
#include <QAccessible>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view loopOfTwo = "party Amazon kind:hyperscaler\n"
                                       "party OpenAI kind:lab\n"
                                       "Amazon > OpenAI 50B equity 2025-02-01\n"
                                       "OpenAI > Amazon 100B compute 2026-02-01..2033-02-01\n";

// What is read, with a plain blank where the line must not break.
QString read(const QAccessibleInterface& thing, QAccessible::Text kind)
{
    return thing.text(kind).replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

constexpr int over = 1; // what lies over the map comes first: the minimap

class Reading : public ::testing::Test {
protected:
    Workbench bench{loopOfTwo};
    QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&bench.canvas);

    QAccessibleInterface* named(const QString& start) const
    {
        for (int i = 0; i < map->childCount(); ++i) {
            if (map->child(i)->text(QAccessible::Name).startsWith(start)) {
                return map->child(i);
            }
        }
        return nullptr;
    }
};

TEST_F(Reading, theMapIsAListOfItsCardsAndArrows)
{
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(map->role(), QAccessible::List);
    EXPECT_EQ(map->text(QAccessible::Name), "Map");
    ASSERT_EQ(map->childCount(), over + 4);
    for (int i = over; i < over + 4; ++i) {
        EXPECT_EQ(map->child(i)->role(), QAccessible::ListItem);
        EXPECT_EQ(map->indexOfChild(map->child(i)), i);
    }
    EXPECT_EQ(map->child(over + 4), nullptr);
}

TEST_F(Reading, aCardIsReadWithWhatItReceivesPaysAndKeeps)
{
    QAccessibleInterface* openAi = named("OpenAI,");
    ASSERT_NE(openAi, nullptr);
    EXPECT_EQ(read(*openAi, QAccessible::Name), "OpenAI, lab · net −$50B");
    EXPECT_EQ(read(*openAi, QAccessible::Description), "OpenAI\nlab\nreceives USD 50,000,000,000.00\n"
                                                       "pays USD 100,000,000,000.00\nnet USD -50,000,000,000.00");
    const QPoint middle = bench.canvas.mapToGlobal(bench.middle("OpenAI"));
    EXPECT_LE((openAi->rect().center() - middle).manhattanLength(), 2) << "it is where it is seen";
}

TEST_F(Reading, anArrowIsReadWithWhoPaysWhomHowMuchAndWhatOfItIsPaid)
{
    QAccessibleInterface* arrow = named("Amazon pays");
    ASSERT_NE(arrow, nullptr);
    EXPECT_EQ(read(*arrow, QAccessible::Name), "Amazon pays OpenAI $50B, capital");
    EXPECT_EQ(read(*arrow, QAccessible::Description),
              "Amazon pays OpenAI\nUSD 50,000,000,000.00, capital\n100.0 % paid");
}

TEST_F(Reading, whatAScenarioDidIsReadToo)
{
    const PartyId amazon = party(bench.book(), "Amazon");
    ASSERT_TRUE(bench.editor->addScenario("Without Amazon"));
    bench.editor->rename(party(bench.book(), "OpenAI"), "OpenAI Group");
    bench.editor->remove({{RecordKind::party, amazon.value}});
    ASSERT_NE(named("Amazon,"), nullptr);
    EXPECT_TRUE(named("Amazon,")->text(QAccessible::Name).endsWith(", removed in the scenario"));
    EXPECT_TRUE(named("Amazon,")->text(QAccessible::Description).endsWith("\nremoved in the scenario"));
    EXPECT_TRUE(named("OpenAI Group,")->text(QAccessible::Name).endsWith(", altered in the scenario"));
    EXPECT_TRUE(named("Amazon pays")->text(QAccessible::Name).endsWith(", removed in the scenario"));
    Focus base = bench.focus.focus();
    base.scenario.reset();
    bench.focus.set(base);
    EXPECT_FALSE(named("Amazon,")->text(QAccessible::Name).contains("scenario"));
    ASSERT_TRUE(bench.editor->placeCards("Pin", {{amazon, {{0, 0}, true}}}));
    EXPECT_TRUE(named("Amazon,")->text(QAccessible::Description).endsWith("\npinned"));
}

TEST_F(Reading, whatIsReadFollowsTheDocument)
{
    QAccessibleInterface* arrow = named("OpenAI pays");
    ASSERT_NE(arrow, nullptr);
    QTest::mouseClick(&bench.canvas, Qt::LeftButton, {}, bench.middle("Amazon"));
    QTest::keyClick(&bench.canvas, Qt::Key_Delete);
    ASSERT_EQ(map->childCount(), over + 1);
    EXPECT_FALSE(arrow->isValid()) << "it is not there any more";
    EXPECT_EQ(arrow->text(QAccessible::Name), QString());
    EXPECT_THAT(map->child(over)->text(QAccessible::Name).toStdString(), ::testing::StartsWith("OpenAI"));
}

TEST(ReadingByKeys, altAndAnArrowGoToTheCardThatLiesThere)
{
    Workbench bench("Amazon > OpenAI 50B equity 2026-02-01\nOpenAI > Oracle 300B compute 2026-02-01\n");
    const auto on = [&](std::string_view name) {
        return bench.canvas.selection() == std::vector<RecordKey>{bench.picture().cards[bench.card(name)].record()};
    };
    ASSERT_LT(bench.middle("Amazon").x(), bench.middle("OpenAI").x());
    ASSERT_LT(bench.middle("OpenAI").x(), bench.middle("Oracle").x());
    QTest::mouseClick(&bench.canvas, Qt::LeftButton, {}, bench.middle("Amazon"));
    QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(on("OpenAI"));
    QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(on("Oracle"));
    QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(on("Oracle")) << "nothing lies further";
    QTest::keyClick(&bench.canvas, Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(on("OpenAI"));
    EXPECT_TRUE(bench.book().all<Placement>().empty()) << "nothing is nudged";
}

TEST(ReadingByKeys, theMapFollowsTheKeyboard)
{
    Workbench bench("Amazon > OpenAI 50B equity 2026-02-01\nOpenAI > Oracle 300B compute 2026-02-01\n");
    QTest::mouseClick(&bench.canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(&bench.canvas, Qt::Key_Plus);
    }
    ASSERT_FALSE(bench.canvas.rect().contains(bench.middle("Oracle")));
    QTest::keyClick(&bench.canvas, Qt::Key_Right, Qt::AltModifier);
    EXPECT_TRUE(bench.canvas.rect().contains(bench.middle("Oracle")));
}

} // namespace
} // namespace roundtrip::testing
