// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_line.h"

#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace roundtrip {

namespace {

constexpr int blink = 120; // milliseconds

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_counts(new QLabel(this)), m_figures(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setObjectName(QStringLiteral("muted"));
    m_figures->setTextFormat(Qt::PlainText);
    m_figures->setAccessibleName(tr("Headline, circular, one-way and external money"));
    m_figures->setToolTip(tooltipText(tr("Headline: all payments that the question counts.\n"
                                         "Circular: the part that full multilateral netting would cancel.\n"
                                         "One-way: the rest. External: new money that somebody must bring.")));
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(90);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Work in progress"));
    m_cancel->setObjectName(QStringLiteral("link"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 6, 0);
    layout->setSpacing(16);
    layout->addWidget(m_counts);
    layout->addWidget(m_figures, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    m_blink.setSingleShot(true);
    m_blink.setInterval(blink);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_progress->show();
        m_cancel->show();
    });
    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelled);
    setWorking(false);
}

void StatusLine::setBook(const Book& book)
{
    const auto parties = book.parties().size();
    const auto flows = book.flows().size();
    m_counts->setText((parties == 1 ? tr("1 party") : tr("%1 parties").arg(parties)) + QStringLiteral(", ") +
                      (flows == 1 ? tr("1 flow") : tr("%1 flows").arg(flows)));
}

void StatusLine::setFindings(const std::shared_ptr<const Findings>& findings)
{
    if (!findings) {
        m_figures->clear();
        return;
    }
    const Circularity& of = findings->circularity;
    const Currency currency = findings->network->currency();
    QString line = tr("headline %1 · circular %2 · one-way %3 · external %4")
                       .arg(shortMoney(of.headline, currency), shortMoney(of.circular, currency),
                            shortMoney(of.oneWay(), currency), shortMoney(of.external, currency));
    const auto undated = findings->network->undated();
    if (!undated.empty()) {
        line += QStringLiteral(" · ") + tr("without a date: %1").arg(undated.size());
    }
    m_figures->setText(line);
}

void StatusLine::setWorking(bool working)
{
    if (working) {
        m_blink.start();
        return;
    }
    m_blink.stop();
    m_progress->hide();
    m_cancel->hide();
}

QString StatusLine::figures() const
{
    return m_figures->text();
}

} // namespace roundtrip
