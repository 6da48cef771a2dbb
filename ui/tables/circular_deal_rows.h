// SPDX-License-Identifier: GPL-3.0-or-later
// The table of deals by what goes round with them: one row a deal, the one that matters most first.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/circularity_by_deal.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct CircularDealRow {
    std::string title;
    WithoutDeal without;
    Minor whole = 0; // what goes round with all deals, for the bars
    Currency currency;

    bool operator==(const CircularDealRow&) const = default;
};

std::vector<CircularDealRow> circularDealRows(const Book& book, const std::vector<WithoutDeal>& deals, Minor whole,
                                              Currency currency);

enum class CircularDealColumn { deal, amount, lowers, share };
std::vector<Column<CircularDealRow>> circularDealColumns();

} // namespace roundtrip
