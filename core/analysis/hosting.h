// SPDX-License-Identifier: GPL-3.0-or-later
// Who hosts whom: clouds by labs, from the relations that hold on a day.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

struct HostingCell {
    // Of the relations that hold on the day the closest: integrated before standard before resold; nothing where none
    // of them hosts or resells. Hosting whose depth nobody states counts as standard, reselling as resold.
    std::optional<RelationDepth> depth;
    bool exclusive = false;            // on the day
    std::vector<RelationId> now;       // the relations that hold on the day
    std::vector<RelationId> otherwise; // those that ended before it or begin after it

    bool empty() const { return now.empty() && otherwise.empty(); }
    bool operator==(const HostingCell&) const = default;
};

// Promise: clouds and labs are all that any hosts, resells or exclusive relation of the book names on its side, on
// whatever day, by name: so that rows and columns stay where they are while the day moves.
struct HostingMatrix {
    std::vector<PartyId> clouds;    // from
    std::vector<PartyId> labs;      // to
    std::vector<HostingCell> cells; // row by row: one row a cloud

    const HostingCell& cell(std::size_t cloud, std::size_t lab) const { return cells[cloud * labs.size() + lab]; }
    bool operator==(const HostingMatrix&) const = default;
};

// A relation holds from its start, that day included, to its end, that day not.
HostingMatrix hostingMatrix(const Book& book, Date day);

} // namespace roundtrip
