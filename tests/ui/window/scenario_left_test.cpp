// SPDX-License-Identifier: GPL-3.0-or-later
// What was begun in a scenario never lands in the base: neither when another is chosen meanwhile, nor when the scenario
// is taken back or goes.
#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/canvas/edited.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class ScenarioLeft : public ::testing::Test {
protected:
    ScenarioLeft()
    {
        base = bench.window->document().book();
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, "S1");
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
        s1 = bench.window->focus().focus().scenario;
        bench.window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(bench.window));
    }
    void toBase()
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"),
                 [](QMenu& menu) { clickEntry(menu, QStringLiteral("Base: what is recorded")); });
        bench.settle();
    }
    void deleteElsewhere()
    {
        {
            auto other = Document::open(bench.path());
            const RecordKey scenario{RecordKind::scenario, s1->value};
            ASSERT_TRUE(other->perform(QStringLiteral("Remove"),
                                       removeRecords(other->book(), std::vector<RecordKey>{scenario}).changes));
        }
        ASSERT_TRUE(QTest::qWaitFor([this] { return !bench.window->focus().focus().scenario; }, 10'000));
        bench.settle();
    }
    // Selects OpenAI and types over its name in the inspector.
    QLineEdit* typedName(const char* name)
    {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
        bench.settle();
        QTest::keyClick(&bench.window->canvas(), Qt::Key_Return);
        auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        EXPECT_NE(field, nullptr);
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(name));
        return field;
    }
    // The cell of the largest flow's amount in the table, being typed over.
    QLineEdit* typedCell(const char* amount)
    {
        auto* tabs = bench.find<QTabWidget>("analysisTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab).remove(QLatin1Char('&')) == QStringLiteral("Table")) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        bench.settle();
        auto* table = bench.find<QTableView>("recordsTable");
        const QModelIndexList cells = table->model()->match(table->model()->index(0, amountColumn(*table)),
                                                            Qt::EditRole, "100", 1, Qt::MatchContains);
        if (cells.isEmpty()) {
            return nullptr;
        }
        table->scrollTo(cells.front());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cells.front()).center());
        QTest::keyClick(table, Qt::Key_F2);
        auto* cell = table->viewport()->findChild<QLineEdit*>();
        if (cell != nullptr) {
            cell->selectAll();
            QTest::keyClicks(cell, QLatin1String(amount));
        }
        return cell;
    }
    static int amountColumn(const QTableView& table)
    {
        int column = 0;
        while (table.model()->headerData(column, Qt::Horizontal).toString() != "Amount") {
            ++column;
        }
        return column;
    }
    bool holds(const Book& book, std::string_view name) const
    {
        return std::any_of(book.parties().begin(), book.parties().end(),
                           [&](const Party& party) { return party.name == name; });
    }
    const Book& baseNow() const { return bench.window->document().book(); }
    const Book& scenarioNow() const { return bench.window->document().book(s1); }
    QLineEdit* line(const char* parent)
    {
        auto* frame = bench.window->canvas().findChild<QWidget*>(QLatin1String(parent));
        return frame != nullptr ? frame->findChild<QLineEdit*>() : nullptr;
    }
    void openForm()
    {
        bench.drag(bench.rim("Amazon"), bench.nothing());
        ASSERT_NE(line("flowForm"), nullptr);
    }
    bool told(const char* words) const
    {
        for (const auto* label : bench.window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QLatin1String(words))) {
                return true;
            }
        }
        return false;
    }
    bool isBase() const { return bench.window->document().book().flows() == base.flows(); }

    WindowBench bench{loopOfTwo};
    Book base;
    std::optional<ScenarioId> s1;
};

TEST_F(ScenarioLeft, ByUndoOfItsMakingClosesTheFormOfAFlow)
{
    ASSERT_TRUE(bench.window->focus().focus().scenario);
    openForm();
    bench.window->findChild<Canvas*>()->setFocus();
    QTest::keySequence(&bench.window->canvas(), QKeySequence::Undo);
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(line("flowForm"), nullptr);
    EXPECT_TRUE(isBase());
    EXPECT_TRUE(told("The scenario S1 is not in this document any more"));
}

TEST_F(ScenarioLeft, ByItsMenuTakesTheAmountThatIsBeingTypedInIt)
{
    const QPoint label = bench.window->canvas().toWidget(bench.picture().labels.front().box.centre()).toPoint();
    QTest::mouseDClick(&bench.window->canvas(), Qt::LeftButton, {}, label);
    QPointer<QLineEdit> amount = line("inlineEdit");
    ASSERT_FALSE(amount.isNull());
    QTest::keyClicks(amount, "70B");
    inMenuOf(*bench.find<QToolButton>("scenarioField"),
             [](QMenu& menu) { clickEntry(menu, QStringLiteral("Base: what is recorded")); });
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(line("inlineEdit"), nullptr);
    EXPECT_TRUE(isBase());
    const Book& scenario = bench.window->document().book(s1);
    EXPECT_NE(byAmount(scenario, 70'000'000'000'00), nullptr);
}

