// SPDX-License-Identifier: GPL-3.0-or-later
// How failures show Qt's text: as words. Every test of the window includes it, so that all print alike.
#pragma once

#include <ostream>

#include <QString>

inline void PrintTo(const QString& text, std::ostream* out)
{
    *out << '"' << text.toStdString() << '"';
}
