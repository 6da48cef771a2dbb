// SPDX-License-Identifier: GPL-3.0-or-later
// A set of the values of a small enumeration, in one word.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace roundtrip {

template<class Enum> class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<Enum> values)
    {
        for (const Enum value : values) {
            insert(value);
        }
    }
    // Every value, of this enumeration and of any that is added to it.
    static constexpr EnumSet all()
    {
        EnumSet set;
        set.m_bits = ~0U;
        return set;
    }

    constexpr bool holds(Enum value) const { return (m_bits & bit(value)) != 0; }
    constexpr void insert(Enum value) { m_bits |= bit(value); }
    constexpr void erase(Enum value) { m_bits &= ~bit(value); }

    bool operator==(const EnumSet&) const = default;

private:
    static constexpr std::uint32_t bit(Enum value) { return 1U << static_cast<unsigned>(value); }
    std::uint32_t m_bits = 0;
};

} // namespace roundtrip
