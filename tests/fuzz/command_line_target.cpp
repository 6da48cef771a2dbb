// SPDX-License-Identifier: GPL-3.0-or-later
// The command line told by bytes (targets.h): whatever the words, it ends with 0, 1 or 2, a failure says why in a line,
// an answer in JSON is JSON, and a document that was only to be read is as it was.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "tests/core/store/folder.h"
#include "tests/fuzz/targets.h"
#include <nlohmann/json.hpp>

namespace roundtrip::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostWords = 40;
constexpr std::size_t longestWord = 200;

struct Called {
    ExitCode code;
    std::string out;
    std::string err;
};

Called call(std::vector<std::string> words)
{
    std::ostringstream out;
    std::ostringstream err;
    const ExitCode code = runCommandLine(std::move(words), {out, err});
    return {code, out.str(), err.str()};
}

// A folder that the process stands in, with d.roundtrip, flows.csv and book.json: words without a slash reach no
// further.
class Place {
public:
    Place()
    {
        fs::current_path(m_folder.path());
        std::ofstream("flows.csv") << "payer,payee,amount,instrument,start,end,conditions\n"
                                      "Amazon,OpenAI,15B,equity,2026-02-01,,\n"
                                      "Amazon,OpenAI,35B,equity,2026-06-01,,listing\n"
                                      "OpenAI,Amazon,100B,compute,2026-04-01,2034-04-01,\n"
                                      "OpenAI,Nvidia,20B,hardware,2026-05-01,2029-05-01,\n"
                                      "Nvidia,OpenAI,30B,equity,2026-03-01,,\n";
        std::ofstream("metrics.csv") << "party,year,kind,amount\nOpenAI,2026,revenue,30B\n";
        std::ofstream("scenarios.csv") << "scenario,record,id,field,before,after\n";
        promise(call({"import", "flows.csv", "metrics.csv", "--into", "d.roundtrip", "--quiet"}).code == ExitCode::done,
                "the document is made");
        promise(call({"export", "d.roundtrip", "--to", "book.json", "--quiet"}).code == ExitCode::done,
                "the tables are made");
        for (const auto& file : fs::directory_iterator(".")) {
            m_files.emplace_back(file.path(), bytesOf(file.path()));
        }
    }

    bool documentIsAsItWas() const { return bytesOf("d.roundtrip") == bytesAtFirst("d.roundtrip"); }

    // As it was at first, nothing more and nothing less.
    void tidy() const
    {
        std::vector<fs::path> there;
        for (const auto& file : fs::directory_iterator(".")) {
            there.push_back(file.path());
        }
        for (const fs::path& file : there) {
            const bool kept =
                std::any_of(m_files.begin(), m_files.end(), [&](const auto& known) { return known.first == file; });
            if (!kept) {
                fs::remove_all(file);
            }
        }
        for (const auto& [file, bytes] : m_files) {
            if (fs::is_directory(file)) {
                fs::remove_all(file);
            }
            if (bytesOf(file) != bytes) {
                writeBytes(file, bytes);
            }
        }
    }

private:
    std::string bytesAtFirst(const fs::path& name) const
    {
        return std::find_if(m_files.begin(), m_files.end(),
                            [&](const auto& known) { return known.first.filename() == name; })
            ->second;
    }

    Folder m_folder;
    std::vector<std::pair<fs::path, std::string>> m_files;
};

// One word a line.
std::vector<std::string> wordsOf(std::string_view bytes)
{
    std::vector<std::string> words;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        words.emplace_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return words;
}

bool mayBeCalled(const std::vector<std::string>& words)
{
    // A system hands over no word with a zero in it. Films and great pictures are others' inputs: they take seconds.
    return words.size() <= mostWords && std::none_of(words.begin(), words.end(), [](const std::string& word) {
               return word.size() > longestWord ||
                      word.find_first_of(std::string_view("/\0", 2)) != std::string::npos ||
                      word.find("..") != std::string::npos || word.find(".mp4") != std::string::npos ||
                      word.find(".gif") != std::string::npos;
           });
}

bool asksFor(const std::vector<std::string>& words, std::string_view option, std::string_view value)
{
    const auto at = std::find(words.begin(), words.end(), option);
    return at != words.end() && at + 1 != words.end() && *(at + 1) == value;
}

// "-h" may stand among other letters.
bool asksForHelp(const std::string& word)
{
    return word == "--help" ||
           (word.starts_with('-') && !word.starts_with("--") && word.find('h') != std::string::npos);
}

} // namespace

void commandLine(std::string_view bytes)
{
    static const Place place;
    const std::vector<std::string> words = wordsOf(bytes);
    if (!mayBeCalled(words)) {
        return;
    }
    const bool writes = !words.empty() && (words.front() == "new" || words.front() == "import" ||
                                           words.front() == "rescue" || words.front() == "rebase");
    if (words.empty() || callsVerb(words)) {
        const Called called = call(words);
        promise(called.code == ExitCode::done || called.code == ExitCode::failed || called.code == ExitCode::misused,
                "an exit code means something");
        if (called.code != ExitCode::done) {
            promise(called.out.empty(), "where it failed nothing is answered");
            promise(!called.err.empty() && called.err.back() == '\n', "a failure says why");
        } else if (asksFor(words, "--format", "json") &&
                   std::count(words.begin(), words.end(), std::string("--format")) == 1 &&
                   std::none_of(words.begin(), words.end(), &asksForHelp)) {
            promise(nlohmann::json::accept(called.out), "JSON is JSON");
        }
        promise(writes || place.documentIsAsItWas(), "what was to be read is not written");
    }
    place.tidy();
}

} // namespace roundtrip::fuzz
