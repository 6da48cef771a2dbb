// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/payments_menu.h"

#include "ui/words/words.h"
#include <QCoreApplication>
#include <QMenu>

namespace roundtrip {

void popUpFigures(QWidget* over, const QPoint& place, const std::vector<NamedFigure>& figures, const OnFigure& chosen)
{
    if (figures.empty()) {
        return;
    }
    auto* menu = new QMenu(over);
    menu->setObjectName(QStringLiteral("figureMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const NamedFigure& figure : figures) {
        const QString title = QCoreApplication::translate("PaymentsMenu", "Show payments of %1").arg(figure.title);
        QObject::connect(menu->addAction(menuText(title)), &QAction::triggered, over,
                         [figure, chosen] { chosen(figure.title, figure.parts); });
    }
    menu->popup(place);
}

} // namespace roundtrip
