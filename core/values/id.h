// SPDX-License-Identifier: GPL-3.0-or-later
// Typed record ids: UUIDs of version 7 (RFC 9562), made by the client, ordered by the time of their making.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace roundtrip {

// 128 bits in network order: high holds the time, low the variant and random bits. All zero is "no id".
struct Uuid {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const Uuid&) const = default;
    explicit operator bool() const { return high != 0 || low != 0; }
};

// A fresh UUIDv7: never equal to, and always greater than, the ones this process made before. Thread-safe.
Uuid newUuid();

// "0190163d-8694-739b-aea5-966c26f8ad91", 36 characters, lower case.
std::string text(const Uuid& id);
std::optional<Uuid> parseUuid(std::string_view text);

// An id that cannot be mistaken for another record's: Record is only a tag.
template<class Record> struct Id {
    Uuid value;

    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return static_cast<bool>(value); }
};

template<class Record> Id<Record> newId()
{
    return {newUuid()};
}

struct UuidHash {
    std::size_t operator()(const Uuid& id) const
    {
        return static_cast<std::size_t>(id.high * 0x9E3779B97F4A7C15U ^ id.low);
    }
};

} // namespace roundtrip

template<> struct std::hash<roundtrip::Uuid> : roundtrip::UuidHash {};

template<class Record> struct std::hash<roundtrip::Id<Record>> {
    std::size_t operator()(const roundtrip::Id<Record>& id) const { return roundtrip::UuidHash{}(id.value); }
};
