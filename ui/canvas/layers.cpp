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
    options.zoom = view.zoom;
    options.textScale = what.textScale;
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
    // A pool of their own: a worker that paints the whole waits here, and would wait for ever for threads that are all
    // taken by workers that wait.
    static QThreadPool threads;
    QtConcurrent::blockingMap(&threads, all,
                              [&](Band& band) { paintBand(band.image, what, band.view, pixelRatio, band.part, only); });
}

// The view of an image with so many pixels more on every side.
View roomy(const View& view, double pixelRatio, int room)
{
    const double back = room / (view.zoom * pixelRatio);
    return {view.origin - Point{back, back}, view.zoom};
}

// The view in the middle of a larger image, whose room around it holds anything.
QImage paintedWithRoom(const Painted& what, const View& view, QSize pixels, double pixelRatio, int room,
                       PainterDrawing::Only only)
{
    QImage image(pixels + 2 * QSize(room, room),
                 seenThrough(only) ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    paintPart(image, what, roomy(view, pixelRatio, room), pixelRatio,
              {room, room, room + pixels.width(), room + pixels.height()}, only);
    return image;
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
    QImage image = paintedWithRoom(what, view, pixels, pixelRatio, 0, only);
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
        m_all = layer(view, PainterDrawing::Only::all);
        m_stale = false;
        emit changed();
        return;
    }
    if (m_work.isRunning()) {
        return; // arrived() looks again
    }
    m_workView = view;
    m_workNumber = m_number;
    m_work.setFuture(QtConcurrent::run([what = m_what, view, pixels = m_pixels, ratio = m_ratio, room = room()] {
        return paintedWithRoom(what, view, pixels, ratio, room, PainterDrawing::Only::all);
    }));
}

void Layers::arrived()
{
    QImage image = m_work.result();
    if (m_workNumber == m_number && image.size() == m_pixels + 2 * QSize(room(), room())) {
        m_all = arranged(std::move(image), m_workView);
        m_stale = false;
    }
    emit changed();
}

// Of a heavy picture a strip costs nearly the same whether it is thin or broad: so there is room on every side for
// broad ones, and most steps of a pan paint nothing.
int Layers::room() const
{
    return heavy() ? 128 : 0;
}

Layers::Layer Layers::layer(const View& view, PainterDrawing::Only only) const
{
    return arranged(paintedWithRoom(m_what, view, m_pixels, m_ratio, room(), only), view);
}

// What paintedWithRoom() has made of the view.
Layers::Layer Layers::arranged(QImage image, const View& view) const
{
    const int room = this->room();
    return {
        std::move(image), roomy(view, m_ratio, room), {room, room, room + m_pixels.width(), room + m_pixels.height()}};
}

PixelRect Layers::shownOf(const Layer& layer, const View& view) const
{
    const double scale = view.zoom * m_ratio;
    // Far away is far enough.
    const auto pixels = [&](double by) { return static_cast<int>(std::lround(std::clamp(by * scale, -1e6, 1e6))); };
    const int left = pixels(view.origin.x - layer.view.origin.x);
    const int top = pixels(view.origin.y - layer.view.origin.y);
    return {left, top, left + m_pixels.width(), top + m_pixels.height()};
}

// Paints what a view of the layer's zoom shows and was not painted yet, and tells where in the image it is.
PixelRect Layers::bring(Layer& layer, const View& view, PainterDrawing::Only only) const
{
    PixelRect shown = shownOf(layer, view);
    PixelRect& painted = layer.painted;
    const auto holds = [](const PixelRect& all, const PixelRect& part) {
        return part.left >= all.left && part.right <= all.right && part.top >= all.top && part.bottom <= all.bottom;
    };
    if (holds(painted, shown)) {
        return shown;
    }
    const int width = layer.image.width();
    const int height = layer.image.height();
    const int room = this->room();
    const bool apart = shown.left >= painted.right || shown.right <= painted.left || shown.top >= painted.bottom ||
                       shown.bottom <= painted.top;
    if (apart) {
        layer = this->layer(view, only);
        return shownOf(layer, view);
    }
    if (!holds({0, 0, width, height}, shown)) {
        // The image moves on, so that most of its room lies ahead.
        const auto moved = [room](int from, int to, int size) {
            return from < 0 ? 2 * room - room / 4 - from : to > size ? size - to - 2 * room + room / 4 : 0;
        };
        const int dx = moved(shown.left, shown.right, width);
        const int dy = moved(shown.top, shown.bottom, height);
        if (std::abs(dx) >= width || std::abs(dy) >= height) {
            layer = this->layer(view, only);
            return shownOf(layer, view);
        }
        scroll(layer.image, dx, dy);
        const double scale = view.zoom * m_ratio;
        layer.view.origin = layer.view.origin - Point{dx / scale, dy / scale};
        painted = {std::clamp(painted.left + dx, 0, width), std::clamp(painted.top + dy, 0, height),
                   std::clamp(painted.right + dx, 0, width), std::clamp(painted.bottom + dy, 0, height)};
        shown = {shown.left + dx, shown.top + dy, shown.right + dx, shown.bottom + dy};
    }
    // On the sides where something is missing all of the room is painted.
    PixelRect all = painted;
    all.left = shown.left < painted.left ? 0 : painted.left;
    all.top = shown.top < painted.top ? 0 : painted.top;
    all.right = shown.right > painted.right ? width : painted.right;
    all.bottom = shown.bottom > painted.bottom ? height : painted.bottom;
    const auto strip = [&](const PixelRect& part) {
        if (!part.empty()) {
            paintPart(layer.image, m_what, layer.view, m_ratio, part, only);
        }
    };
    strip({all.left, all.top, all.right, painted.top});
    strip({all.left, painted.bottom, all.right, all.bottom});
    strip({all.left, painted.top, painted.left, painted.bottom});
    strip({painted.right, painted.top, all.right, painted.bottom});
    painted = all;
    return shown;
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
    const QRectF whole(QPointF(), QSizeF(m_pixels) / m_ratio);
    const auto area = [](const PixelRect& part) { return QRect(part.left, part.top, part.width(), part.height()); };
    if (m_all->view.zoom == view.zoom && !m_stale) {
        painter.drawImage(whole, m_all->image, area(bring(*m_all, view, PainterDrawing::Only::all)));
        return;
    }
    painter.fillRect(whole, qt(palette(m_what.theme).canvas));
    const QRect painted = area(m_all->painted);
    const Rect was =
        m_all->view.toPicture(QRectF(QPointF(painted.topLeft()) / m_ratio, QSizeF(painted.size()) / m_ratio));
    painter.drawImage(view.toWidget(was), m_all->image, painted);
}

void Layers::paintTop(QPainter& painter, const View& view)
{
    if (!m_what.picture) {
        return;
    }
    if (!m_top || m_top->view.zoom != view.zoom) {
        m_top = layer(view, PainterDrawing::Only::labelsAndCards);
    }
    const PixelRect part = bring(*m_top, view, PainterDrawing::Only::labelsAndCards);
    painter.drawImage(QRectF(QPointF(), QSizeF(m_pixels) / m_ratio), m_top->image,
                      QRect(part.left, part.top, part.width(), part.height()));
}

} // namespace roundtrip
