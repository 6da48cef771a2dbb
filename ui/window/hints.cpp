// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/hints.h"

#include "ui/window/icons.h"
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace roundtrip {

namespace {

constexpr int fromBelow = 28;

} // namespace

Hints::Hints(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("hints"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(8);
    const std::pair<const char*, QString> hints[] = {
        {"repeat", tr("Choose a loop below: it lights up on the map, and the rest fades.")},
        {"play", tr("Press play: money moves along the arrows, and payback is marked when it happens.")},
        {"flask-conical", tr("Choose or name a scenario above, then drag from a card's rim to try a deal.")},
    };
    int row = 0;
    for (const auto& [name, text] : hints) {
        auto* sign = new QLabel(this);
        sign->setPixmap(icon(QLatin1String(name)).pixmap(16, 16));
        auto* line = new QLabel(text, this);
        line->setTextFormat(Qt::PlainText);
        layout->addWidget(sign, row, 0);
        layout->addWidget(line, row, 1);
        ++row;
    }
    auto* understood = new QPushButton(tr("Got it"), this);
    understood->setObjectName(QStringLiteral("hintsSeen"));
    layout->addWidget(understood, row, 1, Qt::AlignRight);
    connect(understood, &QPushButton::clicked, this, [this] {
        hide();
        emit seen();
    });
    parent->installEventFilter(this);
    hide();
}

void Hints::open()
{
    adjustSize();
    settle();
    show();
    raise();
}

void Hints::settle()
{
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - fromBelow);
}

bool Hints::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        settle();
    }
    return QFrame::eventFilter(watched, event);
}

void Hints::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        emit seen();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace roundtrip
