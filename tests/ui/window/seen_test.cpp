// SPDX-License-Identifier: GPL-3.0-or-later
// A document is looked at as it was when its window was closed last: by quitting, by the desktop, or by itself.
#include "tests/ui/window/program.h"
#include "ui/window/actions.h"
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using testing::clickEntry;
using testing::clickMenu;
using testing::inMenuOf;

class SeenAgain : public testing::Program {
protected:
    static QToolButton* field(const MainWindow& window, const char* role)
    {
        for (auto* button : window.findChildren<QToolButton*>(QStringLiteral("field"))) {
            if (button->property("role").toString() == QLatin1String(role)) {
                return button;
            }
        }
        return nullptr;
    }
    static void makeScenario(MainWindow& window, const char* name)
    {
        inMenuOf(*field(window, "scenarioField"), [name](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, QLatin1String(name));
            QTest::keyClick(line, Qt::Key_Return);
        });
        testing::settle(window);
    }
    static void choose(MainWindow& window, const char* role, const QString& entry)
    {
        inMenuOf(*field(window, role), [&entry](QMenu& menu) { clickEntry(menu, entry); });
        testing::settle(window);
    }
    static void typeWindow(MainWindow& window, const char* from, const char* asOf)
    {
        inMenuOf(*field(window, "windowField"), [&](QMenu& menu) {
            QTest::keyClicks(menu.findChild<QLineEdit*>(QStringLiteral("windowFrom")), QLatin1String(from));
            auto* day = menu.findChild<QLineEdit*>(QStringLiteral("asOf"));
            QTest::keyClick(day, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(day, QLatin1String(asOf));
            QTest::keyClick(day, Qt::Key_Return);
        });
        testing::settle(window);
    }
    static void clickTab(MainWindow& window, const QString& title)
    {
        auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("analysisTabs"));
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab) == title) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        EXPECT_EQ(tab(window), title);
    }
    static QString tab(const MainWindow& window)
    {
        const auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("analysisTabs"));
        return tabs->tabText(tabs->currentIndex());
    }
    static QString view(const MainWindow& window)
    {
        for (const char* name : {"view-graph", "view-sankey", "view-matrix", "view-timeline"}) {
            if (window.findChild<QAction*>(QLatin1String(name))->isChecked()) {
                return QLatin1String(name);
            }
        }
        return {};
    }
    // As the toolbar shows it: scenario, measure, window of time.
    static QStringList question(const MainWindow& window)
    {
        return {field(window, "scenarioField")->text(), field(window, "measureField")->text(),
                field(window, "windowField")->text()};
    }
    static QString message(const MainWindow& window) { return window.findChild<MessageBar*>()->text(); }
    void quit(MainWindow& window)
    {
        testing::comeBack(window);
        QTest::keySequence(&window, QKeySequence(Qt::CTRL | Qt::Key_Q));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        ASSERT_TRUE(m_windows.all().empty());
    }
};

TEST_F(SeenAgain, EachWindowIsAsItWasWhenTheProgramWasQuit)
{
    MainWindow* first = opened("a.roundtrip");
    makeScenario(*first, "Without B");
    choose(*first, "measureField", "Committed: only what hangs on no open condition");
    typeWindow(*first, "2025-07-01", "2027-03-01");
    QTest::keySequence(first, QKeySequence(Qt::CTRL | Qt::Key_5));
    clickTab(*first, "Stress");
    MainWindow* second = opened("b.roundtrip");
    QTest::keySequence(second, QKeySequence(Qt::CTRL | Qt::Key_BracketRight));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !second->focus().focus().cursor; }, 3000)) << "it comes to rest";
    const Date day = second->focus().focus().question.asOf;
    testing::settle(*second);
    quit(*second);

    Settings settings = kept();
    Windows next(*qApp, settings, [] { return Changes{}; });
    next.openLast();
    ASSERT_EQ(next.all().size(), 2U);
    MainWindow& a = *next.all().front();
    EXPECT_EQ(question(a), QStringList({"Without B", "Committed", "From 1 Jul 2025"}));
    EXPECT_EQ(text(a.focus().focus().question.asOf), "2027-03-01");
    EXPECT_FALSE(a.focus().focus().toDate) << "the day was typed";
    EXPECT_EQ(view(a), "view-matrix");
    EXPECT_EQ(tab(a), "Stress");
    EXPECT_EQ(message(a), "");
    MainWindow& b = *next.all().back();
    EXPECT_EQ(question(b), QStringList({"Base", "Headline", "All time"}));
    EXPECT_EQ(b.focus().focus().question.asOf, day);
    EXPECT_TRUE(b.focus().focus().toDate) << "the timeline was stepped there";
    EXPECT_EQ(view(b), "view-graph");
    EXPECT_EQ(tab(b), "Loops");
    closeAll(next);
}

