// SPDX-License-Identifier: GPL-3.0-or-later
// A Sankey, a matrix or a timeline in place of the map: fitted into the room, pointed at and selected in.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/picture/picture.h"
#include "core/picture/style.h"
#include <QWidget>

namespace roundtrip {

// Promise: shows the picture that an export would draw. A click selects what is there, Shift adds to it; a click beside
// selects nothing.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void setPicture(const std::shared_ptr<const Picture>& picture);
    const std::shared_ptr<const Picture>& picture() const { return m_picture; }
    void setTheme(Theme theme);
    void setSelection(const std::vector<RecordKey>& records);
    // The parties of a loop, in the direction of the money; none lights nothing.
    void setLoop(const std::vector<PartyId>& parties);

    QPointF toWidget(Point point) const;
    Point toPicture(QPointF point) const;

signals:
    void selectionChanged(const std::vector<roundtrip::RecordKey>& records);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    double zoom() const;
    std::optional<std::uint32_t> spotAt(QPointF at) const;
    void look(const std::optional<std::uint32_t>& spot);
    Emphasis emphasis() const;

    std::shared_ptr<const Picture> m_picture;
    std::vector<RecordKey> m_selection;
    std::vector<PartyId> m_loop;
    std::optional<std::uint32_t> m_looked;
    Theme m_theme = Theme::light;
};

} // namespace roundtrip
