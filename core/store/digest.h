// SPDX-License-Identifier: GPL-3.0-or-later
// A sum over the records and the history of a document, kept in it, by which a value that was altered behind the
// program's back is found: SQLite sees broken pages, not a flipped bit in a number.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/model/fields.h"

namespace roundtrip {

// Modulo 2⁶⁴, so that what a change adds and takes away is all that it costs. It tells accidents, not forgeries.
using Digest = std::uint64_t;

namespace digest {

// The finalizer of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
constexpr std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

constexpr std::uint64_t with(std::uint64_t hash, std::uint64_t word)
{
    return mixed(hash * 0x9E3779B97F4A7C15U + word + 1);
}

// Eight bytes as a word, the first one lowest, whatever the machine; where there are less, they are its lowest.
constexpr std::uint64_t wordOf(std::string_view bytes)
{
    if (std::endian::native == std::endian::little && bytes.size() >= 8 && !std::is_constant_evaluated()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        return word;
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size() && i < 8; ++i) {
        word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
}

constexpr std::uint64_t with(std::uint64_t hash, std::string_view bytes)
{
    hash = with(hash, std::uint64_t{bytes.size()});
    while (!bytes.empty()) {
        hash = with(hash, wordOf(bytes));
        bytes.remove_prefix(bytes.size() < 8 ? bytes.size() : 8);
    }
    return hash;
}

// What is the same in every record is reckoned by the compiler: the words of a vocabulary and the names of fields.
template<class Enum>
constexpr auto ofWords = [] {
    std::array<std::uint64_t, Vocabulary<Enum>::words.size()> sums{};
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] = with(1, Vocabulary<Enum>::words[i]);
    }
    return sums;
}();
template<class Record>
constexpr auto ofNames = std::apply([](const auto&... field) { return std::array{with(0, field.name)...}; },
                                    Fields<Record>::list);

inline std::uint64_t of(const std::string& member)
{
    return with(1, std::string_view{member});
}
inline std::uint64_t of(std::int64_t member)
{
    return with(2, static_cast<std::uint64_t>(member));
}
inline std::uint64_t of(int member)
{
    return of(std::int64_t{member});
}
inline std::uint64_t of(bool member)
{
    return of(std::int64_t{member});
}
inline std::uint64_t of(double member)
{
    return with(3, std::bit_cast<std::uint64_t>(member + 0.0));
}
inline std::uint64_t of(const Date& member)
{
    return of(std::int64_t{member.time_since_epoch().count()});
}
inline std::uint64_t of(const Uuid& member)
{
    return with(with(4, member.high), member.low);
}
inline std::uint64_t of(const Currency& member)
{
    return of(member.code());
}
inline std::uint64_t of(const Months& member)
{
    return with(5, static_cast<std::uint64_t>(member.count));
}
inline std::uint64_t of(std::monostate)
{
    return 6;
}
template<class Record> std::uint64_t of(const Id<Record>& member)
{
    return of(member.value);
}
template<class Enum>
    requires std::is_enum_v<Enum> std::uint64_t of(Enum member)
    {
        return ofWords<Enum>[static_cast<std::size_t>(member)];
    }
inline std::uint64_t of(const DatedAmount& member)
{
    return with(of(member.date), of(member.amount));
}
template<class Inner> std::uint64_t of(const std::optional<Inner>& member)
{
    return member ? of(*member) : 0;
}
template<class... Kind> std::uint64_t of(const std::variant<Kind...>& member)
{
    return std::visit([&](const auto& held) { return with(member.index(), of(held)); }, member);
}
template<class Element> std::uint64_t of(const std::vector<Element>& member)
{
    std::uint64_t hash = 7;
    for (const Element& element : member) {
        hash = with(hash, of(element));
    }
    return hash;
}

} // namespace digest

// Of one record. A field at its default counts nothing, so that a field that is added to a record in a later version
// leaves the sums of older documents as they are. All in one function, as it is asked of every record that is read.
template<class Record> [[gnu::flatten]] Digest digestOf(const Record& row)
{
    static const Record defaults;
    Digest fields = 0;
    std::size_t at = 0;
    forEachField<Record>([&](const auto& field) {
        const std::uint64_t name = digest::ofNames<Record>[at++];
        if (!(row.*field.member == defaults.*field.member)) {
            fields += digest::with(name, digest::of(row.*field.member));
        }
    });
    constexpr std::string_view kind = word(Fields<Record>::kind);
    Digest sum = digest::with(digest::of(row.id), kind.size());
    for (std::size_t i = 0; i < kind.size(); i += 8) {
        sum = digest::with(sum, digest::wordOf(kind.substr(i)));
    }
    return digest::with(sum, fields);
}

} // namespace roundtrip