TEST_F(SeenAgain, AlsoAfterTheDesktopHasEndedTheSession)
{
    MainWindow* first = opened("a.roundtrip");
    first->setGeometry(40, 60, 1000, 740);
    makeScenario(*first, "What if");
    opened("b.roundtrip")->setGeometry(90, 70, 1100, 760);
    // Who can ask a session manager something is the desktop alone; nobody here asks this one.
    alignas(std::max_align_t) std::byte nobody[256] = {};
    emit qApp->commitDataRequest(reinterpret_cast<QSessionManager&>(nobody));

    // The desktop ends programs without closing their windows: so the next start has what was kept until now.
    Settings settings = kept();
    ASSERT_EQ(settings.session().size(), 2U);
    const QString other = m_folder.filePath(QStringLiteral("other.ini"));
    ASSERT_TRUE(QFile::copy(m_folder.filePath(QStringLiteral("settings.ini")), other));
    closeAll(m_windows);
    Settings then(other);
    Windows next(*qApp, then, [] { return Changes{}; });
    next.openLast();
    ASSERT_EQ(next.all().size(), 2U);
    const auto named = [&next](const char* name) {
        return *std::find_if(next.all().begin(), next.all().end(),
                             [name](MainWindow* window) { return window->document().path().filename() == name; });
    };
    EXPECT_EQ(question(*named("a.roundtrip")).front(), "What if");
    EXPECT_EQ(named("a.roundtrip")->geometry(), QRect(40, 60, 1000, 740));
    EXPECT_EQ(named("b.roundtrip")->geometry(), QRect(90, 70, 1100, 760));
    EXPECT_TRUE(next.all().size() == 2);
    closeAll(next);
}

TEST_F(SeenAgain, ADocumentOpenedAgainFromTheRecentOnesIsAsItWasLeft)
{
    MainWindow* first = opened("a.roundtrip");
    choose(*first, "measureField", "Expected: each payment by the probability of its conditions");
    MainWindow* second = opened("b.roundtrip");
    testing::closeByKeys(first);
    clickMenu(*second, {"File", "Open recent"});
    auto* recent = second->findChild<QMenu*>(QStringLiteral("recentFiles"));
    ASSERT_TRUE(QTest::qWaitFor([recent] { return recent->isVisible(); }));
    clickEntry(*recent, "a.roundtrip");
    testing::comeBack(*m_windows.all().back());
    ASSERT_EQ(m_windows.all().size(), 2U);
    EXPECT_EQ(question(*m_windows.all().back())[1], "Expected");
}

TEST_F(SeenAgain, AScenarioThatIsGoneMeanwhileIsTheBaseWithoutAWord)
{
    MainWindow* window = opened("a.roundtrip");
    makeScenario(*window, "What if");
    choose(*window, "measureField", "Committed: only what hangs on no open condition");
    testing::closeByKeys(window);
    {
        const auto document = Document::open(file("a.roundtrip"));
        const Scenario& scenario = *document->book().all<Scenario>().begin();
        ASSERT_TRUE(document->perform("Remove it", {Removed{scenario}}));
    }
    MainWindow* again = m_windows.open(file("a.roundtrip"));
    EXPECT_EQ(question(*again), QStringList({"Base", "Committed", "All time"}));
    EXPECT_EQ(message(*again), "");
}

TEST_F(SeenAgain, WhatMakesNoSenseInTheSettingsIsPassedOver)
{
    MainWindow* window = opened("a.roundtrip");
    choose(*window, "measureField", "Committed: only what hangs on no open condition");
    testing::closeByKeys(window);
    const QString path = QString::fromStdString(file("a.roundtrip").string());
    for (const QVariant& wrong :
         {QVariant(QStringLiteral("nothing")), QVariant(QVariantList{17}),
          QVariant(QVariantList{QVariantMap{{"file", path}, {"sight", "measure dreamt of"}, {"panel", "Stress"}}})}) {
        QSettings(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
            .setValue(QStringLiteral("seen/files"), wrong);
        Settings settings = kept();
        Windows next(*qApp, settings, [] { return Changes{}; });
        const MainWindow* again = next.open(file("a.roundtrip"));
        EXPECT_EQ(question(*again), QStringList({"Base", "Headline", "All time"}));
        EXPECT_EQ(view(*again), "view-graph");
        closeAll(next);
    }
}

TEST_F(SeenAgain, TheSettingsHoldNoNamesOfADocument)
{
    MainWindow* window = opened("a.roundtrip");
    makeScenario(*window, "Secret plan");
    QTest::keySequence(window, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    testing::closeByKeys(window);
    const auto seen = kept().seen(file("a.roundtrip"));
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->sight.scenario);
    EXPECT_EQ(seen->sight.marked.size(), 2U) << "both parties were selected";
    EXPECT_EQ(encoded(seen->sight).find("Secret"), std::string::npos);
    EXPECT_EQ(seen->sight.marked.front().name, "");
}

TEST_F(SeenAgain, ANewDocumentInTheOldOnesPlaceIsLookedAtAsAnyNewOne)
{
    MainWindow* window = opened("a.roundtrip");
    choose(*window, "measureField", "Committed: only what hangs on no open condition");
    testing::closeByKeys(window);
    EXPECT_EQ(question(*m_windows.create(file("a.roundtrip")))[1], "Headline");
}

} // namespace
} // namespace roundtrip
