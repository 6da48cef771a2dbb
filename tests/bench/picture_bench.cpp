// SPDX-License-Identifier: GPL-3.0-or-later
// The picture: from a document to the first one, composing it, lowering it to primitives, asking what is under the
// pointer, writing it as SVG.
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "core/export/svg.h"
#include "core/layout/layered.h"
#include "core/layout/layouts.h"
#include "core/picture/compose_map.h"
#include "core/picture/drawing.h"
#include "core/picture/pick.h"
#include "core/store/store.h"
#include "tests/bench/books.h"
#include <benchmark/benchmark.h>
#include <unistd.h>

namespace roundtrip {
namespace {

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {{"100/300", 100, 300},
                          {"1k/5k", 1'000, 5'000},
                          {"5k/20k", 5'000, 20'000},
                          {"10k/50k", 10'000, 50'000},
                          {"20k/100k", 20'000, 100'000}};

// Where composing takes seconds: once, and the cards stand in a grid.
constexpr Size large[] = {{"100k/1M", 100'000, 1'000'000}};

struct Scene {
    Book book;
    std::unique_ptr<Network> network;
    Positions positions;
    Picture picture;
};

const Scene& scene(const Size& size)
{
    static std::map<int, Scene> made;
    Scene& result = made[size.flows];
    if (!result.network) {
        result.book = madeUpBook(size.parties, size.flows);
        Question question;
        question.asOf = *makeDate(2026, 6, 30);
        result.network = std::make_unique<Network>(result.book, question);
        if (size.parties < large[0].parties) {
            result.positions = layered(mapGraph(result.book, *result.network, {}));
        } else {
            const auto columns = static_cast<std::size_t>(std::sqrt(size.parties));
            for (std::size_t i = 0; i < result.network->nodes().size(); ++i) {
                result.positions.push_back(
                    {388.0 * static_cast<double>(i % columns), 140.0 * static_cast<double>(i / columns)});
            }
        }
        result.picture = composeMap(result.book, *result.network, result.positions, {});
    }
    return result;
}

// A document in which every card has its place, on disk; gone with the process.
const std::filesystem::path& placedDocument(const Size& size)
{
    struct Folder {
        Folder() : path(std::filesystem::temp_directory_path() / ("roundtrip-picture-" + std::to_string(::getpid())))
        {
            std::filesystem::create_directories(path);
        }
        ~Folder() { std::filesystem::remove_all(path); }
        std::filesystem::path path;
    };
    static const Folder folder;
    static std::map<int, std::filesystem::path> made;
    std::filesystem::path& path = made[size.flows];
    if (path.empty()) {
        const Scene& on = scene(size);
        Book book = on.book;
        for (const Card& card : on.picture.cards) {
            const Point at = card.rect.centre();
            book.put(Placement{newId<Placement>(), card.party, at.x, at.y, false});
        }
        path = folder.path / std::to_string(size.flows);
        Store store = Store::create(path);
        store.save({"Fill", difference({}, book)});
    }
    return path;
}

// What is done from a file to its picture, the painting left out: opened, asked, placed where the cards stood,
// composed.
void firstPicture(benchmark::State& state, const Size& size)
{
    const std::filesystem::path& path = placedDocument(size);
    for (auto _ : state) {
        const Book book = Store::open(path, OpenMode::readWrite).book();
        Question question;
        question.asOf = *makeDate(2026, 6, 30);
        const Network network(book, question);
        const Positions at = laidOut(LayoutKind::layered, mapGraph(book, network, {}, placesOf(book)));
        benchmark::DoNotOptimize(composeMap(book, network, at, {}).arrows.size());
    }
}

// Takes all and paints nothing: what is measured is the lowering.
struct Nowhere final : Drawing {
    void rect(const Rect&, double, Colour, const Pen&) override { ++count; }
    void way(Way, const Pen&) override { ++count; }
    void polygon(std::span<const Point>, Colour) override { ++count; }
    void polyline(std::span<const Point>, const Pen&) override { ++count; }
    void disc(Point, double, Colour) override { ++count; }
    void text(const TextRun&) override { ++count; }
    std::size_t count = 0;
};

void compose(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(composeMap(on.book, *on.network, on.positions, {}).arrows.size());
    }
}

void lower(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    // The whole graph on 1920×1080.
    DrawOptions options;
    options.detail = detailFor(std::min(1920 / on.picture.bounds.width, 1080 / on.picture.bounds.height));
    for (auto _ : state) {
        Nowhere nowhere;
        draw(on.picture, {}, options, nowhere);
        benchmark::DoNotOptimize(nowhere.count);
    }
}

void lowerNear(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    DrawOptions options;
    options.visible = rectAround(on.picture.map.centre(), {1920, 1080});
    for (auto _ : state) {
        Nowhere nowhere;
        draw(on.picture, {}, options, nowhere);
        benchmark::DoNotOptimize(nowhere.count);
    }
}

void pickAt(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    std::mt19937 random(1);
    const auto share = [&] { return static_cast<double>(random() % 4096) / 4096; };
    for (auto _ : state) {
        const Point at{on.picture.map.x + share() * on.picture.map.width,
                       on.picture.map.y + share() * on.picture.map.height};
        benchmark::DoNotOptimize(pick(on.picture, at));
    }
}

void writeSvg(benchmark::State& state, const Size& size)
{
    const Scene& on = scene(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(svg(on.picture).size());
    }
}

const int registered = [] {
    for (const Size& size : sizes) {
        const auto add = [&](const char* what, void (*run)(benchmark::State&, const Size&), benchmark::TimeUnit unit) {
            benchmark::RegisterBenchmark((std::string("roundtrip/") + what + "/" + size.name).c_str(), run, size)
                ->Unit(unit);
        };
        add("first_picture", firstPicture, benchmark::kMillisecond);
        add("compose", compose, benchmark::kMillisecond);
        add("lower", lower, benchmark::kMillisecond);
        add("lower_near", lowerNear, benchmark::kMillisecond);
        add("pick", pickAt, benchmark::kMicrosecond);
        add("svg", writeSvg, benchmark::kMillisecond);
    }
    for (const Size& size : large) {
        const auto once = [&](const char* what, void (*run)(benchmark::State&, const Size&)) {
            benchmark::RegisterBenchmark((std::string("roundtrip/") + what + "/" + size.name).c_str(), run, size)
                ->Unit(benchmark::kMillisecond)
                ->Iterations(1);
        };
        once("compose", compose);
        once("lower", lower);
        once("lower_near", lowerNear);
        benchmark::RegisterBenchmark((std::string("roundtrip/pick/") + size.name).c_str(), pickAt, size)
            ->Unit(benchmark::kMicrosecond)
            ->Iterations(200);
    }
    return 0;
}();

} // namespace
} // namespace roundtrip
