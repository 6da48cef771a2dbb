// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xml.h"

#include <algorithm>
#include <memory>

#include <expat.h>

namespace roundtrip {

namespace {

constexpr std::size_t deepest = 256;

std::string_view withoutPrefix(std::string_view name)
{
    return name.substr(name.rfind(':') + 1);
}

// One reading: what expat calls, and why it was stopped.
class Reading {
public:
    explicit Reading(XmlHandler& handler) : m_handler(handler), m_parser(XML_ParserCreate(nullptr), &XML_ParserFree)
    {
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), &Reading::opened, &Reading::closed);
        XML_SetCharacterDataHandler(m_parser.get(), &Reading::characters);
        XML_SetEntityDeclHandler(m_parser.get(), &Reading::entity);
        // The same documents take the same time in every run.
        XML_SetHashSalt(m_parser.get(), 0x52547274U);
    }

    std::optional<ImportProblem> run(const XmlSource& source)
    {
        for (;;) {
            const auto piece = source();
            if (!piece) {
                return std::nullopt; // the source knows why
            }
            std::string_view rest = *piece;
            do {
                // expat counts in ints.
                const std::size_t length = std::min<std::size_t>(rest.size(), 1U << 20U);
                const bool last = rest.size() == length && piece->empty();
                const auto status = XML_Parse(m_parser.get(), rest.data(), static_cast<int>(length), last ? 1 : 0);
                if (m_problem) {
                    return m_problem;
                }
                if (status != XML_STATUS_OK) {
                    return problem(ImportProblemKind::notXml, XML_ErrorString(XML_GetErrorCode(m_parser.get())));
                }
                rest.remove_prefix(length);
            } while (!rest.empty());
            if (piece->empty()) {
                return std::nullopt;
            }
        }
    }

private:
    std::uint32_t line() const { return static_cast<std::uint32_t>(XML_GetCurrentLineNumber(m_parser.get())); }

    ImportProblem problem(ImportProblemKind kind, std::string value) const
    {
        return {kind, {}, {}, line(), 1, {}, std::move(value), {}};
    }

    void stop(std::optional<ImportProblem> problem)
    {
        if (problem && !m_problem) {
            m_problem = std::move(problem);
            m_problem->line = m_problem->line == 0 ? line() : m_problem->line;
            XML_StopParser(m_parser.get(), XML_FALSE);
        }
    }

    static void opened(void* self, const XML_Char* name, const XML_Char** attributes)
    {
        auto& reading = *static_cast<Reading*>(self);
        if (reading.m_problem) {
            return;
        }
        if (reading.m_texts.size() == deepest) {
            reading.stop(reading.problem(ImportProblemKind::notXml, "too deep"));
            return;
        }
        reading.m_texts.emplace_back();
        XmlElement element{withoutPrefix(name), {}, reading.line()};
        for (; *attributes != nullptr; attributes += 2) {
            element.attributes.emplace_back(withoutPrefix(attributes[0]), attributes[1]);
        }
        reading.stop(reading.m_handler.open(element));
    }

    static void closed(void* self, const XML_Char* name)
    {
        auto& reading = *static_cast<Reading*>(self);
        if (reading.m_problem) {
            return;
        }
        std::string text = std::move(reading.m_texts.back());
        reading.m_texts.pop_back();
        reading.stop(reading.m_handler.close(withoutPrefix(name), text));
    }

    static void characters(void* self, const XML_Char* text, int length)
    {
        auto& reading = *static_cast<Reading*>(self);
        if (!reading.m_problem && !reading.m_texts.empty()) {
            reading.m_texts.back().append(text, static_cast<std::size_t>(length));
        }
    }

    static void entity(void* self, const XML_Char* name, int, const XML_Char*, int, const XML_Char*, const XML_Char*,
                       const XML_Char*, const XML_Char*)
    {
        auto& reading = *static_cast<Reading*>(self);
        reading.stop(reading.problem(ImportProblemKind::xmlEntities, excerpt(name)));
    }

    XmlHandler& m_handler;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> m_parser;
    std::vector<std::string> m_texts; // of the open elements
    std::optional<ImportProblem> m_problem;
};

} // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view wanted) const
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& attribute) { return attribute.first == wanted; });
    return found == attributes.end() ? std::nullopt : std::optional{found->second};
}

std::optional<ImportProblem> readXml(const XmlSource& source, XmlHandler& handler)
{
    return Reading(handler).run(source);
}

std::optional<ImportProblem> readXml(std::string_view text, XmlHandler& handler)
{
    return readXml([&] { return std::optional{std::exchange(text, std::string_view{})}; }, handler);
}

std::string xmlText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        // As they are, an attribute would turn these into blanks.
        case '\t': out += "&#9;"; break;
        case '\n': out += "&#10;"; break;
        case '\r': out += "&#13;"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\xEF\xBF\xBD";
            } else if (text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF")) {
                out += "\xEF\xBF\xBD";
                at += 2;
            } else {
                out += c;
            }
        }
    }
    return out;
}

} // namespace roundtrip
