// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/loop_rows.h"

#include <algorithm>
#include <climits>
#include <map>

#include "core/loops/loop_through.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("LoopRows", text);
}

QString name(const LoopRow& row, std::uint32_t node)
{
    return oneLine(qt(row.network->nodes()[node].name));
}

QString money(const LoopRow& row, Minor amount)
{
    return shortMoney(amount, row.network->currency());
}

QString exact(const LoopRow& row, Minor amount)
{
    return exactMoney(amount, row.network->currency());
}

QString kindText(const LoopRow& row)
{
    if (row.loop.circularFinancing) {
        return tr("circular financing");
    }
    if (!row.isThere()) {
        return {};
    }
    const bool capital = row.network->pairs()[row.loop.pairs.front()].capital > 0;
    return capital ? tr("capital only") : tr("commercial only");
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::firm: return tr("firm");
    case Standing::cancellable: return tr("cancellable");
    case Standing::unsigned_: return tr("unsigned");
    }
    return {};
}

// The legs that are not firm, one a line.
QString weakLegs(const LoopRow& row)
{
    QStringList lines;
    for (std::size_t leg = 0; leg < row.loop.pairs.size(); ++leg) {
        if (row.standing.legs[leg] != Standing::firm) {
            const Pair& pair = row.network->pairs()[row.loop.pairs[leg]];
            lines << tr("%1 → %2: %3")
                         .arg(name(row, pair.payer), name(row, pair.payee), standingText(row.standing.legs[leg]));
        }
    }
    return lines.empty() ? tr("Every leg has binding money of a signed or closed deal.")
                         : lines.join(QLatin1Char('\n'));
}

std::uint32_t starter(const LoopRow& row)
{
    return row.network->pairs()[row.loop.pairs[row.returned.leg]].payer;
}

bool isOn(const Network& network, const Loop& loop, const LoopMember& member)
{
    return std::any_of(loop.pairs.begin(), loop.pairs.end(), [&](std::uint32_t leg) {
        return member.index == (member.kind == LoopMember::Kind::leg ? leg : network.pairs()[leg].payer);
    });
}

bool letsThrough(const ListedLoops& answer, const LoopRow& row)
{
    return (!answer.through || isOn(*answer.network, row.loop, *answer.through)) &&
           (!answer.within || (row.turn && row.turn->days() <= *answer.within));
}

double share(Minor part, Minor whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

std::vector<LoopRow> loopRows(const ListedLoops& answer, const Book& book)
{
    const Network& network = *answer.network;
    const LoopList& list = answer.list;
    const auto& listed = list.found.loops;
    std::map<std::vector<PartyId>, const KeptLoop*> kept;
    for (const KeptLoop& loop : book.all<KeptLoop>()) {
        kept.emplace(fromLeastId(loop.parties), &loop);
    }
    std::vector<LoopRow> rows;
    rows.reserve(listed.size() + kept.size());
    const auto add = [&](LoopRow row, const KeptLoop* of) {
        row.network = answer.network;
        row.largest = listed.empty() ? row.loop.roundTrip : listed.front().roundTrip;
        if (of != nullptr) {
            row.name = of->name;
            row.pinned = of->pinned;
            row.note = of->note;
        }
        rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < listed.size(); ++i) {
        LoopRow row;
        row.number = static_cast<int>(i) + 1;
        row.loop = listed[i];
        row.returned = list.returns[i];
        row.standing = list.standings[i];
        row.turn = list.turns[i];
        row.parties = partyIdsOf(network, row.loop);
        row.path = loopText(network, row.loop);
        auto known = kept.extract(fromLeastId(row.parties));
        add(std::move(row), known ? known.mapped() : nullptr);
    }
    for (const auto& [parties, loop] : kept) {
        LoopRow row;
        row.parties = inWrittenOrder(book, loop->parties);
        row.path = loopText(book, row.parties);
        if (auto found = loopThrough(network, row.parties)) {
            row.returned = timeRespectingReturn(network, *found);
            row.standing = standingOf(book, network, *found);
            row.turn = quickestTurn(network, *found);
            row.loop = std::move(*found);
        }
        if (!letsThrough(answer, row)) {
            continue;
        }
        add(std::move(row), loop);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const LoopRow& a, const LoopRow& b) {
        const auto place = [](const LoopRow& row) { return std::pair{!row.pinned, !row.isThere()}; };
        return place(a) < place(b);
    });
    return rows;
}

