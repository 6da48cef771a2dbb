// SPDX-License-Identifier: GPL-3.0-or-later
// The question "when is it back?" that the timeline and the recoupment panel ask together, answered off the window's
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/findings.h"
#include "core/analysis/payback_grid.h"
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

// Whose money it is: the pair's, its investor's over all in whom it placed capital, or what goes round the lit loop.
enum class RecoupmentOf : std::uint8_t { pair, party, loop };

// The pair that a selection means: two parties, or the two ends of a flow; the investor is the one that places the
// more capital in the other. Nothing where it means none.
std::optional<InvestorPair> pairOfSelection(const Network& network, const Selection& selection);

// Whether either pays the other anything in the network.
bool moneyBetween(const Network& network, const InvestorPair& pair);

// The pair to begin with: the largest leg of capital on the first loop that is circular financing, else the largest
// pair with capital. Nothing where no capital is placed.
std::optional<InvestorPair> firstPair(const Findings& findings);

// The days [first, last] on which the network has payments; nothing where it has none.
std::optional<std::pair<Date, Date>> spanOfPayments(const Network& network);

struct RecoupmentAnswer {
    std::shared_ptr<const Network> network;
    RecoupmentOf of = RecoupmentOf::pair;
    InvestorPair pair;        // where it is of a pair or of a party
    std::optional<Loop> loop; // where it is of a loop
    RecoupmentTerms terms;
    Recoupment atRevenue; // by the whole of commercial revenue
    Recoupment atMargin;  // by the share of it that terms say
    PaybackGrid grid;
};

// "Amazon in OpenAI", "Amazon in all", or the parties of the loop.
QString subjectText(const RecoupmentAnswer& answer);

// Promise: the newest question wins; `answered` tells of the subject, the terms and the network that are set now, or
// of nothing where the subject is not in the network.
class RecoupmentQuestion : public QObject {
    Q_OBJECT

public:
    explicit RecoupmentQuestion(QObject* parent = nullptr);
    ~RecoupmentQuestion() override;

    RecoupmentOf of() const { return m_of; }
    const std::optional<InvestorPair>& pair() const { return m_pair; }
    const RecoupmentTerms& terms() const { return m_terms; }
    const std::shared_ptr<const RecoupmentAnswer>& answer() const { return m_answer; }

    void setNetwork(std::shared_ptr<const Network> network);
    void setOf(RecoupmentOf of);
    void setPair(const std::optional<InvestorPair>& pair);
    // The parties of the lit loop in the direction of the money; none where none is lit.
    void setLoop(std::vector<PartyId> parties);
    void setTerms(const RecoupmentTerms& terms);

signals:
    void answered(const std::shared_ptr<const roundtrip::RecoupmentAnswer>& answer);

private:
    void ask();

    std::shared_ptr<const Network> m_network;
    RecoupmentOf m_of = RecoupmentOf::pair;
    std::optional<InvestorPair> m_pair;
    std::vector<PartyId> m_loop;
    RecoupmentTerms m_terms;
    std::shared_ptr<const RecoupmentAnswer> m_answer;
    std::uint64_t m_question = 0;
};

} // namespace roundtrip
