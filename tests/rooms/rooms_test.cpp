// SPDX-License-Identifier: GPL-3.0-or-later
// The direction check: holds every #include against rooms.txt, and shows that a planted breach of each kind is found.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fnmatch.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace fs = std::filesystem;
using Names = std::set<std::string>;

namespace {

struct Room {
    Names rooms;
    Names libraries;
};

struct Table {
    std::map<std::string, Room> rooms;
    std::map<std::string, std::vector<std::string>> libraries;
};

std::vector<std::string> words(const std::string& text)
{
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

Table table(const fs::path& file)
{
    Table result;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::string cell[3];
        std::istringstream cells(line);
        for (auto& text : cell)
            std::getline(cells, text, '|');
        const auto head = words(cell[0]), middle = words(cell[1]), last = words(cell[2]);
        if (head.at(0) == "room")
            result.rooms[head.at(1)] = {{middle.begin(), middle.end()}, {last.begin(), last.end()}};
        else
            result.libraries[head.at(1)] = middle;
    }
    return result;
}

bool within(const std::string& path, const std::string& folder)
{
    return path.starts_with(folder + "/");
}

// Whose an <angled> header is; empty when nobody's.
std::string libraryOf(const Table& table, const std::string& header)
{
    if (header.find_first_of("./") == header.npos && std::islower(static_cast<unsigned char>(header[0])))
        return "standard";
    for (const auto& [library, globs] : table.libraries)
        for (const auto& glob : globs)
            if (fnmatch(glob.c_str(), header.c_str(), 0) == 0)
                return library;
    return {};
}

// Why FILE, standing in ROOM, may not include HEADER, its marks included; empty when it may.
std::string breach(const Table& table, const std::string& file, const std::string& name, const std::string& include)
{
    const Room& room = table.rooms.at(name);
    const std::string header = include.substr(1);
    if (include[0] == '"') {
        const auto holds = [&](const std::string& other) { return within(header, other); };
        const bool allowed = holds(name) || std::ranges::any_of(room.rooms, holds);
        const bool made = header == fs::path(file).stem().string() + ".moc";
        return allowed || made ? "" : name + " may not include " + header;
    }
    const std::string library = libraryOf(table, header);
    if (library.empty())
        return "no library of rooms.txt has " + header;
    const bool plain = library == "standard" || library == "system" || room.libraries.contains(library);
    const bool source = file.ends_with(".cpp") && room.libraries.contains(library + "*");
    return plain || source ? "" : name + " may not include " + library + " (" + header + ") here";
}

// What a line includes, with the mark that opens it ("<vector", "\"core/model/book.h"); empty when nothing.
std::string included(const std::string& line)
{
    std::istringstream in(line);
    std::string word, name;
    char hash = 0, mark = 0;
    if (!(in >> hash) || hash != '#' || !(in >> std::ws) || !std::getline(in, word, 'e') || word != "includ")
        return {};
    if (!(in >> mark) || (mark != '<' && mark != '"') || !std::getline(in, name, mark == '<' ? '>' : '"'))
        return {};
    return mark + name;
}

// One line for each breach below ROOT: file:line: why.
std::vector<std::string> breaches(const fs::path& root)
{
    const Table rules = table(fs::path(ROUNDTRIP_SOURCE_DIR) / "tests/rooms/rooms.txt");
    std::vector<std::string> result;
    for (const char* top : {"core", "ui", "app", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string file = fs::relative(entry.path(), root).generic_string();
            if (!file.ends_with(".h") && !file.ends_with(".cpp"))
                continue;
            std::string room;
            for (const auto& [name, _] : rules.rooms)
                if (within(file, name))
                    room = name;
            if (room.empty()) {
                result.push_back(file + ":1: stands in no room of rooms.txt");
                continue;
            }
            std::ifstream in(entry.path());
            int number = 1;
            for (std::string line; std::getline(in, line); ++number) {
                const auto header = included(line);
                const auto why = header.empty() ? "" : breach(rules, file, room, header);
                if (!why.empty())
                    result.push_back(file + ":" + std::to_string(number) + ": " + why);
            }
        }
    }
    return result;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string result;
    for (const auto& line : lines)
        result += line + "\n";
    return result;
}

TEST(Rooms, includeOnlyWhatTheTableNames)
{
    EXPECT_EQ(joined(breaches(ROUNDTRIP_SOURCE_DIR)), "");
}

struct Planted {
    const char* file;
    const char* include;
    int line = 4; // where the breach is to be found; 0: there is none
};

// clang-format off
const Planted planted[] = {
    // Against the direction between rooms.
    {"core/values/planted.h", R"("core/model/book.h")"},
    {"core/model/planted.h", R"("core/store/store.h")"},
    {"core/store/planted.h", R"("core/cashflow/network.h")"},
    {"core/cashflow/planted.h", R"("core/loops/loops.h")"},
    {"core/analysis/planted.cpp", R"("core/layout/layered.h")"},
    {"core/layout/planted.cpp", R"("core/model/book.h")"},
    {"core/picture/planted.cpp", R"("core/store/store.h")"},
    {"core/interchange/planted.cpp", R"("core/cashflow/network.h")"},
    {"core/export/planted.cpp", R"("core/model/book.h")"},
    {"core/model/planted.cpp", R"("ui/words/words.h")"},
    {"ui/document/planted.h", R"("core/interchange/csv.h")"},
    {"ui/canvas/planted.h", R"("core/model/book.h")"},
    {"ui/charts/planted.h", R"("ui/document/document.h")"},
    {"ui/tables/planted.h", R"("ui/document/document.h")"},
    {"ui/panels/planted.h", R"("ui/window/main_window.h")"},
    {"ui/panels/planted.cpp", R"("core/store/store.h")"},
    {"ui/window/planted.cpp", R"("app/settings.h")"},
    {"app/planted.cpp", R"("tests/support/books.h")"},
    {"tests/core/planted.cpp", R"("ui/words/words.h")"},
    // Not by path from the root; in no room; from no known library.
    {"core/model/planted.cpp", R"("book.h")"},
    {"core/elsewhere/planted.h", "<vector>", 1},
    {"core/model/planted.h", "<unheard/of.hpp>"},
    // Libraries.
    {"core/model/planted.h", "<QString>"},
    {"core/analysis/planted.cpp", "<QtCore/qstring.h>"},
    {"tests/core/planted.cpp", "<QTest>"},
    {"core/loops/planted.h", "<boost/graph/adjacency_list.hpp>"},
    {"core/layout/planted.cpp", "<boost/graph/adjacency_list.hpp>"},
    {"core/analysis/planted.h", "<lemon/list_graph.h>"},
    {"core/cashflow/planted.cpp", "<lemon/list_graph.h>"},
    {"core/analysis/planted.h", "<Eigen/Sparse>"},
    {"core/picture/planted.cpp", "<Eigen/Sparse>"},
    {"core/cashflow/planted.h", "<boost/multiprecision/cpp_int.hpp>"},
    {"core/model/planted.cpp", "<boost/multiprecision/cpp_int.hpp>"},
    {"core/model/planted.cpp", "<sqlite3.h>"},
    {"ui/document/planted.cpp", "<SQLiteCpp/SQLiteCpp.h>"},
    {"ui/charts/planted.h", "<qcustomplot.h>"},
    {"ui/panels/planted.cpp", "<qcustomplot.h>"},
    {"core/store/planted.cpp", "<nlohmann/json.hpp>"},
    {"core/model/planted.cpp", "<utf8proc.h>"},
    {"core/values/planted.h", "<utf8proc.h>"},
    {"ui/window/planted.cpp", "<CLI/CLI.hpp>"},
    {"core/values/planted.cpp", "<gtest/gtest.h>"},
    // And what the table allows passes.
    {"core/values/planted.cpp", "<utf8proc.h>", 0},
    {"core/loops/planted.cpp", "<boost/graph/adjacency_list.hpp>", 0},
    {"core/cashflow/planted.cpp", "<boost/multiprecision/cpp_int.hpp>", 0},
    {"core/store/planted.h", "<SQLiteCpp/Database.h>", 0},
    {"core/store/planted.cpp", "<sys/stat.h>", 0},
    {"ui/charts/planted.cpp", "<qcustomplot.h>", 0},
    {"ui/window/planted.cpp", "<QMainWindow>", 0},
    {"ui/window/planted.cpp", R"("planted.moc")", 0},
    {"ui/panels/planted.h", R"("ui/document/document.h")", 0},
};
// clang-format on

TEST(Rooms, aPlantedBreachOfEachKindIsNamedWithFileAndLine)
{
    const fs::path root = fs::path(testing::TempDir()) / ("rooms-" + std::to_string(getpid()));
    for (const char* top : {"core", "ui", "app", "tests"}) {
        fs::create_directories(root / top);
        fs::copy(fs::path(ROUNDTRIP_SOURCE_DIR) / top, root / top, fs::copy_options::recursive);
    }
    for (const auto& [name, include, line] : planted) {
        const fs::path file = root / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << "// planted\n#pragma once\n#include <vector>\n  #  include " << include << "\n";
        const std::string place = std::string(name) + ":" + std::to_string(line) + ": ";
        auto found = breaches(root);
        std::erase_if(found, [&](const auto& text) { return !text.starts_with(name); });
        EXPECT_TRUE(line ? found.size() == 1 && found[0].starts_with(place) : found.empty())
            << name << " with " << include << ": " << joined(found);
        fs::remove(file);
    }
    fs::remove_all(root);
}

} // namespace
