// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <map>

#include "app/failure.h"
#include "app/messages.h"
#include "core/model/scenario.h"
#include "core/store/store.h"
#include "core/values/names.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

[[noreturn]] void refuseWord(const std::string& option, const std::string& word, const std::string& allowed)
{
    const QString sentence = Tr::tr("%1 is not one of %2").arg(inQuotes(word), shown(allowed));
    throw CLI::ValidationError(option, sentence.toStdString());
}

template<class Enum> std::string wordsOf()
{
    std::string out;
    for (const std::string_view known : Vocabulary<Enum>::words) {
        out += (out.empty() ? "" : ", ") + std::string(known);
    }
    return out;
}

template<class Enum> void insertWord(const std::string& option, const std::string& text, EnumSet<Enum>& set)
{
    const auto value = parseWord<Enum>(text);
    if (!value) {
        refuseWord(option, text, wordsOf<Enum>());
    }
    set.insert(*value);
}

template<class Enum>
void addWordsOption(CLI::App& verb, const std::string& name, std::optional<EnumSet<Enum>>& set, const QString& help)
{
    verb.add_option_function<std::vector<std::string>>(
            name,
            [name, &set](const std::vector<std::string>& words) {
                set.emplace();
                for (const std::string& one : words) {
                    insertWord(name, one, *set);
                }
            },
            help.toStdString())
        ->delimiter(',');
}

template<class Value>
void addChoice(CLI::App& verb, const std::string& name, Value& value, const std::map<std::string, Value>& choices,
               const QString& help)
{
    verb.add_option_function<std::string>(
        name,
        [name, &value, choices](const std::string& word) {
            const auto found = choices.find(word);
            if (found == choices.end()) {
                std::string allowed;
                for (const auto& [known, unused] : choices) {
                    allowed += (allowed.empty() ? "" : ", ") + known;
                }
                refuseWord(name, word, allowed);
            }
            value = found->second;
        },
        help.toStdString());
}

void addDate(CLI::App& verb, const std::string& name, std::optional<Date>& date, const QString& help)
{
    verb.add_option_function<std::string>(
        name, [name, &date](const std::string& text) { date = dateOption(name, text); }, help.toStdString());
}

} // namespace

Date dateOption(const std::string& option, const std::string& text)
{
    const auto date = parseDate(text);
    if (!date) {
        throw CLI::ValidationError(option,
                                   Tr::tr("%1 is not a day; write it as 2026-05-01").arg(inQuotes(text)).toStdString());
    }
    return *date;
}

void addFileArgument(CLI::App& verb, CommonOptions& options)
{
    verb.add_option("FILE", options.file, Tr::tr("the document").toStdString())->required();
}

void addQuietOption(CLI::App& verb, CommonOptions& options)
{
    verb.add_flag("--quiet", options.quiet, Tr::tr("no messages but failures").toStdString());
}

void addFormatOption(CLI::App& verb, CommonOptions& options)
{
    addChoice<OutputFormat>(verb, "--format", options.format,
                            {{"text", OutputFormat::text}, {"json", OutputFormat::json}, {"csv", OutputFormat::csv}},
                            Tr::tr("text (unless said), json or csv"));
}

