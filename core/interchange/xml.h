// SPDX-License-Identifier: GPL-3.0-or-later
// XML read as a stream of elements, within bounds, and text written into it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// An element as it opens. Names are without their prefix ("y:NodeLabel" is NodeLabel).
struct XmlElement {
    std::string_view name;
    std::vector<std::pair<std::string_view, std::string_view>> attributes;
    std::uint32_t line = 0;

    // Nothing where there is no such attribute.
    std::optional<std::string_view> attribute(std::string_view wanted) const;
    std::string text(std::string_view wanted) const { return std::string(attribute(wanted).value_or("")); }
};

// What is told of each element. An answer that is a problem stops the reading; its file and place are filled in.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual std::optional<ImportProblem> open(const XmlElement& element) = 0;
    // `text` is what stands directly in the element, without what stands in those inside it.
    virtual std::optional<ImportProblem> close(std::string_view name, std::string& text) = 0;
};

// The next piece of the text; nothing where it cannot be had, an empty one at the end.
using XmlSource = std::function<std::optional<std::string_view>()>;

// Reads the whole text, or says why not: notXml where it is not well-formed or nested deeper than 256, xmlEntities
// where it declares entities of its own, whose uses may be a hundred thousand times as long as the file. Takes memory
// for the open elements only.
std::optional<ImportProblem> readXml(const XmlSource& source, XmlHandler& handler);
std::optional<ImportProblem> readXml(std::string_view text, XmlHandler& handler);

// Text between tags or in a quoted attribute; characters that XML cannot hold are replaced by U+FFFD.
std::string xmlText(std::string_view text);

} // namespace roundtrip
