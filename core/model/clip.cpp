// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/clip.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace roundtrip {

namespace {

class Taking {
public:
    Taking(const Book& from, Clip& clip) : m_from(from), m_clip(clip) {}

    void partyByName(PartyId id)
    {
        const Party* party = m_from.find(id);
        if (party != nullptr && m_clip.book.find(id) == nullptr) {
            Party known = *party;
            known.parent.reset();
            known.note.clear();
            m_clip.book.put(std::move(known));
        }
    }

    void wholeParty(const Party& party)
    {
        m_clip.book.put(party);
        if (party.parent) {
            partyByName(*party.parent);
        }
    }

    void condition(ConditionId id)
    {
        const Condition* condition = m_from.find(id);
        if (condition == nullptr || !m_taken.insert(id.value).second) {
            return;
        }
        m_clip.book.put(*condition);
        for (const ConditionId& other : condition->anyOf) {
            this->condition(other);
        }
    }

    void flow(const Flow& flow)
    {
        partyByName(flow.payer);
        partyByName(flow.payee);
        for (const ConditionId& needed : flow.conditions) {
            condition(needed);
        }
        if (const auto* start = std::get_if<ConditionId>(&flow.start)) {
            condition(*start);
        }
        if (const Deal* deal = m_from.find(flow.deal)) {
            m_clip.book.put(*deal);
            m_taken.insert(flow.deal.value);
        }
        m_clip.book.put(flow);
        m_taken.insert(flow.id.value);
    }

    void relation(const Relation& relation)
    {
        partyByName(relation.from);
        partyByName(relation.to);
        m_clip.book.put(relation);
        m_taken.insert(relation.id.value);
    }

    void claims()
    {
        for (const Claim& claim : m_from.all<Claim>()) {
            if (m_taken.contains(claim.recordId) ||
                (claim.record == RecordKind::party && m_clip.whole.contains(PartyId{claim.recordId}))) {
                m_clip.book.put(claim);
            }
        }
    }

private:
    const Book& m_from;
    Clip& m_clip;
    std::unordered_set<Uuid> m_taken;
};

// "OpenAI copy 2" without what a copy added: "OpenAI".
std::string_view original(std::string_view name, const std::string& copy)
{
    std::string_view stem = name;
    const std::size_t digits = stem.find_last_not_of("0123456789");
    if (digits != std::string_view::npos && digits + 1 < stem.size() && stem[digits] == ' ') {
        stem = stem.substr(0, digits);
    }
    for (const std::string_view candidate : {name, stem}) {
        if (candidate.ends_with(copy) && candidate.size() > copy.size()) {
            return candidate.substr(0, candidate.size() - copy.size());
        }
    }
    return name;
}

class Pasting {
public:
    Pasting(const Book& book, const Clip& clip, std::string_view copyWord)
        : m_clip(clip), m_after(book), m_copy(" " + std::string(copyWord))
    {}

    void run(double byX, double byY)
    {
        for (const Condition& condition : m_clip.book.conditions()) {
            made(condition);
        }
        for (const Party& party : m_clip.book.parties()) {
            made(party);
        }
        for (const Deal& deal : m_clip.book.deals()) {
            Deal copy = deal;
            copy.title = free(deal.title, [this](std::string_view title) { return freeDealTitle(m_after, title); });
            create(copy, deal.id.value);
        }
        for (const Flow& flow : m_clip.book.flows()) {
            Flow copy = flow;
            copy.deal.value = now(flow.deal.value);
            copy.payer.value = now(flow.payer.value);
            copy.payee.value = now(flow.payee.value);
            for (ConditionId& condition : copy.conditions) {
                condition.value = now(condition.value);
            }
            if (auto* start = std::get_if<ConditionId>(&copy.start)) {
                start->value = now(start->value);
            }
            create(copy, flow.id.value);
            m_paste.made.push_back(m_last);
        }
        for (const Relation& relation : m_clip.book.all<Relation>()) {
            Relation copy = relation;
            copy.from.value = now(relation.from.value);
            copy.to.value = now(relation.to.value);
            create(copy, relation.id.value);
            m_paste.made.push_back(m_last);
        }
        for (const Metric& metric : m_clip.book.all<Metric>()) {
            Metric copy = metric;
            copy.party.value = now(metric.party.value);
            create(copy, metric.id.value);
        }
        for (const Claim& claim : m_clip.book.all<Claim>()) {
            paste(claim);
        }
        for (const Placement& placement : m_clip.book.all<Placement>()) {
            if (m_clip.whole.contains(placement.party)) {
                Placement copy = placement;
                copy.party.value = now(placement.party.value);
                copy.x += byX;
                copy.y += byY;
                create(copy, placement.id.value);
            }
        }
        for (const Annotation& annotation : m_clip.book.all<Annotation>()) {
            Annotation copy = annotation;
            copy.x += byX;
            copy.y += byY;
            create(copy, annotation.id.value);
            m_paste.made.push_back(m_last);
        }
        std::sort(m_paste.joined.begin(), m_paste.joined.end());
        std::sort(m_paste.made.begin(), m_paste.made.end());
    }

    Paste take() { return std::move(m_paste); }

private:
    Uuid now(const Uuid& id) const
    {
        const auto at = m_now.find(id);
        return at == m_now.end() ? id : at->second;
    }

    template<class Free> std::string free(const std::string& wanted, Free&& freeName)
    {
        if (freeName(wanted) == wanted) {
            return wanted;
        }
        return freeName(std::string(original(wanted, m_copy)) + m_copy);
    }

