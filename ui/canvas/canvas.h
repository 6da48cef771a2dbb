// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas: shows a picture, lets it be moved, zoomed, pointed at and edited; edits leave it as intentions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/picture/compose_map.h"
#include "core/picture/motion.h"
#include "core/picture/pick.h"
#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "ui/canvas/flow_form.h"
#include <QStringList>
#include <QWidget>

namespace roundtrip {

// Promise: shows exactly the picture, selection, loop and date that it was given, and changes none of them by itself:
// what a person does is told by signals, and shows when it comes back. While a gesture runs, what is dragged is drawn
// over the picture. All text is plain.
class Canvas : public QWidget {
    Q_OBJECT

public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    // The records behind the picture, asked when an amount is edited or its exact figure shown. Must live as long as
    // the canvas; without it, amounts cannot be edited in place.
    using FlowOf = std::function<std::optional<Flow>(FlowId)>; // nothing for a flow that is not there
    void setFlowOf(FlowOf flowOf);
    using PartyNamed = std::function<std::optional<PartyId>(const QString& name)>; // on the map or not
    void setPartyNamed(PartyNamed partyNamed);
    // The conditions that a new flow can hang on, asked when its form opens.
    using ConditionsOf = std::function<std::vector<NamedCondition>()>;
    void setConditionsOf(ConditionsOf conditionsOf);
    // The currency in which amounts are typed and shown.
    void setCurrency(Currency currency);
    Currency currency() const;
    void setEditable(bool editable);
    bool isEditable() const;

    const std::shared_ptr<const Picture>& picture() const;
    const QStringList& captions() const;
    const std::vector<RecordKey>& selection() const;
    bool isSelected(const Pick& thing) const;
    Pick current() const; // what the keyboard is on
    double zoom() const;  // 1 is 100 %
    bool isGliding() const;
    bool isFitted() const; // all is in sight, and nobody looked elsewhere since
    // Between the picture's coordinates and the widget's.
    QPointF toWidget(Point point) const;
    Point toPicture(QPointF point) const;
    QSize sizeHint() const override;
    // What a person means to do with one thing, by other means than mouse and keys.
    enum class Doing { choose, toggle, menu, edit, reach };
    void act(const roundtrip::Pick& thing, Doing what);

public slots:
    // The first picture is fitted into the view; later ones leave the view where it is.
    void setPicture(const std::shared_ptr<const roundtrip::Picture>& picture);
    void setMotion(const std::shared_ptr<const roundtrip::Motion>& motion);
    // Whether a picture is being made: what was put down waits for it.
    void setWorking(bool working);
    void setSelection(const std::vector<roundtrip::RecordKey>& records);
    // The parties of a loop, in the direction of the money; none lights nothing.
    void setLoop(const std::vector<roundtrip::PartyId>& parties);
    // Parties that something is said of, where no loop is lit; none lights nothing.
    void setLit(const std::vector<roundtrip::PartyId>& parties);
    void setTheme(roundtrip::Theme theme);
    // Of what is written on cards, on the screen alone; below 1 it is as usual.
    void setTextScale(double scale);
    // The date of the timeline: what is paid fills the arrows. dayPart (0..1) of the day has passed, for smoothness.
    void setAsOf(roundtrip::Date date, double dayPart = 0);
    // While playing, money under way is drawn; the window moves the date by setAsOf.
    void setPlaying(bool playing);
    // Pales what is not paid on the date also while nothing plays; what is under way stands still then.
    void setPaidVisible(bool visible);
    // Lines over the map's top left, the first on top; plain text.
    void setCaptions(const QStringList& captions);
    void setMinimapVisible(bool visible);
    void setLegendVisible(bool visible);
    // How long cards glide to where the next picture has them; 0, as at first: not at all. They jump as well where the
    // desktop wants no animation, and where they are too many.
    void setGlideTime(int milliseconds);
    void standStill(); // where the picture has them, at once

    void fit();
    void fitNext();           // the picture that comes next, when it comes
    void zoomTo(double zoom); // about the middle of the view
    void lookAt(roundtrip::Point centre, double zoom);
    void zoomIn();
    void zoomOut();
    void zoomToSelection();
    void selectAll();
    void selectNothing();
    void removeSelection(); // asks for it
    // Without parties, flows, ties and notes that the map does not show: who looks at the map does not mean those.
    std::vector<roundtrip::RecordKey> selectionSeen() const;
    void newNote();  // types one where the pointer is
    void newBox();   // round what is selected, and types its title
    void newParty(); // types a name in the middle of the view
    // What is typed in place is taken, as by a click elsewhere; false where it cannot be, or where a form is being
    // filled in: that stays open.
    bool leaveEditor();
    // What is typed in place or in a form is given up, and told: a text, or what was to be made.
    QString dropEditor();
    // Opens the form of a flow between two selected cards, the one that the keyboard is on paying, or from the only
    // selected card to a new party.
    void newFlow();
    void showRecord(const roundtrip::RecordKey& record); // moves the view so that it is seen

signals:
    void selectionChanged(const std::vector<roundtrip::RecordKey>& records);
    void hovered(const std::optional<roundtrip::RecordKey>& record);
    void activated(const roundtrip::RecordKey& record); // double-clicked, or Enter
    void zoomChanged(double zoom);
    void menuAsked(const QPoint& at); // of the screen, about what is selected

    void partyAsked(const QString& name, roundtrip::Point centre);
    void renameAsked(roundtrip::PartyId party, const QString& name);
    // Payer, payee, instrument, amount, currency, start, end, schedule, conditions; and the titles of conditions that
    // are to be made for it.
    void flowAsked(const roundtrip::Flow& draft, const QStringList& newConditions);
    void flowToNewPartyAsked(const roundtrip::Flow& draft, const QString& name, roundtrip::Point centre,
                             const QStringList& newConditions);
    void amountAsked(roundtrip::FlowId flow, roundtrip::Minor amount);
    void cardsMoved(const roundtrip::PartyPlaces& places);
    // Cards together with notes and boxes, of which only the place is another.
    void thingsMoved(const roundtrip::PartyPlaces& places, const std::vector<roundtrip::Annotation>& notes);
    // A note or box as it is to be; without an id a new one.
    void annotationAsked(const roundtrip::Annotation& wanted);
    void removalAsked(const std::vector<roundtrip::RecordKey>& records);
    void refused(const QString& why); // a gesture that does nothing

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Inside;
    std::unique_ptr<Inside> m;
};

} // namespace roundtrip
