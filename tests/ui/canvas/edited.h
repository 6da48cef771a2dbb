// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of editing on the canvas begin with, and look for afterwards.
#pragma once

#include <string_view>

#include "tests/support/book_lines.h"
#include "tests/ui/workbench.h"
#include <QLineEdit>

namespace roundtrip::testing {

inline constexpr std::string_view loopOfTwo = "party Amazon kind:hyperscaler\n"
                                              "party OpenAI kind:lab\n"
                                              "Amazon > OpenAI 50B equity 2026-02-01\n"
                                              "OpenAI > Amazon 100B compute 2026-02-01..2033-02-01\n";

inline QLineEdit* line(Canvas& canvas, const char* name)
{
    return canvas.findChild<QLineEdit*>(QLatin1String(name));
}

inline const Flow* flowBetween(const Book& book, std::string_view payer, std::string_view payee)
{
    const PartyId from = party(book, payer);
    const PartyId to = party(book, payee);
    for (const Flow& flow : book.flows()) {
        if (flow.payer == from && flow.payee == to) {
            return &flow;
        }
    }
    return nullptr;
}

inline const Flow* byAmount(const Book& book, Minor amount)
{
    for (const Flow& flow : book.flows()) {
        if (flow.amount == amount) {
            return &flow;
        }
    }
    return nullptr;
}

} // namespace roundtrip::testing
