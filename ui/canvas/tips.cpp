// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/tips.h"

#include "ui/canvas/things.h"
#include "ui/words/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Canvas", source);
}

constexpr std::size_t mostFlows = 6;

QString nameOf(const Picture& picture, std::uint32_t card)
{
    return oneLine(qt(picture.cards[card].fullName));
}

// What the scenario did to it; nothing where it did nothing.
QStringList markWords(Mark mark)
{
    switch (mark) {
    case Mark::added: return {tr("added in the scenario")};
    case Mark::altered: return {tr("altered in the scenario")};
    case Mark::removed: return {tr("removed in the scenario")};
    case Mark::none: break;
    }
    return {};
}

QString cardTip(const Card& card, Currency currency)
{
    QStringList lines{oneLine(qt(card.fullName)), text(card.kind)};
    if (card.hasMoney) {
        lines << tr("receives %1").arg(exactMoney(card.in, currency));
        lines << tr("pays %1").arg(exactMoney(card.out, currency));
        lines << tr("net %1").arg(exactMoney(card.in - card.out, currency));
    }
    if (card.units > 0) {
        lines << tr("units that stand in it: %1").arg(card.units);
    }
    if (card.pinned) {
        lines << tr("pinned");
    }
    lines << markWords(card.mark);
    return lines.join(QLatin1Char('\n'));
}

QString arrowTip(const Picture& picture, const Arrow& arrow, Currency currency, const FlowOf& flowOf)
{
    QStringList lines{
        tr("%1 pays %2").arg(nameOf(picture, arrow.payer), nameOf(picture, arrow.payee)),
        tr("%1, %2").arg(exactMoney(arrow.amount, currency), text(arrow.money)),
    };
    if (arrow.contingent) {
        lines << tr("on conditions that are not met");
    }
    lines << tr("%1 paid").arg(percent(static_cast<double>(arrow.paid)));
    if (flowOf) {
        std::size_t listed = 0;
        for (const FlowId& id : picture.flowsOf(arrow)) {
            if (listed++ == mostFlows) {
                lines << tr("and %1 more").arg(arrow.flowCount - mostFlows);
                break;
            }
            if (const std::optional<Flow> flow = flowOf(id)) {
                lines << tr("· %1 %2").arg(exactMoney(flow->amount, flow->currency), text(flow->instrument));
            }
        }
    }
    lines << markWords(arrow.mark);
    return lines.join(QLatin1Char('\n'));
}

QString tieText(const Picture& picture, const Tie& tie)
{
    return tr("%1 %2 %3").arg(nameOf(picture, tie.from), text(tie.type), nameOf(picture, tie.to));
}

QString nameOfThing(const Picture& picture, const Pick& pick, Currency currency)
{
    switch (pick.part) {
    case PickPart::card:
    case PickPart::cardRim: {
        const Card& card = picture.cards[pick.index];
        return tr("%1, %2").arg(oneLine(qt(card.fullName)), oneLine(qt(card.caption)));
    }
    case PickPart::arrow:
    case PickPart::label: {
        const Arrow& arrow = picture.arrows[pick.index];
        return tr("%1 pays %2 %3, %4")
            .arg(nameOf(picture, arrow.payer), nameOf(picture, arrow.payee), shortMoney(arrow.amount, currency),
                 text(arrow.money));
    }
    case PickPart::tie: return tieText(picture, picture.ties[pick.index]);
    case PickPart::note:
    case PickPart::noteCorner: {
        const PlacedNote& note = picture.notes[pick.index];
        const QString says = oneLine(qt(note.text));
        return note.shape == AnnotationShape::note ? tr("Note: %1").arg(says)
               : says.isEmpty()                    ? tr("Box")
                                                   : tr("Box: %1").arg(says);
    }
    case PickPart::nothing: break;
    }
    return {};
}

} // namespace

QString tip(const Picture& picture, const Pick& pick, Currency currency, const FlowOf& flowOf)
{
    switch (pick.part) {
    case PickPart::card:
    case PickPart::cardRim: return cardTip(picture.cards[pick.index], currency);
    case PickPart::arrow:
    case PickPart::label: return arrowTip(picture, picture.arrows[pick.index], currency, flowOf);
    case PickPart::tie: {
        const Tie& tie = picture.ties[pick.index];
        return (QStringList{tieText(picture, tie)} + markWords(tie.mark)).join(QLatin1Char('\n'));
    }
    case PickPart::note:
    case PickPart::noteCorner: // it says all else itself
        return markWords(picture.notes[pick.index].mark).join(QLatin1Char('\n'));
    case PickPart::nothing: break;
    }
    return {};
}

QString spokenName(const Picture& picture, const Pick& pick, Currency currency)
{
    return (QStringList{nameOfThing(picture, pick, currency)} + markWords(markOf(picture, pick)))
        .join(QStringLiteral(", "));
}

} // namespace roundtrip
