// SPDX-License-Identifier: GPL-3.0-or-later
// A package of parts after the Open Packaging Conventions (ECMA-376, part 2): what .pptx and .xlsx files are.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace roundtrip {

// A package that cannot be written, or bytes that are none: not a zip, damaged, too large.
struct PackageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// From a part, or from the package, to a part or to an address outside.
struct PartLink {
    std::string id;     // "rId1"
    std::string type;   // a URI
    std::string target; // a part's name, or an address
    bool outside = false;

    bool operator==(const PartLink&) const = default;
};
using PartLinks = std::vector<PartLink>;

struct Part {
    std::string name; // from the root: "ppt/slides/slide1.xml"
    std::string contentType;
    std::string bytes;
    PartLinks links;

    bool operator==(const Part&) const = default;
};

struct Package {
    PartLinks links;
    std::vector<Part> parts; // in the order they are written

    const Part* find(std::string_view name) const;
    bool operator==(const Package&) const = default;
};

// Adds a link of one of the types of officeDocument ("slide", "notesSlide", …; one that has a colon is taken as it is)
// and gives its id. The ids count up from rId1.
std::string link(PartLinks& links, std::string_view type, std::string_view target);
// The types' common beginning.
inline constexpr std::string_view officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// The file: the same bytes for the same package, on every machine and day. Throws PackageError.
std::string packed(const Package& package);

// What a file holds. Throws PackageError for what is no package, has more than 10,000 parts or more than 256 MiB.
Package unpacked(std::string_view bytes);

} // namespace roundtrip
