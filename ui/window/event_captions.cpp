// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/event_captions.h"

#include "ui/canvas/captions.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

constexpr std::chrono::days shownFor{45}; // of the time that is played

QString nameOf(const Book& book, PartyId party)
{
    const Party* row = book.find(party);
    return row != nullptr ? oneLine(qt(row->name)) : QString();
}

QString sentenceOf(const Book& book, const Event& event)
{
    const QString name = oneLine(recordText(book, event.record));
    switch (event.kind) {
    case Event::Kind::announced: return EventCaptions::tr("%1 announced").arg(name);
    case Event::Kind::ended: return EventCaptions::tr("%1 ended").arg(name);
    case Event::Kind::met: return EventCaptions::tr("condition met: %1").arg(name);
    case Event::Kind::failed: return EventCaptions::tr("condition failed: %1").arg(name);
    case Event::Kind::expected: return EventCaptions::tr("condition expected to be met: %1").arg(name);
    case Event::Kind::exclusivityEnded: break;
    }
    const Relation* relation = book.find(RelationId{event.record.id});
    return relation == nullptr ? QString()
                               : EventCaptions::tr("exclusivity of %1 and %2 ended")
                                     .arg(nameOf(book, relation->from), nameOf(book, relation->to));
}

} // namespace

QString captionOf(const Book& book, const Event& event)
{
    return EventCaptions::tr("%1 · %2", "a day and what happened").arg(dateText(event.date), sentenceOf(book, event));
}

std::vector<FilmCaption> filmCaptions(const Book& book, Date asOf)
{
    std::vector<FilmCaption> captions;
    for (const Event& event : eventsOf(book, asOf)) {
        captions.push_back({event.date, captionOf(book, event)});
    }
    return captions;
}

std::optional<FilmCaption> paybackCaption(const RecoupmentAnswer& answer)
{
    if (!answer.atRevenue.payback) {
        return std::nullopt;
    }
    const Date day = *answer.atRevenue.payback;
    return FilmCaption{
        day, EventCaptions::tr("%1 · paid back: %2", "a day and what").arg(dateText(day), subjectText(answer))};
}

EventCaptions::EventCaptions(const Document& document, const FocusHolder& focus, Canvas& canvas, QObject* parent)
    : QObject(parent), m_document(document), m_focus(focus), m_canvas(canvas)
{
    connect(&focus, &FocusHolder::changed, this, &EventCaptions::follow);
    connect(&document, &Document::changed, this, &EventCaptions::follow);
}

void EventCaptions::setRecoupment(const std::shared_ptr<const RecoupmentAnswer>& answer)
{
    m_paidBack = answer ? paybackCaption(*answer) : std::nullopt;
    follow();
}

void EventCaptions::follow()
{
    const Focus& focus = m_focus.focus();
    if (!focus.cursor && !focus.toDate) {
        m_canvas.setCaptions({});
        return;
    }
    const Book& book = m_document.book(focus.scenario);
    if (m_edition != m_document.edition() || m_scenario != focus.scenario || m_asOf != focus.question.asOf) {
        m_edition = m_document.edition();
        m_scenario = focus.scenario;
        m_asOf = focus.question.asOf;
        m_events = eventsOf(book, m_asOf);
    }
    const Date day = focus.shownDate();
    const auto passed = eventsBetween(m_events, day - shownFor, day);
    QStringList captions;
    if (m_paidBack && m_paidBack->date <= day && m_paidBack->date > day - shownFor) {
        captions << m_paidBack->text;
    }
    for (auto event = passed.rbegin(); event != passed.rend() && captions.size() < mostCaptions; ++event) {
        captions << captionOf(book, *event);
    }
    m_canvas.setCaptions(captions);
}

} // namespace roundtrip
