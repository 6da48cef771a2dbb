// SPDX-License-Identifier: GPL-3.0-or-later
// A process of its own, so that its peak is that of one thing alone: makes a book, asks everything of it that screens
// show, and prints the most memory it ever had, in megabytes, first with the book alone, then with all answers.
//     roundtrip_memory_of_findings PARTIES FLOWS
#include <cstdio>
#include <cstdlib>

#include "core/analysis/coverage.h"
#include "core/analysis/findings.h"
#include "core/analysis/stress.h"
#include "core/analysis/trace.h"
#include "tests/bench/analysis_books.h"
#include "tests/bench/books.h"
#include <sys/resource.h>

using namespace roundtrip;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6; // Linux counts in kibibytes
}

} // namespace

int main(int count, char** words)
{
    if (count != 3) {
        return 2;
    }
    const Book book = madeUpBook(std::atoi(words[1]), std::atoi(words[2]));
    const double alone = peakMegabytes();
    const Findings found = findings(book, bench::question());
    const std::vector<Coverage> covered = coverages(book, *found.network);
    const std::optional<Trace> traced = trace(*found.network, bench::largestPayer(*found.network));
    const Stress stressed = stress(book, *found.network, {});
    std::printf("%.1f %.1f\n", alone, peakMegabytes());
    return found.loops.found.loops.empty() || covered.empty() || !traced || stressed.parties.empty() ? 1 : 0;
}
