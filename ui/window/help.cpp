// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help.h"

#include "ui/words/fonts.h"
#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QMenu>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <QWidget>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

// One at a time: asked again, the same one comes to the front.
QTextBrowser* opened(QWidget* parent, const QString& name, const QString& title)
{
    if (auto* there = parent->findChild<QTextBrowser*>(name)) {
        there->window()->raise();
        there->window()->activateWindow();
        return there;
    }
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->resize(620, 640);
    auto* text = new QTextBrowser(dialog);
    text->setObjectName(name);
    text->setOpenLinks(false);
    text->document()->setDocumentMargin(22);
    text->setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    dialog->show();
    return text;
}

QString resource(const QString& name)
{
    loadFonts(); // and with them all resources
    QFile file(QStringLiteral(":/roundtrip/help/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void goTo(QTextBrowser* text, const QString& heading)
{
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && block.text() == heading) {
            // From the end upwards the heading comes to stand at the top.
            text->moveCursor(QTextCursor::End);
            text->setTextCursor(QTextCursor(block));
            text->ensureCursorVisible();
            return;
        }
    }
}

} // namespace

QString definitionUnder(const QWidget* widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        const QString heading = widget->property(definitionProperty).toString();
        if (!heading.isEmpty()) {
            return heading;
        }
    }
    return {};
}

void showDefinitions(QWidget* parent, const QString& heading)
{
    QTextBrowser* text = opened(parent, QStringLiteral("definitions"), Tr::tr("What the figures mean"));
    if (text->document()->isEmpty()) {
        text->setMarkdown(resource(QStringLiteral("figures.md")));
    }
    if (!heading.isEmpty()) {
        goTo(text, heading);
    }
}

// Made from the actions themselves, so that it cannot say what is not so; gestures have no action and are listed.
void showShortcuts(QWidget* parent)
{
    QString rows;
    const auto row = [&rows](const QString& keys, const QString& what) {
        rows += QStringLiteral("<tr><td style='padding-right:18px'><b>%1</b></td><td>%2</td></tr>")
                    .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
    };
    const auto title = [&rows](const QString& text) {
        rows += QStringLiteral("<tr><td colspan='2'><h3>%1</h3></td></tr>").arg(text.toHtmlEscaped());
    };
    title(Tr::tr("On the map"));
    row(Tr::tr("double click on nothing"), Tr::tr("a new party, its name typed in place"));
    row(Tr::tr("drag from a card's rim"), Tr::tr("a new flow, to another card or to a new party"));
    row(Tr::tr("double click on an amount"), Tr::tr("change it in place"));
    row(Tr::tr("drag a card"), Tr::tr("move it, with what else is selected; other cards' lines draw it, but for Ctrl"));
    row(Tr::tr("drag over nothing"), Tr::tr("select what the band touches; Shift adds"));
    row(Tr::tr("Alt and drag"), Tr::tr("select what the lasso holds; Shift adds"));
    row(Tr::tr("N, B"), Tr::tr("a note where the pointer is; a box round what is selected"));
    row(Tr::tr("drag a box by its title"),
        Tr::tr("move it with what stands in it; its corner resizes it, as a note's"));
    row(Tr::tr("right click, or the menu key"), Tr::tr("what can be done with what is selected"));
    row(Tr::tr("middle or Space and drag, two fingers"), Tr::tr("move the view"));
    row(Tr::tr("wheel"), Tr::tr("zoom at the pointer"));
    row(Tr::tr("Tab, Alt and arrows"), Tr::tr("go from card to card; Tab goes on to arrows, ties, notes and boxes"));
    row(Tr::tr("Ctrl, Shift and arrows"), Tr::tr("go to the card that lies there and add it to what is selected"));
    row(Tr::tr("Ctrl and Tab"), Tr::tr("go on over them and leave alone what is selected"));
    row(Tr::tr("Shift and Space"), Tr::tr("add what the keyboard is on to what is selected, or give it up"));
    row(Tr::tr("arrows"), Tr::tr("nudge what is selected; Shift by ten"));
    row(Tr::tr("Ctrl and arrows"), Tr::tr("make the selected note or box wider, narrower, higher or lower"));
    row(Tr::tr("F2, Enter, Delete"), Tr::tr("rename or retype, edit in the inspector, take out"));
    title(Tr::tr("Everywhere"));
    for (const QAction* action : parent->actions()) {
        if (!action->shortcut().isEmpty()) {
            row(action->shortcut().toString(QKeySequence::NativeText),
                QString(action->text()).remove(QLatin1Char('&')));
        }
    }
    QTextBrowser* text = opened(parent, QStringLiteral("shortcuts"), Tr::tr("Keys and gestures"));
    text->setHtml(QStringLiteral("<table cellpadding='3'>%1</table>").arg(rows));
}

void showAbout(QWidget* parent)
{
    QTextBrowser* text = opened(parent, QStringLiteral("about"), Tr::tr("About Roundtrip"));
    text->setMarkdown(
        Tr::tr("# Roundtrip\n\nWho pays whom in the AI industry, and where does the money go?\n\n"
               "Free software under the GNU General Public License, version 3 or later, without any "
               "warranty. It sends nothing anywhere: a document stays on your disk.\n\n"
               "Built with Qt, QCustomPlot, SQLite, SQLiteCpp, Boost, Eigen, utf8proc, the typeface Inter "
               "and the Lucide icons."));
}

} // namespace roundtrip
