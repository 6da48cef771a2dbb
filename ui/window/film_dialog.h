// SPDX-License-Identifier: GPL-3.0-or-later
// What a film shows and how: from when to when, how long, how large, how many frames a second, with what happens.
#pragma once

#include "ui/film/film.h"
#include "ui/window/settings.h"
#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace roundtrip {

// Promise: what it gives can be filmed; how long, how large and how fast is offered again the next time.
class FilmDialog : public QDialog {
    Q_OBJECT

public:
    // Offers the days and frames a second of `usual`.
    FilmDialog(const FilmOptions& usual, Settings& settings, QWidget* parent = nullptr);

    FilmOptions options() const;

    void accept() override;

private:
    void check();

    FilmOptions m_usual;
    Settings& m_settings;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QDoubleSpinBox* m_seconds = nullptr;
    QSpinBox* m_rate = nullptr;
    QComboBox* m_size = nullptr;
    QCheckBox* m_captions = nullptr;
    QLabel* m_told = nullptr;
    QPushButton* m_export = nullptr;
};

} // namespace roundtrip
