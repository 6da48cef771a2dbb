// SPDX-License-Identifier: GPL-3.0-or-later
// A document's whole way at growing sizes: imported, saved, opened, edited, analysed, drawn, exported; what each step
// takes, the most memory that was held, and how both grow. Writes a table to standard output.
//     roundtrip_load                  all sizes
//     roundtrip_load 1000x5000 …      these
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/analysis/findings.h"
#include "core/export/svg.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "core/layout/layered.h"
#include "core/model/edits.h"
#include "core/picture/compose_map.h"
#include "core/store/store.h"
#include "tests/bench/books.h"
#include <sys/wait.h>
#include <unistd.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

struct Extent {
    int parties = 0;
    int flows = 0;
};

constexpr int edits = 20;

// One step: what it took, in seconds or, of memory, in megabytes.
struct Measured {
    std::string step;
    double amount = 0;
};

// Megabytes: VmHWM is the most that was held since the process began (proc(5)).
double peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

std::size_t openFiles()
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

class Steps {
public:
    template<class Act> void time(const std::string& step, Act&& act, int times = 1)
    {
        const auto start = std::chrono::steady_clock::now();
        act();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        std::cerr << "  " << step << ": " << took.count() / times << " s, " << peakMemory() << " MB\n";
        tell(step, took.count() / times);
    }
    void tell(const std::string& step, double amount) { m_all.push_back({step, amount}); }
    const std::vector<Measured>& all() const { return m_all; }

private:
    std::vector<Measured> m_all;
};

void makeTables(const fs::path& folder, const Extent& size)
{
    writeCsvFolder(folder / "tables", tablesOf(madeUpBook(size.parties, size.flows)));
}

// Throws where a step fails: a table of what did not happen would be worth nothing.
std::vector<Measured> goTheWay(const fs::path& folder)
{
    Steps steps;
    const std::size_t before = openFiles();
    const fs::path file = folder / "load.roundtrip";
    {
        Import import;
        steps.time("import: tables read and checked", [&] {
            const fs::path tables = folder / "tables";
            const ReadSheets read = readTables({&tables, 1});
            if (!read.problems.empty()) {
                throw std::runtime_error("the tables were refused: " + read.problems.front().value);
            }
            import = importTables({}, read.sheets);
        });
        if (import.changes.empty()) {
            throw std::runtime_error("nothing was imported");
        }
        steps.time("import: written as one action", [&] { Store::create(file).save({"Import", import.changes}); });
    }
    Book book;
    steps.time("open", [&] { book = Store::open(file, OpenMode::readWrite).book(); });
    {
        Store store = Store::open(file, OpenMode::readWrite);
        book = store.book();
        steps.time(
            "an edit, durable",
            [&] {
                for (int i = 0; i < edits; ++i) {
                    const Edit edit = addParty(book, "Newcomer");
                    store.save({"Add party", edit.changes});
                    roundtrip::apply(book, edit.changes);
                }
            },
            edits);
        steps.time(
            "its undo",
            [&] {
                for (int i = 0; i < edits; ++i) {
                    roundtrip::apply(book, store.undo().changes);
                }
            },
            edits);
    }
    Question question;
    question.asOf = *makeDate(2026, 6, 30);
    Findings found;
    steps.time("analysed: all findings", [&] { found = findings(book, question); });
    Positions positions;
    steps.time("laid out", [&] { positions = layered(mapGraph(book, *found.network, {})); });
    Picture picture;
    steps.time("drawn: the picture composed", [&] { picture = composeMap(book, *found.network, positions); });
    steps.time("exported as SVG", [&] { writeWhole(folder / "map.svg", svg(picture)); });
    steps.time("exported as tables", [&] { writeCsvFolder(folder / "again", tablesOf(book)); });
    steps.tell("files left open", static_cast<double>(openFiles()) - static_cast<double>(before));
    steps.tell("peak memory, MB", peakMemory());
    return steps.all();
}

// In a process of its own, so that its peak of memory is its own.
std::vector<Measured> measured(const Extent& size)
{
    const fs::path folder = fs::temp_directory_path() / ("roundtrip-load-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const auto inChild = [](const auto& act) {
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                act();
                ::_exit(0);
            } catch (const std::exception& problem) {
                std::cerr << "roundtrip_load: " << problem.what() << '\n';
                ::_exit(1);
            }
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return status == 0;
    };
    const bool done = inChild([&] { makeTables(folder, size); }) && inChild([&] {
                          std::ofstream out(folder / "measured");
                          for (const Measured& each : goTheWay(folder)) {
                              out << each.amount << ' ' << each.step << '\n';
                          }
                      });
    std::vector<Measured> all;
    std::ifstream in(folder / "measured");
    Measured each;
    while (in >> each.amount && std::getline(in >> std::ws, each.step)) {
        all.push_back(each);
    }
    fs::remove_all(folder);
    if (!done) {
        throw std::runtime_error("the way was not gone to its end");
    }
    return all;
}

// The exponent p of amount = c · flows^p by least squares over the logarithms.
double exponent(const std::vector<Extent>& sizes, const std::vector<double>& amounts)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double logX = std::log(sizes[i].flows), logY = std::log(amounts[i]);
        n += 1, x += logX, y += logY, xx += logX * logX, xy += logX * logY;
    }
    return (n * xy - x * y) / (n * xx - x * x);
}

std::string shown(double amount)
{
    char text[32];
    std::snprintf(text, sizeof text, amount >= 100 ? "%.0f" : amount >= 1 ? "%.1f" : "%.4f", amount);
    return text;
}

} // namespace
} // namespace roundtrip

int main(int count, char** words)
{
    using namespace roundtrip;
    std::vector<Extent> sizes;
    for (int i = 1; i < count; ++i) {
        Extent size;
        if (std::sscanf(words[i], "%dx%d", &size.parties, &size.flows) != 2) {
            std::cerr << "roundtrip_load: " << words[i] << " is not a size; write it as 1000x5000\n";
            return 2;
        }
        sizes.push_back(size);
    }
    if (sizes.empty()) {
        sizes = {{1'000, 5'000}, {10'000, 100'000}, {100'000, 1'000'000}};
    }
    try {
        std::vector<std::vector<Measured>> all;
        for (const Extent& size : sizes) {
            std::cerr << size.parties << " parties, " << size.flows << " flows\n";
            all.push_back(measured(size));
        }
        std::cout << "| step |";
        for (const Extent& size : sizes) {
            std::cout << ' ' << size.parties << '/' << size.flows << " |";
        }
        std::cout << " grows as flows to the |\n| --- |";
        for (std::size_t i = 0; i <= sizes.size(); ++i) {
            std::cout << " ---: |";
        }
        std::cout << '\n';
        for (std::size_t step = 0; step < all.front().size(); ++step) {
            std::vector<double> amounts;
            std::cout << "| " << all.front()[step].step << " |";
            for (const auto& each : all) {
                amounts.push_back(each[step].amount);
                std::cout << ' ' << shown(amounts.back()) << " |";
            }
            const bool grows = sizes.size() > 1 && *std::min_element(amounts.begin(), amounts.end()) > 0;
            std::cout << ' ' << (grows ? shown(exponent(sizes, amounts)) : "–") << " |\n";
        }
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << "roundtrip_load: " << problem.what() << '\n';
        return 1;
    }
}
