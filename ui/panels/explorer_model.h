// SPDX-License-Identifier: GPL-3.0-or-later
// The explorer's item model: a tree over snapshots of the book that follows each edit line by line.
#pragma once

#include <optional>

#include "ui/document/document.h"
#include "ui/panels/explorer_tree.h"
#include "ui/panels/newest.h"
#include <QAbstractItemModel>

namespace roundtrip {

// Roles beside those of Qt.
constexpr int detailRole = Qt::UserRole + 20; // QString at the right of a line: a count, an amount, a day
constexpr int markRole = Qt::UserRole + 21;   // ExplorerMark of the record in the scenario
constexpr int groupRole = Qt::UserRole + 22;  // bool: a group of records

enum class ExplorerMark { none, added, altered, removed };

// Promise: lines that stay, stay the same lines for a view: with their place, expansion and selection. A large book is
// listed off the window's thread; until that is done what is shown is what was shown before.
class ExplorerModel : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ExplorerModel(QObject* parent = nullptr);
    ~ExplorerModel() override;

    // The base, and what is listed: the base itself or a scenario's book. What the scenario removed is listed too.
    void setBooks(const Book& base, const Book& shown, Date asOf);
    void setSearch(const QString& search);
    const QString& search() const { return m_wanted.search; } // maybe not listed yet

    std::optional<RecordKey> record(const QModelIndex& at) const; // nothing for a group
    // What a line stands for, wherever it is: its group and its record.
    using Line = std::pair<int, RecordKey>;
    static Line line(const QModelIndex& at);
    // Invalid for what is not listed.
    QModelIndex indexOf(const RecordKey& record) const;

    QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    QModelIndex parent(const QModelIndex& at) const override;
    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& at, int role) const override;
    bool setData(const QModelIndex& at, const QVariant& value, int role) override; // asks for a new name
    Qt::ItemFlags flags(const QModelIndex& at) const override;

signals:
    void renameAsked(const roundtrip::RecordKey& record, const QString& name);
    void aboutToList();
    void listed(); // what was asked for last

private:
    struct Wanted {
        Book base;
        Book shown;
        Date asOf;
        QString search;
    };
    struct Listing;
    void list();
    void take(Listing& listing);
    QModelIndex lookedFor(const RecordKey& record) const;
    void follow(ExplorerNode& mine, ExplorerNode& fresh);
    void removeMissing(ExplorerNode& mine, const ExplorerNode& fresh);
    void reorder(ExplorerNode& mine, const ExplorerNode& fresh);
    void insertNew(ExplorerNode& mine, ExplorerNode& fresh);
    QModelIndex indexOf(const ExplorerNode& node) const;
    QString detail(const ExplorerNode& node) const;

    Book m_base;
    Book m_shown; // and what the scenario removed
    std::unordered_map<Uuid, ExplorerMark> m_marks;
    Date m_asOf;
    QString m_search;
    Wanted m_wanted;
    FoldedNames m_names;
    std::shared_ptr<FoldedNames> m_namesAside = std::make_shared<FoldedNames>(); // of what lists aside, one at a time
    std::unique_ptr<ExplorerNode> m_root;
    mutable std::unordered_map<Uuid, const ExplorerNode*> m_byRecord; // made when asked for more than a few
    mutable int m_lookedFor = 0;
    Newest<std::shared_ptr<Listing>> m_aside;
};

} // namespace roundtrip
