// SPDX-License-Identifier: GPL-3.0-or-later
// export: every ending, what is refused, all files or none, and no display anywhere.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/command_line.h"
#include "core/export/package.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Outcome {
    ExitCode code{};
    std::string out;
    std::string err;
};

Outcome run(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    const ExitCode code = runCommandLine(words, {out, err});
    return {code, out.str(), err.str()};
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class ExportVerb : public ::testing::Test {
protected:
    void SetUp() override
    {
        for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            ::unsetenv(display);
        }
        folder = fs::temp_directory_path() /
                 ("roundtrip-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
                  std::to_string(::getpid()));
        fs::remove_all(folder);
        fs::create_directories(folder);
        ASSERT_EQ(
            run({"import", ROUNDTRIP_SOURCE_DIR "/tests/files/seed", "--into", path("seed.roundtrip"), "--quiet"}).code,
            ExitCode::done);
    }
    void TearDown() override { fs::remove_all(folder); }

    std::string path(const std::string& name) const { return (folder / name).string(); }

    // The verb on the seed, as of a day on which no test depends.
    Outcome exported(std::vector<std::string> words) const
    {
        words.insert(words.begin(), {"export", path("seed.roundtrip"), "--as-of", "2026-11-24"});
        return run(words);
    }

    // What lies in the folder besides the document, hidden drafts included.
    std::vector<std::string> there() const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (entry.path().filename() != "seed.roundtrip") {
                names.push_back(entry.path().filename().string());
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    fs::path folder;
};

TEST_F(ExportVerb, WhatAGraphCannotSayIsTold)
{
    const Outcome outcome = run({"export", path("seed.roundtrip"), "--to", path("seed.gexf")});
    EXPECT_EQ(outcome.code, ExitCode::done);
    EXPECT_THAT(outcome.err, HasSubstr("has the parties and flows; not in it: "));
    EXPECT_THAT(outcome.err, HasSubstr("deals ("));
    EXPECT_THAT(outcome.err, Not(HasSubstr("parties (")));
    EXPECT_EQ(run({"export", path("seed.roundtrip"), "--to", path("again.gexf"), "--quiet"}).err, "");
}

// What the seed's loops and circular volume are, circularity and loops say in tests of their own; here they stand in
// cells as well, and reading the workbook back takes the tables alone.
TEST_F(ExportVerb, AWorkbookHasItsFiguresBesideItsTables)
{
    ASSERT_EQ(run({"export", path("seed.roundtrip"), "--to", path("seed.xlsx"), "--as-of", "2026-11-24"}).code,
              ExitCode::done);
    const std::string bytes = bytesOf(path("seed.xlsx"));
    const Package package = unpacked(bytes);
    const std::string& names = package.find("xl/workbook.xml")->bytes;
    for (const char* sheet : {"\"figures\"", "\"figures circularity\"", "\"figures loops\"",
                              "\"figures exposure parties\"", "\"figures exposure pairs\""}) {
        EXPECT_THAT(names, HasSubstr(sheet));
    }
    const Outcome circularity =
        run({"circularity", path("seed.roundtrip"), "--as-of", "2026-11-24", "--format", "json"});
    const std::string headline = nlohmann::json::parse(circularity.out).at("headline").get<std::string>();
    const std::string whole = headline.substr(0, headline.find('.')); // the seed has no cents
    std::string cells;
    for (const Part& part : package.parts) {
        cells += part.name.starts_with("xl/worksheets/") ? part.bytes : std::string();
    }
    EXPECT_THAT(cells, HasSubstr("<v>" + whole + "</v>"));
    ASSERT_EQ(run({"import", path("seed.xlsx"), "--into", path("again.roundtrip"), "--quiet"}).code, ExitCode::done);
    ASSERT_EQ(run({"export", path("again.roundtrip"), "--to", path("again.json")}).code, ExitCode::done);
    ASSERT_EQ(run({"export", path("seed.roundtrip"), "--to", path("seed.json")}).code, ExitCode::done);
    EXPECT_EQ(bytesOf(path("again.json")), bytesOf(path("seed.json")));
}

} // namespace

