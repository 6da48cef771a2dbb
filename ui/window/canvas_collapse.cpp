// SPDX-License-Identifier: GPL-3.0-or-later
// A party and its units as one card, or all parties of a kind, and open again. The document keeps which are; the
// question follows it.
#include <algorithm>

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
    m_collapse = made(tr("&Collapse units into their parent"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] {
        Collapsed all = collapsed();
        const std::vector<PartyId> more = collapsible();
        all.parties.insert(all.parties.end(), more.begin(), more.end());
        setCollapsed(tr("Collapse units"), std::move(all));
    });
    m_collapseKind = made(tr("Collapse a kin&d into one card"), Qt::CTRL | Qt::ALT | Qt::Key_K, [this] {
        Collapsed all = collapsed();
        for (const Card* card : chosenCards()) {
            all.kinds.insert(card->kind);
        }
        setCollapsed(tr("Collapse a kind"), std::move(all));
    });
    m_open = made(tr("Open &what is collapsed"), Qt::CTRL | Qt::ALT | Qt::Key_E, [this] { openCollapsed(); });
}

Collapsed CanvasActions::collapsed() const
{
    const Filter& filter = m_parts.focus.focus().question.filter;
    return {filter.collapsed, filter.collapsedKinds};
}

// What a collapse of the selected parties would close: those that have units, and the parents of the others.
std::vector<PartyId> CanvasActions::collapsible() const
{
    const Book& book = m_parts.document.book(m_parts.focus.focus().scenario);
    const std::vector<PartyId>& closed = m_parts.focus.focus().question.filter.collapsed;
    std::vector<PartyId> found;
    for (const Card* card : chosenCards()) {
        const auto isUnit = [card](const Party& party) { return party.parent == card->party; };
        const bool hasUnits = std::any_of(book.parties().begin(), book.parties().end(), isUnit);
        const Party* party = book.find(card->party);
        const std::optional<PartyId> whole = hasUnits           ? std::optional(card->party)
                                             : party != nullptr ? party->parent
                                                                : std::nullopt;
        if (whole && !holds(closed, *whole) && !holds(found, *whole)) {
            found.push_back(*whole);
        }
    }
    return found;
}

// The selected ones; all of them where none of the selected is.
void CanvasActions::openCollapsed()
{
    const Collapsed now = collapsed();
    Collapsed left = now;
    for (const RecordKey& record : selection()) {
        if (record.kind == RecordKind::party) {
            std::erase(left.parties, PartyId{record.id});
            if (const auto kind = kindOfParty(PartyId{record.id})) {
                left.kinds.erase(*kind);
            }
        }
    }
    setCollapsed(tr("Open collapsed cards"), left != now ? std::move(left) : Collapsed{});
}

void CanvasActions::setCollapsed(const QString& name, Collapsed wanted)
{
    std::sort(wanted.parties.begin(), wanted.parties.end());
    if (!m_parts.document.readOnly() && !m_parts.editor.collapse(name, wanted)) {
        return;
    }
    Focus focus = m_parts.focus.focus();
    Filter& filter = focus.question.filter;
    filter.collapsed = std::move(wanted.parties);
    filter.collapsedKinds = wanted.kinds;
    // A party that is not to be seen any more must not be cut or copied unseen: the card that it stands in is meant.
    const Book& book = m_parts.document.book(focus.scenario);
    for (RecordKey& record : focus.selection) {
        const Party* party = record.kind == RecordKind::party ? book.find(PartyId{record.id}) : nullptr;
        if (party != nullptr && party->parent && holds(filter.collapsed, *party->parent)) {
            party = book.find(*party->parent);
        }
        if (party != nullptr) {
            record.id = (filter.collapsedKinds.holds(party->kind) ? partyOfKind(party->kind) : party->id).value;
        }
    }
    // A card of a kind that was opened is no more.
    std::erase_if(focus.selection, [&](const RecordKey& record) {
        const auto kind = kindOfParty(PartyId{record.id});
        return kind && !filter.collapsedKinds.holds(*kind);
    });
    focus.selection = selectionOf(std::move(focus.selection));
    m_parts.focus.set(focus);
}

void CanvasActions::enableCollapsing()
{
    m_collapse->setEnabled(!collapsible().empty());
    const std::vector<const Card*> chosen = chosenCards();
    m_collapseKind->setEnabled(
        std::any_of(chosen.begin(), chosen.end(), [](const Card* card) { return !kindOfParty(card->party); }));
    m_open->setEnabled(collapsed() != Collapsed{});
}

void CanvasActions::fillCollapse(QMenu* menu) const
{
    menu->addActions({m_collapse, m_collapseKind, m_open});
}

} // namespace roundtrip
