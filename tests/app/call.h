// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of the command line within the process, and documents to call it on.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/command_line.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace roundtrip::testing {

using Json = nlohmann::ordered_json;

struct Outcome {
    ExitCode code{};
    std::string out;
    std::string err;

    Json json() const { return Json::parse(out); }
    // A failure is told in one line, and nothing is answered.
    bool isOneLine() const
    {
        return out.empty() && std::count(err.begin(), err.end(), '\n') == 1 && err.back() == '\n';
    }
};

inline Outcome run(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    const ExitCode code = runCommandLine(words, {out, err});
    return {code, out.str(), err.str()};
}

inline std::vector<std::string> keysOf(const Json& object)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) {
        keys.push_back(key);
    }
    return keys;
}

inline std::vector<std::string> firstKeys(const Json& object, std::size_t count)
{
    std::vector<std::string> keys = keysOf(object);
    keys.resize(std::min(keys.size(), count));
    return keys;
}

inline std::string contents(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A folder of its own for each test, gone afterwards.
class InFolder : public ::testing::Test {
protected:
    void SetUp() override
    {
        const ::testing::TestInfo* test = ::testing::UnitTest::GetInstance()->current_test_info();
        folder = std::filesystem::temp_directory_path() /
                 ("roundtrip-" + std::string(test->name()) + std::to_string(::getpid()));
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string path(const std::string& name) const { return (folder / name).string(); }
    // A file of the folder with this text; its path.
    std::string write(const std::string& name, const std::string& text) const
    {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary) << text;
        return path(name);
    }
    // A document of flows as a table; its path.
    std::string documentOf(const std::string& flows, const std::string& name = "flows") const
    {
        const std::string file = path(name + ".roundtrip");
        const Outcome outcome = run({"import", write(name + "/flows.csv", flows), "--into", file, "--quiet"});
        EXPECT_EQ(outcome.code, ExitCode::done) << outcome.err;
        return file;
    }

    std::filesystem::path folder;
};

// With the seed in it, asked as of a day on which no test depends.
class OnTheSeed : public InFolder {
protected:
    void SetUp() override
    {
        InFolder::SetUp();
        file = path("seed.roundtrip");
        ASSERT_EQ(run({"import", ROUNDTRIP_SOURCE_DIR "/tests/files/seed", "--into", file, "--quiet"}).code,
                  ExitCode::done);
    }

    // A verb's answer: the words but FILE, which follows the verb.
    Outcome called(std::vector<std::string> words, const std::string& format) const
    {
        words.insert(words.begin() + 1, file);
        for (const std::string& word :
             {std::string("--as-of"), std::string("2026-11-24"), std::string("--format"), format}) {
            words.push_back(word);
        }
        return run(words);
    }
    Json ask(const std::vector<std::string>& words) const
    {
        const Outcome outcome = called(words, "json");
        EXPECT_EQ(outcome.code, ExitCode::done) << outcome.err;
        return outcome.json();
    }

    std::string file;
};

} // namespace roundtrip::testing
