// SPDX-License-Identifier: GPL-3.0-or-later
// The program where there is no display, as on a server.
#include <array>
#include <cstdio>

#include "tests/app/call.h"
#include <sys/wait.h>

namespace roundtrip::testing {
namespace {

struct Ended {
    int code = -1; // -1 where a signal ended it
    std::string said;
};

// The words follow the program's name in a shell.
Ended withoutDisplay(const std::string& words)
{
    const std::string line =
        "env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM " ROUNDTRIP_PROGRAM " " + words + " 2>&1";
    std::FILE* from = ::popen(line.c_str(), "r");
    Ended ended;
    std::array<char, 4096> piece;
    for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), from)) > 0;) {
        ended.said.append(piece.data(), got);
    }
    const int status = ::pclose(from);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

class WithoutDisplay : public InFolder {};

TEST_F(WithoutDisplay, aWindowIsRefusedInOneLine)
{
    const Ended ended = withoutDisplay(documentOf("payer,payee,amount\nA,B,1B\n"));
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(ended.said, "roundtrip: there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is "
                          "set. The verbs work without one (roundtrip --help lists them)\n");
}

TEST_F(WithoutDisplay, aPictureOfTheWindowIsMadeAllTheSame)
{
    const std::string picture = path("window.png");
    const Ended ended =
        withoutDisplay("--screenshot " + picture + " --size 800x600 " + documentOf("payer,payee,amount\nA,B,1B\n"));
    EXPECT_EQ(ended.code, 0) << ended.said;
    EXPECT_EQ(contents(picture).substr(0, 8), "\x89PNG\r\n\x1a\n");
}

} // namespace
} // namespace roundtrip::testing
