// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that the tests of pages and films are made of, and programs that look into what was written.
#pragma once

#include <memory>
#include <string_view>

#include "core/layout/layered.h"
#include "core/picture/compose_map.h"
#include "core/picture/motion.h"
#include "tests/support/book_lines.h"
#include <QProcess>
#include <QStringList>

namespace roundtrip::testing {

struct Shown {
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Motion> motion;
};

inline Shown shownOf(std::string_view lines, const MapOptions& options = {})
{
    const Book book = bookOf(lines);
    const Network network(book, questionAt("2026-06-30"));
    Shown shown;
    shown.picture =
        std::make_shared<const Picture>(composeMap(book, network, layered(mapGraph(book, network, options)), options));
    shown.motion = std::make_shared<const Motion>(network, *shown.picture);
    return shown;
}

// A loop of two that pays from 2026 to 2028, and a party beside it.
constexpr std::string_view loopAndOne = "party Amazon kind:hyperscaler\n"
                                        "party OpenAI kind:lab\n"
                                        "party Oracle kind:hyperscaler\n"
                                        "Amazon > OpenAI 50B equity 2026-01-01..2027-01-01\n"
                                        "OpenAI > Amazon 100B compute 2026-01-01..2028-01-01\n"
                                        "OpenAI > Oracle 30B compute 2026-01-01..2028-01-01\n";

// What a program says on its standard output; "?" where it fails.
inline QByteArray saidBy(const QString& program, const QStringList& words)
{
    QProcess process;
    process.start(program, words);
    if (!process.waitForStarted() || !process.waitForFinished(60'000) || process.exitCode() != 0) {
        return "?";
    }
    return process.readAllStandardOutput();
}

} // namespace roundtrip::testing
