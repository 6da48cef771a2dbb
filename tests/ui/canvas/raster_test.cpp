// SPDX-License-Identifier: GPL-3.0-or-later
// The own raster: how much of a pixel is covered, and that a map looks as QPainter draws it, whole and in strips.
#include <cmath>
#include <numbers>

#include "tests/support/sample.h"
#include "ui/canvas/layers.h"
#include "ui/canvas/planes.h"
#include "ui/canvas/raster_drawing.h"
#include "ui/canvas/strokes.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr Colour black{0, 0, 0, 255};
constexpr Colour red{255, 0, 0, 255};
constexpr Colour blue{0, 0, 255, 255};

QImage paper(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

Pixels pixelsOf(QImage& image)
{
    return {reinterpret_cast<std::uint32_t*>(image.bits()), image.width(), image.height(), image.bytesPerLine() / 4};
}

// The area that is black on white, in pixels.
double ink(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            sum += 1 - qGreen(image.pixel(x, y)) / 255.0;
        }
    }
    return sum;
}

template<class Add> QImage filled(Add add, const PixelRect& clip = {0, 0, 100, 100})
{
    QImage image = paper({100, 100});
    Raster raster(pixelsOf(image), clip);
    add(raster);
    raster.fill(black);
    return image;
}

// The mean and the largest distance of the two images' channels.
struct Distance {
    double mean = 0;
    int most = 0;
};
Distance distance(const QImage& a, const QImage& b)
{
    Distance result;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int away =
                std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            result.mean += away;
            result.most = std::max(result.most, away);
        }
    }
    result.mean /= static_cast<double>(a.width()) * a.height();
    return result;
}

TEST(Raster, CoversTheAreaOfATriangle)
{
    const Point corners[] = {{10.25, 10.5}, {90.75, 30.25}, {40.5, 88.125}};
    // Half the cross product of two sides.
    const double area = 0.5 * std::abs(80.5 * 77.625 - 30.25 * 19.75);
    EXPECT_NEAR(ink(filled([&](Raster& raster) { raster.outline(corners); })), area, 1.5);
}

TEST(Raster, CoversTheAreaOfALineWhicheverWayItRuns)
{
    for (const Point to : {Point{90, 20}, Point{20, 90}, Point{90, 95}, Point{20.5, 10}, Point{10, 80}}) {
        const Point line[] = {{10, 10}, to};
        const double area = length(to - line[0]) * 3;
        EXPECT_NEAR(ink(filled([&](Raster& raster) { addStroke(line, 3, Ends::flat, raster); })), area, 0.02 * area);
    }
}

TEST(Raster, CoversTheAreaOfADisc)
{
    EXPECT_NEAR(ink(filled([](Raster& raster) { addDisc({50, 50}, 20, raster); })), std::numbers::pi * 400, 6);
}

TEST(Raster, PaintsInsideItsClipAsItWouldWithoutOne)
{
    const Point line[] = {{-50, 20}, {60, 70}, {300, -40}};
    const auto add = [&](Raster& raster) { addStroke(line, 8, Ends::flat, raster); };
    const QImage all = filled(add);
    const QImage part = filled(add, {30, 40, 70, 60});
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 100; ++x) {
            const bool inside = x >= 30 && x < 70 && y >= 40 && y < 60;
            ASSERT_NEAR(qGreen(part.pixel(x, y)), inside ? qGreen(all.pixel(x, y)) : 255, 1) << x << ", " << y;
        }
    }
}

TEST(Raster, LeavesNothingBehindForTheNextFill)
{
    QImage image = paper({100, 100});
    Raster raster(pixelsOf(image), {0, 0, 100, 100});
    addDisc({50, 50}, 30, raster);
    raster.fill(black);
    const double once = ink(image);
    raster.fill(black);
    EXPECT_EQ(ink(image), once);
}

TEST(Raster, DashesCoverAsMuchAsTheirPatternSays)
{
    const Point line[] = {{5, 50}, {95, 50}};
    // Ninety pixels are nine times six of ink and four of gap, two pixels thick.
    EXPECT_NEAR(ink(filled([&](Raster& raster) { addDashes(line, 2, {6, 4}, raster); })), 108, 0.5);
}

