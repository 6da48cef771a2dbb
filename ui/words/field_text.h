// SPDX-License-Identifier: GPL-3.0-or-later
// A record's fields as a person reads and types them: for forms, made from the list of fields (fields.h).
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/book.h"
#include <QString>
#include <QStringList>

namespace roundtrip {

// How a field is best edited.
enum class FieldForm {
    line,   // one line of text
    note,   // several lines
    choice, // one of a few words
    record, // the name of another record
    truth,  // yes or no
};

struct FieldInfo {
    std::string_view name; // from fields.h
    QString label;
    FieldForm form = FieldForm::line;
    Need need = Need::optional;
    QString hint;        // an example of what can be typed; for a line
    QStringList choices; // for a choice: all its words; for a truth: no and yes
    // For a record: of which kind.
    std::optional<RecordKind> refersTo;
};

// What a field is called: "Amount" before a line of a form, "amount" within a sentence.
QString fieldLabel(std::string_view field);
QString fieldWord(std::string_view field);

// The fields of a kind of record in their order; those that a person has no use for are left out.
std::vector<FieldInfo> fieldInfos(RecordKind kind);

// What a record is called: its name or title; for a flow "Google → OpenAI, $20B equity"; plain text on one line.
QString recordText(const Book& book, const RecordKey& record);

// "Amazon → OpenAI → Amazon", from the first of the parties back to it.
QString loopText(const Book& book, const std::vector<PartyId>& parties);

// A field's value as text that readField takes back: amounts as people write them, dates in ISO form, other records by
// name, words of a vocabulary in the reader's language.
QString fieldText(const Book& book, const Row& row, std::string_view field);

// What was typed, as the field's value, or a sentence that says what is wrong with it.
struct ReadField {
    std::optional<Value> value;
    QString problem;
};
ReadField readField(const Book& book, const Row& row, std::string_view field, const QString& typed);
// Of a field that names no other record.
ReadField readField(const Row& row, std::string_view field, const QString& typed);

} // namespace roundtrip
