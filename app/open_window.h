// SPDX-License-Identifier: GPL-3.0-or-later
// The way into the window.
#pragma once

namespace roundtrip {

// Runs the window on the file that the arguments name, if any, until it is closed; returns the exit code.
int openWindow(int argc, char** argv);

} // namespace roundtrip