TEST(Planes, AThinLineCoversTheSameAtAnyCoarseness)
{
    const Point line[] = {{60, 70}, {340, 210}};
    const double area = length(line[1] - line[0]) * 0.4;
    for (int coarse = 0; coarse <= mostCoarse; ++coarse) {
        QImage image = paper({400, 300});
        Planes planes({0, 0, 400, 300}, 0, 0);
        planes.add(black, line, 0.4, coarse);
        planes.paint(pixelsOf(image));
        EXPECT_NEAR(ink(image), area, 0.15 * area) << coarse;
    }
}

TEST(Planes, WhereTwoColoursCrossNeitherHides)
{
    QImage image = paper({40, 40});
    Planes planes({0, 0, 40, 40}, 0, 0);
    // Along the middle of a row of pixels, so that it is covered whole.
    planes.add(red, std::array{Point{2, 20.5}, Point{38, 20.5}}, 1, 0);
    planes.add(blue, std::array{Point{20.5, 2}, Point{20.5, 38}}, 1, 0);
    planes.paint(pixelsOf(image));
    EXPECT_EQ(image.pixelColor(10, 20), QColor(255, 0, 0));
    EXPECT_EQ(image.pixelColor(20, 10), QColor(0, 0, 255));
    EXPECT_NEAR(image.pixelColor(20, 20).red(), 128, 2);
    EXPECT_NEAR(image.pixelColor(20, 20).blue(), 128, 2);
}

TEST(Planes, WhereBothColoursCoverAllTheyAreMixedInHalves)
{
    QImage image = paper({40, 40});
    Planes planes({0, 0, 40, 40}, 0, 0);
    for (int i = 0; i < 40; ++i) {
        planes.add(red, std::array{Point{2, 20.5}, Point{38, 20.5}}, 1, 0);
        planes.add(blue, std::array{Point{20.5, 2}, Point{20.5, 38}}, 1, 0);
    }
    planes.paint(pixelsOf(image));
    EXPECT_NEAR(image.pixelColor(20, 20).red(), 128, 2);
    EXPECT_NEAR(image.pixelColor(20, 20).blue(), 128, 2);
    EXPECT_LE(image.pixelColor(20, 20).green(), 1);
}

TEST(Planes, ALineInAStripIsThatOfTheWhole)
{
    const Point lines[][2] = {
        {{-20, 31}, {420, 44}}, {{10, -30}, {33, 340}}, {{400, 10}, {-10, 290}}, {{5, 5}, {9, 6}}};
    const auto painted = [&](const PixelRect& area, QImage& image) {
        Planes planes(area, 3, 6);
        for (const auto& line : lines) {
            planes.add(black, line, 0.6, 1);
            planes.add(red, line, 0.9, 0);
        }
        planes.paint(pixelsOf(image));
    };
    QImage whole = paper({400, 300});
    painted({0, 0, 400, 300}, whole);
    QImage strips = paper({400, 300});
    painted({0, 0, 400, 101}, strips);
    painted({0, 101, 177, 300}, strips);
    painted({177, 101, 400, 300}, strips);
    EXPECT_LE(distance(whole, strips).most, 2); // of 255: where a step begins is rounded by the area
}

TEST(Planes, LeaveNothingBehindForTheNextOnes)
{
    QImage image = paper({60, 60});
    {
        Planes planes({0, 0, 60, 60}, 0, 0);
        planes.add(black, std::array{Point{2, 20.5}, Point{58, 40.5}}, 0.7, 0);
        planes.add(black, std::array{Point{2, 20.5}, Point{58, 40.5}}, 0.7, 2);
        planes.paint(pixelsOf(image));
        Planes unpainted({0, 0, 50, 50}, 0, 0);
        unpainted.add(black, std::array{Point{2, 20.5}, Point{38, 40.5}}, 0.7, 1);
    }
    QImage empty = paper({60, 60});
    Planes planes({0, 0, 60, 60}, 0, 0);
    planes.add(black, std::array{Point{-9, -9}, Point{-5, -9}}, 0.7, 0);
    planes.add(black, std::array{Point{-9, -9}, Point{-5, -9}}, 0.7, 1);
    planes.add(black, std::array{Point{-9, -9}, Point{-5, -9}}, 0.7, 2);
    planes.paint(pixelsOf(empty));
    EXPECT_EQ(ink(empty), 0);
}

