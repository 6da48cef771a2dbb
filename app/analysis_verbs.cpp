// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that ask a document: loops, circularity, exposure, recoup, trace, coverage, stress, register, compare.
#include <cmath>

#include "app/answers.h"
#include "app/command_line.h"
#include "app/failure.h"
#include "app/messages.h"
#include "core/model/scenario.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(AnalysisVerbs)
};

// A verb's own words beside the common ones.
struct AnalysisOptions {
    CommonOptions common;
    LoopsWanted loops;
    CircularityWanted circularity;
    RecoupmentWanted recoup;
    double share = 1;
    std::string first;
    std::string second;
    std::optional<std::string> party;
    std::optional<std::string> via;
    std::vector<std::string> shocks;
};

std::string help(const QString& text)
{
    return text.toStdString();
}

// What goes wrong while an answer is made, as a sentence.
template<class Make> void answering(Make make)
{
    try {
        make();
    } catch (const MissingRate& missing) {
        throw Failure(
            Tr::tr("there is no exchange rate for %1; add one to the table fx").arg(shown(missing.currency.code())));
    } catch (const Overflow& overflow) {
        throw Failure(Tr::tr("an amount is too large to be told to the cent: %1").arg(shown(overflow.what())));
    }
}

// FILE and the words of the verb, then what all questions share.
template<class AddWords, class Run>
void addQuestion(Verbs& verbs, const char* name, const QString& text, AddWords addWords, Run run)
{
    verbs.add<AnalysisOptions>(
        name, help(text),
        [addWords](AnalysisOptions& options, CLI::App& verb) {
            addFileArgument(verb, options.common);
            addWords(options, verb);
            addQuestionOptions(verb, options.common);
            addFormatOption(verb, options.common);
            addQuietOption(verb, options.common);
        },
        [run](const AnalysisOptions& options, Streams streams) {
            answering([&] {
                const Asked asked(options.common, streams.err);
                streams.out << rendered(complete(run(options, asked), asked), options.common.format);
            });
        });
}

void requireShare(const char* option, double share)
{
    if (!(share >= 0 && share <= 1)) {
        throw CLI::ValidationError(option, help(Tr::tr("a share from 0 to 1 is needed")));
    }
}

// A whole number, `least` or more. CLI11 takes "-1" for the largest unsigned number there is.
template<class Number>
void addCount(CLI::App& verb, const std::string& name, Number& value, std::int64_t least, const QString& text)
{
    verb.add_option_function<std::int64_t>(
        name,
        [name, &value, least](std::int64_t number) {
            if (number < least || number > UINT32_MAX) {
                throw CLI::ValidationError(
                    name, help(Tr::tr("a whole number from %1 is needed, not %2").arg(least).arg(number)));
            }
            value = static_cast<std::uint32_t>(number);
        },
        help(text));
}

// "PARTY=SHARE"; a name may hold an equals sign, a share does not.
std::map<std::string, double> shocksOf(const std::vector<std::string>& words)
{
    std::map<std::string, double> shocks;
    for (const std::string& word : words) {
        const std::size_t at = word.rfind('=');
        double share = NAN;
        if (at != std::string::npos && CLI::detail::lexical_cast(word.substr(at + 1), share) && share >= 0 &&
            share <= 1) {
            if (!shocks.emplace(word.substr(0, at), share).second) {
                throw Misuse(Tr::tr("--shock: %1 is there twice; take one out").arg(inQuotes(word.substr(0, at))));
            }
            continue;
        }
        throw Misuse(Tr::tr("--shock: %1 is not PARTY=SHARE with a share from 0 to 1").arg(inQuotes(word)));
    }
    return shocks;
}

void addLoops(Verbs& verbs)
{
    addQuestion(
        verbs, "loops", Tr::tr("who pays themselves through others, the largest round trip first"),
        [](AnalysisOptions& options, CLI::App& verb) {
            addCount(verb, "--top", options.loops.top, 0, Tr::tr("list this many"));
            addCount(verb, "--max-length", options.loops.maxLength, 0, Tr::tr("only loops of at most so many legs"));
            addCount(verb, "--limit", options.loops.limit, 0, Tr::tr("stop when so many are found"));
            CLI::Option* through =
                verb.add_option("--through", options.loops.through,
                                help(Tr::tr("only loops in which the first of these parties pays the second")))
                    ->expected(2)
                    ->type_name("PAYER PAYEE");
            verb.add_option("--party", options.loops.party, help(Tr::tr("only loops through this party")))
                ->excludes(through);
            addCount(verb, "--within", options.loops.within, 0,
                     Tr::tr("only loops whose legs pay one after the other within so many days"));
            verb.add_flag("--count", options.loops.count, help(Tr::tr("count them by length")));
            verb.add_option_function<double>(
                "--time-limit",
                [&options](double seconds) {
                    if (!(seconds > 0 && seconds < 1e9)) {
                        throw CLI::ValidationError("--time-limit", help(Tr::tr("a number of seconds is needed")));
                    }
                    options.loops.seconds = seconds;
                },
                help(Tr::tr("stop after so many seconds")));
        },
        [](const AnalysisOptions& options, const Asked& asked) { return loopsAnswer(asked, options.loops); });
}