QString legsText(const LoopRow& row, const Book& book)
{
    QStringList lines{QStringList{tr("Payer"), tr("Payee"), tr("Amount"), tr("Currency"), tr("Capital"),
                                  tr("Commercial"), tr("Deals")}
                          .join(QLatin1Char('\t'))};
    const Currency currency = row.network->currency();
    for (const std::uint32_t leg : row.loop.pairs) {
        const Pair& pair = row.network->pairs()[leg];
        QStringList deals;
        for (const Stream& stream : row.network->streams(pair)) {
            const Flow* flow = book.find(stream.flow);
            const Deal* deal = flow == nullptr ? nullptr : book.find(flow->deal);
            if (deal != nullptr && !deals.contains(oneLine(qt(deal->title)))) {
                deals.append(oneLine(qt(deal->title)));
            }
        }
        const auto cell = [currency](Minor amount) { return qt(exactText(amount, currency)); };
        lines.append(QStringList{name(row, pair.payer), name(row, pair.payee), cell(pair.amount), qt(currency.code()),
                                 cell(pair.capital), cell(pair.commercial), deals.join(QStringLiteral("; "))}
                         .join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString loopText(const Network& network, const Loop& loop)
{
    QString text;
    for (const std::uint32_t node : partiesOf(network, loop)) {
        text += qt(network.nodes()[node].name) + QStringLiteral(" → ");
    }
    return oneLine(text + qt(network.nodes()[network.pairs()[loop.pairs.front()].payer].name));
}

std::vector<Column<LoopRow>> loopColumns()
{
    std::vector<Column<LoopRow>> columns(13);
    const auto at = [&columns](LoopColumn column) -> Column<LoopRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& number = at(LoopColumn::number);
    number.title = tr("#");
    number.alignment = Qt::AlignRight;
    number.text = [](const LoopRow& row) { return row.number > 0 ? QString::number(row.number) : QStringLiteral("–"); };
    number.sort = [](const LoopRow& row) { return row.number > 0 ? row.number : INT_MAX; };
    number.tip = [](const LoopRow& row) {
        return row.number > 0  ? tr("Its place by round trip")
               : row.isThere() ? tr("Smaller than those that are listed")
                               : tr("Not in the present network");
    };
    number.tone = [](const LoopRow&) { return CellTone::muted; };

    auto& pinned = at(LoopColumn::pinned);
    pinned.title = tr("Pin");
    pinned.titleTip = tr("Loops that are pinned stand before the others.");
    pinned.text = [](const LoopRow&) { return QString(); };
    pinned.sort = [](const LoopRow& row) { return row.pinned ? 0 : 1; };
    pinned.tip = [](const LoopRow& row) {
        return row.pinned ? tr("Pinned: stands before the others") : tr("Not pinned");
    };

    auto& called = at(LoopColumn::name);
    called.title = tr("Name");
    called.titleTip = tr("Double-click, or press F2, to name a loop. The command palette finds it by its name.");
    called.emphasis = true;
    called.text = [](const LoopRow& row) { return oneLine(qt(row.name)); };

    auto& loop = at(LoopColumn::loop);
    loop.title = tr("Loop");
    loop.emphasis = true;
    loop.text = [](const LoopRow& row) { return row.path; };
    loop.tone = [](const LoopRow& row) { return row.isThere() ? CellTone::plain : CellTone::muted; };

    auto& legs = at(LoopColumn::legs);
    legs.title = tr("Length");
    legs.titleTip = tr("The number of legs: payments from party to party until the money is back.");
    legs.alignment = Qt::AlignRight;
    legs.text = [](const LoopRow& row) { return QString::number(row.parties.size()); };
    legs.sort = [](const LoopRow& row) { return static_cast<int>(row.parties.size()); };

    auto& roundTrip = at(LoopColumn::roundTrip);
    roundTrip.title = tr("Round trip");
    roundTrip.titleTip = tr("The least amount on the loop: the most that can go all the way round.");
    roundTrip.alignment = Qt::AlignRight;
    roundTrip.text = [](const LoopRow& row) {
        return row.isThere() ? money(row, row.loop.roundTrip) : tr("not in this network");
    };
    roundTrip.tip = [](const LoopRow& row) { return exact(row, row.loop.roundTrip); };
    roundTrip.sort = [](const LoopRow& row) { return QVariant::fromValue<qlonglong>(row.loop.roundTrip); };
    roundTrip.bar = [](const LoopRow& row) { return share(row.loop.roundTrip, row.largest); };
    roundTrip.tone = [](const LoopRow&) { return CellTone::loop; };

    auto& kind = at(LoopColumn::kind);
    kind.title = tr("Kind");
    kind.titleTip = tr("Circular financing: some leg carries capital and some leg carries commercial money.");
    kind.text = kindText;

    auto& standsOn = at(LoopColumn::standsOn);
    standsOn.title = tr("Stands on");
    standsOn.titleTip =
        tr("Firm: every leg has binding money of a signed or closed deal. Cancellable: on some leg such "
           "deals can be cancelled or are paid by usage. Unsigned: some leg has no such deal.");
    standsOn.text = [](const LoopRow& row) { return row.isThere() ? standingText(row.standing.weakest()) : QString(); };
    standsOn.sort = [](const LoopRow& row) { return row.isThere() ? static_cast<int>(row.standing.weakest()) : 3; };
    standsOn.tone = [](const LoopRow&) { return CellTone::muted; };
    standsOn.tip = weakLegs;

    auto& returned = at(LoopColumn::returned);
    returned.title = tr("Comes back in time");
    returned.titleTip = tr("What can have come all the way round when money is passed on only after it arrived.");
    returned.alignment = Qt::AlignRight;
    returned.text = [](const LoopRow& row) {
        return row.returned.amount > 0 ? money(row, row.returned.amount) : row.isThere() ? tr("nothing") : QString();
    };
    returned.tip = [](const LoopRow& row) { return exact(row, row.returned.amount); };
    returned.sort = [](const LoopRow& row) { return QVariant::fromValue<qlonglong>(row.returned.amount); };
    returned.bar = [](const LoopRow& row) { return share(row.returned.amount, row.largest); };
    returned.tone = [](const LoopRow&) { return CellTone::receives; };

    auto& by = at(LoopColumn::by);
    by.title = tr("By");
    by.titleTip = tr("The day on which the last of it is back.");
    by.text = [](const LoopRow& row) {
        return row.returned.lastDate ? qt(text(*row.returned.lastDate)) : row.isThere() ? tr("never") : QString();
    };

    auto& turnsIn = at(LoopColumn::turnsIn);
    turnsIn.title = tr("Turns in days");
    turnsIn.titleTip =
        tr("The fewest days from the first to the last payment of a time round: each leg pays on the day "
           "of the leg before it, or after.");
    turnsIn.alignment = Qt::AlignRight;
    turnsIn.text = [](const LoopRow& row) {
        return row.turn ? QString::number(row.turn->days()) : row.isThere() ? tr("never") : QString();
    };
    turnsIn.tip = [](const LoopRow& row) {
        return row.turn ? tr("From %1, when %2 pays, to %3")
                              .arg(qt(text(row.turn->from)),
                                   name(row, row.network->pairs()[row.loop.pairs[row.turn->leg]].payer),
                                   qt(text(row.turn->to)))
                        : QString();
    };
    turnsIn.sort = [](const LoopRow& row) { return row.turn ? row.turn->days() : INT_MAX; };

    auto& startsWith = at(LoopColumn::startsWith);
    startsWith.title = tr("Back to");
    startsWith.titleTip = tr("The party from which the most comes back: the loop is followed from its payment.");
    startsWith.text = [](const LoopRow& row) {
        return row.returned.amount > 0 ? name(row, starter(row)) : QStringLiteral("–");
    };

    auto& note = at(LoopColumn::note);
    note.title = tr("Note");
    note.titleTip = tr("Double-click, or press F2, to write a note.");
    note.text = [](const LoopRow& row) { return oneLine(qt(row.note)); };
    note.tip = [](const LoopRow& row) { return qt(row.note); };
    return columns;
}

Qt::ItemFlags LoopModel::flags(const QModelIndex& at) const
{
    Qt::ItemFlags flags = RowModel::flags(at);
    if (!m_editable) {
        return flags;
    }
    switch (static_cast<LoopColumn>(at.column())) {
    case LoopColumn::pinned: return flags | Qt::ItemIsUserCheckable;
    case LoopColumn::name:
    case LoopColumn::note: return flags | Qt::ItemIsEditable;
    default: return flags;
    }
}

QVariant LoopModel::data(const QModelIndex& at, int role) const
{
    const auto column = static_cast<LoopColumn>(at.column());
    if (role == Qt::CheckStateRole && column == LoopColumn::pinned) {
        return row(at.row()).pinned ? Qt::Checked : Qt::Unchecked;
    }
    if (role == Qt::EditRole && column == LoopColumn::name) {
        return qt(row(at.row()).name);
    }
    if (role == Qt::EditRole && column == LoopColumn::note) {
        return qt(row(at.row()).note);
    }
    if (role == Qt::AccessibleTextRole && column == LoopColumn::pinned) {
        return row(at.row()).pinned ? tr("pinned") : tr("not pinned");
    }
    return RowModel::data(at, role);
}

bool LoopModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    const LoopRow& of = row(at.row());
    KeptLoop wanted{{}, of.parties, of.name, of.pinned, of.note};
    switch (static_cast<LoopColumn>(at.column())) {
    case LoopColumn::pinned: wanted.pinned = value.toInt() == Qt::Checked; break;
    case LoopColumn::name: wanted.name = utf8(value.toString().trimmed()); break;
    case LoopColumn::note: wanted.note = utf8(value.toString().trimmed()); break;
    default: return false;
    }
    const bool same = wanted.name == of.name && wanted.pinned == of.pinned && wanted.note == of.note;
    return (role == Qt::EditRole || role == Qt::CheckStateRole) && !same && m_take(wanted);
}

} // namespace roundtrip
