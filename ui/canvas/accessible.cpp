// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/accessible.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/picture/notes.h"
#include "core/picture/pick.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/picture_view.h"
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

const QString editAction = QStringLiteral("Edit");

// What a list of things that are only painted has for children.
class AccessiblePlace : public QAccessibleInterface {
public:
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

protected:
    static QAccessible::State stateOf(bool valid, bool selected, bool focused)
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.invalid = !valid;
        state.selected = selected;
        state.focused = focused;
        return state;
    }
};

// The children that were asked for, made once each.
class Places {
public:
    Places() = default;
    ~Places()
    {
        for (const auto& [index, id] : m_ids) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    template<class Place, class Widget> QAccessibleInterface* at(Widget* widget, int index) const
    {
        auto known = m_ids.find(index);
        if (known == m_ids.end()) {
            known = m_ids.emplace(index, QAccessible::registerAccessibleInterface(new Place(widget, index))).first;
        }
        return QAccessible::accessibleInterface(known->second);
    }
    std::optional<int> indexOf(const QAccessibleInterface* child) const
    {
        const auto found = std::find_if(m_ids.begin(), m_ids.end(), [child](const auto& one) {
            return QAccessible::accessibleInterface(one.second) == child;
        });
        return found == m_ids.end() ? std::nullopt : std::optional(found->first);
    }

private:
    mutable std::map<int, QAccessible::Id> m_ids;
};

// A card, an arrow, a tie or a note. It names a place in the canvas's picture and asks for it anew each time, so that a
// new picture leaves no dangling one; beyond the picture's end it is invalid.
class AccessibleThing : public AccessiblePlace, public QAccessibleActionInterface {
public:
    AccessibleThing(Canvas* canvas, int index) : m_canvas(canvas), m_index(index) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    // The first is what a reader does by itself.
    QStringList actionNames() const override
    {
        return isValid() ? QStringList{pressAction(), toggleAction(), editAction, showMenuAction(), setFocusAction()}
                         : QStringList();
    }
    QString localizedActionName(const QString& name) const override
    {
        return name == editAction ? Canvas::tr("Edit") : QAccessibleActionInterface::localizedActionName(name);
    }
    QString localizedActionDescription(const QString& name) const override
    {
        return name == pressAction()    ? Canvas::tr("Selects it")
               : name == toggleAction() ? Canvas::tr("Adds it to what is selected, or gives it up")
               : name == editAction     ? Canvas::tr("Types its name, amount or text in place")
                                        : QAccessibleActionInterface::localizedActionDescription(name);
    }
    void doAction(const QString& name) override
    {
        const std::pair<QString, Canvas::Doing> all[] = {{pressAction(), Canvas::Doing::choose},
                                                         {toggleAction(), Canvas::Doing::toggle},
                                                         {editAction, Canvas::Doing::edit},
                                                         {showMenuAction(), Canvas::Doing::menu},
                                                         {setFocusAction(), Canvas::Doing::reach}};
        for (const auto& [known, what] : all) {
            if (name == known && isValid()) {
                m_canvas->act(pickOf(*m_canvas->picture(), m_index), what);
                return;
            }
        }
    }
    QStringList keyBindingsForAction(const QString& name) const override
    {
        return name == editAction         ? QStringList{QStringLiteral("F2")}
               : name == toggleAction()   ? QStringList{QStringLiteral("Shift+Space")}
               : name == showMenuAction() ? QStringList{QStringLiteral("Menu")}
                                          : QStringList();
    }

    bool isValid() const override
    {
        return m_canvas != nullptr && m_canvas->picture() && m_index < countOf(*m_canvas->picture());
    }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
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
    QAccessible::State state() const override
    {
        const Pick thing = isValid() ? pickOf(*m_canvas->picture(), m_index) : Pick{};
        return stateOf(isValid(), isValid() && m_canvas->isSelected(thing),
                       isValid() && m_canvas->hasFocus() && m_canvas->current() == thing);
    }

private:
    QPointer<Canvas> m_canvas;
    int m_index;
};

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(Canvas* canvas) : QAccessibleWidget(canvas, QAccessible::List) {}

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
        return m_places.at<AccessibleThing>(canvas(), index - widgets);
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        if (const auto place = m_places.indexOf(child)) {
            return QAccessibleWidget::childCount() + *place;
        }
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    Canvas* canvas() const { return static_cast<Canvas*>(widget()); }
    Places m_places;
};

// A bar, a band or a cell of another view, as a thing of the map is.
class AccessibleSpot : public AccessiblePlace, public QAccessibleActionInterface {
public:
    AccessibleSpot(PictureView* view, int index) : m_view(view), m_index(static_cast<std::uint32_t>(index)) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        return isValid() ? QStringList{pressAction(), toggleAction()} : QStringList();
    }
    void doAction(const QString& name) override
    {
        if (isValid() && (name == pressAction() || name == toggleAction())) {
            m_view->choose(m_index, name == toggleAction());
        }
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

    bool isValid() const override
    {
        return m_view != nullptr && m_view->picture() && m_index < m_view->picture()->spots.size();
    }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? oneLine(qt(m_view->picture()->spots[m_index].title))
                                                      : QString();
    }
    QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const Rect area = boundsOf(*m_view->picture(), m_index);
        return {m_view->mapToGlobal(m_view->toWidget({area.x, area.y}).toPoint()),
                QSize(qRound(area.width * m_view->zoom()), qRound(area.height * m_view->zoom()))};
    }
    QAccessible::State state() const override
    {
        return stateOf(isValid(), isValid() && m_view->isSelected(m_index),
                       isValid() && m_view->hasFocus() && m_view->current() == m_index);
    }

private:
    QPointer<PictureView> m_view;
    std::uint32_t m_index;
};

class AccessiblePicture : public QAccessibleWidget {
public:
    explicit AccessiblePicture(PictureView* view) : QAccessibleWidget(view, QAccessible::List) {}

    int childCount() const override
    {
        const auto& picture = view()->picture();
        return picture ? static_cast<int>(picture->spots.size()) : 0;
    }
    QAccessibleInterface* child(int index) const override
    {
        return index >= 0 && index < childCount() ? m_places.at<AccessibleSpot>(view(), index) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override { return m_places.indexOf(child).value_or(-1); }

private:
    PictureView* view() const { return static_cast<PictureView*>(widget()); }
    Places m_places;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* canvas = qobject_cast<Canvas*>(object)) {
        return new AccessibleCanvas(canvas);
    }
    auto* view = qobject_cast<PictureView*>(object);
    return view != nullptr ? new AccessiblePicture(view) : nullptr;
}

} // namespace

void registerAccessibleCanvas()
{
    [[maybe_unused]] static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
}

void tellAccessible(PictureView& view, std::uint32_t spot)
{
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&view, QAccessible::Focus);
        event.setChild(static_cast<int>(spot));
        QAccessible::updateAccessibility(&event);
    }
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
