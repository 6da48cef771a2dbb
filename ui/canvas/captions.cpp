// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/captions.h"

#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"

namespace roundtrip {

void paintCaptions(QPainter& painter, const QStringList& captions, double width, double scale, Theme theme)
{
    const double margin = 12 * scale;
    const double height = 24 * scale;
    const Palette& colours = palette(theme);
    QColor ground = qt(colours.card);
    ground.setAlphaF(0.94F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interFont(style::captionSize * scale));
    const QFontMetricsF metrics(painter.font());
    double top = margin;
    for (const QString& caption : captions) {
        const QString words = metrics.elidedText(caption, Qt::ElideRight, width - 4 * margin);
        const QRectF pill(margin, top, metrics.horizontalAdvance(words) + 2 * margin, height);
        painter.setPen(qt(colours.cardBorder));
        painter.setBrush(ground);
        painter.drawRoundedRect(pill, height / 2, height / 2);
        painter.setPen(qt(colours.ink));
        painter.drawText(pill, Qt::AlignCenter, words);
        top += height + 6 * scale;
    }
}

} // namespace roundtrip
