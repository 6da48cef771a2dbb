// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "tests/bench/table.h"

namespace roundtrip {

namespace {

std::string times(double ratio)
{
    char text[32];
    std::snprintf(text, sizeof text, ratio < 10 ? "%.2f" : "%.0f", ratio);
    return text + std::string("×");
}

// The machine's processor, where the system tells.
std::string processor()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "unknown processor";
}

std::string megabytes(double amount)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f MB", amount);
    return text;
}

// The line of a row that measures memory: it says nothing of time.
std::string memoryLine(const BenchRow& ours, const Json& goal)
{
    const double own = ours.counters["megabytes"];
    const std::string out = "| " + ours.what + " | " + megabytes(own) + " | – | – | ";
    if (!goal.contains("megabytes")) {
        return out + "– | – |\n";
    }
    const double most = goal["megabytes"];
    return out + "≤ " + megabytes(most) + " | " + (own <= most ? "met" : "**missed**") + " |\n";
}

// One line of the table: ours beside one peer, or alone.
std::string line(const BenchRow& ours, const BenchRow* peer, const Json& goal)
{
    const double own = median(ours.seconds);
    std::string out = "| " + ours.what + " | " + readable(own) + " | ";
    std::string goalText;
    bool met = true;
    if (peer != nullptr) {
        const double ratio = median(peer->seconds) / own;
        out += peer->who + " " + readable(median(peer->seconds)) + " | " + times(ratio);
        if (goal.contains(peer->who)) {
            const double least = goal[peer->who];
            goalText = "≥ " + times(least);
            met = ratio >= least;
        }
    } else {
        out += "– | –";
        if (goal.contains("seconds")) {
            const double most = goal["seconds"];
            goalText = "≤ " + readable(most);
            met = own <= most;
        }
    }
    return out + " | " + (goalText.empty() ? "– | –" : goalText + " | " + (met ? "met" : "**missed**")) + " |\n";
}

} // namespace

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto n = values.size();
    return n == 0 ? 0 : (values[(n - 1) / 2] + values[n / 2]) / 2;
}

std::string readable(double seconds)
{
    const char* unit = " s ";
    if (seconds < 1e-6)
        seconds *= 1e9, unit = " ns";
    else if (seconds < 1e-3)
        seconds *= 1e6, unit = " us";
    else if (seconds < 1)
        seconds *= 1e3, unit = " ms";
    char text[32];
    std::snprintf(text, sizeof text, "%.*f%s", seconds < 10 ? 2 : seconds < 100 ? 1 : 0, seconds, unit);
    return text;
}

void writeMarkdown(const std::filesystem::path& file, const std::string& part, const std::vector<BenchRow>& rows,
                   const Json& context, const Json& goals)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file);
    out << "<!-- SPDX-License-Identifier: GPL-3.0-or-later; made by ./bench " << part << " --markdown -->\n"
        << "# Measured: " << part << "\n\n"
        << context.value("date", "").substr(0, 10) << ", " << context.value("num_cpus", 0) << " cores, " << processor()
        << ", " ROUNDTRIP_BUILD " build, load " << context.value("load_avg", Json::array({0})).at(0).dump()
        << ". Medians of "
        << (rows.empty()
                ? 0
                : std::ranges::max(rows, {}, [](const BenchRow& r) { return r.seconds.size(); }).seconds.size())
        << " runs; a ratio is the peer's time by ours in the same run, above 1 ours is faster.\n\n"
        << "| work | ours | peer | ratio | goal | |\n|---|---:|---:|---:|---:|---|\n";
    for (const BenchRow& ours : rows) {
        if (ours.who != "roundtrip" || ours.seconds.empty()) {
            continue;
        }
        const Json goal = goals.value(ours.what, Json::object());
        if (ours.counters.contains("megabytes")) {
            out << memoryLine(ours, goal);
            continue;
        }
        bool alone = true;
        for (const BenchRow& peer : rows) {
            if (peer.what == ours.what && peer.who != ours.who && !peer.seconds.empty()) {
                out << line(ours, &peer, goal);
                alone = false;
            }
        }
        if (alone || goal.contains("seconds")) {
            out << line(ours, nullptr, goal);
        }
    }
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

} // namespace roundtrip
