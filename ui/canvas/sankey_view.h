// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a Sankey under the hand: what is pointed at stays, the rest fades; a click chooses it.
#pragma once

#include <memory>
#include <optional>

#include "core/picture/sankey.h"
#include <QString>
#include <QWidget>

namespace roundtrip {

// Promise: shows the picture that an export would draw, composed anew for every size.
class SankeyView : public QWidget {
    Q_OBJECT

public:
    explicit SankeyView(QWidget* parent = nullptr);

    void setTrace(std::shared_ptr<const Network> network, std::uint32_t source, Trace trace);
    void setTheme(Theme theme);
    // The ground it is painted on, where it is not the canvas.
    void setGround(const QColor& ground);
    const SankeyPicture& picture() const { return m_picture; }

    // What is under a point, as plain lines; empty where there is nothing.
    QString tipAt(QPointF at) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void partyChosen(roundtrip::PartyId party);
    void pairChosen(roundtrip::PartyId payer, roundtrip::PartyId payee);
    // There are pairs that carry too little to be drawn, so many.
    void leftOutChanged(int pairs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void compose();
    void look(const std::optional<SankeySpot>& at);

    std::shared_ptr<const Network> m_network;
    std::uint32_t m_source = 0;
    Trace m_trace;
    SankeyPicture m_picture;
    std::optional<SankeySpot> m_looked;
    Theme m_theme = Theme::light;
    QColor m_ground;
    double m_textScale = 1;
};

} // namespace roundtrip
