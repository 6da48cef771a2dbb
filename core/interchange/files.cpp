// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <numeric>
#include <system_error>

#include "core/interchange/cells.h"
#include "core/interchange/csv.h"
#include "core/interchange/gexf.h"
#include "core/interchange/graphml.h"
#include "core/interchange/json.h"
#include "core/interchange/xlsx.h"

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

std::size_t cellsOf(const std::vector<Sheet>& sheets)
{
    return std::accumulate(sheets.begin(), sheets.end(), std::size_t{0}, [](std::size_t sum, const Sheet& sheet) {
        return sum + sheet.header.size() * (sheet.rows.size() + 1);
    });
}

// Many files that are each small enough can still be too much together.
void append(ReadSheets& out, ReadSheets&& more, const fs::path& file)
{
    if (cellsOf(out.sheets) + cellsOf(more.sheets) > mostCells) {
        more.sheets.clear();
        more.problems.push_back(fileProblem(ImportProblemKind::tooManyRows, file, std::to_string(mostCells)));
    }
    std::move(more.sheets.begin(), more.sheets.end(), std::back_inserter(out.sheets));
    std::move(more.problems.begin(), more.problems.end(), std::back_inserter(out.problems));
}

// What is read, by the ending of the file. A new format is a line here.
struct Format {
    std::string_view ending;
    ReadSheets (*read)(std::string_view bytes, const fs::path& path);
};

ReadSheets readCsvFile(std::string_view bytes, const fs::path& path)
{
    return readCsv(bytes, lowerAscii(path.stem().string()), path.string());
}

template<ReadSheets (*read)(std::string_view, const std::string&)>
ReadSheets readAs(std::string_view bytes, const fs::path& path)
{
    return read(bytes, path.string());
}

constexpr Format formats[] = {
    {".csv", readCsvFile},
    {".tsv", readCsvFile},
    {".json", readAs<readJson>},
    {".xlsx", readAs<readXlsx>},
    {".graphml", readAs<readGraphml>},
    {".gexf", readAs<readGexf>},
};

void readFile(const fs::path& path, ReadSheets& out)
{
    const std::string ending = lowerAscii(path.extension().string());
    const auto format = std::find_if(std::begin(formats), std::end(formats),
                                     [&](const Format& known) { return known.ending == ending; });
    std::error_code error;
    if (format == std::end(formats) && fs::exists(path, error)) {
        out.problems.push_back(fileProblem(ImportProblemKind::unknownFormat, path, path.extension().string()));
        return;
    }
    std::string bytes;
    if (readWhole(path, bytes, out.problems) && format != std::end(formats)) {
        append(out, format->read(bytes, path), path);
    }
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
