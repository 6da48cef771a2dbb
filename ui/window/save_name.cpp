// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/save_name.h"

#include "ui/words/words.h"
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SaveName)
};

bool mayGo(QWidget* parent, const QString& title, const QString& file)
{
    QMessageBox question(QMessageBox::Warning, title,
                         Tr::tr("%1 is there already. Replace it?").arg(oneLine(QFileInfo(file).fileName())),
                         QMessageBox::Yes | QMessageBox::No, parent);
    question.setTextFormat(Qt::PlainText);
    question.setDefaultButton(QMessageBox::No);
    return question.exec() == QMessageBox::Yes;
}

} // namespace

QString saveName(QWidget* parent, const QString& title, const QString& offered, const QString& filter,
                 const QString& ending)
{
    const QString dotted = QLatin1Char('.') + ending;
    for (QString start = offered;;) {
        const QString chosen = QFileDialog::getSaveFileName(parent, title, start, filter);
        if (chosen.isEmpty() || chosen.endsWith(dotted, Qt::CaseInsensitive)) {
            return chosen;
        }
        const QString whole = chosen + dotted;
        if (!QFileInfo::exists(whole) || mayGo(parent, title, whole)) {
            return whole;
        }
        start = whole;
    }
}

} // namespace roundtrip
