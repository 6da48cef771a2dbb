// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a line of the history.
#include "core/store/log.h"

#include "tests/support/random_book.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

std::vector<std::string> partsOf(const Changes& changes)
{
    std::vector<std::string> parts;
    writeLog(changes, [&](std::string_view part) { parts.emplace_back(part); });
    return parts;
}

TEST(Log, KeepsChangesWholeAndOfCreatedRecordsWhichTheyAre)
{
    for (unsigned seed = 0; seed < 30; ++seed) {
        const Changes changes = difference(support::RandomBook(seed).make(), support::RandomBook(seed + 100).make());
        std::vector<LogStep> steps;
        for (const std::string& part : partsOf(changes)) {
            const auto read = readLog(part);
            ASSERT_TRUE(read);
            steps.insert(steps.end(), read->begin(), read->end());
        }
        ASSERT_EQ(steps.size(), changes.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (std::holds_alternative<Created>(changes[i])) {
                EXPECT_EQ(steps[i], LogStep{recordOf(changes[i])});
            } else {
                EXPECT_EQ(steps[i], LogStep{changes[i]});
            }
        }
    }
}

TEST(Log, IsCutIntoPartsOfAboutAMegabyte)
{
    Changes changes;
    for (int i = 0; i < 200'000; ++i) {
        changes.emplace_back(Created{Setting{newId<Setting>(), "k", "v"}});
    }
    // 16 bytes an id: 3.2 MB.
    const auto parts = partsOf(changes);
    EXPECT_EQ(parts.size(), 4U);
    for (const std::string& part : parts) {
        EXPECT_LE(part.size(), (1U << 20U) + 100);
    }
}

TEST(Log, SaysWhereBytesAreNoLog)
{
    const Changes changes{Created{Setting{newId<Setting>(), "k", "v"}}, Removed{Setting{newId<Setting>(), "k", "v"}}};
    const std::string good = partsOf(changes).front();
    EXPECT_TRUE(readLog(good));
    for (std::size_t length = 1; length < good.size(); ++length) {
        const auto read = readLog(good.substr(0, length));
        // Cut between two pieces it is a shorter log.
        EXPECT_TRUE(!read || read->size() < 2U);
    }
    for (const std::string_view bad :
         {"x", "+settings 1:", "+settings 99999999999999999999:", "+none 0:", "c5:ab", "c"}) {
        EXPECT_FALSE(readLog(bad)) << bad;
    }
}

} // namespace
} // namespace roundtrip
