// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is waited for: done elsewhere, told of after a moment, given up where that is offered.
#include "ui/window/waiting.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "core/model/edits.h"
#include "tests/ui/printing.h"
#include "ui/document/document.h"
#include <QApplication>
#include <QProgressDialog>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using namespace std::chrono_literals;

// Until what the test waits for has happened, and no longer.
void untilSet(const std::atomic<bool>& flag)
{
    while (!flag) {
        std::this_thread::sleep_for(1ms);
    }
}

// Until it is told to stop; where nobody tells it, it is done after a while, and the test fails.
void untilStopped(const std::stop_token& cancel)
{
    const auto last = std::chrono::steady_clock::now() + 20s;
    while (!cancel.stop_requested() && std::chrono::steady_clock::now() < last) {
        std::this_thread::sleep_for(1ms);
    }
}

TEST(Waiting, answersFromAnotherThreadWhatTheWorkAnswers)
{
    const auto here = std::this_thread::get_id();
    const auto there = answerOf(nullptr, "Working", GivingUp::offered,
                                [](const std::stop_token&) { return std::this_thread::get_id(); });
    ASSERT_TRUE(there);
    EXPECT_NE(*there, here);
}

TEST(Waiting, throwsWhatTheWorkThrows)
{
    const auto work = [](const std::stop_token&) -> int { throw std::runtime_error("no"); };
    EXPECT_THROW(answerOf(nullptr, "Working", GivingUp::offered, work), std::runtime_error);
}

TEST(Waiting, saysAfterAMomentWhatIsWaitedForAndGoesWhenItIsDone)
{
    std::atomic<bool> seen = false;
    QString said;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        if (const auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget())) {
            said = dialog->labelText();
            EXPECT_EQ(dialog->findChild<QPushButton*>(), nullptr) << "nothing to give up with";
            seen = true;
        }
    });
    look.start(5);
    EXPECT_TRUE(
        waitFor(nullptr, "Reading tables…", GivingUp::notOffered, [&](const std::stop_token&) { untilSet(seen); }));
    EXPECT_EQ(said, "Reading tables…");
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
}

TEST(Waiting, isGivenUpByEscapeAndTheWorkIsToldToStop)
{
    auto told = std::make_shared<std::atomic<bool>>(false);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [] {
        if (auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget())) {
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    });
    look.start(5);
    EXPECT_FALSE(waitFor(nullptr, "Reading tables…", GivingUp::offered, [told](const std::stop_token& cancel) {
        untilStopped(cancel);
        *told = true;
    }));
    EXPECT_TRUE(QTest::qWaitFor([&] { return told->load(); }));
}

// As a key closes it that its buttons' shortcuts did not see: rejected, without the signal of its button.
TEST(Waiting, isGivenUpWhereTheDialogIsOnlyRejectedToo)
{
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [] {
        if (auto* dialog = qobject_cast<QProgressDialog*>(QApplication::activeModalWidget())) {
            dialog->reject();
        }
    });
    look.start(5);
    EXPECT_FALSE(waitFor(nullptr, "Reading tables…", GivingUp::offered, untilStopped));
}

// 25,000 parties are written on another thread, and what is done meanwhile is done afterwards.
TEST(Waiting, aLargeActionIsWrittenOnAnotherThreadAndAnotherOneWaitsForIt)
{
    const QTemporaryDir folder;
    const auto made = Document::create(folder.filePath(QStringLiteral("a.roundtrip")).toStdString());
    Document& document = *made;
    const auto here = std::this_thread::get_id();
    std::thread::id written;
    document.setWait([&](const std::function<void()>& work) {
        waitFor(nullptr, "Writing", GivingUp::notOffered, [&](const std::stop_token&) {
            written = std::this_thread::get_id();
            work();
        });
    });
    Changes changes;
    for (int i = 0; i < 25'000; ++i) {
        Party party;
        party.id = newId<Party>();
        party.name = "P" + std::to_string(i);
        Book alone;
        alone.put(party);
        const Changes one = difference({}, alone);
        changes.insert(changes.end(), one.begin(), one.end());
    }
    bool during = true;
    QTimer::singleShot(0, [&] { during = document.perform("Add", addParty(document.book(), "Newcomer").changes); });
    EXPECT_TRUE(document.perform("Import", changes));
    EXPECT_FALSE(during) << "the store was busy";
    EXPECT_TRUE(QTest::qWaitFor([&] { return document.book().parties().size() == 25'000U + 1U; }));
    EXPECT_NE(written, here);
    EXPECT_EQ(document.undoText(), "Undo Add");
}

} // namespace
} // namespace roundtrip::testing
