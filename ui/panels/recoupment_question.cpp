// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/recoupment_question.h"

#include <algorithm>

#include "ui/tables/loop_rows.h"
#include "ui/words/words.h"
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace roundtrip {

namespace {

Minor capitalOf(const Network& network, std::uint32_t payer, std::uint32_t payee)
{
    const auto at = network.find(payer, payee);
    return at ? network.pairs()[*at].capital : 0;
}

// The loop through the parties; nothing where one of its legs is not in the network.
std::optional<Loop> loopThrough(const Network& network, const std::vector<PartyId>& parties)
{
    Loop loop;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto payer = network.nodeOf(parties[i]);
        const auto payee = network.nodeOf(parties[(i + 1) % parties.size()]);
        const auto pair = payer && payee ? network.find(*payer, *payee) : std::nullopt;
        if (!pair) {
            return std::nullopt;
        }
        loop.pairs.push_back(*pair);
    }
    return loop.pairs.empty() ? std::nullopt : std::optional(loop);
}

struct Asked {
    std::shared_ptr<const Network> network;
    RecoupmentOf of = RecoupmentOf::pair;
    std::optional<InvestorPair> pair;
    std::vector<PartyId> loop;
    RecoupmentTerms terms;
};

std::optional<Movements> movementsOf(const Asked& asked, RecoupmentAnswer& answer)
{
    const Network& network = *asked.network;
    if (asked.of == RecoupmentOf::loop) {
        answer.loop = loopThrough(network, asked.loop);
        return answer.loop ? std::optional(movementsOfLoop(network, *answer.loop,
                                                           timeRespectingReturn(network, *answer.loop).leg))
                           : std::nullopt;
    }
    if (!asked.pair) {
        return std::nullopt;
    }
    answer.pair = *asked.pair;
    const auto investor = network.nodeOf(asked.pair->investor);
    if (asked.of == RecoupmentOf::party) {
        return investor ? std::optional(movementsOfParty(network, *investor)) : std::nullopt;
    }
    const auto recipient = network.nodeOf(asked.pair->recipient);
    if (!investor || !recipient || *investor == *recipient) {
        return std::nullopt;
    }
    return movementsOfPair(network, *investor, *recipient);
}

std::shared_ptr<const RecoupmentAnswer> answered(const Asked& asked)
{
    RecoupmentTerms whole = asked.terms;
    whole.margin = 1;
    try {
        auto answer = std::make_shared<RecoupmentAnswer>();
        const auto movements = movementsOf(asked, *answer);
        if (!movements) {
            return nullptr;
        }
        answer->atRevenue = recoupment(*movements, whole);
        answer->atMargin = recoupment(*movements, asked.terms);
        answer->grid = paybackGrid(*movements);
        answer->of = asked.of;
        answer->terms = asked.terms;
        answer->network = asked.network;
        return answer;
    } catch (const Overflow&) {
        return nullptr; // sums beyond 64 bits: the composer has said so of the whole network
    }
}

} // namespace

std::optional<InvestorPair> pairOfSelection(const Network& network, const Selection& selection)
{
    std::optional<std::uint32_t> a;
    std::optional<std::uint32_t> b;
    if (selection.size() == 2 && selection[0].kind == RecordKind::party && selection[1].kind == RecordKind::party) {
        a = network.nodeOf({selection[0].id});
        b = network.nodeOf({selection[1].id});
    } else if (!selection.empty() && std::all_of(selection.begin(), selection.end(),
                                                 [](const RecordKey& key) { return key.kind == RecordKind::flow; })) {
        // A bundled arrow selects all its flows: they share their ends.
        for (const Stream& stream : network.streams()) {
            if (!std::binary_search(selection.begin(), selection.end(),
                                    RecordKey{RecordKind::flow, stream.flow.value})) {
                continue;
            }
            const bool other =
                a && !((*a == stream.payer && *b == stream.payee) || (*a == stream.payee && *b == stream.payer));
            if (other) {
                return std::nullopt;
            }
            a = stream.payer;
            b = stream.payee;
        }
    }
    if (!a || !b || *a == *b) {
        return std::nullopt;
    }
    if (capitalOf(network, *b, *a) > capitalOf(network, *a, *b)) {
        std::swap(a, b);
    }
    return InvestorPair{network.nodes()[*a].party, network.nodes()[*b].party};
}

