// SPDX-License-Identifier: GPL-3.0-or-later
// The import's tables of records: parties, deals, flows, conditions, relations, metrics, rates, placements, settings.
#include <algorithm>

#include "core/interchange/import_work.h"
#include "core/values/names.h"

namespace roundtrip::importing {

namespace {

std::string lineText(const RowView& row)
{
    return std::to_string(row.line());
}

// Whether a column is blank in the row, so that its field keeps what it has.
bool blank(const RowView& row, std::string_view column)
{
    return row.cell(column) == nullptr;
}

} // namespace

void Importer::noteRow(const RecordKey& key, const RowView& row)
{
    m_rowKeys.push_back(key);
    m_rowOf.insert_or_assign(key.id, row);
    if (row.view->table->source && !blank(row, "source")) {
        m_sources.emplace_back(key, row);
    }
}

void Importer::readSettings()
{
    std::unordered_map<std::string, SettingId> known;
    for (const Setting& setting : m_base.all<Setting>()) {
        known.emplace(setting.key, setting.id);
    }
    forEachRow(RecordKind::setting, [&](const RowView& row) {
        const Cell* key = required(row, "key");
        const Cell* value = required(row, "value");
        if (key == nullptr || value == nullptr) {
            return;
        }
        Setting setting{{}, std::string(trimmed(key->text)), value->text};
        if (setting.key == "currency") {
            const auto currency = Currency::parse(trimmed(value->text));
            if (!currency) {
                problem(ImportProblemKind::notACurrency, row, "value");
                return;
            }
            setting.value = currency->code();
        }
        const auto [at, isNew] = known.emplace(setting.key, SettingId{});
        if (isNew) {
            at->second = newId<Setting>();
        }
        setting.id = at->second;
        m_next.put(setting);
    });
}

void Importer::readRates()
{
    std::map<std::pair<Currency, Date>, FxRateId> known;
    for (const FxRate& rate : m_base.all<FxRate>()) {
        known.emplace(std::pair{rate.currency, rate.date}, rate.id);
    }
    std::map<FxRateId, RowView> seen;
    forEachRow(RecordKind::fxRate, [&](const RowView& row) {
        FxRate rate;
        const bool given = required(row, "currency") && required(row, "date") && required(row, "rate");
        if (!given || !read(row, "currency", rate.currency, {}) || !read(row, "date", rate.date, {}) ||
            !read(row, "rate", rate.rate, {})) {
            return;
        }
        if (!(rate.rate > 0)) {
            problem(ImportProblemKind::notPositive, row, "rate");
            return;
        }
        const auto [at, isNew] = known.emplace(std::pair{rate.currency, rate.date}, FxRateId{});
        if (isNew) {
            at->second = newId<FxRate>();
        }
        rate.id = at->second;
        const auto [earlier, first] = seen.emplace(rate.id, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, "date", {lineText(earlier->second)});
            return;
        }
        m_next.put(rate);
        noteRow(keyOf(rate), row);
    });
}

// Parties, conditions, deals: all names first, so that parents and any_of may name later rows.
template<class Record> void Importer::readNamed(std::string Record::*name)
{
    constexpr RecordKind kind = Fields<Record>::kind;
    const std::string_view column = std::get<0>(Fields<Record>::list).name;
    std::vector<std::pair<Id<Record>, RowView>> rows;
    std::map<std::pair<const Sheet*, Uuid>, RowView> seen;
    forEachRow(kind, [&](const RowView& row) {
        if (required(row, column) == nullptr) {
            return;
        }
        const std::string text = row.name(column);
        const auto found = find(kind, text);
        const Uuid id = found ? *found : create(kind, text);
        const auto [earlier, first] = seen.emplace(std::pair{row.view->sheet, id}, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, column, {lineText(earlier->second)});
            return;
        }
        rows.emplace_back(Id<Record>{id}, row);
        noteRow({kind, id}, row);
    });
    for (const auto& named : rows) {
        const RowView& row = named.second; // clang 14 captures no structured binding
        Record record = *m_next.find(named.first);
        bool good = true;
        forEachField<Record>([&](const auto& field) {
            if (field.name != column) {
                good = read(row, field.name, record.*field.member, m_next.currency()) && good;
            }
        });
        keepUnknown(row, record.note);
        if (good && !((record.*name).empty())) {
            m_next.put(record);
        }
    }
}

