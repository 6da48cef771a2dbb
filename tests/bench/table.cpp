// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the result files of the parts, prints the table of medians and ratios, and writes all of it to one JSON file;
// with a folder, also a table of each part for the repository.
//     roundtrip_bench_table OUT.json [--markdown FOLDER GOALS.json] PART.json…

#include "tests/bench/table.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace roundtrip;

namespace {

using Row = BenchRow;

/// Google Benchmark writes what is no number, such as the spread of zeros, in a way that is not JSON.
Json readResults(const std::filesystem::path& file)
{
    std::ifstream in(file);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    for (const std::string_view none : {": NaN", ": -NaN", ": Infinity", ": -Infinity"})
        for (std::size_t at = text.find(none); at != text.npos; at = text.find(none, at))
            text.replace(at, none.size(), ": null");
    return Json::parse(text);
}

/// The rows of one result file of Google Benchmark, in the order of registration.
std::vector<Row> rows(const std::string& part, const Json& results)
{
    static const std::map<std::string, double> units{{"ns", 1e-9}, {"us", 1e-6}, {"ms", 1e-3}, {"s", 1}};
    static const std::vector<std::string> usual{"name",
                                                "family_index",
                                                "per_family_instance_index",
                                                "run_name",
                                                "run_type",
                                                "repetitions",
                                                "repetition_index",
                                                "threads",
                                                "iterations",
                                                "real_time",
                                                "cpu_time",
                                                "time_unit"};
    std::vector<Row> result;
    for (const auto& run : results.at("benchmarks")) {
        if (run.value("run_type", "") != "iteration")
            continue; // our own median serves benchmarks that run only once as well
        std::string name = run.at("run_name");
        for (const char* suffix :
             {"/iterations:", "/repeats:", "/min_time:", "/real_time", "/process_time", "/manual_time"})
            name = name.substr(0, name.find(suffix)); // settings, not part of the name
        const auto slash = name.find('/');
        const std::string who = name.substr(0, slash);
        const std::string what = slash == name.npos ? name : name.substr(slash + 1);
        auto row = std::ranges::find_if(result, [&](const Row& r) { return r.who == who && r.what == what; });
        if (row == result.end())
            row =
                result.insert(result.end(), Row{part, who, what, run.value("family_index", 0), {}, Json::object(), {}});
        if (run.value("error_occurred", false)) {
            row->error = run.value("error_message", "failed");
            continue;
        }
        row->seconds.push_back(run.at("real_time").get<double>() * units.at(run.at("time_unit")));
        for (const auto& [key, value] : run.items())
            if (value.is_number() && std::ranges::find(usual, key) == usual.end())
                row->counters[key] = value;
    }
    std::ranges::stable_sort(result, {}, &Row::place);
    return result;
}

} // namespace

int main(int count, char** words)
{
    std::vector<Row> all;
    Json context;
    int next = 2;
    std::filesystem::path folder;
    Json goals = Json::object();
    if (count > 4 && std::string(words[2]) == "--markdown") {
        folder = words[3];
        goals = Json::parse(std::ifstream(words[4]));
        next = 5;
    }
    for (int i = next; i < count; ++i) {
        const Json results = readResults(words[i]);
        context = results.at("context");
        const auto found = rows(std::filesystem::path(words[i]).stem().string(), results);
        if (const std::string part = std::filesystem::path(words[i]).stem().string(); !folder.empty())
            writeMarkdown(folder / (part + ".md"), part, found, context, goals.value(part, Json::object()));
        all.insert(all.end(), found.begin(), found.end());
    }

    std::size_t width = 20;
    for (const auto& row : all)
        width = std::max(width, row.part.size() + row.what.size() + row.who.size() + 4);
    Json out{{"context", context}, {"benchmarks", Json::array()}};
    bool failed = false;
    std::printf("%-*s %12s   %s\n", static_cast<int>(width), "benchmark", "median", "against the peer");
    for (const auto& row : all) {
        Json entry{{"part", row.part}, {"who", row.who}, {"what", row.what}};
        std::string remark = row.error.empty() ? "" : "FAILED: " + row.error;
        failed |= !row.error.empty();
        if (row.error.empty())
            entry["median_seconds"] = median(row.seconds);
        else
            entry["error"] = row.error;
        entry["seconds"] = row.seconds;
        for (const auto& peer : all) {
            const bool same = peer.part == row.part && peer.what == row.what && peer.who != row.who;
            if (row.who != "roundtrip" || !same || peer.seconds.empty() || row.seconds.empty())
                continue;
            const double ratio = median(peer.seconds) / median(row.seconds);
            char text[64];
            std::snprintf(text, sizeof text, "%.2f times as fast as %s  ", ratio, peer.who.c_str());
            remark += text;
            entry["times_as_fast_as"][peer.who] = ratio;
        }
        if (!row.counters.empty())
            entry["counters"] = row.counters;
        out["benchmarks"].push_back(entry);
        const std::string name = row.part + ": " + row.what + (row.who == "roundtrip" ? "" : "  " + row.who);
        std::printf("%-*s %12s   %s\n", static_cast<int>(width), name.c_str(),
                    row.seconds.empty() ? "-" : readable(median(row.seconds)).c_str(), remark.c_str());
    }
    std::ofstream file(words[1]);
    file << out.dump(2) << "\n";
    return file.flush() && !failed ? 0 : 1;
}
