// SPDX-License-Identifier: GPL-3.0-or-later
// A document on disk and what is looked at of it: what a test of an analyst's panel works at.
#pragma once

#include <memory>
#include <stdexcept>
#include <string_view>

#include "core/analysis/findings.h"
#include "tests/support/book_lines.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/words/words.h"
#include <QAbstractItemView>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace roundtrip::testing {

class AnalystBench {
public:
    // The lines of book_lines.h; headline, everything, as of 2026-01-01 unless said.
    explicit AnalystBench(std::string_view lines, std::string_view asOf = "2026-01-01")
    {
        document = Document::create(folder.filePath(QStringLiteral("deals.roundtrip")).toStdString());
        if (!document->perform(QStringLiteral("Import"), difference(document->book(), bookOf(lines)))) {
            throw std::runtime_error("the book could not be written");
        }
        Focus start;
        start.question = questionAt(asOf);
        focus.set(start);
    }

    const Book& book() const { return document->book(focus.focus().scenario); }
    std::shared_ptr<const Findings> found() const
    {
        return std::make_shared<const Findings>(findings(book(), focus.focus().question));
    }
    void selectParty(std::string_view name) { focus.select({{RecordKind::party, party(book(), name).value}}); }

    QTemporaryDir folder;
    std::unique_ptr<Document> document;
    FocusHolder focus;
};

// The text of the label that plays a role in a panel.
inline QString said(const QWidget& panel, const char* role)
{
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        if (label->property("role").toString() == QLatin1String(role)) {
            return label->isHidden() ? QString() : label->text();
        }
    }
    throw std::runtime_error(std::string("no label ") + role);
}

// What the cells of a table's row say, as they are shown.
inline QStringList rowSaid(const QAbstractItemView& table, int row)
{
    QStringList cells;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        cells << table.model()->index(row, column).data().toString();
    }
    return cells;
}

} // namespace roundtrip::testing
