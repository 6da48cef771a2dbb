// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_window.h"

#include <iostream>

namespace roundtrip {

int openWindow(int, char**)
{
    std::cerr << "roundtrip: this build has no window; roundtrip --help lists what it can do\n";
    return 1;
}

} // namespace roundtrip
