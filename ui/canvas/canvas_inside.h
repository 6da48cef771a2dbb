// SPDX-License-Identifier: GPL-3.0-or-later
// What a canvas holds between events. Only for the files canvas*.cpp.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/layout/arrange.h"
#include "core/picture/glide.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/gesture.h"
#include "ui/canvas/layers.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/moving.h"
#include "ui/canvas/tips.h"
#include "ui/canvas/view.h"
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace roundtrip {

// Cards on their way to another place, and the arrows that follow them, drawn over a picture without them.
struct Carried {
    std::vector<std::uint32_t> cards;
    std::vector<std::uint32_t> arrows;
    std::vector<std::uint32_t> notes;
    Picture picture; // the whole one, with cards and arrows of these where they are now
    Point by;
};

// The parties between which a flow is being made, whatever the picture; without a payee it ends in nothing.
struct DrawnEnds {
    PartyId payer;
    std::optional<PartyId> payee;
};

// The map on its way from what was seen to what is there.
struct Gliding {
    Glide glide;
    View seen; // before
    QElapsedTimer clock;
    bool over; // it stands, but the layers are not painted yet
};

struct Canvas::Inside {
    explicit Inside(Canvas& canvas);

    Canvas& self;
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Motion> motion;
    std::vector<RecordKey> selection;
    std::vector<PartyId> loop;
    std::vector<PartyId> lit;
    Theme theme = Theme::light;
    double textScale = 1;
    Currency currency;
    FlowOf flowOf;
    ConditionsOf conditionsOf;
    PartyNamed partyNamed;
    bool editable = true;
    bool legendVisible = true;
    bool minimapVisible = true;
    QStringList captions;

    View view;
    bool fitPending = true;
    bool fitted = false; // shows all, and nobody looked elsewhere since: it stays so when the canvas is resized
    Layers layers;
    Minimap minimap;
    QTimer sharpen;
    QImage legend; // painted once

    Gesture gesture;
    Pick hovered;
    QPointF pointer;
    std::optional<Point> menuPlace; // where the menu was asked for, until the pointer is used again
    std::optional<Rect> band;
    std::vector<Point> lasso;
    std::vector<Guide> guides; // of what is being dragged
    struct Drawn {
        std::uint32_t from = 0;
        Point to;
        std::optional<std::uint32_t> target;
    };
    std::optional<Drawn> drawn; // stays while its form is open
    std::optional<Carried> carried;
    // What was put down shows at its old place again if no picture comes of it: when nothing is worked on any more.
    QTimer putDown;
    bool working = false;
    Point nudged;
    struct Stretched {
        std::uint32_t note = 0;
        Point by;
    };
    std::optional<Stretched> stretched;   // by keys, until they are let go
    std::shared_ptr<const Picture> given; // the last one; `picture` has what was put down since where it was put
    // What came while something was held by pointer or key, to be shown once it no longer is.
    struct Awaited {
        std::shared_ptr<const Picture> picture;
        std::shared_ptr<const Motion> motion;
    };
    std::optional<Awaited> awaited;
    QPointer<QWidget> form; // the one editor that is open in place
    Pick current;           // of the keyboard

    std::optional<Gliding> gliding;
    QTimer glideTick;
    int glideTime = 0; // ms

    Moving moving;
    QImage frame; // what is painted over while something moves
    Moment moment = 0;
    bool playing = false;
    bool paidVisible = false;

    // what is shown
    Emphasis loopLight() const;
    Emphasis overlay() const;
    void showLayers();
    bool selectionBelow() const; // it is so much that it is painted with the picture
    void setView(const View& to);
    bool moves() const { return playing || paidVisible; }
    void lookedElsewhere();
    QSizeF roomForMap() const;             // above the legend
    QRectF legendBox() const;              // empty where none is shown
    Legend legendHere(double scale) const; // in lines as wide as there is room
    double legendScale() const;            // of its text: so much that it leaves the map most of the room
    // painting
    void paint(QPainter& painter);
    void paintBetween(QPainter& painter);
    void paintPictureOver(QPainter& painter, const Emphasis& over);
    void paintRing(QPainter& painter, const std::optional<Rect>& at, const View& looked) const;
    void paintCarried(Drawing& drawing) const;
    Detail carriedDetail() const;
    void paintDrawn(QPainter& painter);
    void paintArea(QPainter& painter);
    void paintGuides(QPainter& painter);
    void paintCaptions(QPainter& painter);
    void paintLegend(QPainter& painter);
    void paintEmpty(QPainter& painter);
    void beginGlide(const Picture& from, const View& seen);
    void endGlide();
    bool paintGlide(QPainter& painter);
    // pointing
    Pointer pointerAt(QPointF at, Qt::KeyboardModifiers keys) const;
    Pick pickAt(QPointF at) const;
    std::vector<RecordKey> recordsOf(const Pick& pick) const;
    bool selected(const Pick& pick) const;
    void act(const Intention& intention);
    void hover(const Pick& pick);
    void select(std::vector<RecordKey> records, bool adding);
    void selectArea(const PickedArea& area, bool adding);
    // editing
    bool carry(const Pick& thing, Point by);    // false where nothing of it can be moved
    Point drawnTo(const Pick& thing, Point by); // the lines of others
    void carryOn(Point by);
    void drop();
    void endCarry();
    bool holds() const { return gesture.holds() || nudged != Point{} || stretched; }
    void settle();
    void takeBack();
    void takeAwaited();
    enum class NameOf { party, payee }; // of one that is named in place, or that an arrow ends in
    QString nameFault(const QString& name, NameOf what, std::optional<PartyId> renamed = {}) const;
    bool isEditable(const Pick& thing) const;
    void openName(Point centre);
    void openRename(std::uint32_t card);
    void openAmount(std::uint32_t arrow);
    void openAmountOf(const Flow& flow, Point centre);
    void openFlow(const Drawn& arrow);
    std::optional<DrawnEnds> drawnEnds() const;
    void drawBetween(const std::optional<DrawnEnds>& ends);
    void closeForm();
    bool leaveForm();
    void hold(QWidget* opened);
    // notes and boxes
    Point markPlace() const;
    bool editSelectedNote();
    void openNoteAt(std::uint32_t note);
    void openNote(Annotation wanted, Point corner, double scale);
    void openBoxTitle(const Annotation& wanted);
    void formGone();
    void carryNotes(Carried& taken) const;
    void resizeNote(std::uint32_t note, Point by);
    void endResize(std::uint32_t note);
    bool stretch(Point by);
    void letGo();
    std::vector<Annotation> carriedNotes() const;
    void paintLabelsOver(const Emphasis& over, const DrawOptions& options, PainterDrawing& drawing) const;
    void paintNotesOver(const Emphasis& over, const DrawOptions& options, PainterDrawing& drawing) const;
    // keyboard
    bool key(QKeyEvent& event);
    void nudge(Point by);
    enum class Keeping { nothing, selection, asItIs };
    void stepTowards(Point direction, Keeping keeping);
    bool tabTo(bool back, Keeping keeping);
    void toggle(Pick thing);
    bool editHere();
    void askMenu(QPoint at);
    std::optional<Rect> currentRect() const;
    void setCurrent(const Pick& thing, Keeping keeping = Keeping::nothing);
    void followSelection();
};

} // namespace roundtrip
