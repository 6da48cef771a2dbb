// SPDX-License-Identifier: GPL-3.0-or-later
// Editing on a canvas: cards that are carried, names and amounts typed in place, the form of a new flow.

#include <algorithm>
#include <utility>

#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/flow_form.h"
#include "ui/canvas/inline_edit.h"
#include "ui/canvas/note_edit.h"
#include "ui/canvas/things.h"
#include "ui/words/words.h"
#include <QMenu>

namespace roundtrip {

namespace {

// An arrow between boxes that are being moved: routed anew when they stand.
Curve plainCurve(const Rect& payer, const Rect& payee)
{
    const bool right = payee.centre().x >= payer.centre().x;
    const Point from{right ? payer.right() : payer.left(), payer.centre().y};
    const Point to{right ? payee.left() : payee.right(), payee.centre().y};
    const double reach = std::max(40.0, std::abs(to.x - from.x) / 2) * (right ? 1 : -1);
    return {from, from + Point{reach, 0}, to - Point{reach, 0}, to};
}

} // namespace

// Takes up the card, and the selection with it where it is part of that.
bool Canvas::Inside::carry(const Pick& thing, Point by)
{
    if (!carried) {
        if (!selected(thing)) {
            select(recordsOf(thing), false);
        }
        Carried taken;
        for (std::uint32_t i = 0; i < picture->cards.size(); ++i) {
            if (std::binary_search(selection.begin(), selection.end(), picture->cards[i].record())) {
                taken.cards.push_back(i);
            }
        }
        carryNotes(taken);
        // What the scenario took out stands where it stood.
        std::erase_if(taken.cards, [this](std::uint32_t i) { return picture->cards[i].mark == Mark::removed; });
        std::erase_if(taken.notes, [this](std::uint32_t i) { return picture->notes[i].mark == Mark::removed; });
        if (taken.cards.empty() && taken.notes.empty()) {
            return false;
        }
        const auto isTaken = [&](std::uint32_t i) {
            return std::binary_search(taken.cards.begin(), taken.cards.end(), i);
        };
        taken.picture = *picture;
        for (std::uint32_t i = 0; i < picture->arrows.size(); ++i) {
            Arrow& arrow = taken.picture.arrows[i];
            if (isTaken(arrow.payer) || isTaken(arrow.payee)) {
                taken.arrows.push_back(i);
                arrow.firstCurve = static_cast<std::uint32_t>(taken.picture.curves.size());
                arrow.curveCount = 1;
                taken.picture.curves.push_back({});
            }
        }
        carried = std::move(taken);
        showLayers();
    }
    putDown.stop();
    carryOn(by);
    return true;
}

void Canvas::Inside::carryOn(Point by)
{
    carried->by = by;
    for (const std::uint32_t card : carried->cards) {
        carried->picture.cards[card].rect = picture->cards[card].rect.moved(by);
    }
    for (const std::uint32_t note : carried->notes) {
        carried->picture.notes[note].rect = picture->notes[note].rect.moved(by);
    }
    for (const std::uint32_t index : carried->arrows) {
        Arrow& arrow = carried->picture.arrows[index];
        Curve& curve = carried->picture.curves[arrow.firstCurve];
        curve = plainCurve(carried->picture.cards[arrow.payer].rect, carried->picture.cards[arrow.payee].rect);
        arrow.bounds = united(rectOf(curve.a, curve.b), rectOf(curve.c, curve.d));
    }
    self.update();
}

// Puts down what is carried: asks for the new places, and shows it there until the picture follows.
void Canvas::Inside::drop()
{
    nudged = {};
    if (!carried) {
        return;
    }
    PartyPlaces places;
    for (const std::uint32_t card : carried->cards) {
        const Card& at = carried->picture.cards[card];
        places[at.party] = {at.rect.centre(), at.pinned};
    }
    if (carried->by == Point{}) {
        endCarry();
        return;
    }
    putDown.start();
    if (carried->notes.empty()) {
        emit self.cardsMoved(places);
    } else {
        emit self.thingsMoved(places, carriedNotes());
    }
}

void Canvas::Inside::endCarry()
{
    nudged = {};
    stretched.reset();
    putDown.stop();
    if (carried) {
        carried.reset();
        showLayers();
        self.update();
    }
}

void Canvas::Inside::nudge(Point by)
{
    if (gesture.running() || !picture) {
        return;
    }
    const Emphasis chosen = selectionEmphasis(*picture, selection);
    const auto first =
        std::find_if(chosen.cards.begin(), chosen.cards.end(), [](std::uint8_t flags) { return flags != 0; });
    const auto note =
        std::find_if(chosen.notes.begin(), chosen.notes.end(), [](std::uint8_t flags) { return flags != 0; });
    if (first == chosen.cards.end() && note == chosen.notes.end()) {
        return; // arrows have no place of their own
    }
    if (nudged == Point{}) {
        settle();
    }
    const Pick thing = first != chosen.cards.end()
                           ? Pick{PickPart::card, static_cast<std::uint32_t>(first - chosen.cards.begin())}
                           : Pick{PickPart::note, static_cast<std::uint32_t>(note - chosen.notes.begin())};
    if (carry(thing, nudged + by)) {
        nudged = nudged + by;
    }
}

// What was put down stands where it was put, for whatever is done before the picture of it comes.
void Canvas::Inside::settle()
{
    if (!carried || !putDown.isActive()) {
        return;
    }
    Picture stood = std::move(carried->picture);
    for (const std::uint32_t arrow : carried->arrows) {
        if (const std::uint32_t label = stood.arrows[arrow].label; label != Arrow::none) {
            stood.labels[label].shown = false; // it would lie where its arrow was
        }
    }
    stood.index = indexOf(stood);
    picture = std::make_shared<const Picture>(std::move(stood));
    carried.reset();
    putDown.start();
    showLayers();
}

// Nothing came of what was put down.
void Canvas::Inside::takeBack()
{
    if (working || holds()) {
        putDown.start();
        return;
    }
    endCarry();
    if (awaited) {
        takeAwaited();
    } else if (picture != given) {
        self.setPicture(given);
    }
}

// What was put down waits for a picture of its own.
void Canvas::Inside::takeAwaited()
{
    if (!awaited || holds() || carried) {
        return;
    }
    const Awaited late = *std::exchange(awaited, std::nullopt);
    self.setPicture(late.picture);
    if (late.motion) {
        self.setMotion(late.motion);
    }
}

// One editor at a time; the canvas has the keyboard again when it is gone.
void Canvas::Inside::hold(QWidget* opened)
{
    endGlide();
    form = opened;
    self.update();
}

void Canvas::Inside::closeForm()
{
    if (form != nullptr) {
        QWidget* gone = form;
        form.clear();
        gone->hide();
        gone->deleteLater();
    }
    if (drawn) {
        drawn.reset();
        self.update();
    }
}

// As a click elsewhere leaves it. What cannot be taken stays, as does a form that is being filled in: that is closed by
// its own buttons, or by Escape.
bool Canvas::Inside::leaveForm()
{
    if (auto* line = qobject_cast<InlineEdit*>(form.data()); line != nullptr && !line->leave()) {
        line->setFocus();
        return false;
    }
    if (auto* note = qobject_cast<NoteEdit*>(form.data())) {
        note->leave();
    }
    if (const auto* flow = qobject_cast<const FlowForm*>(form.data()); flow != nullptr && flow->isTyped()) {
        return false;
    }
    closeForm();
    return true;
}

// Of the form that is open.
std::optional<DrawnEnds> Canvas::Inside::drawnEnds() const
{
    if (!drawn || form == nullptr || !picture) {
        return std::nullopt;
    }
    return DrawnEnds{picture->cards[drawn->from].party,
                     drawn->target ? std::optional(picture->cards[*drawn->target].party) : std::nullopt};
}

// The form that is open goes on in another picture as long as its parties are there. One of a name or an amount knows
// by itself what it is about.
void Canvas::Inside::drawBetween(const std::optional<DrawnEnds>& ends)
{
    if (!ends) {
        drawn.reset();
        return;
    }
    const std::uint32_t payer = picture ? cardOf(*picture, ends->payer) : Arrow::none;
    const std::uint32_t payee = picture && ends->payee ? cardOf(*picture, *ends->payee) : Arrow::none;
    if (payer == Arrow::none || (ends->payee && payee == Arrow::none)) {
        closeForm();
        return;
    }
    drawn->from = payer;
    if (ends->payee) {
        drawn->target = payee;
    }
}

// Why a party cannot be called so; nothing where it can. `renamed` may keep the name that it has.
QString Canvas::Inside::nameFault(const QString& name, NameOf what, std::optional<PartyId> renamed) const
{
    if (name.trimmed().isEmpty()) {
        return what == NameOf::payee ? Canvas::tr("The new party needs a name.") : Canvas::tr("A party needs a name.");
    }
    const std::optional<PartyId> other = partyNamed ? partyNamed(name) : std::nullopt;
    if (!other || other == renamed) {
        return {};
    }
    if (cardOf(*picture, *other) == Arrow::none) {
        return Canvas::tr("There is a party of this name that the map does not show: it is filtered out, outside the "
                          "time that is looked at, or in a closed group.");
    }
    return what == NameOf::payee ? Canvas::tr("There is a party of this name. Draw the arrow to its card.")
                                 : Canvas::tr("There is a party of this name.");
}

// What can be edited: what the scenario took out and a kind's card are only seen.
bool Canvas::Inside::isEditable(const Pick& thing) const
{
    const bool card = thing.part == PickPart::card || thing.part == PickPart::cardRim;
    const bool ofKind = card && isOfKind(picture->cards[thing.index]);
    return editable && markOf(*picture, thing) != Mark::removed && !ofKind;
}

void Canvas::Inside::openName(Point centre)
{
    closeForm();
    auto* edit = new InlineEdit(&self, Canvas::tr("Name of the new party"), QString(),
                                [this](const QString& text) { return nameFault(text, NameOf::party); });
    QObject::connect(edit, &InlineEdit::taken, &self,
                     [this, centre](const QString& text) { emit self.partyAsked(text.trimmed(), centre); });
    QObject::connect(edit, &InlineEdit::closed, &self, [this] { formGone(); });
    hold(edit);
    edit->openAt(view.toWidget(centre));
}

void Canvas::Inside::openRename(std::uint32_t card)
{
    closeForm();
    const Card at = picture->cards[card];
    auto* edit =
        new InlineEdit(&self, Canvas::tr("Name of the party"), oneLine(qt(at.fullName)),
                       [this, party = at.party](const QString& text) { return nameFault(text, NameOf::party, party); });
    const QString before = oneLine(qt(at.fullName));
    QObject::connect(edit, &InlineEdit::taken, &self, [this, party = at.party, before](const QString& text) {
        if (text != before) {
            emit self.renameAsked(party, text.trimmed());
        }
    });
    QObject::connect(edit, &InlineEdit::closed, &self, [this] { formGone(); });
    hold(edit);
    edit->openAt(view.toWidget(at.rect.centre()));
}

void Canvas::Inside::openAmount(std::uint32_t index)
{
    closeForm();
    const Arrow& arrow = picture->arrows[index];
    if (!flowOf || arrow.flowCount == 0 || arrow.label == Arrow::none) {
        return;
    }
    const Point centre = picture->labels[arrow.label].box.centre();
    const auto flows = picture->flowsOf(arrow);
    if (flows.size() == 1) {
        if (const std::optional<Flow> flow = flowOf(flows[0])) {
            openAmountOf(*flow, centre);
        }
        return;
    }
    // A bundle: which of its flows is meant.
    auto* menu = new QMenu(&self);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const FlowId& id : flows) {
        if (const std::optional<Flow> flow = flowOf(id)) {
            const QString words = Canvas::tr("%1 %2", "an amount and an instrument")
                                      .arg(shortMoney(flow->amount, flow->currency), text(flow->instrument));
            QObject::connect(menu->addAction(words), &QAction::triggered, &self,
                             [this, chosen = *flow, centre] { openAmountOf(chosen, centre); });
        }
    }
    menu->popup(self.mapToGlobal(view.toWidget(centre).toPoint()));
}

