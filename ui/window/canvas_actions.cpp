// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/canvas_actions.h"

#include <algorithm>
#include <span>
#include <utility>

#include "ui/words/words.h"
#include <QMenu>

namespace roundtrip {

CanvasActions::CanvasActions(QWidget* window, const Parts& parts) : QObject(window), m_window(window), m_parts(parts)
{
    makeSelecting();
    makeArranging();
    makeClipboard();
    makeCollapsing();
    makeScenario();
    connect(&parts.focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        // Not for each day that is played.
        if (now.selection != before.selection || now.loop != before.loop || now.scenario != before.scenario ||
            now.question.filter != before.question.filter) {
            enable();
        }
    });
    connect(&parts.document, &Document::changed, this, &CanvasActions::enable);
    connect(&parts.composer, &Composer::pictureReady, this, &CanvasActions::enable);
    connect(&parts.composer, &Composer::pictureReady, this, &CanvasActions::tellUnseen);
    connect(&parts.editor, &Editor::added, this, [this](const RecordKey& record) { m_added = record; });
    enable();
}

void CanvasActions::makeSelecting()
{
    const auto beside = [this](Beside who) {
        return [this, who] {
            if (picture() != nullptr) {
                m_parts.focus.select(withBeside(*picture(), selection(), who));
            }
        };
    };
    m_invert = made(tr("&Invert selection"), Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] {
        if (picture() != nullptr) {
            m_parts.focus.select(inverted(*picture(), selection()));
        }
    });
    m_neighbours = made(tr("Select nei&ghbours"), Qt::CTRL | Qt::ALT | Qt::Key_N, beside(Beside::all));
    m_payers = made(tr("Select pa&yers"), Qt::CTRL | Qt::ALT | Qt::Key_Left, beside(Beside::payers));
    m_payees = made(tr("Select pay&ees"), Qt::CTRL | Qt::ALT | Qt::Key_Right, beside(Beside::payees));
    m_loop = made(tr("Select the whole l&oop"), Qt::CTRL | Qt::ALT | Qt::Key_O, [this] { selectLoop(); });
}

void CanvasActions::makeArranging()
{
    const auto align = [&](Alignment alignment, const QString& text, Qt::Key key) {
        m_align << made(text, Qt::ALT | Qt::SHIFT | key, [this, alignment, name = QString(text).remove('&')] {
            place(name, [alignment](std::span<const Rect> boxes) { return aligned(boxes, alignment); });
        });
    };
    align(Alignment::left, tr("Align &left"), Qt::Key_Left);
    align(Alignment::centre, tr("Align &centres"), Qt::Key_C);
    align(Alignment::right, tr("Align &right"), Qt::Key_Right);
    align(Alignment::top, tr("Align &top"), Qt::Key_Up);
    align(Alignment::middle, tr("Align &middles"), Qt::Key_M);
    align(Alignment::bottom, tr("Align &bottom"), Qt::Key_Down);
    const auto distribute = [&](Axis axis, const QString& text, Qt::Key key) {
        m_distribute << made(text, Qt::ALT | Qt::SHIFT | key, [this, axis, name = QString(text).remove('&')] {
            place(name, [axis](std::span<const Rect> boxes) { return distributed(boxes, axis); });
        });
    };
    distribute(Axis::horizontal, tr("Distribute &horizontally"), Qt::Key_H);
    distribute(Axis::vertical, tr("Distribute &vertically"), Qt::Key_V);
    m_pin = made(tr("&Pin where it stands"), Qt::CTRL | Qt::ALT | Qt::Key_P, [this] { pin(true); });
    m_unpin = made(tr("&Unpin"), Qt::CTRL | Qt::ALT | Qt::Key_U, [this] { pin(false); });
}

std::vector<const Card*> CanvasActions::chosenCards() const
{
    std::vector<const Card*> cards;
    if (picture() != nullptr) {
        const Emphasis chosen = selectionEmphasis(*picture(), selection());
        for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
            if (chosen.cards[i] != 0) {
                cards.push_back(&picture()->cards[i]);
            }
        }
    }
    return cards;
}

