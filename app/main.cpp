// SPDX-License-Identifier: GPL-3.0-or-later
// The program's entry: a verb runs the command line, anything else opens the window.
#include <csignal>
#include <iostream>

#include "app/command_line.h"
#include "app/crash_guard.h"
#include "app/open_window.h"

int main(int argc, char** argv)
{
    // A file that may not grow is an error of that write, told in a sentence, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    roundtrip::guardAgainstCrashes(roundtrip::stateFolder());
    if (roundtrip::callsVerb(arguments)) {
        roundtrip::noteInput("verb " + arguments.front());
        std::ios::sync_with_stdio(false);
        const roundtrip::ExitCode code = roundtrip::runCommandLine(arguments, {std::cout, std::cerr});
        roundtrip::endCommandLine();
        return static_cast<int>(code);
    }
    return roundtrip::openWindow(argc, argv);
}
