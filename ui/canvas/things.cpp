// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/things.h"

#include <algorithm>
#include <array>
#include <utility>

namespace roundtrip {

namespace {

// The parts in their order, and how many there are of each.
std::array<std::pair<PickPart, std::size_t>, 4> parts(const Picture& picture)
{
    return {{{PickPart::card, picture.cards.size()},
             {PickPart::arrow, picture.arrows.size()},
             {PickPart::tie, picture.ties.size()},
             {PickPart::note, picture.notes.size()}}};
}

Rect middleOf(Way way)
{
    constexpr Size room{28, 20};
    return rectAround(spotAt(way, 0.5).point, room);
}

} // namespace

std::size_t thingsOn(const Picture& picture)
{
    std::size_t all = 0;
    for (const auto& [part, count] : parts(picture)) {
        all += count;
    }
    return all;
}

Pick thingAt(const Picture& picture, std::size_t index)
{
    for (const auto& [part, count] : parts(picture)) {
        if (index < count) {
            return {part, static_cast<std::uint32_t>(index)};
        }
        index -= count;
    }
    return {};
}

std::optional<std::size_t> indexOfThing(const Picture& picture, const Pick& thing)
{
    std::size_t before = 0;
    for (const auto& [part, count] : parts(picture)) {
        if (part == thing.part) {
            return thing.index < count ? std::optional(before + thing.index) : std::nullopt;
        }
        before += count;
    }
    return std::nullopt;
}

std::optional<Rect> placeOfThing(const Picture& picture, const Pick& thing)
{
    if (!indexOfThing(picture, thing)) {
        return std::nullopt;
    }
    switch (thing.part) {
    case PickPart::card: return picture.cards[thing.index].rect;
    case PickPart::note: return picture.notes[thing.index].rect;
    case PickPart::tie: return middleOf(picture.way(picture.ties[thing.index]));
    default: break;
    }
    const Arrow& arrow = picture.arrows[thing.index];
    return arrow.label != Arrow::none ? picture.labels[arrow.label].box : middleOf(picture.way(arrow));
}

Pick thingOf(const Picture& picture, const RecordKey& record)
{
    const auto found = [](PickPart part, std::size_t index, std::size_t count) {
        return index < count ? Pick{part, static_cast<std::uint32_t>(index)} : Pick{};
    };
    const auto of = [&](const auto& list) {
        return static_cast<std::size_t>(
            std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.record() == record; }) -
            list.begin());
    };
    switch (record.kind) {
    case RecordKind::party: return found(PickPart::card, of(picture.cards), picture.cards.size());
    case RecordKind::flow: return found(PickPart::arrow, arrowOf(picture, FlowId{record.id}), picture.arrows.size());
    case RecordKind::relation: return found(PickPart::tie, of(picture.ties), picture.ties.size());
    case RecordKind::annotation: return found(PickPart::note, of(picture.notes), picture.notes.size());
    default: return {};
    }
}

Mark markOf(const Picture& picture, const Pick& thing)
{
    switch (thing.part) {
    case PickPart::card:
    case PickPart::cardRim: return picture.cards[thing.index].mark;
    case PickPart::arrow:
    case PickPart::label: return picture.arrows[thing.index].mark;
    case PickPart::tie: return picture.ties[thing.index].mark;
    case PickPart::note:
    case PickPart::noteCorner: return picture.notes[thing.index].mark;
    case PickPart::nothing: break;
    }
    return Mark::none;
}

} // namespace roundtrip