TEST_F(ExportVerb, WritesEachFileByItsEndingWithoutADisplay)
{
    const std::string before = bytesOf(path("seed.roundtrip"));
    const Outcome outcome = exported({"--to", path("a.svg"), path("a.PNG"), path("a.pdf"), path("a.gif"), path("a.mp4"),
                                      path("a.json"), path("a.csv"), "--size", "320x180", "--seconds", "0.4"});
    ASSERT_EQ(outcome.code, ExitCode::done) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(bytesOf(path("a.svg")), StartsWith("<?xml"));
    EXPECT_THAT(bytesOf(path("a.PNG")), StartsWith("\x89PNG"));
    EXPECT_THAT(bytesOf(path("a.pdf")), StartsWith("%PDF"));
    EXPECT_THAT(bytesOf(path("a.gif")), StartsWith("GIF89a"));
    EXPECT_EQ(bytesOf(path("a.mp4")).substr(4, 4), "ftyp");
    EXPECT_THAT(bytesOf(path("a.json")), StartsWith("{"));
    EXPECT_TRUE(fs::exists(folder / "a.csv" / "flows.csv"));
    EXPECT_EQ(there().size(), 7U);
    EXPECT_EQ(bytesOf(path("seed.roundtrip")), before);
}

TEST_F(ExportVerb, TakesEveryFileOfSeveralToWords)
{
    EXPECT_EQ(exported({"--to", path("a.svg"), "--title", "T", "--to", path("b.svg")}).code, ExitCode::done);
    EXPECT_EQ(bytesOf(path("a.svg")), bytesOf(path("b.svg")));
}

TEST_F(ExportVerb, WritesAllOrNone)
{
    std::ofstream(path("a.svg")) << "what was there";
    const Outcome outcome = exported({"--to", path("a.svg"), path("tables.csv"), path("nowhere/b.png")});
    EXPECT_EQ(outcome.code, ExitCode::failed);
    EXPECT_THAT(outcome.err, HasSubstr("nowhere/b.png"));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1);
    EXPECT_EQ(bytesOf(path("a.svg")), "what was there");
    EXPECT_THAT(there(), ::testing::ElementsAre("a.svg"));
}

TEST_F(ExportVerb, NeverWritesOverTheDocument)
{
    const std::string before = bytesOf(path("seed.roundtrip"));
    fs::create_hard_link(path("seed.roundtrip"), path("other.svg"));
    const Outcome outcome = exported({"--to", path("other.svg")});
    EXPECT_EQ(outcome.code, ExitCode::failed);
    EXPECT_THAT(outcome.err, HasSubstr("the document itself"));
    EXPECT_EQ(bytesOf(path("seed.roundtrip")), before);
    // Nor by a table of a folder that the document lies in.
    fs::create_directory(path("t.csv"));
    fs::rename(path("seed.roundtrip"), path("t.csv/flows.csv"));
    EXPECT_EQ(run({"export", path("t.csv/flows.csv"), "--to", path("t.csv")}).code, ExitCode::failed);
    EXPECT_EQ(bytesOf(path("t.csv/flows.csv")), before);
}

TEST_F(ExportVerb, RefusesWordsThatAreOff)
{
    const auto refused = [&](std::vector<std::string> words, const std::string& because) {
        const Outcome outcome = exported(std::move(words));
        EXPECT_EQ(outcome.code, ExitCode::misused) << because;
        EXPECT_THAT(outcome.err, HasSubstr(because));
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    };
    refused({"--to", path("a.bmp")}, ".bmp");
    refused({"--to", path("a")}, "ends in");
    refused({"--to", "2031-01-01"}, "names no file");
    refused({"--to", path("a.svg"), folder.string() + "/./a.svg"}, "twice");
    refused({"--to", path("a.svg"), "2030-01-01", "2031-01-01"}, "one day only");
    refused({"--to", path("a.svg"), "--size", "1920*1080"}, "1920x1080");
    refused({"--to", path("a.svg"), "--size", "0x10"}, "1920x1080");
    refused({"--to", path("a.svg"), "--theme", "sepia"}, "light, dark, contrast");
    refused({"--to", path("a.svg"), "--highlight", "loop:0"}, "loop:1");
    refused({"--to", path("a.svg"), "--highlight", "OpenAI"}, "loop:1");
    refused({"--to", path("a.svg"), "--view", "mandala"}, "there is graph, sankey, matrix, timeline");
    refused({"--to", path("a.svg"), "--view", "timeline", "--highlight", "loop:1"}, "a timeline shows no loop");
    refused({"--to", path("a.gif"), "--view", "matrix"}, "--view graph only");
    refused({"--to", path("a.svg"), "--layout", "mandala"}, "there is layered, rings, force, kind");
    refused({"--to", path("a.gif"), "--fps", "60"}, "50 frames");
    refused({"--to", path("a.svg"), "--scale", "0"}, "--scale");
    EXPECT_THAT(there(), ::testing::IsEmpty());
}

