// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory all findings take at most, the book included; see memory_of_findings.cpp.
#include <cstdio>

#include "tests/bench/analysis_books.h"

namespace roundtrip::bench {
namespace {

void measure(benchmark::State& state, const Size& size)
{
    const std::string call =
        std::string(ROUNDTRIP_MEMORY_PROGRAM " ") + std::to_string(size.parties) + " " + std::to_string(size.flows);
    for (auto _ : state) {
        double book = 0;
        double all = 0;
        FILE* output = popen(call.c_str(), "r");
        const bool read = output != nullptr && std::fscanf(output, "%lf %lf", &book, &all) == 2;
        if (output == nullptr || pclose(output) != 0 || !read) {
            state.SkipWithError("the process failed");
            break;
        }
        state.counters["megabytes"] = all;
        state.counters["megabytes of the book"] = book;
    }
}

} // namespace

void addMemory(const Size& size)
{
    add("roundtrip/peak memory of all findings" + size.suffix(), measure, size)->Iterations(1)->Repetitions(1);
}

} // namespace roundtrip::bench
