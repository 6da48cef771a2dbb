// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log.h"

#include <charconv>

#include "core/model/change_text.h"
#include "core/store/sqlite.h"

namespace roundtrip {

namespace {

// A part is a sequence of
//     c LENGTH : text of change_text.h        changes other than creations
//     + KIND COUNT : COUNT times 16 bytes     records created one after another
// with KIND a record's word and a space after it, numbers in decimal.
constexpr std::size_t partSize = 1U << 20U;

void writeCount(std::string& out, std::size_t count)
{
    out += std::to_string(count) + ':';
}

std::optional<std::size_t> readCount(std::string_view& rest)
{
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), count);
    const auto digits = static_cast<std::size_t>(end - rest.data());
    if (error != std::errc{} || digits >= rest.size() || rest[digits] != ':') {
        return std::nullopt;
    }
    rest.remove_prefix(digits + 1);
    return count;
}

bool readChanges(std::string_view& rest, std::vector<LogStep>& steps)
{
    const auto length = readCount(rest);
    if (!length || *length > rest.size()) {
        return false;
    }
    auto changes = decodedChanges(rest.substr(0, *length));
    if (!changes) {
        return false;
    }
    steps.insert(steps.end(), std::make_move_iterator(changes->begin()), std::make_move_iterator(changes->end()));
    rest.remove_prefix(*length);
    return true;
}

bool readCreated(std::string_view& rest, std::vector<LogStep>& steps)
{
    const std::size_t space = rest.find(' ');
    const auto kind = parseWord<RecordKind>(rest.substr(0, space));
    if (space == std::string_view::npos || !kind) {
        return false;
    }
    rest.remove_prefix(space + 1);
    const auto count = readCount(rest);
    if (!count || *count > rest.size() / 16) {
        return false;
    }
    for (std::size_t i = 0; i < *count; ++i) {
        steps.emplace_back(RecordKey{*kind, *idOf(rest.substr(16 * i, 16))});
    }
    rest.remove_prefix(16 * *count);
    return true;
}

} // namespace

void writeLog(const Changes& changes, const std::function<void(std::string_view part)>& write)
{
    std::string part;
    for (auto change = changes.begin(); change != changes.end();) {
        if (const auto* created = std::get_if<Created>(&*change)) {
            const RecordKind kind = keyOf(created->row).kind;
            std::string ids;
            std::size_t count = 0;
            for (; change != changes.end() && std::holds_alternative<Created>(*change) && ids.size() < partSize;
                 ++change) {
                const RecordKey key = recordOf(*change);
                if (key.kind != kind) {
                    break;
                }
                ids += idBytes(key.id);
                ++count;
            }
            part += '+';
            part += word(kind);
            part += ' ';
            writeCount(part, count);
            part += ids;
        } else {
            std::string text;
            for (; change != changes.end() && !std::holds_alternative<Created>(*change) && text.size() < partSize;
                 ++change) {
                text += encoded({*change});
            }
            part += 'c';
            writeCount(part, text.size());
            part += text;
        }
        if (part.size() >= partSize) {
            write(part);
            part.clear();
        }
    }
    if (!part.empty()) {
        write(part);
    }
}

std::optional<std::vector<LogStep>> readLog(std::string_view part)
{
    std::vector<LogStep> steps;
    while (!part.empty()) {
        const char what = part.front();
        part.remove_prefix(1);
        const bool good = what == 'c' ? readChanges(part, steps) : what == '+' && readCreated(part, steps);
        if (!good) {
            return std::nullopt;
        }
    }
    return steps;
}

} // namespace roundtrip
