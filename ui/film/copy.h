// SPDX-License-Identifier: GPL-3.0-or-later
// A picture for the clipboard, in all the forms that other programs paste.
#pragma once

#include <memory>

#include "core/export/svg.h"
#include "ui/film/page.h"
#include <QMimeData>
#include <QString>

namespace roundtrip {

// The same page in an SVG.
SvgOptions svgOptions(const PageOptions& options);

// Its money as lines of payer, payee and amount, tabs between: what a spreadsheet pastes.
QString tabbedText(const Picture& picture);

// The picture as image, PNG, SVG and text; where it is too large for an image, as SVG and text. Text that others would
// run as a formula or a control character is made harmless.
std::unique_ptr<QMimeData> copied(const Picture& picture, const PageOptions& options = {});

} // namespace roundtrip
