// SPDX-License-Identifier: GPL-3.0-or-later
// Sliders of shock: the share of its outside assets that each party loses.
#pragma once

#include <map>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/panels/party_choice.h"
#include <QLabel>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>
#include <QWidget>

namespace roundtrip {

// Promise: those with the most still to pay stand here from the first, others when they are added; what was set stays
// set while the party has a place in the network.
class ShockList : public QWidget {
    Q_OBJECT

public:
    explicit ShockList(QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    // By party, 0..1; those of 0 are left out.
    std::map<PartyId, double> shocks() const;

signals:
    void changed(); // by a person

private:
    struct Row {
        PartyId party;
        QWidget* box = nullptr;
        QLabel* name = nullptr;
        QSlider* slider = nullptr;
        QLabel* share = nullptr;
    };
    void add(PartyId party, const QString& name);
    void showName(const Row& row, const QString& name);
    bool has(PartyId party) const;
    void offer(); // those that do not stand here yet

    std::shared_ptr<const Findings> m_findings;
    std::vector<Row> m_rows;
    QWidget* m_list;
    QVBoxLayout* m_column;
    QScrollArea* m_scroll;
    PartyChoice* m_add;
};

} // namespace roundtrip
