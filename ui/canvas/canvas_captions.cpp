// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in time, told over the map while it passes.

#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/captions.h"

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
    double top = margin;
    for (const QString& caption : captions) {
        paintCaption(painter, caption, {margin, top}, self.width() - 2 * margin, textScale, theme);
        top += (captionHeight + captionGap) * textScale;
    }
}

} // namespace roundtrip
