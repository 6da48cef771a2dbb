// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/coverage_legend.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

namespace roundtrip {

namespace {
constexpr int signWidth = 12;
constexpr int signGap = 6;
constexpr int mostWidth = 190;
} // namespace

CoverageLegend::CoverageLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void CoverageLegend::setLines(std::vector<Line> lines, const Tones& tones)
{
    m_lines = std::move(lines);
    m_tones = tones;
    QStringList all;
    for (const Line& line : m_lines) {
        all.append(line.text);
    }
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(all.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CoverageLegend::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 0;
    for (const Line& line : m_lines) {
        width = std::max(width, metrics.horizontalAdvance(line.text) + 2);
    }
    return {std::min(mostWidth, signWidth + signGap + width),
            static_cast<int>(m_lines.size()) * (metrics.height() + 2)};
}

void CoverageLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(font());
    const int count = static_cast<int>(m_lines.size());
    const int step = std::clamp(height() / std::max(1, count), metrics.height() - 1, metrics.height() + 4);
    const int fits = height() / step;
    int y = 0;
    for (int i = 0; i < count; ++i) {
        // Too many: the lines in the middle give way.
        if (fits < count && i >= fits / 2 && i < count - (fits - fits / 2)) {
            continue;
        }
        const Line& line = m_lines[static_cast<std::size_t>(i)];
        const QRectF sign(0, y + (step - 10) / 2.0, signWidth, 10);
        painter.setPen(Qt::NoPen);
        switch (line.sign) {
        case Sign::none: break;
        case Sign::bar: painter.fillRect(sign, line.colour); break;
        case Sign::hatch: painter.fillRect(sign, QBrush(line.colour, Qt::BDiagPattern)); break;
        case Sign::line:
            painter.setPen(QPen(line.colour, 1.6));
            painter.drawLine(QPointF(0, sign.center().y()), QPointF(signWidth, sign.center().y()));
            painter.setBrush(m_tones.card);
            painter.drawEllipse(sign.center(), 3, 3);
            break;
        }
        const bool head = line.sign == Sign::none;
        const int left = head ? 0 : signWidth + signGap;
        painter.setPen(head ? m_tones.ink : m_tones.muted);
        painter.drawText(QRect(left, y, width() - left, step), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(line.text, Qt::ElideRight, width() - left));
        y += step;
    }
}

} // namespace roundtrip
