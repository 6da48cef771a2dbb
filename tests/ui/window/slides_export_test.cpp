// SPDX-License-Identifier: GPL-3.0-or-later
// Slides out of the window: the menu, and the dialog by keys, and what is in the file.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/export/package.h"
#include "tests/ui/window/export_by.h"
#include "ui/window/message_bar.h"
#include <QDialog>
#include <QLineEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Two payments in 2026, one in 2027; Amazon and OpenAI are a loop.
constexpr std::string_view twoYears = "Amazon > OpenAI 15B equity 2026-02-01\n"
                                      "OpenAI > Amazon 40B compute 2026-03-01\n"
                                      "OpenAI > Nvidia 10B hardware 2027-04-01\n";

void exportSlides(WindowBench& bench, const QString& file, const std::function<void(QDialog&)>& choose)
{
    exportBy(bench, Qt::Key_L, "slidesDialog", file, choose);
}

Package read(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return unpacked(std::string((std::istreambuf_iterator<char>(in)), {}));
}

std::vector<std::string> slidesOf(const Package& package)
{
    std::vector<std::string> slides;
    for (int i = 1;; ++i) {
        const Part* part = package.find("ppt/slides/slide" + std::to_string(i) + ".xml");
        if (part == nullptr) {
            return slides;
        }
        slides.push_back(part->bytes);
    }
}

TEST(SlidesExport, OneSlideOfWhatIsSeenIsTheFirstChoice)
{
    WindowBench bench(twoYears);
    const std::filesystem::path file = bench.path().parent_path() / "one.pptx";
    exportSlides(bench, QString::fromStdString(file.string()), [](QDialog&) {});
    const Package package = read(file);
    const auto slides = slidesOf(package);
    ASSERT_EQ(slides.size(), 1U);
    EXPECT_THAT(slides.front(), HasSubstr("Nvidia"));
    EXPECT_THAT(slides.front(), HasSubstr("$15B"));
    EXPECT_THAT(slides.front(), HasSubstr("as of 1 Jan 2026"));
    EXPECT_THAT(package.find("ppt/presentation.xml")->bytes, HasSubstr("cx=\"12192000\" cy=\"6858000\"")); // 16:9
}

TEST(SlidesExport, ADeckInTheOtherShapeIsChosenByKeys)
{
    WindowBench bench(twoYears);
    const std::filesystem::path file = bench.path().parent_path() / "deck.pptx";
    exportSlides(bench, QString::fromStdString(file.string()), [](QDialog& dialog) {
        QTest::keyClick(dialog.findChild<QWidget*>(QStringLiteral("slidesDeck")), Qt::Key_Space);
        QTest::keyClick(dialog.findChild<QWidget*>(QStringLiteral("slidesFormat")), Qt::Key_Down);
    });
    const Package package = read(file);
    const auto slides = slidesOf(package);
    // The map, the table of loops, the one loop lit, Amazon's recoupment; nobody's revenue is known.
    ASSERT_EQ(slides.size(), 4U);
    EXPECT_THAT(slides[1], HasSubstr("Where the money goes round"));
    EXPECT_THAT(slides[2], HasSubstr("$15B goes round"));
    EXPECT_THAT(slides[3], HasSubstr("Amazon has its money back from OpenAI on 1 Mar 2026"));
    EXPECT_THAT(package.find("ppt/presentation.xml")->bytes, HasSubstr("cx=\"9144000\" cy=\"6858000\"")); // 4:3
    EXPECT_TRUE(bench.settings->slidesStandard()); // offered again
}

TEST(SlidesExport, ASlideAYearMorphsIntoTheNext)
{
    WindowBench bench(twoYears);
    const std::filesystem::path file = bench.path().parent_path() / "years.pptx";
    exportSlides(bench, QString::fromStdString(file.string()), [](QDialog& dialog) {
        QTest::keyClick(dialog.findChild<QWidget*>(QStringLiteral("slidesYears")), Qt::Key_Space);
    });
    const auto slides = slidesOf(read(file));
    ASSERT_EQ(slides.size(), 2U);
    EXPECT_THAT(slides[0], HasSubstr("paid by the end of 2026"));
    EXPECT_THAT(slides[1], HasSubstr("paid by the end of 2027"));
    EXPECT_THAT(slides[0], Not(HasSubstr("morph")));
    EXPECT_THAT(slides[1], HasSubstr("morph"));
}

TEST(SlidesExport, ATemplateThatIsNoneIsToldInPlace)
{
    WindowBench bench(twoYears);
    const std::filesystem::path house = bench.path().parent_path() / "house.potx";
    std::ofstream(house) << "no package";
    const std::filesystem::path file = bench.path().parent_path() / "housed.pptx";
    exportSlides(bench, QString::fromStdString(file.string()), [&](QDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QWidget*>(QStringLiteral("slidesTemplate")),
                         QString::fromStdString(house.string()));
    });
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THAT(bench.window->findChild<MessageBar*>()->text().toStdString(),
                HasSubstr("The slides could not be made"));
}

} // namespace
} // namespace roundtrip::testing
