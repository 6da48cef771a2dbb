// SPDX-License-Identifier: GPL-3.0-or-later
// What fields are called.
#include <utility>

#include "ui/words/field_text.h"
#include "ui/words/field_words.h"
#include <QLocale>

namespace roundtrip {

using fields::tr;

QString fieldLabel(std::string_view field)
{
    static constexpr std::pair<std::string_view, const char*> labels[] = {
        {"name", QT_TRANSLATE_NOOP("Fields", "Name")},
        {"kind", QT_TRANSLATE_NOOP("Fields", "Kind")},
        {"parent", QT_TRANSLATE_NOOP("Fields", "Parent")},
        {"ticker", QT_TRANSLATE_NOOP("Fields", "Ticker")},
        {"country", QT_TRANSLATE_NOOP("Fields", "Country")},
        {"note", QT_TRANSLATE_NOOP("Fields", "Note")},
        {"title", QT_TRANSLATE_NOOP("Fields", "Title")},
        {"announced", QT_TRANSLATE_NOOP("Fields", "Announced")},
        {"status", QT_TRANSLATE_NOOP("Fields", "Status")},
        {"ended", QT_TRANSLATE_NOOP("Fields", "Ended")},
        {"deal", QT_TRANSLATE_NOOP("Fields", "Deal")},
        {"payer", QT_TRANSLATE_NOOP("Fields", "Payer")},
        {"payee", QT_TRANSLATE_NOOP("Fields", "Payee")},
        {"instrument", QT_TRANSLATE_NOOP("Fields", "Instrument")},
        {"amount", QT_TRANSLATE_NOOP("Fields", "Amount")},
        {"currency", QT_TRANSLATE_NOOP("Fields", "Currency")},
        {"start", QT_TRANSLATE_NOOP("Fields", "Start")},
        {"end", QT_TRANSLATE_NOOP("Fields", "End")},
        {"schedule", QT_TRANSLATE_NOOP("Fields", "Schedule")},
        {"payments", QT_TRANSLATE_NOOP("Fields", "Payments")},
        {"conditions", QT_TRANSLATE_NOOP("Fields", "Conditions")},
        {"firmness", QT_TRANSLATE_NOOP("Fields", "Firmness")},
        {"settlement", QT_TRANSLATE_NOOP("Fields", "Settlement")},
        {"assumption", QT_TRANSLATE_NOOP("Fields", "Assumption")},
        {"state", QT_TRANSLATE_NOOP("Fields", "State")},
        {"probability", QT_TRANSLATE_NOOP("Fields", "Probability")},
        {"expected", QT_TRANSLATE_NOOP("Fields", "Expected")},
        {"decided", QT_TRANSLATE_NOOP("Fields", "Decided")},
        {"deadline", QT_TRANSLATE_NOOP("Fields", "Deadline")},
        {"any_of", QT_TRANSLATE_NOOP("Fields", "Any of")},
        {"disclosed", QT_TRANSLATE_NOOP("Fields", "Disclosed")},
        {"from", QT_TRANSLATE_NOOP("Fields", "From")},
        {"to", QT_TRANSLATE_NOOP("Fields", "To")},
        {"type", QT_TRANSLATE_NOOP("Fields", "Type")},
        {"depth", QT_TRANSLATE_NOOP("Fields", "Depth")},
        {"party", QT_TRANSLATE_NOOP("Fields", "Party")},
        {"year", QT_TRANSLATE_NOOP("Fields", "Year")},
        {"basis", QT_TRANSLATE_NOOP("Fields", "Basis")},
        {"date", QT_TRANSLATE_NOOP("Fields", "Date")},
        {"rate", QT_TRANSLATE_NOOP("Fields", "Rate")},
        {"parties", QT_TRANSLATE_NOOP("Fields", "Parties")},
        {"pinned", QT_TRANSLATE_NOOP("Fields", "Pinned")},
        {"shape", QT_TRANSLATE_NOOP("Fields", "Shape")},
        {"text", QT_TRANSLATE_NOOP("Fields", "Text")},
        {"x", QT_TRANSLATE_NOOP("Fields", "Left")},
        {"y", QT_TRANSLATE_NOOP("Fields", "Top")},
        {"width", QT_TRANSLATE_NOOP("Fields", "Width")},
        {"height", QT_TRANSLATE_NOOP("Fields", "Height")},
        {"shows", QT_TRANSLATE_NOOP("Fields", "What it shows")},
    };
    for (const auto& [name, label] : labels) {
        if (name == field) {
            return tr(label);
        }
    }
    return qt(field); // a field newer than this list is called as in the tables
}

QString fieldWord(std::string_view field)
{
    return QLocale().toLower(fieldLabel(field));
}

} // namespace roundtrip
