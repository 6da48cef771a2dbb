// SPDX-License-Identifier: GPL-3.0-or-later
// Books of all kinds of records, made from a number: the same number, the same book but for its ids.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/model/book.h"
#include "core/model/edits.h"
#include "core/model/kept_loops.h"
#include "core/model/scenario.h"
#include "core/model/sight.h"

namespace roundtrip::support {

class RandomBook {
public:
    explicit RandomBook(unsigned seed) : m_random(seed) {}

    Book make()
    {
        for (int i = below(4) + 2; i > 0; --i) {
            addParty();
        }
        for (int i = below(4); i > 0; --i) {
            addCondition();
        }
        for (int i = below(5); i > 0; --i) {
            addDeal();
        }
        for (int i = below(4); i > 0; --i) {
            addOthers();
        }
        addClaims();
        addLoops();
        addLooking();
        for (int i = below(3); i > 0; --i) {
            addScenario(i);
        }
        if (below(2) == 0) {
            m_book.put(Setting{newId<Setting>(), "currency", "USD"});
        }
        return m_book;
    }

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    template<class T> const T& one(const std::vector<T>& of)
    {
        return of[static_cast<std::size_t>(below(static_cast<int>(of.size())))];
    }
    template<class Record> const Record& any(const Book& book)
    {
        auto at = book.all<Record>().begin();
        std::advance(at, below(static_cast<int>(book.all<Record>().size())));
        return *at;
    }
    template<class Enum> Enum wordOf()
    {
        return static_cast<Enum>(below(static_cast<int>(Vocabulary<Enum>::words.size())));
    }

