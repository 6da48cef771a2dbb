// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/captions.h"

#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"

namespace roundtrip {

double paintCaption(QPainter& painter, const QString& caption, QPointF corner, double width, double scale, Theme theme)
{
    const double height = captionHeight * scale;
    const Palette& colours = palette(theme);
    QColor ground = qt(colours.card);
    ground.setAlphaF(0.94F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(interFont(style::captionSize * scale));
    const QFontMetricsF metrics(painter.font());
    const QString words = metrics.elidedText(caption, Qt::ElideRight, width - height);
    const QRectF pill(corner, QSizeF(metrics.horizontalAdvance(words) + height, height));
    painter.setPen(qt(colours.cardBorder));
    painter.setBrush(ground);
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setPen(qt(colours.ink));
    painter.drawText(pill, Qt::AlignCenter, words);
    return pill.width();
}

} // namespace roundtrip
