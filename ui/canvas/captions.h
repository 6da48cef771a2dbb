// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in time, told over a map while it passes.
#pragma once

#include "core/picture/style.h"
#include <QPainter>
#include <QStringList>

namespace roundtrip {

// How many are told at once, the newest.
inline constexpr int mostCaptions = 4;

// Pills from the upper left corner downwards, each cut to the width; `scale` pixels for one of the painter's.
void paintCaptions(QPainter& painter, const QStringList& captions, double width, double scale, Theme theme);

} // namespace roundtrip
