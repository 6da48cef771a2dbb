// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace roundtrip {

namespace {

// Rectangles and points by squares of the plane, for asking what is near.
template<class Thing> class Near {
public:
    void add(const Rect& at, const Thing& thing)
    {
        each(at, [&](std::uint64_t key) {
            if (2 * (m_used + 1) > m_squares.size()) {
                grow();
            }
            Square& square = m_squares[placeOf(key)];
            if (square.last == none) {
                square.key = key;
                ++m_used;
            }
            m_entries.push_back({thing, square.last});
            square.last = static_cast<std::uint32_t>(m_entries.size() - 1);
        });
    }
    template<class Ask> bool any(const Rect& at, Ask&& ask) const
    {
        bool found = false;
        each(at, [&](std::uint64_t key) {
            for (std::uint32_t i = found ? none : lastOf(key); i != none && !found; i = m_entries[i].before) {
                found = ask(m_entries[i].thing);
            }
        });
        return found;
    }
    // A thing that lies in several squares is visited as often.
    template<class Visit> void visit(const Rect& at, Visit&& visit) const
    {
        each(at, [&](std::uint64_t key) {
            for (std::uint32_t i = lastOf(key); i != none; i = m_entries[i].before) {
                visit(m_entries[i].thing);
            }
        });
    }

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    // What was added to a square last, and with each thing what was added before it.
    struct Square {
        std::uint64_t key = 0;
        std::uint32_t last = none;
    };
    struct Entry {
        Thing thing;
        std::uint32_t before;
    };

    template<class Act> static void each(const Rect& at, Act&& act)
    {
        constexpr double side = 128;
        const auto cell = [](double v) { return static_cast<std::int32_t>(std::floor(v / side)); };
        for (std::int32_t row = cell(at.top()); row <= cell(at.bottom()); ++row) {
            for (std::int32_t column = cell(at.left()); column <= cell(at.right()); ++column) {
                act((static_cast<std::uint64_t>(static_cast<std::uint32_t>(row)) << 32) |
                    static_cast<std::uint32_t>(column));
            }
        }
    }
    // Where a square is, or has its room: the table is never more than half full.
    std::size_t placeOf(std::uint64_t key) const
    {
        std::size_t place = (key * 0x9E3779B97F4A7C15U) >> 32U;
        for (;; ++place) {
            const Square& square = m_squares[place & (m_squares.size() - 1)];
            if (square.last == none || square.key == key) {
                return place & (m_squares.size() - 1);
            }
        }
    }
    std::uint32_t lastOf(std::uint64_t key) const { return m_squares.empty() ? none : m_squares[placeOf(key)].last; }
    void grow()
    {
        std::vector<Square> before(std::max<std::size_t>(64, 2 * m_squares.size()));
        before.swap(m_squares);
        for (const Square& square : before) {
            if (square.last != none) {
                m_squares[placeOf(square.key)] = square;
            }
        }
    }

    std::vector<Square> m_squares;
    std::vector<Entry> m_entries;
    std::size_t m_used = 0;
};

struct Dot {
    Point at;
    std::uint32_t edge;
};

} // namespace