    template<class Record> void create(Record& row, const Uuid& was)
    {
        row.id = newId<Record>();
        m_now[was] = row.id.value;
        m_created.insert(row.id.value);
        m_last = keyOf(row);
        std::vector<Invalid> faults = faultsOf(m_after, row);
        m_paste.edit.faults.insert(m_paste.edit.faults.end(), faults.begin(), faults.end());
        m_paste.edit.changes.emplace_back(Created{row});
        m_after.put(row);
    }

    void made(const Condition& condition)
    {
        if (m_now.contains(condition.id.value)) {
            return;
        }
        Condition copy = condition;
        for (ConditionId& other : copy.anyOf) {
            if (const Condition* needed = m_clip.book.find(other)) {
                made(*needed);
            }
            other.value = now(other.value);
        }
        for (const Condition& there : m_after.conditions()) {
            copy.id = there.id;
            if (there == copy) {
                m_now[condition.id.value] = there.id.value;
                m_paste.conditions.push_back(there.title);
                return;
            }
        }
        copy.title =
            free(condition.title, [this](std::string_view title) { return freeConditionTitle(m_after, title); });
        create(copy, condition.id.value);
    }

    void made(const Party& party)
    {
        if (m_now.contains(party.id.value)) {
            return;
        }
        if (!m_clip.whole.contains(party.id)) {
            for (const Party& there : m_after.parties()) {
                if (there.name == party.name) {
                    m_now[party.id.value] = there.id.value;
                    m_paste.joined.push_back(there.name);
                    return;
                }
            }
        }
        Party copy = party;
        if (party.parent) {
            if (const Party* parent = m_clip.book.find(*party.parent)) {
                made(*parent);
            }
            copy.parent->value = now(party.parent->value);
        }
        copy.name = free(party.name, [this](std::string_view name) { return freePartyName(m_after, name); });
        create(copy, party.id.value);
        m_paste.made.push_back(m_last);
    }

    // A claim says of the copy what it said of the original, where it names records too.
    void paste(const Claim& claim)
    {
        Claim copy = claim;
        copy.recordId = now(claim.recordId);
        if (!m_created.contains(copy.recordId)) {
            return; // of a condition that is there already, with what is said of it
        }
        if (const auto named = parseUuid(claim.value)) {
            copy.value = text(now(*named));
        }
        // The name of a copy is nobody's claim.
        if (const auto row = m_after.row({claim.record, copy.recordId}); row && claim.chosen) {
            const auto value = fieldValue(*row, claim.field);
            copy.chosen = value && valueText(*value) == copy.value;
        }
        create(copy, claim.id.value);
    }

    const Clip& m_clip;
    Book m_after;
    std::string m_copy;
    Paste m_paste;
    std::unordered_map<Uuid, Uuid> m_now; // by what it was in the clip
    std::unordered_set<Uuid> m_created;
    RecordKey m_last;
};

} // namespace

bool Clip::empty() const
{
    return whole.empty() && book.flows().size() == 0 && book.all<Relation>().size() == 0 &&
           book.conditions().size() == 0 && book.all<Annotation>().size() == 0;
}

Clip clipOf(const Book& book, std::span<const RecordKey> records, std::span<const CardSpot> spots)
{
    Clip clip;
    Taking taking(book, clip);
    std::unordered_set<Uuid> chosen;
    for (const RecordKey& record : records) {
        chosen.insert(record.id);
        if (record.kind == RecordKind::party && book.find(PartyId{record.id}) != nullptr) {
            clip.whole.insert(PartyId{record.id});
        }
    }
    for (const PartyId& party : clip.whole) {
        taking.wholeParty(*book.find(party));
    }
    for (const RecordKey& record : records) {
        const Annotation* annotation =
            record.kind == RecordKind::annotation ? book.find(AnnotationId{record.id}) : nullptr;
        if (annotation != nullptr) {
            clip.book.put(*annotation);
        }
        if (record.kind == RecordKind::condition) {
            taking.condition(ConditionId{record.id});
        }
    }
    const auto between = [&](PartyId a, PartyId b) { return clip.whole.contains(a) && clip.whole.contains(b); };
    for (const Flow& flow : book.flows()) {
        if (chosen.contains(flow.id.value) || chosen.contains(flow.deal.value) || between(flow.payer, flow.payee)) {
            taking.flow(flow);
        }
    }
    for (const Relation& relation : book.all<Relation>()) {
        if (chosen.contains(relation.id.value) || between(relation.from, relation.to)) {
            taking.relation(relation);
        }
    }
    for (const Metric& metric : book.all<Metric>()) {
        if (clip.whole.contains(metric.party)) {
            clip.book.put(metric);
        }
    }
    for (const CardSpot& spot : spots) {
        if (clip.whole.contains(spot.party)) {
            clip.book.put(Placement{newId<Placement>(), spot.party, spot.x, spot.y, spot.pinned});
        }
    }
    taking.claims();
    return clip;
}

Clip clipOf(Book book, std::span<const std::string> wholeNames)
{
    Clip clip{std::move(book), {}};
    for (const Party& party : clip.book.parties()) {
        if (std::find(wholeNames.begin(), wholeNames.end(), party.name) != wholeNames.end()) {
            clip.whole.insert(party.id);
        }
    }
    return clip;
}

Paste pasted(const Book& book, const Clip& clip, std::string_view copyWord, double byX, double byY)
{
    Pasting pasting(book, clip, copyWord);
    pasting.run(byX, byY);
    Paste paste = pasting.take();
    if (!paste.edit.good()) {
        paste.edit.changes.clear();
        paste.made.clear();
    }
    return paste;
}

} // namespace roundtrip
