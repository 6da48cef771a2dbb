// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/shown.h"

namespace roundtrip {

namespace {

constexpr qsizetype longestShown = 80;

} // namespace

QString shown(std::string_view text)
{
    const QString all = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    QString out;
    for (const QChar c : all) {
        const bool turns = (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069)) ||
                           c == QChar(0x200E) || c == QChar(0x200F) || c == QChar(0x061C);
        const bool controls = c.category() == QChar::Other_Control || c == QChar(0x2028) || c == QChar(0x2029);
        out += turns || controls ? QChar(QChar::ReplacementCharacter) : c;
    }
    if (out.size() > longestShown) {
        out.truncate(longestShown - 1);
        if (out.back().isHighSurrogate()) {
            out.chop(1);
        }
        out += QChar(0x2026);
    }
    return out;
}

QString inQuotes(std::string_view text)
{
    return QStringLiteral("\"") + shown(text) + QStringLiteral("\"");
}

} // namespace roundtrip