// What was added to the document, and cannot be seen on the map: else it would seem that nothing came of it.
void CanvasActions::tellUnseen()
{
    const std::optional<RecordKey> added = std::exchange(m_added, std::nullopt);
    if (!added) {
        return;
    }
    const Picture& made = *m_parts.composer.picture();
    const bool seen = added->kind == RecordKind::flow ? arrowOf(made, FlowId{added->id}) != Arrow::none
                                                      : cardOf(made, PartyId{added->id}) != Arrow::none;
    if (!seen) {
        emit told(tr("It is in the document now, but not on the map: it is filtered out, outside the time that is "
                     "looked at, or in a closed group."));
    }
}

// The lit loop where it passes through what is selected, or else the first of all loops that does.
void CanvasActions::selectLoop()
{
    if (picture() == nullptr || !m_parts.composer.findings()) {
        return;
    }
    const auto& lit = m_parts.focus.focus().loop;
    if (lit && (selection().empty() || passesAll(*picture(), lit->parties, selection()))) {
        m_parts.focus.select(loopRecords(*picture(), lit->parties));
        return;
    }
    const Network& network = *m_parts.composer.findings()->network;
    for (const Loop& loop : m_parts.composer.findings()->loops.found.loops) {
        const std::vector<PartyId> parties = partyIdsOf(network, loop);
        if (passesAll(*picture(), parties, selection())) {
            m_parts.focus.select(loopRecords(*picture(), parties));
            return;
        }
    }
    emit told(tr("No loop passes through all that is selected."));
}

void CanvasActions::pin(bool pinned)
{
    PartyPlaces places;
    QString name;
    for (const Card* card : chosenCards()) {
        if (card->pinned != pinned) {
            places[card->party] = {card->rect.centre(), pinned};
            name = oneLine(qt(card->fullName));
        }
    }
    if (places.empty()) {
        return;
    }
    if (places.size() > 1) {
        name = tr("%1 cards").arg(places.size());
    }
    m_parts.editor.placeCards((pinned ? tr("Pin %1") : tr("Unpin %1")).arg(name), places);
}

void CanvasActions::enable()
{
    const std::vector<const Card*> cards = chosenCards();
    const std::size_t things = chosenThings().boxes.size();
    const bool editable = !m_parts.document.readOnly();
    const bool any = !selection().empty();
    for (QAction* action : {m_neighbours, m_payers, m_payees}) {
        action->setEnabled(any);
    }
    m_loop->setEnabled(any || m_parts.focus.focus().loop.has_value());
    for (QAction* action : m_align) {
        action->setEnabled(editable && things > 1);
    }
    for (QAction* action : m_distribute) {
        action->setEnabled(editable && things > 2);
    }
    const auto pinned = [](const Card* card) { return card->pinned; };
    m_pin->setEnabled(editable && !std::all_of(cards.begin(), cards.end(), pinned));
    m_unpin->setEnabled(editable && std::any_of(cards.begin(), cards.end(), pinned));
    enableCollapsing();
    enableScenario();
    m_copy->setEnabled(any);
    m_cut->setEnabled(editable && any);
    m_duplicate->setEnabled(editable && any);
    m_paste->setEnabled(editable);
}

void CanvasActions::fillClipboard(QMenu* menu) const
{
    menu->addActions({m_cut, m_copy, m_paste, m_duplicate});
}

void CanvasActions::fillSelect(QMenu* menu) const
{
    menu->addActions({m_invert, m_neighbours, m_payers, m_payees, m_loop});
}

void CanvasActions::fillArrange(QMenu* menu) const
{
    menu->addActions(m_align);
    menu->addSeparator();
    menu->addActions(m_distribute);
    menu->addSeparator();
    menu->addActions({m_pin, m_unpin});
}

void CanvasActions::openMenu(const QPoint& at, const QList<QAction*>& more) const
{
    auto* menu = new QMenu(m_window);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(more);
    menu->addSeparator();
    fillClipboard(menu);
    menu->addSeparator();
    fillScenario(menu);
    menu->addSeparator();
    fillSelect(menu->addMenu(tr("&Select")));
    fillArrange(menu->addMenu(tr("A&rrange")));
    fillCollapse(menu->addMenu(tr("Co&llapse")));
    menu->popup(at);
}

} // namespace roundtrip