template void Importer::readNamed(std::string Party::*name);
template void Importer::readNamed(std::string Condition::*name);
template void Importer::readNamed(std::string Deal::*name);

template<class Record> bool Importer::agrees(const Record& row, const Record& base, const RowView& cells) const
{
    bool same = true;
    forEachField<Record>([&](const auto& field) {
        same = same && (blank(cells, field.name) || row.*field.member == base.*field.member);
    });
    return same;
}

// Finds the base's record of each row, and adds those that have none. `key` tells of a record what must be the same.
template<class Record> void Importer::settle(const std::vector<std::pair<Record, RowView>>& rows, const auto& key)
{
    // Those of one key that no row has taken yet; the first of them is the usual match, so what is taken in front of it
    // is stepped over at once.
    struct Free {
        std::vector<const Record*> records;
        std::size_t first = 0;
    };
    std::map<decltype(key(Record{})), Free> free;
    for (const Record& record : m_base.all<Record>()) {
        free[key(record)].records.push_back(&record);
    }
    std::vector<Id<Record>> found(rows.size());
    const auto match = [&](const auto& fits) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto candidates = found[i] ? free.end() : free.find(key(rows[i].first));
            if (candidates == free.end()) {
                continue;
            }
            auto& [records, first] = candidates->second;
            const auto at = std::find_if(records.begin() + static_cast<std::ptrdiff_t>(first), records.end(),
                                         [&](const Record* base) { return base != nullptr && fits(i, *base); });
            if (at != records.end()) {
                found[i] = (*at)->id;
                *at = nullptr;
                while (first < records.size() && records[first] == nullptr) {
                    ++first;
                }
            }
        }
    };
    match([&](std::size_t i, const Record& base) {
        Record row = rows[i].first;
        row.id = base.id;
        return row == base;
    });
    match([&](std::size_t i, const Record& base) { return agrees(rows[i].first, base, rows[i].second); });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Record record = rows[i].first;
        record.id = found[i];
        if (!record.id) {
            record.id = newId<Record>();
            m_next.put(record);
        }
        noteRow(keyOf(record), rows[i].second);
    }
}

std::optional<Flow> Importer::readFlow(const RowView& row)
{
    if (!required(row, "payer") || !required(row, "payee") || !required(row, "amount")) {
        return std::nullopt;
    }
    Flow flow;
    flow.currency = m_next.currency();
    m_creatingFor = row;
    bool good = read(row, "currency", flow.currency, {});
    forEachField<Flow>([&](const auto& field) {
        if (field.name != "currency") {
            good = read(row, field.name, flow.*field.member, flow.currency) && good;
        }
    });
    if (good && blank(row, "deal")) {
        flow.deal = DealId{*find(RecordKind::deal, row.name("payer") + " → " + row.name("payee"))};
    }
    m_creatingFor.reset();
    if (!good) {
        return std::nullopt;
    }
    const Deal& deal = *m_next.find(flow.deal);
    if (blank(row, "start") && deal.announced) {
        flow.start = *deal.announced;
    }
    if (blank(row, "schedule")) {
        const bool ends = !std::holds_alternative<std::monostate>(flow.end);
        flow.schedule = !flow.payments.empty() ? ScheduleKind::custom
                        : ends                 ? ScheduleKind::linear
                                               : ScheduleKind::upfront;
    }
    keepUnknown(row, flow.note);
    if (flow.payer == flow.payee) {
        problem(ImportProblemKind::sameParty, row, "payee");
        return std::nullopt;
    }
    if (flow.amount <= 0) {
        problem(ImportProblemKind::notPositive, row, "amount");
        return std::nullopt;
    }
    if (flow.schedule == ScheduleKind::custom) {
        if (flow.payments.empty()) {
            problem(ImportProblemKind::paymentsMissing, row, "payments");
            return std::nullopt;
        }
        Minor sum = 0;
        for (const DatedAmount& payment : flow.payments) {
            if (__builtin_add_overflow(sum, payment.amount, &sum)) {
                problem(ImportProblemKind::amountTooLarge, row, "payments");
                return std::nullopt;
            }
        }
        if (sum != flow.amount) {
            problem(ImportProblemKind::paymentsSum, row, "payments",
                    {exactText(sum, flow.currency), exactText(flow.amount, flow.currency)});
            return std::nullopt;
        }
    }
    return flow;
}

