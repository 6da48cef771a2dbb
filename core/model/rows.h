// SPDX-License-Identifier: GPL-3.0-or-later
// The records a user owns, one struct a table. Their fields are listed in fields.h, once, for all who need them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/model/words.h"
#include "core/values/date.h"
#include "core/values/id.h"
#include "core/values/money.h"

namespace roundtrip {

struct Party;
struct Deal;
struct Flow;
struct Condition;
struct Relation;
struct Metric;
struct Claim;
struct FxRate;
struct Scenario;
struct Step;
struct Placement;
struct Setting;
struct KeptLoop;
struct Annotation;
struct SavedView;
struct Collapse;

using PartyId = Id<Party>;
using DealId = Id<Deal>;
using FlowId = Id<Flow>;
using ConditionId = Id<Condition>;
using RelationId = Id<Relation>;
using MetricId = Id<Metric>;
using ClaimId = Id<Claim>;
using FxRateId = Id<FxRate>;
using ScenarioId = Id<Scenario>;
using StepId = Id<Step>;
using PlacementId = Id<Placement>;
using SettingId = Id<Setting>;
using KeptLoopId = Id<KeptLoop>;
using AnnotationId = Id<Annotation>;
using SavedViewId = Id<SavedView>;
using CollapseId = Id<Collapse>;

// Any record of a document, by table and id.
struct RecordKey {
    RecordKind kind{};
    Uuid id;

    auto operator<=>(const RecordKey&) const = default;
};

struct Party {
    PartyId id;
    std::string name; // unique; compared by its code points, ordered as names.h says
    PartyKind kind = PartyKind::other;
    std::optional<PartyId> parent; // a unit of it, or a vehicle it sponsors
    std::string ticker;
    std::string country;
    std::string note;

    bool operator==(const Party&) const = default;
};

struct Deal {
    DealId id;
    std::string title;
    std::optional<Date> announced;
    DealStatus status = DealStatus::announced;
    std::optional<Date> ended; // for terminated
    std::string note;

    bool operator==(const Deal&) const = default;
};

struct DatedAmount {
    Date date;
    Minor amount = 0;

    auto operator<=>(const DatedAmount&) const = default;
};

// A term counted from the start of a flow: a thousand years at most, so that every day it leads to can be told.
struct Months {
    static constexpr int longest = 12'000;

    int count = 0;

    auto operator<=>(const Months&) const = default;
};

// A day, the day a condition is met, or unknown.
using Start = std::variant<std::monostate, Date, ConditionId>;
using End = std::variant<std::monostate, Date, Months>;

// A tranche. The direction is the money's.
struct Flow {
    FlowId id;
    DealId deal;
    PartyId payer;
    PartyId payee;
    Instrument instrument = Instrument::equity;
    Minor amount = 0; // > 0
    Currency currency;
    Start start;
    End end;
    ScheduleKind schedule = ScheduleKind::upfront;
    std::vector<DatedAmount> payments;   // for custom: in order of date, summing to amount
    std::vector<ConditionId> conditions; // all needed
    Firmness firmness = Firmness::binding;
    Settlement settlement = Settlement::cash;
    bool assumption = false; // a figure that no source gives
    std::string note;

    bool operator==(const Flow&) const = default;
};

struct Condition {
    ConditionId id;
    std::string title;
    ConditionState state = ConditionState::open;
    std::optional<double> probability; // 0..1, for open; 1 unless given
    std::optional<Date> expected;      // the day taken while open
    std::optional<Date> decided;       // the day it was met or failed
    std::optional<Date> deadline;      // open after it means failed
    std::vector<ConditionId> anyOf;    // met as soon as one of these is
    bool disclosed = false;
    std::string note;

    bool operator==(const Condition&) const = default;
};

// A tie that carries no money.
struct Relation {
    RelationId id;
    PartyId from;
    PartyId to;
    RelationType type = RelationType::hosts;
    RelationDepth depth = RelationDepth::unstated;
    std::optional<Date> start;
    std::optional<Date> end;
    std::string note;

    bool operator==(const Relation&) const = default;
};

struct Metric {
    MetricId id;
    PartyId party;
    int year = 0;
    MetricKind kind = MetricKind::revenue;
    Minor amount = 0;
    Currency currency;
    MetricBasis basis = MetricBasis::unstated;

    bool operator==(const Metric&) const = default;
};

// What a source says of one field of one record. At most one claim of a field is chosen; it is the record's value.
struct Claim {
    ClaimId id;
    RecordKind record = RecordKind::flow;
    Uuid recordId;
    std::string field; // a name from fields.h
    std::string value; // the field's value as text, as fields.h writes it
    std::string source;
    std::optional<Date> dated;
    ClaimGrade grade = ClaimGrade::unstated;
    bool chosen = false;

    bool operator==(const Claim&) const = default;
};

struct FxRate {
    FxRateId id;
    Currency currency;
    Date date;
    double rate = 1; // units of the reporting currency for one unit; > 0

    bool operator==(const FxRate&) const = default;
};

struct Scenario {
    ScenarioId id;
    std::string name;
    std::string note;

    bool operator==(const Scenario&) const = default;
};

// One Change of a scenario, as a record of its own: so an edit in a scenario is an ordinary Change of the document.
struct Step {
    StepId id;
    ScenarioId scenario;
    std::int64_t position = 0; // steps apply in this order, then by id
    std::string change;        // encoded by change_text.h

    bool operator==(const Step&) const = default;
};

// Where a party's card stands on the canvas, by its centre, in canvas units.
struct Placement {
    PlacementId id;
    PartyId party;
    double x = 0;
    double y = 0;
    bool pinned = false;

    bool operator==(const Placement&) const = default;
};

// A fact about the document as a whole, such as "currency" → "USD", its reporting currency.
struct Setting {
    SettingId id;
    std::string key;
    std::string value;

    bool operator==(const Setting&) const = default;
};

// A loop that a person named, pinned or noted, whether the network has it just now or not.
struct KeptLoop {
    KeptLoopId id;
    std::vector<PartyId>
        parties; // two at least, each once, in the direction of the money; where it begins is no matter
    std::string name;
    bool pinned = false;
    std::string note;

    bool operator==(const KeptLoop&) const = default;
};

// What a person put on the canvas beside the records: a note is text at a place, a box a rectangle with a title that
// lies behind the cards it groups.
struct Annotation {
    AnnotationId id;
    AnnotationShape shape = AnnotationShape::note;
    std::string text; // a note's is never empty; lines end with LF
    double x = 0;     // of the left top corner, in canvas units
    double y = 0;
    double width = 0; // > 0, as the height; a note is as high as its text at least
    double height = 0;

    bool operator==(const Annotation&) const = default;
};

// A way of looking that was kept by its name.
struct SavedView {
    SavedViewId id;
    std::string name;  // unique
    std::string shows; // encoded by sight.h
    bool pinned = false;
    std::string note;

    bool operator==(const SavedView&) const = default;
};

// A party with its units, or all parties of a kind, that are shown as one card: of each there is one at most.
struct Collapse {
    CollapseId id;
    std::optional<PartyId> party; // or else
    std::optional<PartyKind> kind;
    bool placed = false; // a kind's card stands where a person put it: by its centre, as placements have it
    double x = 0;
    double y = 0;
    bool pinned = false;

    bool operator==(const Collapse&) const = default;
};

using Row = std::variant<Party, Deal, Flow, Condition, Relation, Metric, Claim, FxRate, Scenario, Step, Placement,
                         Setting, KeptLoop, Annotation, SavedView, Collapse>;

} // namespace roundtrip
