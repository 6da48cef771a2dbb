// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches a canvas from outside: pointer, wheel, keys, tips and menus, handed to those who know what they mean.

#include <cmath>

#include "ui/canvas/canvas_inside.h"
#include "ui/words/words.h"
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace roundtrip {

bool Canvas::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const QPointF at = static_cast<QHelpEvent*>(event)->pos();
        const QString words = m->picture ? tip(*m->picture, m->pickAt(at), m->currency, m->flowOf) : QString();
        if (words.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), tooltipText(words), this);
        }
        return true;
    }
    case QEvent::NativeGesture: {
        auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m->setView(zoomedAt(m->view, gesture->position(), m->view.zoom * (1 + gesture->value())));
            return true;
        }
        break;
    }
    case QEvent::KeyPress: {
        // Tab goes from card to card, over the notes, and out of the canvas after the last.
        auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) && m->key(*key)) {
            return true;
        }
        break;
    }
    default: break;
    }
    return QWidget::event(event);
}

void Canvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m->paint(painter);
}

void Canvas::resizeEvent(QResizeEvent*)
{
    m->legend = {};
    m->layers.resize(size(), devicePixelRatioF());
    if ((m->fitPending || m->fitted) && m->picture && !m->picture->cards.empty()) {
        const bool next = m->fitPending && m->fitted; // the picture that is awaited is still to be fitted
        fit();
        m->fitPending = next;
    }
    m->lookedElsewhere();
}

void Canvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        m->legend = {};
        update();
    }
    QWidget::changeEvent(event);
}

void Canvas::mousePressEvent(QMouseEvent* event)
{
    QToolTip::hideText();
    m->endGlide();
    m->menuPlace.reset();
    if (!m->leaveForm()) {
        return;
    }
    m->settle();
    m->act(m->gesture.press(m->pointerAt(event->position(), event->modifiers()), event->button()));
    setCursor(m->gesture.cursor(m->hovered));
}

void Canvas::mouseMoveEvent(QMouseEvent* event)
{
    m->pointer = event->position();
    m->menuPlace.reset();
    m->act(m->gesture.move(m->pointerAt(event->position(), event->modifiers())));
    setCursor(m->gesture.cursor(m->hovered));
}

void Canvas::mouseReleaseEvent(QMouseEvent* event)
{
    m->act(m->gesture.release(m->pointerAt(event->position(), event->modifiers()), event->button()));
    m->takeAwaited();
    setCursor(m->gesture.cursor(m->hovered));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m->leaveForm()) {
        return;
    }
    m->settle();
    m->act(m->gesture.doubleClick(m->pointerAt(event->position(), event->modifiers()), event->button()));
    m->takeAwaited();
}

void Canvas::wheelEvent(QWheelEvent* event)
{
    // A touchpad's two fingers pan; a wheel zooms at the pointer, and pans with Shift or Alt.
    const bool fingers = !event->pixelDelta().isNull() && !event->modifiers().testFlag(Qt::ControlModifier);
    if (fingers) {
        m->setView(movedBy(m->view, event->pixelDelta()));
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const QPoint by = event->angleDelta();
        m->setView(movedBy(m->view, by.x() != 0 ? QPointF(by) : QPointF(by.y(), 0)));
    } else if (event->modifiers().testFlag(Qt::AltModifier)) {
        const QPoint by = event->angleDelta(); // Alt turns the wheel's axis on some platforms
        m->setView(movedBy(m->view, QPointF(0, by.y() != 0 ? by.y() : by.x())));
    } else {
        const double turns = event->angleDelta().y() / 120.0;
        m->setView(zoomedAt(m->view, event->position(), m->view.zoom * std::pow(1.2, turns)));
    }
    event->accept();
}

void Canvas::keyPressEvent(QKeyEvent* event)
{
    if (!m->key(*event)) {
        QWidget::keyPressEvent(event);
    }
    m->takeAwaited();
}

void Canvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->isAutoRepeat()) {
        return;
    }
    if (event->key() == Qt::Key_Space) {
        m->gesture.setSpace(false);
        setCursor(m->gesture.cursor(m->hovered));
    } else if (m->nudged != Point{} || m->stretched) {
        m->letGo();
    } else {
        QWidget::keyReleaseEvent(event);
    }
}

void Canvas::leaveEvent(QEvent*)
{
    if (!m->gesture.running()) {
        m->hover({});
    }
}

void Canvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (m->gesture.running() || !m->picture) {
        return;
    }
    if (!m->leaveForm()) {
        event->accept();
        return;
    }
    // By key it is about what the keyboard is on; by mouse about what is under the pointer, which is chosen first.
    m->endGlide();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const Pick under = m->pickAt(event->pos());
        if (under.part == PickPart::nothing) {
            m->select({}, false);
        } else if (!m->selected(under)) {
            m->act(intention::SelectThing{under, intention::Adding::no});
        }
    } else if (const auto rect = m->currentRect()) {
        at = mapToGlobal(m->view.toWidget(rect->centre()).toPoint());
    }
    m->askMenu(at);
    event->accept();
}

void Canvas::Inside::askMenu(QPoint at)
{
    menuPlace = view.toPicture(self.mapFromGlobal(at));
    emit self.menuAsked(at);
}

void Canvas::focusOutEvent(QFocusEvent* event)
{
    m->gesture.setSpace(false);
    m->letGo();
    update();
    QWidget::focusOutEvent(event);
}

} // namespace roundtrip