TEST(Planes, ManyFaintLinesBecomeAShade)
{
    QImage image = paper({40, 40});
    Planes planes({0, 0, 40, 40}, 0, 0);
    for (int i = 0; i < 10; ++i) {
        planes.add(black, std::array{Point{2, 20.5}, Point{38, 20.5}}, 0.1, 0);
    }
    planes.paint(pixelsOf(image));
    EXPECT_NEAR(1 - qGreen(image.pixel(20, 20)) / 255.0, 1 - std::pow(0.9, 10),
                0.01); // each covers a tenth of the rest
}

// Softer while a hand moves them, but neither paler nor darker: widths and slopes as the lines of a hub have them.
TEST(RasterDrawing, LinesUnderTheHandHoldAsMuchInkAsOthers)
{
    const auto drawn = [](double width, Point to, std::size_t arrows, bool hasty) {
        QImage image = paper({300, 300});
        RasterDrawing(image, {0, 0, 300, 300}, {}, {arrows, Detail::coarse, hasty})
            .way(std::array{lineCurve({20, 150}, to)}, {black, width, Dash::solid});
        return ink(image);
    };
    for (const double width : {0.3, 0.9, 1.5, 1.9}) {
        for (const Point to : {Point{280, 150}, Point{280, 230}, Point{60, 20}}) {
            const double area = width * length(to - Point{20, 150});
            EXPECT_NEAR(drawn(width, to, 1'500, false), area, area * 0.03) << width;
            EXPECT_NEAR(drawn(width, to, 1'500, true), area, area * 0.03) << width;
            EXPECT_NEAR(drawn(width, to, 11'000, true), area, area * 0.03) << width;
        }
    }
}

struct Sample {
    std::shared_ptr<const Picture> picture = std::make_shared<const Picture>(mapOf(sampleBook(), allDeals()));
};
const Sample& sample()
{
    static const Sample made;
    return made;
}

// As painter.h would have it.
QImage byPainter(const Picture& picture, const View& view, QSize size, Theme theme)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(qt(palette(theme).canvas));
    QPainter painter(&image);
    painter.scale(view.zoom, view.zoom);
    painter.translate(-view.origin.x, -view.origin.y);
    PainterDrawing drawing(painter);
    DrawOptions options;
    options.theme = theme;
    options.detail = detailFor(view.zoom);
    options.zoom = view.zoom;
    options.title = false;
    options.legend = false;
    draw(picture, {}, options, drawing);
    return image;
}

class Looks : public ::testing::TestWithParam<double> {};

TEST_P(Looks, AsByQPainterWithinAntialiasing)
{
    const QSize size(1200, 700);
    const Picture& picture = *sample().picture;
    const Point middle = picture.map.centre();
    const double zoom = GetParam();
    const View view = snapped({{middle.x - 600 / zoom, middle.y - 350 / zoom}, zoom}, 1);
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const QImage ours = paintedView({sample().picture, {}, theme}, view, size, 1);
        const QImage theirs = byPainter(picture, view, size, theme);
        // Less than a hundredth of what separates the line from the paper; most of it are dashes, of which QPainter
        // begins those on a long curve some tenths of a pixel elsewhere.
        EXPECT_LT(distance(ours, theirs).mean, 1.3);
    }
}

INSTANTIATE_TEST_SUITE_P(Zooms, Looks, ::testing::Values(0.1, 0.3, 0.6, 1.0, 2.5));

TEST(Layers, AreSharpenedAlsoWhereAllThreadsAreTaken)
{
    // One thread for all that waits: what paints the whole takes it, and waits for bands.
    QThreadPool& pool = *QThreadPool::globalInstance();
    const int before = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    QFuture<QImage> painted = QtConcurrent::run([] {
        const View view = fitted(sample().picture->map, QSize(900, 1200));
        Painted what{sample().picture, {}, Theme::light};
        auto crowded = std::make_shared<Picture>(*sample().picture);
        while (crowded->arrows.size() < 300) {
            crowded->arrows.push_back(crowded->arrows.front());
        }
        what.picture = crowded;
        return paintedView(what, view, QSize(900, 1200), 1);
    });
    QElapsedTimer waiting;
    waiting.start();
    while (!painted.isFinished() && waiting.elapsed() < 20'000) {
        QThread::msleep(5);
    }
    EXPECT_TRUE(painted.isFinished());
    pool.setMaxThreadCount(before);
    EXPECT_FALSE(painted.result().isNull());
}

// Pans to and fro, in small steps and in large ones, and compares each frame with one that is painted anew.
void expectPansAreAsPaintedAnew(const std::shared_ptr<const Picture>& picture, double zoom)
{
    const QSize size(900, 600);
    Layers layers;
    layers.resize(size, 1);
    layers.show({picture, {}, Theme::light});
    View view = snapped({picture->map.centre() - Point{300 / zoom, 200 / zoom}, zoom}, 1);
    layers.sharpen(view);
    while (layers.rough(view)) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QImage screen(size, QImage::Format_RGB32);
    for (const QPointF by : {QPointF(-37, 11), QPointF(5, -90), QPointF(150, 3), QPointF(0, 61), QPointF(-70, -70),
                             QPointF(-300, 0), QPointF(20, 310), QPointF(700, -400), QPointF(-2000, 0)}) {
        view = snapped(movedBy(view, by), 1);
        QPainter painter(&screen);
        layers.paint(painter, view);
        painter.end();
        const QImage anew = paintedView({picture, {}, Theme::light}, view, size, 1);
        EXPECT_LT(distance(screen, anew).mean, 0.01) << zoom << ": " << by.x() << ", " << by.y();
    }
}

TEST(Layers, APanPaintsWhatPaintingAnewWould)
{
    for (const double zoom : {0.12, 0.7}) {
        expectPansAreAsPaintedAnew(sample().picture, zoom);
    }
}

TEST(Layers, APanOfAPictureThatAWorkerPaintsIsAsGood)
{
    // The sample many times over, side by side: more than is painted at once.
    const Picture& one = *sample().picture;
    auto many = std::make_shared<Picture>(one);
    many->index = {CellGrid(Rect{one.map.x, one.map.y, 40 * one.map.width, one.map.height}, 4000), {}};
    many->index.arrows = many->index.cards;
    many->map.width = 40 * one.map.width;
    many->cards.clear();
    many->arrows.clear();
    many->labels.clear();
    many->curves.clear();
    for (int i = 0; i < 40; ++i) {
        const Point by{i * one.map.width, 0};
        const auto firstCard = static_cast<std::uint32_t>(many->cards.size());
        for (Card card : one.cards) {
            card.rect = card.rect.moved(by);
            many->index.cards.add(static_cast<std::uint32_t>(many->cards.size()), card.rect.grown(8));
            many->cards.push_back(card);
        }
        for (Arrow arrow : one.arrows) {
            const auto first = static_cast<std::uint32_t>(many->curves.size());
            for (const Curve& curve : one.way(arrow)) {
                many->curves.push_back({curve.a + by, curve.b + by, curve.c + by, curve.d + by});
            }
            arrow.firstCurve = first;
            arrow.payer += firstCard;
            arrow.payee += firstCard;
            arrow.label = Arrow::none;
            arrow.bounds = arrow.bounds.moved(by);
            many->index.arrows.add(static_cast<std::uint32_t>(many->arrows.size()),
                                   Way(many->curves).subspan(first, arrow.curveCount), 40);
            many->arrows.push_back(arrow);
        }
    }
    many->index.cards.seal();
    many->index.arrows.seal();
    ASSERT_GT(many->cards.size() + many->arrows.size(), 1500U);
    for (const double zoom : {0.12, 0.5}) {
        expectPansAreAsPaintedAnew(many, zoom);
    }
}

} // namespace
} // namespace roundtrip::testing
