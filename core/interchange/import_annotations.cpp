// SPDX-License-Identifier: GPL-3.0-or-later
// The import's tables of what is kept of the looking: notes and boxes, what is collapsed, saved views.
#include <algorithm>
#include <map>

#include "core/interchange/import_work.h"
#include "core/model/sight.h"

namespace roundtrip::importing {

// A note or box that is as one of the base in every field is that one; any other is added.
void Importer::readAnnotations()
{
    std::vector<Annotation> known(m_base.all<Annotation>().begin(), m_base.all<Annotation>().end());
    forEachRow(RecordKind::annotation, [&](const RowView& row) {
        Annotation next;
        bool good = true;
        for (const std::string_view column : {"x", "y", "width", "height"}) {
            good = required(row, column) != nullptr && good;
        }
        good = good && read(row, "shape", next.shape, {}) && read(row, "x", next.x, {}) && read(row, "y", next.y, {}) &&
               read(row, "width", next.width, {}) && read(row, "height", next.height, {});
        if (!good) {
            return;
        }
        if (const Cell* text = row.cell("text")) {
            next.text = text->text;
        }
        if (next.shape == AnnotationShape::note && next.text.empty()) {
            problem(ImportProblemKind::missingValue, row, "text");
            return;
        }
        for (const auto& [column, side] : {std::pair{"width", next.width}, {"height", next.height}}) {
            if (!(side > 0)) {
                problem(ImportProblemKind::notPositive, row, column);
                return;
            }
        }
        const auto same = std::find_if(known.begin(), known.end(), [&](const Annotation& one) {
            next.id = one.id;
            return one == next;
        });
        if (same != known.end()) {
            known.erase(same);
        } else {
            next.id = newId<Annotation>();
        }
        m_next.put(next);
        noteRow(keyOf(next), row);
    });
}

void Importer::readCollapses()
{
    using What = std::pair<std::optional<PartyId>, std::optional<PartyKind>>;
    std::map<What, CollapseId> known;
    for (const Collapse& collapse : m_base.all<Collapse>()) {
        known.emplace(What{collapse.party, collapse.kind}, collapse.id);
    }
    std::map<What, RowView> seen;
    forEachRow(RecordKind::collapse, [&](const RowView& row) {
        Collapse next;
        if (!read(row, "party", next.party, {}) || !read(row, "kind", next.kind, {})) {
            return;
        }
        if (next.party.has_value() == next.kind.has_value()) {
            problem(ImportProblemKind::missingValue, row, "party"); // one of the two, not both
            return;
        }
        const What what{next.party, next.kind};
        const auto [earlier, first] = seen.emplace(what, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, next.party ? "party" : "kind",
                    {std::to_string(earlier->second.line())});
            return;
        }
        const auto found = known.find(what);
        if (found != known.end()) {
            next = *m_base.find(found->second);
        } else {
            next.id = newId<Collapse>();
        }
        bool good = read(row, "placed", next.placed, {});
        good = read(row, "x", next.x, {}) && good;
        good = read(row, "y", next.y, {}) && good;
        good = read(row, "pinned", next.pinned, {}) && good;
        if (good) {
            m_next.put(next);
            noteRow(keyOf(next), row);
        }
    });
}

// What a view names is found again by its name: ids are of the document it comes from.
void Importer::readViews()
{
    std::map<std::string, SavedViewId> known;
    for (const SavedView& view : m_base.all<SavedView>()) {
        known.emplace(view.name, view.id);
    }
    std::map<std::string, RowView> seen;
    forEachRow(RecordKind::savedView, [&](const RowView& row) {
        const Cell* shows = required(row, "shows");
        if (required(row, "name") == nullptr || shows == nullptr) {
            return;
        }
        SavedView next;
        next.name = row.name("name");
        const auto [earlier, first] = seen.emplace(next.name, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, "name", {std::to_string(earlier->second.line())});
            return;
        }
        const auto found = known.find(next.name);
        if (found != known.end()) {
            next = *m_base.find(found->second);
        } else {
            next.id = newId<SavedView>();
        }
        const auto sight = decodedSight(shows->text);
        if (!sight) {
            problem(ImportProblemKind::notAView, row, "shows");
            return;
        }
        next.shows = encoded(refreshed(m_next, *sight));
        bool good = read(row, "pinned", next.pinned, {});
        good = read(row, "note", next.note, {}) && good;
        keepUnknown(row, next.note);
        if (good) {
            m_next.put(next);
            noteRow(keyOf(next), row);
        }
    });
}

} // namespace roundtrip::importing
