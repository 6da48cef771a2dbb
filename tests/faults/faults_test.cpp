// SPDX-License-Identifier: GPL-3.0-or-later
// The trials of trials.h, a few of each; .ci/faults does thousands.
#include "tests/faults/trials.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip::faults {
namespace {

using testing::IsEmpty;

TEST(Faults, APowerLossLosesNothingThatWasReportedDone)
{
    const Outcome outcome = losePower(1, 200);
    EXPECT_EQ(outcome.tried, 200U);
    EXPECT_THAT(outcome.losses, IsEmpty());
}

TEST(Faults, NorDoesASecondOneWhileTheFirstIsMended)
{
    EXPECT_THAT(losePowerTwice(2, 60).losses, IsEmpty());
}

TEST(Faults, ADiskThatRefusesAStepChangesNothing)
{
    const Outcome outcome = failEveryStep(3, 6, 7);
    EXPECT_GT(outcome.tried, 30U); // a deed takes some ten steps
    EXPECT_THAT(outcome.losses, IsEmpty());
}

TEST(Faults, AnAlteredByteIsFoundOrHarmless)
{
    EXPECT_THAT(flipBytes(8, 400).losses, IsEmpty());
}

TEST(Faults, OfADamagedDocumentWhatIsSavedIsSound)
{
    EXPECT_THAT(rescueDamaged(9, 120).losses, IsEmpty());
}

TEST(Faults, AKilledProgramLosesNothingThatItReportedDone)
{
    EXPECT_THAT(killEditor(ROUNDTRIP_FAULT_EDITOR, 4, 20).losses, IsEmpty());
}

#ifdef ROUNDTRIP_PROGRAM
TEST(Faults, AKilledWindowLosesNothingThatItShowed)
{
    EXPECT_THAT(killWindow(ROUNDTRIP_WINDOW_EDITOR, 11, 6).losses, IsEmpty());
}

TEST(Faults, AKilledImportIsThereWholeOrNotAtAll)
{
    EXPECT_THAT(killImport(ROUNDTRIP_PROGRAM, 5, 10).losses, IsEmpty());
}
#endif

TEST(Faults, TwoProgramsOnOneDocumentOverwriteNothing)
{
    EXPECT_THAT(editTogether(ROUNDTRIP_FAULT_EDITOR, 6, 40).losses, IsEmpty());
}

TEST(Faults, WithoutSpaceNothingChangesAndThatIsTold)
{
    EXPECT_THAT(reachSizeLimit(7, 2).losses, IsEmpty());
}

} // namespace
} // namespace roundtrip::faults
