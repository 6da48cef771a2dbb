// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/png_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace roundtrip {

PngDialog::PngDialog(Settings& settings, QWidget* parent) : QDialog(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("pngDialog"));
    setWindowTitle(tr("Export as PNG"));
    const PngWanted kept = settings.png();
    m_scale = new QComboBox(this);
    m_scale->setObjectName(QStringLiteral("pngScale"));
    for (const double scale : {1.0, 2.0, 3.0, 4.0}) {
        m_scale->addItem(scale == 1 ? tr("as on the screen") : tr("%1 × as on the screen").arg(scale), scale);
    }
    m_scale->setCurrentIndex(std::max(0, m_scale->findData(kept.scale)));
    m_transparent = new QCheckBox(tr("&Transparent, without the paper behind"), this);
    m_transparent->setObjectName(QStringLiteral("pngTransparent"));
    m_transparent->setChecked(kept.transparent);
    auto* form = new QFormLayout;
    form->addRow(tr("&Pixels:"), m_scale);
    form->addRow(QString(), m_transparent);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Export…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PngDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PngDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addWidget(buttons);
}

PngWanted PngDialog::wanted() const
{
    return {m_scale->currentData().toDouble(), m_transparent->isChecked()};
}

void PngDialog::accept()
{
    m_settings.setPng(wanted());
    QDialog::accept();
}

} // namespace roundtrip