void Importer::readFlows()
{
    std::vector<std::pair<Flow, RowView>> rows;
    forEachRow(RecordKind::flow, [&](const RowView& row) {
        if (auto flow = readFlow(row)) {
            rows.emplace_back(std::move(*flow), row);
        }
    });
    settle(rows, [](const Flow& flow) { return std::tuple{flow.deal, flow.payer, flow.payee, flow.amount}; });
}

void Importer::readRelations()
{
    std::vector<std::pair<Relation, RowView>> rows;
    forEachRow(RecordKind::relation, [&](const RowView& row) {
        if (!required(row, "from") || !required(row, "to") || !required(row, "type")) {
            return;
        }
        Relation relation;
        bool good = true;
        forEachField<Relation>(
            [&](const auto& field) { good = read(row, field.name, relation.*field.member, {}) && good; });
        keepUnknown(row, relation.note);
        if (good && relation.from == relation.to) {
            problem(ImportProblemKind::sameParty, row, "to");
        } else if (good) {
            rows.emplace_back(std::move(relation), row);
        }
    });
    settle(rows, [](const Relation& relation) { return std::tuple{relation.from, relation.to, relation.type}; });
}

void Importer::readMetrics()
{
    std::map<std::tuple<PartyId, int, MetricKind>, std::vector<const Metric*>> known;
    for (const Metric& metric : m_base.all<Metric>()) {
        known[{metric.party, metric.year, metric.kind}].push_back(&metric);
    }
    std::map<std::tuple<PartyId, int, MetricKind, MetricBasis>, RowView> seen;
    forEachRow(RecordKind::metric, [&](const RowView& row) {
        if (!required(row, "party") || !required(row, "year") || !required(row, "kind") || !required(row, "amount")) {
            return;
        }
        Metric metric;
        metric.currency = m_next.currency();
        bool good = read(row, "currency", metric.currency, {}) && read(row, "party", metric.party, {}) &&
                    read(row, "year", metric.year, {}) && read(row, "kind", metric.kind, {}) &&
                    read(row, "basis", metric.basis, {});
        if (good && (metric.year < 1 || metric.year > 9999)) {
            problem(ImportProblemKind::outOfRange, row, "year", {"1", "9999"});
            good = false;
        }
        if (!good) {
            return;
        }
        auto& same = known[{metric.party, metric.year, metric.kind}];
        const auto at = std::find_if(same.begin(), same.end(), [&](const Metric* base) {
            return blank(row, "basis") || base->basis == metric.basis;
        });
        metric.id = newId<Metric>();
        if (at != same.end()) {
            const Metric& base = **at;
            metric.id = base.id;
            metric.basis = base.basis;
            metric.currency = blank(row, "currency") ? base.currency : metric.currency;
            same.erase(at);
        }
        const auto [earlier, first] =
            seen.emplace(std::tuple{metric.party, metric.year, metric.kind, metric.basis}, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, "year", {lineText(earlier->second)});
        } else if (read(row, "amount", metric.amount, metric.currency)) {
            m_next.put(metric);
            noteRow(keyOf(metric), row);
        }
    });
}

