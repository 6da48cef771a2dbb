// SPDX-License-Identifier: GPL-3.0-or-later
// Focus: what is looked at, one value that is handed down to all that show something.
#pragma once

#include <optional>
#include <vector>

#include "core/cashflow/question.h"
#include "core/model/rows.h"
#include "core/picture/style.h"
#include <QObject>

namespace roundtrip {

// Records, sorted and each once: see selectionOf.
using Selection = std::vector<RecordKey>;
Selection selectionOf(std::vector<RecordKey> records);

// A loop that is lit: its parties in the direction of the money.
struct LitLoop {
    std::vector<PartyId> parties;

    bool operator==(const LitLoop&) const = default;
};

struct Focus {
    std::optional<ScenarioId> scenario;
    Question question; // measure, window, filter, as-of date
    Selection selection;
    std::optional<LitLoop> loop;
    Theme theme = Theme::light;
    std::optional<Date> cursor; // where the timeline stands while it plays or is dragged; else the question's as-of
    // What is paid by the shown date is told from what is not: from when the timeline moves until a person wants whole
    // amounts again.
    bool toDate = false;

    Date shownDate() const { return cursor.value_or(question.asOf); }
    bool operator==(const Focus&) const = default;
};

// Promise: one Focus for a window; whoever changes it sets all of it, and changed is sent only if it differs. Before
// another scenario is looked at, leavingScenario is sent once, while the old one still is.
class FocusHolder : public QObject {
    Q_OBJECT

public:
    explicit FocusHolder(QObject* parent = nullptr) : QObject(parent) {}

    const Focus& focus() const { return m_focus; }
    void set(const Focus& focus);

    // Changes one part, the rest stays.
    void select(std::vector<RecordKey> records);
    void light(std::optional<LitLoop> loop);

signals:
    void leavingScenario();
    void changed(const roundtrip::Focus& now, const roundtrip::Focus& before);

private:
    Focus m_focus;
    bool m_leaving = false;
};

} // namespace roundtrip
