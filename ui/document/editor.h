// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the graph by hand, done to the document: intentions in, named actions out.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/model/clip.h"
#include "core/model/collapses.h"
#include "core/model/edits.h"
#include "core/model/map_style.h"
#include "core/model/rebase.h"
#include "core/model/sight.h"
#include "core/picture/compose_map.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include <QObject>
#include <QString>
#include <QStringList>

namespace roundtrip {

// Promise: every edit goes to the focus's scenario, as one action with a name that says what was done; what was made
// is selected. An edit that would break a rule is refused, with a sentence, and changes nothing. Scenarios themselves
// are of the document, whichever is looked at.
class Editor : public QObject {
    Q_OBJECT

public:
    Editor(Document& document, FocusHolder& focus, QObject* parent = nullptr);

    // Tells where the cards stand that a layout has placed. Where one is put by hand, or some are collapsed, the
    // document keeps these as well, so that what was arranged is opened as it was left.
    void setLaidOut(std::function<PartyPlaces()> laidOut);

    // In what is looked at, whatever the case and the spaces of the name.
    std::optional<PartyId> partyNamed(const QString& name) const;

    // Makes a scenario fit the base again (rebase.h), whichever is looked at.
    bool rebase(ScenarioId scenario, const std::function<Prevails(const Clash&)>& side);

    // Those of the records that the focus's scenario has otherwise than the base.
    std::vector<RecordKey> otherThanInBase(const std::vector<RecordKey>& records) const;

public slots:
    bool addParty(const QString& name, roundtrip::Point centre);
    // With open conditions of these titles made for it, beside those that it has.
    bool addFlow(const roundtrip::Flow& draft, const QStringList& newConditions = {});
    // A flow whose payee is a new party at a place.
    bool addFlowToNewParty(const roundtrip::Flow& draft, const QString& name, roundtrip::Point centre,
                           const QStringList& newConditions = {});
    bool setAmount(roundtrip::FlowId flow, roundtrip::Minor amount);
    bool rename(roundtrip::PartyId party, const QString& name);
    // With what has to follow (edits.h, changeField).
    bool setField(const roundtrip::RecordKey& record, std::string_view field, const roundtrip::Value& value);
    // The field takes what the claim says.
    bool chooseClaim(roundtrip::ClaimId claim);
    // Names, pins or notes a loop, or lets go of it (kept_loops.h).
    bool keepLoop(const roundtrip::KeptLoop& wanted);
    bool addCondition(const QString& title);
    // In editor_moves.cpp: cards put somewhere by hand, at the end of the gesture.
    bool moveCards(const roundtrip::PartyPlaces& places);
    // The same under another name: "Align left".
    bool placeCards(const QString& name, const roundtrip::PartyPlaces& places);
    // Cards moved together with notes and boxes.
    bool moveThings(const roundtrip::PartyPlaces& places, const std::vector<roundtrip::Annotation>& notes);
    bool placeThings(const QString& name, const roundtrip::PartyPlaces& places,
                     const std::vector<roundtrip::Annotation>& notes);
    // In editor_kinds.cpp: just these parents and kinds are collapsed from now on (collapses.h).
    bool collapse(const QString& name, const roundtrip::Collapsed& wanted);
    // A note or box becomes as it is given (annotations.h); a new one is selected.
    bool annotate(const roundtrip::Annotation& wanted);
    // Takes out the records under another name than that of a removal: "Cut OpenAI".
    bool cut(const std::vector<roundtrip::RecordKey>& records);
    // What pasted() made of the book that is looked at; selects what was made.
    bool paste(const QString& name, const roundtrip::Paste& paste);
    bool remove(const std::vector<roundtrip::RecordKey>& records);
    // Any edit that was made of the book that is looked at (steps.h).
    bool change(const QString& name, const roundtrip::Edit& edit);
    bool addScenario(const QString& name); // and makes it the focus's
    // In editor_views.cpp: saved views (saved_views.h).
    bool saveView(const QString& name, const roundtrip::Sight& sight);
    bool updateView(roundtrip::SavedViewId view, const roundtrip::Sight& sight);
    bool renameView(roundtrip::SavedViewId view, const QString& name);
    bool pinView(roundtrip::SavedViewId view, bool pinned);
    bool removeView(roundtrip::SavedViewId view);
    // How the map is drawn, for every window of the document (map_style.h).
    bool setMapStyle(const QString& name, const roundtrip::MapStyle& style);
    // In editor_scenarios.cpp: of the focus's scenario (scenario.h), as one action; those that are as in the base stay
    // as they are.
    bool resetRecords(const std::vector<roundtrip::RecordKey>& records);
    bool resetField(const roundtrip::RecordKey& record, std::string_view field);
    bool promoteRecords(const std::vector<roundtrip::RecordKey>& records);

signals:
    void refused(const QString& why);
    void added(const roundtrip::RecordKey& record); // a party or flow, selected since

private:
    bool perform(const QString& name, const Edit& edit);
    bool takeOut(const QString& name, const std::vector<RecordKey>& records);
    bool refusesKind(roundtrip::PartyId card);
    Edit removal(const std::vector<RecordKey>& records) const;
    Edit placement(const Book& book, const PartyPlaces& places) const;
    const Book& book() const;
    QString nameOf(PartyId party) const;
    QString nameOf(const RecordKey& record) const;
    bool performOnBase(const QString& name, const Edit& edit);
    using OfScenario = Edit (*)(const Book& base, ScenarioId scenario, const std::vector<RecordKey>& records);
    bool toBase(const QString& one, const QString& several, const std::vector<RecordKey>& records, OfScenario edit);

    Document& m_document;
    FocusHolder& m_focus;
    std::function<PartyPlaces()> m_laidOut;
};

// What a fault means, as a sentence.
QString sentence(const Invalid& fault);

} // namespace roundtrip
