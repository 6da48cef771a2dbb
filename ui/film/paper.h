// SPDX-License-Identifier: GPL-3.0-or-later
// A picture on paper: as a PDF file, and on a printer's page.
#pragma once

#include "ui/film/page.h"
#include <QByteArray>

class QPrinter;

namespace roundtrip {

// One page as large as the picture, or as the options' size; 96 pixels are an inch. Lines stay lines and text stays
// text, in fonts that the file brings along. The same input gives the same bytes but for the date of creation.
QByteArray pdf(const Picture& picture, const PageOptions& options = {});

// Paints the picture onto the printer's current page, as large as its margins allow, in the light theme and without the
// canvas colour, which would only cost ink. False where the printer could not be begun.
bool print(QPrinter& printer, const Picture& picture, PageOptions options = {});

} // namespace roundtrip
