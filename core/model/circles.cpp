// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/circles.h"

#include <algorithm>
#include <unordered_map>

namespace roundtrip {

namespace {

// Tarjan's numbers of a record: when it was met, and the earliest met that it leads to while that is still open.
struct Met {
    std::size_t number = 0;
    std::size_t earliest = 0;
    bool open = true;
};

struct Visit {
    Uuid id;
    std::vector<Uuid> left; // of those it leads to, yet to be looked at
    bool toItself = false;
};

} // namespace

std::unordered_set<Uuid> onCircles(const std::vector<Uuid>& all,
                                   const std::function<std::vector<Uuid>(const Uuid&)>& next)
{
    const std::unordered_set<Uuid> known(all.begin(), all.end());
    std::unordered_map<Uuid, Met> met;
    std::vector<Uuid> open; // met and not yet in a component
    std::vector<Visit> path;
    std::unordered_set<Uuid> out;
    const auto enter = [&](const Uuid& id) {
        const std::size_t number = met.size();
        met[id] = {number, number, true};
        open.push_back(id);
        Visit visit{id, next(id), false};
        visit.toItself = std::find(visit.left.begin(), visit.left.end(), id) != visit.left.end();
        path.push_back(std::move(visit));
    };
    const auto leave = [&] {
        const Visit visit = std::move(path.back());
        path.pop_back();
        const Met own = met[visit.id];
        if (own.earliest == own.number) {
            const bool alone = open.back() == visit.id;
            for (bool last = false; !last; open.pop_back()) {
                last = open.back() == visit.id;
                met[open.back()].open = false;
                if (!alone || visit.toItself) {
                    out.insert(open.back());
                }
            }
        }
        if (!path.empty()) {
            Met& above = met[path.back().id];
            above.earliest = std::min(above.earliest, own.earliest);
        }
    };
    for (const Uuid& root : all) {
        if (!met.contains(root)) {
            enter(root);
        }
        while (!path.empty()) {
            if (path.back().left.empty()) {
                leave();
                continue;
            }
            const Uuid to = path.back().left.back();
            path.back().left.pop_back();
            const auto found = met.find(to);
            if (found == met.end()) {
                if (known.contains(to)) {
                    enter(to);
                }
            } else if (found->second.open) {
                Met& own = met[path.back().id];
                own.earliest = std::min(own.earliest, found->second.number);
            }
        }
    }
    return out;
}

} // namespace roundtrip
