// SPDX-License-Identifier: GPL-3.0-or-later
// A Sankey, a matrix or a timeline in place of the map: moved, zoomed, pointed at and selected in as the map is.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/picture/picture.h"
#include "core/picture/style.h"
#include "ui/canvas/view.h"
#include <QWidget>

namespace roundtrip {

// Promise: shows the picture that an export would draw, fitted into the room until somebody looks nearer, and again
// after fit(). A click selects what is there, Shift adds to it; a click beside selects nothing; a drag moves the
// picture. Tab goes over what there is, one after the other, and selects it.
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

    double zoom() const; // 1 is 100 %
    bool isFitted() const { return !m_view; }
    // What is in the middle of the view, in the picture; also of a picture that is still to come.
    void lookAt(Point centre, double zoom);
    std::optional<std::uint32_t> current() const { return m_on; } // the spot that the keyboard is on
    bool isSelected(std::uint32_t spot) const;
    // As by pointing at it; adding gives up one that is selected already.
    void choose(std::uint32_t spot, bool adding);
    QPointF toWidget(Point point) const;
    Point toPicture(QPointF point) const;

public slots:
    void fit();
    void zoomTo(double zoom); // about the middle of the view
    void zoomIn();
    void zoomOut();

signals:
    void selectionChanged(const std::vector<roundtrip::RecordKey>& records);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    View view() const;
    void show(const View& view);
    void select(QPointF at, bool adding);
    std::vector<RecordKey> recordsOf(std::uint32_t spot) const;
    std::optional<std::uint32_t> spotAt(QPointF at) const;
    void look(const std::optional<std::uint32_t>& spot);
    Emphasis emphasis() const;

    std::shared_ptr<const Picture> m_picture;
    std::vector<RecordKey> m_selection;
    std::vector<PartyId> m_loop;
    std::optional<std::uint32_t> m_looked;
    std::optional<std::uint32_t> m_on;
    Theme m_theme = Theme::light;
    std::optional<View> m_view; // nothing: fitted into the room
    std::optional<QPointF> m_pressed;
    bool m_dragging = false; // the press has become one
    QPointF m_last;          // where the drag was seen last
};

} // namespace roundtrip
