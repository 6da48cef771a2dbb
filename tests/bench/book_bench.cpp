// SPDX-License-Identifier: GPL-3.0-or-later
// The book: what a snapshot costs, an edit while a snapshot is held, a lookup, and the comparison of two books.
#include <map>
#include <memory>
#include <string>

#include "core/model/book.h"
#include "core/model/change.h"
#include "tests/bench/books.h"
#include <benchmark/benchmark.h>

namespace roundtrip {
namespace {

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {{"1k/5k", 1'000, 5'000}, {"10k/50k", 10'000, 50'000}, {"100k/1M", 100'000, 1'000'000}};

// One book a size, shared: making the largest takes longer than all measurements of it.
const Book& book(const Size& size)
{
    static std::map<int, Book> made;
    auto& result = made[size.flows];
    if (result.flows().empty())
        result = madeUpBook(size.parties, size.flows);
    return result;
}

Change doubled(const Book& book)
{
    const Flow& flow = *book.flows().begin();
    Flow after = flow;
    after.amount *= 2;
    return *alteration(flow, after);
}

void snapshot(benchmark::State& state, const Size& size)
{
    const Book& original = book(size);
    for (auto _ : state) {
        Book copy = original;
        benchmark::DoNotOptimize(copy);
    }
}

void editBesideSnapshot(benchmark::State& state, const Size& size)
{
    Book now = book(size);
    Change change = doubled(now);
    for (auto _ : state) {
        const Book held = now;
        benchmark::DoNotOptimize(roundtrip::apply(now, change));
        change = reversed(change);
        benchmark::DoNotOptimize(held);
    }
}

// The plain way to keep a snapshot: a map of records, copied whole.
void editBesideCopiedMap(benchmark::State& state, const Size& size)
{
    std::map<FlowId, Flow> now;
    for (const Flow& flow : book(size).flows())
        now.emplace_hint(now.end(), flow.id, flow);
    for (auto _ : state) {
        const auto held = now;
        now.begin()->second.amount += 1;
        benchmark::DoNotOptimize(held);
    }
}

void find(benchmark::State& state, const Size& size)
{
    const Book& all = book(size);
    auto next = all.flows().begin();
    for (auto _ : state) {
        benchmark::DoNotOptimize(all.find(all.find(next->payer) ? next->payee : next->payer));
        if (++next == all.flows().end())
            next = all.flows().begin();
    }
}

void differenceOfOneEdit(benchmark::State& state, const Size& size)
{
    const Book& before = book(size);
    Book after = before;
    roundtrip::apply(after, doubled(after));
    for (auto _ : state)
        benchmark::DoNotOptimize(difference(before, after));
}

const bool known = [] {
    for (const Size& size : sizes) {
        const auto add = [&](const std::string& name, auto function) {
            benchmark::RegisterBenchmark((name + "/" + size.name).c_str(), function, size);
        };
        add("roundtrip/snapshot", snapshot);
        add("roundtrip/edit beside a snapshot", editBesideSnapshot);
        add("std::map/edit beside a snapshot", editBesideCopiedMap);
        add("roundtrip/find two parties", find);
        add("roundtrip/difference of one edit", differenceOfOneEdit);
    }
    return true;
}();

} // namespace
} // namespace roundtrip
