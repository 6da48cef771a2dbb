// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/house_template.h"

#include <algorithm>
#include <set>

#include <pugixml.hpp>

namespace roundtrip {

namespace {

constexpr double emuAPoint = 12'700;
constexpr std::uint64_t leastMasterId = 2'147'483'648U;

pugi::xml_document parsed(const Part& part)
{
    pugi::xml_document document;
    if (!document.load_buffer(part.bytes.data(), part.bytes.size())) {
        throw PackageError("not XML: " + part.name);
    }
    return document;
}

const Part& partOf(const Package& package, std::string_view name, const char* what)
{
    const Part* part = package.find(name);
    if (part == nullptr) {
        throw PackageError(std::string("the template has no ") + what);
    }
    return *part;
}

const PartLink* linkOf(const PartLinks& links, std::string_view type)
{
    const auto at = std::find_if(links.begin(), links.end(), [&](const PartLink& link) {
        return !link.outside && link.type.ends_with("/" + std::string(type));
    });
    return at != links.end() ? &*at : nullptr;
}

// The target of the first link of that type.
std::string targetOf(const PartLinks& links, std::string_view type)
{
    const PartLink* link = linkOf(links, type);
    return link != nullptr ? link->target : std::string();
}

// The shape of a slide's title on a layout or a master.
pugi::xml_node titleOf(const pugi::xml_document& document)
{
    return document.find_node([](const pugi::xml_node& node) {
        const std::string_view type = node.child("p:nvSpPr").child("p:nvPr").child("p:ph").attribute("type").value();
        return std::string_view(node.name()) == "p:sp" && (type == "title" || type == "ctrTitle");
    });
}

std::optional<Rect> placeOf(const pugi::xml_node& shape)
{
    const pugi::xml_node place = shape.child("p:spPr").child("a:xfrm");
    const pugi::xml_node offset = place.child("a:off");
    const pugi::xml_node extent = place.child("a:ext");
    if (!offset || !extent) {
        return std::nullopt;
    }
    return Rect{offset.attribute("x").as_double() / emuAPoint, offset.attribute("y").as_double() / emuAPoint,
                extent.attribute("cx").as_double() / emuAPoint, extent.attribute("cy").as_double() / emuAPoint};
}

std::string layoutOf(const Package& package, const Part& master)
{
    std::string withTitle;
    std::string any;
    for (const PartLink& link : master.links) {
        if (link.outside || !link.type.ends_with("/slideLayout")) {
            continue;
        }
        const pugi::xml_document document = parsed(partOf(package, link.target, "layout"));
        if (std::string_view(document.document_element().attribute("type").value()) == "titleOnly") {
            return link.target;
        }
        if (withTitle.empty() && titleOf(document)) {
            withTitle = link.target;
        }
        if (any.empty()) {
            any = link.target;
        }
    }
    return withTitle.empty() ? any : withTitle;
}

// The part and all that it leads to, in the order they are met; slides and notes are not the master's.
void gather(const Package& package, const std::string& name, std::set<std::string>& met, std::vector<Part>& parts)
{
    std::vector<std::string> open{name};
    while (!open.empty()) {
        const std::string next = open.back();
        open.pop_back();
        if (!met.insert(next).second) {
            continue;
        }
        const Part& part = partOf(package, next, "part that its master needs");
        if (part.contentType.empty()) {
            throw PackageError("no content type: " + part.name);
        }
        parts.push_back(part);
        for (const PartLink& link : part.links) {
            if (!link.outside) {
                open.push_back(link.target);
            }
        }
    }
}

std::uint64_t freeId(const pugi::xml_document& master)
{
    std::set<std::uint64_t> taken;
    const pugi::xml_node list = master.document_element().child("p:sldLayoutIdLst");
    for (const pugi::xml_node& layout : list.children("p:sldLayoutId")) {
        taken.insert(layout.attribute("id").as_ullong());
    }
    std::uint64_t id = leastMasterId;
    while (taken.contains(id)) {
        ++id;
    }
    return id;
}

} // namespace

HouseTemplate houseTemplate(std::string_view bytes)
{
    const Package package = unpacked(bytes);
    const Part& presentation = partOf(package, targetOf(package.links, "officeDocument"), "presentation");
    const Part& master = partOf(package, targetOf(presentation.links, "slideMaster"), "slide master");
    HouseTemplate house;
    house.master = master.name;
    house.theme = partOf(package, targetOf(master.links, "theme"), "theme").name;
    house.layout = partOf(package, layoutOf(package, master), "layout").name;
    std::set<std::string> met;
    gather(package, master.name, met, house.parts);

    const pugi::xml_document presentationXml = parsed(presentation);
    const pugi::xml_node size = presentationXml.document_element().child("p:sldSz");
    house.slide = {size.attribute("cx").as_double() / emuAPoint, size.attribute("cy").as_double() / emuAPoint};
    if (house.slide.width < 72 || house.slide.height < 72) {
        throw PackageError("the template has no size for its slides");
    }
    const pugi::xml_document masterXml = parsed(master);
    house.masterId = freeId(masterXml);
    house.title = placeOf(titleOf(parsed(partOf(package, house.layout, "layout"))));
    if (!house.title) {
        house.title = placeOf(titleOf(masterXml));
    }
    return house;
}

} // namespace roundtrip
