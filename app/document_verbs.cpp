// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that make, fill, check and save documents: new, import, check, rescue.
#include "app/command_line.h"
#include "app/failure.h"
#include "app/messages.h"
#include "app/options.h"
#include "app/sample.h"
#include "core/interchange/csv.h"
#include "core/interchange/directory.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "core/store/rescue.h"
#include "core/store/store.h"
#include "ui/document/document.h"
#include <QCoreApplication>
#include <nlohmann/json.hpp>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(DocumentVerbs)
};

std::string help(const QString& text)
{
    return text.toStdString();
}

// A document made, filled and only then in its place: what fails leaves nothing behind and what was there as it was.
void createFilled(const fs::path& file, Existing existing, const Action& action)
{
    Store store = Store::create(file, existing);
    try {
        store.book();
        store.save(action);
    } catch (...) {
        std::error_code ignored;
        fs::remove(file, ignored);
        throw;
    }
}

struct NewOptions {
    fs::path file;
    bool sample = false;
    bool force = false;
    bool quiet = false; // it says nothing anyway
};

void runNew(const NewOptions& options, Streams)
{
    const Existing existing = options.force ? Existing::replace : Existing::keep;
    if (options.sample) {
        createFilled(options.file, existing, {help(Tr::tr("Add the sample")), sampleChanges()});
    } else {
        Store::create(options.file, existing);
    }
}

struct ImportOptions {
    std::vector<fs::path> sources;
    CommonOptions common;
    bool keepUnknown = false;
};

void tellWhatCame(const Changes& changes, std::ostream& err)
{
    int created = 0;
    for (const Change& change : changes) {
        created += std::holds_alternative<Created>(change) ? 1 : 0;
    }
    const int altered = static_cast<int>(changes.size()) - created;
    err << Tr::tr("roundtrip: %1 records added, %2 altered").arg(created).arg(altered).toStdString() << '\n';
}

void runImport(const ImportOptions& options, Streams streams)
{
    const ReadSheets read = readTables(options.sources);
    if (!read.problems.empty()) {
        throw Failure(sentence(read.problems));
    }
    const fs::path& file = options.common.file;
    std::error_code error;
    const bool isThere = fs::exists(fs::symlink_status(file, error));
    std::optional<Store> store;
    if (isThere) {
        store = Store::open(file, OpenMode::readWrite);
    }
    const Import import = importTables(store ? store->book() : Book{}, read.sheets,
                                       options.keepUnknown ? UnknownColumns::keepInNote : UnknownColumns::refuse);
    if (!import.problems.empty()) {
        throw Failure(sentence(import.problems));
    }
    if (!options.common.quiet) {
        for (const ImportProblem& remark : import.remarks) {
            streams.err << "roundtrip: " << sentence(remark).toStdString() << '\n';
        }
    }
    const Action action{help(Tr::tr("Import")), import.changes};
    if (!store) {
        createFilled(file, Existing::keep, action);
    } else if (!import.changes.empty()) {
        store->save(action);
    }
    if (!options.common.quiet) {
        tellWhatCame(import.changes, streams.err);
    }
}

// How `check` names the record of a problem.
struct Named {
    std::string table;
    std::string id;
    std::string name;
};

Named named(const Problem& problem, const std::optional<Directory>& directory)
{
    if (!problem.record) {
        return {};
    }
    return {std::string(word(problem.record->kind)), text(problem.record->id),
            directory ? directory->label(*problem.record) : std::string{}};
}

