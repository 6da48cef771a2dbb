// SPDX-License-Identifier: GPL-3.0-or-later
// From the pointer to intentions: what a press, a drag and a release on a picture are meant to do. Nothing is painted
// and nothing is changed here.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/layout/geometry.h"
#include "core/picture/pick.h"
#include <QPointF>
#include <qnamespace.h>

namespace roundtrip {

// Where the pointer is and what is under it.
struct Pointer {
    QPointF at;  // of the widget
    Point place; // of the picture
    Pick pick;
    Qt::KeyboardModifiers keys;
};

namespace intention {

struct Nothing {
    bool operator==(const Nothing&) const = default;
};
struct Hover {
    Pick pick;
};
struct Pan {
    QPointF by; // pixels of the widget
};
enum class Adding : bool { no, yes };
// Nothing under it clears the selection, unless one is added to.
struct SelectThing {
    Pick pick;
    Adding adding = Adding::no;
};
struct Band {
    Rect area; // of the picture
};
struct SelectArea {
    Rect area;
    Adding adding = Adding::no;
};
// The outline of a lasso so far, of the picture; and when it is closed.
struct Lasso {
    std::vector<Point> outline;
};
struct SelectLasso {
    std::vector<Point> outline;
    Adding adding = Adding::no;
};
// Whether what is dragged is drawn to the lines of others.
enum class Snapping : bool { no, yes };
// The pressed card, note or box, and with it the selection if it is selected, is dragged by so much.
struct DragCards {
    Pick thing;
    Point by;
    Snapping snapping = Snapping::yes;
};
struct DropCards {
    Pick thing;
    Point by;
    Snapping snapping = Snapping::yes;
};
// The corner of a note or box is dragged by so much, and let go.
struct ResizeNote {
    std::uint32_t note = 0;
    Point by;
};
struct EndResize {
    std::uint32_t note = 0;
    Point by;
};
// An arrow is drawn from a card's rim.
struct DrawArrow {
    std::uint32_t from = 0;
    Point to;
    std::optional<std::uint32_t> target; // the card under the pointer, not the one it comes from
};
struct EndArrow {
    std::uint32_t from = 0;
    Point to;
    std::optional<std::uint32_t> target; // none: on nothing
};
struct NewParty {
    Point centre;
};
struct EditThing {
    Pick pick; // a card: its name; a label or an arrow: its amount; a note or a box: its text
};
struct Cancelled {};

} // namespace intention

using Intention =
    std::variant<intention::Nothing, intention::Hover, intention::Pan, intention::SelectThing, intention::Band,
                 intention::SelectArea, intention::Lasso, intention::SelectLasso, intention::DragCards,
                 intention::DropCards, intention::ResizeNote, intention::EndResize, intention::DrawArrow,
                 intention::EndArrow, intention::NewParty, intention::EditThing, intention::Cancelled>;

// Promise: between a press and its release (or cancel) one gesture runs; edits come out only of its end, and only if
// editing is allowed. What begins within a few pixels of its press is a click.
class Gesture {
public:
    enum class State : std::uint8_t {
        idle,
        pressed,
        panning,
        banding,
        lassoing,
        draggingCards,
        drawingArrow,
        resizing
    };

    State state() const { return m_state; }
    bool running() const { return m_state != State::idle; }
    bool holds() const { return running() && !m_swallow; } // a double click has done what it does when it is pressed
    void setEditing(bool allowed) { m_editing = allowed; }
    void setSpace(bool held) { m_space = held; }

    Intention press(const Pointer& pointer, Qt::MouseButton button);
    Intention move(const Pointer& pointer);
    Intention release(const Pointer& pointer, Qt::MouseButton button);
    Intention doubleClick(const Pointer& pointer, Qt::MouseButton button);
    Intention cancel();

    Qt::CursorShape cursor(const Pick& under) const;

private:
    Intention dragged(const Pointer& pointer);
    State meant() const;

    State m_state = State::idle;
    Pointer m_pressed;
    QPointF m_last;
    std::vector<Point> m_outline;
    Qt::MouseButton m_button = Qt::NoButton;
    bool m_editing = true;
    bool m_space = false;
    bool m_swallow = false; // the release of a double click is no click
};

} // namespace roundtrip
