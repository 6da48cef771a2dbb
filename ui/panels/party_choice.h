// SPDX-License-Identifier: GPL-3.0-or-later
// A party to be chosen from those of the network, by pointer or by typing its first letters.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/findings.h"
#include <QComboBox>

namespace roundtrip {

class PartyRows;

// Promise: only a person's choice is told of, by partyChosen. Names are made as they are shown: to offer a hundred
// thousand parties costs next to nothing.
class PartyChoice : public QComboBox {
    Q_OBJECT

public:
    explicit PartyChoice(QWidget* parent = nullptr);

    // These nodes of the findings' network, below a first line that means none of them where there are words for it;
    // the party that was chosen stays so, if it is among them. No findings: nothing is offered.
    void setParties(const std::shared_ptr<const Findings>& findings, const std::vector<std::uint32_t>& nodes,
                    const QString& first = {});
    std::optional<PartyId> party() const;
    void setParty(const std::optional<PartyId>& party);

signals:
    void partyChosen(roundtrip::PartyId party);

private:
    PartyRows* m_rows;
};

// The nodes that pay or are paid, in the network's order.
std::vector<std::uint32_t> nodesWithMoney(const Findings& findings);

} // namespace roundtrip
