// SPDX-License-Identifier: GPL-3.0-or-later
// The persistent table: what a std::map of the same rows says, at every size, and snapshots that see no later edit.
#include "core/model/table.h"

#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

struct Number {
    int id = 0;
    int value = 0;

    bool operator==(const Number&) const = default;
};
using Numbers = Table<Number>;
using Model = std::map<int, int>;

Model modelOf(const Numbers& table)
{
    Model out;
    for (const Number& row : table) {
        EXPECT_TRUE(out.empty() || out.rbegin()->first < row.id) << "rows are in the order of their ids";
        out.emplace_hint(out.end(), row.id, row.value);
    }
    EXPECT_EQ(out.size(), table.size());
    return out;
}

TEST(Table, AnEmptyOneHasNothing)
{
    const Numbers table;
    EXPECT_TRUE(table.empty());
    EXPECT_TRUE(table.begin() == table.end());
    EXPECT_EQ(table.find(1), nullptr);
    Numbers other;
    EXPECT_FALSE(other.erase(1));
    EXPECT_TRUE(table == other);
}

TEST(Table, MadeOfSortedChunksIsWhatPuttingTheirRowsMakes)
{
    std::vector<std::vector<Number>> chunks;
    Numbers put;
    for (const int size : {256, 1, 256, 100}) { // some chunkSize: a full one, one row, what is left at the end
        chunks.emplace_back();
        for (int i = 0; i < size; ++i) {
            const Number row{static_cast<int>(put.size()) * 3, i};
            chunks.back().push_back(row);
            put.put(row);
        }
    }
    Numbers made(std::move(chunks));
    EXPECT_TRUE(made == put);
    EXPECT_EQ(made.size(), 613U); // 256 + 1 + 256 + 100
    Model model = modelOf(made);
    for (const int id : {-1, 3, 4, 256 * 3, 257 * 3 + 1, 613 * 3}) {
        made.put({id, 7});
        model[id] = 7;
        EXPECT_EQ(made.find(id)->value, 7);
    }
    EXPECT_EQ(modelOf(made), model);
    EXPECT_TRUE(Numbers(std::vector<std::vector<Number>>{}) == Numbers());
}

TEST(Table, KeepsWhatAMapKeepsThroughManyEdits)
{
    std::mt19937 random(7);
    Numbers table;
    Model model;
    for (int step = 0; step < 40'000; ++step) {
        const int id = static_cast<int>(random() % 3000);
        if (random() % 3 == 0) {
            EXPECT_EQ(table.erase(id), model.erase(id) == 1);
        } else {
            table.put({id, step});
            model[id] = step;
        }
        const auto found = model.find(id);
        ASSERT_EQ(table.find(id) == nullptr, found == model.end());
    }
    EXPECT_EQ(modelOf(table), model);
    for (const auto& [id, value] : model) {
        ASSERT_NE(table.find(id), nullptr);
        ASSERT_EQ(table.find(id)->value, value);
    }
}

TEST(Table, GrowsInOrderOutOfOrderAndBackwards)
{
    Numbers upwards;
    Numbers downwards;
    for (int i = 0; i < 5000; ++i) {
        upwards.put({i, i});
        downwards.put({4999 - i, 4999 - i});
    }
    EXPECT_TRUE(upwards == downwards) << "however it came about";
    for (int i = 0; i < 5000; ++i) {
        ASSERT_TRUE(upwards.erase(i));
    }
    EXPECT_TRUE(upwards.empty());
    EXPECT_TRUE(upwards.begin() == upwards.end()) << "no empty chunk stays";
    upwards.put({1, 1});
    EXPECT_EQ(upwards.size(), 1U);
}

TEST(Table, ASnapshotDoesNotSeeLaterEdits)
{
    Numbers table;
    for (int i = 0; i < 2000; ++i) {
        table.put({2 * i, i});
    }
    const Numbers snapshot = table;
    const Model before = modelOf(snapshot);
    const Number* row = snapshot.find(10);
    table.put({10, -1});
    table.put({11, -2});
    table.put({99'999, -3});
    table.erase(20);
    for (int i = 500; i < 900; ++i) {
        table.erase(2 * i); // whole chunks
    }
    EXPECT_EQ(modelOf(snapshot), before);
    EXPECT_EQ(row->value, 5) << "and what points into it stays where it is";
    EXPECT_EQ(table.find(10)->value, -1);
    EXPECT_EQ(snapshot.find(11), nullptr);

    Numbers branch = snapshot;
    branch.erase(10);
    EXPECT_NE(snapshot.find(10), nullptr);
    EXPECT_EQ(table.find(10)->value, -1) << "nor does one branch see the other";
}

TEST(Table, TellsTheDifferenceOfAnyTwo)
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        Numbers from;
        for (int i = static_cast<int>(random() % 1500); i > 0; --i) {
            from.put({static_cast<int>(random() % 2000), 0});
        }
        Numbers to = round % 4 == 0 ? Numbers{} : from; // sharing chunks, or nothing
        for (int i = static_cast<int>(random() % 300); i > 0; --i) {
            const int id = static_cast<int>(random() % 2100);
            random() % 2 == 0 ? static_cast<void>(to.erase(id)) : to.put({id, round + 1});
        }
        Model patched = modelOf(from);
        from.compare(
            to, [&](const Number& row) { ASSERT_EQ(patched.erase(row.id), 1U); },
            [&](const Number& row) { ASSERT_TRUE(patched.emplace(row.id, row.value).second); },
            [&](const Number& was, const Number& is) {
                ASSERT_EQ(was.id, is.id);
                patched.at(is.id) = is.value;
            });
        ASSERT_EQ(patched, modelOf(to)) << round;
    }
}

TEST(Table, LooksAtNothingThatTwoShare)
{
    Numbers from;
    for (int i = 0; i < 10'000; ++i) {
        from.put({i, 0});
    }
    Numbers to = from;
    to.put({5000, 1});
    int looked = 0;
    from.compare(
        to, [](const Number&) { FAIL(); }, [](const Number&) { FAIL(); },
        [&](const Number&, const Number&) { ++looked; });
    EXPECT_LE(looked, 512) << "one chunk of forty";
    EXPECT_GE(looked, 1);
}

} // namespace
} // namespace roundtrip
