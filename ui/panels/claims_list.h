// SPDX-License-Identifier: GPL-3.0-or-later
// What sources say of a record: a claim each, with the one that counts ticked and what another would change.
#pragma once

#include <vector>

#include "ui/document/editor.h"
#include <QWidget>

class QVBoxLayout;

namespace roundtrip {

// A claim as it is read.
struct ClaimText {
    ClaimId claim;
    QString title;  // "Amount $15B"
    QString source; // "OpenAI, Amazon and …", or an address; plain text
    QString about;  // "company, 27 Feb 2026"
    QString change; // what choosing it does: "$15B → $12B"; empty where it changes nothing
    bool chosen = false;

    bool operator==(const ClaimText&) const = default;
};

// The claims of a record: by field in the order of fields, the chosen one first.
std::vector<ClaimText> claimTexts(const Book& book, const RecordKey& record);

class ClaimsList : public QWidget {
    Q_OBJECT

public:
    explicit ClaimsList(QWidget* parent = nullptr);

    void setClaims(const std::vector<ClaimText>& claims, bool editable);

signals:
    void claimChosen(roundtrip::ClaimId claim);

private:
    QWidget* makeClaim(const ClaimText& claim, bool editable);

    std::vector<ClaimText> m_claims;
    bool m_editable = true;
    QVBoxLayout* m_layout;
};

} // namespace roundtrip
