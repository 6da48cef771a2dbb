// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of a verb as one value, and its three forms: JSON, text for people, CSV.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
#include "core/cashflow/network.h"
#include "core/interchange/tables.h"
#include <nlohmann/json.hpp>

namespace roundtrip {

// An object whose keys stand in the order in which they are to be read. Amounts are texts in major units with all
// decimals, shares and rates numbers, dates texts, what does not exist null; lists hold objects of the same keys.
using Answer = nlohmann::ordered_json;

// How a verb speaks of money, parties and dates.
class Speaker {
public:
    explicit Speaker(const Network& network) : m_network(network) {}

    Answer amount(Minor amount) const { return exactText(amount, m_network.currency()); }
    Answer amount(const std::optional<Minor>& amount) const { return amount ? this->amount(*amount) : Answer(); }
    Answer name(std::uint32_t node) const { return m_network.nodes()[node].name; }
    static Answer number(const std::optional<double>& number) { return number ? Answer(*number) : Answer(); }
    static Answer date(const std::optional<Date>& date) { return date ? Answer(text(*date)) : Answer(); }

private:
    const Network& m_network;
};

// What was asked, as every answer tells it.
Answer questionAnswer(const CommonOptions& options, Currency currency);

std::string answerJson(const Answer& answer);
// Single figures first, one a line, then each list as a table with aligned columns.
std::string answerText(const Answer& answer);
// The same parts, an empty line between them: "figure,value", then each list under its columns.
std::string answerCsv(const Answer& answer);

// The same parts as sheets: the figures under the name, each list under the name and its key ("figures exposure
// pairs"), a list called as the last word of the name under the name alone. Amounts, numbers and dates are such.
std::vector<Sheet> answerSheets(const Answer& answer, const std::string& name);

std::string rendered(const Answer& answer, OutputFormat format);

} // namespace roundtrip
