// SPDX-License-Identifier: GPL-3.0-or-later
// Books from lines, so that a test reads as its story.
#pragma once

#include <string>
#include <string_view>

#include "core/cashflow/network.h"
#include "core/model/book.h"

namespace roundtrip::testing {

// One record a line, empty lines passed over; the order of ids is the order of lines. A flow is
//     PAYER > PAYEE AMOUNT [INSTRUMENT] [START] [option…]
// START is DAY, DAY..DAY, DAY..24m or on:CONDITION (with ..END likewise); options are linear, ramp, in_kind, yes (an
// assumption), a currency code, a firmness, if:CONDITION (again for more), deal:TITLE (else one of its own),
// status:STATUS, ended:DAY and pay:DAY=AMOUNT+DAY=AMOUNT. Blanks within names are written as they are, within option
// values as "_". A schedule is linear where there is an end, upfront otherwise. Other lines:
//     party NAME [kind:KIND] [parent:NAME]
//     condition TITLE [open|met|failed] [p:0.3] [expected:DAY] [decided:DAY] [deadline:DAY] [any:TITLE+TITLE]
//     metric PARTY YEAR revenue|cash AMOUNT
//     rate CURRENCY DAY RATE
//     currency CODE
// Parties and conditions that a line only names are made. A line that cannot be read fails the test by an exception.
Book bookOf(std::string_view lines);

Date day(std::string_view iso);
PartyId party(const Book& book, std::string_view name);
std::uint32_t node(const Network& network, std::string_view name);
// "1.5B" in US dollars.
Minor amount(std::string_view text);

// Headline, everything, paid up to `asOf`.
Question questionAt(std::string_view asOf);

} // namespace roundtrip::testing
