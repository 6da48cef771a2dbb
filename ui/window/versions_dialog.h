// SPDX-License-Identifier: GPL-3.0-or-later
// Other versions that lie beside the document: what is in each, opened as a new document or brought back into this one.
#pragma once

#include <vector>

#include "core/store/beside.h"
#include "ui/panels/newest.h"
#include <QDialog>
#include <QStringList>

class QPushButton;
class QTreeWidget;

namespace roundtrip {

class Document;
class MainWindow;

// Promise: no version is ever written to. Bringing one back is one action of the document, so that what was there
// before stays in its history and one undo takes it back.
class VersionsDialog : public QDialog {
    Q_OBJECT

public:
    explicit VersionsDialog(Document& document, QWidget* parent = nullptr);

signals:
    void told(const QString& sentence);
    void refused(const QString& sentence);
    void openAsked(const std::filesystem::path& document);

private:
    const Version* chosen() const;
    void followChoice();
    void openAsNew();
    void bringBack();

    Document& m_document;
    std::vector<Version> m_versions;
    QTreeWidget* m_list;
    QPushButton* m_open;
    QPushButton* m_back;
    Newest<QStringList> m_contents; // what is in each, in their order
};

// "Versions…", which opens the dialog over the window.
QAction* versionsAction(MainWindow& window);
// Says in the window's line that a synced folder keeps conflict copies of the document, where it does.
void tellOfConflictCopies(MainWindow& window);

} // namespace roundtrip
