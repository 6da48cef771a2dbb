// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in time, told over a map while it passes.
#pragma once

#include "core/picture/style.h"
#include <QPainter>
#include <QStringList>

namespace roundtrip {

// How many are told at once, the newest.
inline constexpr int mostCaptions = 4;

inline constexpr double captionHeight = 24;
inline constexpr double captionGap = 6;

// One caption as a pill, cut to the width; `scale` pixels for one of the painter's. How wide it is.
double paintCaption(QPainter& painter, const QString& caption, QPointF corner, double width, double scale, Theme theme);

} // namespace roundtrip
