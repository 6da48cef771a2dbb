// SPDX-License-Identifier: GPL-3.0-or-later
// Which loops are wanted: those through what is selected, those that turn within some days; any where nothing is said.
#pragma once

#include <memory>
#include <optional>

#include "core/loops/loops_by.h"
#include "ui/document/focus.h"
#include <QCheckBox>
#include <QSpinBox>
#include <QWidget>

namespace roundtrip {

// Promise: what it says belongs to the network it was given last and to the present selection.
class LoopFilter : public QWidget {
    Q_OBJECT

public:
    explicit LoopFilter(FocusHolder& focus, QWidget* parent = nullptr);

    void setNetwork(std::shared_ptr<const Network> network);
    std::optional<LoopMember> through() const { return m_through; }
    std::optional<std::int32_t> within() const;
    void reset();

signals:
    void changed();

private:
    void follow();

    FocusHolder& m_focus;
    std::shared_ptr<const Network> m_network;
    std::optional<LoopMember> m_through;
    QCheckBox* m_onlyThrough;
    QSpinBox* m_within;
};

} // namespace roundtrip
