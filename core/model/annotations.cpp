// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/annotations.h"

namespace roundtrip {

namespace {

std::string plainLines(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    out.erase(out.find_last_not_of(" \t\n") + 1);
    return out;
}

} // namespace

Edit putAnnotations(const Book& book, std::span<const Annotation> wanted)
{
    Edit edit;
    for (Annotation next : wanted) {
        next.text = plainLines(next.text);
        const bool gone = next.shape == AnnotationShape::note && next.text.empty();
        const Annotation* known = book.find(next.id);
        if (known == nullptr && next.id) {
            edit.faults.push_back({keyOf(next), "text", Fault::noSuchRecord});
            continue;
        }
        if (known == nullptr && gone) {
            continue;
        }
        if (known != nullptr && gone) {
            const RecordKey key = keyOf(next);
            const Edit removal = removeRecords(book, std::span(&key, 1));
            edit.changes.insert(edit.changes.end(), removal.changes.begin(), removal.changes.end());
            continue;
        }
        if (known == nullptr) {
            next.id = newId<Annotation>();
        }
        edit.record = keyOf(next);
        const std::vector<Invalid> faults = faultsOf(book, next);
        edit.faults.insert(edit.faults.end(), faults.begin(), faults.end());
        if (known == nullptr) {
            edit.changes.emplace_back(Created{std::move(next)});
        } else if (auto change = alteration(*known, next)) {
            edit.changes.push_back(std::move(*change));
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

} // namespace roundtrip