void writeCheckJson(const std::vector<std::pair<Named, Problem>>& problems, bool ok, std::ostream& out)
{
    nlohmann::ordered_json answer;
    answer["ok"] = ok;
    answer["problems"] = nlohmann::ordered_json::array();
    for (const auto& [name, problem] : problems) {
        nlohmann::ordered_json one;
        const auto orNull = [](const std::string& text) {
            return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
        };
        one["record"] = orNull(name.table);
        one["id"] = orNull(name.id);
        one["problem"] = sentence(problem).toStdString();
        one["name"] = orNull(name.name);
        one["field"] = orNull(problem.field);
        one["severity"] = severity(problem.kind) == Severity::error ? "error" : "remark";
        answer["problems"].push_back(std::move(one));
    }
    out << answer.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void writeCheckCsv(const std::vector<std::pair<Named, Problem>>& problems, std::ostream& out)
{
    Sheet sheet;
    for (const char* column : {"record", "id", "problem", "name", "field", "severity"}) {
        sheet.header.push_back({column});
    }
    for (const auto& [name, problem] : problems) {
        sheet.rows.push_back({{name.table},
                              {name.id},
                              {sentence(problem).toStdString()},
                              {name.name},
                              {problem.field},
                              {severity(problem.kind) == Severity::error ? "error" : "remark"}});
    }
    out << csvText(sheet);
}

void runCheck(const CommonOptions& options, Streams streams)
{
    const std::vector<Problem> found = check(options.file);
    std::optional<Directory> directory;
    try {
        directory.emplace(Store::open(options.file, OpenMode::readOnly).book());
    } catch (const StoreError&) {
        // What is too damaged to be read is told by its ids.
    }
    bool ok = true;
    std::vector<std::pair<Named, Problem>> problems;
    for (const Problem& problem : found) {
        ok = ok && severity(problem.kind) == Severity::remark;
        problems.emplace_back(named(problem, directory), problem);
    }
    if (options.format == OutputFormat::json) {
        writeCheckJson(problems, ok, streams.out);
        return;
    }
    if (options.format == OutputFormat::csv) {
        writeCheckCsv(problems, streams.out);
        return;
    }
    for (const auto& [name, problem] : problems) {
        const std::string which = name.name.empty() ? name.id : name.name;
        streams.out << shown(name.table + (which.empty() ? "" : " " + which)).toStdString()
                    << (name.table.empty() ? "" : ": ") << sentence(problem).toStdString() << '\n';
    }
    if (problems.empty()) {
        streams.out << Tr::tr("The document is sound.").toStdString() << '\n';
    }
}

struct RescueOptions {
    fs::path file;
    fs::path into;
    bool quiet = false;
};

void runRescue(const RescueOptions& options, Streams streams)
{
    const Rescued rescued = rescue(options.file);
    writeRescued(rescued, options.into, help(Tr::tr("Save what could be saved")));
    if (!options.quiet) {
        streams.err << "roundtrip: " << sentence(rescued).toStdString() << '\n';
    }
}

} // namespace

void addDocumentVerbs(Verbs& verbs)
{
    verbs.add<NewOptions>(
        "new", help(Tr::tr("a new document, empty or holding the sample")),
        [](NewOptions& options, CLI::App& verb) {
            verb.add_option("FILE", options.file, help(Tr::tr("the document to make")))->required();
            verb.add_flag("--sample", options.sample, help(Tr::tr("with the sample in it")));
            verb.add_flag("--force", options.force, help(Tr::tr("replace a file that is there")));
            verb.add_flag("--quiet", options.quiet, help(Tr::tr("no messages but failures")));
        },
        runNew);
    verbs.add<ImportOptions>(
        "import", help(Tr::tr("adds tables to a document, all or nothing")),
        [](ImportOptions& options, CLI::App& verb) {
            verb.add_option("SOURCE", options.sources,
                            help(Tr::tr("folders of .csv tables; .csv, .json, .xlsx, .graphml or .gexf files")))
                ->required();
            verb.add_option("--into", options.common.file, help(Tr::tr("the document; made where there is none")))
                ->required();
            verb.add_flag("--keep-unknown", options.keepUnknown, help(Tr::tr("keep unknown columns in the note")));
            addQuietOption(verb, options.common);
        },
        runImport);
    verbs.add<CommonOptions>(
        "check", help(Tr::tr("the integrity of a document, record by record")),
        [](CommonOptions& options, CLI::App& verb) {
            addFileArgument(verb, options);
            addFormatOption(verb, options);
            addQuietOption(verb, options);
        },
        runCheck);
    verbs.add<RescueOptions>(
        "rescue", help(Tr::tr("saves what can be saved of a damaged document into a new one")),
        [](RescueOptions& options, CLI::App& verb) {
            verb.add_option("FILE", options.file, help(Tr::tr("the damaged document; it is only read")))->required();
            verb.add_option("--into", options.into, help(Tr::tr("the document to make")))->required();
            verb.add_flag("--quiet", options.quiet, help(Tr::tr("no messages but failures")));
        },
        runRescue);
}

} // namespace roundtrip
