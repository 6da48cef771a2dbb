// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of the explorer: a document's records in groups, in the order in which they are read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/analysis/findings.h"

namespace roundtrip {

// A line of the tree: a record, or a group of them.
struct ExplorerNode {
    static constexpr int noGroup = -1;
    enum Group { parties, deals, conditions, scenarios, savedViews, firstPartyKind };

    int group = noGroup; // a Group, or firstPartyKind + a kind of party; noGroup for a record
    RecordKey record;
    ExplorerNode* parent = nullptr;
    int row = 0;            // among the children of its parent
    std::size_t count = 0;  // of a group: the records in it
    ConditionState state{}; // of a condition, at the as-of date
    std::vector<std::unique_ptr<ExplorerNode>> children;

    bool isRecord() const { return group == noGroup; }
    bool sameAs(const ExplorerNode& other) const { return group == other.group && record == other.record; }
};

// Names folded for order and search, kept from one tree to the next: folding is most of what a tree costs.
using FoldedNames = std::unordered_map<Uuid, std::pair<std::string, std::string>>; // name, folded

// Parties by kind and name; deals by title with their flows, the largest first; conditions, the open ones first and
// those by their deadlines; scenarios by name; saved views, pinned ones first. With `search` only what it is part of,
// in any case, in the name or, for a flow, in the names of its parties; groups with nothing in them are left out then.
// The root has no record.
std::unique_ptr<ExplorerNode> explorerTree(const Book& book, Date asOf, const std::string& search, FoldedNames& names);

} // namespace roundtrip
