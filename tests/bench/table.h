// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of the benchmarks are made of: a row a benchmark, and how figures are written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace roundtrip {

using Json = nlohmann::ordered_json;

struct BenchRow {
    std::string part;
    std::string who;
    std::string what;
    int place = 0;               // in the order of registration: the runs are shuffled
    std::vector<double> seconds; // one for each repetition
    Json counters = Json::object();
    std::string error;
};

double median(std::vector<double> values);

// "1.41 ms".
std::string readable(double seconds);

// Writes the rows of one part as a table of the repository: ours, each peer, the ratio of the two in this run, the goal
// and whether it was met. goals: by what, {"PEER": least ratio, "seconds": most, "megabytes": most}; a row with a
// counter megabytes states that in place of its time. context: Google Benchmark's.
void writeMarkdown(const std::filesystem::path& file, const std::string& part, const std::vector<BenchRow>& rows,
                   const Json& context, const Json& goals);

} // namespace roundtrip
