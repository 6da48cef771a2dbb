// SPDX-License-Identifier: GPL-3.0-or-later
// Films: frames by date, and what is read back out of the files.
#include "ui/film/film.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/ui/film/pictures.h"
#include "ui/canvas/painter.h"
#include "ui/film/gif.h"
#include "ui/film/mp4.h"
#include "ui/film/palette.h"
#include "ui/words/words.h"
#include <QImageReader>
#include <QTemporaryDir>
#include <gif_lib.h>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

const Shown& map()
{
    static const Shown shown = shownOf(loopAndOne);
    return shown;
}

FilmOptions twoYears()
{
    FilmOptions options;
    options.page.size = {640, 360};
    options.from = day("2026-01-01");
    options.to = day("2028-01-01");
    options.framesASecond = 10;
    options.seconds = 2;
    return options;
}

Film film(const FilmOptions& options = twoYears())
{
    return Film(map().picture, map().motion, options);
}

// How many pixels of the two differ in that part.
long differing(const QImage& a, const QImage& b, const QRect& part)
{
    long count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
        }
    }
    return count;
}

// Two seconds go through two years: a caption stays for one and a half, which is 18 months.
TEST(Film, TellsWhatHappensWhileItPasses)
{
    FilmOptions options = twoYears();
    options.captions = {{day("2025-12-01"), QStringLiteral("before it begins")},
                        {day("2026-06-01"), QStringLiteral("1 Jun 2026 · Stargate announced")}};
    Film told = film(options);
    options.captions[1].text.clear();
    Film plain = film(options);
    // Above the strip of 36 lines of 360; half as large as usual, so 15 high.
    const QRect row(10, 360 - 36 - 15, 300, 15);
    const auto frameOn = [&](const char* date) {
        int frame = 0;
        while (told.moment(frame) < momentOf(day(date))) {
            ++frame;
        }
        return frame;
    };
    const auto says = [&](int frame) { return differing(told.frame(frame), plain.frame(frame), row) > 200; };
    EXPECT_FALSE(says(0));
    EXPECT_FALSE(says(frameOn("2026-06-01") - 1));
    EXPECT_TRUE(says(frameOn("2026-06-01")));
    EXPECT_TRUE(says(frameOn("2027-11-01")));
    EXPECT_FALSE(says(frameOn("2027-12-05")));
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

struct GifRead {
    int frames = 0;
    QSize size;
    int hundredths = 0; // in all
    bool forEver = false;
    bool oneMap = true;
    long pixels = 0; // of all frames
};

GifRead readBack(const std::filesystem::path& file)
{
    GifRead read;
    int error = 0;
    GifFileType* gif = DGifOpenFileName(file.c_str(), &error);
    if (gif == nullptr || DGifSlurp(gif) != GIF_OK) {
        return read;
    }
    read.frames = gif->ImageCount;
    read.size = {gif->SWidth, gif->SHeight};
    for (int i = 0; i < gif->ImageCount; ++i) {
        GraphicsControlBlock control;
        DGifSavedExtensionToGCB(gif, i, &control);
        read.hundredths += control.DelayTime;
        const SavedImage& image = gif->SavedImages[i];
        read.oneMap = read.oneMap && image.ImageDesc.ColorMap == nullptr;
        read.pixels += static_cast<long>(image.ImageDesc.Width) * image.ImageDesc.Height;
        for (int k = 0; k < image.ExtensionBlockCount; ++k) {
            const ExtensionBlock& block = image.ExtensionBlocks[k];
            read.forEver = read.forEver || std::string(reinterpret_cast<const char*>(block.Bytes),
                                                       static_cast<std::size_t>(block.ByteCount)) == "NETSCAPE2.0";
        }
    }
    DGifCloseFile(gif, &error);
    return read;
}

int largestDifference(const QImage& a, const QImage& b)
{
    int largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y);
            const QColor other = b.pixelColor(x, y);
            largest = std::max({largest, std::abs(one.red() - other.red()), std::abs(one.green() - other.green()),
                                std::abs(one.blue() - other.blue())});
        }
    }
    return largest;
}

TEST(Film, TheFirstFrameIsTheFirstDayAndTheLastFrameTheLastDay)
{
    const Film made = film();
    EXPECT_EQ(made.frames(), 20); // ten a second, for two seconds
    EXPECT_DOUBLE_EQ(made.moment(0), momentOf(day("2026-01-01")));
    EXPECT_DOUBLE_EQ(made.moment(19), momentOf(day("2028-01-01")));
    EXPECT_EQ(made.size(), QSize(640, 360));
}

TEST(Film, TheSameDateGivesTheSamePixelsWhicheverWayItWasReached)
{
    Film forwards = film();
    Film straight = film();
    for (int i = 0; i < 7; ++i) {
        forwards.frame(i);
    }
    forwards.frame(15);
    const QImage seventh = forwards.frame(7);
    EXPECT_EQ(seventh, straight.frame(7));
    EXPECT_NE(seventh, straight.frame(8));
}

