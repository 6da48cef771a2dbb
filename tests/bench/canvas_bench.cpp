// SPDX-License-Identifier: GPL-3.0-or-later
// Frames: the whole graph painted on 1920×1080, near and far, as the canvas paints it, beside Qt's own scene of items.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/layout/layered.h"
#include "core/picture/compose_map.h"
#include "core/picture/pick.h"
#include "tests/bench/books.h"
#include "tests/bench/d3_peer.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/large_blocks.h"
#include "ui/canvas/layers.h"
#include "ui/canvas/moving.h"
#include "ui/canvas/view.h"
#include "ui/words/fonts.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QImage>
#include <QMouseEvent>
#include <QPainterPath>
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <unistd.h>

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
    screen.fill(Qt::white);
    Moment moment = momentOf(*makeDate(2026, 1, 1));
    for (auto _ : state) {
        moment += 3;
        moving.paint(screen, screen.rect(), view, moment, {}, Theme::light);
    }
    state.counters["dots"] = static_cast<double>(moving.drawn());
}

// A step of a zoom: what was painted for another one is shown, larger or smaller.
void zoom(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    Layers layers;
    layers.resize(frame, 1);
    layers.show({on.picture, {}, Theme::light});
    const View view = whole(*on.picture);
    layers.sharpen(view);
    while (layers.rough(view)) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QImage screen(frame, QImage::Format_RGB32);
    int step = 0;
    for (auto _ : state) {
        ++step;
        const double by = 1 + 0.01 * (step % 100 + 1);
        QPainter painter(&screen);
        layers.paint(painter, zoomedAt(view, QPointF(900, 500), view.zoom * by));
    }
}

// Until a view of another zoom is as it is to be.
void crisp(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    Layers layers;
    layers.resize(frame, 1);
    layers.show({on.picture, {}, Theme::light});
    const View view = whole(*on.picture);
    int step = 0;
    for (auto _ : state) {
        ++step;
        const View to = zoomedAt(view, QPointF(900, 500), view.zoom * (step % 2 == 0 ? 1 : 1.2));
        layers.sharpen(to);
        while (layers.rough(to)) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        }
    }
}

// What is under the pointer, at places all over the map.
void hit(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    const Rect& map = on.picture->map;
    const View view = whole(*on.picture);
    const PickReach reach{8 / view.zoom, 5 / view.zoom, detailFor(view.zoom) == Detail::full};
    unsigned step = 0;
    for (auto _ : state) {
        ++step;
        const Point at{map.x + map.width * (step * 37 % 101) / 101.0, map.y + map.height * (step * 53 % 103) / 103.0};
        benchmark::DoNotOptimize(pick(*on.picture, at, reach));
    }
}

