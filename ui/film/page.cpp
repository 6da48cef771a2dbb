// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/page.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/picture/drawing.h"
#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QBuffer>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QStringList>

namespace roundtrip {

namespace {

constexpr int mostASide = 32'767; // of a QImage that QPainter paints on
constexpr double dotsAMetre = 96 / 0.0254;

// On paper text can be copied and searched, for which every sign must be its own glyph: beside figures Inter has other
// forms of some (+, −, brackets), and a PDF cannot tell what those stand for. Drawn one by one they keep their own.
class PaperDrawing final : public PainterDrawing {
public:
    using PainterDrawing::PainterDrawing;

    void text(const TextRun& run) override
    {
        const QFontMetricsF metrics(interFont(run.size, run.semibold ? TextWeight::semibold : TextWeight::regular));
        const QString whole = qt(run.text);
        static const QRegularExpression signs(QStringLiteral("[-+−×→:()\\[\\]{}@]"));
        QStringList pieces;
        qsizetype at = 0;
        for (auto found = signs.globalMatch(whole); found.hasNext();) {
            const auto sign = found.next();
            if (sign.capturedStart() > at) {
                pieces << whole.mid(at, sign.capturedStart() - at);
            }
            pieces << sign.captured();
            at = sign.capturedEnd();
        }
        if (at < whole.size()) {
            pieces << whole.mid(at);
        }
        double width = 0;
        for (const QString& piece : pieces) {
            width += metrics.horizontalAdvance(piece);
        }
        TextRun part = run;
        part.align = TextAlign::left;
        part.baseline.x -= run.align == TextAlign::left ? 0 : run.align == TextAlign::middle ? width / 2 : width;
        for (const QString& piece : pieces) {
            const std::string bytes = utf8(piece);
            part.text = bytes;
            PainterDrawing::text(part);
            part.baseline.x += metrics.horizontalAdvance(piece);
        }
    }
};

} // namespace

QSize pagePixels(const Picture& picture, const PageOptions& options)
{
    const Size size = options.size == Size{} ? picture.bounds.size() : options.size;
    const auto pixels = [&](double length) {
        // An integer holds no more than this; and a page has a pixel at least.
        return static_cast<int>(std::clamp(std::ceil(length * options.scale - 1e-6), 1.0, 1e9));
    };
    return {pixels(size.width), pixels(size.height)};
}

bool fitsImage(QSize pixels)
{
    return pixels.width() <= mostASide && pixels.height() <= mostASide &&
           qint64{pixels.width()} * pixels.height() <= mostPixels;
}

void paintPage(QPainter& painter, const QRectF& area, const Picture& picture, const PageOptions& options,
               PageDetail detail)
{
    const Rect page = shapedLike({area.width(), area.height()}, picture.bounds);
    if (page.empty() || area.isEmpty()) {
        return;
    }
    const double zoom = area.width() / page.width;
    DrawOptions drawn;
    drawn.theme = options.theme;
    drawn.detail = detail == PageDetail::paper ? Detail::full : detailFor(zoom);
    drawn.zoom = detail == PageDetail::paper ? 1 : zoom;
    drawn.visible = page;
    drawn.background = false;
    drawn.toDate = options.toDate;
    painter.save();
    if (!options.transparent) {
        painter.fillRect(area, qt(palette(options.theme).canvas));
    }
    painter.setClipRect(area);
    painter.translate(area.topLeft());
    painter.scale(zoom, zoom);
    painter.translate(-page.x, -page.y);
    if (detail == PageDetail::paper) {
        PaperDrawing drawing(painter);
        draw(picture, options.emphasis, drawn, drawing);
    } else {
        PainterDrawing drawing(painter);
        draw(picture, options.emphasis, drawn, drawing);
    }
    painter.restore();
}

QImage image(const Picture& picture, const PageOptions& options)
{
    const QSize pixels = pagePixels(picture, options);
    assert(fitsImage(pixels));
    QImage image(pixels, options.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    image.fill(options.transparent ? QColor(Qt::transparent) : qt(palette(options.theme).canvas));
    QPainter painter(&image);
    paintPage(painter, QRectF(QPointF(), QSizeF(pixels)), picture, options, PageDetail::asSeen);
    painter.end();
    image.setDotsPerMeterX(qRound(dotsAMetre * options.scale));
    image.setDotsPerMeterY(qRound(dotsAMetre * options.scale));
    return image;
}

QByteArray png(const Picture& picture, const PageOptions& options)
{
    QImage painted = image(picture, options);
    if (!picture.title.empty()) {
        painted.setText(QStringLiteral("Title"), oneLine(qt(picture.title)));
    }
    painted.setText(QStringLiteral("Software"), QStringLiteral("Roundtrip"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    painted.save(&buffer, "PNG");
    return bytes;
}

} // namespace roundtrip
