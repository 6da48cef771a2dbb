// SPDX-License-Identifier: GPL-3.0-or-later
// Which records a record refers to, and a set of ids in which they are looked up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/model/fields.h"

namespace roundtrip {

// Calls f(id) for each id that a member holds, whatever holds it.
template<class Record, class Function> void forEachId(const Id<Record>& member, Function&& f)
{
    f(member);
}
template<class Record, class Function> void forEachId(const std::optional<Id<Record>>& member, Function&& f)
{
    if (member) {
        f(*member);
    }
}
template<class Function> void forEachId(const Start& member, Function&& f)
{
    if (const auto* condition = std::get_if<ConditionId>(&member)) {
        f(*condition);
    }
}
template<class Record, class Function> void forEachId(const std::vector<Id<Record>>& member, Function&& f)
{
    for (const Id<Record>& id : member) {
        f(id);
    }
}
template<class Member, class Function> void forEachId(const Member&, Function&&) {}

// Calls f(id) for each reference of a record: each field that is an id of a record's type, and no other, REFERENCES a
// table in the schema.
template<class Record, class Function> void forEachReference(const Record& row, Function&& f)
{
    forEachField<Record>([&](const auto& field) { forEachId(row.*field.member, f); });
}

// Promise: holds ids, none of them zero, and is never slow: ids that were made to fall into one place are refused
// rather than searched for long.
class IdSet {
public:
    explicit IdSet(std::size_t count)
    {
        std::size_t size = 16;
        while (size < 2 * count) {
            size *= 2;
        }
        m_slots.resize(size);
    }

    // False where there is no room near its place.
    bool insert(const Uuid& id)
    {
        for (std::size_t step = 0; step < farthest; ++step) {
            Uuid& slot = m_slots[place(id, step)];
            if (!slot || slot == id) {
                slot = id;
                return true;
            }
        }
        return false;
    }
    bool contains(const Uuid& id) const
    {
        for (std::size_t step = 0; step < farthest; ++step) {
            const Uuid& slot = m_slots[place(id, step)];
            if (!slot) {
                return false; // and so no id is a member that is zero
            }
            if (slot == id) {
                return true;
            }
        }
        return false;
    }

private:
    // Half full, so that of ids that nobody chose to harm not one in many millions is this far from its place.
    static constexpr std::size_t farthest = 128;
    std::size_t place(const Uuid& id, std::size_t step) const
    {
        const std::uint64_t mixed = (id.high ^ id.low * 0x94D049BB133111EBU) * 0x9E3779B97F4A7C15U;
        return ((mixed >> 32U) + step) & (m_slots.size() - 1);
    }

    std::vector<Uuid> m_slots;
};

} // namespace roundtrip
