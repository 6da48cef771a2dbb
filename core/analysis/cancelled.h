// SPDX-License-Identifier: GPL-3.0-or-later
// What an analysis throws when it was asked to stop and has no useful part of an answer.
#pragma once

namespace roundtrip {

struct Cancelled {};

} // namespace roundtrip
