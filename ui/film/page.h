// SPDX-License-Identifier: GPL-3.0-or-later
// A picture on a page of its own: how large, in which colours, what is lit; and the page as an image.
#pragma once

#include "core/picture/picture.h"
#include "core/picture/style.h"
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QSize>

namespace roundtrip {

struct PageOptions {
    Theme theme = Theme::light;
    bool transparent = false; // without the canvas behind it
    Size size;                // of the page, the picture in its middle as large as fits; empty: that of the picture
    double scale = 1;         // pixels of the page for one of that size
    Emphasis emphasis;
    bool toDate = false; // what is not paid at the as-of date is paler than what is

    bool operator==(const PageOptions&) const = default;
};

// The most pixels that an image may have: half a gigabyte of them.
constexpr qint64 mostPixels = qint64{1} << 27;

// The page in pixels, whole ones. It may be more than an image can have: see fitsImage.
QSize pagePixels(const Picture& picture, const PageOptions& options);
bool fitsImage(QSize pixels);

// Paints the picture into the middle of an area in the painter's coordinates, as large as fits, the canvas colour up to
// the rims unless transparent. As seen, what is too small to be read is left out; paper, which can be looked at closer,
// has it all.
enum class PageDetail { asSeen, paper };
void paintPage(QPainter& painter, const QRectF& area, const Picture& picture, const PageOptions& options,
               PageDetail detail);

// The same picture and options give the same pixels. fitsImage(pagePixels(…)) must hold.
QImage image(const Picture& picture, const PageOptions& options = {});
// That image as a PNG file, with its title.
QByteArray png(const Picture& picture, const PageOptions& options = {});

} // namespace roundtrip
