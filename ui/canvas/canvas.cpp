// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas.h"

#include <algorithm>
#include <utility>

#include "core/picture/choose.h"
#include "ui/canvas/accessible.h"
#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/flow_form.h"
#include "ui/canvas/inline_edit.h"
#include "ui/canvas/note_edit.h"
#include "ui/canvas/things.h"
#include <QApplication>

namespace roundtrip {

namespace {

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
    connect(&m->glideTick, &QTimer::timeout, this, [this] { update(); });
    connect(&m->putDown, &QTimer::timeout, this, [this] { m->takeBack(); });
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

void Canvas::setConditionsOf(ConditionsOf conditionsOf)
{
    m->conditionsOf = std::move(conditionsOf);
}

void Canvas::setPartyNamed(PartyNamed partyNamed)
{
    m->partyNamed = std::move(partyNamed);
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

bool Canvas::isSelected(const Pick& thing) const
{
    return m->picture && m->selected(thing);
}

Pick Canvas::current() const
{
    return m->current;
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
    if (m->holds() && m->picture && picture) {
        m->awaited = {picture, nullptr};
        return;
    }
    m->awaited.reset();
    m->given = picture;
    // What was carried is seen where it was dropped.
    const std::shared_ptr<const Picture> before =
        m->carried ? std::make_shared<const Picture>(std::move(m->carried->picture)) : m->picture;
    const View seen = m->view;
    const QSizeF room = m->roomForMap();
    // What was under the pointer may be something else now; the keyboard stays on what it was on.
    m->hovered = {};
    const std::vector<RecordKey> on = m->picture ? m->recordsOf(m->current) : std::vector<RecordKey>();
    const std::optional<DrawnEnds> ends = m->drawnEnds();
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
    m->current = picture && !on.empty() ? thingOf(*picture, on.front()) : Pick{};
    m->followSelection();
    m->drawBetween(ends);
    m->showLayers();
    m->minimap.setPicture(picture, m->theme);
    // A legend that has grown leaves less room: what was all in sight stays so, as when the canvas is resized.
    m->fitPending = m->fitPending || (m->fitted && before && room != m->roomForMap());
    if (m->fitPending && picture && !picture->cards.empty() && !size().isEmpty()) {
        fit();
    }
    if (before && picture) {
        m->beginGlide(*before, seen);
    } else {
        m->gliding.reset();
    }
    m->lookedElsewhere();
    update();
}

void Canvas::setMotion(const std::shared_ptr<const Motion>& motion)
{
    if (m->awaited) {
        m->awaited->motion = motion;
        return;
    }
    m->motion = motion;
    m->moving.set(m->picture, motion);
    update();
}

void Canvas::setWorking(bool working)
{
    m->working = working;
}

void Canvas::setSelection(const std::vector<RecordKey>& records)
{
    std::vector<RecordKey> sorted = records;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted != m->selection) {
        const bool below = m->selectionBelow();
        m->selection = std::move(sorted);
        m->followSelection();
        if (below || m->selectionBelow()) {
            m->showLayers();
        }
        update();
    }
}

void Canvas::setLoop(const std::vector<PartyId>& parties)
{
    if (parties != m->loop) {
        m->loop = parties;
        m->legend = {};
        m->showLayers();
        m->lookedElsewhere();
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

void Canvas::setTextScale(double scale)
{
    const double wanted = std::max(1.0, scale);
    if (wanted != m->textScale) {
        m->textScale = wanted;
        m->legend = {};
        m->showLayers();
        if (m->fitted && m->picture) {
            fit(); // a larger legend leaves less room
        }
        m->lookedElsewhere();
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
    m->lookedElsewhere();
    update();
}

void Canvas::selectAll()
{
    m->select(m->picture ? everythingOn(*m->picture) : std::vector<RecordKey>(), false);
}

void Canvas::selectNothing()
{
    m->select({}, false);
}

void Canvas::removeSelection()
{
    if (const std::vector<RecordKey> seen = selectionSeen(); m->editable && !seen.empty()) {
        emit removalAsked(seen);
    }
}

std::vector<RecordKey> Canvas::selectionSeen() const
{
    std::vector<RecordKey> seen = m->selection;
    std::erase_if(seen, [this](const RecordKey& record) {
        switch (record.kind) {
        case RecordKind::party:
        case RecordKind::flow:
        case RecordKind::relation:
        case RecordKind::annotation: return !m->picture || thingOf(*m->picture, record).part == PickPart::nothing;
        default: return false;
        }
    });
    return seen;
}

bool Canvas::leaveEditor()
{
    return m->leaveForm();
}

QString Canvas::dropEditor()
{
    QWidget* form = m->form;
    if (form == nullptr) {
        return {};
    }
    QString typed;
    if (const auto* line = qobject_cast<const InlineEdit*>(form)) {
        typed = line->typed();
    } else if (const auto* note = qobject_cast<const NoteEdit*>(form)) {
        typed = note->typed();
    } else if (const auto* flow = qobject_cast<const FlowForm*>(form); flow != nullptr && flow->isTyped()) {
        typed = tr("a new flow");
    }
    form->disconnect(this); // it would be taken as it loses the keyboard
    const bool keyboard = form->isAncestorOf(QApplication::focusWidget()) || form->hasFocus();
    m->closeForm();
    if (keyboard) {
        setFocus();
    }
    return typed;
}

void Canvas::newParty()
{
    if (m->editable && m->leaveForm()) {
        m->openName(m->view.toPicture(QRectF(rect()).center()));
    }
}

void Canvas::newFlow()
{
    if (!m->editable || !m->picture || !m->leaveForm()) {
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

} // namespace roundtrip
