// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/film_dialog.h"

#include <cmath>

#include "ui/words/words.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr QSize sizes[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1024, 768}, {1080, 1080}};

} // namespace

FilmDialog::FilmDialog(const FilmOptions& usual, Settings& settings, QWidget* parent)
    : QDialog(parent), m_usual(usual), m_settings(settings)
{
    setObjectName(QStringLiteral("filmDialog"));
    setWindowTitle(tr("Export a film"));
    auto* form = new QFormLayout;
    const auto day = [&](const QString& label, const char* name, Date date) {
        auto* edit = new QDateEdit(qt(date), this);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        form->addRow(label, edit);
        connect(edit, &QDateEdit::dateChanged, this, &FilmDialog::check);
        return edit;
    };
    m_from = day(tr("&From:"), "filmFrom", usual.from);
    m_to = day(tr("&To:"), "filmTo", usual.to);

    const Settings::Film kept = settings.film();
    m_seconds = new QDoubleSpinBox(this);
    m_seconds->setObjectName(QStringLiteral("filmSeconds"));
    m_seconds->setRange(1, 600);
    m_seconds->setDecimals(1);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setValue(kept.seconds);
    form->addRow(tr("&Length:"), m_seconds);
    m_rate = new QSpinBox(this);
    m_rate->setObjectName(QStringLiteral("filmRate"));
    m_rate->setRange(1, 60);
    m_rate->setValue(usual.framesASecond);
    form->addRow(tr("F&rames a second:"), m_rate);
    m_size = new QComboBox(this);
    m_size->setObjectName(QStringLiteral("filmSize"));
    for (const QSize& size : sizes) {
        m_size->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
    }
    m_size->setCurrentIndex(std::max(0, m_size->findData(kept.size)));
    form->addRow(tr("&Size:"), m_size);
    m_captions = new QCheckBox(tr("Tell what &happens: deals, conditions, exclusivity"), this);
    m_captions->setObjectName(QStringLiteral("filmCaptions"));
    m_captions->setChecked(kept.captions);
    form->addRow(QString(), m_captions);
    m_told = new QLabel(this);
    m_told->setObjectName(QStringLiteral("filmTold"));
    m_told->setTextFormat(Qt::PlainText);
    form->addRow(QString(), m_told);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_export = buttons->button(QDialogButtonBox::Ok);
    m_export->setText(tr("&Export…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &FilmDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FilmDialog::reject);
    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &FilmDialog::check);
    connect(m_rate, &QSpinBox::valueChanged, this, &FilmDialog::check);
    auto* all = new QVBoxLayout(this);
    all->addLayout(form);
    all->addWidget(buttons);
    check();
}

FilmOptions FilmDialog::options() const
{
    FilmOptions options = m_usual;
    options.from = date(m_from->date()).value_or(m_usual.from);
    options.to = date(m_to->date()).value_or(m_usual.to);
    options.seconds = m_seconds->value();
    options.framesASecond = m_rate->value();
    const QSize size = m_size->currentData().toSize();
    options.page.size = {static_cast<double>(size.width()), static_cast<double>(size.height())};
    if (!m_captions->isChecked()) {
        options.captions.clear();
    }
    return options;
}

void FilmDialog::check()
{
    const bool sound = m_from->date() < m_to->date();
    m_export->setEnabled(sound);
    m_told->setText(sound ? tr("Frames: %1").arg(std::lround(m_seconds->value() * m_rate->value()))
                          : tr("The film has to end after it begins."));
}

void FilmDialog::accept()
{
    m_settings.setFilm({m_seconds->value(), m_size->currentData().toSize(), m_captions->isChecked()});
    QDialog::accept();
}

} // namespace roundtrip
