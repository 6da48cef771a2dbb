// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/window/icons.h"
#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

// The keys show in tooltips as well: that is how they are learnt.
QAction* made(QWidget* window, const QString& text, const char* iconName = nullptr,
              const QList<QKeySequence>& keys = {})
{
    auto* action = new QAction(text, window);
    if (iconName != nullptr) {
        action->setIcon(icon(QLatin1String(iconName)));
    }
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    QString tip = action->iconText();
    if (!keys.isEmpty()) {
        tip += QStringLiteral(" (%1)").arg(keys.front().toString(QKeySequence::NativeText));
    }
    action->setToolTip(tip.toHtmlEscaped());
    window->addAction(action);
    return action;
}

QAction* checkable(QAction* action, bool on)
{
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

} // namespace

QAction* madeAction(QWidget* window, const QString& text, const char* iconName, const QList<QKeySequence>& keys)
{
    return made(window, text, iconName, keys);
}

Actions::Actions(QWidget* window)
{
    newDocument = made(window, Tr::tr("&New…"), "file-plus", {QKeySequence::New});
    open = made(window, Tr::tr("&Open…"), "folder-open", {QKeySequence::Open});
    openSample = made(window, Tr::tr("Open the &sample"));
    import = made(window, Tr::tr("&Import tables…"), "download", {QKeySequence(Qt::CTRL | Qt::Key_I)});
    duplicate = made(window, Tr::tr("&Duplicate"), "copy");
    revert = made(window, Tr::tr("Revert to &how it was opened"), "rotate-ccw");
    saveCopy = made(window, Tr::tr("Save a cop&y…"), "copy", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    close = made(window, Tr::tr("&Close"), nullptr, {QKeySequence::Close});
    quit = made(window, Tr::tr("&Quit"), nullptr, {QKeySequence(Qt::CTRL | Qt::Key_Q)});

    undo = made(window, Tr::tr("Undo"), "undo-2", {QKeySequence::Undo});
    redo = made(window, Tr::tr("Redo"), "redo-2",
                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    newParty = made(window, Tr::tr("&Add party"), "user-plus", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    newFlow = made(window, Tr::tr("Add &flow from the selection"), "arrow-right",
                   {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)});
    newNote = made(window, Tr::tr("Add &note"), nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    newBox =
        made(window, Tr::tr("Add &box round the selection"), nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)});
    remove = made(window, Tr::tr("&Delete"), "trash-2");
    selectAll = made(window, Tr::tr("Select &all"), nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    selectNothing = made(window, Tr::tr("Select &nothing"));
    find = made(window, Tr::tr("F&ind anything…"), "search",
                {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::Key_F)});

    payments = made(window, Tr::tr("Show pa&yments of the selection"), "coins",
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Y)});
    payments->setEnabled(false);

    rebase = made(window, Tr::tr("Rebase the scenari&o…"), "git-branch");
    rebase->setEnabled(false);

    fit = made(window, Tr::tr("&Fit all"), "maximize", {QKeySequence(Qt::CTRL | Qt::Key_0)});
    fullSize = made(window, Tr::tr("F&ull size"), nullptr, {QKeySequence(Qt::CTRL | Qt::Key_1)});
    zoomIn = made(window, Tr::tr("Zoom &in"), "zoom-in", {QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    zoomOut = made(window, Tr::tr("Zoom &out"), "zoom-out", {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    zoomToSelection = made(window, Tr::tr("Zoom to &selection"), nullptr, {QKeySequence(Qt::CTRL | Qt::Key_2)});
    layOut = made(window, Tr::tr("Lay out a&new"), "workflow", {QKeySequence(Qt::CTRL | Qt::Key_L)});
    bundle =
        checkable(made(window, Tr::tr("&Bundle parallel flows"), "layers", {QKeySequence(Qt::CTRL | Qt::Key_B)}), true);
    relations =
        checkable(made(window, Tr::tr("Show &relations"), "link-2", {QKeySequence(Qt::CTRL | Qt::Key_R)}), false);
    sizeByFlow = checkable(made(window, Tr::tr("Si&ze cards by money")), true);
    legend = checkable(made(window, Tr::tr("L&egend")), true);
    minimap = checkable(made(window, Tr::tr("Minima&p")), true);

    themeSystem = checkable(made(window, Tr::tr("Like the &desktop")), false);
    themeLight = checkable(made(window, Tr::tr("&Light"), "sun"), false);
    themeDark = checkable(made(window, Tr::tr("D&ark"), "moon"), false);
    themeContrast = checkable(made(window, Tr::tr("&High contrast"), "contrast"), false);
    auto* themes = new QActionGroup(window);
    for (QAction* theme : {themeSystem, themeLight, themeDark, themeContrast}) {
        themes->addAction(theme);
    }
    textLarger = made(window, Tr::tr("La&rger text"), nullptr, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Plus)});
    textSmaller = made(window, Tr::tr("&Smaller text"), nullptr, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Minus)});
    textNormal = made(window, Tr::tr("&Normal text"), nullptr, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0)});

    nextPane = made(window, Tr::tr("Ne&xt pane"), nullptr, {QKeySequence(Qt::Key_F6)});
    previousPane = made(window, Tr::tr("Previous p&ane"), nullptr, {QKeySequence(Qt::SHIFT | Qt::Key_F6)});

    play = made(window, Tr::tr("&Play"), "play", {QKeySequence(Qt::CTRL | Qt::Key_Space)});
    playOver = checkable(
        made(window, Tr::tr("Play over and &over"), nullptr, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Space)}),
        false);
    monthBack = made(window, Tr::tr("Month &back"), "step-back", {QKeySequence(Qt::CTRL | Qt::Key_BracketLeft)});
    monthForward =
        made(window, Tr::tr("Month &forward"), "step-forward", {QKeySequence(Qt::CTRL | Qt::Key_BracketRight)});

    paidToDate = checkable(
        made(window, Tr::tr("Show what is paid to &date"), "clock", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}),
        false);

    shortcuts = made(window, Tr::tr("&Keys and gestures"), nullptr, {QKeySequence(Qt::CTRL | Qt::Key_Slash)});
    definitions = made(window, Tr::tr("What the &figures mean"), "circle-help", {QKeySequence::HelpContents});
    about = made(window, Tr::tr("&About Roundtrip"), "info");
}

} // namespace roundtrip
