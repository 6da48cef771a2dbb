// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/film/copy.h"

#include "ui/words/words.h"

namespace roundtrip {

namespace {

// As tables do it: what begins like a formula is preceded by an apostrophe.
QString cell(const std::string& text)
{
    QString line = oneLine(qt(text));
    if (!line.isEmpty() && QStringLiteral("=+-@").contains(line.front())) {
        line.prepend(QLatin1Char('\''));
    }
    return line;
}

} // namespace

QString tabbedText(const Picture& picture)
{
    QString text;
    for (const Arrow& arrow : picture.arrows) {
        const std::string amount = arrow.label == Arrow::none ? std::string() : picture.labels[arrow.label].text;
        text += cell(picture.cards[arrow.payer].fullName) + QLatin1Char('\t') +
                cell(picture.cards[arrow.payee].fullName) + QLatin1Char('\t') + cell(amount) + QLatin1Char('\n');
    }
    return text;
}

SvgOptions svgOptions(const PageOptions& options)
{
    SvgOptions vector;
    vector.theme = options.theme;
    vector.transparent = options.transparent;
    vector.size = options.size;
    vector.scale = options.scale;
    vector.emphasis = options.emphasis;
    vector.toDate = options.toDate;
    return vector;
}

std::unique_ptr<QMimeData> copied(const Picture& picture, const PageOptions& options)
{
    auto data = std::make_unique<QMimeData>();
    // Best first: programs take the first form that they know.
    data->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(svg(picture, svgOptions(options))));
    if (fitsImage(pagePixels(picture, options))) {
        data->setData(QStringLiteral("image/png"), png(picture, options));
        data->setImageData(image(picture, options));
    }
    data->setText(tabbedText(picture));
    return data;
}

} // namespace roundtrip
