// SPDX-License-Identifier: GPL-3.0-or-later
// The minimap: the whole picture, small, with a frame round what the canvas shows; the frame can be dragged.
#pragma once

#include <memory>

#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "ui/canvas/view.h"
#include <QImage>
#include <QWidget>

namespace roundtrip {

class Minimap : public QWidget {
    Q_OBJECT

public:
    explicit Minimap(QWidget* parent);

    void setPicture(std::shared_ptr<const Picture> picture, Theme theme);
    void setSeen(const Rect& seen); // what the canvas shows, in the picture's coordinates

signals:
    void centred(roundtrip::Point on); // the canvas is to show this point in its middle

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    View view() const;
    QImage painted() const;
    void centre(QPointF at);

    std::shared_ptr<const Picture> m_picture;
    Theme m_theme = Theme::light;
    Rect m_seen;
    QImage m_image;
    QPointF m_grip; // from the middle of the frame to where it was taken
};

} // namespace roundtrip
