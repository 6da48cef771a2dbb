// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hosting.h"

#include <algorithm>
#include <map>

#include "core/values/names.h"

namespace roundtrip {

namespace {

bool isHosting(const Relation& relation)
{
    return relation.type == RelationType::hosts || relation.type == RelationType::resells ||
           relation.type == RelationType::exclusive;
}

bool holdsOn(const Relation& relation, Date day)
{
    return (!relation.start || *relation.start <= day) && (!relation.end || day < *relation.end);
}

// The parties by name, and where each is among them.
std::vector<PartyId> byName(const Book& book, const std::map<PartyId, std::size_t>& parties)
{
    std::vector<std::pair<NameKey, PartyId>> named;
    for (const auto& [id, place] : parties) {
        const Party* party = book.find(id);
        named.emplace_back(party != nullptr ? party->name : std::string(), id);
    }
    std::sort(named.begin(), named.end());
    std::vector<PartyId> out;
    for (const auto& [name, id] : named) {
        out.push_back(id);
    }
    return out;
}

RelationDepth depthOf(const Relation& relation)
{
    if (relation.depth != RelationDepth::unstated) {
        return relation.depth;
    }
    return relation.type == RelationType::resells ? RelationDepth::resold : RelationDepth::standard;
}

} // namespace

HostingMatrix hostingMatrix(const Book& book, Date day)
{
    std::map<PartyId, std::size_t> clouds;
    std::map<PartyId, std::size_t> labs;
    for (const Relation& relation : book.all<Relation>()) {
        if (isHosting(relation)) {
            clouds.emplace(relation.from, 0);
            labs.emplace(relation.to, 0);
        }
    }
    HostingMatrix matrix;
    matrix.clouds = byName(book, clouds);
    matrix.labs = byName(book, labs);
    for (std::size_t i = 0; i < matrix.clouds.size(); ++i) {
        clouds[matrix.clouds[i]] = i;
    }
    for (std::size_t i = 0; i < matrix.labs.size(); ++i) {
        labs[matrix.labs[i]] = i;
    }
    matrix.cells.resize(matrix.clouds.size() * matrix.labs.size());
    for (const Relation& relation : book.all<Relation>()) {
        if (!isHosting(relation)) {
            continue;
        }
        HostingCell& cell = matrix.cells[clouds[relation.from] * matrix.labs.size() + labs[relation.to]];
        if (!holdsOn(relation, day)) {
            cell.otherwise.push_back(relation.id);
            continue;
        }
        cell.now.push_back(relation.id);
        if (relation.type == RelationType::exclusive) {
            cell.exclusive = true;
        } else {
            const RelationDepth depth = depthOf(relation);
            cell.depth = std::min(cell.depth.value_or(depth), depth); // the closest comes first in the vocabulary
        }
    }
    return matrix;
}

} // namespace roundtrip
