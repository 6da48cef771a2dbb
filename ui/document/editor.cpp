// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/editor.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "core/model/annotations.h"
#include "core/model/kept_loops.h"
#include "ui/document/steps.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

// The flow with open conditions of these titles, which it makes.
Flow withConditions(Steps& steps, Flow flow, const QStringList& titles)
{
    for (const QString& title : titles) {
        Condition draft;
        draft.title = utf8(title);
        flow.conditions.push_back(ConditionId{steps.add(addCondition(steps.book(), draft)).id});
    }
    return flow;
}

// What can be taken out: not what the scenario took out already, which is only seen.
std::vector<RecordKey> thereOf(const Book& book, const std::vector<RecordKey>& records)
{
    std::vector<RecordKey> there;
    std::copy_if(records.begin(), records.end(), std::back_inserter(there), [&book](const RecordKey& record) {
        return book.row(record).has_value() || (record.kind == RecordKind::party && kindOfParty(PartyId{record.id}));
    });
    return there;
}

} // namespace

Editor::Editor(Document& document, FocusHolder& focus, QObject* parent)
    : QObject(parent), m_document(document), m_focus(focus)
{}

const Book& Editor::book() const
{
    return m_document.book(m_focus.focus().scenario);
}

QString Editor::nameOf(PartyId party) const
{
    if (const auto kind = kindOfParty(party)) {
        return text(*kind);
    }
    const Party* row = book().find(party);
    return row != nullptr ? oneLine(qt(row->name)) : QString();
}

bool Editor::perform(const QString& name, const Edit& edit)
{
    if (!edit.good()) {
        emit refused(sentence(edit.faults.front()));
        return false;
    }
    return m_document.perform(name, edit.changes, m_focus.focus().scenario);
}

bool Editor::addParty(const QString& name, Point centre)
{
    Steps steps(book());
    const RecordKey made = steps.add(roundtrip::addParty(steps.book(), utf8(name)));
    steps.add(placement(steps.book(), {{PartyId{made.id}, {centre, false}}}));
    const bool done = perform(tr("Add party %1").arg(oneLine(name.trimmed())), steps.all());
    if (done) {
        m_focus.select({made});
        emit added(made);
    }
    return done;
}

std::optional<PartyId> Editor::partyNamed(const QString& name) const
{
    const QString wanted = name.simplified();
    for (const Party& party : book().parties()) {
        if (qt(party.name).simplified().compare(wanted, Qt::CaseInsensitive) == 0) {
            return party.id;
        }
    }
    return std::nullopt;
}

bool Editor::addFlow(const Flow& draft, const QStringList& newConditions)
{
    if (refusesKind(draft.payer) || refusesKind(draft.payee)) {
        return false;
    }
    Steps steps(book());
    const RecordKey made = steps.add(roundtrip::addFlow(steps.book(), withConditions(steps, draft, newConditions)));
    const QString action = tr("Add flow %1 → %2").arg(nameOf(draft.payer), nameOf(draft.payee));
    const bool done = perform(action, steps.all());
    if (done) {
        m_focus.select({made});
        emit added(made);
    }
    return done;
}

bool Editor::addFlowToNewParty(const Flow& draft, const QString& name, Point centre, const QStringList& newConditions)
{
    if (refusesKind(draft.payer)) {
        return false;
    }
    Steps steps(book());
    Flow whole = draft;
    whole.payee = PartyId{steps.add(roundtrip::addParty(steps.book(), utf8(name))).id};
    whole = withConditions(steps, whole, newConditions);
    const RecordKey made = steps.add(roundtrip::addFlow(steps.book(), whole));
    steps.add(placement(steps.book(), {{whole.payee, {centre, false}}}));
    const QString action = tr("Add flow %1 → %2").arg(nameOf(draft.payer), oneLine(name.trimmed()));
    const bool done = perform(action, steps.all());
    if (done) {
        m_focus.select({made});
        emit added(made);
    }
    return done;
}

bool Editor::setAmount(FlowId flow, Minor amount)
{
    const Flow* row = book().find(flow);
    if (row == nullptr) {
        return false;
    }
    return perform(tr("Change amount of %1 → %2").arg(nameOf(row->payer), nameOf(row->payee)),
                   roundtrip::setField(book(), keyOf(*row), "amount", toValue(amount)));
}