// The card at which the most arrows end, and the whole canvas with it under the hand: a step of the pointer and the
// frame that follows.
void dragHub(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    std::vector<int> ends(on.picture->cards.size());
    for (const Arrow& arrow : on.picture->arrows) {
        ++ends[arrow.payer];
        ++ends[arrow.payee];
    }
    const auto hub = std::max_element(ends.begin(), ends.end());
    const Rect& card = on.picture->cards[static_cast<std::size_t>(hub - ends.begin())].rect;
    Canvas canvas;
    canvas.resize(frame);
    canvas.setPicture(on.picture);
    canvas.show();
    canvas.lookAt(card.centre(), 0.3);
    const QPointF from = canvas.toWidget(card.centre());
    const auto pointer = [&](QEvent::Type type, QPointF at) {
        QMouseEvent event(type, at, canvas.mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &event);
    };
    QImage screen(frame, QImage::Format_RGB32);
    pointer(QEvent::MouseButtonPress, from);
    pointer(QEvent::MouseMove, from + QPointF(30, 10));
    canvas.render(&screen);
    // The layer without the card is painted by a worker.
    QElapsedTimer waiting;
    for (waiting.start(); waiting.elapsed() < 1'500;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    int step = 0;
    for (auto _ : state) {
        ++step;
        pointer(QEvent::MouseMove, from + QPointF(30 + step % 200, 10 + step % 90));
        canvas.render(&screen);
    }
    state.counters["arrows"] = *hub;
}

double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

// In a process of its own: what a canvas takes beside the picture that it shows, after it was looked at and gone over.
int printMemory(const std::string& name)
{
    for (const Size& size : sizes) {
        if (size.name != name) {
            continue;
        }
        const Scene& on = scene(size);
        malloc_trim(0);
        const double before = residentMegabytes();
        Canvas canvas;
        canvas.resize(frame);
        canvas.setPicture(on.picture);
        canvas.setMotion(on.motion);
        canvas.show();
        QImage screen(frame, QImage::Format_RGB32);
        screen.fill(Qt::white);
        const double window = frame.width() * frame.height() * 4 / 1e6; // the screen is no part of the canvas
        double most = 0;
        for (const double zoom : {0.04, 0.3, 0.06, 0.5}) {
            canvas.lookAt(on.picture->map.centre(), zoom);
            QElapsedTimer waiting;
            for (waiting.start(); waiting.elapsed() < 2'000;) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
                canvas.render(&screen);
                most = std::max(most, residentMegabytes());
            }
        }
        std::printf("%.1f\n", most - before - window);
        return 0;
    }
    return 2;
}

void memory(benchmark::State& state, const Size& size)
{
    const std::string call = "/proc/" + std::to_string(getpid()) + "/exe --memory " + size.name;
    for (auto _ : state) {
        double megabytes = 0;
        FILE* output = popen(call.c_str(), "r");
        const bool read = output != nullptr && std::fscanf(output, "%lf", &megabytes) == 1;
        if (output == nullptr || pclose(output) != 0 || !read) {
            state.SkipWithError("the process failed");
            break;
        }
        state.counters["megabytes"] = megabytes;
    }
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

// d3 in a browser, which measures for itself.
void d3(benchmark::State& state, const Size& size, const std::string& browser, peers::D3Draws what)
{
    const Scene& on = scene(size);
    const View view = whole(*on.picture);
    for (auto _ : state) {
        const auto seconds =
            peers::d3FrameSeconds(browser, *on.picture, {frame.width(), frame.height(), view.origin, view.zoom}, what);
        if (!seconds) {
            state.SkipWithError("the browser failed");
            break;
        }
        state.SetIterationTime(*seconds);
    }
}

void registerAll()
{
    // ./bench names one; the tests need none.
    const std::string browser = qEnvironmentVariable("ROUNDTRIP_BROWSER").toStdString();
    for (const Size& size : sizes) {
        const auto add = [&](const char* name, void (*run)(benchmark::State&, const Size&)) {
            // Bands are painted by threads of their own, so all of the process counts.
            return benchmark::RegisterBenchmark((std::string(name) + "/" + size.name).c_str(), run, size)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime()
                ->MeasureProcessCPUTime();
        };
        add("roundtrip/paint all", paintFar);
        add("QGraphicsScene/paint all", graphicsScene);
        const auto addD3 = [&](const char* who, peers::D3Draws what) {
            const std::string name = std::string(who) + "/paint all/" + size.name;
            benchmark::RegisterBenchmark(name.c_str(), d3, size, browser, what)->UseManualTime()->Iterations(1);
        };
        if (!browser.empty()) {
            addD3("d3", peers::D3Draws::whole);
            addD3("d3 far", peers::D3Draws::far);
        }
        add("roundtrip/paint near", paintNear);
        add("roundtrip/pan", pan);
        add("roundtrip/play", play);
        add("roundtrip/zoom", zoom);
        add("roundtrip/crisp", crisp);
        add("roundtrip/hit", hit);
        add("roundtrip/drag hub", dragHub);
        add("roundtrip/memory", memory)->Iterations(1)->Repetitions(1);
    }
}

} // namespace
} // namespace roundtrip

// Not Google Benchmark's own: fonts and images need an application object.
int main(int count, char** words)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    roundtrip::returnLargeBlocks(); // as the program does
    QApplication application(count, words);
    roundtrip::loadFonts();
    if (count == 3 && std::string(words[1]) == "--memory") {
        return roundtrip::printMemory(words[2]);
    }
    roundtrip::registerAll();
    benchmark::Initialize(&count, words);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
