// SPDX-License-Identifier: GPL-3.0-or-later
// A loop's money sent round once, leg by leg (motion.h).
#include "core/picture/motion.h"

namespace roundtrip {

Motion Motion::round(const Picture& picture, std::span<const RoundLeg> legs)
{
    Motion out;
    out.m_arrows.resize(picture.arrows.size());
    // Spells of an arrow lie together, so the arrows are gone through in their order.
    for (std::uint32_t arrow = 0; arrow < picture.arrows.size(); ++arrow) {
        ArrowMotion& motion = out.m_arrows[arrow];
        motion.firstStep = static_cast<std::uint32_t>(out.m_steps.size());
        motion.firstSpell = static_cast<std::uint32_t>(out.m_spells.size());
        const Arrow& of = picture.arrows[arrow];
        for (std::size_t leg = 0; leg < legs.size(); ++leg) {
            if (of.payer != legs[leg].payer || of.payee != legs[leg].payee) {
                continue;
            }
            const auto from = static_cast<Moment>(leg) * daysALeg;
            motion.total = 1;
            out.m_steps.push_back({from + daysALeg, 1});
            out.m_spells.push_back({from, 1, 0});
            out.m_spells.push_back({from + daysALeg, 0, 0});
            out.m_fastest = 1;
        }
        motion.lastStep = static_cast<std::uint32_t>(out.m_steps.size());
        motion.lastSpell = static_cast<std::uint32_t>(out.m_spells.size());
    }
    return out;
}

} // namespace roundtrip
