// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/picture_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/picture/draw_shapes.h"
#include "core/picture/drawing.h"
#include "core/picture/pick.h"
#include "ui/canvas/accessible.h"
#include "ui/canvas/painter.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace roundtrip {

namespace {

constexpr double zoomStep = 1.25;
constexpr double keyStep = 40; // pixels that an arrow key moves the picture

// Of a picture that follows, what stands for the same.
std::optional<std::uint32_t> sameSpot(const PictureSpot& spot, const std::vector<PictureSpot>& among)
{
    const auto found = std::find_if(among.begin(), among.end(), [&spot](const PictureSpot& one) {
        const bool named = spot.part != PictureSpot::Part::time || one.title == spot.title;
        return one.part == spot.part && one.payer == spot.payer && one.payee == spot.payee && named;
    });
    return found == among.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(found - among.begin()));
}

} // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent)
{
    registerAccessibleCanvas();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture of who pays whom"));
}

void PictureView::setPicture(const std::shared_ptr<const Picture>& picture)
{
    m_on = m_on && picture ? sameSpot(m_picture->spots[*m_on], picture->spots) : std::nullopt;
    m_picture = picture;
    m_looked.reset();
    if (!picture) {
        m_view.reset(); // another kind of picture is to come
    }
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

View PictureView::view() const
{
    if (m_view) {
        return *m_view;
    }
    if (!m_picture || m_picture->bounds.empty()) {
        return {};
    }
    // Not larger than it is meant to be by much: a picture of two parties need not fill a wall.
    const double fits = std::min({width() / m_picture->bounds.width, height() / m_picture->bounds.height, 1.4});
    const Point middle = m_picture->bounds.centre();
    return {{middle.x - width() / 2.0 / fits, middle.y - height() / 2.0 / fits}, fits};
}

void PictureView::show(const View& view)
{
    if (m_picture) {
        m_view = view;
        update();
    }
}

double PictureView::zoom() const
{
    return view().zoom;
}

void PictureView::lookAt(Point centre, double zoom)
{
    m_view = View{{centre.x - width() / 2.0 / zoom, centre.y - height() / 2.0 / zoom}, zoom};
    update();
}

void PictureView::fit()
{
    m_view.reset();
    update();
}

void PictureView::zoomTo(double zoom)
{
    show(zoomedAt(view(), QRectF(rect()).center(), zoom));
}

void PictureView::zoomIn()
{
    zoomTo(zoom() * zoomStep);
}

void PictureView::zoomOut()
{
    zoomTo(zoom() / zoomStep);
}

QPointF PictureView::toWidget(Point point) const
{
    return view().toWidget(point);
}

Point PictureView::toPicture(QPointF point) const
{
    return view().toPicture(point);
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
    if (m_on && hasFocus()) {
        all.spots[*m_on] |= Emphasis::hovered;
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
    const QPointF at = event->position();
    if (m_pressed) {
        if (!m_dragging && (at - *m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            m_dragging = true;
            look(std::nullopt);
            setCursor(Qt::ClosedHandCursor);
        }
        if (m_dragging) {
            show(movedBy(view(), at - std::exchange(m_last, at)));
        }
        return;
    }
    look(spotAt(at));
}

void PictureView::leaveEvent(QEvent* event)
{
    look(std::nullopt);
    QWidget::leaveEvent(event);
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    if (!m_picture || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_pressed = event->position();
    m_last = event->position();
    m_dragging = false;
}

void PictureView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_pressed, std::nullopt)) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    if (std::exchange(m_dragging, false)) {
        setCursor(Qt::ArrowCursor);
        look(spotAt(event->position()));
    } else if (event->button() == Qt::LeftButton && m_picture) {
        select(event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

void PictureView::select(QPointF at, bool adding)
{
    std::vector<RecordKey> records;
    if (adding) {
        records = m_selection;
    }
    m_on = spotAt(at);
    if (m_on) {
        const std::vector<RecordKey> more = recordsOf(*m_on);
        records.insert(records.end(), more.begin(), more.end());
    }
    emit selectionChanged(records);
}

void PictureView::choose(std::uint32_t spot, bool adding)
{
    const std::vector<RecordKey> of = recordsOf(spot);
    std::vector<RecordKey> records = adding ? m_selection : std::vector<RecordKey>();
    if (adding && isSelected(spot)) {
        std::erase_if(records,
                      [&of](const RecordKey& record) { return std::find(of.begin(), of.end(), record) != of.end(); });
    } else {
        records.insert(records.end(), of.begin(), of.end());
    }
    m_on = spot;
    update();
    emit selectionChanged(records);
}

std::vector<RecordKey> PictureView::recordsOf(std::uint32_t spot) const
{
    std::vector<RecordKey> records;
    const PictureSpot& what = m_picture->spots[spot];
    if (what.part == PictureSpot::Part::party) {
        records.push_back({RecordKind::party, what.payer.value});
    }
    for (const FlowId& flow : m_picture->flowsOf(what)) {
        records.push_back({RecordKind::flow, flow.value});
    }
    return records;
}

bool PictureView::isSelected(std::uint32_t spot) const
{
    return m_picture && (selectionEmphasis(*m_picture, m_selection).spot(spot) & Emphasis::selected) != 0;
}

// Past the first or the last it leaves the view.
bool PictureView::focusNextPrevChild(bool next)
{
    const auto spots = m_picture ? static_cast<std::uint32_t>(m_picture->spots.size()) : 0U;
    if (spots == 0 || (m_on && *m_on == (next ? spots - 1 : 0))) {
        m_on.reset();
        update();
        return QWidget::focusNextPrevChild(next);
    }
    m_on = !m_on ? (next ? 0 : spots - 1) : next ? *m_on + 1 : *m_on - 1;
    show(showing(view(), size(), boundsOf(*m_picture, *m_on)));
    tellAccessible(*this, *m_on);
    update();
    emit selectionChanged(recordsOf(*m_on));
    return true;
}

void PictureView::wheelEvent(QWheelEvent* event)
{
    // As on the map: two fingers pan, a wheel zooms at the pointer, and pans with Shift or Alt.
    const bool fingers = !event->pixelDelta().isNull() && !event->modifiers().testFlag(Qt::ControlModifier);
    const QPointF by = event->angleDelta();
    if (fingers) {
        show(movedBy(view(), event->pixelDelta()));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        show(movedBy(view(), by.x() != 0 ? by : QPointF(by.y(), 0)));
    } else if (event->modifiers().testFlag(Qt::AltModifier)) {
        show(movedBy(view(), QPointF(0, by.y() != 0 ? by.y() : by.x())));
    } else {
        show(zoomedAt(view(), event->position(), zoom() * std::pow(1.2, by.y() / 120.0)));
    }
    event->accept();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_0: fit(); break;
    case Qt::Key_Left: show(movedBy(view(), {keyStep, 0})); break;
    case Qt::Key_Right: show(movedBy(view(), {-keyStep, 0})); break;
    case Qt::Key_Up: show(movedBy(view(), {0, keyStep})); break;
    case Qt::Key_Down: show(movedBy(view(), {0, -keyStep})); break;
    default: QWidget::keyPressEvent(event);
    }
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