TEST(Film, WhatIsNotPaidYetIsPalerThanWhatIsPaid)
{
    Film made = film();
    // In the middle of the heaviest arrow, off its dots: the greyest of its pixels against the last day's.
    const Picture& picture = *map().picture;
    const auto saturation = [&](const QImage& frame) {
        int most = 0;
        const QRgb orange = qt(palette(Theme::light).commercial).rgb();
        for (int y = 0; y < frame.height(); ++y) {
            for (int x = 0; x < frame.width(); ++x) {
                most += frame.pixel(x, y) == orange ? 1 : 0;
            }
        }
        return most;
    };
    ASSERT_FALSE(picture.arrows.empty());
    // All is paid on the last day, nearly nothing on the first; the legend's sample is the same on both.
    EXPECT_GT(saturation(made.frame(19)), 2 * saturation(made.frame(0)));
}

TEST(Film, SidesAreEvenAndASizeOfItsOwnServesWhereNoneIsAsked)
{
    FilmOptions options = twoYears();
    options.page.size = {641, 361};
    EXPECT_EQ(film(options).size(), QSize(642, 362));
    options.page.size = {};
    EXPECT_EQ(film(options).size(), QSize(1280, 720));
    options.page.scale = 10;
    EXPECT_FALSE(fitsFilm(filmPixels(options.page)));
}

TEST(Film, TheStripTellsTheDateAndWhatIsPaid)
{
    FilmOptions options = twoYears();
    Film without = film(options);
    options.currency = Currency();
    Film with = film(options);
    const QImage plain = without.frame(10);
    const QImage told = with.frame(10);
    EXPECT_EQ(plain.copy(0, 0, 640, 320), told.copy(0, 0, 640, 320));
    EXPECT_NE(plain.copy(400, 324, 240, 36), told.copy(400, 324, 240, 36));
    // The date is in the lower left corner, and another one on another day.
    EXPECT_NE(told.copy(0, 324, 130, 36), with.frame(0).copy(0, 324, 130, 36));
}

TEST(Gif, HasEveryFrameOfTheRightLengthInOnePaletteForEver)
{
    const QTemporaryDir folder;
    const std::filesystem::path file = utf8(folder.filePath(QStringLiteral("a.gif")));
    Film made = film();
    std::vector<int> told;
    EXPECT_TRUE(writeGif(made, file, [&](int done, int all) {
        EXPECT_EQ(all, 20);
        told.push_back(done);
        return true;
    }));
    EXPECT_EQ(told.size(), 20U);
    EXPECT_EQ(told.back(), 20);
    const GifRead read = readBack(file);
    EXPECT_EQ(read.frames, 20);
    EXPECT_EQ(read.size, QSize(640, 360));
    EXPECT_EQ(read.hundredths, 200);
    EXPECT_TRUE(read.forEver);
    EXPECT_TRUE(read.oneMap);
    EXPECT_LT(read.pixels, 20L * 640 * 360 * 9 / 10); // only what changes
}

TEST(Gif, LastsAsLongAsAskedWhereAFrameIsNoWholeHundredth)
{
    const QTemporaryDir folder;
    const std::filesystem::path file = utf8(folder.filePath(QStringLiteral("a.gif")));
    FilmOptions options = twoYears();
    options.page.size = {160, 90};
    options.framesASecond = 30;
    options.seconds = 1;
    Film made = film(options);
    writeGif(made, file);
    EXPECT_EQ(readBack(file).hundredths, 100);
}

TEST(Gif, ShowsTheFramesOfTheFilm)
{
    const QTemporaryDir folder;
    const std::filesystem::path file = utf8(folder.filePath(QStringLiteral("a.gif")));
    Film made = film();
    writeGif(made, file);
    QImageReader reader(qt(file.string()));
    QImage last;
    for (QImage next = reader.read(); !next.isNull(); next = reader.read()) {
        last = next;
    }
    const QImage painted = made.frame(19);
    ASSERT_EQ(last.size(), painted.size());
    EXPECT_EQ(last.pixelColor(0, 0), painted.pixelColor(0, 0)); // what fills areas is exact
    EXPECT_LE(largestDifference(last, painted), 48);
}

TEST(Gif, TheSameFilmGivesTheSameBytes)
{
    const QTemporaryDir folder;
    const std::filesystem::path a = utf8(folder.filePath(QStringLiteral("a.gif")));
    const std::filesystem::path b = utf8(folder.filePath(QStringLiteral("b.gif")));
    Film one = film();
    Film other = film();
    writeGif(one, a);
    writeGif(other, b);
    EXPECT_EQ(bytesOf(a), bytesOf(b));
    EXPECT_FALSE(bytesOf(a).empty());
}

TEST(Gif, IsGivenUpWhenProgressSaysSo)
{
    const QTemporaryDir folder;
    Film made = film();
    int frames = 0;
    EXPECT_FALSE(writeGif(made, utf8(folder.filePath(QStringLiteral("a.gif"))), [&](int done, int) {
        frames = done;
        return done < 3;
    }));
    EXPECT_EQ(frames, 3);
}

