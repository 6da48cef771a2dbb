// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loops_panel.h"

#include <algorithm>

#include <QHeaderView>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

std::vector<PartyId> partiesIn(const Findings& findings, std::size_t index)
{
    std::vector<PartyId> parties;
    for (const std::uint32_t node : partiesOf(*findings.network, findings.loops.loops[index])) {
        parties.push_back(findings.network->nodes()[node].party);
    }
    return parties;
}

// The place of a lit loop in a list that may be newer than it; -1 where it is no more.
int placeOf(const Findings& findings, const LitLoop& lit)
{
    const auto count = findings.loops.loops.size();
    if (lit.index < count && partiesIn(findings, lit.index) == lit.parties) {
        return static_cast<int>(lit.index);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (findings.loops.loops[i].pairs.size() == lit.parties.size() && partiesIn(findings, i) == lit.parties) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QString summaryText(const Loops& loops)
{
    const auto count = loops.loops.size();
    switch (loops.cut) {
    case Cut::none:
        return count == 0   ? QString()
               : count == 1 ? LoopsPanel::tr("One loop: there are no others.")
                            : LoopsPanel::tr("%1 loops: these are all there are.").arg(count);
    case Cut::limit: return LoopsPanel::tr("The first %1 loops by round trip; there are more.").arg(count);
    case Cut::time: return LoopsPanel::tr("The first %1 loops by round trip; the search ran out of time.").arg(count);
    case Cut::cancelled:
        return LoopsPanel::tr("The first %1 loops by round trip; the search was cancelled.").arg(count);
    }
    return {};
}

} // namespace

LoopsPanel::LoopsPanel(FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_model(new RowModel<LoopRow>(loopColumns(), this)),
      m_table(new TableView(this)), m_summary(new QLabel(this))
{
    m_summary->setObjectName(QStringLiteral("muted"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(12, 6, 12, 4);
    m_table->setObjectName(QStringLiteral("loopsTable"));
    m_table->setAccessibleName(tr("Loops"));
    m_table->setRows(m_model);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);

    QHeaderView* header = m_table->horizontalHeader();
    const auto width = [header](LoopColumn column, int pixels) {
        header->resizeSection(static_cast<int>(column), pixels);
    };
    header->setStretchLastSection(true);
    width(LoopColumn::number, 40);
    width(LoopColumn::loop, 336);
    width(LoopColumn::legs, 70);
    width(LoopColumn::roundTrip, 140);
    width(LoopColumn::kind, 144);
    width(LoopColumn::standsOn, 96);
    width(LoopColumn::returned, 160);
    width(LoopColumn::by, 100);

    connect(m_table, &TableView::rowChosen, this, &LoopsPanel::light);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now) { follow(now); });
    setFindings(nullptr);
}

void LoopsPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_model->setRows(findings ? loopRows(*findings) : std::vector<LoopRow>());
    m_summary->setText(findings ? summaryText(findings->loops) : QString());
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_table->setEmptyText(findings ? tr("No money comes back to where it started: under this measure and window there "
                                        "is no loop. Draw a flow that closes one, or widen the window.")
                                   : tr("Loops are being looked for."));
    if (findings && m_focus.focus().loop && placeOf(*findings, *m_focus.focus().loop) < 0) {
        m_focus.light(std::nullopt);
    }
    follow(m_focus.focus());
}

void LoopsPanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
}

void LoopsPanel::light(int index)
{
    if (!m_findings || index < 0 || index >= static_cast<int>(m_findings->loops.loops.size())) {
        m_focus.light(std::nullopt);
        return;
    }
    const auto place = static_cast<std::size_t>(index);
    m_focus.light(LitLoop{partiesIn(*m_findings, place), place});
}

void LoopsPanel::follow(const Focus& focus)
{
    m_table->showRow(m_findings && focus.loop ? placeOf(*m_findings, *focus.loop) : -1);
}

} // namespace roundtrip
