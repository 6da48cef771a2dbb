// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/film.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "ui/canvas/captions.h"
#include "ui/canvas/layers.h"
#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QCoreApplication>
#include <QFontMetricsF>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Film)
};

// Of the height, for the strip that tells the date.
constexpr double stripShare = 0.085;
constexpr int stripLeast = 36;
// The furthest that a dot may go in a frame: a quarter of the way to the next one, or it would seem to run backwards.
constexpr double furthest = 6.5;
// Films that are longer tell months: days would only flicker.
constexpr double mostDaysTold = 400;
constexpr int mostASide = 4096; // that players and .mp4's usual level take

int even(double length)
{
    return std::max(16, 2 * qRound(length / 2));
}

QString dayText(Moment moment, bool months)
{
    const QDate day = qt(Date(std::chrono::days(static_cast<int>(std::floor(moment)))));
    return QLocale().toString(day, months ? QStringLiteral("MMM yyyy") : QStringLiteral("d MMM yyyy"));
}

} // namespace

QSize filmPixels(const PageOptions& page)
{
    const Size size = page.size == Size{} ? filmSize : page.size;
    return {even(std::min(size.width * page.scale, 1e6)), even(std::min(size.height * page.scale, 1e6))};
}

bool fitsFilm(QSize pixels)
{
    return pixels.width() <= mostASide && pixels.height() <= mostASide;
}

Film::Film(std::shared_ptr<const Picture> picture, std::shared_ptr<const Motion> motion, const FilmOptions& options)
    : m_picture(std::move(picture)), m_motion(std::move(motion)), m_options(options), m_size(filmPixels(options.page))
{
    assert(fitsFilm(m_size) && options.from <= options.to);
    m_options.page.transparent = false;
    const int strip = std::max(stripLeast, qRound(m_size.height() * stripShare));
    m_strip = m_size.height() - strip;
    const double told = m_options.captions.empty() ? 0 : (captionHeight + captionGap) * captionScale();
    m_map = {m_size.width(), std::max(1, m_strip - qRound(told))};
    m_moving.set(m_picture, m_motion);
    const double daysAFrame = (momentOf(options.to) - momentOf(options.from)) / std::max(1, frames() - 1);
    const double furthestNow = m_motion->fastest() * daysAFrame;
    m_pace = furthestNow > furthest ? furthest / furthestNow : 1;
    m_moving.setPace(m_pace);

    m_under = QImage(m_size, QImage::Format_RGB32);
    m_under.fill(qt(palette(options.page.theme).canvas));
    QPainter painter(&m_under);
    paintPage(painter, QRectF(QPointF(), QSizeF(m_map)), *m_picture, m_options.page, PageDetail::asSeen);
    const Rect page =
        shapedLike({static_cast<double>(m_map.width()), static_cast<double>(m_map.height())}, m_picture->bounds);
    m_view = {{page.x, page.y}, m_map.width() / page.width};
    m_over = paintedView({m_picture, m_options.page.emphasis, m_options.page.theme}, m_view, m_map, 1,
                         PainterDrawing::Only::labelsAndCards);
}

int Film::frames() const
{
    return std::max(1, static_cast<int>(std::lround(m_options.seconds * m_options.framesASecond)));
}

Moment Film::moment(int frame) const
{
    const double share = frames() > 1 ? static_cast<double>(frame) / (frames() - 1) : 1;
    return momentOf(m_options.from) + share * (momentOf(m_options.to) - momentOf(m_options.from));
}

QImage Film::frame(int number)
{
    QImage image = m_under;
    const Moment at = moment(number);
    m_moving.paint(image, QRect(QPoint(), m_map), m_view, at, m_options.page.emphasis, m_options.page.theme);
    QPainter painter(&image);
    painter.drawImage(0, 0, m_over);
    paintCaptions(painter, at);
    paintStrip(painter, at);
    return image;
}

// The newest first. A film goes through years in seconds: a caption stays as long as it takes to read it.
QStringList Film::captionsAt(Moment moment) const
{
    constexpr double seconds = 1.5;
    const double shown = seconds / m_options.seconds * (momentOf(m_options.to) - momentOf(m_options.from));
    QStringList captions;
    for (auto caption = m_options.captions.rbegin();
         caption != m_options.captions.rend() && captions.size() < mostCaptions; ++caption) {
        const Moment day = momentOf(caption->date);
        if (day <= moment && day > moment - shown && day >= momentOf(m_options.from)) {
            captions << caption->text;
        }
    }
    return captions;
}

double Film::captionScale() const
{
    return m_size.height() / filmSize.height;
}

// Side by side between the map and the strip, as many as have room.
void Film::paintCaptions(QPainter& painter, Moment moment) const
{
    const double scale = captionScale();
    const double margin = 20 * scale;
    const double least = 120 * scale; // a caption that is cut shorter tells nothing
    double left = margin;
    for (const QString& caption : captionsAt(moment)) {
        const double room = m_map.width() - margin - left;
        if (room < least) {
            break;
        }
        const QPointF corner(left, m_map.height() + captionGap / 2 * scale);
        left += paintCaption(painter, caption, corner, room, scale, m_options.page.theme) + captionGap * scale;
    }
}

