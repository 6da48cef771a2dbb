// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/receipts.h"

#include <algorithm>

#include "core/cashflow/network.h"

namespace roundtrip {

namespace {

// The nodes by how many pay them, most first: sorted by counting, as most are paid by few.
void putInOrder(Receipts& receipts, const std::vector<std::uint32_t>& payers)
{
    const std::uint32_t most = payers.empty() ? 0 : *std::max_element(payers.begin(), payers.end());
    std::vector<std::uint32_t> next(most + 2); // place of the next node with so many payers
    for (const std::uint32_t count : payers) {
        ++next[count];
    }
    std::uint32_t before = 0;
    for (std::size_t count = next.size(); count-- > 0;) {
        const std::uint32_t these = next[count];
        next[count] = before;
        before += these;
    }
    receipts.first.resize(payers.size() + 1);
    for (std::uint32_t node = 0; node < payers.size(); ++node) {
        const std::uint32_t place = next[payers[node]]++;
        receipts.node[place] = node;
        receipts.place[node] = place;
        receipts.first[place + 1] = payers[node];
    }
    for (std::size_t place = 0; place < payers.size(); ++place) {
        receipts.first[place + 1] += receipts.first[place];
    }
}

} // namespace

Receipts receiptsOf(std::span<const Pair> pairs, std::size_t nodes)
{
    Receipts out;
    out.node.resize(nodes);
    out.place.resize(nodes);
    out.payer.resize(pairs.size());
    out.amount.resize(pairs.size());
    out.in.resize(nodes);
    out.out.resize(nodes);
    std::vector<std::uint32_t> payers(nodes);
    std::vector<Minor> in(nodes); // no more than the sum of all, which 64 bits hold
    std::vector<Minor> paid(nodes);
    for (const Pair& pair : pairs) {
        ++payers[pair.payee];
        in[pair.payee] += pair.amount;
        paid[pair.payer] += pair.amount;
    }
    putInOrder(out, payers);
    for (std::uint32_t place = 0; place < nodes; ++place) {
        out.in[place] = static_cast<double>(in[out.node[place]]);
        out.out[place] = static_cast<double>(paid[out.node[place]]);
    }
    std::vector<std::uint32_t>& next = payers; // receipt of each node
    for (std::uint32_t node = 0; node < nodes; ++node) {
        next[node] = out.first[out.place[node]];
    }
    for (const Pair& pair : pairs) {
        const std::uint32_t receipt = next[pair.payee]++;
        out.payer[receipt] = out.place[pair.payer];
        out.amount[receipt] = static_cast<double>(pair.amount);
    }
    return out;
}

} // namespace roundtrip
