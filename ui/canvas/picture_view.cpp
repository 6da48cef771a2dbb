// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/picture_view.h"

#include <algorithm>
#include <utility>

#include "core/picture/draw_shapes.h"
#include "core/picture/drawing.h"
#include "ui/canvas/painter.h"
#include "ui/words/words.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace roundtrip {

PictureView::PictureView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture of who pays whom"));
}

void PictureView::setPicture(const std::shared_ptr<const Picture>& picture)
{
    m_picture = picture;
    m_looked.reset();
    update();
}

void PictureView::setTheme(Theme theme)
{
    m_theme = theme;
    update();
}

void PictureView::setSelection(const std::vector<RecordKey>& records)
{
    m_selection = records;
    update();
}

void PictureView::setLoop(const std::vector<PartyId>& parties)
{
    m_loop = parties;
    update();
}

double PictureView::zoom() const
{
    if (!m_picture || m_picture->bounds.empty()) {
        return 1;
    }
    // Not larger than it is meant to be by much: a picture of two parties need not fill a wall.
    return std::min({width() / m_picture->bounds.width, height() / m_picture->bounds.height, 1.4});
}

QPointF PictureView::toWidget(Point point) const
{
    const Point middle = m_picture->bounds.centre();
    return QPointF(width() / 2.0, height() / 2.0) + qt(point - middle) * zoom();
}

Point PictureView::toPicture(QPointF point) const
{
    const QPointF away = (point - QPointF(width() / 2.0, height() / 2.0)) / zoom();
    return m_picture->bounds.centre() + Point{away.x(), away.y()};
}

std::optional<std::uint32_t> PictureView::spotAt(QPointF at) const
{
    return m_picture ? pickSpot(*m_picture, toPicture(at)) : std::nullopt;
}

Emphasis PictureView::emphasis() const
{
    Emphasis all = m_loop.empty() ? Emphasis{} : loopEmphasis(*m_picture, m_loop);
    all.spots.resize(m_picture->spots.size(), 0);
    const Emphasis selected = selectionEmphasis(*m_picture, m_selection);
    for (std::size_t i = 0; i < all.spots.size(); ++i) {
        all.spots[i] |= selected.spot(i);
    }
    if (m_looked) {
        all.spots[*m_looked] |= Emphasis::hovered;
    }
    return all;
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), qt(roundtrip::palette(m_theme).canvas));
    if (!m_picture) {
        return;
    }
    painter.translate(toWidget({0, 0}));
    painter.scale(zoom(), zoom());
    PainterDrawing drawing(painter);
    DrawOptions options;
    options.theme = m_theme;
    options.background = false;
    draw(*m_picture, emphasis(), options, drawing);
}

void PictureView::look(const std::optional<std::uint32_t>& spot)
{
    if (std::exchange(m_looked, spot) != spot) {
        setCursor(spot ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    look(spotAt(event->position()));
}

void PictureView::leaveEvent(QEvent* event)
{
    look(std::nullopt);
    QWidget::leaveEvent(event);
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_picture) {
        QWidget::mousePressEvent(event);
        return;
    }
    const auto spot = spotAt(event->position());
    std::vector<RecordKey> records;
    if ((event->modifiers() & Qt::ShiftModifier) != 0) {
        records = m_selection;
    }
    if (spot) {
        const PictureSpot& what = m_picture->spots[*spot];
        if (what.part == PictureSpot::Part::party) {
            records.push_back({RecordKind::party, what.payer.value});
        }
        for (const FlowId& flow : m_picture->flowsOf(what)) {
            records.push_back({RecordKind::flow, flow.value});
        }
    }
    emit selectionChanged(records);
}

bool PictureView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto spot = spotAt(help->pos())) {
            QToolTip::showText(help->globalPos(), tooltipText(oneLine(qt(m_picture->spots[*spot].title))), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace roundtrip