void addQuestionOptions(CLI::App& verb, CommonOptions& options, WindowEnd end)
{
    options.asOf = today();
    verb.add_option("--scenario", options.scenario, Tr::tr("ask it of this scenario").toStdString());
    addChoice<Measure>(
        verb, "--measure", options.measure,
        {{"committed", Measure::committed}, {"expected", Measure::expected}, {"headline", Measure::headline}},
        Tr::tr("committed, expected or headline (unless said)"));
    addDate(verb, "--from", options.window.from, Tr::tr("the first day that counts"));
    if (end == WindowEnd::option) {
        addDate(verb, "--to", options.window.to, Tr::tr("the first day that counts no more"));
    }
    verb.add_option_function<std::string>(
        "--as-of", [&options](const std::string& text) { options.asOf = dateOption("--as-of", text); },
        Tr::tr("the day up to which money counts as paid (today unless said)").toStdString());
    verb.add_option_function<std::vector<std::string>>(
            "--include",
            [&options](const std::vector<std::string>& words) {
                for (const std::string& word : words) {
                    if (word == "reported") {
                        options.alsoStatuses.insert(DealStatus::reported);
                    } else if (word == "intent") {
                        options.alsoStatuses.insert(DealStatus::intent);
                    } else if (word == "in_kind") {
                        options.alsoSettlements.insert(Settlement::inKind);
                    } else {
                        refuseWord("--include", word, "reported, intent, in_kind");
                    }
                }
            },
            Tr::tr("count these as well: reported, intent, in_kind").toStdString())
        ->delimiter(',');
    addWordsOption(verb, "--instrument", options.instruments, Tr::tr("count these instruments only"));
    addWordsOption(verb, "--firmness", options.firmness, Tr::tr("count flows of this firmness only"));
    verb.add_option("--collapse", options.collapse, Tr::tr("count the units of this party as the party").toStdString())
        ->expected(1)
        ->take_all();
}

const Scenario& scenarioCalled(const Book& book, std::string_view name)
{
    const Scenario* scenario = scenarioNamed(book, name);
    if (scenario != nullptr) {
        return *scenario;
    }
    QStringList names;
    for (const Scenario& known : book.all<Scenario>()) {
        names << inQuotes(known.name);
    }
    throw Failure(names.isEmpty() ? Tr::tr("there is no scenario %1; the document has none").arg(inQuotes(name))
                                  : Tr::tr("there is no scenario %1; the document has %2")
                                        .arg(inQuotes(name), names.join(QStringLiteral(", "))));
}

Reading readDocument(const CommonOptions& options, std::ostream& messages)
{
    Reading out;
    out.base = Store::open(options.file, OpenMode::readOnly).book();
    out.book = out.base;
    if (options.scenario.empty()) {
        return out;
    }
    out.scenario = scenarioCalled(out.base, options.scenario).id;
    ScenarioBook scenario = scenarioBook(out.base, *out.scenario);
    out.book = std::move(scenario.book);
    out.conflicts = std::move(scenario.conflicts);
    if (!out.conflicts.empty() && !options.quiet) {
        messages << Tr::tr("roundtrip: steps of the scenario that no longer fit the base and are left out: %1")
                        .arg(out.conflicts.size())
                        .toStdString()
                 << '\n';
    }
    return out;
}

const Party& partyNamed(const Book& book, std::string_view name)
{
    const Party* similar = nullptr;
    int count = 0;
    const std::string fold = folded(name);
    for (const Party& party : book.parties()) {
        if (party.name == name) {
            return party;
        }
        if (folded(party.name) == fold) {
            similar = &party;
            ++count;
        }
    }
    if (count == 1) {
        return *similar;
    }
    throw Failure(
        count == 0
            ? Tr::tr("there is no party %1; exposure lists all parties").arg(inQuotes(name))
            : Tr::tr("%1 is the name of %2 parties but for its case; write it exactly").arg(inQuotes(name)).arg(count));
}

Question questionOf(const CommonOptions& options, const Book& book)
{
    const auto& [from, to] = options.window;
    if (from && to && *to < *from) {
        throw Misuse(
            Tr::tr("--to: %1 lies before --from, %2; exchange them").arg(shown(text(*to)), shown(text(*from))));
    }
    Question question;
    question.measure = options.measure;
    question.window = options.window;
    question.asOf = options.asOf;
    for (const DealStatus status : {DealStatus::reported, DealStatus::intent}) {
        if (options.alsoStatuses.holds(status)) {
            question.filter.statuses.insert(status);
        }
    }
    if (options.alsoSettlements.holds(Settlement::inKind)) {
        question.filter.settlements.insert(Settlement::inKind);
    }
    question.filter.instruments = options.instruments.value_or(question.filter.instruments);
    question.filter.firmness = options.firmness.value_or(question.filter.firmness);
    for (const std::string& name : options.collapse) {
        question.filter.collapsed.push_back(partyNamed(book, name).id);
    }
    return question;
}

} // namespace roundtrip
