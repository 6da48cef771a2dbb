// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explorer_tree.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ui/words/words.h"

namespace roundtrip {

namespace {

using Nodes = std::vector<std::unique_ptr<ExplorerNode>>;

std::unique_ptr<ExplorerNode> groupNode(int group)
{
    auto node = std::make_unique<ExplorerNode>();
    node->group = group;
    return node;
}

std::unique_ptr<ExplorerNode> recordNode(RecordKind kind, const Uuid& id)
{
    auto node = std::make_unique<ExplorerNode>();
    node->record = {kind, id};
    return node;
}

// Sorts by a key that is made beforehand, once a node.
template<class Key> Nodes sorted(std::vector<std::pair<Key, std::unique_ptr<ExplorerNode>>> keyed)
{
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second->record.id) < std::tie(b.first, b.second->record.id);
    });
    Nodes nodes;
    nodes.reserve(keyed.size());
    for (auto& [key, node] : keyed) {
        nodes.push_back(std::move(node));
    }
    return nodes;
}

class Builder {
public:
    Builder(const Book& book, Date asOf, const std::string& search, FoldedNames& names)
        : m_book(book), m_asOf(asOf), m_search(foldedName(search)), m_names(names)
    {}

    std::unique_ptr<ExplorerNode> tree()
    {
        auto root = groupNode(ExplorerNode::noGroup);
        add(*root, partyGroup());
        add(*root, dealGroup());
        add(*root, conditionGroup());
        add(*root, scenarioGroup());
        add(*root, savedViewGroup());
        number(*root);
        return root;
    }

private:
    const std::string& fold(const Uuid& id, const std::string& name)
    {
        auto& [known, fold] = m_names[id];
        if (known != name || fold.empty()) {
            known = name;
            fold = foldedName(name);
        }
        return fold;
    }
    bool matches(const std::string& fold) const { return m_search.empty() || fold.find(m_search) != std::string::npos; }

    void add(ExplorerNode& parent, std::unique_ptr<ExplorerNode> group) const
    {
        if (m_search.empty() || !group->children.empty()) {
            parent.children.push_back(std::move(group));
        }
    }

    std::unique_ptr<ExplorerNode> partyGroup()
    {
        using Key = std::pair<std::string_view, std::string_view>;
        constexpr std::size_t kinds = Vocabulary<PartyKind>::words.size();
        std::vector<std::vector<std::pair<Key, std::unique_ptr<ExplorerNode>>>> byKind(kinds);
        auto group = groupNode(ExplorerNode::parties);
        for (const Party& party : m_book.parties()) {
            const std::string& name = fold(party.id.value, party.name);
            if (matches(name) || (!m_search.empty() && matches(foldedName(party.ticker)))) {
                byKind[static_cast<std::size_t>(party.kind)].emplace_back(
                    Key{name, party.name}, recordNode(RecordKind::party, party.id.value));
                ++group->count;
            }
        }
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            if (!byKind[kind].empty()) {
                auto node = groupNode(ExplorerNode::firstPartyKind + static_cast<int>(kind));
                node->count = byKind[kind].size();
                node->children = sorted(std::move(byKind[kind]));
                group->children.push_back(std::move(node));
            }
        }
        return group;
    }

    std::unique_ptr<ExplorerNode> dealGroup()
    {
        std::unordered_map<Uuid, std::vector<const Flow*>> flowsOf;
        for (const Flow& flow : m_book.flows()) {
            flowsOf[flow.deal.value].push_back(&flow);
        }
        std::vector<std::pair<std::string_view, std::unique_ptr<ExplorerNode>>> deals;
        for (const Deal& deal : m_book.deals()) {
            const std::string& title = fold(deal.id.value, deal.title);
            auto node = recordNode(RecordKind::deal, deal.id.value);
            const bool whole = matches(title);
            std::vector<const Flow*>& flows = flowsOf[deal.id.value];
            std::sort(flows.begin(), flows.end(), [](const Flow* a, const Flow* b) {
                return a->amount != b->amount ? a->amount > b->amount : a->id < b->id;
            });
            for (const Flow* flow : flows) {
                if (whole || partyMatches(flow->payer) || partyMatches(flow->payee)) {
                    node->children.push_back(recordNode(RecordKind::flow, flow->id.value));
                }
            }
            if (whole || !node->children.empty()) {
                deals.emplace_back(title, std::move(node));
            }
        }
        auto group = groupNode(ExplorerNode::deals);
        group->count = deals.size();
        group->children = sorted(std::move(deals));
        return group;
    }

    bool partyMatches(PartyId id)
    {
        const Party* party = m_book.find(id);
        return party != nullptr && matches(fold(id.value, party->name));
    }

    std::unique_ptr<ExplorerNode> conditionGroup()
    {
        // Open ones first, those with a day before those without.
        using Key = std::tuple<int, Date, std::string_view>;
        const Outcomes outcomes(m_book, m_asOf);
        std::vector<std::pair<Key, std::unique_ptr<ExplorerNode>>> conditions;
        for (const Condition& condition : m_book.conditions()) {
            const std::string& title = fold(condition.id.value, condition.title);
            if (!matches(title)) {
                continue;
            }
            const Outcome& outcome = outcomes.of(condition.id);
            Date day = Date::max();
            if (outcome.state == ConditionState::open && (condition.deadline || outcome.expected)) {
                day = condition.deadline ? *condition.deadline : *outcome.expected;
            }
            auto node = recordNode(RecordKind::condition, condition.id.value);
            node->state = outcome.state;
            conditions.emplace_back(Key{static_cast<int>(outcome.state), day, title}, std::move(node));
        }
        auto group = groupNode(ExplorerNode::conditions);
        group->count = conditions.size();
        group->children = sorted(std::move(conditions));
        return group;
    }

    std::unique_ptr<ExplorerNode> scenarioGroup()
    {
        std::vector<std::pair<std::string_view, std::unique_ptr<ExplorerNode>>> scenarios;
        for (const Scenario& scenario : m_book.all<Scenario>()) {
            const std::string& name = fold(scenario.id.value, scenario.name);
            if (matches(name)) {
                scenarios.emplace_back(name, recordNode(RecordKind::scenario, scenario.id.value));
            }
        }
        auto group = groupNode(ExplorerNode::scenarios);
        group->count = scenarios.size();
        group->children = sorted(std::move(scenarios));
        return group;
    }

    std::unique_ptr<ExplorerNode> savedViewGroup()
    {
        using Key = std::pair<bool, std::string_view>; // pinned ones first
        std::vector<std::pair<Key, std::unique_ptr<ExplorerNode>>> views;
        for (const SavedView& view : m_book.all<SavedView>()) {
            const std::string& name = fold(view.id.value, view.name);
            if (matches(name)) {
                views.emplace_back(Key{!view.pinned, name}, recordNode(RecordKind::savedView, view.id.value));
            }
        }
        auto group = groupNode(ExplorerNode::savedViews);
        group->count = views.size();
        group->children = sorted(std::move(views));
        return group;
    }

    static void number(ExplorerNode& node)
    {
        for (std::size_t row = 0; row < node.children.size(); ++row) {
            node.children[row]->parent = &node;
            node.children[row]->row = static_cast<int>(row);
            number(*node.children[row]);
        }
    }

    const Book& m_book;
    Date m_asOf;
    std::string m_search;
    FoldedNames& m_names;
};

} // namespace

std::unique_ptr<ExplorerNode> explorerTree(const Book& book, Date asOf, const std::string& search, FoldedNames& names)
{
    return Builder(book, asOf, search, names).tree();
}

} // namespace roundtrip
