// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as image, PDF, print and copy: sizes, colours, what can be read out of them again.
#include "ui/film/page.h"

#include "core/export/svg.h"
#include "core/picture/legend.h"
#include "tests/ui/film/pictures.h"
#include "ui/canvas/painter.h"
#include "ui/film/copy.h"
#include "ui/film/paper.h"
#include "ui/words/words.h"
#include <QFile>
#include <QPrinter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::HasSubstr;

const Picture& map()
{
    static const Shown shown = [] {
        MapOptions options;
        options.title = "Who pays whom";
        options.subtitle = "headline";
        return shownOf(loopAndOne, options);
    }();
    return *shown.picture;
}

QColor atCorner(const QImage& image)
{
    return image.pixelColor(0, 0);
}

// The mean of how far the parts of the pixels are from each other, 0 to 255.
double meanDifference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y);
            const QColor other = b.pixelColor(x, y);
            sum += std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
                   std::abs(one.blue() - other.blue());
        }
    }
    return sum / 3 / a.width() / a.height();
}

QByteArray textOfPdf(const QByteArray& bytes)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
    file.close();
    return saidBy(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
}

TEST(Page, AnImageIsAsLargeAsThePictureTimesTheScale)
{
    const Size size = map().bounds.size();
    const QSize once(static_cast<int>(std::ceil(size.width)), static_cast<int>(std::ceil(size.height)));
    EXPECT_EQ(image(map()).size(), once);
    PageOptions twice;
    twice.scale = 2;
    EXPECT_EQ(image(map(), twice).size(),
              QSize(static_cast<int>(std::ceil(2 * size.width)), static_cast<int>(std::ceil(2 * size.height))));
}

TEST(Page, AnImageOfASizeHasJustThatSizeWithThePictureInItsMiddle)
{
    PageOptions options;
    options.size = {1200, 300}; // flatter than the picture: paper on both sides
    const QImage flat = image(map(), options);
    EXPECT_EQ(flat.size(), QSize(1200, 300));
    const QRgb paper = qt(palette(Theme::light).canvas).rgb();
    const auto inked = [&](int x) {
        for (int y = 0; y < flat.height(); ++y) {
            if (flat.pixel(x, y) != paper) {
                return true;
            }
        }
        return false;
    };
    int first = 0;
    int last = flat.width() - 1;
    while (!inked(first)) {
        ++first;
    }
    while (!inked(last)) {
        --last;
    }
    // Where the picture begins and ends when it is as high as the page.
    const double zoom = 300 / map().bounds.height;
    const double left = 600 - map().bounds.width * zoom / 2;
    EXPECT_GE(first, static_cast<int>(left));
    EXPECT_LE(last, static_cast<int>(1200 - left));
    EXPECT_GT(left, 100);
}

TEST(Page, TheGroundIsTheThemesCanvasOrNothing)
{
    PageOptions options;
    EXPECT_EQ(atCorner(image(map(), options)).name(), QStringLiteral("#fbfaf7"));
    options.theme = Theme::dark;
    EXPECT_EQ(atCorner(image(map(), options)).name(), QStringLiteral("#14171b"));
    options.transparent = true;
    const QImage clear = image(map(), options);
    EXPECT_EQ(atCorner(clear).alpha(), 0);
    // A card is as solid as ever.
    const Rect& card = map().cards[0].rect;
    const QPoint inside(static_cast<int>(card.right() - 20 - map().bounds.x),
                        static_cast<int>(card.y + 6 - map().bounds.y));
    EXPECT_EQ(clear.pixelColor(inside).alpha(), 255);
}

