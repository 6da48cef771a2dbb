// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/party_choice.h"

#include <algorithm>
#include <utility>

#include "ui/words/words.h"
#include <QAbstractListModel>
#include <QListView>
#include <QSignalBlocker>

namespace roundtrip {

class PartyRows : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const std::shared_ptr<const Findings>& findings, const std::vector<std::uint32_t>& nodes,
             const QString& first)
    {
        beginResetModel();
        m_findings = findings;
        m_first = first;
        m_nodes = nodes;
        endResetModel();
    }
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : before() + count(m_nodes); }
    QVariant data(const QModelIndex& at, int role) const override
    {
        if (!at.isValid() || role != Qt::DisplayRole) {
            return {};
        }
        return at.row() < before() ? m_first : oneLine(qt(node(at.row()).name));
    }
    std::optional<PartyId> party(int row) const
    {
        return row < before() || row >= rowCount({}) ? std::nullopt : std::optional(node(row).party);
    }
    int row(PartyId party) const // -1: it is not offered
    {
        const auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&](std::uint32_t node) {
            return m_findings->network->nodes()[node].party == party;
        });
        return found == m_nodes.end() ? -1 : before() + static_cast<int>(found - m_nodes.begin());
    }

private:
    static int count(const std::vector<std::uint32_t>& nodes) { return static_cast<int>(nodes.size()); }
    int before() const { return m_first.isEmpty() ? 0 : 1; }
    const Node& node(int row) const
    {
        return m_findings->network->nodes()[m_nodes[static_cast<std::size_t>(row - before())]];
    }

    std::shared_ptr<const Findings> m_findings;
    QString m_first;
    std::vector<std::uint32_t> m_nodes;
};

PartyChoice::PartyChoice(QWidget* parent) : QComboBox(parent), m_rows(new PartyRows(this))
{
    setModel(m_rows);
    setMaxVisibleItems(16);
    setMinimumContentsLength(8);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (auto* list = qobject_cast<QListView*>(view())) {
        list->setUniformItemSizes(true);
    }
    connect(this, &QComboBox::activated, this, [this] {
        if (const auto chosen = party()) {
            emit partyChosen(*chosen);
        }
    });
}

void PartyChoice::setParties(const std::shared_ptr<const Findings>& findings, const std::vector<std::uint32_t>& nodes,
                             const QString& first)
{
    const auto before = party();
    const QSignalBlocker quiet(this);
    m_rows->set(findings, nodes, first);
    setParty(before);
}

std::optional<PartyId> PartyChoice::party() const
{
    return m_rows->party(currentIndex());
}

void PartyChoice::setParty(const std::optional<PartyId>& party)
{
    setCurrentIndex(party ? m_rows->row(*party) : -1);
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
