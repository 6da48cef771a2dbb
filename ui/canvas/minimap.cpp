// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/minimap.h"

#include <algorithm>
#include <utility>

#include "ui/canvas/painter.h"
#include <QMouseEvent>
#include <QPainter>

namespace roundtrip {

namespace {

// Above it arrows are but a grey mass at this size, and cost more than a frame.
constexpr std::size_t mostArrows = 3000;
constexpr double thinnest = 0.7; // pixels of the minimap

} // namespace

Minimap::Minimap(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setFixedSize(184, 120);
    setCursor(Qt::ArrowCursor);
}

void Minimap::setPicture(std::shared_ptr<const Picture> picture, Theme theme)
{
    m_picture = std::move(picture);
    m_theme = theme;
    m_image = {};
    update();
}

void Minimap::setSeen(const Rect& seen)
{
    if (!(seen == m_seen)) {
        m_seen = seen;
        update();
    }
}

View Minimap::view() const
{
    return m_picture ? fitted(m_picture->map, size(), 1) : View{};
}

QImage Minimap::painted() const
{
    const Palette& colours = roundtrip::palette(m_theme);
    QImage image(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatioF());
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(qt(colours.cardBorder));
    QColor ground = qt(colours.canvas);
    ground.setAlphaF(0.94F);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const View at = view();
    painter.setBrush(Qt::NoBrush);
    if (m_picture->arrows.size() <= mostArrows) {
        for (const Arrow& arrow : m_picture->arrows) {
            QColor ink = qt(colours.money(arrow.money));
            ink.setAlphaF(0.55F);
            painter.setPen(QPen(ink, std::max(thinnest, arrow.width * at.zoom)));
            QPainterPath path;
            for (const Curve& curve : m_picture->way(arrow)) {
                path.moveTo(at.toWidget(curve.a));
                path.cubicTo(at.toWidget(curve.b), at.toWidget(curve.c), at.toWidget(curve.d));
            }
            painter.drawPath(path);
        }
    }
    painter.setPen(Qt::NoPen);
    for (const Card& card : m_picture->cards) {
        painter.setBrush(qt(colours.kind(card.kind)));
        painter.drawRect(at.toWidget(card.rect));
    }
    return image;
}

void Minimap::paintEvent(QPaintEvent*)
{
    if (!m_picture) {
        return;
    }
    if (m_image.isNull() || m_image.devicePixelRatio() != devicePixelRatioF()) {
        m_image = painted();
    }
    QPainter painter(this);
    painter.drawImage(QPointF(), m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRectF(rect()).adjusted(2, 2, -2, -2));
    QColor frame = qt(roundtrip::palette(m_theme).selection);
    painter.setPen(QPen(frame, 1.5));
    frame.setAlphaF(0.08F);
    painter.setBrush(frame);
    painter.drawRoundedRect(view().toWidget(m_seen), 2, 2);
}

void Minimap::centre(QPointF at)
{
    emit centred(view().toPicture(at - m_grip));
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_picture) {
        return;
    }
    const QRectF frame = view().toWidget(m_seen);
    m_grip = frame.contains(event->position()) ? event->position() - frame.center() : QPointF();
    centre(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && m_picture) {
        centre(event->position());
    }
}

void Minimap::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept(); // not for the canvas below
}

} // namespace roundtrip
