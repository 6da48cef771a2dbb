// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shock_list.h"

#include <algorithm>

#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QScrollBar>

namespace roundtrip {

namespace {

constexpr std::size_t atFirst = 6; // parties that have a slider without being asked for
constexpr int nameWidth = 92;

// What of its whole name the label has room for.
void elide(QLabel& label)
{
    label.setText(label.fontMetrics().elidedText(label.accessibleName(), Qt::ElideRight, label.maximumWidth()));
}

// Nodes that still have to pay, the most first.
std::vector<std::uint32_t> debtors(const Findings& findings)
{
    std::vector<const PartyExposure*> owing;
    for (const PartyExposure& party : findings.exposures.parties) {
        if (party.out.remaining() > 0) {
            owing.push_back(&party);
        }
    }
    std::stable_sort(owing.begin(), owing.end(), [](const PartyExposure* a, const PartyExposure* b) {
        return a->out.remaining() > b->out.remaining();
    });
    std::vector<std::uint32_t> nodes;
    for (const PartyExposure* party : owing) {
        nodes.push_back(party->node);
    }
    return nodes;
}

} // namespace

ShockList::ShockList(QWidget* parent)
    : QWidget(parent), m_list(new QWidget(this)), m_column(new QVBoxLayout(m_list)), m_scroll(new QScrollArea(this)),
      m_add(new PartyChoice(this))
{
    auto* title = new QLabel(tr("Outside assets lost"), this);
    title->setObjectName(QStringLiteral("muted"));
    title->setToolTip(tooltipText(tr("The share of its cash and revenue that each party loses.")));
    m_column->setContentsMargins(0, 0, 6, 0);
    m_column->setSpacing(4);
    m_column->addStretch(1);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    m_add->setObjectName(QStringLiteral("addParty"));
    m_add->setPlaceholderText(tr("Add a party"));
    m_add->setAccessibleName(tr("Add a party to shock"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(title);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_add);
    connect(m_add, &PartyChoice::partyChosen, this, [this](PartyId party) {
        const QString name = m_add->currentText();
        if (!has(party)) {
            add(party, name);
        }
        offer();
    });
}

bool ShockList::has(PartyId party) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [party](const Row& row) { return row.party == party; });
}

void ShockList::showName(const Row& row, const QString& name)
{
    row.name->setAccessibleName(name);
    elide(*row.name);
    row.name->setToolTip(tooltipText(name));
    row.slider->setAccessibleName(tr("Share of its outside assets that %1 loses, in percent").arg(name));
}

void ShockList::add(PartyId party, const QString& name)
{
    Row row;
    row.party = party;
    row.box = new QWidget(m_list);
    auto* line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    row.name = new QLabel(row.box);
    row.name->setTextFormat(Qt::PlainText);
    followTextSize(*row.name, [label = row.name](double scale) {
        label->setFixedWidth(qRound(nameWidth * scale));
        elide(*label);
    });
    row.slider = new QSlider(Qt::Horizontal, row.box);
    row.slider->setRange(0, 100);
    row.slider->setPageStep(10);
    row.slider->setMinimumHeight(20);
    row.share = new QLabel(row.box);
    row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    followTextSize(*row.share, [label = row.share](double) {
        label->setFixedWidth(label->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 2);
    });
    line->addWidget(row.name);
    line->addWidget(row.slider, 1);
    line->addWidget(row.share);
    const auto say = [share = row.share](int value) {
        share->setText(QStringLiteral("%1%2%3").arg(value).arg(QChar(QChar::Nbsp)).arg(QLocale().percent()));
    };
    say(0);
    connect(row.slider, &QSlider::valueChanged, this, [this, say](int value) {
        say(value);
        emit changed();
    });
    showName(row, name);
    m_column->insertWidget(static_cast<int>(m_rows.size()), row.box);
    m_rows.push_back(row);
}

void ShockList::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    const auto nodeOf = [&findings](PartyId party) {
        return findings != nullptr ? findings->network->nodeOf(party) : std::nullopt;
    };
    std::erase_if(m_rows, [&nodeOf](const Row& row) {
        const bool gone = !nodeOf(row.party);
        if (gone) {
            row.box->deleteLater();
        }
        return gone;
    });
    if (findings == nullptr) {
        offer();
        return;
    }
    const Network& network = *findings->network;
    const auto nameOf = [&network](std::uint32_t node) { return oneLine(qt(network.nodes()[node].name)); };
    const std::vector<std::uint32_t> owing = debtors(*findings);
    if (m_rows.empty()) {
        for (std::size_t i = 0; i < std::min(owing.size(), atFirst); ++i) {
            add(network.nodes()[owing[i]].party, nameOf(owing[i]));
        }
    }
    for (const Row& row : m_rows) {
        showName(row, nameOf(*nodeOf(row.party)));
    }
    offer();
}

void ShockList::offer()
{
    std::vector<std::uint32_t> others = m_findings ? nodesWithMoney(*m_findings) : std::vector<std::uint32_t>();
    std::erase_if(others, [this](std::uint32_t node) { return has(m_findings->network->nodes()[node].party); });
    m_add->setParties(m_findings, others);
    m_add->setCurrentIndex(-1);
}

std::map<PartyId, double> ShockList::shocks() const
{
    std::map<PartyId, double> shocks;
    for (const Row& row : m_rows) {
        if (row.slider->value() > 0) {
            shocks[row.party] = row.slider->value() / 100.0;
        }
    }
    return shocks;
}

} // namespace roundtrip