std::vector<std::optional<Rect>> labelPlaces(std::span<const Rect> boxes, std::span<const Way> ways,
                                             std::span<const LabelWish> wishes)
{
    constexpr double clear = 3; // paper between a label and what it may not touch
    // Of very many arrows only few can show a label anyway: then what a label would hide of others is not asked.
    const bool careful = wishes.size() <= 2000;
    Near<Rect> onBox;
    for (const Rect& box : boxes) {
        onBox.add(box.grown(clear), box.grown(clear));
    }
    // Arrows as dots along them: a label may lie on others' arrows, but better not.
    Near<Dot> dots;
    constexpr double step = 10;
    for (std::uint32_t e = 0; e < ways.size() && careful; ++e) {
        for (const Curve& curve : ways[e]) {
            const double span = length(curve.d - curve.a) + std::abs(curve.d.y - curve.a.y) * 0.2;
            const int pieces = std::clamp(static_cast<int>(span / step), 1, 400);
            for (int i = 0; i < pieces; ++i) {
                const Point p = curve.at((i + 0.5) / pieces);
                dots.add({p.x, p.y, 0, 0}, {p, e});
            }
        }
    }
    // Heads show where money goes: to hide one is worse than to leave the middle.
    Near<Point> heads;
    for (std::uint32_t e = 0; e < ways.size() && careful; ++e) {
        const Curve& last = ways[e].back();
        const Point back = unit(last.tangent(1)) * -1;
        for (const double away : {4.0, 16.0}) {
            const Point at = last.d + back * away;
            heads.add({at.x, at.y, 0, 0}, at);
        }
    }
    std::vector<std::uint32_t> order(wishes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return wishes[a].weight > wishes[b].weight; });

    // The middle first, then to and fro.
    std::vector<double> shares{0.5};
    const double pace = careful ? 0.025 : 0.2;
    for (double away = pace; away < 0.41; away += pace) {
        shares.push_back(0.5 + away);
        shares.push_back(0.5 - away);
    }
    std::vector<std::optional<Rect>> places(wishes.size());
    // What a place would hide of other arrows, and how far from the middle it is.
    const auto costOf = [&](const LabelWish& wish, const Rect& box, double share) {
        double cost = std::abs(share - 0.5) * 4;
        const Rect around = box.grown(2);
        dots.visit(around, [&](const Dot& dot) { cost += dot.edge != wish.edge && around.contains(dot.at) ? 1 : 0; });
        heads.visit(around, [&](const Point& head) { cost += around.contains(head) ? 6 : 0; });
        return cost;
    };
    const auto bestPlace = [&](std::uint32_t w, auto&& allowed) {
        const LabelWish& wish = wishes[w];
        std::optional<Rect> best;
        double least = 1e9;
        for (const double share : shares) {
            const Rect box = rectAround(spotAt(ways[wish.edge], share).point, wish.size);
            if (onBox.any(box, [&](const Rect& other) { return other.intersects(box); }) || !allowed(box)) {
                continue;
            }
            if (!careful) {
                return std::optional<Rect>(box);
            }
            const double cost = costOf(wish, box, share);
            if (cost < least) {
                least = cost;
                best = box;
            }
        }
        return best;
    };
    Near<std::uint32_t> shown; // labels where they are, or were: places[] tells
    const auto touched = [&](const Rect& box, std::vector<std::uint32_t>& by) {
        shown.visit(box.grown(clear), [&](std::uint32_t other) {
            if (places[other] && places[other]->grown(clear).intersects(box) &&
                std::find(by.begin(), by.end(), other) == by.end()) {
                by.push_back(other);
            }
        });
    };
    std::vector<std::uint32_t> by;
    const auto free = [&](const Rect& box) {
        by.clear();
        touched(box, by);
        return by.empty();
    };
    const auto put = [&](std::uint32_t w, const Rect& box) {
        places[w] = box;
        shown.add(box, w);
    };
    std::vector<std::uint32_t> left;
    for (const std::uint32_t w : order) {
        if (const auto place = bestPlace(w, free)) {
            put(w, *place);
        } else {
            left.push_back(w);
        }
    }
    // Who found no place may take another's that can move on.
    for (const std::uint32_t w : careful ? left : std::vector<std::uint32_t>{}) {
        for (const double share : shares) {
            const Rect box = rectAround(spotAt(ways[wishes[w].edge], share).point, wishes[w].size);
            if (onBox.any(box, [&](const Rect& other) { return other.intersects(box); })) {
                continue;
            }
            by.clear();
            touched(box, by);
            if (by.size() != 1) {
                continue;
            }
            const std::uint32_t other = by.front();
            const Rect was = *places[other];
            put(w, box);
            places[other].reset();
            if (const auto place = bestPlace(other, free)) {
                put(other, *place);
                break;
            }
            places[w].reset();
            places[other] = was;
        }
    }
    return places;
}

} // namespace roundtrip
