// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/accessible.h"
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

namespace {

constexpr double zoomStep = 1.25;
constexpr int sharpenAfter = 40; // ms after the last zoom

} // namespace

Canvas::Inside::Inside(Canvas& canvas) : self(canvas), minimap(&canvas)
{
    sharpen.setSingleShot(true);
    sharpen.setInterval(sharpenAfter);
    putDown.setSingleShot(true);
    putDown.setInterval(600);
}

Canvas::Canvas(QWidget* parent) : QWidget(parent), m(std::make_unique<Inside>(*this))
{
    registerAccessibleCanvas();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Map"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 160);
    connect(&m->sharpen, &QTimer::timeout, this, [this] {
        m->layers.sharpen(m->view);
        update();
    });
    connect(&m->layers, &Layers::changed, this, [this] {
        if (m->layers.rough(m->view)) {
            m->sharpen.start();
        }
        update();
    });
    connect(&m->putDown, &QTimer::timeout, this, [this] { m->endCarry(); });
    connect(&m->minimap, &Minimap::centred, this, [this](Point on) {
        const Point half{width() / 2.0 / m->view.zoom, height() / 2.0 / m->view.zoom};
        m->setView({on - half, m->view.zoom});
    });
}

Canvas::~Canvas() = default;

void Canvas::setFlowOf(FlowOf flowOf)
{
    m->flowOf = std::move(flowOf);
}

void Canvas::setCurrency(Currency currency)
{
    m->currency = currency;
}

Currency Canvas::currency() const
{
    return m->currency;
}

void Canvas::setEditable(bool editable)
{
    m->editable = editable;
    m->gesture.setEditing(editable);
}

bool Canvas::isEditable() const
{
    return m->editable;
}

const std::shared_ptr<const Picture>& Canvas::picture() const
{
    return m->picture;
}

const std::vector<RecordKey>& Canvas::selection() const
{
    return m->selection;
}

double Canvas::zoom() const
{
    return m->view.zoom;
}

bool Canvas::isFitted() const
{
    return m->fitted;
}

QPointF Canvas::toWidget(Point point) const
{
    return m->view.toWidget(point);
}

Point Canvas::toPicture(QPointF point) const
{
    return m->view.toPicture(point);
}

QSize Canvas::sizeHint() const
{
    return {960, 640};
}

void Canvas::setPicture(const std::shared_ptr<const Picture>& picture)
{
    // What was under the pointer may be something else now.
    m->hovered = {};
    m->current = {};
    m->gesture.cancel();
    m->band.reset();
    m->lasso.clear();
    m->guides.clear();
    m->picture = picture;
    m->motion.reset();
    m->moving.set(nullptr, nullptr);
    m->legend = {};
    m->carried.reset();
    m->putDown.stop();
    if (m->form == nullptr) {
        m->drawn.reset();
    } else {
        m->closeForm(); // its arrow is not there any more
    }
    m->showLayers();
    m->minimap.setPicture(picture, m->theme);
    if (m->fitPending && picture && !picture->cards.empty() && !size().isEmpty()) {
        fit();
    }
    m->lookedElsewhere();
    update();
}

void Canvas::setMotion(const std::shared_ptr<const Motion>& motion)
{
    m->motion = motion;
    m->moving.set(m->picture, motion);
    update();
}

void Canvas::setSelection(const std::vector<RecordKey>& records)
{
    std::vector<RecordKey> sorted = records;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted != m->selection) {
        m->selection = std::move(sorted);
        update();
    }
}

void Canvas::setLoop(const std::vector<PartyId>& parties)
{
    if (parties != m->loop) {
        m->loop = parties;
        m->showLayers();
        update();
    }
}

void Canvas::setLit(const std::vector<PartyId>& parties)
{
    if (parties != m->lit) {
        m->lit = parties;
        m->showLayers();
        update();
    }
}

void Canvas::setTheme(Theme theme)
{
    if (theme != m->theme) {
        m->theme = theme;
        m->legend = {};
        m->minimap.setPicture(m->picture, theme);
        m->showLayers();
        update();
    }
}

void Canvas::setAsOf(Date date, double dayPart)
{
    const Moment moment = momentOf(date) + dayPart;
    if (moment != m->moment) {
        m->moment = moment;
        if (m->moves()) {
            update();
        }
    }
}

void Canvas::setPlaying(bool playing)
{
    if (playing != m->playing) {
        m->playing = playing;
        update();
    }
}

void Canvas::setPaidVisible(bool visible)
{
    if (visible != m->paidVisible) {
        m->paidVisible = visible;
        update();
    }
}

void Canvas::setMinimapVisible(bool visible)
{
    m->minimapVisible = visible;
    m->lookedElsewhere();
}

void Canvas::setLegendVisible(bool visible)
{
    m->legendVisible = visible;
    update();
}

void Canvas::fit()
{
    m->fitPending = false;
    if (m->picture) {
        m->setView(fitted(m->picture->map, m->roomForMap()));
        m->fitted = true;
    }
}

void Canvas::fitNext()
{
    m->fitPending = true;
}

void Canvas::zoomTo(double zoom)
{
    m->setView(zoomedAt(m->view, QRectF(rect()).center(), zoom));
}

