// SPDX-License-Identifier: GPL-3.0-or-later
// The explorer by real events: choosing, finding, filtering, renaming.
#include "ui/panels/explorer_panel.h"

#include "tests/support/book_lines.h"
#include "tests/ui/workbench.h"
#include "ui/words/words.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view deals = "party Amazon kind:hyperscaler\n"
                                   "party Google kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "condition Later open deadline:2028-01-01\n"
                                   "condition Sooner open deadline:2027-01-01\n"
                                   "condition Done met\n"
                                   "Amazon > OpenAI 50B equity 2026-02-01 deal:Round\n"
                                   "OpenAI > Amazon 100B compute 2026-02-01..2033-02-01 deal:Cloud\n";

class Explorer : public ::testing::Test {
protected:
    Explorer() : bench(deals), panel(*bench.document, bench.focus, *bench.editor)
    {
        panel.resize(280, 700);
        panel.show();
    }

    // The line of that text, looked for in all of the tree.
    QModelIndex line(const QString& text, const QModelIndex& above = {}) const
    {
        const QAbstractItemModel& model = *tree().model();
        for (int row = 0; row < model.rowCount(above); ++row) {
            const QModelIndex at = model.index(row, 0, above);
            if (at.data().toString() == text) {
                return at;
            }
            if (const QModelIndex below = line(text, at); below.isValid()) {
                return below;
            }
        }
        return {};
    }
    QStringList lines(const QModelIndex& above = {}) const
    {
        QStringList texts;
        for (int row = 0; row < tree().model()->rowCount(above); ++row) {
            texts.append(tree().model()->index(row, 0, above).data().toString());
        }
        return texts;
    }
    QTreeView& tree() const { return *panel.findChild<QTreeView*>(); }
    QLineEdit& find() const { return *panel.findChild<QLineEdit*>(QStringLiteral("find")); }
    QPoint middle(const QModelIndex& at) const
    {
        tree().scrollTo(at);
        return tree().visualRect(at).center();
    }
    void click(const QString& text, Qt::KeyboardModifiers keys = {})
    {
        tree().expandAll();
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, keys, middle(line(text)));
    }
    RecordKey partyKey(std::string_view name) const { return {RecordKind::party, party(bench.book(), name).value}; }
    // Ticks an entry of a filter's menu by the mouse.
    void tick(const char* part, const QString& text)
    {
        for (auto* button : panel.findChildren<QToolButton*>()) {
            if (button->property("part").toString() != QLatin1String(part)) {
                continue;
            }
            button->menu()->popup(QPoint(0, 0));
            for (QAction* action : button->menu()->actions()) {
                if (action->text() == text) {
                    QTest::mouseClick(button->menu(), Qt::LeftButton, {},
                                      button->menu()->actionGeometry(action).center());
                }
            }
            button->menu()->hide();
        }
    }
    const Filter& filter() const { return bench.focus.focus().question.filter; }

    Workbench bench;
    ExplorerPanel panel;
};

TEST_F(Explorer, itsGroupsCountWhatIsInThem)
{
    EXPECT_EQ(lines(), QStringList({"Parties", "Deals", "Conditions", "Scenarios", "Saved views"}));
    EXPECT_EQ(line("Parties").data(detailRole).toString(), "3");
    EXPECT_EQ(lines(line("Parties")), QStringList({"Hyperscaler", "Lab"}));
    EXPECT_EQ(line("Hyperscaler").data(detailRole).toString(), "2");
    EXPECT_EQ(lines(line("Round")), QStringList("Amazon → OpenAI, equity"));
}

TEST_F(Explorer, conditionsStandOpenOnesFirstThoseDueFirst)
{
    EXPECT_EQ(lines(line("Conditions")), QStringList({"Sooner", "Later", "Done"}));
    EXPECT_EQ(line("Sooner").data(detailRole).toString(), "by 1 Jan 2027");
    EXPECT_EQ(line("Done").data(detailRole).toString(), "met");
}

