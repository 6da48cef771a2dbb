// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "core/interchange/cells.h"
#include "core/interchange/csv.h"
#include "core/interchange/json.h"

namespace roundtrip {

namespace fs = std::filesystem;

namespace {

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

std::string systemText(int error)
{
    return std::error_code(error, std::generic_category()).message();
}

ImportProblem fileProblem(ImportProblemKind kind, const fs::path& file, std::string value = {})
{
    return {kind, file.string(), {}, 0, 0, {}, std::move(value), {}};
}

bool readWhole(const fs::path& path, std::string& bytes, std::vector<ImportProblem>& problems)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (error || !fs::is_regular_file(status)) {
        problems.push_back(fileProblem(ImportProblemKind::unreadable, path, error ? error.message() : std::string{}));
        return false;
    }
    const auto size = fs::file_size(path, error);
    if (!error && size > largestTableFile) {
        problems.push_back(fileProblem(ImportProblemKind::tooLarge, path, std::to_string(size)));
        return false;
    }
    const File file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        problems.push_back(fileProblem(ImportProblemKind::unreadable, path, systemText(errno)));
        return false;
    }
    bytes.resize(error ? 0 : size);
    bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
    if (std::ferror(file.get()) != 0) {
        problems.push_back(fileProblem(ImportProblemKind::unreadable, path, systemText(errno)));
        return false;
    }
    return true;
}

bool isCsv(const fs::path& path)
{
    const std::string ending = lowerAscii(path.extension().string());
    return ending == ".csv" || ending == ".tsv";
}

void append(ReadSheets& out, ReadSheets&& more)
{
    std::move(more.sheets.begin(), more.sheets.end(), std::back_inserter(out.sheets));
    std::move(more.problems.begin(), more.problems.end(), std::back_inserter(out.problems));
}

void readFile(const fs::path& path, ReadSheets& out)
{
    const bool json = lowerAscii(path.extension().string()) == ".json";
    std::error_code error;
    if (!json && !isCsv(path) && fs::exists(path, error)) {
        out.problems.push_back(fileProblem(ImportProblemKind::unknownFormat, path, path.extension().string()));
        return;
    }
    std::string bytes;
    if (!readWhole(path, bytes, out.problems)) {
        return;
    }
    append(out,
           json ? readJson(bytes, path.string()) : readCsv(bytes, lowerAscii(path.stem().string()), path.string()));
}

void readFolder(const fs::path& folder, ReadSheets& out)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (isCsv(at->path())) {
            files.push_back(at->path());
        }
    }
    if (error) {
        out.problems.push_back(fileProblem(ImportProblemKind::unreadable, folder, error.message()));
        return;
    }
    if (files.empty()) {
        out.problems.push_back(fileProblem(ImportProblemKind::noTables, folder));
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        readFile(file, out);
    }
}

} // namespace

ReadSheets readTables(std::span<const fs::path> sources)
{
    ReadSheets out;
    for (const fs::path& source : sources) {
        std::error_code error;
        if (fs::is_directory(source, error)) {
            readFolder(source, out);
        } else {
            readFile(source, out);
        }
    }
    return out;
}

void writeWhole(const fs::path& path, std::string_view text)
{
    Drafts drafts;
    drafts.add(path, text);
    drafts.place();
}

void addCsvFolder(Drafts& drafts, const fs::path& folder, const std::vector<Sheet>& sheets)
{
    drafts.folder(folder);
    for (const Sheet& sheet : sheets) {
        drafts.add(folder / (sheet.name + ".csv"), csvText(sheet));
    }
}

void writeCsvFolder(const fs::path& folder, const std::vector<Sheet>& sheets)
{
    Drafts drafts;
    addCsvFolder(drafts, folder, sheets);
    drafts.place();
}

} // namespace roundtrip
