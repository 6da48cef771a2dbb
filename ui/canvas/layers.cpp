// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/layers.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

#include "ui/canvas/raster_drawing.h"
#include <QThreadPool>
#include <QtConcurrentMap>
#include <QtConcurrentRun>

namespace roundtrip {

namespace {

// Pictures above it are painted by a worker: more than a frame's time.
constexpr std::size_t mostAtOnce = 1500;

// Large parts are painted in bands of about so many rows, each by a thread. It never goes by the number of processors:
// so the pixels are the same everywhere.
constexpr int rowsABand = 540;
constexpr int pixelsForBands = 250'000;
constexpr std::size_t leastForBands = 200; // cards and arrows

bool seenThrough(PainterDrawing::Only only)
{
    return only != PainterDrawing::Only::all;
}

void paintBand(QImage& image, const Painted& what, const View& view, double pixelRatio, const PixelRect& part,
               PainterDrawing::Only only)
{
    const std::uint32_t ground = seenThrough(only) ? 0 : premultiplied(palette(what.theme).canvas);
    for (int y = part.top; y < part.bottom; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(image.scanLine(y));
        std::fill(row + part.left, row + part.right, ground);
    }
    if (!what.picture) {
        return;
    }
    const Scaling scaling{view.zoom * pixelRatio, view.origin * (view.zoom * pixelRatio)};
    DrawOptions options;
    options.theme = what.theme;
    options.detail = detailFor(view.zoom);
    // Some pixels more on every side: what antialiasing and coarse lines spread.
    const double margin = 2 * (1 << mostCoarse);
    const double toPicture = 1 / scaling.scale;
    options.visible = {(scaling.origin.x + part.left - margin) * toPicture,
                       (scaling.origin.y + part.top - margin) * toPicture, (part.width() + 2 * margin) * toPicture,
                       (part.height() + 2 * margin) * toPicture};
    options.background = false;
    options.title = false;
    options.legend = false;
    RasterDrawing drawing(image, part, scaling, {what.picture->arrows.size(), options.detail}, only);
    draw(*what.picture, what.emphasis, options, drawing);
}

// The image's device pixel ratio is 1 while it is painted: parts are whole pixels of it. What was there is painted
// over.
void paintPart(QImage& image, const Painted& what, const View& view, double pixelRatio, const PixelRect& part,
               PainterDrawing::Only only)
{
    const bool crowded = what.picture && what.picture->arrows.size() + what.picture->cards.size() >= leastForBands;
    const bool large = part.width() * part.height() >= pixelsForBands;
    const int bands = crowded && large ? std::max(1, (part.height() + rowsABand / 2) / rowsABand) : 1;
    if (bands == 1) {
        paintBand(image, what, view, pixelRatio, part, only);
        return;
    }
    // Rows of an image of their own, as an image has one painter at a time.
    struct Band {
        QImage image;
        View view;
        PixelRect part;
    };
    std::vector<Band> all;
    uchar* bits = image.bits();
    for (int i = 0; i < bands; ++i) {
        const int top = part.top + part.height() * i / bands;
        const int bottom = part.top + part.height() * (i + 1) / bands;
        const View from{{view.origin.x, view.origin.y + top / (view.zoom * pixelRatio)}, view.zoom};
        all.push_back({QImage(bits + top * image.bytesPerLine(), image.width(), bottom - top, image.bytesPerLine(),
                              image.format()),
                       from,
                       {part.left, 0, part.right, bottom - top}});
    }
    QtConcurrent::blockingMap(all,
                              [&](Band& band) { paintBand(band.image, what, band.view, pixelRatio, band.part, only); });
}

// Moves the pixels of an image by whole pixels; what comes in at the edges keeps old pixels.
void scroll(QImage& image, int dx, int dy)
{
    const int width = image.width();
    const int height = image.height();
    const qsizetype stride = image.bytesPerLine();
    uchar* bits = image.bits();
    const int columns = width - std::abs(dx);
    const int from = dx < 0 ? -dx : 0;
    const int to = dx > 0 ? dx : 0;
    const int rows = height - std::abs(dy);
    for (int i = 0; i < rows; ++i) {
        // Rows are taken in an order in which none is written over before it was read.
        const int row = dy > 0 ? height - 1 - i : i;
        uchar* target = bits + row * stride + to * 4;
        const uchar* source = bits + (row - dy) * stride + from * 4;
        std::memmove(target, source, static_cast<std::size_t>(columns) * 4);
    }
}

} // namespace

QImage paintedView(const Painted& what, const View& view, QSize pixels, double pixelRatio, PainterDrawing::Only only)
{
    QImage image(pixels, seenThrough(only) ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    paintPart(image, what, view, pixelRatio, {0, 0, pixels.width(), pixels.height()}, only);
    image.setDevicePixelRatio(pixelRatio);
    return image;
}

Layers::Layers(QObject* parent) : QObject(parent)
{
    connect(&m_work, &QFutureWatcherBase::finished, this, &Layers::arrived);
}

Layers::~Layers()
{
    m_work.waitForFinished();
}

void Layers::show(Painted what)
{
    m_what = std::move(what);
    ++m_number;
    m_stale = true;
    m_top.reset();
}

void Layers::resize(QSize size, double pixelRatio)
{
    const QSize pixels = (QSizeF(size) * pixelRatio).toSize();
    if (pixels != m_pixels || pixelRatio != m_ratio) {
        m_pixels = pixels;
        m_ratio = pixelRatio;
        m_stale = true;
        m_top.reset();
    }
}

bool Layers::heavy() const
{
    return m_what.picture && m_what.picture->arrows.size() + m_what.picture->cards.size() > mostAtOnce;
}

bool Layers::rough(const View& view) const
{
    return m_stale || !m_all || m_all->view.zoom != view.zoom;
}

void Layers::sharpen(const View& view)
{
    if (!rough(view) || m_pixels.isEmpty()) {
        return;
    }
    if (!heavy()) {
        m_all = Layer{paintedView(m_what, view, m_pixels, m_ratio), view};
        m_stale = false;
        emit changed();
        return;
    }
    if (m_work.isRunning()) {
        return; // arrived() looks again
    }
    m_workView = view;
    m_workNumber = m_number;
    m_work.setFuture(QtConcurrent::run(
        [what = m_what, view, pixels = m_pixels, ratio = m_ratio] { return paintedView(what, view, pixels, ratio); }));
}

void Layers::arrived()
{
    QImage image = m_work.result();
    if (m_workNumber == m_number && image.size() == m_pixels) {
        m_all = Layer{std::move(image), m_workView};
        m_stale = false;
    }
    emit changed();
}

// Brings a layer of the same zoom to the view: moves its pixels and paints what came in.
void Layers::move(Layer& layer, const View& view, PainterDrawing::Only only) const
{
    const double scale = view.zoom * m_ratio;
    const int dx = static_cast<int>(std::lround((layer.view.origin.x - view.origin.x) * scale));
    const int dy = static_cast<int>(std::lround((layer.view.origin.y - view.origin.y) * scale));
    if (dx == 0 && dy == 0) {
        return;
    }
    const int width = m_pixels.width();
    const int height = m_pixels.height();
    if (std::abs(dx) >= width || std::abs(dy) >= height) {
        layer = {paintedView(m_what, view, m_pixels, m_ratio, only), view};
        return;
    }
    scroll(layer.image, dx, dy);
    layer.view = view;
    layer.image.setDevicePixelRatio(1);
    const auto strip = [&](int x, int y, int w, int h) {
        if (w <= 0 || h <= 0) {
            return;
        }
        paintPart(layer.image, m_what, view, m_ratio, {x, y, x + w, y + h}, only);
    };
    const int top = std::max(dy, 0);
    strip(0, 0, width, top);
    strip(0, height + std::min(dy, 0), width, -std::min(dy, 0));
    strip(0, top, std::max(dx, 0), height - std::abs(dy));
    strip(width + std::min(dx, 0), top, -std::min(dx, 0), height - std::abs(dy));
    layer.image.setDevicePixelRatio(m_ratio);
}

void Layers::paint(QPainter& painter, const View& view)
{
    if (m_stale) {
        sharpen(view); // where a worker does it, what is there is shown until it is done
    }
    if (!m_all) {
        painter.fillRect(QRectF(QPointF(), QSizeF(m_pixels) / m_ratio), qt(palette(m_what.theme).canvas));
        return;
    }
    if (m_all->view.zoom == view.zoom) {
        if (!m_stale) {
            move(*m_all, view, PainterDrawing::Only::all);
            painter.drawImage(QPointF(), m_all->image);
            return;
        }
    }
    painter.fillRect(QRectF(QPointF(), QSizeF(m_pixels) / m_ratio), qt(palette(m_what.theme).canvas));
    const Rect was =
        m_all->view.toPicture(QRectF(QPointF(), QSizeF(m_all->image.size()) / m_all->image.devicePixelRatio()));
    painter.drawImage(view.toWidget(was), m_all->image);
}

void Layers::paintTop(QPainter& painter, const View& view)
{
    if (!m_what.picture) {
        return;
    }
    if (!m_top || m_top->view.zoom != view.zoom) {
        m_top = Layer{paintedView(m_what, view, m_pixels, m_ratio, PainterDrawing::Only::labelsAndCards), view};
    } else {
        move(*m_top, view, PainterDrawing::Only::labelsAndCards);
    }
    painter.drawImage(QPointF(), m_top->image);
}

} // namespace roundtrip
