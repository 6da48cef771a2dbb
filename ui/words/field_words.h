// SPDX-License-Identifier: GPL-3.0-or-later
// What reading a field and writing it as text share. Only for the files of field_text.h.
#pragma once

#include <concepts>
#include <optional>
#include <string>

#include "core/model/book.h"
#include "ui/words/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip::fields {

inline QString tr(const char* text)
{
    return QCoreApplication::translate("Fields", text);
}

// The word of a vocabulary in the reader's language, as far as words.h has it.
template<class Enum> QString wordText(Enum value)
{
    if constexpr (requires {
                      {
                          text(value)
                          } -> std::convertible_to<QString>;
                  }) {
        return text(value);
    } else {
        const QString plain = qt(word(value));
        return plain.isEmpty() ? tr("not stated") : plain;
    }
}

template<class Enum> QStringList wordTexts()
{
    QStringList words;
    for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
        words.append(wordText(static_cast<Enum>(i)));
    }
    return words;
}

template<class Record> const std::string& nameOf(const Record& row)
{
    if constexpr (requires { row.name; }) {
        return row.name;
    } else {
        return row.title;
    }
}

template<class Record>
concept Named = requires(Record row)
{
    row.name;
}
|| requires(Record row)
{
    row.title;
};

// What an amount of the row is counted in.
inline Currency currencyOf(const Book& book, const Row& row)
{
    return std::visit(
        [&book](const auto& record) {
            if constexpr (requires {
                              {
                                  record.currency
                                  } -> std::convertible_to<Currency>;
                          }) {
                return record.currency;
            } else {
                return book.currency();
            }
        },
        row);
}

struct Context {
    const Book& book;
    const Row& row;
};

} // namespace roundtrip::fields
