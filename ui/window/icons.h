// SPDX-License-Identifier: GPL-3.0-or-later
// The program's icons: line drawings in the colour of the text beside them, crisp at every scale.
#pragma once

#include <QIcon>
#include <QLatin1String>

namespace roundtrip {

// The icon of that name in resources/icons, without its ending. It follows the program's palette: a change of the
// theme shows at the next paint. Asserts that there is such an icon.
QIcon icon(QLatin1String name);

} // namespace roundtrip
