// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/directory.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace roundtrip {

namespace {

// The name by which a row is known; nothing for rows without one.
std::optional<std::string> nameOf(const Row& row)
{
    return std::visit(
        []<class Record>(const Record& record) -> std::optional<std::string> {
            if constexpr (std::is_same_v<Record, KeptLoop>) {
                return std::nullopt; // it need not have a name, nor need that be its own
            } else if constexpr (requires { record.name; }) {
                return record.name;
            } else if constexpr (requires { record.title; }) {
                return record.title;
            } else if constexpr (std::is_same_v<Record, Setting>) {
                return record.key;
            } else {
                return std::nullopt;
            }
        },
        row);
}

std::optional<std::size_t> numberIn(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0) {
        return std::nullopt;
    }
    return number;
}

} // namespace

Directory::Directory(const Book& book, std::span<const RecordKey> first) : m_book(book)
{
    for (const RecordKey& key : first) {
        enter(key);
    }
    for (std::size_t kind = 0; kind < std::variant_size_v<Row>; ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            for (const Record& row : m_book.all<Record>()) {
                enter(keyOf(row));
            }
        });
    }
}

void Directory::enter(const RecordKey& key)
{
    const auto row = m_book.row(key);
    if (!row) {
        return;
    }
    const int kind = static_cast<int>(key.kind);
    if (const auto name = nameOf(*row)) {
        m_names[kind].emplace(*name, key.id);
        return;
    }
    const auto* flow = std::get_if<Flow>(&*row);
    const Uuid deal = flow == nullptr ? Uuid{} : flow->deal.value;
    const auto known = m_numbers.find(key.id);
    if (known != m_numbers.end() && known->second.deal == deal) {
        return;
    }
    auto& rows = flow == nullptr ? m_rows[kind] : m_flowsOfDeal[deal];
    rows.push_back(key.id);
    m_numbers[key.id] = {deal, rows.size()};
}

void Directory::leave(const RecordKey& key)
{
    const auto row = m_book.row(key);
    const auto name = row ? nameOf(*row) : std::nullopt;
    if (name) {
        Names& names = m_names[static_cast<int>(key.kind)];
        const auto found = names.find(*name);
        if (found != names.end() && found->second == key.id) {
            names.erase(found);
        }
    }
}

std::vector<Conflict> Directory::perform(const Change& change)
{
    const RecordKey key = recordOf(change);
    Book next = m_book;
    auto conflicts = roundtrip::apply(next, change);
    if (conflicts.empty()) {
        leave(key);
        m_book = std::move(next);
        enter(key);
    }
    return conflicts;
}

std::string Directory::label(const RecordKey& key) const
{
    const auto row = m_book.row(key);
    if (!row) {
        return text(key.id);
    }
    if (const auto name = nameOf(*row)) {
        return *name;
    }
    const auto number = m_numbers.find(key.id);
    if (number == m_numbers.end()) {
        return text(key.id);
    }
    const std::string hash = "#" + std::to_string(number->second.n);
    return number->second.deal ? label({RecordKind::deal, number->second.deal}) + hash : hash;
}

std::optional<RecordKey> Directory::find(RecordKind kind, std::string_view label) const
{
    const auto names = m_names.find(static_cast<int>(kind));
    if (names != m_names.end()) {
        const auto found = names->second.find(std::string(label));
        return found == names->second.end() ? std::nullopt : std::optional<RecordKey>{{kind, found->second}};
    }
    const std::size_t hash = label.rfind('#');
    const auto number = hash == std::string_view::npos ? std::nullopt : numberIn(label.substr(hash + 1));
    if (!number) {
        return std::nullopt;
    }
    const std::vector<Uuid>* rows = nullptr;
    if (kind == RecordKind::flow) {
        const auto deal = find(RecordKind::deal, label.substr(0, hash));
        const auto flows = deal ? m_flowsOfDeal.find(deal->id) : m_flowsOfDeal.end();
        rows = flows == m_flowsOfDeal.end() ? nullptr : &flows->second;
    } else if (hash == 0) {
        const auto found = m_rows.find(static_cast<int>(kind));
        rows = found == m_rows.end() ? nullptr : &found->second;
    }
    if (rows == nullptr || *number > rows->size()) {
        return std::nullopt;
    }
    const RecordKey key{kind, (*rows)[*number - 1]};
    return m_book.row(key) ? std::optional{key} : std::nullopt;
}

std::optional<RecordKind> recordKindOf(std::string_view text)
{
    constexpr std::array<std::string_view, Vocabulary<RecordKind>::words.size()> one{
        "party",    "deal", "flow",      "condition", "relation", "metric",     "claim", "rate",
        "scenario", "step", "placement", "setting",   "loop",     "annotation", "view",  "collapse"};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto found = std::find(one.begin(), one.end(), lower);
    return found != one.end() ? std::optional{static_cast<RecordKind>(found - one.begin())}
                              : parseWord<RecordKind>(lower);
}

} // namespace roundtrip
