// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/gesture.h"

#include <cstdlib>

namespace roundtrip {

namespace {

// How far the pointer may stray before a click becomes a drag.
constexpr double straying = 4;

bool onCard(const Pick& pick)
{
    return pick.part == PickPart::card || pick.part == PickPart::cardRim;
}

bool onNote(const Pick& pick)
{
    return pick.part == PickPart::note || pick.part == PickPart::noteCorner;
}

intention::Adding adding(const Pointer& pointer)
{
    return pointer.keys.testFlag(Qt::ShiftModifier) ? intention::Adding::yes : intention::Adding::no;
}

intention::Snapping snapping(const Pointer& pointer)
{
    return pointer.keys.testFlag(Qt::ControlModifier) ? intention::Snapping::no : intention::Snapping::yes;
}

std::optional<std::uint32_t> targetOf(const Pointer& pointer, std::uint32_t from)
{
    return onCard(pointer.pick) && pointer.pick.index != from ? std::optional(pointer.pick.index) : std::nullopt;
}

} // namespace

Intention Gesture::press(const Pointer& pointer, Qt::MouseButton button)
{
    if (running()) {
        return intention::Nothing{}; // a second button during a gesture means nothing
    }
    if (button != Qt::LeftButton && button != Qt::MiddleButton) {
        return intention::Nothing{};
    }
    m_pressed = pointer;
    m_last = pointer.at;
    m_button = button;
    m_swallow = false;
    m_state = button == Qt::MiddleButton || m_space ? State::panning : State::pressed;
    return intention::Nothing{};
}

// What a drag from where it was pressed is meant to do.
Gesture::State Gesture::meant() const
{
    if (m_pressed.keys.testFlag(Qt::AltModifier)) {
        return State::lassoing;
    }
    if (m_editing && m_pressed.pick.part == PickPart::cardRim) {
        return State::drawingArrow;
    }
    if (m_editing && m_pressed.pick.part == PickPart::noteCorner) {
        return State::resizing;
    }
    if (m_editing && (m_pressed.pick.part == PickPart::card || m_pressed.pick.part == PickPart::note)) {
        return State::draggingCards;
    }
    return onCard(m_pressed.pick) || onNote(m_pressed.pick) ? State::pressed : State::banding;
}

Intention Gesture::move(const Pointer& pointer)
{
    if (m_state == State::idle) {
        return intention::Hover{pointer.pick};
    }
    if (m_state == State::pressed) {
        if ((pointer.at - m_pressed.at).manhattanLength() < straying) {
            return intention::Nothing{};
        }
        m_state = meant();
        m_outline = {m_pressed.place};
    }
    return dragged(pointer);
}

Intention Gesture::dragged(const Pointer& pointer)
{
    switch (m_state) {
    case State::panning: {
        const QPointF by = pointer.at - m_last;
        m_last = pointer.at;
        return intention::Pan{by};
    }
    case State::banding: return intention::Band{rectOf(m_pressed.place, pointer.place)};
    case State::lassoing: m_outline.push_back(pointer.place); return intention::Lasso{m_outline};
    case State::draggingCards:
        return intention::DragCards{m_pressed.pick, pointer.place - m_pressed.place, snapping(pointer)};
    case State::resizing: return intention::ResizeNote{m_pressed.pick.index, pointer.place - m_pressed.place};
    case State::drawingArrow:
        return intention::DrawArrow{m_pressed.pick.index, pointer.place, targetOf(pointer, m_pressed.pick.index)};
    case State::idle:
    case State::pressed: break;
    }
    return intention::Nothing{};
}

Intention Gesture::release(const Pointer& pointer, Qt::MouseButton button)
{
    if (button != m_button || !running()) {
        return intention::Nothing{};
    }
    const State was = m_state;
    m_state = State::idle;
    switch (was) {
    case State::pressed:
        if (m_swallow) {
            return intention::Nothing{};
        }
        return intention::SelectThing{m_pressed.pick, adding(pointer)};
    case State::banding: return intention::SelectArea{rectOf(m_pressed.place, pointer.place), adding(pointer)};
    case State::lassoing: m_outline.push_back(pointer.place); return intention::SelectLasso{m_outline, adding(pointer)};
    case State::draggingCards:
        return intention::DropCards{m_pressed.pick, pointer.place - m_pressed.place, snapping(pointer)};
    case State::resizing: return intention::EndResize{m_pressed.pick.index, pointer.place - m_pressed.place};
    case State::drawingArrow: {
        const bool home = onCard(pointer.pick) && pointer.pick.index == m_pressed.pick.index;
        if (home) {
            return intention::Cancelled{}; // back where it came from: nothing was meant
        }
        return intention::EndArrow{m_pressed.pick.index, pointer.place, targetOf(pointer, m_pressed.pick.index)};
    }
    case State::idle:
    case State::panning: break;
    }
    return intention::Nothing{};
}

Intention Gesture::doubleClick(const Pointer& pointer, Qt::MouseButton button)
{
    if (button != Qt::LeftButton || m_space) {
        return press(pointer, button);
    }
    m_pressed = pointer;
    m_button = button;
    m_state = State::pressed;
    m_swallow = true;
    if (pointer.pick.part != PickPart::nothing) {
        return intention::EditThing{pointer.pick};
    }
    return m_editing ? Intention(intention::NewParty{pointer.place}) : Intention(intention::Nothing{});
}

Intention Gesture::cancel()
{
    if (!running()) {
        return intention::Nothing{};
    }
    m_state = State::idle;
    m_button = Qt::NoButton;
    return intention::Cancelled{};
}

Qt::CursorShape Gesture::cursor(const Pick& under) const
{
    if (m_state == State::panning) {
        return Qt::ClosedHandCursor;
    }
    if (m_space) {
        return Qt::OpenHandCursor;
    }
    if (m_state == State::drawingArrow || (m_editing && under.part == PickPart::cardRim)) {
        return Qt::CrossCursor;
    }
    if (m_state == State::resizing || (m_editing && under.part == PickPart::noteCorner)) {
        return Qt::SizeFDiagCursor;
    }
    if (m_state == State::draggingCards) {
        return Qt::SizeAllCursor;
    }
    return under.part == PickPart::nothing ? Qt::ArrowCursor : Qt::PointingHandCursor;
}

} // namespace roundtrip
