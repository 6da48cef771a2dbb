// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/mend.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "core/interchange/cells.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> partyColumns{{
    {"parties", "name"},
    {"parties", "parent"},
    {"flows", "payer"},
    {"flows", "payee"},
    {"relations", "from"},
    {"relations", "to"},
    {"metrics", "party"},
    {"placements", "party"},
    {"collapses", "party"},
}};

enum class Names : bool { one, list };

// Calls f(cell, names) for every cell that names a party or a list of them.
template<class Sheets, class Function> void forEachParty(Sheets&& sheets, Function&& f)
{
    for (auto& sheet : sheets) {
        std::size_t table = sheet.header.size(); // of claims: what their record is
        for (std::size_t i = 0; i < sheet.header.size(); ++i) {
            table = sheet.name == "claims" && headerWord(sheet.header[i]) == "table" ? i : table;
        }
        for (std::size_t i = 0; i < sheet.header.size(); ++i) {
            const std::string column = headerWord(sheet.header[i]);
            const bool names = std::any_of(partyColumns.begin(), partyColumns.end(), [&](const auto& known) {
                return known.first == sheet.name && known.second == column;
            });
            const bool lists = sheet.name == "loops" && column == "parties";
            const bool claims = sheet.name == "claims" && column == "record" && table < sheet.header.size();
            for (auto& row : sheet.rows) {
                if (names || lists || (claims && lowerAscii(trimmed(row[table].text)) == "parties")) {
                    f(row[i], lists ? Names::list : Names::one);
                }
            }
        }
    }
}

// "Acme Widgets, Inc." as "acmewidgets"; a name that is nothing but a legal form stays.
std::string plainName(std::string_view name)
{
    static const std::set<std::string, std::less<>> forms{
        "ag",      "bv",  "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated",
        "limited", "llc", "lp", "ltd",     "nv",   "plc",         "sa",   "se"};
    std::vector<std::string> words(1);
    for (const char c : folded(name)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0) {
            words.back() += c;
        } else if (c != '.' && c != '\'' && !words.back().empty()) { // "S.A." is one word
            words.emplace_back();
        }
    }
    std::erase(words, std::string{});
    while (words.size() > 1 && forms.contains(words.back())) {
        words.pop_back();
    }
    std::string plain;
    for (const std::string& word : words) {
        plain += word;
    }
    return plain;
}

// Letters put in, left out, another, or two neighbours swapped: the restricted Damerau distance, in bytes.
std::size_t mistakes(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before;
    std::vector<std::size_t> last(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> now(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = std::min(now[j], before[j - 2] + 1);
            }
        }
        before = std::move(last);
        last = std::move(now);
    }
    return last[b.size()];
}

std::size_t allowed(std::size_t length)
{
    return length >= 8 ? 2 : length >= 5 ? 1 : 0;
}

// Comparing all with all takes this many comparisons at most: a large import is suggested only what is alike.
constexpr std::size_t mostCompared = 2'000'000;

} // namespace

std::optional<CellSpot> cellOf(std::span<const Sheet> sheets, const ImportProblem& problem)
{
    std::optional<CellSpot> found;
    if (problem.line == 0 || problem.columnName.empty()) {
        return found;
    }
    for (std::size_t s = 0; s < sheets.size(); ++s) {
        const Sheet& sheet = sheets[s];
        if (sheet.name != problem.table || sheet.file != problem.file) {
            continue;
        }
        for (std::size_t c = 0; c < sheet.header.size(); ++c) {
            if (headerWord(sheet.header[c]) != problem.columnName) {
                continue;
            }
            for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
                const Cell& cell = sheet.rows[r][c];
                if (cell.line == problem.line && cell.column == problem.column) {
                    if (found) {
                        return std::nullopt;
                    }
                    found = CellSpot{s, r, c};
                }
            }
        }
    }
    return found;
}

std::vector<SameParty> partiesAlike(const Book& base, std::span<const Sheet> sheets)
{
    std::set<std::string> known;
    std::map<std::string, std::string> alike; // the first by name
    std::vector<std::pair<std::string, std::string>> plain;
    for (const Party& party : base.parties()) {
        known.insert(party.name);
    }
    for (const std::string& name : known) {
        std::string of = plainName(name);
        alike.emplace(of, name);
        plain.emplace_back(std::move(of), name);
    }
    std::set<std::string> named;
    forEachParty(sheets, [&](const Cell& cell, Names names) {
        const std::string name(trimmed(cell.text));
        if (names == Names::one && !name.empty() && !known.contains(name)) { // a list names who is named elsewhere
            named.insert(name);
        }
    });
    std::vector<SameParty> same;
    std::vector<SameParty> almost;
    const bool compares = named.size() * std::max<std::size_t>(1, plain.size()) <= mostCompared;
    for (const std::string& name : named) {
        const std::string of = plainName(name);
        if (const auto found = alike.find(of); found != alike.end() && !of.empty()) {
            same.push_back({name, found->second});
            continue;
        }
        std::size_t least = allowed(of.size()) + 1;
        const std::string* best = nullptr;
        for (const auto& [other, existing] : plain) {
            const std::size_t shorter = std::min(of.size(), other.size());
            if (!compares || std::max(of.size(), other.size()) - shorter >= least || allowed(shorter) == 0) {
                continue;
            }
            if (const std::size_t wrong = mistakes(of, other); wrong < least && wrong <= allowed(shorter)) {
                least = wrong;
                best = &existing;
            }
        }
        if (best != nullptr) {
            almost.push_back({name, *best});
        }
    }
    same.insert(same.end(), almost.begin(), almost.end());
    return same;
}

std::vector<Sheet> withParties(std::vector<Sheet> sheets, const std::map<std::string, std::string>& names)
{
    const auto rename = [&](std::string& name) {
        if (const auto found = names.find(std::string(trimmed(name))); found != names.end()) {
            name = found->second;
        }
    };
    forEachParty(sheets, [&](Cell& cell, Names cellNames) {
        if (cellNames == Names::one) {
            rename(cell.text);
        } else if (auto items = listItems(cell.text)) {
            std::for_each(items->begin(), items->end(), rename);
            cell.text = titleList(*items);
        }
    });
    return sheets;
}

} // namespace roundtrip
