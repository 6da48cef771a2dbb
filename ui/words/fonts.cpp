// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the shipped fonts.
#include "ui/words/fonts.h"

#include <QFontDatabase>
#include <QString>

// In a static library resources are not loaded by themselves; the macro must stand outside any namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(roundtrip);
}

namespace roundtrip {

void loadFonts()
{
    static const bool loaded = [] {
        loadResources();
        for (const char* file : {":/roundtrip/fonts/Inter-Regular.otf", ":/roundtrip/fonts/Inter-SemiBold.otf"}) {
            QFontDatabase::addApplicationFont(QString::fromLatin1(file));
        }
        return true;
    }();
    Q_UNUSED(loaded);
}

QFont interFont(double pixels, TextWeight weight)
{
    loadFonts();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(qRound(pixels));
    font.setWeight(weight == TextWeight::semibold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace roundtrip
