// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/import_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

QString list(const std::vector<std::string>& words)
{
    QStringList out;
    for (const std::string& word : words) {
        out << shown(word);
    }
    return out.join(QStringLiteral(", "));
}

QString first(const std::vector<std::string>& words)
{
    return words.empty() ? QString() : shown(words.front());
}

// "flows.csv, line 3, column amount: "
QString place(const ImportProblem& problem)
{
    QString out = shown(problem.file);
    if (problem.file.empty()) {
        out = shown(problem.table);
    } else if (!QString::fromStdString(problem.file).endsWith(QStringLiteral(".csv")) && !problem.table.empty()) {
        out += QStringLiteral(" (%1)").arg(shown(problem.table));
    }
    if (problem.line > 0) {
        out += Tr::tr(", line %1").arg(problem.line);
    }
    if (!problem.columnName.empty()) {
        out += Tr::tr(", column %1").arg(shown(problem.columnName));
    } else if (problem.line > 0 && problem.column > 1) {
        out += Tr::tr(", character %1").arg(problem.column);
    }
    return out + QStringLiteral(": ");
}

QString ofFile(const ImportProblem& problem)
{
    const QString value = inQuotes(problem.value);
    using Kind = ImportProblemKind;
    switch (problem.kind) {
    case Kind::unreadable:
        return problem.value.empty()
                   ? Tr::tr("not a file that can be read; check the name")
                   : Tr::tr("cannot be read (%1); check the name and the rights").arg(shown(problem.value));
    case Kind::unknownFormat:
        return Tr::tr("files that end in %1 cannot be imported; take a folder of .csv tables, or a .csv, .json, .xlsx, "
                      ".graphml or .gexf file")
            .arg(value);
    case Kind::noTables: return Tr::tr("holds no tables; a folder needs files such as flows.csv");
    case Kind::tooLarge: return Tr::tr("too large (%1 bytes); split it").arg(shown(problem.value));
    case Kind::windows1252:
        return Tr::tr("the text is Windows-1252, not UTF-8 (byte %1); save it again as CSV UTF-8")
            .arg(shown(problem.value));
    case Kind::utf16: return Tr::tr("the text is UTF-16; save it again as CSV UTF-8");
    case Kind::notUtf8:
        return Tr::tr("the byte %1 is not UTF-8; save the file again as UTF-8").arg(shown(problem.value));
    case Kind::nul: return Tr::tr("a NUL character; this is not a text file, or it is damaged");
    case Kind::unterminatedQuote:
        return Tr::tr("the quote that opens here is never closed; close it, or double it inside text");
    case Kind::textAfterQuote:
        return Tr::tr("%1 stands after a closing quote; double the quotes inside the text").arg(value);
    case Kind::notJson: return Tr::tr("not JSON: %1").arg(shown(problem.value));
    case Kind::notTables:
        return Tr::tr(
            "JSON must be one object of tables, each an array of flat objects, as in {\"flows\": [{\"payer\": …}]}");
    case Kind::notXml: return Tr::tr("not XML: %1").arg(shown(problem.value));
    case Kind::xmlEntities:
        return Tr::tr("it declares the XML entity %1, which could be of any size; save it without entities").arg(value);
    case Kind::notAWorkbook:
        return problem.value.empty()
                   ? Tr::tr("not a workbook; save it as an Excel workbook (.xlsx), without a password")
                   : Tr::tr("not a whole workbook: %1 is missing or broken; save it again").arg(value);
    case Kind::unpacksTooLarge: return Tr::tr("it unpacks to more than %1 bytes; split it").arg(shown(problem.value));
    case Kind::notAGraph: return Tr::tr("holds no graph of the format that its name ends in");
    case Kind::undirected: return Tr::tr("an edge without a direction; it must say who pays whom, so make it directed");
    case Kind::unknownNode: return Tr::tr("an edge leads to the node %1, which is not there; add it").arg(value);
    case Kind::unknownTable:
        return Tr::tr("there is no table %1; the tables are %2").arg(value, list(problem.expected));
    case Kind::noHeader: return Tr::tr("empty; the first line must name the columns");
    case Kind::unknownColumn:
        return Tr::tr("there is no column %1; the columns are %2 (--keep-unknown keeps others in the note)")
            .arg(value, list(problem.expected));
    case Kind::missingColumn: return Tr::tr("%1 is needed and not there; add it").arg(value);
    case Kind::duplicateColumn: return Tr::tr("the column %1 is there twice; take one out").arg(value);
    case Kind::tooManyColumns:
        return Tr::tr("more than %1 columns; this is not a table, or its separators are odd").arg(shown(problem.value));
    case Kind::tooManyRows: return Tr::tr("more than %1 cells in all; split it").arg(shown(problem.value));
    case Kind::tooManyCells:
        return Tr::tr("%1 is beyond the last column; put text that holds separators in quotes").arg(value);
    default: return {};
    }
}

