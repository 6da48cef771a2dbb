// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tests of the window: one application, no display, the shipped fonts, one locale.
#include "tests/ui/apart.h"
#include "ui/words/fonts.h"
#include <QApplication>
#include <QLocale>
#include <gmock/gmock.h>

int main(int count, char** words)
{
    const roundtrip::testing::Apart apart;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ::testing::InitGoogleMock(&count, words);
    QApplication application(count, words);
    roundtrip::loadFonts();
    application.setFont(roundtrip::interFont(13));
    return RUN_ALL_TESTS();
}
