// SPDX-License-Identifier: GPL-3.0-or-later
// Inter, shipped with the program, so that text is as wide everywhere as the picture takes it to be.
#pragma once

#include <QFont>

namespace roundtrip {

// Makes the shipped fonts known to Qt. Needs an application object; further calls do nothing.
void loadFonts();

enum class TextWeight { regular, semibold };

// Inter at a size in pixels, unhinted, so that it scales evenly.
QFont interFont(double pixels, TextWeight weight = TextWeight::regular);

} // namespace roundtrip