TEST_F(Explorer, anOpenConditionPastItsDeadlineStandsAmongTheFailed)
{
    Focus later = bench.focus.focus();
    later.question.asOf = day("2027-06-30");
    bench.focus.set(later);
    EXPECT_EQ(lines(line("Conditions")), QStringList({"Later", "Done", "Sooner"}));
    EXPECT_EQ(line("Sooner").data(detailRole).toString(), "failed");
}

TEST_F(Explorer, aClickSelects)
{
    click("OpenAI");
    EXPECT_THAT(bench.focus.focus().selection, ElementsAre(partyKey("OpenAI")));
    click("Amazon", Qt::ControlModifier);
    EXPECT_EQ(bench.focus.focus().selection, selectionOf({partyKey("OpenAI"), partyKey("Amazon")}));
}

TEST_F(Explorer, whatIsSelectedElsewhereIsSelectedAndInView)
{
    tree().collapseAll();
    const RecordKey flow = keyOf(*bench.book().flows().begin());
    bench.focus.select({flow});
    EXPECT_THAT(tree().selectionModel()->selectedIndexes(), ElementsAre(line("Amazon → OpenAI, equity")));
    EXPECT_TRUE(tree().visualRect(line("Amazon → OpenAI, equity")).isValid());
    bench.focus.select({});
    EXPECT_FALSE(tree().selectionModel()->hasSelection());
}

TEST_F(Explorer, aDoubleClickOrEnterActivates)
{
    QSignalSpy activated(&panel, &ExplorerPanel::recordActivated);
    click("OpenAI");
    QTest::mouseDClick(tree().viewport(), Qt::LeftButton, {}, middle(line("OpenAI")));
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].value<RecordKey>(), partyKey("OpenAI"));
    QTest::keyClick(&tree(), Qt::Key_Return);
    EXPECT_EQ(activated.count(), 2);
}

TEST_F(Explorer, theSearchNarrowsAsOneTypesAndGivesBackWhatWasOpen)
{
    tree().collapseAll();
    tree().expand(line("Deals"));
    QTest::keyClicks(&find(), "aMaz");
    // Amazon itself, and the deals whose flows it pays or is paid in.
    EXPECT_EQ(lines(), QStringList({"Parties", "Deals"}));
    EXPECT_EQ(lines(line("Parties")), QStringList("Hyperscaler"));
    EXPECT_EQ(lines(line("Hyperscaler")), QStringList("Amazon"));
    EXPECT_EQ(lines(line("Deals")), QStringList({"Cloud", "Round"}));
    EXPECT_EQ(line("Parties").data(detailRole).toString(), "1");
    EXPECT_TRUE(tree().visualRect(line("Amazon")).isValid()); // what was found is open
    QTest::keyClicks(&find(), "zz");
    EXPECT_TRUE(lines().isEmpty());
    QTest::keyClick(&find(), Qt::Key_Escape);
    EXPECT_EQ(lines(), QStringList({"Parties", "Deals", "Conditions", "Scenarios", "Saved views"}));
    EXPECT_TRUE(tree().isExpanded(line("Deals")));
    EXPECT_FALSE(tree().isExpanded(line("Parties")));
}

