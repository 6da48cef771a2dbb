// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace roundtrip {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

std::vector<Column> columnsOf(std::span<const Rect> boxes, std::vector<std::uint32_t> which)
{
    std::sort(which.begin(), which.end(), [&](std::uint32_t a, std::uint32_t b) {
        return boxes[a].x != boxes[b].x ? boxes[a].x < boxes[b].x : a < b;
    });
    std::vector<Column> columns;
    for (const std::uint32_t box : which) {
        if (columns.empty() || boxes[box].left() >= columns.back().right) {
            columns.push_back({boxes[box].left(), boxes[box].right(), {}, {}});
        }
        columns.back().right = std::max(columns.back().right, boxes[box].right());
        columns.back().boxes.push_back(box);
    }
    for (Column& column : columns) {
        std::sort(column.boxes.begin(), column.boxes.end(), [&](std::uint32_t a, std::uint32_t b) {
            return boxes[a].y != boxes[b].y ? boxes[a].y < boxes[b].y : a < b;
        });
        for (const std::uint32_t box : column.boxes) {
            if (!column.taken.empty() && boxes[box].top() <= column.taken.back().to) {
                column.taken.back().to = std::max(column.taken.back().to, boxes[box].bottom());
            } else {
                column.taken.push_back({boxes[box].top(), boxes[box].bottom()});
            }
        }
    }
    return columns;
}

Gap gapAt(const Column& column, std::size_t index, double y, double around)
{
    const double from = index > 0 ? column.taken[index - 1].to + around : -infinity;
    const double to = index < column.taken.size() ? column.taken[index].from - around : infinity;
    return {index, {from, to}, from <= to ? std::clamp(y, from, to) : (from + to) / 2};
}

Gap nearestGap(const Column& column, double y, double around, double least)
{
    const auto below = std::upper_bound(column.taken.begin(), column.taken.end(), y,
                                        [](double sought, const Stretch& taken) { return sought < taken.from; });
    const auto start = static_cast<std::size_t>(below - column.taken.begin());
    const auto wide = [&](const Gap& gap) { return gap.free.to - gap.free.from >= least; };
    // The first that is wide enough upwards and downwards; those outside all boxes always are.
    std::size_t index = start;
    Gap up = gapAt(column, index, y, around);
    while (!wide(up)) {
        up = index > 0 ? gapAt(column, --index, y, around) : gapAt(column, 0, y, around);
    }
    if (start == column.taken.size()) {
        return up;
    }
    index = start + 1;
    Gap down = gapAt(column, index, y, around);
    while (!wide(down)) {
        down = gapAt(column, ++index, y, around);
    }
    return std::abs(up.y - y) <= std::abs(down.y - y) ? up : down;
}

void spread(std::span<double> values, std::span<const double> apart, double low, double high)
{
    if (values.empty()) {
        return;
    }
    double needed = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        needed += apart[i];
    }
    const double scale = needed > high - low && needed > 0 ? std::max(0.0, high - low) / needed : 1;
    // Isotonic regression on the values less their least distance from the first (pooling adjacent violators).
    struct Block {
        double sum;
        double count;
    };
    std::vector<Block> blocks;
    std::vector<double> offset(values.size(), 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        offset[i] = i == 0 ? 0 : offset[i - 1] + apart[i] * scale;
        Block block{values[i] - offset[i], 1};
        while (!blocks.empty() && blocks.back().sum * block.count >= block.sum * blocks.back().count) {
            block = {block.sum + blocks.back().sum, block.count + blocks.back().count};
            blocks.pop_back();
        }
        blocks.push_back(block);
    }
    std::size_t i = 0;
    for (const Block& block : blocks) {
        // Clamping the blocks keeps their order, and what is clamped is still as near as may be.
        const double at = std::clamp(block.sum / block.count, low, std::max(low, high - needed * scale));
        for (double left = block.count; left > 0.5; --left, ++i) {
            values[i] = at + offset[i];
        }
    }
}

} // namespace roundtrip
