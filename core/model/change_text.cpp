// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/change_text.h"

#include <charconv>

namespace roundtrip {

namespace {

// Text is written as its length, a colon and its bytes; a Value as one letter for its type and its text.
void writeText(std::string& out, std::string_view text)
{
    out += std::to_string(text.size());
    out += ':';
    out += text;
}

void writeValue(std::string& out, const Value& value)
{
    constexpr char types[] = {'n', 'i', 'r', 't'};
    out += types[value.index()];
    writeText(out, valueText(value));
}

void writeRow(std::string& out, const Row& row)
{
    std::visit(
        [&]<class Record>(const Record& record) {
            forEachField<Record>([&](const auto& field) {
                writeText(out, field.name);
                writeValue(out, toValue(record.*field.member));
            });
        },
        row);
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    bool failed() const { return m_failed; }

    char letter()
    {
        if (m_rest.empty()) {
            m_failed = true;
            return 0;
        }
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }

    std::string_view textPiece()
    {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), length);
        const auto digits = static_cast<std::size_t>(end - m_rest.data());
        if (error != std::errc{} || digits >= m_rest.size() || m_rest[digits] != ':' ||
            length > m_rest.size() - digits - 1) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const std::string_view piece = m_rest.substr(digits + 1, length);
        m_rest.remove_prefix(digits + 1 + length);
        return piece;
    }

    Value value()
    {
        const char type = letter();
        const std::string_view text = textPiece();
        if (type == 't') {
            return std::string(text);
        }
        if (type == 'i') {
            return number<std::int64_t>(text);
        }
        if (type == 'r') {
            return number<double>(text);
        }
        m_failed = m_failed || type != 'n';
        return {};
    }

private:
    template<class Number> Value number(std::string_view text)
    {
        Number read{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
        m_failed = m_failed || error != std::errc{} || end != text.data() + text.size();
        return read;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

std::optional<Row> readRow(Reader& reader, const RecordKey& key)
{
    std::optional<Row> row = withRecord(key.kind, [&]<class Record>(std::type_identity<Record>) -> std::optional<Row> {
        Record record;
        record.id = Id<Record>{key.id};
        return record;
    });
    for (;;) {
        const std::string_view field = reader.textPiece();
        if (field.empty() || reader.failed()) {
            return reader.failed() ? std::nullopt : row;
        }
        const Value value = reader.value();
        if (reader.failed() || !setFieldValue(*row, field, value)) {
            return std::nullopt;
        }
    }
}

std::optional<Change> readAltered(Reader& reader, const RecordKey& key)
{
    Altered altered{key, {}};
    for (;;) {
        const std::string_view field = reader.textPiece();
        if (field.empty() || reader.failed()) {
            break;
        }
        FieldChange change{fieldName(key.kind, field), reader.value(), {}};
        change.after = reader.value();
        if (change.field.empty()) {
            return std::nullopt;
        }
        altered.fields.push_back(std::move(change));
    }
    if (reader.failed() || altered.fields.empty()) {
        return std::nullopt;
    }
    return altered;
}

} // namespace

std::string encoded(const Changes& changes)
{
    std::string out;
    for (const Change& change : changes) {
        const RecordKey key = recordOf(change);
        out += "+-~"[change.index()];
        writeText(out, word(key.kind));
        out += text(key.id);
        if (const auto* created = std::get_if<Created>(&change)) {
            writeRow(out, created->row);
        } else if (const auto* removed = std::get_if<Removed>(&change)) {
            writeRow(out, removed->row);
        } else {
            for (const FieldChange& field : std::get<Altered>(change).fields) {
                writeText(out, field.field);
                writeValue(out, field.before);
                writeValue(out, field.after);
            }
        }
        // An empty field name ends the change.
        out += "0:\n";
    }
    return out;
}

std::optional<Changes> decodedChanges(std::string_view text)
{
    Changes changes;
    Reader reader(text);
    while (!reader.atEnd()) {
        const char what = reader.letter();
        const auto kind = parseWord<RecordKind>(reader.textPiece());
        std::string id;
        for (int i = 0; i < 36; ++i) {
            id += reader.letter();
        }
        const auto uuid = parseUuid(id);
        if (!kind || !uuid || reader.failed()) {
            return std::nullopt;
        }
        const RecordKey key{*kind, *uuid};
        if (what == '~') {
            auto altered = readAltered(reader, key);
            if (!altered) {
                return std::nullopt;
            }
            changes.push_back(std::move(*altered));
        } else if (what == '+' || what == '-') {
            auto row = readRow(reader, key);
            if (!row) {
                return std::nullopt;
            }
            changes.push_back(what == '+' ? Change{Created{std::move(*row)}} : Change{Removed{std::move(*row)}});
        } else {
            return std::nullopt;
        }
        if (reader.letter() != '\n') {
            return std::nullopt;
        }
    }
    return changes;
}

} // namespace roundtrip
