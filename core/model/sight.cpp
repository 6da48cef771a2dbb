// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sight.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/model/fields.h"

namespace roundtrip {

namespace {

constexpr std::array<std::string_view, 4> views{"graph", "sankey", "matrix", "timeline"};
constexpr std::array<std::string_view, 3> measures{"headline", "committed", "expected"};

// A name on one line: what ends a line is written as a backslash and a letter.
std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        out += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
    }
    return out;
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        const char next = ++i < text.size() ? text[i] : '\0';
        if (next != '\\' && next != 'n' && next != 'r') {
            return std::nullopt;
        }
        out += next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
    }
    return out;
}

// The first word of a text, which loses it and the blank behind it.
std::string_view taken(std::string_view& text)
{
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    return word;
}

bool read(std::string_view text, double& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

bool read(std::string_view text, std::optional<Date>& date)
{
    date = parseDate(text);
    return date.has_value();
}

bool read(std::string_view text, bool& truth)
{
    truth = text == "yes";
    return truth || text == "no";
}

bool read(std::string_view text, Mention& mention)
{
    const auto id = parseUuid(taken(text));
    auto name = unescaped(text);
    if (!id || !name) {
        return false;
    }
    mention = {*id, std::move(*name)};
    return true;
}

// A line for each of a list.
bool read(std::string_view text, std::vector<Mention>& mentions)
{
    return read(text, mentions.emplace_back());
}

bool read(std::string_view text, std::vector<Sight::Place>& places)
{
    Sight::Place& place = places.emplace_back();
    return read(taken(text), place.x) && read(taken(text), place.y) && read(taken(text), place.pinned) &&
           read(text, place.party);
}

template<class Enum> bool read(std::string_view text, EnumSet<Enum>& set)
{
    set = {};
    while (!text.empty()) {
        const auto value = parseWord<Enum>(taken(text));
        if (!value) {
            return false;
        }
        set.insert(*value);
    }
    return true;
}

template<std::size_t N>
bool read(std::string_view text, const std::array<std::string_view, N>& words, std::string& member)
{
    member = text;
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::string written(const Mention& mention)
{
    return text(mention.id) + (mention.name.empty() ? "" : " ") + escaped(mention.name);
}

std::string written(bool truth)
{
    return truth ? "yes" : "no";
}

template<class Enum> bool holdsAll(const EnumSet<Enum>& set)
{
    for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
        if (!set.holds(static_cast<Enum>(i))) {
            return false;
        }
    }
    return true;
}

class Lines {
public:
    void add(std::string_view word, const std::string& says)
    {
        m_text += (m_text.empty() ? "" : "\n") + std::string(word) + (says.empty() ? "" : " ") + says;
    }
    void add(std::string_view word, const std::optional<Date>& date)
    {
        if (date) {
            add(word, text(*date));
        }
    }
    void add(std::string_view word, const std::vector<Mention>& mentions)
    {
        for (const Mention& mention : mentions) {
            add(word, written(mention));
        }
    }
    template<class Enum> void add(std::string_view word, const EnumSet<Enum>& set)
    {
        std::string says;
        for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
            if (set.holds(static_cast<Enum>(i))) {
                says += (says.empty() ? "" : " ") + std::string(Vocabulary<Enum>::words[i]);
            }
        }
        add(word, says);
    }
    template<class Enum> void addUnlessAll(std::string_view word, const EnumSet<Enum>& set)
    {
        if (!holdsAll(set)) {
            add(word, set);
        }
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

bool readLine(std::string_view word, std::string_view says, Sight& sight)
{
    if (word == "view") {
        return read(says, views, sight.view);
    }
    if (word == "measure") {
        return read(says, measures, sight.measure);
    }
    if (word == "scenario") {
        return read(says, sight.scenario.emplace());
    }
    if (word == "from" || word == "to" || word == "as_of") {
        return read(says, word == "from" ? sight.from : word == "to" ? sight.to : sight.asOf);
    }
    if (word == "instruments") {
        return read(says, sight.instruments);
    }
    if (word == "statuses") {
        return read(says, sight.statuses);
    }
    if (word == "firmness") {
        return read(says, sight.firmness);
    }
    if (word == "settlements") {
        return read(says, sight.settlements);
    }
    if (word == "kinds") {
        return read(says, sight.kinds);
    }
    if (word == "collapsed") {
        return read(says, sight.collapsed);
    }
    if (word == "collapsed_kinds") {
        return read(says, sight.collapsedKinds);
    }
    if (word == "bundled") {
        return read(says, sight.style.bundled);
    }
    if (word == "relations") {
        return read(says, sight.style.relations);
    }
    if (word == "sized_by_flow") {
        return read(says, sight.style.sized);
    }
    if (word == "loop" || word == "marked") {
        return read(says, word == "loop" ? sight.loop : sight.marked);
    }
    if (word == "marked_flow") {
        return read(says, sight.markedFlows);
    }
    if (word == "place") {
        return read(says, sight.places);
    }
    if (word == "looks") {
        return read(taken(says), sight.zoom.emplace()) && *sight.zoom > 0 && read(taken(says), sight.x) &&
               read(says, sight.y);
    }
    return true; // of a later version
}

} // namespace

std::string flowCalled(const Book& book, const Flow& flow)
{
    const auto name = [&book](PartyId id) {
        const Party* party = book.find(id);
        return party != nullptr ? party->name : std::string();
    };
    return name(flow.payer) + " → " + name(flow.payee);
}

std::string encoded(const Sight& sight)
{
    Lines lines;
    lines.add("view", sight.view);
    lines.add("measure", sight.measure);
    if (sight.scenario) {
        lines.add("scenario", written(*sight.scenario));
    }
    lines.add("from", sight.from);
    lines.add("to", sight.to);
    lines.add("as_of", sight.asOf);
    lines.addUnlessAll("instruments", sight.instruments);
    lines.addUnlessAll("statuses", sight.statuses);
    lines.addUnlessAll("firmness", sight.firmness);
    lines.addUnlessAll("settlements", sight.settlements);
    lines.addUnlessAll("kinds", sight.kinds);
    lines.add("collapsed", sight.collapsed);
    if (sight.collapsedKinds != EnumSet<PartyKind>{}) {
        lines.add("collapsed_kinds", sight.collapsedKinds);
    }
    lines.add("bundled", written(sight.style.bundled));
    lines.add("relations", written(sight.style.relations));
    lines.add("sized_by_flow", written(sight.style.sized));
    lines.add("loop", sight.loop);
    lines.add("marked", sight.marked);
    lines.add("marked_flow", sight.markedFlows);
    if (sight.zoom) {
        lines.add("looks", shortestText(*sight.zoom) + " " + shortestText(sight.x) + " " + shortestText(sight.y));
    }
    for (const Sight::Place& place : sight.places) {
        lines.add("place", shortestText(place.x) + " " + shortestText(place.y) + " " + written(place.pinned) + " " +
                               written(place.party));
    }
    return lines.take();
}

std::optional<Sight> decodedSight(std::string_view text)
{
    Sight sight;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1); // a spreadsheet's
        }
        const std::string_view word = taken(line);
        if (!readLine(word, line, sight)) {
            return std::nullopt;
        }
    }
    return sight;
}

