// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/clipping.h"

#include <algorithm>
#include <string>

#include "core/interchange/csv.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/import.h"
#include "core/interchange/json.h"
#include "ui/words/words.h"

namespace roundtrip {

namespace {

// Which of the tables' parties were chosen themselves; the others are there because a flow names them.
constexpr const char* wholeType = "application/x-roundtrip-whole-parties";

QString tabbed(const Sheet& sheet)
{
    QString text;
    const auto add = [&text](const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) {
                text += QLatin1Char('\t');
            }
            const bool plain = cells[i].kind == CellKind::number || cells[i].kind == CellKind::amount;
            text += oneLine(qt(plain ? cells[i].text : guardedText(cells[i].text)));
        }
        text += QLatin1Char('\n');
    };
    add(sheet.header);
    for (const auto& row : sheet.rows) {
        add(row);
    }
    return text;
}

} // namespace

std::unique_ptr<QMimeData> mimeOf(const Clip& clip)
{
    auto data = std::make_unique<QMimeData>();
    const std::vector<Sheet> tables = tablesOf(clip.book);
    data->setData(QLatin1String(clipType), QByteArray::fromStdString(jsonText(tables)));
    QByteArray whole;
    for (const PartyId& party : clip.whole) {
        // A name may hold a line's end, but no NUL.
        whole += QByteArray::fromStdString(clip.book.find(party)->name) + '\0';
    }
    data->setData(QLatin1String(wholeType), whole);
    const auto named = [&tables](const char* name) {
        return std::find_if(tables.begin(), tables.end(), [name](const Sheet& sheet) { return sheet.name == name; });
    };
    const auto lines = named(clip.book.flows().size() > 0 ? "flows" : "parties");
    if (lines != tables.end()) {
        data->setData(QStringLiteral("text/csv"), QByteArray::fromStdString(csvText(*lines)));
        data->setText(tabbed(*lines));
    }
    return data;
}

std::optional<Clip> clipOf(const QMimeData& data)
{
    if (!data.hasFormat(QLatin1String(clipType))) {
        return std::nullopt;
    }
    const ReadSheets read = readJson(data.data(QLatin1String(clipType)).toStdString(), "clipboard");
    Book book;
    if (!read.problems.empty()) {
        return std::nullopt;
    }
    const Import tables = importTables(book, read.sheets);
    if (!tables.problems.empty() || !apply(book, tables.changes).empty()) {
        return std::nullopt;
    }
    std::vector<std::string> whole;
    for (const QByteArray& name : data.data(QLatin1String(wholeType)).split('\0')) {
        if (!name.isEmpty()) {
            whole.push_back(name.toStdString());
        }
    }
    return clipOf(std::move(book), whole);
}

} // namespace roundtrip
