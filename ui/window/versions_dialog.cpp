// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/versions_dialog.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/save_name.h"
#include "ui/words/words.h"
#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

enum Column { kindColumn, timeColumn, contentColumn, columns };

QString kindText(Version::Kind kind)
{
    switch (kind) {
    case Version::Kind::backup: return VersionsDialog::tr("Backup, made before an update of Roundtrip");
    case Version::Kind::conflictCopy: return VersionsDialog::tr("Conflict copy of a synced folder");
    }
    return {};
}

QString momentText(std::int64_t seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds).toLocalTime(), QLocale::ShortFormat);
}

QString contentText(const fs::path& file)
{
    try {
        Store store = Store::open(file, OpenMode::readOnly);
        const Book book = store.book();
        QString text = VersionsDialog::tr("parties: %1, deals: %2, flows: %3")
                           .arg(book.parties().size())
                           .arg(book.deals().size())
                           .arg(book.flows().size());
        if (const auto last = store.undoable()) {
            text += VersionsDialog::tr("; last action: %1").arg(oneLine(qt(*last)));
        }
        return text;
    } catch (const StoreError& error) {
        return sentence(error);
    }
}

} // namespace

VersionsDialog::VersionsDialog(Document& document, QWidget* parent)
    : QDialog(parent), m_document(document), m_versions(versionsBeside(document.path())), m_list(new QTreeWidget(this)),
      m_contents(this, [this](const QStringList& contents) {
          for (int i = 0; i < contents.size(); ++i) {
              m_list->topLevelItem(i)->setText(contentColumn, contents[i]);
              m_list->topLevelItem(i)->setToolTip(contentColumn, tooltipText(contents[i]));
          }
      })
{
    setObjectName(QStringLiteral("versionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Versions of %1").arg(oneLine(qt(document.path().filename().string()))));
    resize(880, 360);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    auto* about = new QLabel(
        m_versions.empty()
            ? tr("No other version lies beside this document. A backup is made there before a newer Roundtrip changes "
                 "how the file is kept; a synced folder puts its conflict copies there.")
            : tr("These lie beside the document. None is changed here: one is opened as a new document, or brought "
                 "back into this one as one action, which undo takes back."),
        this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    layout->addWidget(about);

    m_list->setObjectName(QStringLiteral("versions"));
    m_list->setAccessibleName(tr("Versions"));
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(columns);
    m_list->setHeaderLabels({tr("What it is"), tr("Last written"), tr("What is in it")});
    m_list->header()->setSectionResizeMode(kindColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(timeColumn, QHeaderView::ResizeToContents);
    std::vector<fs::path> files;
    for (const Version& version : m_versions) {
        auto* item = new QTreeWidgetItem(m_list, {kindText(version.kind), momentText(version.time), tr("reading…")});
        item->setToolTip(kindColumn, tooltipText(qt(version.file.string())));
        files.push_back(version.file);
    }
    m_list->setVisible(!m_versions.empty());
    layout->addWidget(m_list, 1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = buttons->addButton(tr("&Open as a new document…"), QDialogButtonBox::ActionRole);
    m_open->setObjectName(QStringLiteral("versionOpen"));
    m_back = buttons->addButton(tr("&Bring back into this one"), QDialogButtonBox::ActionRole);
    m_back->setObjectName(QStringLiteral("versionBack"));
    connect(m_open, &QPushButton::clicked, this, &VersionsDialog::openAsNew);
    connect(m_back, &QPushButton::clicked, this, &VersionsDialog::bringBack);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &VersionsDialog::followChoice);
    layout->addWidget(buttons);
    if (m_versions.empty()) {
        adjustSize();
    } else {
        m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    followChoice();
    m_contents.ask([files](const std::stop_token& cancel) {
        QStringList contents;
        for (const fs::path& file : files) {
            contents.append(cancel.stop_requested() ? QString() : contentText(file));
        }
        return contents;
    });
}

const Version* VersionsDialog::chosen() const
{
    const QList<QTreeWidgetItem*> items = m_list->selectedItems();
    return items.isEmpty() ? nullptr
                           : &m_versions[static_cast<std::size_t>(m_list->indexOfTopLevelItem(items.front()))];
}

void VersionsDialog::followChoice()
{
    m_open->setEnabled(chosen() != nullptr);
    m_back->setEnabled(chosen() != nullptr && !m_document.readOnly());
}

void VersionsDialog::openAsNew()
{
    const fs::path& here = m_document.path();
    const fs::path offered =
        here.parent_path() / fs::path(here.stem() += utf8(tr(" brought back"))).concat(".roundtrip");
    const QString file = saveName(this, tr("Open as a new document"), qt(offered.string()),
                                  tr("Roundtrip documents (*.roundtrip)"), QStringLiteral("roundtrip"));
    if (file.isEmpty()) {
        return;
    }
    if (MainWindow::showing(utf8(file)) != nullptr) {
        emit refused(tr("%1 is open in a window. Give the version another name.").arg(oneLine(file)));
        return;
    }
    try {
        // The dialog asked whether a file that is there may go.
        Store::open(chosen()->file, OpenMode::readOnly).copyTo(utf8(file), Existing::replace);
        emit openAsked(utf8(file));
        accept();
    } catch (const StoreError& error) {
        emit refused(sentence(error));
    }
}

void VersionsDialog::bringBack()
{
    try {
        const Book back = Store::open(chosen()->file, OpenMode::readOnly).book();
        const Changes changes = difference(m_document.book(), back);
        if (changes.empty()) {
            emit told(tr("The document holds just what that version holds."));
        } else if (m_document.perform(tr("Bring back the version of %1").arg(momentText(chosen()->time)), changes)) {
            emit told(tr("The document is as it was in that version; one undo takes that back."));
        }
        accept();
    } catch (const StoreError& error) {
        emit refused(sentence(error));
    }
}

namespace {

void openVersions(MainWindow& window)
{
    auto* dialog = new VersionsDialog(window.document(), &window);
    QObject::connect(dialog, &VersionsDialog::told, &window, &MainWindow::tell);
    QObject::connect(dialog, &VersionsDialog::refused, &window, qOverload<const QString&>(&MainWindow::fail));
    QObject::connect(dialog, &VersionsDialog::openAsked, &window, &MainWindow::openAsked);
    dialog->open();
}

} // namespace

QAction* versionsAction(MainWindow& window)
{
    QAction* action = madeAction(&window, MainWindow::tr("&Versions beside the document…"), "history");
    action->setObjectName(QStringLiteral("versionsAction"));
    QObject::connect(action, &QAction::triggered, &window, [&window] { openVersions(window); });
    return action;
}

void tellOfConflictCopies(MainWindow& window)
{
    const std::vector<Version> versions = versionsBeside(window.document().path());
    const auto copy = std::find_if(versions.begin(), versions.end(),
                                   [](const Version& version) { return version.kind == Version::Kind::conflictCopy; });
    if (copy != versions.end()) {
        window.fail(MainWindow::tr("A synced folder keeps another version of this document beside it, as %1: it was "
                                   "written in two places at once.")
                        .arg(oneLine(qt(copy->file.filename().string()))),
                    MainWindow::tr("Show versions"), [&window] { openVersions(window); });
    }
}

} // namespace roundtrip
