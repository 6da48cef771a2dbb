// SPDX-License-Identifier: GPL-3.0-or-later
// The options that verbs share, as words and as what they mean for a document.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/cashflow/question.h"
#include "core/model/book.h"
#include <CLI/CLI.hpp>

namespace roundtrip {

enum class OutputFormat { text, json, csv };

struct CommonOptions {
    std::filesystem::path file;
    std::string scenario; // none: the base
    Measure measure = Measure::headline;
    Window window;
    Date asOf;
    EnumSet<DealStatus> alsoStatuses;    // --include reported, intent
    EnumSet<Settlement> alsoSettlements; // --include in_kind
    std::optional<EnumSet<Instrument>> instruments;
    std::optional<EnumSet<Firmness>> firmness;
    std::vector<std::string> collapse;
    OutputFormat format = OutputFormat::text;
    bool quiet = false;
};

// FILE, the document that a verb reads.
void addFileArgument(CLI::App& verb, CommonOptions& options);
// --quiet.
void addQuietOption(CLI::App& verb, CommonOptions& options);
// --format.
void addFormatOption(CLI::App& verb, CommonOptions& options);
// All that a question can be narrowed with, --scenario included. The end of the window is --to, unless the verb has
// that word for something else and takes care of the end itself.
enum class WindowEnd { option, elsewhere };
void addQuestionOptions(CLI::App& verb, CommonOptions& options, WindowEnd end = WindowEnd::option);

// A document opened for reading, as the options ask for it.
struct Reading {
    Book base;
    Book book; // the base, or what it is in the scenario
    std::optional<ScenarioId> scenario;
    std::vector<Conflict> conflicts; // steps of the scenario that no longer fit
};

// Reads the document without writing to it. Throws StoreError, and Failure for a scenario that is not there. Steps that
// do not fit are told on `messages` unless quiet.
Reading readDocument(const CommonOptions& options, std::ostream& messages);

// The party of that exact name, else the only one that differs from it in case alone. Throws Failure.
const Party& partyNamed(const Book& book, std::string_view name);
const Scenario& scenarioCalled(const Book& book, std::string_view name);

// What the options ask of a book. Throws Failure for a collapsed party that is not there, Misuse for a window that ends
// before it begins.
Question questionOf(const CommonOptions& options, const Book& book);

// A word or a date of the command line; throws CLI::ValidationError naming the option and what is allowed.
Date dateOption(const std::string& option, const std::string& text);

} // namespace roundtrip
