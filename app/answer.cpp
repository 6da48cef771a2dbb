// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/answer.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <set>
#include <vector>

#include "app/messages.h"
#include "core/interchange/csv.h"

namespace roundtrip {

namespace {

using Cells = std::vector<std::string>;

// One list of an answer.
struct Part {
    std::string key;
    Cells columns;
    std::vector<Cells> rows;
    std::vector<bool> numeric; // of each column: aligned to the right
};

// What holds names, and so is never taken for a number.
bool isText(const std::string& key)
{
    static const std::set<std::string> texts{"party",       "payer",     "payee",  "a",      "b",      "parties",
                                             "starts_with", "deals",     "deal",   "name",   "id",     "record",
                                             "fields",      "file",      "figure", "field",  "change", "value",
                                             "scenario",    "condition", "flows",  "any_of", "source", "grade"};
    return texts.contains(key);
}

bool isDecimal(const std::string& text)
{
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    return text.size() > begin && std::isdigit(static_cast<unsigned char>(text[begin])) != 0 &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
}

std::string grouped(const std::string& decimal)
{
    std::string out = decimal;
    const std::size_t begin = out.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(out.find('.'), out.size());
    for (std::size_t at = point; at > begin + 3;) {
        at -= 3;
        out.insert(at, 1, ',');
    }
    return out;
}

enum class Form { text, csv };

std::string cellOf(const std::string& key, const Answer& value, Form form)
{
    if (value.is_null()) {
        return form == Form::text ? "-" : "";
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "yes" : "no";
    }
    if (value.is_number_float() && form == Form::text) {
        char out[32];
        std::snprintf(out, sizeof out, "%.6g", value.get<double>());
        return out;
    }
    if (value.is_string()) {
        const auto& string = value.get_ref<const std::string&>();
        if (form == Form::csv) {
            return string;
        }
        return !isText(key) && isDecimal(string) ? grouped(string) : shown(string).toStdString();
    }
    if (value.is_array()) { // of names, in turn
        std::string out;
        for (const Answer& one : value) {
            const std::string separator = key == "parties" ? " → " : "; ";
            out += (out.empty() ? "" : separator) + cellOf(key, one, form);
        }
        return out;
    }
    return value.dump(-1, ' ', false, Answer::error_handler_t::replace);
}

bool isList(const Answer& value)
{
    return value.is_array() && !value.empty() && value.front().is_object();
}

// The columns of a row: nested objects as key_key; nested lists (a loop's legs) are told in JSON only.
void flatten(const std::string& prefix, const Answer& object, Form form, Cells& columns, Cells& cells,
             std::vector<bool>& numeric)
{
    for (const auto& [key, value] : object.items()) {
        if (value.is_object()) {
            flatten(prefix + key + "_", value, form, columns, cells, numeric);
        } else if (!isList(value)) {
            columns.push_back(prefix + key);
            cells.push_back(cellOf(key, value, form));
            numeric.push_back(value.is_number() ||
                              (value.is_string() && !isText(key) && isDecimal(value.get<std::string>())));
        }
    }
}

Part partOf(const std::string& key, const Answer& list, Form form)
{
    Part part{key, {}, {}, {}};
    for (const Answer& object : list) {
        Cells columns;
        Cells cells;
        std::vector<bool> numeric;
        flatten("", object, form, columns, cells, numeric);
        if (part.rows.empty()) {
            part.columns = columns;
            part.numeric.assign(columns.size(), false);
        }
        for (std::size_t i = 0; i < numeric.size() && i < part.numeric.size(); ++i) {
            part.numeric[i] = part.numeric[i] || numeric[i];
        }
        part.rows.push_back(std::move(cells));
    }
    return part;
}

// The answer but for its question: figures, then lists; those that are empty are left out.
std::pair<Part, std::vector<Part>> partsOf(const Answer& answer, Form form)
{
    Part figures{"", {"figure", "value"}, {}, {false, true}};
    std::vector<Part> lists;
    for (const auto& [key, value] : answer.items()) {
        if (key == "question" || (key == "inside" && value.is_null())) {
            continue;
        }
        if (isList(value)) {
            lists.push_back(partOf(key, value, form));
        } else if (value.is_object()) {
            for (const auto& [inner, one] : value.items()) {
                figures.rows.push_back({key + "_" + inner, cellOf(inner, one, form)});
            }
        } else if (!value.is_array() || !value.empty()) {
            figures.rows.push_back({key, cellOf(key, value, form)});
        }
    }
    return {std::move(figures), std::move(lists)};
}

Cell sheetCell(const std::string& text, bool numeric)
{
    Cell cell{text};
    if (numeric && isDecimal(text)) {
        // Amounts have all decimals of their currency; a count or a year has none.
        cell.kind = text.find('.') == std::string::npos ? CellKind::number : CellKind::amount;
    } else if (numeric) {
        cell.kind = CellKind::number; // "1e-05"
    } else if (parseDate(text)) {
        cell.kind = CellKind::date;
    }
    return cell;
}

Sheet sheetOf(const Part& part, const std::string& name)
{
    Sheet sheet{name, {}, {}, {}};
    for (const std::string& column : part.columns) {
        sheet.header.push_back({column});
    }
    for (const Cells& row : part.rows) {
        std::vector<Cell>& cells = sheet.rows.emplace_back();
        for (std::size_t i = 0; i < part.columns.size(); ++i) {
            const std::string text = i < row.size() ? row[i] : std::string();
            cells.push_back(sheetCell(text, part.numeric[i] && (isDecimal(text) || part.columns[0] != "figure")));
        }
    }
    return sheet;
}

std::string label(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

std::size_t width(const std::string& utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void writeRow(std::string& out, const Cells& cells, const std::vector<std::size_t>& widths,
              const std::vector<bool>& right)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string blank(widths[i] - std::min(widths[i], width(cells[i])), ' ');
        line += (i == 0 ? "" : "  ") + (right[i] ? blank + cells[i] : cells[i] + blank);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

std::string aligned(const Part& part, bool withHeader)
{
    std::vector<std::size_t> widths(part.columns.size());
    Cells header;
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
        header.push_back(label(part.columns[i]));
        widths[i] = withHeader ? width(header[i]) : 0;
        for (const Cells& row : part.rows) {
            widths[i] = std::max(widths[i], i < row.size() ? width(row[i]) : 0);
        }
    }
    std::string out;
    if (withHeader) {
        writeRow(out, header, widths, part.numeric);
    }
    for (const Cells& row : part.rows) {
        writeRow(out, row, widths, part.numeric);
    }
    return out;
}

// "book.roundtrip, base, headline, from the first day to the last, as of 2026-11-24, USD" as short as can be.
std::string questionLine(const Answer& question)
{
    const auto orDots = [&](const char* end) {
        const Answer& value = question.at("window").at(end);
        return value.is_null() ? std::string("…") : value.get<std::string>();
    };
    std::string out = shown(question.at("file").get<std::string>()).toStdString();
    if (!question.at("scenario").is_null()) {
        out += " · " + shown(question.at("scenario").get<std::string>()).toStdString();
    }
    out += " · " + question.at("measure").get<std::string>() + " · " + orDots("from") + " – " + orDots("to") + " · " +
           question.at("as_of").get<std::string>() + " · " + question.at("currency").get<std::string>();
    return out + '\n';
}

std::string_view wordOf(Measure measure)
{
    switch (measure) {
    case Measure::committed: return "committed";
    case Measure::expected: return "expected";
    case Measure::headline: return "headline";
    }
    return {};
}

template<class Enum> Answer wordsOf(EnumSet<Enum> set)
{
    Answer words = Answer::array();
    for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
        if (set.holds(static_cast<Enum>(i))) {
            words.push_back(Vocabulary<Enum>::words[i]);
        }
    }
    return words;
}

} // namespace

Answer questionAnswer(const CommonOptions& options, Currency currency)
{
    Answer question;
    question["file"] = options.file.string();
    question["scenario"] = options.scenario.empty() ? Answer() : Answer(options.scenario);
    question["measure"] = wordOf(options.measure);
    question["window"]["from"] = Speaker::date(options.window.from);
    question["window"]["to"] = Speaker::date(options.window.to);
    question["as_of"] = text(options.asOf);
    question["currency"] = currency.code();
    Answer include = wordsOf(options.alsoStatuses);
    for (const Answer& word : wordsOf(options.alsoSettlements)) {
        include.push_back(word);
    }
    question["include"] = std::move(include);
    question["instrument"] = options.instruments ? wordsOf(*options.instruments) : Answer();
    question["firmness"] = options.firmness ? wordsOf(*options.firmness) : Answer();
    question["collapse"] = options.collapse;
    return question;
}

std::vector<Sheet> answerSheets(const Answer& answer, const std::string& name)
{
    const auto [figures, lists] = partsOf(answer, Form::csv);
    std::vector<Sheet> sheets;
    const auto called = [&](const std::string& key) { return name.ends_with(" " + key) ? name : name + " " + key; };
    const bool own =
        std::none_of(lists.begin(), lists.end(), [&](const Part& list) { return called(list.key) == name; });
    if (own && !figures.rows.empty()) {
        sheets.push_back(sheetOf(figures, name));
    }
    for (const Part& list : lists) {
        sheets.push_back(sheetOf(list, called(list.key)));
    }
    return sheets;
}

std::string answerJson(const Answer& answer)
{
    return answer.dump(2, ' ', false, Answer::error_handler_t::replace) + '\n';
}

std::string answerText(const Answer& answer)
{
    std::string out = questionLine(answer.at("question"));
    const auto [figures, lists] = partsOf(answer, Form::text);
    if (!figures.rows.empty()) {
        Part labelled = figures;
        for (Cells& row : labelled.rows) {
            row[0] = label(row[0]);
        }
        out += aligned(labelled, false);
    }
    for (const Part& part : lists) {
        out += '\n' + label(part.key) + '\n' + aligned(part, true);
    }
    return out;
}

std::string answerCsv(const Answer& answer)
{
    const auto sheetOf = [](const Part& part) {
        Sheet sheet;
        for (const std::string& column : part.columns) {
            sheet.header.push_back({column});
        }
        for (const Cells& row : part.rows) {
            auto& cells = sheet.rows.emplace_back();
            for (const std::string& cell : row) {
                cells.push_back({cell, isDecimal(cell) ? CellKind::number : CellKind::text});
            }
        }
        return csvText(sheet);
    };
    const auto [figures, lists] = partsOf(answer, Form::csv);
    std::string out;
    if (!figures.rows.empty()) {
        out += sheetOf(figures);
    }
    for (const Part& part : lists) {
        out += (out.empty() ? "" : "\r\n") + sheetOf(part);
    }
    return out;
}

std::string rendered(const Answer& answer, OutputFormat format)
{
    switch (format) {
    case OutputFormat::json: return answerJson(answer);
    case OutputFormat::csv: return answerCsv(answer);
    case OutputFormat::text: break;
    }
    return answerText(answer);
}

} // namespace roundtrip
