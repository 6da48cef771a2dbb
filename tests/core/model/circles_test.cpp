// SPDX-License-Identifier: GPL-3.0-or-later
// Records that lead back to themselves, against asking each of them by walking.
#include "core/model/circles.h"

#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

using Links = std::map<Uuid, std::vector<Uuid>>;

Uuid id(unsigned n)
{
    return {0, n};
}

std::unordered_set<Uuid> circlesOf(const Links& links)
{
    std::vector<Uuid> all;
    for (const auto& [from, to] : links) {
        all.push_back(from);
    }
    return onCircles(all, [&](const Uuid& of) { return links.at(of); });
}

bool comesBack(const Links& links, const Uuid& to)
{
    std::vector<Uuid> open = links.at(to);
    std::unordered_set<Uuid> seen;
    while (!open.empty()) {
        const Uuid at = open.back();
        open.pop_back();
        if (at == to) {
            return true;
        }
        if (links.contains(at) && seen.insert(at).second) {
            open.insert(open.end(), links.at(at).begin(), links.at(at).end());
        }
    }
    return false;
}

TEST(Circles, AreWhatLeadsBackToItself)
{
    EXPECT_THAT(circlesOf({}), IsEmpty());
    EXPECT_THAT(circlesOf({{id(1), {id(2)}}, {id(2), {}}}), IsEmpty());
    EXPECT_THAT(circlesOf({{id(1), {id(1)}}, {id(2), {id(1)}}}), UnorderedElementsAre(id(1)));
    EXPECT_THAT(circlesOf({{id(1), {id(2), id(9)}}, {id(2), {id(1)}}, {id(3), {id(1)}}}),
                UnorderedElementsAre(id(1), id(2)))
        << "9 is nobody, and 3 only leads to a circle";
}

TEST(Circles, AreThoseThatWalkingFinds)
{
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        const unsigned size = random() % 12 + 1;
        Links links;
        for (unsigned from = 1; from <= size; ++from) {
            links[id(from)];
            for (unsigned more = random() % 3; more > 0; --more) {
                links[id(from)].push_back(id(random() % (size + 1) + 1));
            }
        }
        const auto found = circlesOf(links);
        for (const auto& [from, to] : links) {
            ASSERT_EQ(found.contains(from), comesBack(links, from)) << round;
        }
    }
}

} // namespace
} // namespace roundtrip
