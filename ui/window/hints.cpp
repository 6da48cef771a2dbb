// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/hints.h"

#include <algorithm>

#include "ui/window/icons.h"
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

namespace roundtrip {

namespace {

constexpr int fromBelow = 28;
constexpr int aside = 12;

} // namespace

Hints::Hints(QWidget* parent) : QFrame(parent), m_understood(new QPushButton(tr("Got it"), this))
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
        line->setWordWrap(true);
        layout->addWidget(sign, row, 0);
        layout->addWidget(line, row, 1);
        ++row;
    }
    layout->setColumnStretch(1, 1);
    m_understood->setObjectName(QStringLiteral("hintsSeen"));
    layout->addWidget(m_understood, row, 1, Qt::AlignRight);
    connect(m_understood, &QPushButton::clicked, this, &Hints::close);
    parent->installEventFilter(this);
    hide();
}

void Hints::open()
{
    settle();
    show();
    raise();
    m_understood->setFocus();
}

void Hints::close()
{
    hide();
    emit seen();
}

void Hints::settle()
{
    // As broad as the longest of them is in one line, where there is room for that.
    int longest = 0;
    for (const QLabel* line : findChildren<QLabel*>()) {
        longest = std::max(longest, line->fontMetrics().horizontalAdvance(line->text()));
    }
    const int beside = minimumSizeHint().width() - layout()->itemAt(1)->minimumSize().width();
    const int room = std::max(parentWidget()->width() - 2 * aside, minimumSizeHint().width());
    const int broad = std::min(longest + beside, room);
    resize(broad, heightForWidth(broad));
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - fromBelow);
}

bool Hints::event(QEvent* event)
{
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible()) {
        settle(); // the text became larger or smaller
    }
    return done;
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
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace roundtrip
