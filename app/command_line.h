// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: verbs over the same core as the window, without a display.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace roundtrip {

struct Streams {
    std::ostream& out; // the answer
    std::ostream& err; // messages
};

enum class ExitCode : int { done = 0, failed = 1, misused = 2 };

// Whether the arguments (without the program's name) call a verb, ask for help or are off, and so need no display.
bool callsVerb(const std::vector<std::string>& arguments);

// Runs them. A failure is one line on `err`.
ExitCode runCommandLine(std::vector<std::string> arguments, Streams streams);

// Before the process ends: lets go of what verbs made for all of it. None may be called after this.
void endCommandLine();

// What a verb adds itself to: its words to `app`, and, once they are read, what it does to `chosen`.
struct Verbs {
    CLI::App& app;
    std::function<void(Streams)> chosen;

    // A new verb whose options live as long as it: add(options, verb) adds the words, run(options, streams) answers.
    template<class Options, class Add, class Run>
    void add(const std::string& name, const std::string& help, Add&& addWords, Run run)
    {
        auto options = std::make_shared<Options>();
        CLI::App* verb = app.add_subcommand(name, help);
        addWords(*options, *verb);
        verb->callback([this, options, run] { chosen = [options, run](Streams streams) { run(*options, streams); }; });
    }
};

// new, import, check, rescue (document_verbs.cpp).
void addDocumentVerbs(Verbs& verbs);
// export (export_verb.cpp).
void addExportVerb(Verbs& verbs);
// rebase (rebase_verb.cpp).
void addRebaseVerb(Verbs& verbs);
// loops, circularity, exposure, recoup, trace, coverage, stress, register, compare (analysis_verbs.cpp).
void addAnalysisVerbs(Verbs& verbs);

} // namespace roundtrip
