// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/presentation_check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

namespace roundtrip::testing {

namespace {

bool isXml(const Part& part)
{
    return part.name.ends_with(".xml");
}

class Checker {
public:
    explicit Checker(const std::string& bytes) : m_package(unpacked(bytes)) {}

    std::vector<std::string> faults()
    {
        links("the package", m_package.links);
        for (const Part& part : m_package.parts) {
            if (part.contentType.empty()) {
                fault(part.name + " has no content type");
            }
            links(part.name, part.links);
            if (isXml(part)) {
                pugi::xml_document& document = m_documents[part.name];
                if (!document.load_buffer(part.bytes.data(), part.bytes.size())) {
                    fault(part.name + " is not XML");
                }
                usedLinks(part, document);
            }
            if (!isLinked(part.name)) {
                fault(part.name + " has no link");
            }
        }
        ids();
        for (const Part& part : m_package.parts) {
            if (part.name.starts_with("ppt/slides/slide")) {
                slide(part.name, m_documents[part.name]);
            }
        }
        return m_faults;
    }

private:
    void fault(std::string what) { m_faults.push_back(std::move(what)); }

    bool isLinked(const std::string& name) const
    {
        const auto to = [&](const PartLinks& of) {
            return std::any_of(of.begin(), of.end(), [&](const PartLink& link) { return link.target == name; });
        };
        return to(m_package.links) || std::any_of(m_package.parts.begin(), m_package.parts.end(),
                                                  [&](const Part& part) { return to(part.links); });
    }

    void links(const std::string& of, const PartLinks& list)
    {
        std::set<std::string> ids;
        for (const PartLink& link : list) {
            if (!ids.insert(link.id).second) {
                fault(of + ": two links " + link.id);
            }
            if (!link.outside && m_package.find(link.target) == nullptr) {
                fault(of + ": no part " + link.target);
            }
        }
    }

    void usedLinks(const Part& part, const pugi::xml_node& document)
    {
        for (const pugi::xml_node& node : all(document, "")) {
            for (const char* name : {"r:id", "r:embed", "r:link"}) {
                const std::string id = node.attribute(name).value();
                const bool there = std::any_of(part.links.begin(), part.links.end(),
                                               [&](const PartLink& link) { return link.id == id; });
                if (!id.empty() && !there) {
                    fault(part.name + ": no link " + id);
                }
            }
        }
    }

    void ids()
    {
        std::set<std::string> masters;
        std::set<std::string> slides;
        for (const auto& [name, document] : m_documents) {
            for (const char* element : {"p:sldMasterId", "p:sldLayoutId"}) {
                for (const pugi::xml_node& node : all(document, element)) {
                    if (node.attribute("id").as_ullong() < 2'147'483'648U ||
                        !masters.insert(node.attribute("id").value()).second) {
                        fault(name + ": master or layout id " + node.attribute("id").value());
                    }
                }
            }
            for (const pugi::xml_node& node : all(document, "p:sldId")) {
                if (node.attribute("id").as_ullong() < 256 || !slides.insert(node.attribute("id").value()).second) {
                    fault(name + ": slide id " + node.attribute("id").value());
                }
            }
        }
    }

    struct Sites {
        std::vector<std::pair<double, double>> at; // on the slide
    };

    static Sites sitesOf(const pugi::xml_node& shape)
    {
        const pugi::xml_node place = shape.child("p:spPr").child("a:xfrm");
        const double x = place.child("a:off").attribute("x").as_double();
        const double y = place.child("a:off").attribute("y").as_double();
        const double w = place.child("a:ext").attribute("cx").as_double();
        const double h = place.child("a:ext").attribute("cy").as_double();
        Sites sites{{{x + w / 2, y}, {x, y + h / 2}, {x + w / 2, y + h}, {x + w, y + h / 2}}};
        const pugi::xml_node custom = shape.child("p:spPr").child("a:custGeom");
        std::map<std::string, double> guides{{"l", 0}, {"t", 0}, {"r", w}, {"b", h}, {"hc", w / 2}, {"vc", h / 2}};
        for (const pugi::xml_node& guide : custom.child("a:gdLst").children()) {
            const std::string formula = guide.attribute("fmla").value();
            if (formula.starts_with("*/ w ") || formula.starts_with("*/ h ")) {
                guides[guide.attribute("name").value()] =
                    (formula[3] == 'w' ? w : h) * std::stod(formula.substr(5)) / 1'000'000;
            }
        }
        std::size_t number = 0;
        for (const pugi::xml_node& site : custom.child("a:cxnLst").children()) {
            const double sx = x + guides.at(site.child("a:pos").attribute("x").value());
            const double sy = y + guides.at(site.child("a:pos").attribute("y").value());
            if (number++ >= 4) {
                sites.at.emplace_back(sx, sy);
            }
        }
        return sites;
    }