TEST(Page, ALitLoopHasItsHaloAndTheRestIsDimmed)
{
    std::uint32_t oracle = 0;
    std::vector<PartyId> loop;
    for (std::uint32_t i = 0; i < map().cards.size(); ++i) {
        if (map().cards[i].name == "Oracle") {
            oracle = i;
        } else {
            loop.push_back(map().cards[i].party);
        }
    }
    PageOptions options;
    options.emphasis = loopEmphasis(map(), loop);
    const QImage lit = image(map(), options);
    const QImage plain = image(map());
    // On the rim around a card, at its lower left where no arrow ends: the halo's colour over the canvas.
    const auto besideCard = [&](const QImage& of, std::uint32_t card) {
        const Rect& rect = map().cards[card].rect;
        return of.pixelColor(static_cast<int>(rect.x + 30 - map().bounds.x),
                             static_cast<int>(rect.bottom() + 4 - map().bounds.y));
    };
    const std::uint32_t amazon = oracle == 0 ? 1 : 0;
    const QColor canvas = qt(palette(Theme::light).canvas);
    EXPECT_EQ(besideCard(plain, oracle).lightness(), besideCard(lit, oracle).lightness());
    EXPECT_LT(besideCard(lit, amazon).blue(), besideCard(plain, amazon).blue() - 40); // yellow over paper
    // Dimmed to 18 %, the name of the other is far paler than its ink.
    const auto darkest = [&](const QImage& of) {
        const Rect& rect = map().cards[oracle].rect;
        int least = 255;
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 40; ++x) {
                least = std::min(least, of.pixelColor(static_cast<int>(rect.x + 36 + x - map().bounds.x),
                                                      static_cast<int>(rect.centre().y - 16 + y - map().bounds.y))
                                            .lightness());
            }
        }
        return least;
    };
    EXPECT_LT(darkest(plain), 60);
    EXPECT_GT(darkest(lit), canvas.lightness() - 80);
}

TEST(Page, TheSamePictureGivesTheSameBytes)
{
    EXPECT_EQ(png(map()), png(map()));
    EXPECT_TRUE(png(map()).startsWith("\x89PNG"));
    EXPECT_EQ(QImage::fromData(png(map())).text(QStringLiteral("Title")), QStringLiteral("Who pays whom"));
}

TEST(Page, WhatIsTooLargeForAnImageIsKnownBeforehand)
{
    PageOptions options;
    options.scale = 1e4;
    EXPECT_FALSE(fitsImage(pagePixels(map(), options)));
    EXPECT_TRUE(fitsImage(pagePixels(map(), {})));
    EXPECT_EQ(copied(map(), options)->formats().contains(QStringLiteral("image/png")), false);
}

TEST(Page, AnSvgShowsWhatTheImageShows)
{
    const auto drawn = [](const Picture& picture) {
        // Qt takes a list of families for the name of one.
        QString text = qt(svg(picture));
        text.replace(QRegularExpression(QStringLiteral("font-family=\"[^\"]*\"")),
                     QStringLiteral("font-family=\"Inter\""));
        QSvgRenderer renderer(text.toUtf8());
        EXPECT_TRUE(renderer.isValid());
        QImage image(renderer.defaultSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(image.rect()));
        return image;
    };
    const QImage painted = image(map());
    ASSERT_EQ(drawn(map()).size(), painted.size());
    // The same but for the edges of letters and lines, 0.56; a label that is missing makes more.
    EXPECT_LT(meanDifference(drawn(map()), painted), 0.65);
    Picture without = map();
    without.labels.back().shown = false;
    EXPECT_GT(meanDifference(drawn(without), painted), 0.75);
}

TEST(Page, AnSvgOfASizeHasTheShapeOfThatSize)
{
    SvgOptions options;
    options.size = {1600, 900};
    options.scale = 2;
    const std::string text = svg(map(), options);
    EXPECT_THAT(text, HasSubstr("width=\"3200\" height=\"1800\""));
    const QRectF box = QSvgRenderer(QByteArray::fromStdString(text)).viewBoxF();
    EXPECT_NEAR(box.width() / box.height(), 16.0 / 9, 1e-3);
    EXPECT_GE(box.height(), map().bounds.height - 0.01);
    EXPECT_GE(box.width(), map().bounds.width - 0.01);
}

TEST(Paper, APdfHasItsFontsWithItAndNoPixels)
{
    const QByteArray bytes = pdf(map());
    EXPECT_TRUE(bytes.startsWith("%PDF"));
    EXPECT_EQ(bytes.count("/FontFile"), 2); // regular and semibold
    EXPECT_EQ(bytes.count("/Subtype /Image"), 0);
    EXPECT_EQ(bytes.count("/Type /Page\n"), 1);
}

