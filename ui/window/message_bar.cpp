// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/window/icons.h"
#include "ui/words/words.h"
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace roundtrip {

namespace {

constexpr int remarkStays = 8000; // milliseconds

QAccessibleInterface* alertOf(const QString&, QObject* object)
{
    auto* bar = qobject_cast<MessageBar*>(object);
    return bar != nullptr ? new QAccessibleWidget(bar, QAccessible::AlertMessage) : nullptr;
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_remedy(new QPushButton(this)), m_close(new QToolButton(this))
{
    static const bool known = (QAccessible::installFactory(alertOf), true);
    Q_UNUSED(known);
    setObjectName(QStringLiteral("messageBar"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(QLatin1String("x")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_remedy);
    layout->addWidget(m_close);
    m_gone.setSingleShot(true);
    m_gone.setInterval(remarkStays);
    connect(&m_gone, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::show(const QString& sentence, Weight weight)
{
    show(sentence, weight, {}, {});
}

void MessageBar::show(const QString& sentence, Weight weight, const QString& remedy, const std::function<void()>& act)
{
    m_text->setText(oneLine(sentence));
    setAccessibleName(m_text->text());
    m_remedy->disconnect(this);
    m_remedy->setVisible(!remedy.isEmpty());
    m_remedy->setText(remedy);
    if (act) {
        connect(m_remedy, &QPushButton::clicked, this, [this, act] {
            hide();
            act();
        });
    }
    setProperty("grave", weight == Weight::grave);
    style()->unpolish(this); // the look depends on the property
    style()->polish(this);
    if (weight == Weight::remark) {
        m_gone.start();
    } else {
        m_gone.stop();
    }
    const bool stood = isVisible();
    QWidget::show();
    if (stood) { // else showing it has said so; there are readers that know of an alert by that alone
        QAccessibleEvent shown(this, QAccessible::ObjectShow);
        m_tell(shown);
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    m_tell(alert);
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace roundtrip
