// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/arrange.h"

#include <numeric>

namespace roundtrip {

namespace {

struct Stretch {
    double from = 0;
    double to = 0;

    std::array<double, 3> lines() const { return {from, (from + to) / 2, to}; }
};

Stretch stretchOf(const Rect& rect, Axis axis)
{
    return axis == Axis::horizontal ? Stretch{rect.left(), rect.right()} : Stretch{rect.top(), rect.bottom()};
}

void shift(Rect& rect, Axis axis, double by)
{
    (axis == Axis::horizontal ? rect.x : rect.y) += by;
}

constexpr double same = 1e-6;

// How far along the axis the box has to go to share a line with one of the others; nothing where none is in reach.
std::optional<double> nearest(const Rect& box, std::span<const Rect> others, double reach, Axis axis)
{
    std::optional<double> best;
    for (const Rect& other : others) {
        for (const double line : stretchOf(other, axis).lines()) {
            for (const double own : stretchOf(box, axis).lines()) {
                const double by = line - own;
                if (std::abs(by) <= reach && (!best || std::abs(by) < std::abs(*best))) {
                    best = by;
                }
            }
        }
    }
    return best;
}

void addGuides(std::vector<Guide>& guides, const Rect& box, std::span<const Rect> others, Axis axis)
{
    const Axis across = axis == Axis::horizontal ? Axis::vertical : Axis::horizontal;
    for (const double own : stretchOf(box, axis).lines()) {
        std::optional<Guide> guide;
        for (const Rect& other : others) {
            const auto lines = stretchOf(other, axis).lines();
            if (std::none_of(lines.begin(), lines.end(), [&](double line) { return std::abs(line - own) < same; })) {
                continue;
            }
            const Stretch there = stretchOf(other, across);
            const Stretch here = stretchOf(box, across);
            if (!guide) {
                guide = Guide{across, own, here.from, here.to};
            }
            guide->from = std::min(guide->from, there.from);
            guide->to = std::max(guide->to, there.to);
        }
        if (guide) {
            guides.push_back(*guide);
        }
    }
}

} // namespace

std::vector<Rect> aligned(std::span<const Rect> boxes, Alignment alignment)
{
    std::vector<Rect> out(boxes.begin(), boxes.end());
    if (boxes.empty()) {
        return out;
    }
    const bool sideways =
        alignment == Alignment::left || alignment == Alignment::centre || alignment == Alignment::right;
    const Axis axis = sideways ? Axis::horizontal : Axis::vertical;
    const std::size_t line = alignment == Alignment::left || alignment == Alignment::top        ? 0
                             : alignment == Alignment::centre || alignment == Alignment::middle ? 1
                                                                                                : 2;
    Stretch all = stretchOf(boxes.front(), axis);
    for (const Rect& box : boxes) {
        all = {std::min(all.from, stretchOf(box, axis).from), std::max(all.to, stretchOf(box, axis).to)};
    }
    for (Rect& box : out) {
        shift(box, axis, all.lines()[line] - stretchOf(box, axis).lines()[line]);
    }
    return out;
}

std::vector<Rect> distributed(std::span<const Rect> boxes, Axis axis)
{
    std::vector<Rect> out(boxes.begin(), boxes.end());
    if (boxes.size() < 3) {
        return out;
    }
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return stretchOf(boxes[a], axis).lines()[1] < stretchOf(boxes[b], axis).lines()[1];
    });
    double taken = 0;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
        const Stretch stretch = stretchOf(boxes[order[i]], axis);
        taken += stretch.to - stretch.from;
    }
    const double begin = stretchOf(boxes[order.front()], axis).to;
    const double room = stretchOf(boxes[order.back()], axis).from - begin;
    const double gap = (room - taken) / static_cast<double>(order.size() - 1);
    double at = begin;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
        Rect& box = out[order[i]];
        const Stretch stretch = stretchOf(box, axis);
        at += gap;
        shift(box, axis, at - stretch.from);
        at += stretch.to - stretch.from;
    }
    return out;
}

Snapped snapped(const Rect& box, std::span<const Rect> others, double reach)
{
    Snapped out;
    const auto across = nearest(box, others, reach, Axis::horizontal);
    const auto down = nearest(box, others, reach, Axis::vertical);
    out.by = {across.value_or(0), down.value_or(0)};
    const Rect there = box.moved(out.by);
    if (across) {
        addGuides(out.guides, there, others, Axis::horizontal);
    }
    if (down) {
        addGuides(out.guides, there, others, Axis::vertical);
    }
    return out;
}

} // namespace roundtrip
