// SPDX-License-Identifier: GPL-3.0-or-later
// Taking records out with all that cannot be without them (edits.h).
#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/model/edits.h"

namespace roundtrip {

namespace {

// What goes, grown from what was asked for to what depends on it.
class Removal {
public:
    explicit Removal(const Book& book) : m_book(book) {}

    void add(const RecordKey& key)
    {
        if (m_book.row(key)) {
            m_keys.insert(key);
        }
    }
    template<class Record> bool has(const Id<Record>& id) const
    {
        return m_keys.contains({Fields<Record>::kind, id.value});
    }
    template<class Record> void addIf(const auto& wanted)
    {
        for (const Record& row : m_book.all<Record>()) {
            if (wanted(row)) {
                m_keys.insert(keyOf(row));
            }
        }
    }

    void addDependents()
    {
        addIf<Flow>([&](const Flow& flow) { return has(flow.deal) || has(flow.payer) || has(flow.payee); });
        // Deals that had flows and lose the last of them.
        std::set<DealId> touched;
        std::set<DealId> kept;
        for (const Flow& flow : m_book.flows()) {
            (has(flow.id) ? touched : kept).insert(flow.deal);
        }
        for (const DealId deal : touched) {
            if (!kept.contains(deal)) {
                add({RecordKind::deal, deal.value});
            }
        }
        addIf<Relation>([&](const Relation& relation) { return has(relation.from) || has(relation.to); });
        addIf<Metric>([&](const Metric& metric) { return has(metric.party); });
        addIf<Placement>([&](const Placement& placement) { return has(placement.party); });
        addIf<KeptLoop>([&](const KeptLoop& loop) {
            return std::any_of(loop.parties.begin(), loop.parties.end(), [&](PartyId party) { return has(party); });
        });
        addIf<Collapse>([&](const Collapse& collapse) { return collapse.party && has(*collapse.party); });
        addIf<Step>([&](const Step& step) { return has(step.scenario); });
        addClaims();
    }

    // Claims of what goes, and claims whose value is a record that goes.
    void addClaims()
    {
        std::set<std::string> gone;
        for (const RecordKey& key : m_keys) {
            gone.insert(text(key.id));
        }
        addIf<Claim>([&](const Claim& claim) {
            const std::string_view value = claim.value;
            return m_keys.contains({claim.record, claim.recordId}) || gone.contains(claim.value) ||
                   (value.starts_with("on ") && gone.contains(std::string(value.substr(3))));
        });
    }

    // Rows that stay but name one that goes, without the name.
    Changes clearances() const
    {
        Changes out;
        const auto alter = [&](const Row& before, const Row& after) {
            if (auto change = alteration(before, after)) {
                out.push_back(std::move(*change));
            }
        };
        const auto without = [&](std::vector<ConditionId> ids) {
            std::erase_if(ids, [&](ConditionId id) { return has(id); });
            return ids;
        };
        for (const Party& party : m_book.parties()) {
            if (!has(party.id) && party.parent && has(*party.parent)) {
                Party next = party;
                next.parent.reset();
                alter(party, next);
            }
        }
        for (const Condition& condition : m_book.conditions()) {
            if (!has(condition.id) && !condition.anyOf.empty()) {
                Condition next = condition;
                next.anyOf = without(condition.anyOf);
                alter(condition, next);
            }
        }
        for (const Flow& flow : m_book.flows()) {
            if (has(flow.id)) {
                continue;
            }
            const auto* start = std::get_if<ConditionId>(&flow.start);
            Flow next = flow;
            if (start != nullptr && has(*start)) {
                next.start = std::monostate{};
            }
            next.conditions = without(flow.conditions);
            alter(flow, next);
        }
        return out;
    }

