// SPDX-License-Identifier: GPL-3.0-or-later
// Recoupment of a pair, of a party over all or of the lit loop: at revenue and at a margin, side by side, and by the
// grid of margins and likelihoods.
#pragma once

#include <memory>

#include "ui/charts/recoupment_chart.h"
#include "ui/document/focus.h"
#include "ui/panels/party_choice.h"
#include "ui/panels/payback_table.h"
#include "ui/panels/payments_menu.h"
#include "ui/panels/recoupment_question.h"
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>
#include <QStackedLayout>
#include <QWidget>

namespace roundtrip {

class RecoupmentPanel : public QWidget {
    Q_OBJECT

public:
    RecoupmentPanel(FocusHolder& focus, RecoupmentQuestion& question, QWidget* parent = nullptr);

    // The parties to choose from.
    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeFigures();
    std::vector<NamedFigure> figuresAt(const QObject* value) const;
    void present(const RecoupmentAnswer* answer);
    void choose();
    void showSubject();
    void follow(const Focus& focus);

    FocusHolder& m_focus;
    RecoupmentQuestion& m_question;
    QFormLayout* m_form = nullptr;
    QComboBox* m_of = nullptr;
    PartyChoice* m_investor = nullptr;
    PartyChoice* m_recipient = nullptr;
    QLabel* m_loop = nullptr;
    QSlider* m_margin = nullptr;
    QLabel* m_marginText = nullptr;
    QDoubleSpinBox* m_rate = nullptr;
    QGridLayout* m_figures = nullptr;
    QLabel* m_marginTitle = nullptr;
    QLabel* m_empty = nullptr;
    QWidget* m_answer = nullptr;
    PaybackTable* m_paybacks = nullptr;
    RecoupmentChart* m_chart = nullptr;
    std::vector<std::pair<QLabel*, QLabel*>> m_cells; // a row: at revenue, at the margin
};

} // namespace roundtrip