void Canvas::lookAt(Point centre, double zoom)
{
    const double kept = std::clamp(zoom, leastZoom, mostZoom);
    m->fitPending = false;
    m->setView({centre - Point{width() / 2.0 / kept, height() / 2.0 / kept}, kept});
}

void Canvas::zoomIn()
{
    zoomTo(m->view.zoom * zoomStep);
}

void Canvas::zoomOut()
{
    zoomTo(m->view.zoom / zoomStep);
}

void Canvas::zoomToSelection()
{
    Rect area;
    if (m->picture) {
        const Emphasis chosen = selectionEmphasis(*m->picture, m->selection);
        for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
            area = chosen.cards[i] != 0 ? united(area, m->picture->cards[i].rect) : area;
        }
        for (std::size_t i = 0; i < chosen.arrows.size(); ++i) {
            area = chosen.arrows[i] != 0 ? united(area, m->picture->arrows[i].bounds) : area;
        }
        for (std::size_t i = 0; i < chosen.notes.size(); ++i) {
            area = chosen.notes[i] != 0 ? united(area, m->picture->notes[i].rect) : area;
        }
    }
    if (!area.empty()) {
        m->setView(fitted(area.grown(24), size()));
    }
}

void Canvas::selectAll()
{
    std::vector<RecordKey> all;
    if (m->picture) {
        for (const Card& card : m->picture->cards) {
            all.push_back(card.record());
        }
        for (const PlacedNote& note : m->picture->notes) {
            all.push_back(note.record());
        }
        for (const FlowId& flow : m->picture->flows) {
            all.push_back({RecordKind::flow, flow.value});
        }
    }
    m->select(std::move(all), false);
}

void Canvas::selectNothing()
{
    m->select({}, false);
}

void Canvas::removeSelection()
{
    if (m->editable && !m->selection.empty()) {
        emit removalAsked(m->selection);
    }
}

void Canvas::newParty()
{
    if (m->editable) {
        m->openName(m->view.toPicture(QRectF(rect()).center()));
    }
}

void Canvas::newFlow()
{
    if (!m->editable || !m->picture) {
        return;
    }
    std::vector<std::uint32_t> cards;
    for (const RecordKey& record : m->selection) {
        if (record.kind == RecordKind::party) {
            cards.push_back(cardOf(*m->picture, PartyId{record.id}));
        }
    }
    std::erase(cards, Arrow::none);
    if (cards.empty() || cards.size() > 2) {
        return;
    }
    if (cards.size() == 2) {
        if (m->current == Pick{PickPart::card, cards[1]}) {
            std::swap(cards[0], cards[1]);
        }
        m->openFlow({cards[0], m->picture->cards[cards[1]].rect.centre(), cards[1]});
        return;
    }
    const Rect& payer = m->picture->cards[cards[0]].rect;
    m->openFlow({cards[0], {payer.right() + style::card.width / 2, payer.centre().y}, std::nullopt});
}

void Canvas::showRecord(const RecordKey& record)
{
    if (!m->picture) {
        return;
    }
    const Emphasis chosen = selectionEmphasis(*m->picture, std::span(&record, 1));
    Rect area;
    for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
        area = chosen.cards[i] != 0 ? united(area, m->picture->cards[i].rect) : area;
    }
    for (std::size_t i = 0; i < chosen.arrows.size(); ++i) {
        area = chosen.arrows[i] != 0 ? united(area, m->picture->arrows[i].bounds) : area;
    }
    for (std::size_t i = 0; i < chosen.notes.size(); ++i) {
        area = chosen.notes[i] != 0 ? united(area, m->picture->notes[i].rect) : area;
    }
    if (!area.empty()) {
        m->setView(showing(m->view, size(), area));
    }
}

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
        // Tab goes from card to card, and out of the canvas after the last.
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
    m->layers.resize(size(), devicePixelRatioF());
    m->minimap.move(width() - m->minimap.width() - 12, height() - m->minimap.height() - 12);
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
    m->menuPlace.reset();
    m->closeForm();
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
    setCursor(m->gesture.cursor(m->hovered));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    m->closeForm();
    m->act(m->gesture.doubleClick(m->pointerAt(event->position(), event->modifiers()), event->button()));
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
}

void Canvas::keyReleaseEvent(QKeyEvent* event)
{
    if (event->isAutoRepeat()) {
        return;
    }
    if (event->key() == Qt::Key_Space) {
        m->gesture.setSpace(false);
        setCursor(m->gesture.cursor(m->hovered));
    } else if (m->nudged != Point{}) {
        m->drop();
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
    // By key it is about what the keyboard is on; by mouse about what is under the pointer, which is chosen first.
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const Pick under = m->pickAt(event->pos());
        if (under.part == PickPart::nothing) {
            m->select({}, false);
        } else if (!m->selected(under)) {
            m->act(intention::SelectThing{under, intention::Adding::no});
        }
    } else if (m->current.part == PickPart::card) {
        at = mapToGlobal(m->view.toWidget(m->picture->cards[m->current.index].rect.centre()).toPoint());
    }
    m->closeForm();
    m->menuPlace = m->view.toPicture(mapFromGlobal(at));
    emit menuAsked(at);
    event->accept();
}

void Canvas::focusOutEvent(QFocusEvent* event)
{
    m->gesture.setSpace(false);
    if (m->nudged != Point{}) {
        m->drop();
    }
    update();
    QWidget::focusOutEvent(event);
}

} // namespace roundtrip