    // Those that refer before those that they refer to; within a kind likewise: units before parents.
    Changes removals() const
    {
        constexpr RecordKind order[] = {
            RecordKind::annotation, RecordKind::savedView, RecordKind::collapse, RecordKind::keptLoop,
            RecordKind::claim,      RecordKind::placement, RecordKind::step,     RecordKind::scenario,
            RecordKind::metric,     RecordKind::relation,  RecordKind::flow,     RecordKind::deal,
            RecordKind::condition,  RecordKind::party,     RecordKind::fxRate,   RecordKind::setting,
        };
        std::vector<RecordKey> keys(m_keys.begin(), m_keys.end());
        const auto depth = depths();
        std::stable_sort(keys.begin(), keys.end(), [&](const RecordKey& a, const RecordKey& b) {
            const auto rank = [&](RecordKind kind) { return std::find(std::begin(order), std::end(order), kind); };
            const auto depthOf = [&](const RecordKey& key) {
                const auto found = depth.find(key.id);
                return found == depth.end() ? 0 : found->second;
            };
            return a.kind != b.kind ? rank(a.kind) < rank(b.kind) : depthOf(a) > depthOf(b);
        });
        Changes out;
        for (const RecordKey& key : keys) {
            out.emplace_back(Removed{*m_book.row(key)});
        }
        return out;
    }

private:
    // The records of its own kind that one names: a party its parent, a condition those of which any will do.
    std::vector<RecordKey> named(const RecordKey& key) const
    {
        std::vector<RecordKey> out;
        const Party* party = key.kind == RecordKind::party ? m_book.find(PartyId{key.id}) : nullptr;
        if (party != nullptr && party->parent) {
            out.push_back({key.kind, party->parent->value});
        }
        const Condition* condition = key.kind == RecordKind::condition ? m_book.find(ConditionId{key.id}) : nullptr;
        for (const ConditionId other : condition == nullptr ? std::vector<ConditionId>{} : condition->anyOf) {
            out.push_back({key.kind, other.value});
        }
        return out;
    }

    // How many records of its kind stand above each that goes, on the longest way up. Not recursive: a chain may be as
    // long as a document.
    std::unordered_map<Uuid, std::size_t> depths() const
    {
        std::unordered_map<Uuid, std::size_t> out;
        std::set<RecordKey> entered; // so that a circle ends
        for (const RecordKey& root : m_keys) {
            std::vector<RecordKey> path{root};
            while (!path.empty()) {
                const RecordKey at = path.back();
                std::size_t depth = 0;
                bool ready = true;
                for (const RecordKey& above : named(at)) {
                    const auto known = out.find(above.id);
                    if (known != out.end()) {
                        depth = std::max(depth, known->second + 1);
                    } else if (m_keys.contains(above) && entered.insert(above).second) {
                        path.push_back(above);
                        ready = false;
                    }
                }
                if (ready) {
                    out[at.id] = depth;
                    path.pop_back();
                }
            }
        }
        return out;
    }

    const Book& m_book;
    std::set<RecordKey> m_keys;
};

} // namespace

Edit removeRecords(const Book& book, std::span<const RecordKey> records)
{
    Removal removal(book);
    for (const RecordKey& key : records) {
        removal.add(key);
    }
    removal.addDependents();
    Edit edit;
    edit.record = records.empty() ? RecordKey{} : records.front();
    edit.changes = removal.clearances();
    Changes removals = removal.removals();
    std::move(removals.begin(), removals.end(), std::back_inserter(edit.changes));
    return edit;
}

Edit removeParty(const Book& book, PartyId party)
{
    const RecordKey key{RecordKind::party, party.value};
    return removeRecords(book, std::span(&key, 1));
}

Edit removeFlow(const Book& book, FlowId id)
{
    const RecordKey key{RecordKind::flow, id.value};
    const Flow* flow = book.find(id);
    if (flow == nullptr) {
        return {{}, {{key, "deal", Fault::noSuchRecord}}, key};
    }
    Removal removal(book);
    removal.add(key);
    const Deal* deal = book.find(flow->deal);
    const auto& flows = book.flows();
    const auto& claims = book.all<Claim>();
    const bool sole = std::none_of(flows.begin(), flows.end(),
                                   [&](const Flow& other) { return other.deal == flow->deal && other.id != id; });
    const bool claimed = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        return claim.record == RecordKind::deal && claim.recordId == flow->deal.value;
    });
    if (deal != nullptr && sole && !claimed && deal->note.empty()) {
        removal.add(keyOf(*deal));
    }
    removal.addClaims();
    Edit edit;
    edit.record = key;
    edit.changes = removal.removals();
    return edit;
}

} // namespace roundtrip