    void slide(const std::string& name, const pugi::xml_node& document)
    {
        std::set<std::string> ids;
        std::map<std::string, Sites> shapes;
        for (const pugi::xml_node& node : all(document, "p:cNvPr")) {
            const std::string id = node.attribute("id").value();
            if (node.attribute("id").as_ullong() == 0 || node.attribute("id").as_ullong() > 2'147'483'647U ||
                !ids.insert(id).second) {
                fault(name + ": shape id " + id);
            }
        }
        for (const pugi::xml_node& shape : all(document, "p:sp")) {
            shapes[shape.child("p:nvSpPr").child("p:cNvPr").attribute("id").value()] = sitesOf(shape);
        }
        for (const pugi::xml_node& connector : all(document, "p:cxnSp")) {
            const pugi::xml_node place = connector.child("p:spPr").child("a:xfrm");
            for (const bool start : {true, false}) {
                const pugi::xml_node glue =
                    connector.child("p:nvCxnSpPr").child("p:cNvCxnSpPr").child(start ? "a:stCxn" : "a:endCxn");
                if (!glue) {
                    continue;
                }
                const auto shape = shapes.find(glue.attribute("id").value());
                const std::size_t site = glue.attribute("idx").as_uint();
                if (shape == shapes.end() || site >= shape->second.at.size()) {
                    fault(name + ": a connector holds on to nothing");
                    continue;
                }
                const bool right = start == place.attribute("flipH").as_bool();
                const bool down = start == place.attribute("flipV").as_bool();
                const double x = place.child("a:off").attribute("x").as_double() +
                                 (right ? place.child("a:ext").attribute("cx").as_double() : 0);
                const double y = place.child("a:off").attribute("y").as_double() +
                                 (down ? place.child("a:ext").attribute("cy").as_double() : 0);
                // Within a tenth of a point.
                if (std::hypot(x - shape->second.at[site].first, y - shape->second.at[site].second) > 12'700) {
                    fault(name + ": a connector ends beside its site");
                }
            }
        }
        morph(name, document);
    }

    void morph(const std::string& name, const pugi::xml_node& document)
    {
        if (all(document, "p159:morph").empty()) {
            return;
        }
        const std::size_t digits = name.find_first_of("0123456789");
        const int number = std::stoi(name.substr(digits));
        const std::string before = name.substr(0, digits) + std::to_string(number - 1) + ".xml";
        const auto other = m_documents.find(before);
        if (other == m_documents.end()) {
            fault(name + ": a morph from nothing");
            return;
        }
        const auto connectorsAndCards = [](const pugi::xml_node& of) {
            std::set<std::string> names;
            for (const std::string& shape : shapeNames(of)) {
                if (shape.starts_with("!!arrow") || shape.starts_with("!!card") || shape.starts_with("!!party")) {
                    names.insert(shape);
                }
            }
            return names;
        };
        if (connectorsAndCards(document) != connectorsAndCards(other->second)) {
            fault(name + ": the morph's shapes have other names on the slide before");
        }
    }

    Package m_package;
    std::map<std::string, pugi::xml_document> m_documents;
    std::vector<std::string> m_faults;
};

void collect(const pugi::xml_node& node, const std::string& element, std::vector<pugi::xml_node>& found)
{
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_element && (element.empty() || element == child.name())) {
            found.push_back(child);
        }
        collect(child, element, found);
    }
}

} // namespace

std::vector<std::string> faultsOf(const std::string& presentation)
{
    return Checker(presentation).faults();
}

pugi::xml_document documentOf(const std::string& presentation, std::string_view part)
{
    const Package package = unpacked(presentation);
    const Part* found = package.find(part);
    pugi::xml_document document;
    if (found == nullptr || !document.load_buffer(found->bytes.data(), found->bytes.size())) {
        throw std::runtime_error("no such part, or it is not XML: " + std::string(part));
    }
    return document;
}

std::vector<pugi::xml_node> all(const pugi::xml_node& root, const std::string& element)
{
    std::vector<pugi::xml_node> found;
    collect(root, element, found);
    return found;
}

std::vector<std::string> shapeNames(const pugi::xml_node& slide)
{
    std::vector<std::string> names;
    for (const pugi::xml_node& node : all(slide, "p:cNvPr")) {
        const std::string name = node.attribute("name").value();
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace roundtrip::testing
