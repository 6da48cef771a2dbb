// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explorer_model.h"

#include <algorithm>
#include <utility>

#include "ui/words/field_text.h"
#include "ui/words/words.h"

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

QString groupText(int group)
{
    switch (group) {
    case ExplorerNode::parties: return ExplorerModel::tr("Parties");
    case ExplorerNode::deals: return ExplorerModel::tr("Deals");
    case ExplorerNode::conditions: return ExplorerModel::tr("Conditions");
    case ExplorerNode::scenarios: return ExplorerModel::tr("Scenarios");
    case ExplorerNode::savedViews: return ExplorerModel::tr("Saved views");
    default: break;
    }
    QString kind = text(static_cast<PartyKind>(group - ExplorerNode::firstPartyKind));
    if (!kind.isEmpty()) {
        kind[0] = kind[0].toUpper();
    }
    return kind;
}

QString partyName(const Book& book, PartyId id)
{
    const Party* party = book.find(id);
    return party != nullptr ? oneLine(qt(party->name)) : QString();
}

// Whether a change can alter which lines there are, their order or what a search finds. Most edits, such as a card that
// is moved, cannot, and a tree costs too much to be made for nothing.
bool shapes(const Change& change)
{
    switch (recordOf(change).kind) {
    case RecordKind::party:
    case RecordKind::deal:
    case RecordKind::flow:
    case RecordKind::condition:
    case RecordKind::scenario:
    case RecordKind::savedView: break;
    default: return false;
    }
    const auto* altered = std::get_if<Altered>(&change);
    if (altered == nullptr) {
        return true;
    }
    constexpr std::string_view fields[] = {"name",   "title", "kind",     "ticker",   "deal",    "payer",  "payee",
                                           "amount", "state", "deadline", "expected", "decided", "any_of", "pinned"};
    return std::any_of(altered->fields.begin(), altered->fields.end(), [&fields](const FieldChange& field) {
        return std::find(std::begin(fields), std::end(fields), field.field) != std::end(fields);
    });
}

} // namespace

ExplorerModel::ExplorerModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(explorerTree(m_shown, m_asOf, {}, m_names))
{}

ExplorerModel::~ExplorerModel() = default;

void ExplorerModel::setBooks(const Book& base, const Book& shown, Date asOf)
{
    const Book before = std::exchange(m_shown, shown);
    m_base = base;
    const bool otherDay = std::exchange(m_asOf, asOf) != asOf;
    m_marks.clear();
    for (const Change& change : difference(base, shown)) {
        const auto* removed = std::get_if<Removed>(&change);
        m_marks.emplace(recordOf(change).id, removed != nullptr                        ? ExplorerMark::removed
                                             : std::holds_alternative<Created>(change) ? ExplorerMark::added
                                                                                       : ExplorerMark::altered);
        if (removed != nullptr) {
            std::visit([this](const auto& row) { m_shown.put(row); }, removed->row);
        }
    }
    const Changes changes = difference(before, m_shown);
    if (otherDay || std::any_of(changes.begin(), changes.end(), shapes)) {
        rebuild();
    }
    for (const Change& change : changes) {
        if (const QModelIndex at = indexOf(recordOf(change)); at.isValid()) {
            emit dataChanged(at, at);
        }
    }
}

void ExplorerModel::setSearch(const QString& search)
{
    const QString trimmed = search.trimmed();
    if (trimmed != m_search) {
        m_search = trimmed;
        rebuild();
    }
}

void ExplorerModel::rebuild()
{
    const auto fresh = explorerTree(m_shown, m_asOf, utf8(m_search), m_names);
    m_byRecord.clear();
    follow(*m_root, *fresh);
    m_byRecord.clear();
}

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

QModelIndex ExplorerModel::indexOf(const ExplorerNode& node) const
{
    return node.parent == nullptr ? QModelIndex() : createIndex(node.row, 0, &node);
}

std::optional<RecordKey> ExplorerModel::record(const QModelIndex& at) const
{
    const auto* node = static_cast<const ExplorerNode*>(at.internalPointer());
    return at.isValid() && node->isRecord() ? std::optional(node->record) : std::nullopt;
}

ExplorerModel::Line ExplorerModel::line(const QModelIndex& at)
{
    const auto* node = static_cast<const ExplorerNode*>(at.internalPointer());
    return {node->group, node->record};
}

