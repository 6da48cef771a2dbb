// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/recoupment_question.h"

#include <algorithm>

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace roundtrip {

namespace {

Minor capitalOf(const Network& network, std::uint32_t payer, std::uint32_t payee)
{
    const auto at = network.find(payer, payee);
    return at ? network.pairs()[*at].capital : 0;
}

std::shared_ptr<const RecoupmentAnswer> answered(std::shared_ptr<const Network> network, const InvestorPair& pair,
                                                 const RecoupmentTerms& terms)
{
    const auto investor = network->nodeOf(pair.investor);
    const auto recipient = network->nodeOf(pair.recipient);
    if (!investor || !recipient || *investor == *recipient) {
        return nullptr;
    }
    RecoupmentTerms whole = terms;
    whole.margin = 1;
    try {
        auto answer = std::make_shared<RecoupmentAnswer>();
        answer->atRevenue = recoupment(*network, *investor, *recipient, whole);
        answer->atMargin = recoupment(*network, *investor, *recipient, terms);
        answer->pair = pair;
        answer->terms = terms;
        answer->network = std::move(network);
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

std::optional<InvestorPair> firstPair(const Findings& findings)
{
    const Network& network = *findings.network;
    const Pair* best = nullptr;
    const auto consider = [&best](const Pair& pair) {
        if (pair.capital > 0 && (best == nullptr || pair.capital > best->capital)) {
            best = &pair;
        }
    };
    for (const Loop& loop : findings.loops.loops) {
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

RecoupmentQuestion::RecoupmentQuestion(QObject* parent) : QObject(parent) {}

RecoupmentQuestion::~RecoupmentQuestion() = default;

void RecoupmentQuestion::setNetwork(std::shared_ptr<const Network> network)
{
    m_network = std::move(network);
    ask();
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
    if (!m_network || !m_pair) {
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
        [network = m_network, pair = *m_pair, terms = m_terms] { return roundtrip::answered(network, pair, terms); }));
}

} // namespace roundtrip