TEST(Gif, SaysWhereItCannotBeWritten)
{
    Film made = film();
    EXPECT_THROW(writeGif(made, "/nowhere/a.gif"), FilmError);
}

TEST(FewColours, AreTheColoursThemselvesWhereTheyAreFew)
{
    QImage image(2, 2, QImage::Format_RGB32);
    image.setPixel(0, 0, qRgb(1, 2, 3));
    image.setPixel(1, 0, qRgb(250, 0, 9));
    image.setPixel(0, 1, qRgb(1, 2, 3));
    image.setPixel(1, 1, qRgb(77, 77, 77));
    FewColours few({image}, 255);
    EXPECT_THAT(few.colours(), ::testing::UnorderedElementsAre(qRgb(1, 2, 3), qRgb(250, 0, 9), qRgb(77, 77, 77)));
    EXPECT_EQ(few.colours()[few.nearest(qRgb(240, 9, 9))], qRgb(250, 0, 9));
}

TEST(FewColours, KeepWhatFillsAreasAndComeNearTheRest)
{
    // A ramp of 4,096 colours, each a pixel, and one colour on as many pixels.
    QImage image(64, 128, QImage::Format_RGB32);
    const QRgb paper = qRgb(0xFB, 0xFA, 0xF7);
    image.fill(paper);
    for (int i = 0; i < 4096; ++i) {
        image.setPixel(i % 64, i / 64, qRgb(i % 16 * 16, i / 16 % 16 * 16, i / 256 * 16));
    }
    FewColours few({image}, 255);
    EXPECT_EQ(few.colours().size(), 255U);
    EXPECT_EQ(few.colours()[few.nearest(paper)], paper);
    for (int i = 0; i < 4096; ++i) {
        const QColor wanted(image.pixel(i % 64, i / 64));
        const QColor given(few.colours()[few.nearest(wanted.rgb())]);
        // 4,096 colours lie in 206 boxes of some 20: no side of one is longer than 4 steps of 16.
        EXPECT_LE(std::abs(wanted.red() - given.red()), 64);
        EXPECT_LE(std::abs(wanted.green() - given.green()), 64);
        EXPECT_LE(std::abs(wanted.blue() - given.blue()), 64);
    }
}

TEST(Mp4, HasEveryFrameAndTheColoursOfTheFilm)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("-a b.mp4"));
    Film made = film();
    ASSERT_TRUE(writeMp4(made, utf8(name)));
    const QByteArray told = saidBy(QStringLiteral("ffprobe"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                                    QStringLiteral("-show_entries"),
                                    QStringLiteral("stream=codec_name,width,height,pix_fmt,nb_read_frames"),
                                    QStringLiteral("-of"), QStringLiteral("csv=p=0"), QStringLiteral("file:") + name});
    EXPECT_EQ(told.trimmed(), "h264,640,360,yuv420p,20");
    const QByteArray pixels =
        saidBy(QStringLiteral("ffmpeg"),
               {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), QStringLiteral("file:") + name,
                QStringLiteral("-frames:v"), QStringLiteral("1"), QStringLiteral("-f"), QStringLiteral("rawvideo"),
                QStringLiteral("-pix_fmt"), QStringLiteral("rgb24"), QStringLiteral("-")});
    ASSERT_EQ(pixels.size(), 3 * 640 * 360);
    EXPECT_NEAR(static_cast<unsigned char>(pixels[0]), 0xFB, 3);
    EXPECT_NEAR(static_cast<unsigned char>(pixels[1]), 0xFA, 3);
    EXPECT_NEAR(static_cast<unsigned char>(pixels[2]), 0xF7, 3);
}

TEST(Mp4, TheSameFilmGivesTheSameBytes)
{
    const QTemporaryDir folder;
    const std::filesystem::path a = utf8(folder.filePath(QStringLiteral("a.mp4")));
    const std::filesystem::path b = utf8(folder.filePath(QStringLiteral("b.mp4")));
    Film one = film();
    Film other = film();
    writeMp4(one, a);
    writeMp4(other, b);
    EXPECT_EQ(bytesOf(a), bytesOf(b));
    EXPECT_FALSE(bytesOf(a).empty());
}

TEST(Mp4, IsGivenUpWhenProgressSaysSo)
{
    const QTemporaryDir folder;
    Film made = film();
    EXPECT_FALSE(
        writeMp4(made, utf8(folder.filePath(QStringLiteral("a.mp4"))), [](int done, int) { return done < 3; }));
}

TEST(Mp4, SaysThatTheProgramIsNotThere)
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    Film made = film();
    std::string why;
    try {
        writeMp4(made, "/tmp/never.mp4");
    } catch (const FilmError& error) {
        why = error.what();
    }
    qputenv("PATH", path);
    EXPECT_THAT(why, ::testing::HasSubstr("ffmpeg"));
}

} // namespace
} // namespace roundtrip::testing
