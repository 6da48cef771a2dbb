// SPDX-License-Identifier: GPL-3.0-or-later
// All trials in full, as a table on standard output; 1 where anything was lost. With a folder on a small file system as
// argument, that one is filled as well.
#include <chrono>
#include <functional>
#include <iostream>

#include "tests/faults/trials.h"

int main(int count, char** words)
{
    using namespace roundtrip::faults;
    struct Trial {
        const char* name;
        std::function<Outcome()> run;
    };
    std::vector<Trial> trials{
        {"power lost at a random moment", [] { return losePower(101, 20'000); }},
        {"power lost again while the first loss is mended", [] { return losePowerTwice(102, 5'000); }},
        {"a step of the disk refused, torn, without space, or all from then on",
         [] { return failEveryStep(103, 25, 1); }},
        {"a byte of a document altered", [] { return flipBytes(109, 20'000); }},
        {"a damaged document rescued", [] { return rescueDamaged(110, 5'000); }},
        {"editor killed at a random moment", [] { return killEditor(ROUNDTRIP_FAULT_EDITOR, 104, 1'000); }},
#ifdef ROUNDTRIP_PROGRAM
        {"window killed at a random moment", [] { return killWindow(ROUNDTRIP_WINDOW_EDITOR, 111, 300); }},
        {"`roundtrip import` killed at a random moment", [] { return killImport(ROUNDTRIP_PROGRAM, 105, 300); }},
#endif
        {"edits by two processes at once", [] { return editTogether(ROUNDTRIP_FAULT_EDITOR, 106, 500); }},
        {"limit on the size of files reached", [] { return reachSizeLimit(107, 50); }},
    };
    if (count > 1) {
        const std::string folder = words[1];
        trials.push_back({"disk full", [folder] { return fillDisk(folder, 108, 50); }});
    }
    std::size_t losses = 0;
    std::cout << "| trial | tried | losses | seconds |\n| --- | ---: | ---: | ---: |\n";
    for (const Trial& trial : trials) {
        const auto start = std::chrono::steady_clock::now();
        const Outcome outcome = trial.run();
        const auto took = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start);
        std::cout << "| " << trial.name << " | " << outcome.tried << " | " << outcome.losses.size() << " | "
                  << took.count() << " |" << std::endl;
        for (const std::string& loss : outcome.losses) {
            std::cerr << trial.name << ": " << loss << '\n';
        }
        losses += outcome.losses.size();
    }
    return losses == 0 ? 0 : 1;
}
