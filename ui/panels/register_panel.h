// SPDX-License-Identifier: GPL-3.0-or-later
// The register: the conditions that are open and what hangs on them, and the fields on which sources disagree.
#pragma once

#include <memory>
#include <optional>

#include "core/analysis/findings.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/tables/register_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace roundtrip {

// What choosing a claim would do, as it is told.
struct ClaimEffect {
    ClaimId claim;
    std::optional<ChoiceEffect> effect; // nothing where it cannot be worked out
};

// Promise: what is shown belongs to the newest findings; it is worked out only where the panel is seen. What a claim
// would change is told before it is chosen; choosing it is one action.
class RegisterPanel : public QWidget {
    Q_OBJECT

public:
    RegisterPanel(FocusHolder& focus, const Document& document, Editor& editor, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeConditions();
    QWidget* makeClaims();
    void ask();
    void present(const std::shared_ptr<const RegisterAnswer>& answer);
    void weigh(int row);
    void tell(const std::shared_ptr<const ClaimEffect>& effect);
    void follow(const Selection& selection);

    FocusHolder& m_focus;
    const Document& m_document;
    Editor& m_editor;
    Book m_book; // that of the findings
    bool m_known = false;
    bool m_asked = false;
    Newest<std::shared_ptr<const RegisterAnswer>> m_answers;
    Newest<std::shared_ptr<const ClaimEffect>> m_effects;
    RowModel<ConditionRow>* m_conditionModel;
    RowModel<DisputedRow>* m_claimModel;
    TableView* m_conditions = nullptr;
    TableView* m_claims = nullptr;
    QLabel* m_conditionsTitle = nullptr;
    QLabel* m_claimsTitle = nullptr;
    QLabel* m_effect = nullptr;
    QPushButton* m_choose = nullptr;
    std::optional<ClaimId> m_weighed; // the claim whose effect is told
};

} // namespace roundtrip
