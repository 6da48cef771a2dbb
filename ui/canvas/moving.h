// SPDX-License-Identifier: GPL-3.0-or-later
// Money under way on the arrows: what is paid fills them, what is under way moves along them. An overlay: the picture
// below is not painted again.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/picture/motion.h"
#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "ui/canvas/view.h"
#include <QImage>
#include <QPainter>

namespace roundtrip {

class Moving {
public:
    // The motion must be the picture's.
    void set(std::shared_ptr<const Picture> picture, std::shared_ptr<const Motion> motion);
    bool any() const { return m_picture && m_motion; }
    // Dots go so many times their way; below 1 where days fly by, so that the eye can follow them.
    void setPace(double pace) { m_pace = pace; }

    // In the widget's coordinates; the size is the widget's. The same moment gives the same pixels. Arrows without a
    // flag of the emphasis are left out where it dims the rest.
    void paint(QPainter& painter, const View& view, QSizeF size, Moment moment, const Emphasis& emphasis, Theme theme);

    // How many dots the last paint drew.
    std::size_t drawn() const { return m_drawn; }

private:
    // A way as short straight pieces, for finding places on it fast.
    struct Trail {
        std::vector<Point> points;
        std::vector<double> lengths; // from the start to each point
    };
    const Trail& trail(std::uint32_t arrow);
    void fill(QPainter& painter, const Arrow& arrow, const Trail& trail, double paid, Theme theme) const;
    const QImage& dot(Theme theme, MoneyClass money, int pixels);

    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const Motion> m_motion;
    std::vector<Trail> m_trails;
    struct Dot {
        Theme theme;
        MoneyClass money;
        int pixels;
        QImage image;
    };
    std::vector<Dot> m_dots;
    double m_pace = 1;
    std::size_t m_drawn = 0;
};

} // namespace roundtrip
