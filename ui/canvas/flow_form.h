// SPDX-License-Identifier: GPL-3.0-or-later
// The small form beside a new arrow: what is paid, when, and how.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/picture/picture.h"
#include <QFrame>
#include <QString>
#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;

namespace roundtrip {

struct NamedCondition {
    ConditionId id;
    QString title;
};

// Enter takes the form if it is good, Escape gives up; what is wrong is said in place, at the field it is about.
class FlowForm : public QFrame {
    Q_OBJECT

public:
    // The draft has payer, payee and currency; the names are shown. Without a payee's name it is asked for.
    // Conditions are typed by their titles; one that is not among them is to be made. A new party must not be called as
    // one that is there.
    using NameFault = std::function<QString(const QString& name)>;
    FlowForm(QWidget* parent, const Flow& draft, const QString& payer, const std::optional<QString>& payee,
             std::vector<NamedCondition> conditions, NameFault nameFault);

    void openAt(QPointF centre);
    bool isTyped() const; // something that would be lost

signals:
    void taken(const roundtrip::Flow& draft, const QString& newParty, const QStringList& newConditions);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* addLine(const QString& what, const QString& example, const char* name);
    bool listsPayments() const;
    bool readPayments();
    bool readAmount();
    bool readStart();
    std::optional<ConditionId> conditionOf(const QString& title) const;
    void fit();
    void take();
    void close();
    QStringList readConditions();
    bool complain(QLineEdit* field, const QString& problem);

    Flow m_draft;
    QLineEdit* m_party = nullptr;
    QLineEdit* m_amount;
    QComboBox* m_instrument;
    QLineEdit* m_start;
    QLineEdit* m_end;
    QComboBox* m_schedule;
    QLineEdit* m_payments;
    std::vector<NamedCondition> m_known;
    NameFault m_nameFault;
    QLineEdit* m_conditions;
    QLabel* m_problem;
    bool m_closed = false;
};

} // namespace roundtrip
