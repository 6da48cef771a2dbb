// SPDX-License-Identifier: GPL-3.0-or-later
// Closed vocabularies of the records, and the words that tables, documents and answers use for them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace roundtrip {

enum class PartyKind : std::uint8_t {
    hyperscaler,
    lab,
    chipmaker,
    neocloud,
    investor,
    bank,
    sovereign,
    enterprise,
    other
};
enum class DealStatus : std::uint8_t { reported, intent, announced, signed_, closed, terminated };
enum class Instrument : std::uint8_t {
    equity,
    convertible,
    debt,
    warrant,
    grant,
    compute,
    hardware,
    licence,
    revenueShare,
    services,
    lease,
    energy,
    repayment,
    dividend
};
enum class ScheduleKind : std::uint8_t { upfront, linear, ramp, custom };
enum class Firmness : std::uint8_t { binding, cancellable, usage };
enum class Settlement : std::uint8_t { cash, inKind };
enum class ConditionState : std::uint8_t { open, met, failed };
enum class RelationType : std::uint8_t { hosts, resells, licenses, exclusive, supplies, owns };
enum class RelationDepth : std::uint8_t { unstated, integrated, standard, resold };
enum class MetricKind : std::uint8_t { revenue, cash };
enum class MetricBasis : std::uint8_t { unstated, actual, guidance, estimate };
enum class ClaimGrade : std::uint8_t { unstated, filing, company, press, estimate };
enum class AnnotationShape : std::uint8_t { note, box };
// The records; their words are the names of the tables.
enum class RecordKind : std::uint8_t {
    party,
    deal,
    flow,
    condition,
    relation,
    metric,
    claim,
    fxRate,
    scenario,
    step,
    placement,
    setting,
    keptLoop,
    annotation,
    savedView,
    collapse
};

// The words of a vocabulary, in the order of its enumerators.
template<class Enum> struct Vocabulary;
template<> struct Vocabulary<PartyKind> {
    static constexpr std::array<std::string_view, 9> words{
        "hyperscaler", "lab", "chipmaker", "neocloud", "investor", "bank", "sovereign", "enterprise", "other"};
};
template<> struct Vocabulary<DealStatus> {
    static constexpr std::array<std::string_view, 6> words{"reported", "intent", "announced",
                                                           "signed",   "closed", "terminated"};
};
template<> struct Vocabulary<Instrument> {
    static constexpr std::array<std::string_view, 14> words{
        "equity",  "convertible",   "debt",     "warrant", "grant",  "compute",   "hardware",
        "licence", "revenue_share", "services", "lease",   "energy", "repayment", "dividend"};
};
template<> struct Vocabulary<ScheduleKind> {
    static constexpr std::array<std::string_view, 4> words{"upfront", "linear", "ramp", "custom"};
};
template<> struct Vocabulary<Firmness> {
    static constexpr std::array<std::string_view, 3> words{"binding", "cancellable", "usage"};
};
template<> struct Vocabulary<Settlement> {
    static constexpr std::array<std::string_view, 2> words{"cash", "in_kind"};
};
template<> struct Vocabulary<ConditionState> {
    static constexpr std::array<std::string_view, 3> words{"open", "met", "failed"};
};
template<> struct Vocabulary<RelationType> {
    static constexpr std::array<std::string_view, 6> words{"hosts",     "resells",  "licenses",
                                                           "exclusive", "supplies", "owns"};
};
template<> struct Vocabulary<RelationDepth> {
    static constexpr std::array<std::string_view, 4> words{"", "integrated", "standard", "resold"};
};
template<> struct Vocabulary<MetricKind> {
    static constexpr std::array<std::string_view, 2> words{"revenue", "cash"};
};
template<> struct Vocabulary<MetricBasis> {
    static constexpr std::array<std::string_view, 4> words{"", "actual", "guidance", "estimate"};
};
template<> struct Vocabulary<ClaimGrade> {
    static constexpr std::array<std::string_view, 5> words{"", "filing", "company", "press", "estimate"};
};
template<> struct Vocabulary<AnnotationShape> {
    static constexpr std::array<std::string_view, 2> words{"note", "box"};
};
template<> struct Vocabulary<RecordKind> {
    static constexpr std::array<std::string_view, 16> words{
        "parties",   "deals", "flows",      "conditions", "relations", "metrics",     "claims", "fx",
        "scenarios", "steps", "placements", "settings",   "loops",     "annotations", "views",  "collapses"};
};

template<class Enum> constexpr std::string_view word(Enum value)
{
    return Vocabulary<Enum>::words[static_cast<std::size_t>(value)];
}

// The value of a word; nothing for a word that is not in the vocabulary. Exact spelling.
template<class Enum> constexpr std::optional<Enum> parseWord(std::string_view text)
{
    const auto& words = Vocabulary<Enum>::words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

// Capital is money placed in the payee, or coming back to the one who placed it (repayment, dividend); commercial
// money buys something.
enum class MoneyClass : std::uint8_t { capital, commercial };

constexpr MoneyClass moneyClass(Instrument instrument)
{
    return instrument >= Instrument::compute && instrument <= Instrument::energy ? MoneyClass::commercial
                                                                                 : MoneyClass::capital;
}

} // namespace roundtrip
