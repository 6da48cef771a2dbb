// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window: its words, icon and keys, made in one place for menus, toolbar and command palette.
#pragma once

#include <QAction>

namespace roundtrip {

// An action of a window, known to its command palette; keys may be none.
QAction* madeAction(QWidget* window, const QString& text, const char* iconName = nullptr,
                    const QList<QKeySequence>& keys = {});

struct Actions {
    explicit Actions(QWidget* window);

    QAction *newDocument, *open, *openSample, *import, *duplicate, *saveCopy, *revert, *close, *quit;
    QAction *undo, *redo, *newParty, *newFlow, *newNote, *newBox, *remove, *selectAll, *selectNothing, *find, *payments;
    QAction* rebase;
    QAction *fit, *fullSize, *zoomIn, *zoomOut, *zoomToSelection, *layOut, *bundle, *relations, *sizeByFlow, *legend,
        *minimap;
    QAction *themeSystem, *themeLight, *themeDark, *themeContrast, *textLarger, *textSmaller, *textNormal;
    QAction *nextPane, *previousPane;
    QAction *play, *playOver, *monthBack, *monthForward, *paidToDate;
    QAction *shortcuts, *definitions, *about;
};

} // namespace roundtrip
