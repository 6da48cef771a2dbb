// SPDX-License-Identifier: GPL-3.0-or-later
// What to put on slides: one of what is seen, a deck, or a slide a year; their shape and the house they take.
#pragma once

#include "ui/slides/slides.h"
#include "ui/window/settings.h"
#include <QDialog>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace roundtrip {

// Promise: what was chosen last for the shape and the template is offered again.
class SlidesDialog : public QDialog {
    Q_OBJECT

public:
    explicit SlidesDialog(Settings& settings, QWidget* parent = nullptr);

    // What is asked for; the template not yet read.
    SlidesWanted wanted() const;
    QString house() const; // the template's path; empty: our own

    void accept() override;

private:
    Settings& m_settings;
    QRadioButton* m_one = nullptr;
    QRadioButton* m_deck = nullptr;
    QRadioButton* m_years = nullptr;
    QComboBox* m_format = nullptr;
    QLineEdit* m_house = nullptr;
};

} // namespace roundtrip