TEST_F(ExportVerb, SaysWhatCannotBeDrawn)
{
    const auto failed = [&](std::vector<std::string> words, const std::string& because) {
        const Outcome outcome = exported(std::move(words));
        EXPECT_EQ(outcome.code, ExitCode::failed) << because;
        EXPECT_THAT(outcome.err, HasSubstr(because));
    };
    failed({"--to", path("a.svg"), "--highlight", "loop:2"}, "no loop 2; there are 1"); // the seed has one loop
    failed({"--to", path("a.png"), "--size", "30000x30000"}, "more than an image");
    failed({"--to", path("a.gif"), "--size", "5000x5000"}, "more than a film");
    failed({"--to", path("a.gif"), "1990-01-01"}, "nothing to film");
    ASSERT_EQ(run({"new", path("empty.roundtrip")}).code, ExitCode::done);
    EXPECT_THAT(run({"export", path("empty.roundtrip"), "--to", path("a.svg")}).err, HasSubstr("nothing to draw"));
    EXPECT_THAT(there(), ::testing::ElementsAre("empty.roundtrip"));
}

TEST_F(ExportVerb, AsksTheQuestionThatTheOptionsAsk)
{
    const auto drawn = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--to", path("a.svg"), "--title", "T"});
        EXPECT_EQ(exported(std::move(words)).code, ExitCode::done);
        return bytesOf(path("a.svg"));
    };
    const std::string plain = drawn({});
    EXPECT_THAT(plain, HasSubstr("headline · as of"));
    EXPECT_THAT(plain, HasSubstr(" equity<"));
    const std::string narrowed =
        drawn({"--measure", "committed", "--instrument", "compute", "--from", "2026-01-01", "--to", "2031-01-01"});
    EXPECT_THAT(narrowed, HasSubstr("committed · "));
    EXPECT_THAT(narrowed, HasSubstr("2031"));
    EXPECT_THAT(narrowed, Not(HasSubstr(" equity<")));
}

TEST_F(ExportVerb, WritesEveryViewAsEveryKindOfPicture)
{
    for (const std::string view : {"sankey", "matrix", "timeline"}) {
        ASSERT_EQ(exported({"--to", path("a.svg"), "--to", path("a.png"), "--to", path("a.pdf"), "--to", path("a.pptx"),
                            "--view", view, "--title", "Money <" + view + ">", "--theme", "dark"})
                      .code,
                  ExitCode::done);
        const std::string svg = bytesOf(path("a.svg"));
        EXPECT_THAT(svg, HasSubstr("Money &lt;" + view + "&gt;"));
        EXPECT_THAT(svg, HasSubstr("headline · as of"));
        EXPECT_THAT(svg, HasSubstr(">commercial</text>")); // the legend
        EXPECT_THAT(svg, HasSubstr("#14171B"));            // the dark canvas
        EXPECT_THAT(bytesOf(path("a.png")), HasSubstr("PNG"));
        EXPECT_THAT(bytesOf(path("a.pdf")), StartsWith("%PDF"));
        EXPECT_THAT(bytesOf(path("a.pptx")), StartsWith("PK"));
    }
    ASSERT_EQ(exported({"--to", path("b.svg"), "--view", "matrix", "--highlight", "loop:1", "--transparent"}).code,
              ExitCode::done);
    EXPECT_THAT(bytesOf(path("b.svg")), HasSubstr("loop 1: $50B"));
    EXPECT_THAT(bytesOf(path("b.svg")), HasSubstr("Amazon → OpenAI: $50B"));
}

TEST_F(ExportVerb, LightsTheLoopOfARankAndSaysSoInTheLegend)
{
    ASSERT_EQ(exported({"--to", path("a.svg"), "--highlight", "loop:1"}).code, ExitCode::done);
    const std::string lit = bytesOf(path("a.svg"));
    EXPECT_THAT(lit, HasSubstr("loop 1: $50B")); // Amazon and OpenAI: the least of 50 and 100 billion and more
    EXPECT_THAT(lit, HasSubstr("#E6A817"));      // the halo
}

TEST_F(ExportVerb, DrawsInTheThemeAndSizeAsked)
{
    ASSERT_EQ(exported({"--to", path("a.svg"), "--theme", "dark", "--size", "1600x900", "--scale", "2"}).code,
              ExitCode::done);
    EXPECT_THAT(bytesOf(path("a.svg")), HasSubstr("width=\"3200\" height=\"1800\""));
    EXPECT_THAT(bytesOf(path("a.svg")), HasSubstr("#14171B"));
    ASSERT_EQ(exported({"--to", path("b.svg"), "--transparent"}).code, ExitCode::done);
    // The ground is the first thing after the title.
    const std::string ground = "<title>Roundtrip</title>\n<rect";
    EXPECT_THAT(bytesOf(path("b.svg")), Not(HasSubstr(ground)));
    EXPECT_THAT(bytesOf(path("a.svg")), HasSubstr(ground));
}

} // namespace roundtrip
