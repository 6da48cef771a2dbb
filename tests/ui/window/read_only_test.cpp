// SPDX-License-Identifier: GPL-3.0-or-later
// A document that may be read but not written: all of it can be looked at, and no key and no gesture changes it or
// begins what would.
#include <map>

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/message_bar.h"
#include <QAbstractItemView>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Oracle kind:neocloud\n"
                                   "Amazon > OpenAI 50B equity 2026-02-01\n"
                                   "OpenAI > Amazon 100B compute 2026-02-01..2034-02-01\n";

class ReadOnly : public ::testing::Test {
protected:
    ReadOnly()
    {
        {
            auto document = Document::create(path);
            EXPECT_TRUE(document->perform(QStringLiteral("Import"), difference(document->book(), bookOf(lines))));
        }
        bench = std::make_unique<WindowBench>(WindowBench::OnFile{path, OpenMode::readOnly});
        before = bench->book();
        bench->window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(bench->window));
    }
    Canvas& canvas() { return bench->window->canvas(); }
    // That nothing was changed, and nobody is asked for what would be.
    void expectAsItWas(const char* after)
    {
        bench->settle();
        EXPECT_TRUE(bench->book() == before) << after;
        for (const auto* line : canvas().findChildren<QLineEdit*>()) {
            EXPECT_FALSE(line->isVisible()) << after << ": " << line->objectName().toStdString();
        }
    }
    void click(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mouseClick(&canvas(), Qt::LeftButton, keys, at); }
    void show(const char* title)
    {
        auto* tabs = bench->find<QTabWidget>("analysisTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab) == QLatin1String(title)) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        bench->settle();
    }

    QTemporaryDir folder;
    std::filesystem::path path = folder.filePath(QStringLiteral("held.roundtrip")).toStdString();
    std::unique_ptr<WindowBench> bench;
    Book before;
};

TEST_F(ReadOnly, IsSaidOnceWhenItIsOpened)
{
    bool said = false;
    for (const auto* label : bench->window->findChildren<QLabel*>()) {
        said = said || (label->isVisible() && label->text().contains("may be read but not changed"));
    }
    EXPECT_TRUE(said);
}

TEST_F(ReadOnly, IsLookedAtAsAnyOther)
{
    click(bench->middle("OpenAI"));
    EXPECT_EQ(bench->window->focus().focus().selection.size(), 1U);
    const double zoom = canvas().zoom();
    bench->keys(QKeySequence(Qt::CTRL | Qt::Key_1));
    EXPECT_NE(canvas().zoom(), zoom);
    bench->keys(QKeySequence(Qt::CTRL | Qt::Key_0));
    bench->keys(QKeySequence::Copy);
    EXPECT_FALSE(QApplication::clipboard()->text().isEmpty());
    expectAsItWas("looking");
}

TEST_F(ReadOnly, NoGestureOnTheMapChangesIt)
{
    bench->drag(bench->middle("Oracle"), bench->middle("Oracle") + QPoint(40, 60));
    expectAsItWas("a card dragged");
    bench->drag(bench->rim("Amazon"), bench->middle("Oracle"));
    expectAsItWas("a rim dragged to a card");
    bench->drag(bench->rim("Amazon"), bench->nothing());
    expectAsItWas("a rim dragged to nothing");
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, bench->nothing());
    expectAsItWas("nothing double-clicked");
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, bench->middle("OpenAI"));
    expectAsItWas("a card double-clicked");
    const QPoint label = canvas().toWidget(bench->picture().labels.front().box.centre()).toPoint();
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, label);
    expectAsItWas("an amount double-clicked");
}

TEST_F(ReadOnly, NoKeyChangesIt)
{
    canvas().setFocus();
    bench->keys(QKeySequence::Copy);
    for (const QKeySequence& keys :
         {QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_F2), QKeySequence(Qt::Key_Return),
          QKeySequence(QKeySequence::Cut), QKeySequence(QKeySequence::Paste), QKeySequence(Qt::CTRL | Qt::Key_D),
          QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::CTRL | Qt::Key_L),
          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
          QKeySequence(QKeySequence::Undo), QKeySequence(QKeySequence::Redo)}) {
        canvas().setFocus();
        click(bench->middle("OpenAI"));
        bench->keys(keys);
        expectAsItWas(keys.toString().toUtf8().constData());
        bench->keys(QKeySequence(Qt::Key_Escape));
    }
}

