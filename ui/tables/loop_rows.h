// SPDX-License-Identifier: GPL-3.0-or-later
// The table of loops: one row a loop, the largest round trip first; those that are pinned before the others.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/loop_list.h"
#include "core/model/kept_loops.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct LoopRow {
    std::shared_ptr<const Network> network;
    int number = 0; // from 1, in the order of the answer; 0 for one that is kept but not among those listed
    Loop loop;      // no legs where the network does not have it
    Return returned;
    LoopStanding standing;
    std::optional<Turn> turn; // the quickest
    Minor largest = 0;        // the largest round trip of the answer, for the bars
    std::vector<PartyId> parties;
    QString path; // "Amazon → OpenAI → Amazon"
    // What a person said of it.
    std::string name;
    bool pinned = false;
    std::string note;

    bool isThere() const { return !loop.pairs.empty(); }
    bool operator==(const LoopRow&) const = default;
};

// An answer to which loops there are: all, or those that the filter lets through.
struct ListedLoops {
    std::shared_ptr<const Network> network;
    LoopList list;
    std::optional<LoopMember> through;
    std::optional<std::int32_t> within;

    bool isAll() const { return !through && !within; }
};

// The loops of the answer, and of those that the book keeps also the ones that are not listed but let through. Pinned
// ones first; then in the order of the answer; last, where all are asked for, what the network does not have.
std::vector<LoopRow> loopRows(const ListedLoops& listed, const Book& book);

// "Amazon → OpenAI → Amazon".
QString loopText(const Network& network, const Loop& loop);

// The legs of a loop as lines of tab-separated cells under a line of titles, as spreadsheets paste them.
QString legsText(const LoopRow& row, const Book& book);

enum class LoopColumn {
    pinned,
    number,
    name,
    loop,
    legs,
    roundTrip,
    kind,
    standsOn,
    returned,
    by,
    turnsIn,
    startsWith,
    note
};
std::vector<Column<LoopRow>> loopColumns();

// Names and notes are typed into their cells, pins ticked; what a person did there is told, not kept.
class LoopModel : public RowModel<LoopRow> {
public:
    using Take = std::function<bool(const KeptLoop& wanted)>; // false where it could not be done

    LoopModel(Take take, QObject* parent) : RowModel(loopColumns(), parent), m_take(std::move(take)) {}
    void setEditable(bool editable) { m_editable = editable; }

    Qt::ItemFlags flags(const QModelIndex& at) const override;
    QVariant data(const QModelIndex& at, int role) const override;
    bool setData(const QModelIndex& at, const QVariant& value, int role) override;

private:
    Take m_take;
    bool m_editable = true;
};

} // namespace roundtrip
