// SPDX-License-Identifier: GPL-3.0-or-later
// A party to be chosen from those of the network, by pointer or by typing its first letters.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/document/focus.h"
#include <QComboBox>

namespace roundtrip {

// Promise: only a person's choice is told of, by partyChosen.
class PartyChoice : public QComboBox {
    Q_OBJECT

public:
    explicit PartyChoice(QWidget* parent = nullptr);

    // The network's parties by name; the one that was chosen stays so, if it is among them.
    void setParties(const Network& network, const std::vector<std::uint32_t>& nodes);
    std::optional<PartyId> party() const;
    void setParty(const std::optional<PartyId>& party);

signals:
    void partyChosen(roundtrip::PartyId party);
};

// The nodes that pay or are paid, in the network's order.
std::vector<std::uint32_t> nodesWithMoney(const Findings& findings);

} // namespace roundtrip
