// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <algorithm>
#include <filesystem>

#include "app/failure.h"
#include "app/messages.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

void addVerbs(Verbs& verbs)
{
    addDocumentVerbs(verbs);
    addExportVerb(verbs);
    addAnalysisVerbs(verbs);
    addRebaseVerb(verbs);
}

bool isVerb(const CLI::App& app, const std::string& word)
{
    return !app.get_subcommands([&](const CLI::App* known) { return known->get_name() == word; }).empty();
}

void tell(std::ostream& err, const QString& sentence)
{
    err << "roundtrip: " << sentence.toStdString() << '\n';
}

ExitCode misuse(const CLI::ParseError& error, std::ostream& err)
{
    tell(err, shown(error.what()) + Tr::tr(" (roundtrip --help lists the words)"));
    return ExitCode::misused;
}

} // namespace

bool callsVerb(const std::vector<std::string>& arguments)
{
    if (arguments.empty()) {
        return false;
    }
    const std::string& first = arguments.front();
    if (first == "--help" || first == "-h" || first == "--version") {
        return true;
    }
    CLI::App app;
    Verbs verbs{app, {}};
    addVerbs(verbs);
    // What is neither a verb nor looks like a file is a verb misspelt; the window's own options begin with a dash.
    std::error_code error;
    const bool file = first.find_first_of("./") != std::string::npos || std::filesystem::exists(first, error);
    return isVerb(app, first) || (!first.starts_with('-') && !file);
}

void endCommandLine()
{
    delete QCoreApplication::instance(); // made for fonts, where something was drawn
}

ExitCode runCommandLine(std::vector<std::string> arguments, Streams streams)
{
    CLI::App app(
        Tr::tr("Who pays whom, and where the money goes.\nWithout a verb: the window, on FILE if one is named.")
            .toStdString(),
        "roundtrip");
    app.set_version_flag("--version", ROUNDTRIP_VERSION);
    app.require_subcommand(1);
    Verbs verbs{app, {}};
    addVerbs(verbs);
    if (!arguments.empty() && !arguments.front().starts_with('-') && !isVerb(app, arguments.front())) {
        tell(streams.err, Tr::tr("%1 is neither a verb nor a file; roundtrip --help lists the verbs")
                              .arg(inQuotes(arguments.front())));
        return ExitCode::misused;
    }
    try {
        std::reverse(arguments.begin(), arguments.end()); // as CLI11 takes them
        app.parse(arguments);
        verbs.chosen(streams);
        streams.out.flush();
        if (!streams.out) {
            throw Failure(Tr::tr("the answer could not be written; is the disk full?"));
        }
        return ExitCode::done;
    } catch (const CLI::Success& success) { // help or version was asked for
        app.exit(success, streams.out, streams.err);
        return ExitCode::done;
    } catch (const CLI::ParseError& error) {
        return misuse(error, streams.err);
    } catch (const Misuse& error) {
        tell(streams.err, QString::fromUtf8(error.what()));
        return ExitCode::misused;
    } catch (const Failure& error) {
        tell(streams.err, QString::fromUtf8(error.what()));
    } catch (const StoreError& error) {
        tell(streams.err, failureLine(error));
    } catch (const std::filesystem::filesystem_error& error) {
        tell(streams.err, sentence(error));
    } catch (const std::exception& error) {
        tell(streams.err, shown(error.what()));
    }
    return ExitCode::failed;
}

} // namespace roundtrip
