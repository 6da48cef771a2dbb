// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/slides_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace roundtrip {

SlidesDialog::SlidesDialog(Settings& settings, QWidget* parent) : QDialog(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("slidesDialog"));
    setWindowTitle(tr("Export slides"));
    auto* form = new QFormLayout;
    auto* kinds = new QVBoxLayout;
    const auto choice = [&](const QString& text, const char* name) {
        auto* button = new QRadioButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        kinds->addWidget(button);
        return button;
    };
    m_one = choice(tr("&One slide of what is seen"), "slidesOne");
    m_deck = choice(tr("A &deck: map, loops, coverage, recoupment"), "slidesDeck");
    m_years = choice(tr("A slide a &year of the map, with Morph"), "slidesYears");
    m_one->setChecked(true);
    form->addRow(tr("Slides:"), kinds);

    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("slidesFormat"));
    m_format->addItems({tr("16:9"), tr("4:3")});
    m_format->setCurrentIndex(m_settings.slidesStandard() ? 1 : 0);
    form->addRow(tr("&Size:"), m_format);

    m_house = new QLineEdit(m_settings.slidesTemplate(), this);
    m_house->setObjectName(QStringLiteral("slidesTemplate"));
    m_house->setPlaceholderText(tr("our own colours and fonts"));
    m_house->setClearButtonEnabled(true);
    m_house->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    auto* choose = new QPushButton(tr("&Choose…"), this);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose a template"));
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Choose a template"), m_house->text(),
                                                          tr("PowerPoint (*.pptx *.potx)"));
        if (!file.isEmpty()) {
            m_house->setText(file);
        }
    });
    auto* house = new QHBoxLayout;
    house->addWidget(m_house);
    house->addWidget(choose);
    auto* label = new QLabel(tr("&Template:"), this);
    label->setBuddy(m_house);
    label->setToolTip(tr("A .pptx or .potx whose colours, fonts and master the slides take"));
    form->addRow(label, house);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Export…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &SlidesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SlidesDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addWidget(buttons);
}

SlidesWanted SlidesDialog::wanted() const
{
    SlidesWanted wanted;
    wanted.deck = m_deck->isChecked();
    wanted.years = m_years->isChecked();
    wanted.format = m_format->currentIndex() == 1 ? Deck::Format::standard : Deck::Format::wide;
    return wanted;
}

QString SlidesDialog::house() const
{
    return m_house->text().trimmed();
}

void SlidesDialog::accept()
{
    m_settings.setSlides(m_format->currentIndex() == 1, house());
    QDialog::accept();
}

} // namespace roundtrip
