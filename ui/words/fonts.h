// SPDX-License-Identifier: GPL-3.0-or-later
// Inter, shipped with the program, so that text is as wide everywhere as the picture takes it to be.
#pragma once

#include <functional>

#include <QFont>

class QWidget;

namespace roundtrip {

// Makes the shipped fonts known to Qt. Needs an application object; further calls do nothing.
void loadFonts();

enum class TextWeight { regular, semibold };

// The height of usual text, in pixels: what a scale of text is counted by.
inline constexpr double textPixels = 13;

// Inter at a size in pixels, unhinted, so that it scales evenly.
QFont interFont(double pixels, TextWeight weight = TextWeight::regular);

// Calls `set` with how many times as large as usual the widget's text is, now and whenever that changes: for lengths
// that no layout knows.
void followTextSize(QWidget& widget, std::function<void(double)> set);
// Keeps the widget so many pixels wide, times that.
void keepWide(QWidget& widget, int pixels);

} // namespace roundtrip
