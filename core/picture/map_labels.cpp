// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/map_labels.h"

#include <optional>
#include <span>
#include <vector>

#include "core/layout/labels.h"
#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

Size labelSize(const Label& label, double scale)
{
    return {(textWidth(label.text, style::figureSize) + 2 * style::labelPadding) * scale, style::labelHeight * scale};
}

// Places those labels that are not shown yet, round the boxes.
void place(Picture& picture, std::span<const Rect> boxes, std::span<const Way> ways, double scale)
{
    std::vector<LabelWish> wishes;
    std::vector<std::uint32_t> labels;
    for (std::uint32_t i = 0; i < picture.labels.size(); ++i) {
        const Label& label = picture.labels[i];
        if (!label.shown) {
            const double amount = static_cast<double>(picture.arrows[label.arrow].amount);
            wishes.push_back({label.arrow, labelSize(label, scale), amount});
            labels.push_back(i);
        }
    }
    const std::vector<std::optional<Rect>> places = labelPlaces(boxes, ways, wishes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        Label& label = picture.labels[labels[i]];
        label.shown = places[i].has_value();
        label.box = label.shown ? *places[i] : rectAround(spotAt(ways[label.arrow], 0.5).point, wishes[i].size);
    }
}

} // namespace

void placeLabels(Picture& picture, double scale)
{
    std::vector<Way> ways;
    ways.reserve(picture.arrows.size() + picture.ties.size());
    for (const Arrow& arrow : picture.arrows) {
        ways.push_back(picture.way(arrow));
    }
    for (const Tie& tie : picture.ties) {
        ways.push_back(picture.way(tie));
    }
    std::vector<Rect> boxes;
    boxes.reserve(picture.cards.size());
    for (const Card& card : picture.cards) {
        boxes.push_back(card.rect);
    }
    for (Label& label : picture.labels) {
        label.shown = false;
    }
    place(picture, boxes, ways, scale);
    if (scale == 1) {
        return;
    }
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < picture.labels.size(); ++i) {
        if (picture.labels[i].shown) {
            boxes.push_back(picture.labels[i].box);
        } else {
            left.push_back(i);
        }
    }
    place(picture, boxes, ways, 1);
    for (const std::uint32_t i : left) {
        Label& label = picture.labels[i];
        if (!label.shown) {
            label.box = rectAround(label.box.centre(), labelSize(label, scale)); // as it is hovered
        }
    }
}

Picture withLargerLabels(Picture picture, double scale)
{
    if (scale == 1) {
        return picture;
    }
    placeLabels(picture, scale);
    for (const Label& label : picture.labels) {
        if (label.shown) {
            picture.map = united(picture.map, label.box);
        }
    }
    picture.bounds = united(picture.bounds, picture.map);
    picture.index = indexOf(picture);
    return picture;
}

} // namespace roundtrip
