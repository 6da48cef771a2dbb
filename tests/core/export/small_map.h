// SPDX-License-Identifier: GPL-3.0-or-later
// A small book and its map, the same from run to run; and comparing with golden files.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip::testing {

// A book whose ids are always the same, unlike those that programs make.
inline Book smallBook()
{
    Book book;
    const auto id = [](std::uint64_t n) { return Uuid{0x0190163d8694739bU, 0x8000000000000000U + n}; };
    const auto party = [&](std::uint64_t n, const char* name, PartyKind kind) {
        Party row;
        row.id = {id(n)};
        row.name = name;
        row.kind = kind;
        book.put(row);
    };
    party(1, "Amazon", PartyKind::hyperscaler);
    party(2, "OpenAI", PartyKind::lab);
    party(3, "Oracle", PartyKind::hyperscaler);
    party(4, "Mistral", PartyKind::lab);
    Deal deal;
    deal.id = {id(10)};
    deal.title = "Deal";
    deal.status = DealStatus::signed_;
    book.put(deal);
    Condition condition;
    condition.id = {id(11)};
    condition.title = "GPT in Alexa";
    book.put(condition);
    const auto flow = [&](std::uint64_t n, std::uint64_t payer, std::uint64_t payee, Instrument instrument,
                          const char* sum) {
        Flow row;
        row.id = {id(n)};
        row.deal = deal.id;
        row.payer = {id(payer)};
        row.payee = {id(payee)};
        row.instrument = instrument;
        row.amount = amount(sum);
        row.start = day("2026-03-31");
        return row;
    };
    book.put(flow(20, 1, 2, Instrument::equity, "15B"));
    Flow second = flow(21, 1, 2, Instrument::equity, "35B");
    second.conditions = {condition.id};
    book.put(second);
    book.put(flow(22, 2, 1, Instrument::compute, "100B"));
    book.put(flow(23, 2, 3, Instrument::compute, "300B"));
    return book;
}

inline Picture smallMap()
{
    MapOptions options;
    options.title = "Who pays whom";
    options.subtitle = "headline · as of 2026-06-30";
    return mapOf(smallBook(), questionAt("2026-06-30"), options);
}

// Set ROUNDTRIP_WRITE_GOLDEN to write the golden files anew instead of comparing with them: then look at them.
inline void expectGolden(const std::string& name, const std::string& text)
{
    const std::filesystem::path file = std::filesystem::path(ROUNDTRIP_SOURCE_DIR) / "tests" / "golden" / name;
    if (std::getenv("ROUNDTRIP_WRITE_GOLDEN") != nullptr) {
        std::ofstream(file, std::ios::binary) << text;
        return;
    }
    std::ifstream in(file, std::ios::binary);
    ASSERT_TRUE(in) << file;
    const std::string golden((std::istreambuf_iterator<char>(in)), {});
    if (text != golden) {
        const auto at = static_cast<std::size_t>(
            std::mismatch(text.begin(), text.end(), golden.begin(), golden.end()).first - text.begin());
        ADD_FAILURE() << file << " differs from byte " << at
                      << " on: " << text.substr(at - std::min<std::size_t>(at, 80), 160);
    }
}

} // namespace roundtrip::testing
