// SPDX-License-Identifier: GPL-3.0-or-later
// Help: what the figures mean, what keys and gestures do, and what this program is.
#pragma once

#include <QString>

class QWidget;

namespace roundtrip {

// Widgets that show a figure carry the heading of its definition in this property.
inline constexpr const char* definitionProperty = "definition";

// The heading that belongs to what is under the pointer, or to one of its parents; empty where there is none.
QString definitionUnder(const QWidget* widget);

// Shows the definitions, at a heading where one is given.
void showDefinitions(QWidget* parent, const QString& heading = {});
void showShortcuts(QWidget* parent);
void showAbout(QWidget* parent);

} // namespace roundtrip