TEST(Paper, TheTextOfAPdfCanBeReadOutOfIt)
{
    const std::string text = textOfPdf(pdf(map())).toStdString();
    EXPECT_THAT(text, HasSubstr("Who pays whom"));
    EXPECT_THAT(text, HasSubstr("$100B compute"));
    // The signs as well: without them 80 received and 80 paid would read alike.
    EXPECT_THAT(text, HasSubstr("lab · net −$80B"));
    EXPECT_THAT(text, HasSubstr("net +$50B"));
}

TEST(Paper, APdfIsOnePageAsLargeAsThePicture)
{
    PageOptions options;
    options.size = {1280, 720};
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    file.open(QIODevice::WriteOnly);
    file.write(pdf(map(), options));
    file.close();
    const std::string told = saidBy(QStringLiteral("pdfinfo"), {file.fileName()}).toStdString();
    EXPECT_THAT(told, HasSubstr("960 x 540 pts")); // 96 pixels and 72 points an inch
    EXPECT_THAT(told, ::testing::ContainsRegex("Pages: +1\n"));
    EXPECT_THAT(told, ::testing::ContainsRegex("Title: +Who pays whom\n"));
    EXPECT_THAT(told, ::testing::ContainsRegex("Creator: +Roundtrip\n"));
}

TEST(Paper, TheSamePictureGivesTheSamePdfButForItsDate)
{
    const QRegularExpression date(QStringLiteral("/CreationDate [^\n]*\n"));
    const auto masked = [&] { return QString::fromLatin1(pdf(map())).remove(date); };
    EXPECT_EQ(masked(), masked());
}

TEST(Paper, APrintIsFittedOnThePageWithoutItsGround)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("print.pdf"));
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file);
        printer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(20, 20, 20, 20),
                                          QPageLayout::Millimeter));
        EXPECT_TRUE(print(printer, map()));
    }
    EXPECT_THAT(saidBy(QStringLiteral("pdftotext"), {file, QStringLiteral("-")}).toStdString(), HasSubstr("OpenAI"));
    const QString shot = folder.filePath(QStringLiteral("shot"));
    saidBy(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("72"), QStringLiteral("-png"),
                                        QStringLiteral("-singlefile"), file, shot});
    const QImage page(shot + QStringLiteral(".png"));
    ASSERT_EQ(page.size(), QSize(842, 595)); // A4
    EXPECT_EQ(page.pixelColor(421, 57).name(), QStringLiteral("#ffffff"));
    // Nothing on the margins of 20 mm, 56 points, but something between them.
    int inked = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const bool margin = x < 56 || y < 56 || x > 786 || y > 539;
            const bool ink = page.pixelColor(x, y) != QColor(Qt::white);
            ASSERT_FALSE(margin && ink) << x << ' ' << y;
            inked += ink ? 1 : 0;
        }
    }
    EXPECT_GT(inked, 2000);
}

TEST(Copy, AllFormsAreThereTheBestFirst)
{
    const auto data = copied(map());
    const QStringList formats = data->formats();
    ASSERT_GE(formats.size(), 4);
    EXPECT_EQ(formats[0], QStringLiteral("image/svg+xml"));
    EXPECT_EQ(formats[1], QStringLiteral("image/png"));
    EXPECT_TRUE(data->hasImage());
    EXPECT_EQ(data->data(QStringLiteral("image/png")), png(map()));
    // The heaviest first, as they are painted.
    EXPECT_EQ(data->text(), QStringLiteral("OpenAI\tAmazon\t$100B compute\n"
                                           "Amazon\tOpenAI\t$50B equity\n"
                                           "OpenAI\tOracle\t$30B compute\n"));
}

TEST(Copy, ANameIsNeitherAFormulaNorTwoCells)
{
    const Shown shown = shownOf("party =1+1\nparty B\nB > =1+1 5B equity 2026-01-01\n");
    Picture picture = *shown.picture;
    for (Card& card : picture.cards) {
        card.fullName = card.fullName == "B" ? "B\tC\nD" : card.fullName;
    }
    EXPECT_EQ(tabbedText(picture), QStringLiteral("B C D\t'=1+1\t$5B equity\n"));
}

} // namespace
} // namespace roundtrip::testing
