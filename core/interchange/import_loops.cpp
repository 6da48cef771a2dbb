// SPDX-License-Identifier: GPL-3.0-or-later
// The import's table of kept loops. A loop is the same one wherever a row begins it.
#include <algorithm>
#include <map>

#include "core/interchange/import_work.h"
#include "core/model/kept_loops.h"

namespace roundtrip::importing {

void Importer::readLoops()
{
    std::map<std::vector<PartyId>, KeptLoopId> known;
    for (const KeptLoop& loop : m_base.all<KeptLoop>()) {
        known.emplace(fromLeastId(loop.parties), loop.id);
    }
    std::map<std::vector<PartyId>, RowView> seen;
    forEachRow(RecordKind::keptLoop, [&](const RowView& row) {
        KeptLoop loop;
        if (required(row, "parties") == nullptr || !read(row, "parties", loop.parties, {})) {
            return;
        }
        const auto round = fromLeastId(loop.parties);
        if (std::set(round.begin(), round.end()).size() != round.size() || round.size() < 2) {
            problem(ImportProblemKind::notALoop, row, "parties");
            return;
        }
        const auto [earlier, first] = seen.emplace(round, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, "parties", {std::to_string(earlier->second.line())});
            return;
        }
        const auto found = known.find(round);
        if (found != known.end()) {
            loop = *m_base.find(found->second);
        } else {
            loop.id = newId<KeptLoop>();
        }
        bool good = read(row, "name", loop.name, {});
        good = read(row, "pinned", loop.pinned, {}) && good;
        good = read(row, "note", loop.note, {}) && good;
        keepUnknown(row, loop.note);
        if (good) {
            m_next.put(loop);
            noteRow(keyOf(loop), row);
        }
    });
}

} // namespace roundtrip::importing
