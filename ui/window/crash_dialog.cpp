// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/crash_dialog.h"

#include "ui/words/words.h"
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

QLabel* plainLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

CrashDialog::CrashDialog(const CrashNote& note, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("crashDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Roundtrip ended unexpectedly"));
    resize(760, 520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(
        plainLabel(tr("This is all that was noted. Nothing was sent. To have it mended, copy it into a report and add "
                      "what you were doing; the lines below the backtrace say where in the program it was."),
                   this));
    auto* text = new QPlainTextEdit(note.text.trimmed(), this);
    text->setObjectName(QStringLiteral("crashNote"));
    text->setAccessibleName(tr("What was noted"));
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(text, 1);
    layout->addWidget(plainLabel(tr("It is kept in %1").arg(oneLine(qt(note.file.string()))), this));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("crashCopy"));
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    if (!note.document.empty()) {
        auto* open = buttons->addButton(tr("&Open %1").arg(menuText(qt(note.document.filename().string()))),
                                        QDialogButtonBox::AcceptRole);
        open->setObjectName(QStringLiteral("crashOpen"));
        open->setToolTip(tr("As it was after the last action: one that was under way is not in it"));
        connect(open, &QPushButton::clicked, this, [this, document = note.document] { emit openAsked(document); });
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
}

} // namespace roundtrip
