// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tests of the window: one application, no display, the shipped fonts, one locale.
#include "tests/ui/apart.h"
#include "ui/words/fonts.h"
#include <QApplication>
#include <QLocale>
#include <QStyle>
#include <QToolTip>
#include <gmock/gmock.h>

namespace {

// A test that has put a theme on the whole program leaves none to the next one: sizes depend on it.
class SameLook : public ::testing::EmptyTestEventListener {
public:
    explicit SameLook(QApplication& application)
        : m_application(application), m_style(QApplication::style()->name()), m_font(QApplication::font()),
          m_tipFont(QToolTip::font())
    {}

    void OnTestStart(const ::testing::TestInfo&) override
    {
        if (m_application.styleSheet().isEmpty()) {
            return; // a theme has one
        }
        m_application.setStyleSheet({});
        QApplication::setStyle(m_style);
        QApplication::setPalette({});
        QApplication::setFont(m_font);
        QToolTip::setFont(m_tipFont);
        QToolTip::setPalette({});
    }

private:
    QApplication& m_application;
    QString m_style;
    QFont m_font, m_tipFont;
};

} // namespace

int main(int count, char** words)
{
    const roundtrip::testing::Apart apart;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ::testing::InitGoogleMock(&count, words);
    QApplication application(count, words);
    roundtrip::loadFonts();
    application.setFont(roundtrip::interFont(13));
    ::testing::UnitTest::GetInstance()->listeners().Append(new SameLook(application)); // which it deletes
    return RUN_ALL_TESTS();
}
