// SPDX-License-Identifier: GPL-3.0-or-later
// Cards, notes and boxes put somewhere, as one action.
#include <utility>

#include "core/model/annotations.h"
#include "ui/document/editor.h"
#include "ui/document/steps.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

std::vector<CardSpot> spotsOf(const PartyPlaces& places)
{
    std::vector<CardSpot> spots;
    spots.reserve(places.size());
    for (const auto& [party, place] : places) {
        spots.push_back({party, place.centre.x, place.centre.y, place.pinned});
    }
    return spots; // in any order: movePlacement() has its own
}

} // namespace

void Editor::setLaidOut(std::function<PartyPlaces()> laidOut)
{
    m_laidOut = std::move(laidOut);
}

// These cards there, and those that a layout has placed where they stand. What a scenario has removed is seen on the
// map and stays where it is.
Edit Editor::placement(const Book& book, const PartyPlaces& places) const
{
    PartyPlaces all = places;
    std::erase_if(all, [&book](const auto& one) { return !kindOfParty(one.first) && book.find(one.first) == nullptr; });
    if (m_laidOut) {
        const PartyPlaces booked = placesOf(book);
        for (const auto& [party, place] : m_laidOut()) {
            if (!booked.contains(party) && book.find(party) != nullptr) {
                all.emplace(party, PartyPlace{place.centre, false});
            }
        }
    }
    return movePlacement(book, spotsOf(all));
}

bool Editor::moveCards(const PartyPlaces& places)
{
    return placeCards(places.size() == 1 ? tr("Move %1").arg(nameOf(places.begin()->first))
                                         : tr("Move %1 cards").arg(places.size()),
                      places);
}

bool Editor::placeCards(const QString& name, const PartyPlaces& places)
{
    return perform(name, placement(book(), places));
}

bool Editor::moveThings(const PartyPlaces& places, const std::vector<Annotation>& notes)
{
    const bool one = notes.size() == 1 && places.empty();
    return placeThings(one ? tr("Move %1").arg(recordText(book(), keyOf(notes.front())))
                           : tr("Move %1 things").arg(notes.size() + places.size()),
                       places, notes);
}

bool Editor::placeThings(const QString& name, const PartyPlaces& places, const std::vector<Annotation>& notes)
{
    std::vector<Annotation> moved;
    for (const Annotation& note : notes) {
        if (const Annotation* known = book().find(note.id)) {
            Annotation next = *known;
            next.x = note.x;
            next.y = note.y;
            moved.push_back(std::move(next));
        }
    }
    Steps steps(book());
    steps.add(putAnnotations(steps.book(), moved));
    if (!places.empty()) {
        steps.add(placement(steps.book(), places));
    }
    return perform(name, steps.all());
}

} // namespace roundtrip