TEST_F(Explorer, anEditKeepsWhatIsOpenSelectedAndCurrent)
{
    QAbstractItemModelTester tester(tree().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    tree().collapseAll();
    tree().expand(line("Parties"));
    tree().expand(line("Hyperscaler"));
    bench.focus.select({partyKey("Google")});
    int resets = 0;
    QObject::connect(tree().model(), &QAbstractItemModel::modelReset, &tree(), [&resets] { ++resets; });
    bench.editor->addParty(QStringLiteral("CoreWeave"), {0, 0});
    bench.editor->rename(party(bench.book(), "Amazon"), QStringLiteral("Zamazon"));
    bench.focus.select({partyKey("Google")});
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(lines(line("Hyperscaler")), QStringList({"Google", "Zamazon"})); // it changed its place
    EXPECT_EQ(lines(line("Parties")), QStringList({"Hyperscaler", "Lab", "Other"}));
    EXPECT_TRUE(tree().isExpanded(line("Hyperscaler")));
    EXPECT_THAT(tree().selectionModel()->selectedIndexes(), ElementsAre(line("Google")));
    bench.document->undo();
    bench.document->undo();
    EXPECT_EQ(lines(line("Hyperscaler")), QStringList({"Amazon", "Google"}));
    EXPECT_TRUE(tree().isExpanded(line("Hyperscaler")));
}

TEST_F(Explorer, aNameIsChangedInPlace)
{
    click("Google");
    QTest::keyClick(&tree(), Qt::Key_F2);
    auto* name = tree().viewport()->findChild<QLineEdit*>();
    ASSERT_NE(name, nullptr);
    name->selectAll();
    QTest::keyClicks(name, "Alphabet");
    QTest::keyClick(name, Qt::Key_Return);
    QCoreApplication::processEvents(); // the view takes what was typed once the key is done with
    EXPECT_NO_THROW(party(bench.book(), "Alphabet"));
    EXPECT_EQ(bench.document->undoText(), "Undo Rename Google to Alphabet");
}

TEST_F(Explorer, itsFilterIsTheQuestions)
{
    ASSERT_TRUE(filter().instruments.holds(Instrument::equity));
    tick("instruments", "equity");
    EXPECT_FALSE(filter().instruments.holds(Instrument::equity));
    EXPECT_TRUE(filter().instruments.holds(Instrument::debt));
    tick("statuses", "reported");
    EXPECT_TRUE(filter().statuses.holds(DealStatus::reported));
    tick("settlements", "in kind");
    EXPECT_TRUE(filter().settlements.holds(Settlement::inKind));
    tick("firmness", "binding");
    EXPECT_FALSE(filter().firmness.holds(Firmness::binding));
    tick("partyKinds", "lab");
    EXPECT_FALSE(filter().partyKinds.holds(PartyKind::lab));
    tick("instruments", "Only commercial");
    EXPECT_FALSE(filter().instruments.holds(Instrument::debt));
    EXPECT_TRUE(filter().instruments.holds(Instrument::energy));
}

TEST_F(Explorer, theFilterIsResetByALinkThatShowsOnlyThen)
{
    auto* reset = panel.findChild<QPushButton*>(QStringLiteral("link"));
    EXPECT_TRUE(reset->isHidden());
    Focus focus = bench.focus.focus();
    focus.question.filter.collapsed = {party(bench.book(), "Amazon")}; // decided on the map, no part of this
    bench.focus.set(focus);
    EXPECT_TRUE(reset->isHidden());
    tick("firmness", "binding");
    ASSERT_TRUE(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    Filter expected;
    expected.collapsed = focus.question.filter.collapsed;
    EXPECT_EQ(filter(), expected);
    EXPECT_TRUE(reset->isHidden());
}

TEST_F(Explorer, aScenariosRecordsAreListedAndMarked)
{
    bench.editor->addScenario(QStringLiteral("What if"));
    bench.editor->addParty(QStringLiteral("Newcomer"), {0, 0});
    bench.editor->remove({partyKey("Google")});
    EXPECT_EQ(line("Newcomer").data(markRole).toInt(), static_cast<int>(ExplorerMark::added));
    EXPECT_EQ(line("Google").data(markRole).toInt(), static_cast<int>(ExplorerMark::removed));
    EXPECT_EQ(line("OpenAI").data(markRole).toInt(), static_cast<int>(ExplorerMark::none));
    EXPECT_EQ(line("What if").data(detailRole).toString(), "steps: 3"); // a party, its place, a removal
}

TEST_F(Explorer, aLowOneFoldsTheFilterUntilItIsOpenedByHand)
{
    auto* title = panel.findChild<QCheckBox*>(QStringLiteral("foldTitle"));
    const auto* field = panel.findChild<QToolButton*>(QStringLiteral("field"));
    EXPECT_TRUE(field->isVisible());
    panel.resize(280, 360);
    EXPECT_FALSE(field->isVisible());
    panel.resize(280, 700);
    EXPECT_TRUE(field->isVisible());
    panel.resize(280, 360);
    QTest::mouseClick(title, Qt::LeftButton, {}, QPoint(10, title->height() / 2));
    EXPECT_TRUE(field->isVisible());
    panel.resize(280, 350);
    EXPECT_TRUE(field->isVisible()) << "it was opened by hand";
    QTest::keyClick(title, Qt::Key_Space);
    EXPECT_FALSE(field->isVisible());
}

// Large books are listed aside: what was there stands until then, and only what was asked last comes.
class LargeExplorer : public Explorer {
protected:
    static constexpr int many = 10'050;
    LargeExplorer()
    {
        Changes changes;
        for (int i = 0; i < many; ++i) {
            Party party;
            party.id = newId<Party>();
            party.name = "Party " + std::to_string(i);
            party.kind = PartyKind::investor;
            changes.emplace_back(Created{party});
        }
        bench.document->perform(QStringLiteral("Import"), changes);
    }
    bool comes(const std::function<bool()>& what) const { return QTest::qWaitFor(what, 10'000); }
    int investors() const { return tree().model()->rowCount(line("Investor")); }
};

TEST_F(LargeExplorer, listsWhatWasImportedOnceItIsSorted)
{
    const QAbstractItemModelTester tester(tree().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_FALSE(line("Investor").isValid()) << "the window waits for nothing";
    ASSERT_TRUE(comes([this] { return investors() == many; }));
    EXPECT_EQ(line("Parties").data(detailRole).toString(), QLocale().toString(many + 3));
    EXPECT_EQ(lines(line("Round")), QStringList("Amazon → OpenAI, equity"));
}

TEST_F(LargeExplorer, followsAnEditAndKeepsWhatIsSelected)
{
    ASSERT_TRUE(comes([this] { return investors() == many; }));
    click("Google");
    ASSERT_EQ(bench.focus.focus().selection, Selection{partyKey("Google")});
    bench.editor->rename(party(bench.book(), "Google"), QStringLiteral("Alphabet"));
    ASSERT_TRUE(comes([this] { return line("Alphabet").isValid() && line("Alphabet").row() == 0; }));
    EXPECT_EQ(lines(line("Hyperscaler")), QStringList({"Alphabet", "Amazon"}));
    EXPECT_EQ(bench.focus.focus().selection, Selection{partyKey("Alphabet")});
    EXPECT_TRUE(tree().selectionModel()->isSelected(line("Alphabet")));
    bench.editor->remove({partyKey("Party 7")});
    ASSERT_TRUE(comes([this] { return investors() == many - 1; }));
    EXPECT_FALSE(line("Party 7").isValid());
}

TEST_F(LargeExplorer, whatIsTypedLastIsFound)
{
    ASSERT_TRUE(comes([this] { return investors() == many; }));
    QTest::keyClicks(&find(), "Party 99");
    ASSERT_TRUE(comes([this] { return investors() == 111; })) << "99, 990 to 999, 9900 to 9999";
    EXPECT_FALSE(line("Hyperscaler").isValid());
    QTest::keyClicks(&find(), "999");
    ASSERT_TRUE(comes([this] { return lines().isEmpty(); }));
    EXPECT_TRUE(panel.findChild<QLabel*>(QStringLiteral("muted"))->isVisible());
    for (int i = 0; i < 11; ++i) {
        QTest::keyClick(&find(), Qt::Key_Backspace);
    }
    ASSERT_TRUE(comes([this] { return investors() == many; }));
    EXPECT_FALSE(panel.findChild<QLabel*>(QStringLiteral("muted"))->isVisible());
}

TEST_F(Explorer, aNameWithMarkupStaysText)
{
    bench.editor->addParty(QStringLiteral("<b>x</b>"), {0, 0});
    const QModelIndex at = line("<b>x</b>");
    ASSERT_TRUE(at.isValid());
    EXPECT_TRUE(at.data(Qt::ToolTipRole).toString().contains("&lt;b&gt;x&lt;/b&gt;"));
}

} // namespace
} // namespace roundtrip::testing