QString ofCell(const ImportProblem& problem)
{
    const QString value = inQuotes(problem.value);
    using Kind = ImportProblemKind;
    switch (problem.kind) {
    case Kind::missingValue: return Tr::tr("blank, but needed; fill it in");
    case Kind::unknownWord: return Tr::tr("%1 is not one of the words %2").arg(value, list(problem.expected));
    case Kind::notText: return Tr::tr("%1 holds a character that is not text; take it out").arg(value);
    case Kind::notADate: return Tr::tr("%1 is not a day; write it as 2026-05-01").arg(value);
    case Kind::notAStart:
        return Tr::tr("%1 is not a start; write a day as 2026-05-01, or \"on\" and the title of a condition")
            .arg(value);
    case Kind::notAnEnd:
        return Tr::tr("%1 is not an end; write a day as 2026-05-01, or a term as 24 months").arg(value);
    case Kind::notAnAmount: return Tr::tr("%1 is not an amount; write it as 1234567.89, 50B or $1.5bn").arg(value);
    case Kind::ambiguousAmount:
        return Tr::tr("%1 can be read two ways; write 1234 or 1.234 with a unit, without the comma").arg(value);
    case Kind::tooManyDecimals: return Tr::tr("%1 has more decimals than its currency").arg(value);
    case Kind::amountTooLarge: return Tr::tr("%1 is more than can be counted; check its unit").arg(value);
    case Kind::otherCurrency:
        return Tr::tr("%1 is in another currency than the row's, %2; make them agree")
            .arg(value, first(problem.expected));
    case Kind::notACurrency: return Tr::tr("%1 is not a currency; write its three letters, such as USD").arg(value);
    case Kind::notANumber: return Tr::tr("%1 is not a number; write it as 2026 or 0.5").arg(value);
    case Kind::notATruth: return Tr::tr("%1 is neither yes nor no").arg(value);
    case Kind::notPayments:
        return Tr::tr("%1 are not payments; write them as 2026-05-01=5B; 2027-05-01=10B").arg(value);
    case Kind::notAList:
        return Tr::tr("a quote in the list %1 is not closed; titles that hold a semicolon stand in double quotes")
            .arg(value);
    case Kind::outOfRange:
        return Tr::tr("%1 is not between %2 and %3")
            .arg(value, first(problem.expected), problem.expected.empty() ? QString() : shown(problem.expected.back()));
    case Kind::notPositive:
        if (problem.columnName == "rate") {
            return Tr::tr("%1 is not above zero; write what one unit is worth").arg(value);
        }
        return Tr::tr("%1 is not above zero; the direction is told by payer and payee").arg(value);
    default: return {};
    }
}

QString ofRecord(const ImportProblem& problem)
{
    const QString value = inQuotes(problem.value);
    const QString expected = problem.expected.empty() ? QString() : inQuotes(problem.expected.front());
    using Kind = ImportProblemKind;
    switch (problem.kind) {
    case Kind::duplicate:
        return Tr::tr("%1 stands on line %2 already; take one out").arg(value, first(problem.expected));
    case Kind::unknownRecord: return Tr::tr("there is no %1; add it to its table, or correct the name").arg(value);
    case Kind::unknownField:
        return Tr::tr("there is no field %1; the fields are %2").arg(value, list(problem.expected));
    case Kind::notAView:
        return Tr::tr("this is not what a view shows; export a document with saved views to see how it is written");
    case Kind::notALoop: return Tr::tr("%1 is no loop; name two parties or more, each once").arg(value);
    case Kind::sameParty: return Tr::tr("%1 cannot pay or serve itself; the two must be different parties").arg(value);
    case Kind::paymentsMissing:
        return Tr::tr("a custom schedule needs payments, such as 2026-05-01=5B; 2027-05-01=10B");
    case Kind::paymentsSum:
        return Tr::tr("%1 sum to %2, not to the amount of %3; correct one of them")
            .arg(value, first(problem.expected), problem.expected.empty() ? QString() : shown(problem.expected.back()));
    case Kind::cycle: return Tr::tr("%1 leads back to the record itself; break the circle").arg(value);
    case Kind::twoChosen:
        return Tr::tr("two claims of this field are chosen, the other says %1; choose one").arg(expected);
    case Kind::claimDisagrees:
        return Tr::tr("the chosen claim says %1, but the record says %2; make them agree, or do not choose the claim")
            .arg(value, expected);
    case Kind::nameTaken:
        return Tr::tr("the step would make two records called %1; give one of them another name").arg(value);
    case Kind::stepUnclear: return Tr::tr("%1 would be called %2 when it is made; write that").arg(value, expected);
    case Kind::similarNames:
        return Tr::tr("%1 and %2 differ only in their case and are two records").arg(value, expected);
    case Kind::stepConflict:
        return Tr::tr("the step takes %1 to be there, the document has %2; it is kept but does nothing")
            .arg(value, expected);
    default: return {};
    }
}

} // namespace

QString sentence(const ImportProblem& problem)
{
    QString what = ofFile(problem);
    if (what.isEmpty()) {
        what = ofCell(problem);
    }
    if (what.isEmpty()) {
        what = ofRecord(problem);
    }
    return place(problem) + what;
}

QString sentence(const std::vector<ImportProblem>& problems)
{
    QString out = sentence(problems.front());
    if (problems.size() > 1) {
        out += Tr::tr(" (and %1 more)").arg(problems.size() - 1);
    }
    return out;
}

} // namespace roundtrip
