// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one picture to the next, as it is seen: cards glide to where they stand now, and arrows follow them.
#pragma once

#include <memory>
#include <vector>

#include "core/picture/picture.h"

namespace roundtrip {

// Promise: at(0) has whatever is in both pictures where the first has it, at(1) where the second has it, and between
// them all is on the straight line from there to there. What only the second has stands in its place, its arrows' ends
// at their cards. Things have the same indices as in the second picture.
class Glide {
public:
    Glide(const Picture& from, const Picture& to);

    // Whether any card or note that is in both stands elsewhere: where only sizes differ, nothing moves.
    bool moves() const { return m_moves; }
    // Good until the next call.
    const std::shared_ptr<const Picture>& at(double share);

private:
    std::uint32_t follow(Way from, Way to);
    void index();

    std::shared_ptr<Picture> m_between;
    std::shared_ptr<const Picture> m_shown; // the same one
    std::vector<Rect> m_fromCards, m_toCards;
    std::vector<Rect> m_fromNotes, m_toNotes;
    std::vector<Rect> m_fromLabels, m_toLabels;
    std::vector<Curve> m_fromCurves, m_toCurves; // as many of the one as of the other
    bool m_moves = false;
};

// What moves begins fast and comes to rest slowly: the share of the way (0..1) at a share of the time.
double easedOut(double share);

} // namespace roundtrip
