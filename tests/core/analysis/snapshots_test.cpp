// SPDX-License-Identifier: GPL-3.0-or-later
// Questions asked on other threads of snapshots, while the book they were taken of is edited: the thread sanitizer's
// test of what the window does all day.
#include <array>
#include <atomic>
#include <limits>
#include <mutex>
#include <thread>

#include "core/analysis/findings.h"
#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr int parties = 40;
constexpr int edits = 150;

// A ring of 40 that pays 1M each a leg, ten times: 400 flows, and so more than one chunk of the table.
Book ring()
{
    std::string lines;
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < parties; ++i) {
            lines += "P" + std::to_string(i) + " > P" + std::to_string((i + 1) % parties) + " 1M equity 2026-01-01\n";
        }
    }
    return bookOf(lines);
}

struct Taken {
    Book book;
    Minor headline = 0;
};

TEST(Snapshots, areAnsweredOnManyThreadsAsTheyWereTakenWhileTheBookIsEdited)
{
    Book book = ring();
    const Question question = questionAt("2026-06-30");
    const Minor leg = amount("1M");
    std::mutex guard;
    Taken latest{book, 400 * leg};
    std::atomic<bool> edited = false;
    std::atomic<int> asked = 0;
    std::atomic<int> wrong = 0;
    const auto ask = [&] {
        bool last = false;
        do {
            last = edited;
            Taken mine;
            {
                const std::lock_guard lock(guard);
                mine = latest;
            }
            const Findings found = findings(mine.book, question);
            // All of it goes round, whatever the size of the ring.
            wrong += found.circularity.headline == mine.headline && found.circularity.circular == mine.headline ? 0 : 1;
            ++asked;
        } while (!last);
    };
    std::array<std::thread, 3> askers;
    for (std::thread& asker : askers) {
        asker = std::thread(ask);
    }
    Flow flow = *book.flows().begin();
    for (int i = 0; i < edits; ++i) {
        // One more of 1M on every leg, all taken out again every tenth time.
        Changes changes;
        for (int at = 0; at < parties; ++at) {
            flow.payer = party(book, "P" + std::to_string(at));
            flow.payee = party(book, "P" + std::to_string((at + 1) % parties));
            const Edit edit = addFlow(book, flow);
            roundtrip::apply(book, edit.changes);
            changes.insert(changes.end(), edit.changes.begin(), edit.changes.end());
        }
        if (i % 10 == 9) {
            roundtrip::apply(book, reversed(changes));
        }
        const std::lock_guard lock(guard);
        latest = {book, latest.headline + (i % 10 == 9 ? 0 : parties * leg)};
    }
    edited = true;
    for (std::thread& asker : askers) {
        asker.join();
    }
    EXPECT_EQ(wrong, 0) << "of " << asked;
    EXPECT_GE(asked, 3);
    EXPECT_EQ(latest.headline, (400 + 135 * parties) * leg);
}

TEST(Snapshots, aLongQuestionIsGivenUpFromAnotherThread)
{
    // K14 has more than 10^10 loops: nobody waits for them.
    std::string lines;
    for (int from = 0; from < 14; ++from) {
        for (int to = 0; to < 14; ++to) {
            if (from != to) {
                lines += "P" + std::to_string(from) + " > P" + std::to_string(to) + " 1M equity 2026-01-01\n";
            }
        }
    }
    const Network asked(bookOf(lines), questionAt("2026-06-30"));
    LoopLimits limits;
    limits.most = std::numeric_limits<std::uint64_t>::max();
    std::stop_source cancel;
    LoopCount counted;
    std::thread counting([&] { counted = loopCount(asked, limits, cancel.get_token()); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    cancel.request_stop();
    counting.join();
    EXPECT_EQ(counted.cut, Cut::cancelled);
}

} // namespace
} // namespace roundtrip::testing
