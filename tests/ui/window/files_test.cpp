// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out of the window: opened, made, copied, remembered and dropped, by menu, dialog and hand.
#include <fstream>

#include "tests/ui/window/program.h"
#include "ui/window/import_dialog.h"
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QWindow>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class Files : public Program {
protected:
    // What stands in the menu of recent files, which is open then.
    static QStringList recentFiles(MainWindow* window)
    {
        clickMenu(*window, {"File", "Open recent"});
        auto* menu = window->findChild<QMenu*>(QStringLiteral("recentFiles"));
        EXPECT_TRUE(QTest::qWaitFor([menu] { return menu->isVisible(); }));
        QStringList texts;
        for (const QAction* action : menu->actions()) {
            if (!action->isSeparator()) {
                texts.append(QString(action->text()).remove('&'));
            }
        }
        return texts;
    }
    static void chooseRecent(MainWindow* window, const char* words)
    {
        clickEntry(*window->findChild<QMenu*>(QStringLiteral("recentFiles")), words);
        QCoreApplication::processEvents();
    }
    static QString told(const MainWindow* window) { return window->findChild<MessageBar*>()->text(); }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    // As it comes from the platform: to the window as a whole, which finds who takes it there. Whether it is taken.
    static bool drop(MainWindow* window, const QWidget& onto, const QMimeData& data)
    {
        const QPoint at = onto.mapTo(window, onto.rect().center());
        QWindow* whole = window->windowHandle();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(whole, &enter);
        if (!enter.isAccepted()) {
            return false;
        }
        QDropEvent dropped(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(whole, &dropped);
        return dropped.isAccepted();
    }
    bool dropFiles(MainWindow* window, const QWidget& onto, const std::vector<const char*>& names)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const char* name : names) {
            urls << QUrl::fromLocalFile(path(name));
        }
        data.setUrls(urls);
        return drop(window, onto, data);
    }
};

TEST_F(Files, RecentOnesAreListedTheNewestFirstAndOpenedByAClick)
{
    const auto first = documentAt("first.roundtrip");
    closeByKeys(m_windows.open(first));
    EXPECT_TRUE(m_windows.all().empty());
    MainWindow* second = m_windows.open(documentAt("second.roundtrip"));
    EXPECT_EQ(recentFiles(second), QStringList({"second.roundtrip", "first.roundtrip", "Forget these"}));
    chooseRecent(second, "first.roundtrip");
    ASSERT_EQ(m_windows.all().size(), 2U);
    MainWindow* again = m_windows.all().back();
    EXPECT_EQ(again->document().path(), first);
    EXPECT_EQ(recentFiles(again), QStringList({"first.roundtrip", "second.roundtrip", "Forget these"}));
    chooseRecent(again, "Forget these");
    EXPECT_EQ(recentFiles(again), QStringList({"No document was opened before"}));
    while (QWidget* popup = QApplication::activePopupWidget()) {
        QTest::keyClick(popup, Qt::Key_Escape);
    }
}

TEST_F(Files, ARecentOneThatIsGoneIsToldAndClosesNothing)
{
    const auto gone = documentAt("gone.roundtrip");
    closeByKeys(m_windows.open(gone));
    std::filesystem::remove(gone);
    MainWindow* window = m_windows.open(documentAt("there.roundtrip"));
    EXPECT_THAT(recentFiles(window), ::testing::Contains(QStringLiteral("gone.roundtrip")));
    chooseRecent(window, "gone.roundtrip");
    EXPECT_EQ(m_windows.all().size(), 1U);
    EXPECT_TRUE(told(window).contains(QStringLiteral("gone.roundtrip"))) << told(window).toStdString();
    EXPECT_FALSE(std::filesystem::exists(gone)) << "and it is not made anew";
}

TEST_F(Files, ACopyIsSavedUnderTheNameThatIsTypedAndTheDocumentStaysOpen)
{
    MainWindow* window = opened("a.roundtrip");
    const QString offered = typeFile("copied", [window] {
        clickMenu(*window, {"File", "Save a copy…"});
    }); // without an ending
    EXPECT_EQ(offered, "a copy.roundtrip");
    ASSERT_TRUE(std::filesystem::exists(file("copied.roundtrip")));
    EXPECT_TRUE(told(window).contains(QStringLiteral("copied.roundtrip"))) << told(window).toStdString();
    EXPECT_EQ(window->document().path(), file("a.roundtrip"));
    EXPECT_EQ(m_windows.all().size(), 1U);
    EXPECT_EQ(m_windows.open(file("copied.roundtrip"))->document().book(), window->document().book());
}

// The ending is not typed: it is the file that it makes of the name that must not go without a question.
TEST_F(Files, AFileThatIsThereGoesOnlyWhereThatWasSaid)
{
    MainWindow* window = opened("a.roundtrip");
    Document::create(file("other.roundtrip"));
    const auto copyAnd = [&](QMessageBox::StandardButton answer) {
        int asked = 0;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, [&] {
            QWidget* modal = QApplication::activeModalWidget();
            if (auto* box = qobject_cast<QMessageBox*>(modal)) {
                ++asked;
                QTest::mouseClick(box->button(answer), Qt::LeftButton);
            } else if (asked > 0 && modal != nullptr) {
                QTest::keyClick(modal, Qt::Key_Escape); // it is asked again for a name
            }
        });
        look.start(10);
        typeFile("other", [window] { clickMenu(*window, {"File", "Save a copy…"}); });
        EXPECT_EQ(asked, 1);
    };
    copyAnd(QMessageBox::No);
    EXPECT_EQ(Document::open(file("other.roundtrip"))->book().parties().size(), 0U);
    EXPECT_EQ(told(window), "");
    copyAnd(QMessageBox::Yes);
    EXPECT_EQ(Document::open(file("other.roundtrip"))->book().parties().size(), 2U);
}

