// SPDX-License-Identifier: GPL-3.0-or-later
// Names and numbers of the shapes on a slide, made from the records that they show.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/values/id.h"

namespace roundtrip {

// Promise: numbers are unique on the slide, and a record's part has the same on every slide and in every export but
// for a collision (one in ten million among a hundred).
class ShapeIds {
public:
    static constexpr std::uint32_t firstOfRecords = 4096; // below: the parts that every slide has

    std::uint32_t of(std::string_view part, const Uuid& record)
    {
        std::uint64_t hash = 0xCBF29CE484222325U; // FNV-1a
        const auto mix = [&](std::uint64_t byte) { hash = (hash ^ (byte & 0xFFU)) * 0x100000001B3U; };
        for (const char c : part) {
            mix(static_cast<unsigned char>(c));
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            mix(record.high >> shift);
            mix(record.low >> shift);
        }
        auto id = static_cast<std::uint32_t>(firstOfRecords + (hash >> 16) % 2'000'000'000U);
        while (!m_taken.insert(id).second) {
            ++id;
        }
        return id;
    }

    // "!!" makes PowerPoint pair the shapes of that name on two slides when it morphs one into the other.
    static std::string name(std::string_view part, const Uuid& record)
    {
        return "!!" + std::string(part) + " " + text(record);
    }

private:
    std::unordered_set<std::uint32_t> m_taken;
};

} // namespace roundtrip
