// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loop_filter.h"

#include <utility>

#include "ui/panels/selected_money.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace roundtrip {

namespace {

constexpr int anyTime = -1;
constexpr int mostDays = 36'500;
constexpr int namesWidth = 180;

std::optional<LoopMember> memberOf(const Network& network, const Selection& selection)
{
    const auto money = moneyOfSelection(network, selection);
    const auto payer = money ? network.nodeOf(money->payer) : std::nullopt;
    if (!payer) {
        return std::nullopt;
    }
    if (!money->payee) {
        return LoopMember{LoopMember::Kind::party, *payer};
    }
    const auto payee = network.nodeOf(*money->payee);
    const auto pair = payee ? network.find(*payer, *payee) : std::nullopt;
    return pair ? std::optional(LoopMember{LoopMember::Kind::leg, *pair}) : std::nullopt;
}

QString nameOf(const Network& network, const LoopMember& member)
{
    const auto name = [&network](std::uint32_t node) { return oneLine(qt(network.nodes()[node].name)); };
    if (member.kind == LoopMember::Kind::party) {
        return name(member.index);
    }
    const Pair& pair = network.pairs()[member.index];
    return LoopFilter::tr("%1 → %2").arg(name(pair.payer), name(pair.payee));
}

} // namespace

LoopFilter::LoopFilter(FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_onlyThrough(new QCheckBox(this)), m_within(new QSpinBox(this))
{
    m_onlyThrough->setObjectName(QStringLiteral("onlyThrough"));
    m_onlyThrough->setToolTip(
        tooltipText(tr("Only loops that the selected party is on, or the selected arrow is a leg of; all of them while "
                       "neither is selected.")));
    m_within->setObjectName(QStringLiteral("turnsWithin"));
    m_within->setRange(anyTime, mostDays);
    m_within->setValue(anyTime);
    m_within->setSpecialValueText(tr("any time"));
    m_within->setSuffix(tr(" days"));
    m_within->setKeyboardTracking(false);
    m_within->setButtonSymbols(QAbstractSpinBox::NoButtons);
    const QString tip = tr("Only loops whose legs can pay one after the other within so many days. −1 is any time.");
    m_within->setToolTip(tooltipText(tip));
    m_within->setAccessibleName(tr("Days a loop turns in at most"));
    auto* caption = new QLabel(tr("Turns &within"), this);
    caption->setBuddy(m_within);
    caption->setToolTip(tooltipText(tip));

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_onlyThrough);
    line->addSpacing(8);
    line->addWidget(caption);
    line->addWidget(m_within);

    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            follow();
        }
    });
    connect(m_onlyThrough, &QCheckBox::toggled, this, &LoopFilter::follow);
    connect(m_within, &QSpinBox::valueChanged, this, &LoopFilter::changed);
    follow();
}

void LoopFilter::setNetwork(std::shared_ptr<const Network> network)
{
    m_network = std::move(network);
    const QSignalBlocker quiet(this);
    follow();
}

std::optional<std::int32_t> LoopFilter::within() const
{
    return m_within->value() == anyTime ? std::nullopt : std::optional<std::int32_t>(m_within->value());
}

void LoopFilter::reset()
{
    const QSignalBlocker quiet(this);
    m_onlyThrough->setChecked(false);
    m_within->setValue(anyTime);
}

void LoopFilter::follow()
{
    const auto selected = m_network ? memberOf(*m_network, m_focus.focus().selection) : std::nullopt;
    const QString name = selected ? nameOf(*m_network, *selected) : tr("what is selected");
    m_onlyThrough->setText(
        tr("Only through %1")
            .arg(menuText(m_onlyThrough->fontMetrics().elidedText(name, Qt::ElideMiddle, namesWidth))));
    const auto before = m_through;
    m_through = m_onlyThrough->isChecked() ? selected : std::nullopt;
    if (m_through != before) {
        emit changed();
    }
}

} // namespace roundtrip