TEST_F(ScenarioLeft, ByAnotherProgramThatDeletesItClosesTheFormOfAFlow)
{
    openForm();
    const RecordKey scenario{RecordKind::scenario, bench.window->focus().focus().scenario->value};
    {
        auto other = Document::open(bench.path());
        ASSERT_TRUE(other->perform(QStringLiteral("Remove"),
                                   removeRecords(other->book(), std::vector<RecordKey>{scenario}).changes));
    }
    ASSERT_TRUE(QTest::qWaitFor([this] { return !bench.window->focus().focus().scenario; }, 10'000));
    bench.settle();
    EXPECT_EQ(line("flowForm"), nullptr);
    EXPECT_TRUE(isBase());
}

TEST_F(ScenarioLeft, APartyThatItTakesOutKeepsItsPlaceAndPinInTheBase)
{
    inMenuOf(*bench.find<QToolButton>("scenarioField"),
             [](QMenu& menu) { clickEntry(menu, QStringLiteral("Base: what is recorded")); });
    bench.settle();
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(0, 50), Qt::ControlModifier);
    const auto placed = bench.window->document().book().all<Placement>();
    ASSERT_FALSE(placed.empty());
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) { clickEntry(menu, QStringLiteral("S1")); });
    bench.settle();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
    bench.settle();
    ASSERT_EQ(bench.book().parties().size(), 1U);
    EXPECT_EQ(bench.window->document().book().all<Placement>(), placed);
}

TEST_F(ScenarioLeft, ByItsMenuTakesWhatIsHalfTypedInTheInspectorInIt)
{
    const QLineEdit* field = typedName("Anthropic");
    toBase();
    EXPECT_TRUE(holds(scenarioNow(), "Anthropic"));
    EXPECT_TRUE(holds(baseNow(), "OpenAI"));
    EXPECT_EQ(field->text(), "OpenAI") << "the field shows the base now";
    bench.keys(QKeySequence(Qt::Key_F6)); // out of the field: nothing is left that could be taken
    EXPECT_TRUE(holds(baseNow(), "OpenAI"));
}

TEST_F(ScenarioLeft, ByThePaletteTakesWhatIsHalfTypedInTheInspectorInIt)
{
    typedName("Anthropic");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    QTest::keyClicks(QApplication::focusWidget(), "back to the base");
    bench.keys(QKeySequence(Qt::Key_Return));
    ASSERT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_TRUE(holds(scenarioNow(), "Anthropic"));
    EXPECT_TRUE(holds(baseNow(), "OpenAI"));
}

TEST_F(ScenarioLeft, WhatIsHalfTypedInTheBaseIsTakenThere)
{
    toBase();
    typedName("Anthropic");
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) { clickEntry(menu, QStringLiteral("S1")); });
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().scenario);
    EXPECT_TRUE(holds(baseNow(), "Anthropic"));
    EXPECT_TRUE(bench.window->document().book().all<Step>().empty()) << "and is no step of the scenario";
}

TEST_F(ScenarioLeft, WhatCannotBeTakenOfTheInspectorIsTold)
{
    const QLineEdit* field = typedName("Amazon"); // another party's
    toBase();
    EXPECT_TRUE(told("Not taken: Amazon."));
    EXPECT_EQ(field->text(), "OpenAI");
    EXPECT_EQ(baseNow().parties(), base.parties());
}

TEST_F(ScenarioLeft, ByAnotherProgramThatDeletesItTellsWhatWasHalfTypedInTheInspector)
{
    const QLineEdit* field = typedName("Anthropic");
    deleteElsewhere();
    EXPECT_TRUE(told("The scenario S1 is not in this document any more"));
    EXPECT_TRUE(told("Anthropic"));
    EXPECT_EQ(field->text(), "OpenAI");
    EXPECT_EQ(baseNow().parties(), base.parties());
}

TEST_F(ScenarioLeft, ByItsMenuTakesWhatIsHalfTypedInACellOfTheTable)
{
    ASSERT_NE(typedCell("70B"), nullptr);
    toBase();
    EXPECT_TRUE(isBase());
    EXPECT_NE(byAmount(scenarioNow(), 70'000'000'000'00), nullptr);
}

TEST_F(ScenarioLeft, WhatCannotBeReadInACellOfTheTableIsTold)
{
    ASSERT_NE(typedCell("a lot"), nullptr);
    toBase();
    EXPECT_TRUE(told("Not taken: a lot."));
    EXPECT_TRUE(isBase());
}

TEST_F(ScenarioLeft, ByItsMenuTellsThatTheFlowThatWasTypedWasNotMade)
{
    openForm();
    QTest::keyClicks(line("flowForm"), "Google");
    toBase();
    EXPECT_TRUE(told("Not taken: a new flow."));
    EXPECT_TRUE(isBase());
}

} // namespace
} // namespace roundtrip::testing
