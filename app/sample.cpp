// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include <cassert>
#include <vector>

#include "core/interchange/csv.h"
#include "core/interchange/import.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>

// A resource of a static library is linked only where somebody asks for it, and the macro must stand in no namespace.
static void loadSample()
{
    Q_INIT_RESOURCE(sample);
}

namespace roundtrip {

Changes sampleChanges()
{
    loadSample();
    std::vector<Sheet> sheets;
    const QFileInfoList files = QDir(QStringLiteral(":/sample")).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        const bool open = file.open(QIODevice::ReadOnly);
        assert(open);
        const QByteArray bytes = open ? file.readAll() : QByteArray{};
        ReadSheets read = readCsv({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                  info.completeBaseName().toStdString(), info.fileName().toStdString());
        assert(read.problems.empty());
        std::move(read.sheets.begin(), read.sheets.end(), std::back_inserter(sheets));
    }
    Import import = importTables({}, sheets);
    assert(import.problems.empty() && !import.changes.empty());
    return std::move(import.changes);
}

} // namespace roundtrip