bool moneyBetween(const Network& network, const InvestorPair& pair)
{
    const auto investor = network.nodeOf(pair.investor);
    const auto recipient = network.nodeOf(pair.recipient);
    return investor && recipient && (network.find(*investor, *recipient) || network.find(*recipient, *investor));
}

std::optional<InvestorPair> firstPair(const Findings& findings)
{
    const Network& network = *findings.network;
    const Pair* best = nullptr;
    const auto consider = [&best](const Pair& pair) {
        if (pair.capital > 0 && (best == nullptr || pair.capital > best->capital)) {
            best = &pair;
        }
    };
    for (const Loop& loop : findings.loops.found.loops) {
        if (loop.circularFinancing) {
            for (const std::uint32_t pair : loop.pairs) {
                consider(network.pairs()[pair]);
            }
            break;
        }
    }
    if (best == nullptr) {
        for (const Pair& pair : network.pairs()) {
            consider(pair);
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    return InvestorPair{network.nodes()[best->payer].party, network.nodes()[best->payee].party};
}

std::optional<std::pair<Date, Date>> spanOfPayments(const Network& network)
{
    std::optional<std::pair<Date, Date>> span;
    const auto hold = [&span](Date first, Date last) {
        span = span ? std::pair{std::min(span->first, first), std::max(span->second, last)} : std::pair{first, last};
    };
    for (const Stream& stream : network.streams()) {
        if (stream.schedule == ScheduleKind::custom) {
            if (!stream.custom.empty()) {
                hold(stream.custom.front().date, stream.custom.back().date);
            }
        } else if (stream.start) {
            const bool once = stream.schedule == ScheduleKind::upfront;
            hold(*stream.start, once ? *stream.start : plusMonths(*stream.start, stream.count - 1));
        }
    }
    const Window& window = network.question().window;
    if (span && window.from) {
        span->first = std::max(span->first, *window.from);
    }
    if (span && window.to) {
        span->second = std::min(span->second, *window.to);
    }
    return span && span->first <= span->second ? span : std::nullopt;
}

QString subjectText(const RecoupmentAnswer& answer)
{
    const auto name = [&answer](PartyId party) {
        const auto node = answer.network->nodeOf(party);
        return node ? oneLine(qt(answer.network->nodes()[*node].name)) : QString();
    };
    switch (answer.of) {
    case RecoupmentOf::pair:
        return RecoupmentQuestion::tr("%1 in %2").arg(name(answer.pair.investor), name(answer.pair.recipient));
    case RecoupmentOf::party: return RecoupmentQuestion::tr("%1 in all").arg(name(answer.pair.investor));
    case RecoupmentOf::loop: break;
    }
    return loopText(*answer.network, *answer.loop);
}

RecoupmentQuestion::RecoupmentQuestion(QObject* parent) : QObject(parent) {}

RecoupmentQuestion::~RecoupmentQuestion() = default;

void RecoupmentQuestion::setNetwork(std::shared_ptr<const Network> network)
{
    m_network = std::move(network);
    ask();
}

void RecoupmentQuestion::setOf(RecoupmentOf of)
{
    if (m_of != of) {
        m_of = of;
        ask();
    }
}

void RecoupmentQuestion::setLoop(std::vector<PartyId> parties)
{
    if (m_loop != parties) {
        m_loop = std::move(parties);
        if (m_of == RecoupmentOf::loop) {
            ask();
        }
    }
}

void RecoupmentQuestion::setPair(const std::optional<InvestorPair>& pair)
{
    if (m_pair != pair) {
        m_pair = pair;
        ask();
    }
}

void RecoupmentQuestion::setTerms(const RecoupmentTerms& terms)
{
    if (m_terms != terms) {
        m_terms = terms;
        ask();
    }
}

void RecoupmentQuestion::ask()
{
    const std::uint64_t question = ++m_question;
    if (!m_network || (m_of == RecoupmentOf::loop ? m_loop.empty() : !m_pair)) {
        m_answer.reset();
        emit answered(m_answer);
        return;
    }
    using Answer = std::shared_ptr<const RecoupmentAnswer>;
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcher<Answer>::finished, this, [this, watcher, question] {
        watcher->deleteLater();
        if (question == m_question) {
            m_answer = watcher->result();
            emit this->answered(m_answer);
        }
    });
    watcher->setFuture(QtConcurrent::run(
        [asked = Asked{m_network, m_of, m_pair, m_loop, m_terms}] { return roundtrip::answered(asked); }));
}

} // namespace roundtrip
