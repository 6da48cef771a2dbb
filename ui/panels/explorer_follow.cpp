// SPDX-License-Identifier: GPL-3.0-or-later
// How the explorer's model becomes another tree, line by line, so that views keep their place in it.
#include <algorithm>

#include "ui/panels/explorer_model.h"

namespace roundtrip {

namespace {

// The places of a node's children, by what they are.
class Places {
public:
    explicit Places(const ExplorerNode& node)
    {
        for (const auto& child : node.children) {
            if (child->isRecord()) {
                m_records.emplace(child->record.id, child->row);
            } else {
                m_groups.emplace(child->group, child->row);
            }
        }
    }
    int of(const ExplorerNode& child) const
    {
        if (child.isRecord()) {
            const auto at = m_records.find(child.record.id);
            return at == m_records.end() ? -1 : at->second;
        }
        const auto at = m_groups.find(child.group);
        return at == m_groups.end() ? -1 : at->second;
    }

private:
    std::unordered_map<Uuid, int> m_records;
    std::unordered_map<int, int> m_groups;
};

bool sameChildren(const ExplorerNode& a, const ExplorerNode& b)
{
    return std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                      [](const auto& one, const auto& other) { return one->sameAs(*other); });
}

void number(ExplorerNode& node, std::size_t from)
{
    for (std::size_t row = from; row < node.children.size(); ++row) {
        node.children[row]->parent = &node;
        node.children[row]->row = static_cast<int>(row);
    }
}

} // namespace

// Makes the children of `mine` those of `fresh`, in three steps that a view can follow: what went is taken out, what
// stayed is put in its order, what is new is put in.
void ExplorerModel::follow(ExplorerNode& mine, ExplorerNode& fresh)
{
    if (!sameChildren(mine, fresh)) {
        removeMissing(mine, fresh);
        reorder(mine, fresh);
        insertNew(mine, fresh);
    }
    for (std::size_t row = 0; row < mine.children.size(); ++row) {
        ExplorerNode& child = *mine.children[row];
        if (fresh.children[row] == nullptr) {
            continue; // it was taken over whole
        }
        ExplorerNode& now = *fresh.children[row];
        if (child.count != now.count || child.state != now.state) {
            child.count = now.count;
            child.state = now.state;
            emit dataChanged(indexOf(child), indexOf(child));
        }
        follow(child, now);
    }
}

void ExplorerModel::removeMissing(ExplorerNode& mine, const ExplorerNode& fresh)
{
    const Places there(fresh);
    for (std::size_t end = mine.children.size(); end > 0;) {
        if (there.of(*mine.children[end - 1]) >= 0) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && there.of(*mine.children[first - 1]) < 0) {
            --first;
        }
        beginRemoveRows(indexOf(mine), static_cast<int>(first), static_cast<int>(end) - 1);
        mine.children.erase(mine.children.begin() + static_cast<std::ptrdiff_t>(first),
                            mine.children.begin() + static_cast<std::ptrdiff_t>(end));
        number(mine, first);
        endRemoveRows();
        end = first;
    }
}

void ExplorerModel::reorder(ExplorerNode& mine, const ExplorerNode& fresh)
{
    const Places there(fresh);
    const auto earlier = [&there](const auto& a, const auto& b) { return there.of(*a) < there.of(*b); };
    if (std::is_sorted(mine.children.begin(), mine.children.end(), earlier)) {
        return;
    }
    const QModelIndex above = indexOf(mine);
    emit layoutAboutToBeChanged({QPersistentModelIndex(above)});
    std::sort(mine.children.begin(), mine.children.end(), earlier);
    number(mine, 0);
    for (const QModelIndex& old : persistentIndexList()) {
        const auto* node = static_cast<const ExplorerNode*>(old.internalPointer());
        if (node->parent == &mine && node->row != old.row()) {
            changePersistentIndex(old, indexOf(*node));
        }
    }
    emit layoutChanged({QPersistentModelIndex(above)});
}

void ExplorerModel::insertNew(ExplorerNode& mine, ExplorerNode& fresh)
{
    for (std::size_t row = 0; row < fresh.children.size();) {
        const auto isNew = [&](std::size_t at) {
            return at < fresh.children.size() &&
                   (row >= mine.children.size() || !fresh.children[at]->sameAs(*mine.children[row]));
        };
        std::size_t end = row;
        while (isNew(end)) {
            ++end;
        }
        if (end == row) {
            ++row;
            continue;
        }
        beginInsertRows(indexOf(mine), static_cast<int>(row), static_cast<int>(end) - 1);
        mine.children.insert(mine.children.begin() + static_cast<std::ptrdiff_t>(row),
                             std::make_move_iterator(fresh.children.begin() + static_cast<std::ptrdiff_t>(row)),
                             std::make_move_iterator(fresh.children.begin() + static_cast<std::ptrdiff_t>(end)));
        number(mine, row);
        endInsertRows();
        row = end;
    }
}

} // namespace roundtrip
