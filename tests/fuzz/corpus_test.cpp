// SPDX-License-Identifier: GPL-3.0-or-later
// Every target on every input of its corpus and on some that are bent from it, always the same ones: a short run of
// what .ci/fuzz does at length.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> corpus(const std::string& name)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(ROUNDTRIP_SOURCE_DIR) / "tests/fuzz/corpus" / name)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> out;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return out;
}

// One to eight small damages: bytes altered, taken out, put in, repeated, or the end of another input.
std::string bent(std::string text, const std::vector<std::string>& others, std::mt19937& random)
{
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    for (std::size_t i = below(8) + 1; i > 0; --i) {
        const std::size_t at = below(text.size());
        switch (below(6)) {
        case 0:
            if (!text.empty()) {
                text[at] = static_cast<char>(random());
            }
            break;
        case 1: text.erase(at, below(16)); break;
        case 2: text.insert(at, 1, "\0\"',;\n\r<&\\{[#=.-9"[below(18)]); break;
        case 3: text.insert(at, text.substr(below(text.size()), below(32))); break;
        case 4: text.resize(at); break;
        default: {
            const std::string& other = others[below(others.size())];
            text = text.substr(0, at) + other.substr(std::min(other.size(), below(other.size() + 1)));
        }
        }
    }
    return text;
}

void expectPromisesKept(const std::string& name, void (*target)(std::string_view), int times)
{
    const auto inputs = corpus(name);
    ASSERT_FALSE(inputs.empty());
    target({});
    std::mt19937 random(1);
    for (const std::string& input : inputs) {
        target(input);
        for (int i = 0; i < times; ++i) {
            target(bent(input, inputs, random));
        }
    }
}

TEST(Fuzz, Amounts)
{
    expectPromisesKept("amounts", fuzz::amounts, 400);
}
TEST(Fuzz, Changes)
{
    expectPromisesKept("changes", fuzz::changes, 400);
}
#ifdef ROUNDTRIP_FUZZ_COMMAND_LINE
TEST(Fuzz, CommandLines)
{
    expectPromisesKept("commandLine", fuzz::commandLine, 30);
}
#endif
TEST(Fuzz, Csv)
{
    expectPromisesKept("csv", fuzz::csv, 200);
}
TEST(Fuzz, Dates)
{
    expectPromisesKept("dates", fuzz::dates, 400);
}
TEST(Fuzz, Documents)
{
    expectPromisesKept("document", fuzz::document, 60);
}
TEST(Fuzz, Graphs)
{
    expectPromisesKept("graph", fuzz::graph, 300);
}
TEST(Fuzz, Json)
{
    expectPromisesKept("json", fuzz::json, 300);
}
TEST(Fuzz, Stories)
{
    expectPromisesKept("story", fuzz::story, 30);
}
TEST(Fuzz, Workbooks)
{
    expectPromisesKept("workbook", fuzz::workbook, 200);
}

} // namespace
} // namespace roundtrip
