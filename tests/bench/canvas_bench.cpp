// SPDX-License-Identifier: GPL-3.0-or-later
// Frames: the whole graph painted on 1920×1080, near and far, as the canvas paints it, beside Qt's own scene of items.
#include <cmath>
#include <map>
#include <memory>
#include <string>

#include "core/layout/layered.h"
#include "core/picture/compose_map.h"
#include "tests/bench/books.h"
#include "ui/canvas/layers.h"
#include "ui/canvas/moving.h"
#include "ui/canvas/view.h"
#include "ui/words/fonts.h"
#include <QApplication>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QImage>
#include <QPainterPath>
#include <benchmark/benchmark.h>

namespace roundtrip {
namespace {

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {{"100/300", 100, 300},       {"1k/5k", 1'000, 5'000},       {"5k/20k", 5'000, 20'000},
                          {"10k/50k", 10'000, 50'000}, {"20k/100k", 20'000, 100'000}, {"100k/1M", 100'000, 1'000'000}};
constexpr QSize frame(1920, 1080);

struct Scene {
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Motion> motion;
};

// Large ones stand on a grid: what is measured is painting, not laying out.
const Scene& scene(const Size& size)
{
    static std::map<int, Scene> made;
    Scene& result = made[size.flows];
    if (!result.picture) {
        const Book book = madeUpBook(size.parties, size.flows);
        Question question;
        question.asOf = *makeDate(2026, 6, 30);
        const Network network(book, question);
        Positions positions(network.nodes().size());
        const auto columns = static_cast<std::size_t>(std::sqrt(static_cast<double>(positions.size()) * 0.6)) + 1;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            positions[i] = {static_cast<double>(i % columns) * 388, static_cast<double>(i / columns) * 96};
        }
        if (size.flows <= 5'000) {
            positions = layered(mapGraph(book, network, {}));
        }
        auto picture = std::make_shared<const Picture>(composeMap(book, network, positions, {}));
        result.motion = std::make_shared<const Motion>(network, *picture);
        result.picture = std::move(picture);
    }
    return result;
}

View whole(const Picture& picture)
{
    return fitted(picture.map, frame);
}

void paintFar(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    const View view = whole(*on.picture);
    for (auto _ : state) {
        benchmark::DoNotOptimize(paintedView({on.picture, {}, Theme::light}, view, frame, 1).constBits());
    }
}

void paintNear(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    const Point centre = on.picture->map.centre();
    const View view{{centre.x - frame.width() / 2.0, centre.y - frame.height() / 2.0}, 1};
    for (auto _ : state) {
        benchmark::DoNotOptimize(paintedView({on.picture, {}, Theme::light}, view, frame, 1).constBits());
    }
}

// A step of a pan: what is painted is moved, and only the strip is new.
void pan(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    Layers layers;
    layers.resize(frame, 1);
    layers.show({on.picture, {}, Theme::light});
    View view = whole(*on.picture);
    layers.sharpen(view);
    while (layers.rough(view)) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QImage screen(frame, QImage::Format_RGB32);
    int step = 0;
    for (auto _ : state) {
        ++step;
        view = movedBy(view, QPointF(step % 200 < 100 ? 7 : -7, step % 2 == 0 ? 3 : -3));
        QPainter painter(&screen);
        layers.paint(painter, view);
    }
}

// What a moving dot costs: the overlay alone.
void play(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    const View view = whole(*on.picture);
    Moving moving;
    moving.set(on.picture, on.motion);
    QImage screen(frame, QImage::Format_RGB32);
    Moment moment = momentOf(*makeDate(2026, 1, 1));
    for (auto _ : state) {
        moment += 3;
        QPainter painter(&screen);
        moving.paint(painter, view, frame, moment, {}, Theme::light);
    }
    state.counters["dots"] = static_cast<double>(moving.drawn());
}

// The same cards and arrows as items of Qt's scene.
void graphicsScene(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    QGraphicsScene items;
    for (const Arrow& arrow : on.picture->arrows) {
        QPainterPath path;
        for (const Curve& curve : on.picture->way(arrow)) {
            if (path.isEmpty()) {
                path.moveTo(curve.a.x, curve.a.y);
            }
            path.cubicTo(curve.b.x, curve.b.y, curve.c.x, curve.c.y, curve.d.x, curve.d.y);
        }
        items.addPath(path,
                      QPen(arrow.money == MoneyClass::capital ? QColor(0, 114, 178) : QColor(213, 94, 0), arrow.width));
    }
    for (const Card& card : on.picture->cards) {
        items.addRect(card.rect.x, card.rect.y, card.rect.width, card.rect.height, QPen(Qt::gray), Qt::white);
        items.addSimpleText(QString::fromStdString(card.name))->setPos(card.rect.x + 30, card.rect.y + 10);
    }
    QImage screen(frame, QImage::Format_RGB32);
    const Rect& map = on.picture->map;
    for (auto _ : state) {
        screen.fill(Qt::white);
        QPainter painter(&screen);
        painter.setRenderHint(QPainter::Antialiasing);
        items.render(&painter, QRectF(QPointF(), frame), QRectF(map.x, map.y, map.width, map.height));
    }
}

void registerAll()
{
    for (const Size& size : sizes) {
        const auto add = [&](const char* name, void (*run)(benchmark::State&, const Size&)) {
            benchmark::RegisterBenchmark((std::string(name) + "/" + size.name).c_str(), run, size)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime()
                ->MeasureProcessCPUTime();
        };
        add("roundtrip/paint all", paintFar);
        add("QGraphicsScene/paint all", graphicsScene);
        add("roundtrip/paint near", paintNear);
        add("roundtrip/pan", pan);
        add("roundtrip/play", play);
    }
}

} // namespace
} // namespace roundtrip

// Not Google Benchmark's own: fonts and images need an application object.
int main(int count, char** words)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, words);
    roundtrip::loadFonts();
    roundtrip::registerAll();
    benchmark::Initialize(&count, words);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
