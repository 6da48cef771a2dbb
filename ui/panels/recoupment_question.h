// SPDX-License-Identifier: GPL-3.0-or-later
// The question "when is it back?" that the timeline and the recoupment panel ask together, answered off the window's
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/analysis/findings.h"
#include "core/analysis/recoupment.h"
#include "ui/document/focus.h"
#include <QObject>

namespace roundtrip {

// Who placed money, and in whom.
struct InvestorPair {
    PartyId investor;
    PartyId recipient;

    bool operator==(const InvestorPair&) const = default;
};

// The pair that a selection means: two parties, or the two ends of a flow; the investor is the one that places the
// more capital in the other. Nothing where it means none.
std::optional<InvestorPair> pairOfSelection(const Network& network, const Selection& selection);

// The pair to begin with: the largest leg of capital on the first loop that is circular financing, else the largest
// pair with capital. Nothing where no capital is placed.
std::optional<InvestorPair> firstPair(const Findings& findings);

// The days [first, last] on which the network has payments; nothing where it has none.
std::optional<std::pair<Date, Date>> spanOfPayments(const Network& network);

struct RecoupmentAnswer {
    std::shared_ptr<const Network> network;
    InvestorPair pair;
    RecoupmentTerms terms;
    Recoupment atRevenue; // by the whole of commercial revenue
    Recoupment atMargin;  // by the share of it that terms say
};

// Promise: the newest question wins; `answered` tells of the pair, the terms and the network that are set now, or of
// nothing where the pair is not in the network.
class RecoupmentQuestion : public QObject {
    Q_OBJECT

public:
    explicit RecoupmentQuestion(QObject* parent = nullptr);
    ~RecoupmentQuestion() override;

    const std::optional<InvestorPair>& pair() const { return m_pair; }
    const RecoupmentTerms& terms() const { return m_terms; }
    const std::shared_ptr<const RecoupmentAnswer>& answer() const { return m_answer; }

    void setNetwork(std::shared_ptr<const Network> network);
    void setPair(const std::optional<InvestorPair>& pair);
    void setTerms(const RecoupmentTerms& terms);

signals:
    void answered(const std::shared_ptr<const roundtrip::RecoupmentAnswer>& answer);

private:
    void ask();

    std::shared_ptr<const Network> m_network;
    std::optional<InvestorPair> m_pair;
    RecoupmentTerms m_terms;
    std::shared_ptr<const RecoupmentAnswer> m_answer;
    std::uint64_t m_question = 0;
};

} // namespace roundtrip