bool Editor::rename(PartyId party, const QString& name)
{
    return perform(tr("Rename %1 to %2").arg(nameOf(party), oneLine(name.trimmed())),
                   renameParty(book(), party, utf8(name)));
}

QString Editor::nameOf(const RecordKey& record) const
{
    std::optional<Row> row = book().row(record);
    if (!row) {
        row = m_document.book().row(record); // what the scenario removed is still called what it was
    }
    if (!row) {
        return text(record.kind);
    }
    if (const auto* flow = std::get_if<Flow>(&*row)) {
        return tr("%1 → %2").arg(nameOf(flow->payer), nameOf(flow->payee));
    }
    for (const char* field : {"name", "title"}) {
        if (const std::optional<Value> value = fieldValue(*row, field)) {
            if (const auto* words = std::get_if<std::string>(&*value)) {
                return oneLine(qt(*words));
            }
        }
    }
    return text(record.kind);
}

bool Editor::setField(const RecordKey& record, std::string_view field, const Value& value)
{
    return perform(tr("Change %1 of %2").arg(fieldWord(field), nameOf(record)),
                   changeField(book(), record, field, value));
}

bool Editor::change(const QString& name, const Edit& edit)
{
    return perform(name, edit);
}

bool Editor::chooseClaim(ClaimId id)
{
    const Claim* claim = book().find(id);
    const Edit edit = roundtrip::chooseClaim(book(), id);
    if (claim == nullptr) {
        return perform({}, edit);
    }
    return perform(tr("Choose what a source says of the %1 of %2")
                       .arg(fieldWord(claim->field), nameOf(RecordKey{claim->record, claim->recordId})),
                   edit);
}

bool Editor::keepLoop(const KeptLoop& wanted)
{
    const KeptLoop* known = roundtrip::keptLoop(book(), wanted.parties);
    const KeptLoop was = known == nullptr ? KeptLoop() : *known;
    const QString called = wanted.name.empty() ? loopText(book(), wanted.parties) : oneLine(qt(wanted.name));
    const QString action = wanted.pinned != was.pinned ? (wanted.pinned ? tr("Pin loop %1") : tr("Unpin loop %1"))
                           : wanted.name != was.name   ? tr("Name loop %1")
                                                       : tr("Note on loop %1");
    return perform(action.arg(called), roundtrip::keepLoop(book(), wanted));
}

bool Editor::addCondition(const QString& title)
{
    Condition draft;
    draft.title = utf8(title);
    const Edit condition = roundtrip::addCondition(book(), draft);
    const bool done = perform(tr("Add condition %1").arg(oneLine(title.trimmed())), condition);
    if (done) {
        m_focus.select({condition.record});
    }
    return done;
}

bool Editor::annotate(const Annotation& wanted)
{
    const Annotation* known = book().find(wanted.id);
    const bool box = wanted.shape == AnnotationShape::box;
    const Edit edit = putAnnotations(book(), std::span(&wanted, 1));
    QString name;
    if (known == nullptr) {
        name = box ? tr("Add box") : tr("Add note");
    } else if (known->text != wanted.text) {
        name = wanted.text.empty() && !box ? tr("Remove note") : box ? tr("Title box") : tr("Change note");
    } else {
        name = box ? tr("Resize box") : tr("Resize note");
    }
    const bool done = perform(name, edit);
    if (done && known == nullptr && !edit.changes.empty()) {
        m_focus.select({edit.record});
    }
    return done;
}

bool Editor::remove(const std::vector<RecordKey>& chosen)
{
    if (chosen.empty()) {
        return true;
    }
    const std::vector<RecordKey> records = thereOf(book(), chosen);
    if (records.empty()) {
        emit refused(tr("The scenario has taken this out already. Reset it to have it back."));
        return false;
    }
    const QString action = records.size() == 1 ? tr("Remove %1").arg(nameOf(records.front()))
                                               : tr("Remove %1 records").arg(records.size());
    return takeOut(action, records);
}

bool Editor::cut(const std::vector<RecordKey>& records)
{
    return takeOut(records.size() == 1 ? tr("Cut %1").arg(nameOf(records.front()))
                                       : tr("Cut %1 records").arg(records.size()),
                   records);
}

