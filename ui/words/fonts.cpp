// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/fonts.h"

#include <utility>

#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QString>
#include <QWidget>

// In a static library resources are not loaded by themselves; the macro must stand outside any namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(roundtrip);
}

namespace roundtrip {

namespace {

// Lives as long as its widget.
class TextFollower : public QObject {
public:
    TextFollower(QWidget& widget, std::function<void(double)> set)
        : QObject(&widget), m_widget(widget), m_set(std::move(set))
    {
        widget.installEventFilter(this);
        follow();
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FontChange) {
            follow();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void follow()
    {
        const double scale = QFontInfo(m_widget.font()).pixelSize() / textPixels;
        if (scale != std::exchange(m_scale, scale)) {
            m_set(scale);
        }
    }

    QWidget& m_widget;
    std::function<void(double)> m_set;
    double m_scale = 0;
};

} // namespace

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

void followTextSize(QWidget& widget, std::function<void(double)> set)
{
    new TextFollower(widget, std::move(set));
}

void keepWide(QWidget& widget, int pixels)
{
    followTextSize(widget, [&widget, pixels](double scale) { widget.setFixedWidth(qRound(pixels * scale)); });
}

} // namespace roundtrip
