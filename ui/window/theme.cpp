// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme.h"

#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

#include "ui/words/fonts.h"
#include <QApplication>
#include <QFile>
#include <QProxyStyle>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QToolTip>

namespace roundtrip {

namespace {

// Signs beside text, as large as the text.
class SignsLikeText : public QProxyStyle {
public:
    explicit SignsLikeText(double textScale)
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_signs(qRound(16 * textScale))
    {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override
    {
        switch (metric) {
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_SmallIconSize:
        case PM_ToolBarIconSize: return m_signs;
        default: return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

private:
    int m_signs;
};

QColor q(Colour colour)
{
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

// `share` of one colour laid over another.
QColor mixed(const QColor& over, const QColor& under, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

// What stands behind menus, toolbars and titles: a shade beside the canvas, so that canvas and panels stand out.
QColor chrome(Theme theme)
{
    switch (theme) {
    case Theme::light: return {0xF3, 0xF1, 0xEC};
    case Theme::dark: return {0x1A, 0x1E, 0x23};
    case Theme::contrast: break;
    }
    return q(palette(theme).canvas);
}

// How much of a colour is laid over another, by theme.
double share(Theme theme, double light, double dark, double contrast)
{
    return theme == Theme::light ? light : theme == Theme::dark ? dark : contrast;
}

// The sheet with its letters so many times as large, and so the signs that stand beside them and the room that is kept
// for these; hairlines and the paper round things stay.
QString scaledSheet(const QString& sheet, double scale)
{
    static const QRegularExpression rule(QStringLiteral("([^{}]*)\\{([^}]*)\\}"));
    static const QRegularExpression sign(QStringLiteral("::(indicator|branch|drop-down|down-arrow|menu-)"));
    static const QRegularExpression length(QStringLiteral("\\b(\\d+)px"));
    constexpr int roomForSign = 16;
    QString scaled;
    for (auto rules = rule.globalMatch(sheet); rules.hasNext();) {
        const QRegularExpressionMatch at = rules.next();
        const bool ofSign = sign.match(at.captured(1)).hasMatch();
        QStringList declarations = at.captured(2).split(QLatin1Char(';'));
        for (QString& declaration : declarations) {
            const QString property = declaration.section(QLatin1Char(':'), 0, 0).trimmed();
            const int least = ofSign || property == QLatin1String("font-size") ? 2
                              : property.startsWith(QLatin1String("padding"))  ? roomForSign
                                                                               : std::numeric_limits<int>::max();
            QString written;
            qsizetype done = 0;
            for (auto lengths = length.globalMatch(declaration); lengths.hasNext();) {
                const QRegularExpressionMatch found = lengths.next();
                const int pixels = found.captured(1).toInt();
                written += declaration.mid(done, found.capturedStart() - done) +
                           QStringLiteral("%1px").arg(pixels < least ? pixels : qRound(pixels * scale));
                done = found.capturedEnd();
            }
            declaration = written + declaration.mid(done);
        }
        scaled += at.captured(1) + QLatin1Char('{') + declarations.join(QLatin1Char(';')) + QLatin1Char('}');
    }
    return scaled;
}

} // namespace

ThemeChoice choiceOf(Theme theme)
{
    switch (theme) {
    case Theme::light: return ThemeChoice::light;
    case Theme::dark: return ThemeChoice::dark;
    case Theme::contrast: break;
    }
    return ThemeChoice::contrast;
}

Theme desktopTheme(const QPalette& palette, const QByteArray& gtkTheme)
{
    const QColor ground = palette.color(QPalette::Window);
    const QColor ink = palette.color(QPalette::WindowText);
    if (gtkTheme.startsWith("HighContrast") || std::abs(ground.lightness() - ink.lightness()) == 255) {
        return Theme::contrast;
    }
    return ground.lightness() < 128 ? Theme::dark : Theme::light;
}

Theme resolved(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::light: return Theme::light;
    case ThemeChoice::dark: return Theme::dark;
    case ThemeChoice::contrast: return Theme::contrast;
    case ThemeChoice::system: break;
    }
    // Qt 6.4 does not tell the desktop's scheme; its palette does, as long as ours has not replaced it.
    static const Theme desktop = desktopTheme(QPalette(), qgetenv("GTK_THEME"));
    return desktop;
}

Tones tonesOf(Theme theme)
{
    const Palette& from = palette(theme);
    Tones tones;
    tones.canvas = q(from.canvas);
    tones.card = q(from.card);
    tones.border = q(from.cardBorder);
    tones.ink = q(from.ink);
    tones.muted = q(from.mutedInk);
    tones.hairline = q(from.hairline);
    tones.capital = q(from.capital);
    tones.commercial = q(from.commercial);
    tones.relation = q(from.relation);
    tones.receives = q(from.netReceives);
    tones.pays = q(from.netPays);
    tones.loop = q(from.loopHalo);
    tones.selection = q(from.selection);
    tones.added = q(from.added);
    tones.altered = q(from.altered);
    tones.removed = q(from.removed);
    return tones;
}

QPalette paletteOf(Theme theme)
{
    const Tones tones = tonesOf(theme);
    QPalette result;
    const auto set = [&result](QPalette::ColorRole role, const QColor& colour) {
        result.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, chrome(theme));
    set(QPalette::WindowText, tones.ink);
    set(QPalette::Base, tones.card);
    set(QPalette::AlternateBase, tones.canvas);
    set(QPalette::Text, tones.ink);
    set(QPalette::PlaceholderText, tones.muted);
    set(QPalette::Button, tones.card);
    set(QPalette::ButtonText, tones.ink);
    set(QPalette::BrightText, tones.removed);
    set(QPalette::ToolTipBase, tones.card);
    set(QPalette::ToolTipText, tones.ink);
    set(QPalette::Link, tones.capital);
    set(QPalette::LinkVisited, tones.capital);
    set(QPalette::Highlight, tones.selection);
    set(QPalette::HighlightedText, brightOnDark(theme) ? tones.canvas : QColor(Qt::white));
    set(QPalette::Light, tones.card);
    set(QPalette::Midlight, tones.hairline);
    set(QPalette::Mid, tones.border);
    set(QPalette::Dark, tones.border);
    set(QPalette::Shadow, brightOnDark(theme) ? tones.canvas : tones.border);
    const QColor faint = mixed(tones.ink, chrome(theme), share(theme, 0.38, 0.38, 0.6));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        result.setColor(QPalette::Disabled, role, faint);
    }
    return result;
}

QString styleSheetOf(Theme theme, double textScale)
{
    const Tones tones = tonesOf(theme);
    // Longer names first: "@ink" must not eat the beginning of another.
    const std::array<std::pair<QLatin1String, QColor>, 13> colours{{
        {QLatin1String("@hairline"), tones.hairline},
        {QLatin1String("@chrome"), chrome(theme)},
        {QLatin1String("@pressed"), mixed(tones.ink, chrome(theme), share(theme, 0.13, 0.13, 0.3))},
        {QLatin1String("@border"), tones.border},
        {QLatin1String("@canvas"), tones.canvas},
        {QLatin1String("@select"), tones.selection},
        {QLatin1String("@removed"), tones.removed},
        {QLatin1String("@hover"), mixed(tones.ink, chrome(theme), share(theme, 0.07, 0.07, 0.2))},
        {QLatin1String("@muted"), tones.muted},
        {QLatin1String("@soft"), mixed(tones.selection, tones.card, share(theme, 0.12, 0.24, 0.35))},
        {QLatin1String("@card"), tones.card},
        {QLatin1String("@ink"), tones.ink},
        {QLatin1String("@glow"), mixed(tones.loop, tones.card, share(theme, 0.22, 0.20, 0.25))},
    }};
    loadFonts(); // and with them all resources
    QFile file(QStringLiteral(":/roundtrip/themes/window.qss"));
    const bool opened = file.open(QIODevice::ReadOnly | QIODevice::Text);
    Q_ASSERT(opened);
    Q_UNUSED(opened);
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto& [name, colour] : colours) {
        sheet.replace(name, colour.name());
    }
    sheet = scaledSheet(sheet, textScale);
    sheet.replace(QLatin1String("@theme"), QLatin1String(themeWords[static_cast<std::size_t>(theme)].data()));
    return sheet;
}

void applyTheme(QApplication& application, Theme theme, double textScale)
{
    application.setStyle(new SignsLikeText(textScale));
    application.setPalette(paletteOf(theme));
    const QFont font = interFont(textPixels * textScale);
    application.setFont(font);
    QToolTip::setFont(font);
    QToolTip::setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme, textScale));
}

} // namespace roundtrip