void addRecoup(Verbs& verbs)
{
    addQuestion(
        verbs, "recoup", Tr::tr("when an investor has its money back: from a recipient, from all, round a loop"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_option("INVESTOR", options.recoup.investor, help(Tr::tr("who placed the money")));
            verb.add_option("RECIPIENT", options.recoup.recipient, help(Tr::tr("in whom")));
            verb.add_flag("--all", options.recoup.all, help(Tr::tr("in all in whom INVESTOR placed capital")));
            addCount(verb, "--loop", options.recoup.loop, 1,
                     Tr::tr("the money of loop N of those that loops lists, where the most comes back"));
            verb.add_flag("--grid", options.recoup.grid,
                          help(Tr::tr("payback by margin and by how likely it is that "
                                      "open conditions are met, as well")));
            verb.add_option_function<double>(
                "--margin",
                [&options](double margin) {
                    if (!(margin >= 0 && margin <= 1e6)) {
                        throw CLI::ValidationError("--margin", help(Tr::tr("a share of 0 or more is needed")));
                    }
                    options.recoup.terms.margin = margin;
                },
                help(Tr::tr("the share of commercial revenue that counts as recovered (1 unless said)")));
            verb.add_option_function<double>(
                "--rate",
                [&options](double rate) {
                    if (!(rate > -1 && rate <= 1e6)) {
                        throw CLI::ValidationError("--rate",
                                                   help(Tr::tr("an annual rate above -1 is needed, 0.1 for 10 %")));
                    }
                    options.recoup.terms.rate = rate;
                },
                help(Tr::tr("the annual rate to discount by (0 unless said)")));
        },
        [](const AnalysisOptions& options, const Asked& asked) { return recoupmentAnswer(asked, options.recoup); });
}

struct CompareOptions {
    CommonOptions common;
    std::string first;
    std::string second;
};

void runCompare(const CompareOptions& options, Streams streams)
{
    // The base against a scenario, or one scenario against the other.
    CommonOptions before = options.common;
    CommonOptions after = options.common;
    before.scenario = options.second.empty() ? std::string() : options.first;
    after.scenario = options.second.empty() ? options.first : options.second;
    answering([&] {
        const Asked asked(before, streams.err);
        const Scenario& scenario = scenarioCalled(asked.reading.base, after.scenario);
        const ScenarioBook other = scenarioBook(asked.reading.base, scenario.id);
        Answer answer = complete(comparisonAnswer(asked, other.book), asked);
        answer["question"]["other"] = after.scenario;
        streams.out << rendered(answer, options.common.format);
    });
}

} // namespace

void addAnalysisVerbs(Verbs& verbs)
{
    addLoops(verbs);
    addQuestion(
        verbs, "circularity", Tr::tr("how much of the headline is money that goes in circles"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_flag("--by-deal", options.circularity.byDeal,
                          help(Tr::tr("what each deal, taken away, lowers it by")));
            verb.add_flag("--by-year", options.circularity.byYear,
                          help(Tr::tr("each calendar year as a window of its own")));
        },
        [](const AnalysisOptions& options, const Asked& asked) {
            return circularityAnswer(asked, options.circularity);
        });
    addQuestion(
        verbs, "exposure", Tr::tr("what each party gets and gives, and what is at risk between two"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_option("--party", options.party, help(Tr::tr("this party only")));
        },
        [](const AnalysisOptions& options, const Asked& asked) { return exposureAnswer(asked, options.party); });
    addRecoup(verbs);
    addQuestion(
        verbs, "trace", Tr::tr("where a unit of money goes that a party pays out"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_option("SOURCE", options.first, help(Tr::tr("who pays it out")))->required();
            verb.add_option("--via", options.via, help(Tr::tr("all of it to this payee")));
        },
        [](const AnalysisOptions& options, const Asked& asked) {
            return traceAnswer(asked, options.first, options.via);
        });
    addQuestion(
        verbs, "coverage", Tr::tr("a party's commitments year by year against what it earns"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_option("PARTY", options.first, help(Tr::tr("the party")))->required();
            verb.add_option_function<double>(
                "--share",
                [&options](double share) {
                    requireShare("--share", share);
                    options.share = share;
                },
                help(Tr::tr("the share of revenue that is available (1 unless said)")));
        },
        [](const AnalysisOptions& options, const Asked& asked) {
            return coverageAnswer(asked, options.first, options.share);
        });
    addQuestion(
        verbs, "stress", Tr::tr("who can no longer pay when outside assets shrink"),
        [](AnalysisOptions& options, CLI::App& verb) {
            verb.add_option("--shock", options.shocks,
                            help(Tr::tr("PARTY=SHARE: the share of its assets that is lost")))
                ->expected(1)
                ->take_all();
        },
        [](const AnalysisOptions& options, const Asked& asked) {
            return stressAnswer(asked, shocksOf(options.shocks));
        });
    addQuestion(
        verbs, "register", Tr::tr("what is still open and what hangs on it, and where sources disagree"),
        [](AnalysisOptions&, CLI::App&) {},
        [](const AnalysisOptions&, const Asked& asked) { return registerAnswer(asked); });
    verbs.add<CompareOptions>(
        "compare", help(Tr::tr("what a scenario changes: records and figures")),
        [](CompareOptions& options, CLI::App& verb) {
            addFileArgument(verb, options.common);
            verb.add_option("SCENARIO", options.first, help(Tr::tr("against the base, or")))->required();
            verb.add_option("OTHER", options.second, help(Tr::tr("against this one")));
            addQuestionOptions(verb, options.common);
            verb.remove_option(verb.get_option("--scenario"));
            addFormatOption(verb, options.common);
            addQuietOption(verb, options.common);
        },
        runCompare);
}

} // namespace roundtrip