QModelIndex ExplorerModel::indexOf(const RecordKey& record) const
{
    if (m_byRecord.empty()) {
        const auto add = [this](const auto& self, const ExplorerNode& node) -> void {
            for (const auto& child : node.children) {
                if (child->isRecord()) {
                    m_byRecord.emplace(child->record.id, child.get());
                }
                self(self, *child);
            }
        };
        add(add, *m_root);
    }
    const auto found = m_byRecord.find(record.id);
    return found == m_byRecord.end() ? QModelIndex() : indexOf(*found->second);
}

QModelIndex ExplorerModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const auto* above = parent.isValid() ? static_cast<const ExplorerNode*>(parent.internalPointer()) : m_root.get();
    return createIndex(row, column, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ExplorerModel::parent(const QModelIndex& at) const
{
    return at.isValid() ? indexOf(*static_cast<const ExplorerNode*>(at.internalPointer())->parent) : QModelIndex();
}

int ExplorerModel::rowCount(const QModelIndex& parent) const
{
    const auto* node = parent.isValid() ? static_cast<const ExplorerNode*>(parent.internalPointer()) : m_root.get();
    return static_cast<int>(node->children.size());
}

int ExplorerModel::columnCount(const QModelIndex&) const
{
    return 1;
}

// What stands at the right of a record's line.
QString ExplorerModel::detail(const ExplorerNode& node) const
{
    const Uuid& id = node.record.id;
    if (!node.isRecord()) {
        return QLocale().toString(static_cast<qulonglong>(node.count));
    }
    if (const Party* party = node.record.kind == RecordKind::party ? m_shown.find(PartyId{id}) : nullptr) {
        return oneLine(qt(party->ticker));
    }
    if (const Deal* deal = node.record.kind == RecordKind::deal ? m_shown.find(DealId{id}) : nullptr) {
        const bool firm = deal->status == DealStatus::announced || deal->status == DealStatus::signed_ ||
                          deal->status == DealStatus::closed;
        return !firm ? text(deal->status) : deal->announced ? QString::number(yearOf(*deal->announced)) : QString();
    }
    if (const Flow* flow = node.record.kind == RecordKind::flow ? m_shown.find(FlowId{id}) : nullptr) {
        return shortMoney(flow->amount, flow->currency);
    }
    if (const Condition* condition =
            node.record.kind == RecordKind::condition ? m_shown.find(ConditionId{id}) : nullptr) {
        if (node.state != ConditionState::open) {
            return text(node.state);
        }
        return condition->deadline ? tr("by %1").arg(dateText(*condition->deadline)) : text(node.state);
    }
    if (node.record.kind == RecordKind::scenario) {
        return tr("steps: %1").arg(stepsOf(m_base, ScenarioId{id}).size());
    }
    if (const SavedView* view = node.record.kind == RecordKind::savedView ? m_shown.find(SavedViewId{id}) : nullptr) {
        return view->pinned ? tr("pinned") : QString();
    }
    return {};
}

QVariant ExplorerModel::data(const QModelIndex& at, int role) const
{
    if (!at.isValid()) {
        return {};
    }
    const auto& node = *static_cast<const ExplorerNode*>(at.internalPointer());
    const auto name = [&]() -> QString {
        if (!node.isRecord()) {
            return groupText(node.group);
        }
        if (const Flow* flow = node.record.kind == RecordKind::flow ? m_shown.find(FlowId{node.record.id}) : nullptr) {
            return tr("%1 → %2, %3")
                .arg(partyName(m_shown, flow->payer), partyName(m_shown, flow->payee), text(flow->instrument));
        }
        return recordText(m_shown, node.record);
    };
    switch (role) {
    case Qt::DisplayRole: return name();
    case Qt::EditRole: return name();
    case detailRole: return detail(node);
    case Qt::ToolTipRole: return node.isRecord() ? QVariant(tooltipText(recordText(m_shown, node.record))) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString more = detail(node);
        return more.isEmpty() ? name() : tr("%1, %2").arg(name(), more);
    }
    case groupRole: return !node.isRecord();
    case markRole: {
        const auto mark = node.isRecord() ? m_marks.find(node.record.id) : m_marks.end();
        return static_cast<int>(mark == m_marks.end() ? ExplorerMark::none : mark->second);
    }
    default: return {};
    }
}

bool ExplorerModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    const auto key = record(at);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !key || name == data(at, Qt::EditRole).toString()) {
        return false;
    }
    emit renameAsked(*key, name);
    return true;
}

Qt::ItemFlags ExplorerModel::flags(const QModelIndex& at) const
{
    const auto key = record(at);
    if (!key) {
        return at.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (key->kind != RecordKind::flow && data(at, markRole).toInt() != static_cast<int>(ExplorerMark::removed)) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

} // namespace roundtrip
