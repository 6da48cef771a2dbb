// SPDX-License-Identifier: GPL-3.0-or-later
// Where a file is to be written, as a person says it.
#pragma once

#include <QString>

class QWidget;

namespace roundtrip {

// The path that is chosen in a dialog, with the ending (without its dot) where none was typed; empty where it was given
// up. A file that is there is never chosen without a question: the dialog asks about the name that was typed, this
// about the one that the ending makes of it.
QString saveName(QWidget* parent, const QString& title, const QString& offered, const QString& filter,
                 const QString& ending);

} // namespace roundtrip