bool Editor::paste(const QString& name, const Paste& paste)
{
    const bool done = perform(name, paste.edit);
    if (done) {
        m_focus.select(paste.made);
    }
    return done;
}

bool Editor::takeOut(const QString& name, const std::vector<RecordKey>& records)
{
    for (const RecordKey& record : records) {
        if (record.kind == RecordKind::party && refusesKind(PartyId{record.id})) {
            return false;
        }
    }
    const bool done = perform(name, removal(records));
    if (done) {
        Focus focus = m_focus.focus();
        focus.selection.clear();
        if (focus.scenario && m_document.book().find(*focus.scenario) == nullptr) {
            focus.scenario.reset();
        }
        m_focus.set(focus);
    }
    return done;
}

// A flow taken out by itself takes its deal with it where that has nothing else.
Edit Editor::removal(const std::vector<RecordKey>& records) const
{
    Edit all;
    Book after = book();
    std::vector<RecordKey> others;
    for (const RecordKey& record : records) {
        if (record.kind != RecordKind::flow) {
            others.push_back(record);
        }
    }
    const auto add = [&](const Edit& edit) {
        roundtrip::apply(after, edit.changes);
        all.changes.insert(all.changes.end(), edit.changes.begin(), edit.changes.end());
        all.faults.insert(all.faults.end(), edit.faults.begin(), edit.faults.end());
    };
    for (const RecordKey& record : records) {
        if (record.kind == RecordKind::flow && after.find(FlowId{record.id}) != nullptr) {
            add(removeFlow(after, FlowId{record.id}));
        }
    }
    add(removeRecords(after, others));
    return all;
}

bool Editor::addScenario(const QString& name)
{
    const Edit scenario = roundtrip::addScenario(m_document.book(), utf8(name));
    // Scenarios are records of the document: not steps of the one that is looked at.
    if (!performOnBase(tr("Add scenario %1").arg(oneLine(name.trimmed())), scenario)) {
        return false;
    }
    Focus focus = m_focus.focus();
    focus.scenario = ScenarioId{scenario.record.id};
    m_focus.set(focus);
    return true;
}

bool Editor::performOnBase(const QString& name, const Edit& edit)
{
    if (!edit.good()) {
        emit refused(sentence(edit.faults.front()));
        return false;
    }
    return m_document.perform(name, edit.changes);
}

bool Editor::rebase(ScenarioId scenario, const std::function<Prevails(const Clash&)>& side)
{
    return performOnBase(tr("Rebase %1").arg(nameOf(RecordKey{RecordKind::scenario, scenario.value})),
                         rebased(m_document.book(), scenario, side));
}

QString sentence(const Invalid& fault)
{
    const QString field = fieldWord(fault.field);
    switch (fault.fault) {
    case Fault::missing: return Editor::tr("The %1 is needed.").arg(field);
    case Fault::taken: return Editor::tr("Another %1 has this %2 already.").arg(text(fault.record.kind), field);
    case Fault::noSuchField: return Editor::tr("A %1 has no %2.").arg(text(fault.record.kind), field);
    case Fault::doesNotFit: return Editor::tr("This is not a value for the %1.").arg(field);
    case Fault::noSuchRecord: return Editor::tr("The %1 names something that is not there any more.").arg(field);
    case Fault::sameParty: return Editor::tr("Money has to go from one party to another.");
    case Fault::notPositive: return Editor::tr("The %1 has to be more than zero.").arg(field);
    case Fault::outOfRange: return Editor::tr("The %1 is out of range.").arg(field);
    case Fault::paymentsMissing: return Editor::tr("Listed payments are chosen, but none is listed.");
    case Fault::paymentsUnsorted: return Editor::tr("The payments have to be in order of their dates.");
    case Fault::paymentsSum:
        return Editor::tr("The payments have to sum to the amount. Change the payments, and the amount follows.");
    case Fault::notALoop: return Editor::tr("A loop is of two parties or more, each named once.");
    case Fault::cycle: return Editor::tr("That would put something above itself.");
    case Fault::notText: return Editor::tr("The %1 holds characters that are not text.").arg(field);
    }
    return {};
}

} // namespace roundtrip
