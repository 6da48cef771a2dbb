// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in time, told over the map while it passes.

#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"
#include <QPainter>

namespace roundtrip {

void Canvas::setCaptions(const QStringList& captions)
{
    if (captions != m->captions) {
        m->captions = captions;
        update();
    }
}

const QStringList& Canvas::captions() const
{
    return m->captions;
}

void Canvas::Inside::paintCaptions(QPainter& painter)
{
    constexpr double margin = 12;
    constexpr double height = 24;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interFont(style::captionSize));
    double top = margin;
    for (const QString& caption : captions) {
        const QFontMetricsF metrics(painter.font());
        const double room = self.width() - 2 * margin;
        const QString words = metrics.elidedText(caption, Qt::ElideRight, room - 24);
        const QRectF pill(margin, top, metrics.horizontalAdvance(words) + 24, height);
        QColor ground = qt(roundtrip::palette(theme).card);
        ground.setAlphaF(0.94F);
        painter.setPen(qt(roundtrip::palette(theme).cardBorder));
        painter.setBrush(ground);
        painter.drawRoundedRect(pill, height / 2, height / 2);
        painter.setPen(qt(roundtrip::palette(theme).ink));
        painter.drawText(pill, Qt::AlignCenter, words);
        top += height + 6;
    }
}

} // namespace roundtrip
