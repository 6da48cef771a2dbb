// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/accessible.h"

#include <map>
#include <memory>

#include "core/picture/notes.h"
#include "core/picture/pick.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/things.h"
#include "ui/canvas/tips.h"
#include "ui/words/words.h"
#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace roundtrip {

namespace {

Pick pickOf(const Picture& picture, int index)
{
    return thingAt(picture, static_cast<std::size_t>(index));
}

int countOf(const Picture& picture)
{
    return static_cast<int>(thingsOn(picture));
}

// What stands in a box, for those who do not see it.
QString describedNote(const Picture& picture, std::uint32_t note)
{
    if (picture.notes[note].shape == AnnotationShape::note) {
        return qt(picture.notes[note].text);
    }
    QStringList names;
    for (const std::uint32_t card : boxed(picture, note).cards) {
        names << oneLine(qt(picture.cards[card].fullName));
    }
    return names.join(QStringLiteral(", "));
}

// A card, an arrow, a tie or a note. It names a place in the canvas's picture and asks for it anew each time, so that a
// new picture leaves no dangling one; beyond the picture's end it is invalid.
class AccessibleThing : public QAccessibleInterface {
public:
    AccessibleThing(Canvas* canvas, int index) : m_canvas(canvas), m_index(index) {}

    bool isValid() const override
    {
        return m_canvas != nullptr && m_canvas->picture() && m_index < countOf(*m_canvas->picture());
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid()) {
            return {};
        }
        const Picture& picture = *m_canvas->picture();
        if (kind == QAccessible::Name) {
            return spokenName(picture, pickOf(picture, m_index), m_canvas->currency());
        }
        if (kind == QAccessible::Description) {
            const Pick pick = pickOf(picture, m_index);
            if (pick.part == PickPart::note) {
                return describedNote(picture, pick.index);
            }
            return tip(picture, pickOf(picture, m_index), m_canvas->currency(), {});
        }
        return {};
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const Picture& picture = *m_canvas->picture();
        const Pick pick = pickOf(picture, m_index);
        const Rect area = pick.part == PickPart::arrow
                              ? picture.arrows[pick.index].bounds.grown(picture.arrows[pick.index].width / 2)
                              : placeOfThing(picture, pick).value_or(Rect());
        const QPoint corner = m_canvas->toWidget({area.x, area.y}).toPoint();
        return {m_canvas->mapToGlobal(corner),
                QSize(qRound(area.width * m_canvas->zoom()), qRound(area.height * m_canvas->zoom()))};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.invalid = !isValid();
        if (isValid()) {
            const Pick thing = pickOf(*m_canvas->picture(), m_index);
            state.selected = m_canvas->isSelected(thing);
            state.focused = m_canvas->hasFocus() && m_canvas->current() == thing;
        }
        return state;
    }

private:
    QPointer<Canvas> m_canvas;
    int m_index;
};

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(Canvas* canvas) : QAccessibleWidget(canvas, QAccessible::List) {}
    ~AccessibleCanvas() override
    {
        for (const auto& [index, id] : m_ids) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    // What is open over the map, such as a form, comes first.
    int childCount() const override
    {
        const auto& picture = canvas()->picture();
        return QAccessibleWidget::childCount() + (picture ? countOf(*picture) : 0);
    }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        const int widgets = QAccessibleWidget::childCount();
        if (index < widgets) {
            return QAccessibleWidget::child(index);
        }
        auto known = m_ids.find(index - widgets);
        if (known == m_ids.end()) {
            auto* thing = new AccessibleThing(canvas(), index - widgets);
            known = m_ids.emplace(index - widgets, QAccessible::registerAccessibleInterface(thing)).first;
        }
        return QAccessible::accessibleInterface(known->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [index, id] : m_ids) {
            if (QAccessible::accessibleInterface(id) == child) {
                return QAccessibleWidget::childCount() + index;
            }
        }
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    Canvas* canvas() const { return static_cast<Canvas*>(widget()); }
    mutable std::map<int, QAccessible::Id> m_ids;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* canvas = qobject_cast<Canvas*>(object);
    return canvas != nullptr ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void registerAccessibleCanvas()
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
}

void tellAccessible(Canvas& canvas, std::uint32_t thing)
{
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&canvas, QAccessible::Focus);
        const QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&canvas);
        const int widgets = map != nullptr ? map->childCount() - countOf(*canvas.picture()) : 0;
        event.setChild(widgets + static_cast<int>(thing));
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace roundtrip
