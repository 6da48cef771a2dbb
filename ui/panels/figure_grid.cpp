// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figure_grid.h"

#include <algorithm>

#include "ui/panels/payments_menu.h"
#include "ui/words/words.h"
#include <QContextMenuEvent>

namespace roundtrip {

FigureGrid::FigureGrid(Definitions definitions, QWidget* parent)
    : QWidget(parent), m_definitions(definitions), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(0, 1);
}

QLabel* FigureGrid::label(const char* name)
{
    auto* made = new QLabel(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setTextFormat(Qt::PlainText);
    return made;
}

void FigureGrid::setFigures(const std::vector<FigureLine>& figures)
{
    m_figures = figures;
    const bool lines = m_definitions == Definitions::lines;
    while (m_lines.size() < figures.size()) {
        Line line{label(lines ? "title" : "muted"), label("figure"), lines ? label("caption") : nullptr};
        if (!lines) {
            line.value->setObjectName(QString());
        }
        const int row = static_cast<int>(m_lines.size()) * 3;
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.value->installEventFilter(this);
        line.title->installEventFilter(this);
        m_grid->addWidget(line.title, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        m_grid->addWidget(line.value, row, 1, Qt::AlignRight | Qt::AlignVCenter);
        if (line.definition != nullptr) {
            line.definition->setWordWrap(true);
            m_grid->addWidget(line.definition, row + 1, 0, 1, 2);
            m_grid->setRowMinimumHeight(row + 2, 8);
        }
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        const bool used = i < figures.size();
        line.title->setVisible(used);
        line.value->setVisible(used);
        if (line.definition != nullptr) {
            line.definition->setVisible(used);
        }
        if (!used) {
            continue;
        }
        const FigureLine& figure = figures[i];
        line.title->setText(figure.title);
        line.value->setText(figure.value);
        line.value->setAccessibleName(tr("%1: %2").arg(figure.title, figure.value));
        line.value->setToolTip(figure.exact.isEmpty() ? QString() : tooltipText(figure.exact));
        QFont font = this->font();
        font.setWeight(figure.strong ? QFont::DemiBold : QFont::Normal);
        if (!lines) {
            line.value->setFont(font);
            line.title->setToolTip(figure.definition.isEmpty() ? QString() : tooltipText(figure.definition));
        } else {
            line.definition->setText(figure.definition);
        }
    }
}

// A figure that is a sum opens into its payments.
bool FigureGrid::eventFilter(QObject* watched, QEvent* event)
{
    const bool opens = event->type() == QEvent::MouseButtonDblClick;
    if (!opens && event->type() != QEvent::ContextMenu) {
        return QWidget::eventFilter(watched, event);
    }
    for (std::size_t i = 0; i < std::min(m_lines.size(), m_figures.size()); ++i) {
        const FigureLine& figure = m_figures[i];
        if ((m_lines[i].title != watched && m_lines[i].value != watched) || !figure.parts) {
            continue;
        }
        const QString title = figure.name.isEmpty() ? figure.title.trimmed() : figure.name;
        if (opens) {
            emit paymentsAsked(title, *figure.parts);
        } else {
            popUpFigures(this, static_cast<QContextMenuEvent*>(event)->globalPos(), {{title, *figure.parts}},
                         [this](const QString& name, const FigureParts& parts) { emit paymentsAsked(name, parts); });
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace roundtrip
