// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a figure: opens it down to its payments.
#pragma once

#include <functional>
#include <vector>

#include "core/analysis/payment_list.h"
#include <QPoint>
#include <QString>
#include <QWidget>

namespace roundtrip {

// A figure by what it is called, "OpenAI: in", and what makes it up.
struct NamedFigure {
    QString title;
    FigureParts parts;
};
using OnFigure = std::function<void(const QString& title, const FigureParts& parts)>;

// Pops up one line a figure, and calls `chosen` with the one that is; nothing where there is no figure.
void popUpFigures(QWidget* over, const QPoint& place, const std::vector<NamedFigure>& figures, const OnFigure& chosen);

} // namespace roundtrip
