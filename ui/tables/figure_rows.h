// SPDX-License-Identifier: GPL-3.0-or-later
// The table of figures that differ between two books: one row a figure.
#pragma once

#include <vector>

#include "core/analysis/compare.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct FigureTableRow {
    FigureRow figure;
    QString of; // the party, or the two; empty for the whole network
    Currency currency;
    double bar = 0; // of the difference, by the largest of its kind: -1..1

    // After less before, as a number of the figure's kind. An amount, a count or a share that does not exist counts as
    // 0; a day or a ratio that does not exist differs by no number, which counts as 0 too.
    double difference() const;
    bool operator==(const FigureTableRow&) const = default;
};

// The figures that differ: amounts, then shares, ratios, counts, days and years, each the largest difference first.
std::vector<FigureTableRow> figureRows(const Comparison& comparison, const Book& before, const Book& after);

QString figureText(Figure figure);

enum class FigureColumn { figure, party, before, after, difference };
std::vector<Column<FigureTableRow>> figureColumns();

} // namespace roundtrip
