// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a panel that scrolls up and down where there is little height, as broad as what is in it.
#pragma once

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace roundtrip {

class UprightArea : public QScrollArea {
public:
    explicit UprightArea(QWidget* content, QWidget* parent = nullptr) : QScrollArea(parent)
    {
        setObjectName(QStringLiteral("clear"));
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setWidget(content);
        content->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
    QSize sizeHint() const override
    {
        const QSize all = widget()->sizeHint();
        return {all.width() + verticalScrollBar()->sizeHint().width(), all.height()};
    }
    QSize minimumSizeHint() const override { return {sizeHint().width(), 60}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry(); // broader or narrower figures
        }
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace roundtrip
