// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/book_lines.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace roundtrip::testing {

namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse(const std::string& line, const std::string& what)
{
    throw std::invalid_argument("cannot read '" + what + "' in the line: " + line);
}

Words split(const std::string& text, char separator)
{
    Words out;
    std::istringstream in(text);
    for (std::string piece; std::getline(in, piece, separator);) {
        if (!piece.empty()) {
            out.push_back(piece);
        }
    }
    return out;
}

std::string blanks(std::string text)
{
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

class Builder {
public:
    void read(const std::string& line)
    {
        m_line = line;
        if (const std::size_t arrow = line.find(" > "); arrow != std::string::npos) {
            readFlow(line.substr(0, arrow), split(line.substr(arrow + 3), ' '));
            return;
        }
        const Words words = split(line, ' ');
        const std::string& kind = words.at(0);
        if (kind == "party") {
            readParty(words);
        } else if (kind == "condition") {
            readCondition(words);
        } else if (kind == "metric") {
            readMetric(words);
        } else if (kind == "rate") {
            m_book.put(
                FxRate{newId<FxRate>(), *Currency::parse(words.at(1)), day(words.at(2)), std::stod(words.at(3))});
        } else if (kind == "currency") {
            m_book.put(Setting{newId<Setting>(), "currency", words.at(1)});
            m_currency = *Currency::parse(words.at(1));
        } else {
            refuse(line, kind);
        }
    }

    Book take() { return std::move(m_book); }

private:
    PartyId partyNamed(const std::string& name)
    {
        const auto [found, added] = m_parties.try_emplace(name);
        if (added) {
            Party row;
            row.id = newId<Party>();
            row.name = name;
            found->second = row.id;
            m_book.put(row);
        }
        return found->second;
    }

    ConditionId conditionNamed(const std::string& title)
    {
        const auto [found, added] = m_conditions.try_emplace(title);
        if (added) {
            Condition row;
            row.id = newId<Condition>();
            row.title = title;
            found->second = row.id;
            m_book.put(row);
        }
        return found->second;
    }

    DealId dealTitled(const std::string& title)
    {
        const auto [found, added] = m_deals.try_emplace(title);
        if (added) {
            Deal row;
            row.id = newId<Deal>();
            row.title = title;
            found->second = row.id;
            m_book.put(row);
        }
        return found->second;
    }

    Minor money(const std::string& text, Currency currency) const
    {
        const auto parsed = parseAmount(text, currency);
        if (!parsed.amount) {
            refuse(m_line, text);
        }
        return *parsed.amount;
    }

    // "2026-05-01", "2026-05-01..2036-05-01", "on:Condition..24m".
    bool readTime(const std::string& word, Flow& flow)
    {
        const std::size_t dots = word.find("..");
        const std::string start = word.substr(0, dots);
        if (const auto date = parseDate(start)) {
            flow.start = *date;
        } else if (start.starts_with("on:")) {
            flow.start = conditionNamed(blanks(start.substr(3)));
        } else {
            return false;
        }
        if (dots != std::string::npos) {
            const std::string end = word.substr(dots + 2);
            flow.end = end.ends_with('m') ? End{Months{std::stoi(end)}} : End{day(end)};
            flow.schedule = ScheduleKind::linear;
        }
        return true;
    }

    void readFlow(const std::string& payer, Words words)
    {
        Flow flow;
        flow.id = newId<Flow>();
        flow.currency = m_currency;
        const auto isAmount = [](const std::string& word) { return word[0] >= '0' && word[0] <= '9'; };
        const auto amountAt = std::find_if(words.begin(), words.end(), isAmount);
        if (amountAt == words.end()) {
            refuse(m_line, "amount");
        }
        std::string payee;
        for (auto at = words.begin(); at != amountAt; ++at) {
            payee += (payee.empty() ? "" : " ") + *at;
        }
        std::string dealTitle = payer + " to " + payee + " " + text(flow.id.value);
        std::string status;
        std::string ended;
        std::string payments;
        for (auto at = amountAt + 1; at != words.end(); ++at) {
            if (readTime(*at, flow) || readVocabulary(*at, flow)) {
                continue;
            }
            const std::size_t colon = at->find(':');
            const std::string value = colon == std::string::npos ? "" : at->substr(colon + 1);
            if (at->starts_with("if:")) {
                flow.conditions.push_back(conditionNamed(blanks(value)));
            } else if (at->starts_with("deal:")) {
                dealTitle = blanks(value);
            } else if (at->starts_with("status:")) {
                status = value;
            } else if (at->starts_with("ended:")) {
                ended = value;
            } else if (at->starts_with("pay:")) {
                payments = value;
            } else if (*at == "yes") {
                flow.assumption = true;
            } else if (const auto currency = Currency::parse(*at)) {
                flow.currency = *currency;
            } else {
                refuse(m_line, *at);
            }
        }
        flow.amount = money(*amountAt, flow.currency);
        if (!payments.empty()) {
            flow.schedule = ScheduleKind::custom;
            for (const std::string& payment : split(payments, '+')) {
                flow.payments.push_back({day(payment.substr(0, 10)), money(payment.substr(11), flow.currency)});
            }
        }
        flow.payer = partyNamed(payer);
        flow.payee = partyNamed(payee);
        flow.deal = dealTitled(dealTitle);
        if (!status.empty() || !ended.empty()) {
            Deal deal = *m_book.find(flow.deal);
            deal.status = status.empty() ? deal.status : parseWord<DealStatus>(status).value();
            deal.ended = ended.empty() ? deal.ended : day(ended);
            m_book.put(deal);
        }
        m_book.put(flow);
    }

    static bool readVocabulary(const std::string& word, Flow& flow)
    {
        if (const auto instrument = parseWord<Instrument>(word)) {
            flow.instrument = *instrument;
        } else if (const auto schedule = parseWord<ScheduleKind>(word)) {
            flow.schedule = *schedule;
        } else if (const auto firmness = parseWord<Firmness>(word)) {
            flow.firmness = *firmness;
        } else if (const auto settlement = parseWord<Settlement>(word)) {
            flow.settlement = *settlement;
        } else {
            return false;
        }
        return true;
    }

    // The words up to the first option, joined; `rest` is left at it.
    static std::string nameOf(const Words& words, std::size_t& rest)
    {
        std::string name;
        for (rest = 1; rest < words.size() && words[rest].find(':') == std::string::npos &&
                       !parseWord<ConditionState>(words[rest]) && !(words[rest][0] >= '0' && words[rest][0] <= '9');
             ++rest) {
            name += (name.empty() ? "" : " ") + words[rest];
        }
        return name;
    }

    void readParty(const Words& words)
    {
        std::size_t rest = 0;
        Party row = *m_book.find(partyNamed(nameOf(words, rest)));
        for (; rest < words.size(); ++rest) {
            if (words[rest].starts_with("kind:")) {
                row.kind = parseWord<PartyKind>(words[rest].substr(5)).value();
            } else if (words[rest].starts_with("parent:")) {
                row.parent = partyNamed(blanks(words[rest].substr(7)));
            } else {
                refuse(m_line, words[rest]);
            }
        }
        m_book.put(row);
    }

    void readCondition(const Words& words)
    {
        std::size_t rest = 0;
        Condition row = *m_book.find(conditionNamed(nameOf(words, rest)));
        for (; rest < words.size(); ++rest) {
            const std::string& word = words[rest];
            const std::string value = word.substr(word.find(':') + 1);
            if (const auto state = parseWord<ConditionState>(word)) {
                row.state = *state;
            } else if (word.starts_with("p:")) {
                row.probability = std::stod(value);
            } else if (word.starts_with("expected:")) {
                row.expected = day(value);
            } else if (word.starts_with("decided:")) {
                row.decided = day(value);
            } else if (word.starts_with("deadline:")) {
                row.deadline = day(value);
            } else if (word.starts_with("any:")) {
                for (const std::string& member : split(value, '+')) {
                    row.anyOf.push_back(conditionNamed(blanks(member)));
                }
            } else {
                refuse(m_line, word);
            }
        }
        m_book.put(row);
    }

    void readMetric(const Words& words)
    {
        std::size_t rest = 0;
        const PartyId of = partyNamed(nameOf(words, rest));
        Metric row;
        row.id = newId<Metric>();
        row.party = of;
        row.year = std::stoi(words.at(rest));
        row.kind = parseWord<MetricKind>(words.at(rest + 1)).value();
        row.currency = m_currency;
        row.amount = money(words.at(rest + 2), m_currency);
        m_book.put(row);
    }

    Book m_book;
    Currency m_currency;
    std::string m_line;
    std::map<std::string, PartyId> m_parties;
    std::map<std::string, ConditionId> m_conditions;
    std::map<std::string, DealId> m_deals;
};

} // namespace

Book bookOf(std::string_view lines)
{
    Builder builder;
    std::istringstream in{std::string(lines)};
    for (std::string line; std::getline(in, line);) {
        line.erase(0, line.find_first_not_of(' '));
        if (!line.empty()) {
            builder.read(line);
        }
    }
    return builder.take();
}

Date day(std::string_view iso)
{
    return parseDate(iso).value();
}

PartyId party(const Book& book, std::string_view name)
{
    const auto& all = book.parties();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Party& row) { return row.name == name; });
    return found == all.end() ? PartyId{} : found->id;
}

std::uint32_t node(const Network& network, std::string_view name)
{
    const auto nodes = network.nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& row) { return row.name == name; });
    if (found == nodes.end()) {
        throw std::out_of_range("no such party in the network: " + std::string(name));
    }
    return static_cast<std::uint32_t>(found - nodes.begin());
}

Minor amount(std::string_view text)
{
    return parseAmount(text, Currency{}).amount.value();
}

Question questionAt(std::string_view asOf)
{
    Question question;
    question.asOf = day(asOf);
    return question;
}

} // namespace roundtrip::testing
