// SPDX-License-Identifier: GPL-3.0-or-later
// What fuzzing feeds with bytes of any kind: each target reads them as a file or a cell would be read, and ends the
// program where a promise is broken.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace roundtrip::fuzz {

void amounts(std::string_view bytes);
void changes(std::string_view bytes);
void commandLine(std::string_view bytes);
void csv(std::string_view bytes);
void dates(std::string_view bytes);
void document(std::string_view bytes);
void graph(std::string_view bytes);
void json(std::string_view bytes);
void story(std::string_view bytes);
void workbook(std::string_view bytes);

// A promise; broken, it is a crash that the fuzzer keeps the input of.
inline void promise(bool kept, const char* what)
{
    if (!kept) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

} // namespace roundtrip::fuzz
