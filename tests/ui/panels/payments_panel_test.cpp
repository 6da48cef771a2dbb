// SPDX-License-Identifier: GPL-3.0-or-later
// Figures opened into their payments, in the real window: by menus of cells, by double clicks and by a key.
#include "ui/panels/payments_panel.h"

#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/circular_pair_rows.h"
#include "ui/tables/exposure_rows.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/pair_rows.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// As of 2026-01-01 nothing of the equity is paid, and 100M of the compute.
constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "condition Listing open p:0.5 expected:2027-06-01\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01 deal:First\n"
                                   "Amazon > OpenAI 35B equity on:Listing if:Listing deal:Second\n"
                                   "OpenAI > Amazon 9.6B compute 2026-01-01..96m deal:Cloud\n";

class PaymentsPanelTest : public ::testing::Test {
protected:
    explicit PaymentsPanelTest(std::string_view book = lines) : bench(book) {}

    TableView* table(const char* name) { return bench.find<TableView>(name); }
    QString said(const char* role) { return bench.find<QLabel>(role)->text(); }
    // Opens the menu of a cell as a right click there does, and takes its line of that text.
    void openCell(const char* name, int row, int column, const QString& line)
    {
        TableView* at = table(name);
        const QModelIndex cell = at->model()->index(row, column);
        at->scrollTo(cell);
        const QPoint place = at->visualRect(cell).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, at->viewport()->mapToGlobal(place));
        QApplication::sendEvent(at->viewport(), &event);
        take(line);
    }
    void take(const QString& line)
    {
        QStringList offered;
        for (QMenu* menu : bench.window->findChildren<QMenu*>()) {
            for (QAction* action : menu->isVisible() ? menu->actions() : QList<QAction*>()) {
                const QString text = QString(action->text()).remove(QLatin1Char('&'));
                offered << text;
                if (text == line) {
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                    answered();
                    return;
                }
            }
        }
        FAIL() << "no line " << line.toStdString() << " among " << offered.join(" | ").toStdString();
    }
    // Lists come from another thread.
    void answered()
    {
        const QString sum = said("paymentsSum");
        QTest::qWait(60);
        EXPECT_TRUE(QTest::qWaitFor([&] { return !said("paymentsSum").isEmpty(); }, 5000));
        bench.settle();
    }
    QString sumOf(const char* billions) { return "Sum " + exactMoney(amount(billions), *Currency::parse("USD")); }

    WindowBench bench;
};

TEST_F(PaymentsPanelTest, showsThePaymentsOfTheHeadlineAtFirst)
{
    bench.window->showPanel("Payments");
    answered();
    EXPECT_EQ(said("paymentsTitle"), "Headline · payments: 98");
    EXPECT_EQ(said("paymentsSum"), sumOf("59.6B"));
}

TEST_F(PaymentsPanelTest, aCellOfTheExposureTableOpensIntoItsPayments)
{
    bench.window->showPanel("Exposure");
    bench.settle();
    const bool openAiFirst = table("exposureTable")->model()->index(0, 0).data().toString() == QStringLiteral("OpenAI");
    const int openAi = openAiFirst ? 0 : 1;
    openCell("exposureTable", openAi, static_cast<int>(ExposureColumn::in), "Show payments of OpenAI: In");
    EXPECT_EQ(said("paymentsTitle"), "OpenAI: In · payments: 2");
    EXPECT_EQ(said("paymentsSum"), sumOf("50B"));
    bench.window->showPanel("Exposure");
    bench.settle();
    openCell("exposureTable", openAi, static_cast<int>(ExposureColumn::paidOut), "Show payments of OpenAI: Paid");
    EXPECT_EQ(said("paymentsSum"), sumOf("100M"));
}

TEST_F(PaymentsPanelTest, theLegOfALoopOpensIntoItsPayments)
{
    openCell("loopsTable", 0, static_cast<int>(LoopColumn::loop), "Show payments of OpenAI → Amazon");
    EXPECT_EQ(said("paymentsTitle"), "OpenAI → Amazon · payments: 96");
    EXPECT_EQ(said("paymentsSum"), sumOf("9.6B"));
}

TEST_F(PaymentsPanelTest, theHeadlineInTheInspectorOpensByADoubleClick)
{
    bench.window->showPanel("Exposure");
    for (QLabel* label : bench.window->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text() == "Headline" && label->objectName() == "title") {
            QTest::mouseDClick(label, Qt::LeftButton);
        }
    }
    answered();
    EXPECT_TRUE(bench.find<PaymentsPanel>("paymentsPanel")->isVisible());
    EXPECT_EQ(said("paymentsSum"), sumOf("59.6B"));
}