void Importer::readPlacements()
{
    std::unordered_map<PartyId, PlacementId> known;
    for (const Placement& placement : m_base.all<Placement>()) {
        known.emplace(placement.party, placement.id);
    }
    std::unordered_map<PartyId, RowView> seen;
    forEachRow(RecordKind::placement, [&](const RowView& row) {
        const Cell* party = required(row, "party");
        if (party == nullptr || !required(row, "x") || !required(row, "y")) {
            return;
        }
        Placement placement;
        if (row.cell("scenario") != nullptr) {
            const auto found = m_scenarioParties.find({row.name("scenario"), row.name("party")});
            if (found == m_scenarioParties.end()) {
                problem(ImportProblemKind::unknownRecord, row, "party");
                return;
            }
            placement.party = PartyId{found->second};
        } else if (!read(row, "party", placement.party, {})) {
            return;
        }
        const auto [earlier, first] = seen.emplace(placement.party, row);
        if (!first) {
            problem(ImportProblemKind::duplicate, row, "party", {lineText(earlier->second)});
            return;
        }
        const auto found = known.find(placement.party);
        if (found != known.end()) {
            placement = *m_base.find(found->second);
        } else {
            placement.id = newId<Placement>();
        }
        bool good = read(row, "x", placement.x, {});
        good = read(row, "y", placement.y, {}) && good;
        good = read(row, "pinned", placement.pinned, {}) && good;
        if (good) {
            m_next.put(placement);
        }
    });
}

// Names that only their case tells apart are two records, but hardly ever meant to be.
void Importer::findSimilarNames()
{
    const auto look = [&](const auto& table, auto name) {
        std::unordered_map<std::string, const std::string*> folds;
        for (const auto& record : table) {
            const std::string& own = record.*name;
            const auto [other, first] = folds.emplace(folded(own), &own);
            const auto row = m_rowOf.find(record.id.value);
            if (first || row == m_rowOf.end() || row->second.cells == nullptr) {
                continue;
            }
            const bool isNew = m_base.find(record.id) == nullptr;
            if (isNew && m_out.remarks.size() < mostProblems) {
                const RowView& at = row->second;
                m_out.remarks.push_back({ImportProblemKind::similarNames,
                                         at.view->sheet->file,
                                         at.view->sheet->name,
                                         at.line(),
                                         1,
                                         {},
                                         own,
                                         {*other->second}});
            }
        }
    };
    look(m_next.parties(), &Party::name);
    look(m_next.deals(), &Deal::title);
    look(m_next.conditions(), &Condition::title);
}

// Walks up from each record once: one that is met again on the same walk stands above itself.
void Importer::findCycles()
{
    const auto walk = [&](const auto& table, const auto& above, std::string_view column) {
        enum class State { open, done };
        std::unordered_map<Uuid, State> states;
        for (const auto& root : table) {
            std::vector<std::pair<Uuid, std::vector<Uuid>>> path; // each with those above it that are left to visit
            const auto enter = [&](const Uuid& id) {
                states[id] = State::open;
                path.emplace_back(id, above(id));
            };
            if (!states.contains(root.id.value)) {
                enter(root.id.value);
            }
            while (!path.empty()) {
                if (path.back().second.empty()) {
                    states[path.back().first] = State::done;
                    path.pop_back();
                    continue;
                }
                const Uuid next = path.back().second.back();
                path.back().second.pop_back();
                const auto state = states.find(next);
                if (state == states.end()) {
                    enter(next);
                } else if (state->second == State::open) {
                    const auto row = m_rowOf.find(path.back().first);
                    const auto other = m_rowOf.find(next);
                    if (row != m_rowOf.end() || other != m_rowOf.end()) {
                        problem(ImportProblemKind::cycle, row != m_rowOf.end() ? row->second : other->second, column);
                    }
                }
            }
        }
    };
    walk(
        m_next.parties(),
        [&](const Uuid& id) {
            const Party* party = m_next.find(PartyId{id});
            return party != nullptr && party->parent ? std::vector{party->parent->value} : std::vector<Uuid>{};
        },
        "parent");
    walk(
        m_next.conditions(),
        [&](const Uuid& id) {
            std::vector<Uuid> out;
            const Condition* condition = m_next.find(ConditionId{id});
            if (condition != nullptr) {
                for (const ConditionId other : condition->anyOf) {
                    out.push_back(other.value);
                }
            }
            return out;
        },
        "any_of");
}

} // namespace roundtrip::importing
