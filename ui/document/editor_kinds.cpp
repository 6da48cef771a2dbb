// SPDX-License-Identifier: GPL-3.0-or-later
// What is collapsed into one card, and what cannot be done to all parties of a kind at once.
#include "ui/document/editor.h"
#include "ui/document/steps.h"
#include "ui/words/words.h"

namespace roundtrip {

bool Editor::collapse(const QString& name, const Collapsed& wanted)
{
    Steps steps(book());
    steps.add(collapseJust(steps.book(), wanted));
    steps.add(placement(steps.book(), {}));
    return perform(name, steps.all());
}

// The card of a kind is no party: it neither pays for one of them nor goes with all of them.
bool Editor::refusesKind(PartyId card)
{
    const auto kind = kindOfParty(card);
    if (kind) {
        emit refused(tr("This card is every party of the kind %1. Open it (Ctrl+Alt+E) and choose one of them.")
                         .arg(text(*kind)));
    }
    return kind.has_value();
}

} // namespace roundtrip