TEST_F(PaymentsPanelTest, theSelectionOpensByAKeyAndAPaymentSelectsItsFlow)
{
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Amazon"));
    bench.settle();
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y));
    answered();
    EXPECT_EQ(said("paymentsTitle"), "Amazon: net · payments: 98");
    EXPECT_EQ(said("paymentsSum"), "Sum " + exactMoney(amount("9.6B") - amount("50B"), *Currency::parse("USD")));
    TableView* payments = table("paymentsTable");
    QTest::mouseClick(payments->viewport(), Qt::LeftButton, {},
                      payments->visualRect(payments->model()->index(0, 1)).center());
    bench.settle();
    ASSERT_EQ(bench.window->focus().focus().selection.size(), 1U);
    const Flow* flow = bench.book().find(FlowId{bench.window->focus().focus().selection.front().id});
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->instrument, Instrument::compute) << "the first is of January 2026";
}

// 1,700 flows with 12 payments of 10 dollars each, one a month: 20,400 payments.
std::string many(const char* start)
{
    std::string book;
    for (int i = 0; i < 1700; ++i) {
        book += std::string("Amazon > OpenAI 120 compute ") + start + "..12m\n";
    }
    return book;
}

class PaymentsOfTwoYears : public PaymentsPanelTest {
protected:
    PaymentsOfTwoYears() : PaymentsPanelTest(many("2026-07-01")) {}
};

class PaymentsOfOneYear : public PaymentsPanelTest {
protected:
    PaymentsOfOneYear() : PaymentsPanelTest(many("2026-01-01")) {}
};

TEST_F(PaymentsOfTwoYears, tooManyToBeListedStandByYearAndOpenByADoubleClick)
{
    bench.window->showPanel("Payments");
    answered();
    TableView* groups = table("paymentGroupsTable");
    ASSERT_TRUE(groups->isVisible());
    EXPECT_EQ(said("paymentsTitle"), "Headline · payments: 20400");
    EXPECT_EQ(said("paymentsSum"), sumOf("204000"));
    ASSERT_EQ(groups->model()->rowCount(), 2);
    EXPECT_EQ(groups->model()->index(1, 0).data().toString(), "2027");
    EXPECT_EQ(groups->model()->index(1, 1).data().toString(), "10200");
    EXPECT_FALSE(bench.find<QToolButton>("paymentsBack")->isVisible());

    const QPoint of2027 = groups->visualRect(groups->model()->index(1, 0)).center();
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, of2027);
    QTest::mouseDClick(groups->viewport(), Qt::LeftButton, {}, of2027); // which sends the second press alone
    ASSERT_TRUE(QTest::qWaitFor([&] { return table("paymentsTable")->isVisible(); }, 5000));
    EXPECT_EQ(said("paymentsTitle"), "Headline · 2027 · payments: 10200");
    EXPECT_EQ(said("paymentsSum"), sumOf("102000"));
    EXPECT_EQ(table("paymentsTable")->model()->index(0, 0).data().toString(), "2027-01-01");

    QTest::mouseClick(bench.find<QToolButton>("paymentsBack"), Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return groups->isVisible(); }, 5000));
    EXPECT_EQ(said("paymentsSum"), sumOf("204000"));
}

TEST_F(PaymentsOfOneYear, tooManyToBeListedStandByMonthAndOpenByAKey)
{
    bench.window->showPanel("Payments");
    answered();
    TableView* groups = table("paymentGroupsTable");
    ASSERT_EQ(groups->model()->rowCount(), 12) << "the year alone tells none apart";
    EXPECT_EQ(groups->model()->index(2, 0).data().toString(), "2026-03");
    groups->setFocus();
    groups->setCurrentIndex(groups->model()->index(2, 0));
    QTest::keyClick(groups, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table("paymentsTable")->isVisible(); }, 5000));
    EXPECT_TRUE(table("paymentsTable")->hasFocus()) << "the keys go on where they were";
    EXPECT_TRUE(bench.window->focus().focus().selection.empty()) << "nobody has chosen a payment yet";
    EXPECT_EQ(said("paymentsTitle"), "Headline · 2026-03 · payments: 1700");
    EXPECT_EQ(said("paymentsSum"), sumOf("17000"));
}

TEST_F(PaymentsPanelTest, theSumFollowsTheQuestion)
{
    bench.window->showPanel("Payments");
    Focus focus = bench.window->focus().focus();
    focus.question.measure = Measure::expected;
    bench.window->focus().set(focus);
    bench.settle();
    answered();
    EXPECT_EQ(said("paymentsSum"), sumOf("42.1B")) << "15 + half of 35 + 9.6";
}

} // namespace
} // namespace roundtrip::testing
