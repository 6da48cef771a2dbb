// SPDX-License-Identifier: GPL-3.0-or-later
// The sample that ships, from inside the program: capital and compute in the AI industry as of 2026.
#pragma once

#include "core/model/change.h"

namespace roundtrip {

// What fills an empty document with the sample.
Changes sampleChanges();

} // namespace roundtrip
