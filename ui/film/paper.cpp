// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/paper.h"

#include <cmath>

#include "ui/words/words.h"
#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QPrinter>

namespace roundtrip {

namespace {

constexpr double pointsAPixel = 72.0 / 96.0;
// Fine enough that rounding to its dots is not seen, however near one looks.
constexpr int dotsAnInch = 1200;

} // namespace

QByteArray pdf(const Picture& picture, const PageOptions& options)
{
    const Size size = options.size == Size{} ? picture.bounds.size() : options.size;
    // Qt counts pages in whole points.
    const auto points = [&](double length) { return std::max(1.0, std::ceil(length * options.scale * pointsAPixel)); };
    const QPageSize page(QSizeF(points(size.width), points(size.height)), QPageSize::Point, QString(),
                         QPageSize::ExactMatch);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(picture.title.empty() ? QStringLiteral("Roundtrip") : oneLine(qt(picture.title)));
        writer.setCreator(QStringLiteral("Roundtrip"));
        writer.setResolution(dotsAnInch);
        writer.setPageLayout(QPageLayout(page, QPageLayout::Portrait, QMarginsF()));
        QPainter painter(&writer);
        paintPage(painter, QRectF(0, 0, writer.width(), writer.height()), picture, options, PageDetail::paper);
    }
    return bytes;
}

bool print(QPrinter& printer, const Picture& picture, PageOptions options)
{
    QPainter painter;
    if (!painter.begin(&printer)) {
        return false;
    }
    options.theme = Theme::light;
    options.transparent = true;
    // The painter's origin is where the margins end.
    const QRect page = printer.pageLayout().paintRectPixels(printer.resolution());
    paintPage(painter, QRectF(QPointF(), QSizeF(page.size())), picture, options, PageDetail::paper);
    return painter.end();
}

} // namespace roundtrip
