// SPDX-License-Identifier: GPL-3.0-or-later
// A party and its units as one card, and open again. The document keeps which are; the question follows it.
#include <algorithm>

#include "ui/window/actions.h"
#include "ui/window/canvas_actions.h"
#include <QMenu>

namespace roundtrip {

namespace {

bool holds(const std::vector<PartyId>& parties, PartyId party)
{
    return std::find(parties.begin(), parties.end(), party) != parties.end();
}

} // namespace

void CanvasActions::makeCollapsing()
{
    const auto made = [this](const QString& text, const QKeySequence& keys, auto act) {
        QAction* action = madeAction(m_window, text, nullptr, {keys});
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_collapse = made(tr("&Collapse units into their parent"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] {
        std::vector<PartyId> all = collapsed();
        const std::vector<PartyId> more = collapsible();
        all.insert(all.end(), more.begin(), more.end());
        setCollapsed(std::move(all));
    });
    m_open = made(tr("Open what is co&llapsed"), Qt::CTRL | Qt::ALT | Qt::Key_E, [this] {
        // The selected ones; all of them where none of the selected is.
        std::vector<PartyId> left = collapsed();
        std::erase_if(left, [this](PartyId party) {
            return std::binary_search(selection().begin(), selection().end(),
                                      RecordKey{RecordKind::party, party.value});
        });
        setCollapsed(left.size() < collapsed().size() ? left : std::vector<PartyId>());
    });
}

const std::vector<PartyId>& CanvasActions::collapsed() const
{
    return m_parts.focus.focus().question.filter.collapsed;
}

// What a collapse of the selected parties would close: those that have units, and the parents of the others.
std::vector<PartyId> CanvasActions::collapsible() const
{
    const Book& book = m_parts.document.book(m_parts.focus.focus().scenario);
    std::vector<PartyId> found;
    for (const Card* card : chosenCards()) {
        const auto isUnit = [card](const Party& party) { return party.parent == card->party; };
        const bool hasUnits = std::any_of(book.parties().begin(), book.parties().end(), isUnit);
        const Party* party = book.find(card->party);
        const std::optional<PartyId> whole = hasUnits           ? std::optional(card->party)
                                             : party != nullptr ? party->parent
                                                                : std::nullopt;
        if (whole && !holds(collapsed(), *whole) && !holds(found, *whole)) {
            found.push_back(*whole);
        }
    }
    return found;
}

void CanvasActions::setCollapsed(std::vector<PartyId> parties)
{
    std::sort(parties.begin(), parties.end());
    const QString name = parties.size() < collapsed().size() ? tr("Open collapsed cards") : tr("Collapse units");
    if (!m_parts.document.readOnly() && !m_parts.editor.collapse(name, parties)) {
        return;
    }
    Focus focus = m_parts.focus.focus();
    focus.question.filter.collapsed = std::move(parties);
    // A unit that is not to be seen any more must not be cut or copied unseen: its parent is meant.
    for (RecordKey& record : focus.selection) {
        const Book& book = m_parts.document.book(focus.scenario);
        const Party* party = record.kind == RecordKind::party ? book.find(PartyId{record.id}) : nullptr;
        if (party != nullptr && party->parent && holds(focus.question.filter.collapsed, *party->parent)) {
            record.id = party->parent->value;
        }
    }
    focus.selection = selectionOf(std::move(focus.selection));
    m_parts.focus.set(focus);
}

void CanvasActions::fillCollapse(QMenu* menu) const
{
    menu->addActions({m_collapse, m_open});
}

} // namespace roundtrip
