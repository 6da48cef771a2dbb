// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/books.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

#include "tests/bench/dice.h"

namespace roundtrip {
namespace {

// Version 7 in form, so that the store takes it, and in the order of n.
template<class Record> Id<Record> numbered(int n)
{
    const auto number = static_cast<std::uint64_t>(n) + 1;
    return {Uuid{number << 16 | 0x7000U, 0x8000000000000000U | number}};
}

} // namespace

Book madeUpBook(int parties, int flows, unsigned seed)
{
    using namespace std::chrono;
    Dice dice(seed);
    Book book;
    for (int i = 0; i < parties; ++i) {
        Party party;
        party.id = numbered<Party>(i);
        party.name = "Party " + std::to_string(i);
        party.kind = static_cast<PartyKind>(dice.below(9));
        book.put(party);
    }
    constexpr Instrument instruments[] = {Instrument::equity,   Instrument::debt,    Instrument::convertible,
                                          Instrument::compute,  Instrument::compute, Instrument::hardware,
                                          Instrument::services, Instrument::licence};
    for (int i = 0; i < flows; ++i) {
        if (i % 2 == 0) {
            Deal deal;
            deal.id = numbered<Deal>(i / 2);
            deal.title = "Deal " + std::to_string(i / 2);
            deal.status = DealStatus::signed_;
            book.put(deal);
        }
        Flow flow;
        flow.id = numbered<Flow>(i);
        flow.deal = numbered<Deal>(i / 2);
        const int payer = dice.popular(parties);
        int payee = dice.popular(parties);
        while (payee == payer)
            payee = dice.below(parties);
        flow.payer = numbered<Party>(payer);
        flow.payee = numbered<Party>(payee);
        flow.instrument = instruments[dice.below(8)];
        flow.amount =
            static_cast<Minor>(std::pow(10.0, 8 + 5 * dice.share())); // a million to a hundred billion dollars
        flow.start = Date{year{2023 + dice.below(8)} / (1 + dice.below(12)) / (1 + dice.below(28))};
        if (dice.share() < 0.3) {
            flow.schedule = ScheduleKind::linear;
            flow.end = Months{12 + dice.below(49)};
        }
        flow.firmness = dice.share() < 0.9 ? Firmness::binding : Firmness::cancellable;
        book.put(flow);
    }
    return book;
}

} // namespace roundtrip
