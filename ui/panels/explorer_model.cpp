// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explorer_model.h"

#include <algorithm>
#include <utility>

#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QThreadPool>

namespace roundtrip {

namespace {

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

// Books of more records than that are listed aside: more than a frame's time.
constexpr std::size_t mostAtOnce = 10'000;

// Of one record its place is looked for; for more than so many a map of all lines is made.
constexpr int mostLookedFor = 16;

} // namespace

// What is listed, and how that differs from what was listed before.
struct ExplorerModel::Listing {
    Wanted of;
    std::unordered_map<Uuid, ExplorerMark> marks;
    Changes changes;
    std::unique_ptr<ExplorerNode> tree; // none: the lines stay
};

ExplorerModel::ExplorerModel(QObject* parent)
    : QAbstractItemModel(parent), m_root(explorerTree(m_shown, m_asOf, {}, m_names)),
      m_aside(this, [this](const std::shared_ptr<Listing>& listing) { take(*listing); })
{}

ExplorerModel::~ExplorerModel() = default;

void ExplorerModel::setBooks(const Book& base, const Book& shown, Date asOf)
{
    m_wanted.base = base;
    m_wanted.shown = shown;
    m_wanted.asOf = asOf;
    list();
}

void ExplorerModel::setSearch(const QString& search)
{
    const QString trimmed = search.trimmed();
    if (trimmed != m_wanted.search) {
        m_wanted.search = trimmed;
        list();
    }
}

void ExplorerModel::list()
{
    const bool sameLook = m_wanted.asOf == m_asOf && m_wanted.search == m_search;
    const auto listing = [wanted = m_wanted, before = m_shown, sameLook](FoldedNames& names) {
        auto made = std::make_shared<Listing>();
        made->of = wanted;
        for (const Change& change : difference(wanted.base, wanted.shown)) {
            const auto* removed = std::get_if<Removed>(&change);
            made->marks.emplace(recordOf(change).id, removed != nullptr                        ? ExplorerMark::removed
                                                     : std::holds_alternative<Created>(change) ? ExplorerMark::added
                                                                                               : ExplorerMark::altered);
            if (removed != nullptr) {
                std::visit([&made](const auto& row) { made->of.shown.put(row); }, removed->row);
            }
        }
        made->changes = difference(before, made->of.shown);
        if (!sameLook || std::any_of(made->changes.begin(), made->changes.end(), shapes)) {
            made->tree = explorerTree(made->of.shown, wanted.asOf, utf8(wanted.search), names);
        }
        return made;
    };
    const Book& book = m_wanted.shown;
    if (book.parties().size() + book.deals().size() + book.flows().size() <= mostAtOnce) {
        m_aside.drop();
        take(*listing(m_names));
        return;
    }
    m_aside.ask([listing, names = m_namesAside](const std::stop_token&) { return listing(*names); });
}

void ExplorerModel::take(Listing& listing)
{
    emit aboutToList();
    m_base = listing.of.base;
    m_shown = listing.of.shown;
    m_asOf = listing.of.asOf;
    m_search = listing.of.search;
    m_marks = std::move(listing.marks);
    if (listing.tree) {
        follow(*m_root, *listing.tree);
        m_byRecord.clear();
        m_lookedFor = 0;
        // What is left of a large tree takes as long to go as to come.
        QThreadPool::globalInstance()->start([left = std::shared_ptr(std::move(listing.tree))] {});
    }
    for (const Change& change : listing.changes) {
        if (!std::holds_alternative<Altered>(change)) {
            continue; // the lines themselves came or went
        }
        if (const QModelIndex at = indexOf(recordOf(change)); at.isValid()) {
            emit dataChanged(at, at);
        }
    }
    emit listed();
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
    if (m_byRecord.empty() && ++m_lookedFor <= mostLookedFor) {
        return lookedFor(record);
    }
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

// Without the map: among the lines where the record would be.
QModelIndex ExplorerModel::lookedFor(const RecordKey& record) const
{
    const auto childOf = [](const ExplorerNode* node, const auto& wanted) -> const ExplorerNode* {
        if (node == nullptr) {
            return nullptr;
        }
        const auto found = std::find_if(node->children.begin(), node->children.end(),
                                        [&wanted](const auto& child) { return wanted(*child); });
        return found == node->children.end() ? nullptr : found->get();
    };
    const auto group = [](int wanted) { return [wanted](const ExplorerNode& node) { return node.group == wanted; }; };
    const auto line = [](const RecordKey& wanted) {
        return [wanted](const ExplorerNode& node) { return node.isRecord() && node.record == wanted; };
    };
    const auto inGroup = [&](int wanted) { return childOf(m_root.get(), group(wanted)); };
    const ExplorerNode* found = nullptr;
    switch (record.kind) {
    case RecordKind::party:
        if (const Party* party = m_shown.find(PartyId{record.id})) {
            const int kind = ExplorerNode::firstPartyKind + static_cast<int>(party->kind);
            found = childOf(childOf(inGroup(ExplorerNode::parties), group(kind)), line(record));
        }
        break;
    case RecordKind::flow:
        if (const Flow* flow = m_shown.find(FlowId{record.id})) {
            const RecordKey deal{RecordKind::deal, flow->deal.value};
            found = childOf(childOf(inGroup(ExplorerNode::deals), line(deal)), line(record));
        }
        break;
    case RecordKind::deal: found = childOf(inGroup(ExplorerNode::deals), line(record)); break;
    case RecordKind::condition: found = childOf(inGroup(ExplorerNode::conditions), line(record)); break;
    case RecordKind::scenario: found = childOf(inGroup(ExplorerNode::scenarios), line(record)); break;
    case RecordKind::savedView: found = childOf(inGroup(ExplorerNode::savedViews), line(record)); break;
    default: break;
    }
    return found == nullptr ? QModelIndex() : indexOf(*found);
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
