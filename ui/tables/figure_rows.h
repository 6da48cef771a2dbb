// SPDX-License-Identifier: GPL-3.0-or-later
// The table of figures that differ between two books: one row a figure.
#pragma once

#include <vector>

#include "core/analysis/compare.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct FigureTableRow {
    Figure figure{};
    std::optional<PartyId> party;
    QString partyName; // empty for those of the whole network
    Currency currency;
    std::optional<Minor> before; // an amount or a count
    std::optional<Minor> after;
    std::optional<double> shareBefore;
    std::optional<double> shareAfter;
    double bar = 0; // of the difference, by the largest of its kind: -1..1

    // After less before, as a number of the figure's kind; what does not exist counts as 0.
    double difference() const;
    bool operator==(const FigureTableRow&) const = default;
};

// The figures that differ: amounts, then shares, then counts, each the largest difference first.
std::vector<FigureTableRow> figureRows(const Comparison& comparison, const Book& before, const Book& after);

QString figureText(Figure figure);

enum class FigureColumn { figure, party, before, after, difference };
std::vector<Column<FigureTableRow>> figureColumns();

} // namespace roundtrip
