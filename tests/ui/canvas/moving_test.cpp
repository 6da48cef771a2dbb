// SPDX-License-Identifier: GPL-3.0-or-later
// Money under way: over the picture, inside the part that is asked for, and the same for the same moment.
#include "ui/canvas/moving.h"

#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include "ui/canvas/painter.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr QSize size(900, 600);

struct Played {
    Book book = sampleBook();
    std::shared_ptr<const Picture> picture = std::make_shared<const Picture>(mapOf(book, allDeals()));
    std::shared_ptr<const Motion> motion = std::make_shared<const Motion>(Network(book, allDeals()), *picture);
    View view = fitted(picture->map, size);

    QImage at(Moment moment, const QRect& within = QRect(QPoint(), size), std::size_t* dots = nullptr) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(qt(palette(Theme::light).canvas));
        Moving moving;
        moving.set(picture, motion);
        moving.paint(image, within, view, moment, {}, Theme::light);
        if (dots != nullptr) {
            *dots = moving.drawn();
        }
        return image;
    }
};

const Played& played()
{
    static const Played made;
    return made;
}

// A day on which much is under way.
Moment middle()
{
    const auto rate = [](Moment moment) {
        double all = 0;
        for (std::uint32_t i = 0; i < played().picture->arrows.size(); ++i) {
            all += played().motion->at(i, moment).rate > 0 ? 1 : 0;
        }
        return all;
    };
    Moment best = played().motion->begin();
    for (Moment moment = best; moment < played().motion->end(); moment += 30) {
        best = rate(moment) > rate(best) ? moment : best;
    }
    return best;
}

TEST(Moving, ShowsTheSameForTheSameMoment)
{
    std::size_t dots = 0;
    const QImage once = played().at(middle(), QRect(QPoint(), size), &dots);
    EXPECT_GT(dots, 0U);
    EXPECT_EQ(once, played().at(middle()));
    EXPECT_NE(once, played().at(middle() + 20));
}

TEST(Moving, LeavesWhatLiesOutsideItsPartAsItWas)
{
    const QRect part(300, 200, 250, 150);
    const QImage all = played().at(middle());
    const QImage image = played().at(middle(), part);
    const QRgb ground = qt(palette(Theme::light).canvas).rgb();
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            if (part.contains(x, y)) {
                ASSERT_NEAR(qRed(image.pixel(x, y)), qRed(all.pixel(x, y)), 2) << x << ", " << y;
            } else {
                ASSERT_EQ(image.pixel(x, y), ground) << x << ", " << y;
            }
        }
    }
}

TEST(Moving, DrawsNothingOnceAllIsPaid)
{
    // Long after the last payment nothing is under way; what had no date stays unpaid and pale.
    std::size_t dots = 1;
    played().at(played().motion->end() + 4000, QRect(QPoint(), size), &dots);
    EXPECT_EQ(dots, 0U);
}

TEST(Moving, MovesFarOutToo)
{
    Played far = played();
    far.view = fitted(Rect{-20'000, -20'000, 40'000, 40'000}, size);
    ASSERT_EQ(detailFor(far.view.zoom), Detail::coarse);
    std::size_t dots = 0;
    const QImage once = far.at(middle(), QRect(QPoint(), size), &dots);
    EXPECT_GT(dots, 0U);
    EXPECT_EQ(once, far.at(middle()));
}

TEST(Moving, FarOutTheLargestThreeHundredMove)
{
    // Pairs one below the other, all paid evenly in 2026, each a little more than the one above it.
    constexpr int pairs = 320;
    std::string lines;
    for (int i = 0; i < pairs; ++i) {
        const std::string number = std::to_string(i);
        lines += "P" + number + " > Q" + number + " " + std::to_string(100 + i) +
                 "M compute 2026-01-01..2026-12-31 linear\n";
    }
    const Book book = bookOf(lines);
    const Network network(book, questionAt("2026-06-30"));
    Positions places(network.nodes().size());
    for (std::size_t node = 0; node < places.size(); ++node) {
        const std::string& name = network.nodes()[node].name;
        places[node] = {name[0] == 'P' ? 0.0 : 4000.0, 100.0 * std::stoi(name.substr(1))};
    }
    const auto picture = std::make_shared<const Picture>(composeMap(book, network, places));
    Moving moving;
    moving.set(picture, std::make_shared<const Motion>(network, *picture));
    View view;
    view.zoom = 0.05;
    QImage image(210, 1610, QImage::Format_RGB32);
    image.fill(Qt::black);
    moving.paint(image, image.rect(), view, momentOf(*makeDate(2026, 6, 15)), {}, Theme::light);
    for (int i = 0; i < pairs; ++i) {
        const int row = qRound(100 * i * view.zoom);
        bool dot = false;
        for (int x = 10; x < 190; ++x) {
            dot = dot || image.pixelColor(x, row) != QColor(Qt::black);
        }
        EXPECT_EQ(dot, i >= pairs - 300) << i;
    }
}

} // namespace
} // namespace roundtrip::testing
