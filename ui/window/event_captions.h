// SPDX-License-Identifier: GPL-3.0-or-later
// The events that have just passed while time moves, as captions over the map.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cashflow/events.h"
#include "ui/canvas/canvas.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/film/film.h"
#include "ui/panels/recoupment_question.h"
#include <QObject>

namespace roundtrip {

// Promise: where what is paid to date is told from what is not, the canvas tells the newest few events of the last
// weeks before the day that is shown, the newest first; else it tells none.
class EventCaptions : public QObject {
    Q_OBJECT

public:
    EventCaptions(const Document& document, const FocusHolder& focus, Canvas& canvas, QObject* parent);

    // The recoupment that is looked at is told of on its day.
    void setRecoupment(const std::shared_ptr<const RecoupmentAnswer>& answer);

private:
    void follow();

    const Document& m_document;
    const FocusHolder& m_focus;
    Canvas& m_canvas;
    std::optional<FilmCaption> m_paidBack;
    std::vector<Event> m_events;
    std::optional<std::uint64_t> m_edition; // of which they are
    std::optional<ScenarioId> m_scenario;
    Date m_asOf;
};

// All events as a film tells them (cashflow/events.h), in order of date.
std::vector<FilmCaption> filmCaptions(const Book& book, Date asOf);

// "1 Apr 2031 · paid back: Amazon in OpenAI", on its day; nothing where it never is.
std::optional<FilmCaption> paybackCaption(const RecoupmentAnswer& answer);

// "15 Jan 2026 · Project Rainier announced".
QString captionOf(const Book& book, const Event& event);

} // namespace roundtrip
