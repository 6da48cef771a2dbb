// SPDX-License-Identifier: GPL-3.0-or-later
// The verb rebase: lists where a scenario and its changed base conflict, or makes the one fit the other.
#include "app/answer.h"
#include "app/command_line.h"
#include "app/failure.h"
#include "app/messages.h"
#include "app/options.h"
#include "core/interchange/cells.h"
#include "core/interchange/directory.h"
#include "core/model/rebase.h"
#include "core/store/store.h"
#include "ui/document/editor.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(RebaseVerb)
};

struct RebaseOptions {
    CommonOptions common;
    std::string scenario;
    std::string keep; // none: only list
};

std::string kindWord(Clash::Kind kind)
{
    switch (kind) {
    case Clash::Kind::bothAltered: return "both_altered";
    case Clash::Kind::removedAndAltered: return "removed_and_altered";
    case Clash::Kind::bothAdded: return "both_added";
    case Clash::Kind::alteredAndRemoved: return "altered_and_removed";
    case Clash::Kind::bothRemoved: return "both_removed";
    case Clash::Kind::unreadable: return "unreadable";
    }
    return {};
}

// An entry a field; one without where the record clashes without any.
Answer answerOf(const Book& base, const std::vector<Clash>& found)
{
    const Directory directory(base);
    Answer list = Answer::array();
    for (const Clash& clash : found) {
        const std::vector<Clash::Field> fields = clash.fields.empty() ? std::vector<Clash::Field>(1) : clash.fields;
        for (const Clash::Field& field : fields) {
            const auto value = [&](const Value& of) {
                const std::string shown = shownValue(clash.record, field.field, of, directory);
                return shown.empty() ? Answer() : Answer(shown);
            };
            Answer one;
            one["record"] = word(clash.record.kind);
            one["id"] = text(clash.record.id);
            one["name"] = directory.label(clash.record);
            one["conflict"] = kindWord(clash.kind);
            one["field"] = field.field.empty() ? Answer() : Answer(field.field);
            one["was"] = value(field.was);
            one["base"] = value(field.now);
            one["scenario"] = value(field.wanted);
            one["open"] = clash.open();
            list.push_back(std::move(one));
        }
    }
    return list;
}

void tell(const Answer& answer, OutputFormat format, std::ostream& out)
{
    switch (format) {
    case OutputFormat::text: out << answerText(answer); break;
    case OutputFormat::json: out << answerJson(answer); break;
    case OutputFormat::csv: out << answerCsv(answer); break;
    }
}

void runRebase(const RebaseOptions& options, Streams streams)
{
    const bool writes = !options.keep.empty();
    Store store = Store::open(options.common.file, writes ? OpenMode::readWrite : OpenMode::readOnly);
    const Book book = store.book();
    const Scenario& scenario = scenarioCalled(book, options.scenario);
    Answer answer;
    answer["scenario"] = scenario.name;
    answer["written"] = false;
    answer["conflicts"] = answerOf(book, clashes(book, scenario.id));
    if (writes) {
        const Prevails side = options.keep == "base" ? Prevails::base : Prevails::scenario;
        const Edit edit = rebased(book, scenario.id, [side](const Clash&) { return side; });
        if (!edit.good()) {
            throw Failure(Tr::tr("the scenario %1 was left as it is: what is kept would break a rule. %2")
                              .arg(inQuotes(scenario.name), sentence(edit.faults.front())));
        }
        if (!edit.changes.empty()) {
            store.save({Tr::tr("Rebase %1").arg(QString::fromStdString(scenario.name)).toStdString(), edit.changes});
            answer["written"] = true;
        }
    }
    tell(answer, options.common.format, streams.out);
}

} // namespace

void addRebaseVerb(Verbs& verbs)
{
    verbs.add<RebaseOptions>(
        "rebase", Tr::tr("where a scenario conflicts with its changed base; --keep settles it").toStdString(),
        [](RebaseOptions& options, CLI::App& verb) {
            addFileArgument(verb, options.common);
            verb.add_option("SCENARIO", options.scenario, Tr::tr("the scenario's name").toStdString())->required();
            verb.add_option("--keep", options.keep,
                            Tr::tr("whose values hold, scenario or base; without it nothing is written").toStdString())
                ->check(CLI::IsMember({"scenario", "base"}));
            addFormatOption(verb, options.common);
            addQuietOption(verb, options.common);
        },
        runRebase);
}

} // namespace roundtrip
