// SPDX-License-Identifier: GPL-3.0-or-later
// The painted picture, kept: a pan moves it and paints only the strips that come into sight, a zoom scales it until it
// is painted anew.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "core/picture/drawing.h"
#include "core/picture/picture.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/raster.h"
#include "ui/canvas/view.h"
#include <QFutureWatcher>
#include <QImage>
#include <QObject>
#include <QRegion>

namespace roundtrip {

// What a layer shows.
struct Painted {
    std::shared_ptr<const Picture> picture;
    Emphasis emphasis;
    Theme theme = Theme::light;
    double textScale = 1; // at least 1
};

// The image of a view of that many pixels. On any thread.
QImage paintedView(const Painted& what, const View& view, QSize pixels, double pixelRatio,
                   PainterDrawing::Only only = PainterDrawing::Only::all);

// Promise: paint() never paints more of the picture than came into sight; large pictures are painted whole by a
// worker, and what is there is shown until then.
class Layers : public QObject {
    Q_OBJECT

public:
    explicit Layers(QObject* parent = nullptr);
    ~Layers() override;

    void show(Painted what);
    const Painted& shown() const { return m_what; }
    void resize(QSize size, double pixelRatio);

    void paint(QPainter& painter, const View& view);
    // Labels and cards alone, over what moves along the arrows.
    void paintTop(QPainter& painter, const View& view);
    // Whether what paint() shows of the view is scaled, or not there yet.
    bool rough(const View& view) const;
    // Paints the view as it is to be; changed() follows where a worker does it.
    void sharpen(const View& view);

signals:
    void changed();

private:
    struct Layer {
        QImage image;      // its device pixel ratio is 1
        View view;         // of the image: its origin is at the left top corner
        PixelRect painted; // of the image; the rest waits until it is looked at
    };
    bool heavy() const;
    int room() const;
    Layer layer(const View& view, PainterDrawing::Only only) const;
    Layer arranged(QImage image, const View& view) const;
    // The part of the image that the view shows.
    PixelRect shownOf(const Layer& layer, const View& view) const;
    PixelRect bring(Layer& layer, const View& view, PainterDrawing::Only only) const;
    void arrived();

    Painted m_what;
    QSize m_pixels;
    double m_ratio = 1;
    std::optional<Layer> m_all;
    std::optional<Layer> m_top;
    bool m_stale = true;
    QFutureWatcher<QImage> m_work;
    View m_workView;
    std::uint64_t m_number = 0; // of what is shown
    std::uint64_t m_workNumber = 0;
};

} // namespace roundtrip