double Film::paidBy(Moment moment) const
{
    double paid = 0;
    for (std::uint32_t i = 0; i < m_picture->arrows.size(); ++i) {
        paid += m_motion->at(i, moment).paid * static_cast<double>(m_picture->arrows[i].amount);
    }
    return paid;
}

// Minor units a year at which dots go 100 pixels of the film in a second.
double Film::yearlyRateOf100() const
{
    const double daysASecond =
        (momentOf(m_options.to) - momentOf(m_options.from)) / std::max(1, frames() - 1) * m_options.framesASecond;
    const double pixelsADay = 100 / std::max(1e-9, m_pace * m_view.zoom * daysASecond);
    // Speeds are as the square roots of rates.
    const double known = 100 / (365.25 / 12);
    return m_motion->yearlyRateOf100() * (pixelsADay / known) * (pixelsADay / known);
}

// The date on the left, how far the film is as a bar with its years, what is paid on the right. Every part has its
// place by the widest that it can hold, so that nothing moves but the bar.
void Film::paintStrip(QPainter& painter, Moment moment) const
{
    const Palette& colours = palette(m_options.page.theme);
    const double from = momentOf(m_options.from);
    const double to = momentOf(m_options.to);
    const double height = m_size.height() - m_strip;
    const double middle = m_strip + height * 0.42;
    const double margin = height * 0.5;
    const auto font = [&](double share, TextWeight weight) { return interFont(std::max(8.0, height * share), weight); };
    const QFont large = font(0.34, TextWeight::semibold);
    const QFont small = font(0.21, TextWeight::regular);
    const auto baseline = [&](const QFont& of) { return middle + QFontMetricsF(of).capHeight() / 2; };
    const bool months = to - from > mostDaysTold;
    const double lower = m_strip + height * 0.84; // the second line

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(large);
    painter.setPen(qt(colours.ink));
    painter.drawText(QPointF(margin, baseline(large)), dayText(moment, months));
    double left = margin;
    for (int month = 0; month < 12; ++month) {
        const Moment someDay = momentOf(plusMonths(*makeDate(2026, 1, 28), month));
        left = std::max(left, margin + QFontMetricsF(large).horizontalAdvance(dayText(someDay, months)));
    }
    left += margin;

    double right = m_size.width() - margin;
    if (m_options.currency) {
        const QFont figures = font(0.25, TextWeight::regular);
        double whole = 0;
        for (const Arrow& arrow : m_picture->arrows) {
            whole += static_cast<double>(arrow.amount);
        }
        const auto told = [&](double paid) {
            const double most = 9e18; // below what an amount can be
            return Tr::tr("paid %1 of %2")
                .arg(shortMoney(static_cast<Minor>(std::min(paid, most)), *m_options.currency),
                     shortMoney(static_cast<Minor>(std::min(whole, most)), *m_options.currency));
        };
        const QString dots =
            Tr::tr("dots: 100 px a second is %1 a year")
                .arg(shortMoney(static_cast<Minor>(std::min(yearlyRateOf100(), 9e18)), *m_options.currency));
        const double widest = std::max(QFontMetricsF(figures).horizontalAdvance(told(0.888 * whole)) + height * 0.3,
                                       QFontMetricsF(small).horizontalAdvance(dots));
        painter.setFont(figures);
        painter.setPen(qt(colours.mutedInk));
        painter.drawText(QPointF(right - widest, baseline(figures)), told(paidBy(moment)));
        painter.setFont(small);
        painter.drawText(QPointF(right - widest, lower), dots);
        right -= widest + margin;
    }
    if (right - left < 2 * margin) {
        return;
    }
    const double thick = std::max(2.0, height * 0.07);
    const QRectF track(left, middle - thick / 2, right - left, thick);
    const double share = to > from ? (moment - from) / (to - from) : 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(qt(colours.hairline));
    painter.drawRoundedRect(track, thick / 2, thick / 2);
    painter.setBrush(qt(colours.mutedInk));
    painter.drawRoundedRect(QRectF(left, track.top(), std::max(thick, share * track.width()), thick), thick / 2,
                            thick / 2);
    painter.drawEllipse(QPointF(left + share * track.width(), middle), thick * 1.3, thick * 1.3);

    // The years, as many as have room.
    painter.setFont(small);
    painter.setPen(qt(colours.mutedInk));
    double free = left - margin;
    for (int year = yearOf(m_options.from); year <= yearOf(m_options.to); ++year) {
        const double begins = momentOf(firstOfYear(year));
        if (begins < from || begins > to) {
            continue;
        }
        const double x = left + (begins - from) / std::max(1.0, to - from) * track.width();
        const QString text = QString::number(year);
        const double width = QFontMetricsF(small).horizontalAdvance(text);
        if (x - width / 2 >= free) {
            painter.drawText(QPointF(x - width / 2, lower), text);
            free = x + width / 2 + width * 0.4;
        }
    }
}

} // namespace roundtrip