TEST_F(ReadOnly, EveryEntryThatWouldChangeItIsOff)
{
    click(bench->middle("OpenAI"));
    bench->settle();
    const QMenu* edit = entry(*bench->window->menuBar(), QStringLiteral("Edit"))->menu();
    for (const char* words : {"Cut", "Paste", "Duplicate", "Delete"}) {
        const QAction* action = entry(*edit, QLatin1String(words));
        ASSERT_NE(action, nullptr) << words;
        EXPECT_FALSE(action->isEnabled()) << words;
    }
    EXPECT_TRUE(entry(*edit, QStringLiteral("Copy"))->isEnabled());
}

// Looking, as zooming is: nothing of it is kept.
TEST_F(ReadOnly, ItIsLaidOutToBeLookedAtAndKeepsNothingOfIt)
{
    const auto places = [this] {
        std::map<std::string, Point> centres;
        for (const Card& card : bench->picture().cards) {
            centres[card.name] = card.rect.centre();
        }
        return centres;
    };
    const auto layOut = [this](const char* words) {
        clickMenu(*bench->window, {"View", "Layout", QLatin1String(words)});
        bench->settle();
    };
    const auto layered = places();
    layOut("By kind");
    const auto byKind = places();
    EXPECT_NE(byKind, layered);
    expectAsItWas("laid out by kind");
    canvas().setFocus();
    bench->keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    EXPECT_EQ(places(), layered);
    expectAsItWas("laid out anew");
    bench->reopen();
    EXPECT_EQ(places(), layered);
}

TEST_F(ReadOnly, ALayoutOfWhatIsSelectedLeavesTheOthersWhereTheLastOnePutThem)
{
    const auto centre = [this](const char* name) {
        return bench->picture().cards[cardOf(bench->picture(), party(bench->book(), name))].rect.centre();
    };
    bench.reset();
    {
        WindowBench writes(WindowBench::OnFile{path}); // so that the document has places of its own
        clickMenu(*writes.window, {"View", "Layout", "In rings"});
        writes.settle();
        before = writes.book();
    }
    bench = std::make_unique<WindowBench>(WindowBench::OnFile{path, OpenMode::readOnly});
    const Point kept = centre("Oracle");
    clickMenu(*bench->window, {"View", "Layout", "By kind"});
    bench->settle();
    const Point oracle = centre("Oracle");
    EXPECT_NE(oracle, kept);
    click(bench->middle("Amazon"));
    click(bench->middle("OpenAI"), Qt::ShiftModifier);
    clickMenu(*bench->window, {"View", "Layout", "Layered"});
    bench->settle();
    EXPECT_EQ(centre("Oracle"), oracle);
    expectAsItWas("laid out");
}

TEST_F(ReadOnly, ItsTableAndItsPageTakeNoWord)
{
    show("Table");
    auto* table = bench->find<QAbstractItemView>("recordsTable");
    ASSERT_NE(table, nullptr);
    const QModelIndex cell = table->model()->index(0, 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QTest::keyClick(table, Qt::Key_F2);
    EXPECT_EQ(table->viewport()->findChild<QLineEdit*>(), nullptr);
    QTest::keyClicks(table, "Else");
    expectAsItWas("the table typed into");
    click(bench->middle("OpenAI"));
    bench->settle();
    for (auto* line : bench->window->findChild<QWidget*>(QStringLiteral("inspectorDock"))->findChildren<QLineEdit*>()) {
        if (line->isVisible()) {
            EXPECT_TRUE(line->isReadOnly() || !line->isEnabled()) << line->accessibleName().toStdString();
            QTest::keyClicks(line, "x");
            QTest::keyClick(line, Qt::Key_Return);
        }
    }
    expectAsItWas("its page typed into");
}

} // namespace
} // namespace roundtrip::testing
