// SPDX-License-Identifier: GPL-3.0-or-later
// The map: parties as cards, money as arrows.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/cashflow/network.h"
#include "core/layout/graph.h"
#include "core/model/book.h"
#include "core/model/map_style.h"
#include "core/picture/picture.h"

namespace roundtrip {

// The words on a map, in the reader's language. The defaults are those of the tables.
struct MapWords {
    std::array<std::string, 9> kinds{"hyperscaler", "lab",       "chipmaker",  "neocloud", "investor",
                                     "bank",        "sovereign", "enterprise", "other"};
    std::array<std::string, 14> instruments{"equity",  "convertible", "debt",      "warrant",       "grant",
                                            "compute", "hardware",    "licence",   "revenue share", "services",
                                            "lease",   "energy",      "repayment", "dividend"};
    std::array<std::string, 6> relations{"hosts", "resells", "licenses", "exclusive", "supplies", "owns"};
    std::string net = "net";
    std::string parties = "parties"; // that are one card, before their number
    std::string capital = "capital";
    std::string commercial = "commercial";
    std::string contingent = "contingent";
    std::string relation = "relation";
    std::string netReceives = "net receives";
    std::string netPays = "net pays";
    std::string added = "added";
    std::string altered = "altered";
    std::string removed = "removed";

    bool operator==(const MapWords&) const = default;
};

struct MapOptions {
    MapStyle style; // cards grow up to style::cardGrowth
    std::string title;
    std::string subtitle;
    // What the scenario did, by the records' ids. Flows that it removed are drawn where the network has them, and count
    // for nothing.
    std::unordered_map<Uuid, Mark> marks;
    MapWords words;

    bool operator==(const MapOptions&) const = default;
};

// Where parties stood, by their centres.
struct PartyPlace {
    Point centre;
    bool pinned = false;

    bool operator==(const PartyPlace&) const = default;
};
using PartyPlaces = std::unordered_map<PartyId, PartyPlace>;

// The places that the book keeps (placements).
PartyPlaces placesOf(const Book& book);
// The places of a picture's cards.
PartyPlaces placesOf(const Picture& picture);

// What a layout is asked of: nodes are network.nodes(), in their order. With places, those are kept as far as may be.
LayoutGraph mapGraph(const Book& book, const Network& network, const MapOptions& options,
                     const PartyPlaces& places = {});

// The picture of a network whose nodes stand at the positions (one a node, as a layout of mapGraph gives them).
// The book is the one that the network was made of. The same input gives the same picture.
Picture composeMap(const Book& book, const Network& network, const Positions& positions,
                   const MapOptions& options = {});

} // namespace roundtrip
