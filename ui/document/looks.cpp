// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/looks.h"

#include <algorithm>
#include <array>

#include "core/model/collapses.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

constexpr std::array<std::string_view, 3> measureWords{"committed", "expected", "headline"};

// The place of a word among others; the place of `otherwise` for none of them.
template<std::size_t N>
std::size_t placeOf(const std::array<std::string_view, N>& words, std::string_view word, std::size_t otherwise)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? otherwise : static_cast<std::size_t>(found - words.begin());
}

std::vector<Mention> mentions(const Book& book, const std::vector<PartyId>& parties)
{
    std::vector<Mention> named;
    for (const PartyId id : parties) {
        if (const auto kind = kindOfParty(id)) {
            named.push_back({id.value, std::string(Vocabulary<PartyKind>::words[static_cast<std::size_t>(*kind)])});
        } else if (const Party* party = book.find(id)) {
            named.push_back({id.value, party->name});
        }
    }
    return named;
}

// Finds again what a sight names, and remembers what is not there.
class Finder {
public:
    explicit Finder(const BookIn& bookIn) : m_bookIn(bookIn), m_book(&bookIn({})) {}

    std::optional<ScenarioId> scenario(const std::optional<Mention>& mention)
    {
        const auto found = mention ? scenarioMeant(*m_book, *mention) : std::nullopt;
        if (mention && !found) {
            miss(*mention);
        }
        m_book = &m_bookIn(found);
        return found;
    }
    std::optional<PartyId> party(const Mention& mention)
    {
        if (kindOfParty(PartyId{mention.id})) {
            return PartyId{mention.id}; // the card of a kind, which is no record
        }
        const auto found = partyMeant(*m_book, mention);
        if (!found) {
            miss(mention);
        }
        return found;
    }
    bool hasFlow(const Mention& mention)
    {
        const bool there = m_book->find(FlowId{mention.id}) != nullptr;
        if (!there) {
            miss(mention);
        }
        return there;
    }
    std::vector<PartyId> parties(const std::vector<Mention>& mentions)
    {
        std::vector<PartyId> all;
        for (const Mention& mention : mentions) {
            if (const auto found = party(mention)) {
                all.push_back(*found);
            }
        }
        return all;
    }
    QStringList gone() && { return std::move(m_gone); }

private:
    void miss(const Mention& mention)
    {
        const QString name = oneLine(qt(mention.name));
        if (!name.isEmpty() && !m_gone.contains(name)) {
            m_gone.append(name);
        }
    }

    const BookIn& m_bookIn;
    const Book* m_book;
    QStringList m_gone;
};

} // namespace

Sight sightOf(const Book& book, const Looks& looks, Date today)
{
    const Question& question = looks.focus.question;
    Sight sight;
    sight.view = viewWords[static_cast<std::size_t>(looks.view)];
    sight.measure = measureWords[static_cast<std::size_t>(question.measure)];
    if (const Scenario* scenario = looks.focus.scenario ? book.find(*looks.focus.scenario) : nullptr) {
        sight.scenario = {scenario->id.value, scenario->name};
    }
    sight.from = question.window.from;
    sight.to = question.window.to;
    if (looks.focus.shownDate() != today) {
        sight.asOf = looks.focus.shownDate();
    }
    sight.instruments = question.filter.instruments;
    sight.statuses = question.filter.statuses;
    sight.firmness = question.filter.firmness;
    sight.settlements = question.filter.settlements;
    sight.kinds = question.filter.partyKinds;
    sight.collapsed = mentions(book, question.filter.collapsed);
    sight.collapsedKinds = question.filter.collapsedKinds;
    sight.style = looks.style;
    if (looks.focus.loop) {
        sight.loop = mentions(book, looks.focus.loop->parties);
    }
    std::vector<PartyId> selected;
    for (const RecordKey& record : looks.focus.selection) {
        if (record.kind == RecordKind::party) {
            selected.push_back(PartyId{record.id});
        }
        const Flow* flow = record.kind == RecordKind::flow ? book.find(FlowId{record.id}) : nullptr;
        if (flow != nullptr) {
            sight.markedFlows.push_back({record.id, flowCalled(book, *flow)});
        }
    }
    sight.marked = mentions(book, selected);
    sight.zoom = looks.zoom;
    if (looks.zoom) {
        sight.x = looks.centre.x;
        sight.y = looks.centre.y;
    }
    for (const auto& [id, place] : looks.places) {
        for (Mention& card : mentions(book, {id})) {
            sight.places.push_back({std::move(card), place.centre.x, place.centre.y, place.pinned});
        }
    }
    // One order whatever the hash: equal sights are equal texts.
    std::sort(sight.places.begin(), sight.places.end(),
              [](const Sight::Place& a, const Sight::Place& b) { return a.party.id < b.party.id; });
    return sight;
}

Reopened reopened(const Document& document, const Sight& sight, const Looks& now, Date today)
{
    return reopened(
        [&document](const std::optional<ScenarioId>& scenario) -> const Book& { return document.book(scenario); },
        sight, now, today);
}

Reopened reopened(const BookIn& bookIn, const Sight& sight, const Looks& now, Date today)
{
    Finder find(bookIn);
    Looks looks = now;
    Focus& focus = looks.focus;
    focus.scenario = find.scenario(sight.scenario); // first: it decides which parties there are
    focus.cursor.reset();
    focus.toDate = false;
    Question& question = focus.question;
    question.measure = static_cast<Measure>(placeOf(measureWords, sight.measure, 2));
    question.window = {sight.from, sight.to};
    question.asOf = sight.asOf.value_or(today);
    question.filter.instruments = sight.instruments;
    question.filter.statuses = sight.statuses;
    question.filter.firmness = sight.firmness;
    question.filter.settlements = sight.settlements;
    question.filter.partyKinds = sight.kinds;
    question.filter.collapsed = find.parties(sight.collapsed);
    std::sort(question.filter.collapsed.begin(), question.filter.collapsed.end());
    question.filter.collapsedKinds = sight.collapsedKinds;
    // A loop that lacks a party is not that loop any more.
    const std::vector<PartyId> loop = find.parties(sight.loop);
    focus.loop.reset();
    if (!loop.empty() && loop.size() == sight.loop.size()) {
        focus.loop = LitLoop{loop};
    }
    std::vector<RecordKey> selected;
    for (const PartyId party : find.parties(sight.marked)) {
        selected.push_back({RecordKind::party, party.value});
    }
    for (const Mention& flow : sight.markedFlows) {
        if (find.hasFlow(flow)) {
            selected.push_back({RecordKind::flow, flow.id});
        }
    }
    focus.selection = selectionOf(std::move(selected));
    looks.view = static_cast<ViewKind>(placeOf(viewWords, sight.view, 0));
    looks.style = sight.style;
    looks.zoom = sight.zoom;
    looks.centre = {sight.x, sight.y};
    looks.places.clear();
    for (const Sight::Place& place : sight.places) {
        if (const auto party = find.party(place.party)) {
            looks.places[*party] = {{place.x, place.y}, place.pinned};
        }
    }
    return {std::move(looks), std::move(find).gone()};
}

} // namespace roundtrip
