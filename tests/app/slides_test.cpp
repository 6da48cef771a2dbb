// SPDX-License-Identifier: GPL-3.0-or-later
// Slides from the command line: which come for which words, and what the speaker is told.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/command_line.h"
#include "core/export/package.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace roundtrip {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Slides : public ::testing::Test {
protected:
    void SetUp() override
    {
        const std::string test = ::testing::UnitTest::GetInstance()->current_test_info()->name();
        m_folder = std::filesystem::temp_directory_path() / ("roundtrip-" + test + std::to_string(::getpid()));
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        ASSERT_EQ(run({"new", file("sample.roundtrip"), "--sample"}), ExitCode::done) << m_errors;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::string file(const std::string& name) const { return (m_folder / name).string(); }

    ExitCode run(const std::vector<std::string>& words)
    {
        std::ostringstream out;
        std::ostringstream err;
        const ExitCode code = runCommandLine(words, {out, err});
        m_errors = err.str();
        return code;
    }

    // The sample's slides for these words.
    Package slides(std::vector<std::string> words)
    {
        words.insert(words.begin(), {"export", file("sample.roundtrip"), "--to", file("x.pptx"), "--as-of",
                                     "2026-06-30", "--include", "reported,intent,in_kind"});
        EXPECT_EQ(run(words), ExitCode::done) << m_errors;
        std::ifstream in(file("x.pptx"), std::ios::binary);
        return unpacked(std::string((std::istreambuf_iterator<char>(in)), {}));
    }

    static std::size_t count(const Package& package, std::string_view folder)
    {
        std::size_t n = 0;
        for (const Part& part : package.parts) {
            n += part.name.starts_with(folder) ? 1U : 0U;
        }
        return n;
    }

    std::filesystem::path m_folder;
    std::string m_errors;
};

TEST_F(Slides, of_a_map_are_one_with_its_sources_in_the_notes)
{
    const Package package = slides({"--title", "Who pays <whom>"});
    EXPECT_EQ(count(package, "ppt/slides/slide"), 1U);
    const std::string& slide = package.find("ppt/slides/slide1.xml")->bytes;
    EXPECT_THAT(slide, HasSubstr("Who pays &lt;whom&gt;"));
    EXPECT_THAT(slide, HasSubstr("headline · as of 30 Jun 2026"));
    EXPECT_THAT(slide, Not(HasSubstr("Mistral"))); // it has no money
    const std::string& notes = package.find("ppt/notesSlides/notesSlide1.xml")->bytes;
    // claims.csv: 300B is chosen, another source says 150B.
    EXPECT_THAT(notes, HasSubstr("OpenAI → Oracle: shown is $300B"));
    EXPECT_THAT(notes, HasSubstr("says $150B"));
    EXPECT_THAT(notes, HasSubstr("https://www.theregister.com/2025/11/04/the_circular_economy_of_ai/"));
    EXPECT_THAT(notes, HasSubstr("rests on an assumption"));
}

TEST_F(Slides, of_a_deck_are_map_loops_coverage_and_recoupment)
{
    const Package package = slides({"--deck"});
    EXPECT_EQ(count(package, "ppt/slides/slide"), 7U); // map, table of loops, three lit, two charts
    EXPECT_EQ(count(package, "ppt/charts/chart"), 2U);
    EXPECT_THAT(package.find("ppt/slides/slide3.xml")->bytes, HasSubstr("$50B goes round: Amazon → OpenAI → Amazon"));
    EXPECT_THAT(package.find("ppt/charts/chart1.xml")->bytes, HasSubstr("Obligations"));
    EXPECT_THAT(package.find("ppt/charts/chart2.xml")->bytes, HasSubstr("Come back"));
}

TEST_F(Slides, of_a_film_are_a_year_each_and_morph)
{
    const Package package = slides({"--morph"});
    const std::string last = std::to_string(count(package, "ppt/slides/slide"));
    EXPECT_THAT(package.find("ppt/slides/slide1.xml")->bytes, Not(HasSubstr("p159:morph")));
    EXPECT_THAT(package.find("ppt/slides/slide2.xml")->bytes, HasSubstr("<p159:morph option=\"byObject\"/>"));
    // flows.csv: the first money of all, from Microsoft, is paid in 2019.
    EXPECT_THAT(package.find("ppt/slides/slide1.xml")->bytes, HasSubstr("paid by the end of 2019"));
    // When all is paid the picture is the whole: 300B to Oracle.
    EXPECT_THAT(package.find("ppt/slides/slide" + last + ".xml")->bytes, HasSubstr("$300B"));
}

TEST_F(Slides, take_the_master_of_a_template)
{
    slides({"--slide-size", "4:3"});
    std::filesystem::rename(file("x.pptx"), file("house.potx"));
    const Package package = slides({"--template", file("house.potx")});
    EXPECT_THAT(package.find("ppt/presentation.xml")->bytes, HasSubstr("cx=\"9144000\""));
}

TEST_F(Slides, say_what_is_wrong_with_a_template)
{
    const std::vector<std::string> words{"export",     file("sample.roundtrip"), "--to", file("x.pptx"),
                                         "--template", file("sample.roundtrip")};
    EXPECT_EQ(run(words), ExitCode::failed);
    EXPECT_THAT(m_errors, HasSubstr("x.pptx: the slides could not be made"));
    EXPECT_FALSE(std::filesystem::exists(file("x.pptx")));
}

} // namespace
} // namespace roundtrip