std::optional<PartyId> partyMeant(const Book& book, const Mention& mention)
{
    if (book.find(PartyId{mention.id}) != nullptr) {
        return PartyId{mention.id};
    }
    for (const Party& party : book.parties()) {
        if (!mention.name.empty() && party.name == mention.name) {
            return party.id;
        }
    }
    return std::nullopt;
}

std::optional<ScenarioId> scenarioMeant(const Book& book, const Mention& mention)
{
    if (book.find(ScenarioId{mention.id}) != nullptr) {
        return ScenarioId{mention.id};
    }
    for (const Scenario& scenario : book.all<Scenario>()) {
        if (!mention.name.empty() && scenario.name == mention.name) {
            return scenario.id;
        }
    }
    return std::nullopt;
}

Sight refreshed(const Book& book, Sight sight)
{
    const auto refresh = [&](Mention& mention) {
        if (const auto party = partyMeant(book, mention)) {
            mention = {party->value, book.find(*party)->name};
        }
    };
    if (sight.scenario) {
        if (const auto scenario = scenarioMeant(book, *sight.scenario)) {
            sight.scenario = {scenario->value, book.find(*scenario)->name};
        }
    }
    std::for_each(sight.collapsed.begin(), sight.collapsed.end(), refresh);
    std::for_each(sight.loop.begin(), sight.loop.end(), refresh);
    std::for_each(sight.marked.begin(), sight.marked.end(), refresh);
    for (Mention& mention : sight.markedFlows) {
        if (const Flow* flow = book.find(FlowId{mention.id})) {
            mention.name = flowCalled(book, *flow);
        }
    }
    for (Sight::Place& place : sight.places) {
        refresh(place.party);
    }
    return sight;
}

} // namespace roundtrip
