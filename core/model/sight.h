// SPDX-License-Identifier: GPL-3.0-or-later
// A sight: all that a saved view keeps of how a document was looked at, and its text form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/book.h"
#include "core/model/map_style.h"
#include "core/values/enum_set.h"

namespace roundtrip {

// A record that a view names without holding on to it: it may go, and is then still called what it was called.
struct Mention {
    Uuid id;
    std::string name;

    bool operator==(const Mention&) const = default;
};

struct Sight {
    struct Place {
        Mention party;
        double x = 0; // of its card's centre
        double y = 0;
        bool pinned = false;

        bool operator==(const Place&) const = default;
    };

    std::string view = "graph";       // or sankey, matrix, timeline
    std::string measure = "headline"; // or committed, expected
    std::optional<Mention> scenario;
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Date> asOf; // none: the day on which it is looked at
    EnumSet<Instrument> instruments = EnumSet<Instrument>::all();
    EnumSet<DealStatus> statuses = EnumSet<DealStatus>::all();
    EnumSet<Firmness> firmness = EnumSet<Firmness>::all();
    EnumSet<Settlement> settlements = EnumSet<Settlement>::all();
    EnumSet<PartyKind> kinds = EnumSet<PartyKind>::all();
    std::vector<Mention> collapsed;
    EnumSet<PartyKind> collapsedKinds;
    MapStyle style;
    std::vector<Mention> loop;        // lit, in the direction of the money
    std::vector<Mention> marked;      // parties that are selected
    std::vector<Mention> markedFlows; // and flows: known by their ids alone, as several may be called the same
    std::optional<double> zoom;       // none: fitted into the window
    double x = 0;                     // what stands in the middle of the window
    double y = 0;
    std::vector<Place> places;

    bool operator==(const Sight&) const = default;
};

// What a flow is called where it has gone.
std::string flowCalled(const Book& book, const Flow& flow);

// Lines of a word and what it says, in one order, so that equal sights are equal texts; sets that hold everything are
// left out. Reading passes over lines whose first word it does not know, and is nothing where a line that it knows does
// not make sense.
std::string encoded(const Sight& sight);
std::optional<Sight> decodedSight(std::string_view text);

// The party or scenario that is meant: the one of the id, or else of the name; nothing where neither is there.
std::optional<PartyId> partyMeant(const Book& book, const Mention& mention);
std::optional<ScenarioId> scenarioMeant(const Book& book, const Mention& mention);

// The same with the ids and names that its records have in the book now; those that are gone stay as they are.
Sight refreshed(const Book& book, Sight sight);

} // namespace roundtrip