    // Text of every kind that a table, a spreadsheet or a picture could trip over.
    std::string text()
    {
        static const std::vector<std::string> pieces{
            "Acme", "OpenAI", "=1+1", "+4",   "-2", "@x",  "'",    "'=",     "\"q\"",        ";",   ",",   "\t",   "#1",
            "<b>",  "&amp;",  "Ünï",  "日本", "\\", "on ", "a\nb", "a\r\nb", "\xE2\x80\xAE", "yes", "12B", "null", "",
        };
        std::string out;
        for (int i = below(4); i > 0; --i) {
            out += one(pieces);
        }
        const auto first = out.find_first_not_of(" \t\r\n");
        return first == std::string::npos ? "" : out.substr(first, out.find_last_not_of(" \t\r\n") - first + 1);
    }
    Date date()
    {
        return makeDate(2020 + below(20), static_cast<unsigned>(below(12) + 1), static_cast<unsigned>(below(28) + 1))
            .value();
    }
    std::optional<Date> maybeDate() { return below(2) == 0 ? std::nullopt : std::optional<Date>{date()}; }

private:
    void addParty()
    {
        Party party{newId<Party>(), freePartyName(m_book, "P" + text()), wordOf<PartyKind>(), {}, text(), "US", text()};
        if (!m_book.parties().empty() && below(3) == 0) {
            party.parent = any<Party>(m_book).id;
        }
        m_book.put(party);
        if (below(2) == 0) {
            m_book.put(Placement{newId<Placement>(), party.id, below(1000) / 7.0, -below(1000) / 3.0, below(2) == 0});
        }
    }
    void addCondition()
    {
        Condition condition{newId<Condition>(),
                            freeConditionTitle(m_book, "C" + text()),
                            wordOf<ConditionState>(),
                            below(2) == 0 ? std::nullopt : std::optional<double>{below(100) / 99.0},
                            maybeDate(),
                            maybeDate(),
                            maybeDate(),
                            {},
                            below(2) == 0,
                            text()};
        if (!m_book.conditions().empty() && below(2) == 0) {
            condition.anyOf.push_back(any<Condition>(m_book).id);
        }
        m_book.put(condition);
    }
    void addDeal()
    {
        const Deal deal{
            newId<Deal>(), freeDealTitle(m_book, "D" + text()), maybeDate(), wordOf<DealStatus>(), maybeDate(), text()};
        m_book.put(deal);
        for (int i = below(4); i > 0; --i) {
            addFlow(deal.id);
        }
    }
    void addFlow(DealId deal)
    {
        Flow flow;
        flow.id = newId<Flow>();
        flow.deal = deal;
        flow.payer = any<Party>(m_book).id;
        do {
            flow.payee = any<Party>(m_book).id;
        } while (flow.payee == flow.payer);
        flow.instrument = wordOf<Instrument>();
        flow.amount = 1 + static_cast<Minor>(m_random()) * (below(3) + 1);
        flow.currency = Currency::parse(one<std::string>({"USD", "EUR", "JPY", "KWD"})).value();
        if (below(3) > 0) {
            flow.start = date();
        } else if (!m_book.conditions().empty()) {
            flow.start = any<Condition>(m_book).id;
        }
        if (below(3) == 0) {
            flow.end = Months{below(200) + 1};
        } else if (below(2) == 0) {
            flow.end = date();
        }
        flow.schedule = wordOf<ScheduleKind>();
        if (flow.schedule == ScheduleKind::custom) {
            const Date first = date();
            if (flow.amount > 1 && below(2) == 0) {
                flow.payments = {{first, 1}, {first + std::chrono::days(below(3)), flow.amount - 1}};
            } else {
                flow.payments = {{first, flow.amount}};
            }
        }
        if (!m_book.conditions().empty() && below(2) == 0) {
            flow.conditions.push_back(any<Condition>(m_book).id);
            const ConditionId second = any<Condition>(m_book).id;
            if (second != flow.conditions.front()) {
                flow.conditions.push_back(second);
            }
        }
        flow.firmness = wordOf<Firmness>();
        flow.settlement = wordOf<Settlement>();
        flow.assumption = below(2) == 0;
        flow.note = text();
        m_book.put(flow);
    }
    void addOthers()
    {
        const PartyId from = any<Party>(m_book).id;
        const PartyId to = any<Party>(m_book).id;
        if (from != to) {
            m_book.put(Relation{newId<Relation>(), from, to, wordOf<RelationType>(), wordOf<RelationDepth>(),
                                maybeDate(), maybeDate(), text()});
        }
        m_book.put(Metric{newId<Metric>(), from, 2020 + static_cast<int>(m_book.all<Metric>().size()),
                          wordOf<MetricKind>(), below(1000) - 20, Currency::parse("EUR").value(),
                          wordOf<MetricBasis>()});
        m_book.put(FxRate{newId<FxRate>(), Currency::parse("EUR").value(),
                          date() + std::chrono::days(10'000 * static_cast<int>(m_book.all<FxRate>().size())),
                          1 + below(100) / 97.0});
    }
    // One chosen claim that says what the record has, one that does not, on some fields of some flows and deals.
    void addClaims()
    {
        for (const Flow& flow : m_book.flows()) {
            if (below(2) == 0) {
                claim(flow, "amount", valueText(toValue(flow.amount)), "77");
            }
            if (below(3) == 0) {
                claim(flow, "end", valueText(toValue(flow.end)), "2031-01-01");
            }
        }
        for (const Deal& deal : m_book.deals()) {
            if (below(3) == 0) {
                claim(deal, "announced", valueText(toValue(deal.announced)), "2025-02-03");
            }
        }
    }
    template<class Record>
    void claim(const Record& row, std::string_view field, const std::string& value, const std::string& other)
    {
        if (value.empty()) {
            return; // a source says something
        }
        m_book.put(Claim{newId<Claim>(), Fields<Record>::kind, row.id.value, std::string(field), value, "S" + text(),
                         maybeDate(), wordOf<ClaimGrade>(), true});
        m_book.put(Claim{newId<Claim>(), Fields<Record>::kind, row.id.value, std::string(field), other, "T" + text(),
                         maybeDate(), wordOf<ClaimGrade>(), false});
    }
    // Loops of two and of three parties, which need not be there.
    void addLoops()
    {
        std::vector<PartyId> parties;
        for (const Party& party : m_book.parties()) {
            parties.push_back(party.id);
        }
        if (below(2) == 0) {
            m_book.put(KeptLoop{newId<KeptLoop>(), {parties[1], parties[0]}, text(), below(2) == 0, text()});
        }
        if (parties.size() > 2 && below(2) == 0) {
            m_book.put(KeptLoop{newId<KeptLoop>(), {parties[2], parties[0], parties[1]}, text(), true, text()});
        }
    }
    // Notes and boxes, what is collapsed, a saved view that names a party.
    void addLooking()
    {
        for (int i = below(3); i > 0; --i) {
            m_book.put(Annotation{newId<Annotation>(), wordOf<AnnotationShape>(), "N" + text(), below(1000) / 7.0,
                                  -below(1000) / 3.0, 80.0 + below(200), 40.5 + below(90)});
        }
        const auto& party = any<Party>(m_book);
        if (below(2) == 0) {
            m_book.put(Collapse{newId<Collapse>(), party.id, {}, false, 0, 0, false});
        }
        if (below(2) == 0) {
            m_book.put(Collapse{newId<Collapse>(), {}, wordOf<PartyKind>(), true, below(90) / 7.0, 3, below(2) == 0});
        }
        if (below(2) == 0) {
            Sight sight;
            sight.marked = {{party.id.value, party.name}};
            sight.collapsed = {{newUuid(), "Nobody"}};
            sight.from = maybeDate();
            sight.kinds = {wordOf<PartyKind>()};
            m_book.put(SavedView{newId<SavedView>(), "V" + text(), encoded(sight), below(2) == 0, text()});
        }
    }
    void addScenario(int n)
    {
        const Scenario scenario{newId<Scenario>(), "S" + std::to_string(n) + text(), text()};
        m_book.put(scenario);
        for (int i = below(4); i > 0; --i) {
            const Book inside = scenarioBook(m_book, scenario.id).book;
            Edit edit;
            if (inside.flows().empty() || below(2) == 0) {
                edit = roundtrip::addParty(inside, "New " + text());
            } else if (below(2) == 0) {
                edit = removeFlow(inside, any<Flow>(inside).id);
            } else if (below(2) == 0) {
                const auto& flow = any<Flow>(inside);
                edit = keepLoop(inside, {{}, {flow.payee, flow.payer}, "L" + text(), below(2) == 0, text()});
            } else {
                edit = setField(inside, keyOf(any<Flow>(inside)), "note", "N" + text());
            }
            for (const Change& change : insideScenario(m_book, scenario.id, edit.changes)) {
                apply(m_book, change);
            }
        }
    }

    std::mt19937 m_random;
    Book m_book;
};

} // namespace roundtrip::support