void Canvas::Inside::openAmountOf(const Flow& flow, Point centre)
{
    closeForm();
    const QString before = qt(exactText(flow.amount, flow.currency));
    auto* edit = new InlineEdit(&self, Canvas::tr("Amount in %1").arg(qt(flow.currency.code())), before,
                                [currency = flow.currency](const QString& text) {
                                    const ParsedAmount read = parseAmount(utf8(text.trimmed()), currency);
                                    if (!read.amount) {
                                        return sentence(read.problem, currency);
                                    }
                                    return *read.amount > 0 ? QString() : Canvas::tr("It has to be more than zero.");
                                });
    QObject::connect(edit, &InlineEdit::taken, &self, [this, flow](const QString& text) {
        const ParsedAmount read = parseAmount(utf8(text.trimmed()), flow.currency);
        if (*read.amount != flow.amount) {
            emit self.amountAsked(flow.id, *read.amount);
        }
    });
    QObject::connect(edit, &InlineEdit::closed, &self, [this] { formGone(); });
    hold(edit);
    edit->openAt(view.toWidget(centre));
}

void Canvas::Inside::openFlow(const Drawn& arrow)
{
    closeForm();
    const auto takes = [this](std::uint32_t card) { return picture->cards[card].mark != Mark::removed; };
    const bool goes = takes(arrow.from);
    if (!goes || (arrow.target && !takes(*arrow.target))) {
        drawn.reset();
        self.update();
        const QString name = oneLine(qt(picture->cards[goes ? *arrow.target : arrow.from].fullName));
        emit self.refused(Canvas::tr("The scenario takes %1 out: no flow can go from or to it. Reset it to "
                                     "have it back.")
                              .arg(name));
        return;
    }
    drawn = arrow; // stays while the form is open
    const Card& payer = picture->cards[arrow.from];
    Flow draft;
    draft.payer = payer.party;
    draft.currency = currency;
    std::optional<QString> payee;
    if (arrow.target) {
        draft.payee = picture->cards[*arrow.target].party;
        payee = qt(picture->cards[*arrow.target].fullName);
    }
    auto* opened = new FlowForm(&self, draft, qt(payer.fullName), payee,
                                conditionsOf ? conditionsOf() : std::vector<NamedCondition>(),
                                [this](const QString& name) { return nameFault(name, NameOf::payee); });
    // A party made by it stands where the arrow ended, beside its tip.
    const bool right = arrow.to.x >= payer.rect.centre().x;
    const Point centre = arrow.to + Point{(right ? 1 : -1) * style::card.width / 2, 0};
    QObject::connect(opened, &FlowForm::taken, &self,
                     [this, centre, known = payee.has_value()](const Flow& flow, const QString& newParty,
                                                               const QStringList& newConditions) {
                         drawn.reset();
                         if (known) {
                             emit self.flowAsked(flow, newConditions);
                         } else {
                             emit self.flowToNewPartyAsked(flow, newParty, centre, newConditions);
                         }
                     });
    QObject::connect(opened, &FlowForm::closed, &self, [this] {
        drawn.reset();
        formGone();
    });
    hold(opened);
    // Beside the arrow: below its middle, so that both of its ends stay in sight.
    const Point middle =
        between(payer.rect.centre(), arrow.target ? picture->cards[*arrow.target].rect.centre() : arrow.to, 0.5);
    opened->adjustSize();
    opened->openAt(view.toWidget(middle) + QPointF(0, opened->sizeHint().height() / 2.0 + 24));
}

} // namespace roundtrip
