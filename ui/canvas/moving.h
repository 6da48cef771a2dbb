// SPDX-License-Identifier: GPL-3.0-or-later
// Money under way on the arrows: what is paid fills them, what is under way moves along them. An overlay: the picture
// below is not painted again.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/picture/motion.h"
#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "ui/canvas/view.h"
#include <QImage>
#include <QRect>

namespace roundtrip {

class RasterDrawing;

class Moving {
public:
    // The motion must be the picture's.
    void set(std::shared_ptr<const Picture> picture, std::shared_ptr<const Motion> motion);
    bool any() const { return m_picture && m_motion && !m_motion->empty(); }
    // Dots go so many times their way; below 1 where days fly by, so that the eye can follow them.
    void setPace(double pace) { m_pace = pace; }

    // Straight into the pixels of an image (32 bits, no painter on it) within that part of it; the view's origin is at
    // the image's left top corner. The same moment gives the same pixels. Arrows without a flag of the emphasis are
    // left out where it dims the rest. Far out only the largest that pay are moving, and nothing is filled: what is
    // paid cannot be told on a hairline.
    void paint(QImage& image, const QRect& within, const View& view, Moment moment, const Emphasis& emphasis,
               Theme theme);

    // How many dots the last paint drew.
    std::size_t drawn() const { return m_drawn; }

private:
    // A way as short straight pieces, for finding places on it fast.
    struct Trail {
        std::vector<Point> points;
        std::vector<double> lengths; // from the start to each point
    };
    const Trail& trail(std::uint32_t arrow);
    std::vector<std::uint32_t> largestMoving(const Rect& seen, Moment moment, const Emphasis& emphasis);
    void fill(RasterDrawing& drawing, const Arrow& arrow, const Trail& trail, double paid, Theme theme);
    // A dot whose middle is so many quarters of a pixel to the right of a pixel's middle and below it.
    struct Dot {
        Theme theme = Theme::light;
        MoneyClass money = MoneyClass::capital;
        int pixels = 0;
        int right = 0;
        int below = 0;

        bool operator==(const Dot&) const = default;
    };
    const QImage& sprite(const Dot& dot);
    void put(QImage& image, const QRect& within, QPointF at, Dot dot);

    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const Motion> m_motion;
    std::vector<Trail> m_trails;
    std::size_t m_trailPoints = 0;
    std::vector<std::uint32_t> m_bySize; // arrows, the largest amount first; made when it is first asked for
    std::vector<std::pair<Dot, QImage>> m_sprites;
    std::vector<Curve> m_unpaid;
    double m_pace = 1;
    std::size_t m_drawn = 0;
};

} // namespace roundtrip
