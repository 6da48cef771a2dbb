// SPDX-License-Identifier: GPL-3.0-or-later
// The sample that ships, as a book and as a map.
#pragma once

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "core/cashflow/network.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "core/layout/layered.h"
#include "core/picture/compose_map.h"
#include "core/values/enum_set.h"

namespace roundtrip::testing {

inline Book sampleBook()
{
    const std::array<std::filesystem::path, 1> folder{std::string(ROUNDTRIP_SOURCE_DIR) + "/resources/sample"};
    Book book;
    const Import tables = importTables(book, readTables(folder).sheets);
    if (!tables.problems.empty() || !apply(book, tables.changes).empty()) {
        throw std::runtime_error("the sample does not import");
    }
    return book;
}

// Every deal of any standing and settlement, all years.
inline Question allDeals()
{
    Question question;
    question.asOf = *parseDate("2026-06-30");
    question.filter.statuses = EnumSet<DealStatus>::all();
    question.filter.settlements = EnumSet<Settlement>::all();
    return question;
}

inline Picture mapOf(const Book& book, const Question& question, const MapOptions& options = {})
{
    const Network network(book, question);
    return composeMap(book, network, layered(mapGraph(book, network, options)), options);
}

} // namespace roundtrip::testing