TEST_F(Files, TheDocumentItselfIsNoPlaceForItsCopyNorForANewOne)
{
    MainWindow* window = opened("a.roundtrip");
    const auto replacing = [window](const char* entry) {
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, [] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                QTest::mouseClick(box->button(QMessageBox::Yes), Qt::LeftButton);
            }
        });
        look.start(10);
        typeFile("a.roundtrip", [window, entry] { clickMenu(*window, {"File", entry}); });
    };
    replacing("Save a copy…");
    EXPECT_TRUE(told(window).contains("is this document itself")) << told(window).toStdString();
    replacing("New…");
    EXPECT_TRUE(told(window).contains("a.roundtrip is open here")) << told(window).toStdString();
    EXPECT_EQ(m_windows.all().size(), 1U);
    // And it can still be worked on.
    QTest::mouseClick(&window->canvas(), Qt::LeftButton, {}, QPoint(20, 20));
    QTest::keySequence(&window->canvas(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    QTest::keyClicks(QApplication::focusWidget(), "C");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_EQ(Document::open(file("a.roundtrip"))->book().parties().size(), 3U);
}

TEST_F(Files, ANewOneIsMadeWhereItIsSaidAndIsEmpty)
{
    MainWindow* window = opened("a.roundtrip");
    const QString offered = typeFile("mine", [window] { clickMenu(*window, {"File", "New…"}); });
    EXPECT_EQ(offered, "deals.roundtrip");
    ASSERT_EQ(m_windows.all().size(), 2U);
    MainWindow* made = m_windows.all().back();
    EXPECT_EQ(made->document().path(), file("mine.roundtrip"));
    EXPECT_EQ(made->document().book().parties().size(), 0U);
    EXPECT_EQ(window->document().book().parties().size(), 2U);
}

TEST_F(Files, OneIsOpenedByItsKeysAndTheDialog)
{
    MainWindow* window = opened("a.roundtrip");
    documentAt("b.roundtrip");
    typeFile("b.roundtrip", [window] { QTest::keySequence(window, QKeySequence(QKeySequence::Open)); });
    ASSERT_EQ(m_windows.all().size(), 2U);
    EXPECT_EQ(m_windows.all().back()->document().path(), file("b.roundtrip"));
}

TEST_F(Files, TablesAreImportedOutOfTheMenuAndOneUndoTakesThemBack)
{
    MainWindow* window = opened("a.roundtrip");
    std::ofstream(file("flows.csv")) << "payer,payee,amount,start\nB,C,2B,2026-03-01\n";
    typeFile("flows.csv", [window] { clickMenu(*window, {"File", "Import tables…"}); });
    auto* dialog = window->findChild<ImportDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("importNow")), Qt::LeftButton);
    settle(*window);
    EXPECT_EQ(window->document().book().flows().size(), 2U);
    comeBack(*window);
    QTest::keySequence(window, QKeySequence(QKeySequence::Undo));
    EXPECT_EQ(window->document().book().flows().size(), 1U);
}

TEST_F(Files, ADocumentThatIsDroppedOnTheMapIsOpenedInAWindowOfItsOwn)
{
    MainWindow* window = opened("a.roundtrip");
    documentAt("b.roundtrip");
    EXPECT_TRUE(dropFiles(window, window->canvas(), {"b.roundtrip"}));
    ASSERT_EQ(m_windows.all().size(), 2U);
    EXPECT_EQ(m_windows.all().back()->document().path(), file("b.roundtrip"));
    EXPECT_EQ(window->document().path(), file("a.roundtrip"));
}

TEST_F(Files, TablesThatAreDroppedAnywhereAreShownBeforeTheyComeIn)
{
    MainWindow* window = opened("a.roundtrip");
    std::ofstream(file("flows.csv")) << "payer,payee,amount,start\nB,C,2B,2026-03-01\n";
    std::ofstream(file("parties.csv")) << "name,kind\nD,lab\n";
    EXPECT_TRUE(
        dropFiles(window, *window->findChild<QWidget*>(QStringLiteral("explorerTree")), {"flows.csv", "parties.csv"}));
    auto* dialog = window->findChild<ImportDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(window->document().book().parties().size(), 2U);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("importNow")), Qt::LeftButton);
    settle(*window);
    EXPECT_EQ(window->document().book().parties().size(), 4U);
}

TEST_F(Files, ADocumentThatIsNoneIsToldWhereItWasDropped)
{
    MainWindow* window = opened("a.roundtrip");
    std::ofstream(file("b.roundtrip")) << "not a document";
    dropFiles(window, window->canvas(), {"b.roundtrip"});
    EXPECT_EQ(m_windows.all().size(), 1U);
    EXPECT_TRUE(told(window).contains(QStringLiteral("b.roundtrip"))) << told(window).toStdString();
}

TEST_F(Files, WhatIsNoFileIsNotTaken)
{
    MainWindow* window = opened("a.roundtrip");
    QMimeData text;
    text.setText(QStringLiteral("payer,payee,amount"));
    EXPECT_FALSE(drop(window, window->canvas(), text));
    QMimeData elsewhere;
    elsewhere.setUrls({QUrl(QStringLiteral("https://example.org/a.roundtrip"))});
    EXPECT_FALSE(drop(window, window->canvas(), elsewhere));
}

} // namespace
} // namespace roundtrip::testing
