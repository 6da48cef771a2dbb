// SPDX-License-Identifier: GPL-3.0-or-later
// How a window looks at its document, as a saved view keeps it, and back.
#pragma once

#include <functional>
#include <optional>

#include "core/model/sight.h"
#include "core/picture/compose_map.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/document/view_picture.h"
#include <QStringList>

namespace roundtrip {

struct Looks {
    Focus focus;
    ViewKind view = ViewKind::graph;
    MapStyle style;
    std::optional<double> zoom; // of the map, or of what is looked at in its place; none: all of it is in sight
    Point centre;               // of what is in sight
    PartyPlaces places;         // of the cards
};

// Of the book that the focus's scenario makes. Of what is selected, parties and flows are kept; an as-of date that is
// today stays the day on which the view is looked at.
Sight sightOf(const Book& book, const Looks& looks, Date today);

struct Reopened {
    Looks looks;
    QStringList gone; // the names of what the view names and the document has no more, each once
};

// The book of a document as a scenario makes it, the base for none.
using BookIn = std::function<const Book&(const std::optional<ScenarioId>& scenario)>;
// What the sight says; what it says nothing of, such as the theme, is as it is now.
Reopened reopened(const BookIn& bookIn, const Sight& sight, const Looks& now, Date today);
Reopened reopened(const Document& document, const Sight& sight, const Looks& now, Date today);

} // namespace roundtrip
