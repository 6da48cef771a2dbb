// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every presentation, whatever is on its slides: the checks that the schema's validators leave out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/export/package.h"
#include <pugixml.hpp>

namespace roundtrip::testing {

// Of the bytes of a .pptx: every sentence is one thing that is wrong. Checked: parts are XML and have a content type;
// link ids are unique and their targets there, no part is left without a link; slide, master and layout ids are in
// their ranges and unique; shape ids on a slide are unique; connectors hold on to shapes of their slide at sites that
// these have, and end there; text has no letters that XML forbids; in a morph the names of both slides are the same.
std::vector<std::string> faultsOf(const std::string& presentation);

// A part of it, parsed; fails the test where there is none.
pugi::xml_document documentOf(const std::string& presentation, std::string_view part);

// All elements of that name in the document, in order.
std::vector<pugi::xml_node> all(const pugi::xml_node& root, const std::string& element);

// The names of a slide's shapes, in order, but for those without one.
std::vector<std::string> shapeNames(const pugi::xml_node& slide);

} // namespace roundtrip::testing
