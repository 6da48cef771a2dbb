// SPDX-License-Identifier: GPL-3.0-or-later
// The colours with a meaning, as Qt has them: handed down from the window to whatever draws.
#pragma once

#include <QColor>

namespace roundtrip {

struct Tones {
    QColor canvas, card, border;
    QColor ink, muted, hairline;
    QColor capital, commercial, relation;
    QColor receives, pays;
    QColor loop, selection;
    QColor added, altered, removed;

    bool operator==(const Tones&) const = default;
};

} // namespace roundtrip
