// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/party_choice.h"

#include "ui/words/words.h"
#include <QSignalBlocker>

namespace roundtrip {

PartyChoice::PartyChoice(QWidget* parent) : QComboBox(parent)
{
    setMaxVisibleItems(16);
    setMinimumContentsLength(8);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this] {
        if (const auto chosen = party()) {
            emit partyChosen(*chosen);
        }
    });
}

void PartyChoice::setParties(const Network& network, const std::vector<std::uint32_t>& nodes)
{
    const auto before = party();
    const QSignalBlocker quiet(this);
    clear();
    for (const std::uint32_t node : nodes) {
        const Node& of = network.nodes()[node];
        addItem(oneLine(qt(of.name)), qt(text(of.party.value)));
    }
    setParty(before);
}

std::optional<PartyId> PartyChoice::party() const
{
    const auto id = parseUuid(utf8(currentData().toString()));
    return id ? std::optional(PartyId{*id}) : std::nullopt;
}

void PartyChoice::setParty(const std::optional<PartyId>& party)
{
    setCurrentIndex(party ? findData(qt(text(party->value))) : -1);
}

std::vector<std::uint32_t> nodesWithMoney(const Findings& findings)
{
    std::vector<std::uint32_t> nodes;
    for (const PartyExposure& exposure : findings.exposures.parties) {
        if (exposure.counterparties > 0) {
            nodes.push_back(exposure.node);
        }
    }
    return nodes;
}

} // namespace roundtrip
