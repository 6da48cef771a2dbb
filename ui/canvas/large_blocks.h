// SPDX-License-Identifier: GPL-3.0-or-later
// How the program holds on to memory that it has let go.
#pragma once

namespace roundtrip {

// From now on a block of four megabytes or more goes back to the system at once. By itself glibc learns from the first
// ones that are freed to keep them, up to 32 MB each and in every thread that paints. Of the program, before it shows a
// window.
void returnLargeBlocks();

} // namespace roundtrip
