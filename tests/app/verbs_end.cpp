// SPDX-License-Identifier: GPL-3.0-or-later
// After the last test of a program that has called verbs: lets go of what they made, as main does.
#include "app/command_line.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

class VerbsEnd : public ::testing::Environment {
public:
    void TearDown() override { endCommandLine(); }
};

const auto* const registered = ::testing::AddGlobalTestEnvironment(new VerbsEnd);

} // namespace
} // namespace roundtrip
