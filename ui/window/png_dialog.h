// SPDX-License-Identifier: GPL-3.0-or-later
// How large a PNG is, and whether the paper behind the picture is left out.
#pragma once

#include "ui/window/settings.h"
#include <QDialog>

class QCheckBox;
class QComboBox;

namespace roundtrip {

// Promise: what was chosen last is offered again.
class PngDialog : public QDialog {
    Q_OBJECT

public:
    explicit PngDialog(Settings& settings, QWidget* parent = nullptr);

    PngWanted wanted() const;

    void accept() override;

private:
    Settings& m_settings;
    QComboBox* m_scale = nullptr;
    QCheckBox* m_transparent = nullptr;
};

} // namespace roundtrip
