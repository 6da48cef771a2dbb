// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the window: palettes and style sheet, made from the same colours as the picture.
#pragma once

#include "core/picture/style.h"
#include "ui/words/tones.h"
#include <QPalette>
#include <QString>

class QApplication;

namespace roundtrip {

// Which look to take: one of the three, or that of the desktop.
enum class ThemeChoice { system, light, dark, contrast };

ThemeChoice choiceOf(Theme theme);

// What a desktop's own palette tells of its look: nothing but black and white is high contrast. `gtkTheme` is the name
// that GTK programs are told to take, as the desktops that have no palette for Qt say it there.
Theme desktopTheme(const QPalette& palette, const QByteArray& gtkTheme);

// What the choice comes to on this desktop.
Theme resolved(ThemeChoice choice);

Tones tonesOf(Theme theme);
QPalette paletteOf(Theme theme);
// The style sheet with the colours filled in; where it has sizes of text they are multiplied.
QString styleSheetOf(Theme theme, double textScale = 1);

// Sets style, palette, font and style sheet of the whole program. `textScale` multiplies the size of all text.
void applyTheme(QApplication& application, Theme theme, double textScale = 1);

} // namespace roundtrip
