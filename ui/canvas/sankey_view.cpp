// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sankey_view.h"

#include <algorithm>
#include <utility>

#include "ui/canvas/painter.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace roundtrip {

SankeyView::SankeyView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    followTextSize(*this, [this](double scale) {
        m_textScale = std::max(1.0, scale);
        compose();
    });
}

void SankeyView::setTrace(std::shared_ptr<const Network> network, std::uint32_t source, Trace trace)
{
    m_network = std::move(network);
    m_source = source;
    m_trace = std::move(trace);
    compose();
}

void SankeyView::setTheme(Theme theme)
{
    m_theme = theme;
    update();
}

void SankeyView::setGround(const QColor& ground)
{
    m_ground = ground;
    update();
}

void SankeyView::compose()
{
    m_looked.reset();
    m_picture = m_network ? composeSankey(*m_network, m_source, m_trace,
                                          {static_cast<double>(width()), static_cast<double>(height())}, m_textScale)
                          : SankeyPicture{};
    emit leftOutChanged(static_cast<int>(m_picture.leftOut));
    update();
}

QString SankeyView::tipAt(QPointF at) const
{
    const auto spot = pickSankey(m_picture, {at.x(), at.y()});
    if (!spot) {
        return {};
    }
    const auto name = [this](std::uint32_t node) { return oneLine(qt(m_picture.nodes[node].fullName)); };
    if (spot->part == SankeySpot::Part::band) {
        const SankeyBand& band = m_picture.bands[spot->index];
        QStringList lines{tr("%1 → %2").arg(name(band.from), name(band.to)),
                          tr("%1 of the dollar, as often as it passes here").arg(percent(band.share)),
                          tr("mostly %1").arg(text(band.money))};
        if (band.home) {
            lines << tr("it has come home");
        } else if (band.back) {
            lines << tr("it runs back to where it has been");
        }
        return lines.join(QLatin1Char('\n'));
    }
    const SankeyNode& node = m_picture.nodes[spot->index];
    if (node.source) {
        return name(spot->index) + QLatin1Char('\n') +
               tr("%1 of the dollar comes home").arg(percent(m_trace.returnsHome));
    }
    return name(spot->index) + QLatin1Char('\n') + tr("%1 of the dollar passes").arg(percent(node.passes)) +
           QLatin1Char('\n') + tr("%1 of it stays here").arg(percent(node.stays));
}

QSize SankeyView::sizeHint() const
{
    return {560, 220};
}

QSize SankeyView::minimumSizeHint() const
{
    return {220, 120};
}

void SankeyView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    PainterDrawing drawing(painter);
    DrawOptions options;
    options.theme = m_theme;
    std::optional<Colour> ground;
    if (m_ground.isValid()) {
        ground = colour(m_ground.rgb() & 0xFFFFFFU);
    }
    drawSankey(m_picture, m_looked, options, drawing, ground);
}

void SankeyView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    compose();
}

void SankeyView::look(const std::optional<SankeySpot>& at)
{
    if (std::exchange(m_looked, at) != at) {
        setCursor(at ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void SankeyView::mouseMoveEvent(QMouseEvent* event)
{
    look(pickSankey(m_picture, {event->position().x(), event->position().y()}));
}

void SankeyView::leaveEvent(QEvent* event)
{
    look(std::nullopt);
    QWidget::leaveEvent(event);
}

void SankeyView::mousePressEvent(QMouseEvent* event)
{
    const auto spot = pickSankey(m_picture, {event->position().x(), event->position().y()});
    if (event->button() != Qt::LeftButton || !spot) {
        QWidget::mousePressEvent(event);
        return;
    }
    if (spot->part == SankeySpot::Part::node) {
        emit partyChosen(m_picture.nodes[spot->index].party);
    } else {
        const SankeyBand& band = m_picture.bands[spot->index];
        emit pairChosen(m_picture.nodes[band.from].party, m_picture.nodes[band.to].party);
    }
}

bool SankeyView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), tooltipText(tip), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace roundtrip
