// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/loop_rows.h"

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

double share(Minor part, Minor whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

std::vector<LoopRow> loopRows(const Findings& findings)
{
    std::vector<LoopRow> rows;
    rows.reserve(findings.loops.loops.size());
    for (std::size_t i = 0; i < findings.loops.loops.size(); ++i) {
        rows.push_back({findings.network, static_cast<int>(i) + 1, findings.loops.loops[i], findings.returns[i],
                        findings.standings[i], findings.loops.loops.front().roundTrip});
    }
    return rows;
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
    std::vector<Column<LoopRow>> columns(9);
    const auto at = [&columns](LoopColumn column) -> Column<LoopRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& number = at(LoopColumn::number);
    number.title = tr("#");
    number.alignment = Qt::AlignRight;
    number.text = [](const LoopRow& row) { return QString::number(row.number); };
    number.sort = [](const LoopRow& row) { return row.number; };
    number.tone = [](const LoopRow&) { return CellTone::muted; };

    auto& loop = at(LoopColumn::loop);
    loop.title = tr("Loop");
    loop.emphasis = true;
    loop.text = [](const LoopRow& row) { return loopText(*row.network, row.loop); };

    auto& legs = at(LoopColumn::legs);
    legs.title = tr("Length");
    legs.titleTip = tr("The number of legs: payments from party to party until the money is back.");
    legs.alignment = Qt::AlignRight;
    legs.text = [](const LoopRow& row) { return QString::number(row.loop.pairs.size()); };
    legs.sort = [](const LoopRow& row) { return static_cast<int>(row.loop.pairs.size()); };

    auto& roundTrip = at(LoopColumn::roundTrip);
    roundTrip.title = tr("Round trip");
    roundTrip.titleTip = tr("The least amount on the loop: the most that can go all the way round.");
    roundTrip.alignment = Qt::AlignRight;
    roundTrip.text = [](const LoopRow& row) { return money(row, row.loop.roundTrip); };
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
    standsOn.text = [](const LoopRow& row) { return standingText(row.standing.weakest()); };
    standsOn.sort = [](const LoopRow& row) { return static_cast<int>(row.standing.weakest()); };
    standsOn.tone = [](const LoopRow&) { return CellTone::muted; };
    standsOn.tip = weakLegs;

    auto& returned = at(LoopColumn::returned);
    returned.title = tr("Comes back in time");
    returned.titleTip = tr("What can have come all the way round when money is passed on only after it arrived.");
    returned.alignment = Qt::AlignRight;
    returned.text = [](const LoopRow& row) {
        return row.returned.amount > 0 ? money(row, row.returned.amount) : tr("nothing");
    };
    returned.tip = [](const LoopRow& row) { return exact(row, row.returned.amount); };
    returned.sort = [](const LoopRow& row) { return QVariant::fromValue<qlonglong>(row.returned.amount); };
    returned.bar = [](const LoopRow& row) { return share(row.returned.amount, row.largest); };
    returned.tone = [](const LoopRow&) { return CellTone::receives; };

    auto& by = at(LoopColumn::by);
    by.title = tr("By");
    by.titleTip = tr("The day on which the last of it is back.");
    by.text = [](const LoopRow& row) { return row.returned.lastDate ? qt(text(*row.returned.lastDate)) : tr("never"); };

    auto& startsWith = at(LoopColumn::startsWith);
    startsWith.title = tr("Back to");
    startsWith.titleTip = tr("The party from which the most comes back: the loop is followed from its payment.");
    startsWith.text = [](const LoopRow& row) {
        return row.returned.amount > 0 ? name(row, starter(row)) : QStringLiteral("–");
    };
    return columns;
}

} // namespace roundtrip
