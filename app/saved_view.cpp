// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/saved_view.h"

#include "app/failure.h"
#include "app/messages.h"
#include "core/model/saved_views.h"
#include "core/model/scenario.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SavedViewExport)
};

const SavedView& viewCalled(const Book& book, const std::string& name)
{
    if (const SavedView* view = savedViewNamed(book, name)) {
        return *view;
    }
    QStringList names;
    for (const SavedView& view : book.all<SavedView>()) {
        names << inQuotes(view.name);
    }
    throw Failure(names.isEmpty() ? Tr::tr("there is no saved view %1; the document has none").arg(inQuotes(name))
                                  : Tr::tr("there is no saved view %1; the document has %2")
                                        .arg(inQuotes(name), names.join(QStringLiteral(", "))));
}

} // namespace

Looks savedLooks(Reading& reading, const std::string& name, const CommonOptions& options, std::ostream& messages)
{
    const SavedView& view = viewCalled(reading.base, name);
    const auto sight = decodedSight(view.shows);
    if (!sight) {
        throw Failure(Tr::tr("the saved view %1 cannot be read; save it again in the window").arg(inQuotes(name)));
    }
    if (sight->scenario && !scenarioMeant(reading.base, *sight->scenario)) {
        throw Failure(Tr::tr("the saved view %1 is of the scenario %2, which is gone")
                          .arg(inQuotes(name), inQuotes(sight->scenario->name)));
    }
    const auto bookIn = [&reading](const std::optional<ScenarioId>& scenario) -> const Book& {
        if (scenario && reading.scenario != scenario) {
            ScenarioBook made = scenarioBook(reading.base, *scenario);
            reading.scenario = scenario;
            reading.book = std::move(made.book);
            reading.conflicts = std::move(made.conflicts);
        }
        return scenario ? reading.book : reading.base;
    };
    Reopened seen = reopened(bookIn, *sight, {}, options.asOf);
    if (!seen.gone.isEmpty() && !options.quiet) {
        messages << "roundtrip: "
                 << Tr::tr("the saved view %1 shows what is left; gone: %2")
                        .arg(inQuotes(name), seen.gone.join(QStringLiteral(", ")))
                        .toStdString()
                 << '\n';
    }
    return std::move(seen.looks);
}

} // namespace roundtrip
