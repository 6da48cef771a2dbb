// SPDX-License-Identifier: GPL-3.0-or-later
// Cut, copy, paste and duplicate of what is selected.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/model/collapses.h"
#include "ui/window/canvas_actions.h"
#include "ui/window/clipping.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QClipboard>

namespace roundtrip {

namespace {

constexpr double aside = 48; // of what is pasted, from where it was

QString listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 4;
    QStringList shown;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        shown << oneLine(qt(names[i]));
    }
    if (names.size() > most) {
        shown << CanvasActions::tr("%1 more").arg(names.size() - most);
    }
    return shown.join(QStringLiteral(", "));
}

} // namespace

void CanvasActions::makeClipboard()
{
    const auto made = [this](const QString& text, const QKeySequence& keys, auto act) {
        QAction* action = madeAction(m_window, text, nullptr, {keys});
        // Tables and lines of text have these keys for themselves.
        action->setShortcutContext(Qt::WidgetShortcut);
        m_parts.canvas.addAction(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_cut = made(tr("Cu&t"), QKeySequence::Cut, [this] { cut(); });
    m_copy = made(tr("&Copy"), QKeySequence::Copy, [this] { copy(); });
    m_paste = made(tr("&Paste"), QKeySequence::Paste, [this] { paste(); });
    m_duplicate = made(tr("D&uplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicate(); });
}

namespace {

std::vector<CardSpot> spotsOf(const Picture* picture)
{
    std::vector<CardSpot> spots;
    if (picture != nullptr) {
        for (const Card& card : picture->cards) {
            spots.push_back({card.party, card.rect.centre().x, card.rect.centre().y, card.pinned});
        }
    }
    return spots;
}

// With the units of closed groups among the records, at any depth: they stand in the same card.
Selection withUnits(const Book& book, Selection records)
{
    const std::vector<PartyId> closed = collapsedIn(book).parties;
    std::set<PartyId> groups;
    for (const RecordKey& record : records) {
        if (record.kind == RecordKind::party && std::binary_search(closed.begin(), closed.end(), PartyId{record.id})) {
            groups.insert(PartyId{record.id});
        }
    }
    for (bool more = !groups.empty(); more;) {
        more = false;
        for (const Party& party : book.parties()) {
            if (party.parent && groups.contains(*party.parent) && groups.insert(party.id).second) {
                records.push_back(keyOf(party));
                more = true;
            }
        }
    }
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    return records;
}

} // namespace

// What of the selection the map shows.
Selection CanvasActions::meant() const
{
    return withUnits(m_parts.document.book(m_parts.focus.focus().scenario), m_parts.canvas.selectionSeen());
}

bool CanvasActions::copy()
{
    const Book& book = m_parts.document.book(m_parts.focus.focus().scenario);
    const Clip clip = clipOf(book, meant(), spotsOf(picture()));
    if (clip.empty()) {
        emit told(tr("Nothing of what is selected can be copied: choose parties, flows or notes."));
        return false;
    }
    QApplication::clipboard()->setMimeData(mimeOf(clip).release());
    return true;
}

void CanvasActions::cut()
{
    if (copy()) {
        m_parts.editor.cut(meant());
    }
}

void CanvasActions::paste()
{
    const QMimeData* data = QApplication::clipboard()->mimeData();
    const std::optional<Clip> clip = data != nullptr ? clipOf(*data) : std::nullopt;
    if (!clip || clip->empty()) {
        emit textPasted(data != nullptr ? data->text() : QString());
        return;
    }
    pasteClip(*clip, tr("Paste"));
}

void CanvasActions::duplicate()
{
    const Book& book = m_parts.document.book(m_parts.focus.focus().scenario);
    const Clip clip = clipOf(book, meant(), spotsOf(picture()));
    if (!clip.empty()) {
        pasteClip(clip, tr("Duplicate"));
    }
}

void CanvasActions::pasteClip(const Clip& clip, const QString& name)
{
    // A step aside from where it was, and further where something stands there already.
    double by = aside;
    if (picture() != nullptr) {
        const auto covered = [&](double shift) {
            for (const Placement& placement : clip.book.all<Placement>()) {
                for (const Card& card : picture()->cards) {
                    const Point off = card.rect.centre() - Point{placement.x + shift, placement.y + shift};
                    if (std::abs(off.x) < aside / 2 && std::abs(off.y) < aside / 2) {
                        return true;
                    }
                }
            }
            for (const Annotation& annotation : clip.book.all<Annotation>()) {
                for (const PlacedNote& note : picture()->notes) {
                    const Point off =
                        Point{note.rect.x, note.rect.y} - Point{annotation.x + shift, annotation.y + shift};
                    if (std::abs(off.x) < aside / 2 && std::abs(off.y) < aside / 2) {
                        return true;
                    }
                }
            }
            return false;
        };
        for (int step = 0; step < 40 && covered(by); ++step) {
            by += aside;
        }
    }
    const Book& book = m_parts.document.book(m_parts.focus.focus().scenario);
    const Paste made = pasted(book, clip, utf8(tr("copy", "added to the name of what is pasted")), by, by);
    const std::size_t parties = clip.whole.size();
    const std::size_t flows = clip.book.flows().size();
    QString what;
    if (parties == 1 && !made.made.empty()) {
        what = oneLine(qt(clip.book.find(*clip.whole.begin())->name));
    } else if (parties > 0) {
        what = tr("%1 parties").arg(parties);
    } else if (flows == 0) {
        what = tr("%1 notes and boxes").arg(clip.book.all<Annotation>().size());
    } else if (flows == 1) {
        const Flow& flow = *clip.book.flows().begin();
        what = tr("%1 → %2").arg(oneLine(qt(clip.book.find(flow.payer)->name)),
                                 oneLine(qt(clip.book.find(flow.payee)->name)));
    } else {
        what = tr("%1 flows").arg(flows);
    }
    if (!m_parts.editor.paste(tr("%1 %2", "paste or duplicate, and what").arg(name, what), made)) {
        return;
    }
    QStringList remarks;
    if (!made.joined.empty()) {
        remarks << tr("The flows join parties that are here: %1.").arg(listed(made.joined));
    }
    if (!made.conditions.empty()) {
        remarks << tr("They hang on conditions that are here: %1.").arg(listed(made.conditions));
    }
    if (!remarks.empty()) {
        emit told(remarks.join(QLatin1Char(' ')));
    }
}

} // namespace roundtrip
