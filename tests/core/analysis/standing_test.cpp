// SPDX-License-Identifier: GPL-3.0-or-later
// What loops stand on, leg by leg.
#include "core/analysis/standing.h"

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::bookOf;
using testing::questionAt;
using enum Standing;

// Of the only loop, its legs from the party of the least name.
LoopStanding standingOfOnly(std::string_view lines)
{
    const Book book = bookOf(lines);
    const Network network(book, questionAt("2026-11-24"));
    const Loops found = loops(network);
    EXPECT_EQ(found.loops.size(), 1U);
    return standingOf(book, network, found.loops.front());
}

} // namespace

TEST(Standing, IsFirmWhereEveryLegHasAFirmFlow)
{
    const LoopStanding found = standingOfOnly(R"(
        A > B 1 equity 2026-01-01 status:closed
        B > A 1 compute 2026-01-01 status:signed
        B > A 9 compute 2026-01-01 status:announced cancellable
    )");
    EXPECT_EQ(found.legs, (std::vector<Standing>{firm, firm}));
    EXPECT_EQ(found.weakest(), firm);
}

TEST(Standing, NamesTheLegsThatCanBeCalledOff)
{
    const LoopStanding found = standingOfOnly(R"(
        A > B 1 equity 2026-01-01 status:closed
        B > C 1 compute 2026-01-01 status:signed usage
        B > C 1 compute 2026-01-01 status:announced
        C > A 1 compute 2026-01-01 status:signed cancellable
    )");
    EXPECT_EQ(found.legs, (std::vector<Standing>{firm, cancellable, cancellable}));
    EXPECT_EQ(found.weakest(), cancellable);
}

TEST(Standing, IsUnsignedWhereALegHasNoSignedDeal)
{
    const LoopStanding found = standingOfOnly(R"(
        A > B 1 equity 2026-01-01 status:announced
        B > C 1 compute 2026-01-01 status:signed cancellable
        C > A 1 compute 2026-01-01 status:terminated ended:2027-01-01
    )");
    EXPECT_EQ(found.legs, (std::vector<Standing>{unsigned_, cancellable, unsigned_}));
    EXPECT_EQ(found.weakest(), unsigned_);
}

} // namespace roundtrip
