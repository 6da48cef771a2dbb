// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/package.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>

#include "core/export/xml_text.h"
#include <pugixml.hpp>
#include <zip.h>

namespace roundtrip {

namespace {

constexpr std::string_view contentTypesName = "[Content_Types].xml";
constexpr std::string_view xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::uint64_t mostParts = 10'000;
constexpr std::uint64_t mostBytes = 256ULL << 20;

std::string_view folderOf(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash + 1);
}

std::string linksName(std::string_view part)
{
    const std::string_view folder = folderOf(part);
    return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

// The target as seen from the part's folder.
std::string seenFrom(std::string_view part, std::string_view target)
{
    std::string_view folder = folderOf(part);
    std::string path;
    for (;;) {
        const std::size_t slash = folder.find('/');
        if (slash == std::string_view::npos || folder.substr(0, slash + 1) != target.substr(0, slash + 1)) {
            break;
        }
        folder.remove_prefix(slash + 1);
        target.remove_prefix(slash + 1);
    }
    for (const char c : folder) {
        if (c == '/') {
            path += "../";
        }
    }
    return path + std::string(target);
}

// The other way: a target as it is written in a part's links, from the root.
std::string fromRoot(std::string_view part, std::string_view target)
{
    std::vector<std::string_view> steps;
    const auto walk = [&](std::string_view path) {
        while (!path.empty()) {
            const std::size_t slash = std::min(path.find('/'), path.size());
            const std::string_view step = path.substr(0, slash);
            path.remove_prefix(std::min(slash + 1, path.size()));
            if (step == "..") {
                if (!steps.empty()) {
                    steps.pop_back();
                }
            } else if (!step.empty() && step != ".") {
                steps.push_back(step);
            }
        }
    };
    if (!target.starts_with('/')) {
        walk(folderOf(part));
    }
    walk(target);
    std::string path;
    for (const std::string_view step : steps) {
        path += path.empty() ? "" : "/";
        path += step;
    }
    return path;
}

std::string linksXml(std::string_view part, const PartLinks& links)
{
    std::string xml(xmlHead);
    xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (const PartLink& link : links) {
        xml += "<Relationship Id=\"" + escaped(link.id) + "\" Type=\"" + escaped(link.type) + "\" Target=\"";
        xml += escaped(link.outside ? link.target : seenFrom(part, link.target)) + "\"";
        xml += link.outside ? " TargetMode=\"External\"/>" : "/>";
    }
    return xml + "</Relationships>";
}

std::string contentTypesXml(const Package& package)
{
    std::string xml(xmlHead);
    xml += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    for (const Part& part : package.parts) {
        xml += "<Override PartName=\"/" + escaped(part.name) + "\" ContentType=\"" + escaped(part.contentType) + "\"/>";
    }
    return xml + "</Types>";
}

// libzip's objects, given back when they are done with.
struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;

struct ZipError {
    zip_error_t error{};
    ZipError() { zip_error_init(&error); }
    ~ZipError() { zip_error_fini(&error); }
    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;
    [[noreturn]] void raise() { throw PackageError(zip_error_strerror(&error)); }
};

void addEntry(zip_t* archive, const std::string& name, const std::string& bytes)
{
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        source != nullptr ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : zip_int64_t{-1};
    if (index < 0) {
        zip_source_free(source);
        throw PackageError(zip_strerror(archive));
    }
    // The first day a zip can tell, and not by a clock of the place: the file depends on its content alone.
    constexpr zip_uint16_t firstDay = (1U << 5) | 1U;
    if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, firstDay, 0) != 0) {
        throw PackageError(zip_strerror(archive));
    }
}

std::string contentOf(zip_source_t* source)
{
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
        throw PackageError(zip_error_strerror(zip_source_error(source)));
    }
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read != static_cast<zip_int64_t>(bytes.size())) {
        throw PackageError("the zip could not be read back");
    }
    return bytes;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::map<std::string, std::string> entriesOf(std::string_view bytes)
{
    ZipError error;
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.error));
    if (!source) {
        error.raise();
    }
    const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, &error.error));
    if (!archive) {
        error.raise();
    }
    source.release(); // NOLINT: the archive owns it now
    const auto count = static_cast<zip_uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive.get(), 0)));
    if (count > mostParts) {
        throw PackageError("too many parts");
    }
    std::map<std::string, std::string> entries;
    std::uint64_t total = 0;
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0) {
            throw PackageError(zip_strerror(archive.get()));
        }
        const std::string_view name(stat.name);
        if (name.ends_with('/')) {
            continue;
        }
        const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive.get(), i, 0));
        if (!file) {
            throw PackageError(zip_strerror(archive.get()));
        }
        // What an entry says of its size is not believed: it is read until it ends or is too much.
        std::string content;
        std::string chunk(1U << 16, '\0');
        for (;;) {
            const zip_int64_t read = zip_fread(file.get(), chunk.data(), chunk.size());
            if (read < 0) {
                throw PackageError("damaged: " + std::string(name));
            }
            if (read == 0) {
                break;
            }
            total += static_cast<std::uint64_t>(read);
            if (total > mostBytes) {
                throw PackageError("too large");
            }
            content.append(chunk, 0, static_cast<std::size_t>(read));
        }
        entries.emplace(name, std::move(content));
    }
    return entries;
}

pugi::xml_document parsed(const std::string& name, const std::string& xml)
{
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size())) {
        throw PackageError("not XML: " + name);
    }
    return document;
}

PartLinks linksOf(const std::map<std::string, std::string>& entries, const std::string& part)
{
    PartLinks links;
    const auto at = entries.find(linksName(part));
    if (at == entries.end()) {
        return links;
    }
    const pugi::xml_document document = parsed(at->first, at->second);
    for (const pugi::xml_node& node : document.document_element().children("Relationship")) {
        PartLink link{node.attribute("Id").value(), node.attribute("Type").value(), node.attribute("Target").value(),
                      std::string_view(node.attribute("TargetMode").value()) == "External"};
        if (!link.outside) {
            link.target = fromRoot(part, link.target);
        }
        links.push_back(std::move(link));
    }
    return links;
}

} // namespace

const Part* Package::find(std::string_view name) const
{
    const auto at = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
    return at != parts.end() ? &*at : nullptr;
}

std::string link(PartLinks& links, std::string_view type, std::string_view target)
{
    std::string id = "rId" + std::to_string(links.size() + 1);
    const bool whole = type.find(':') != std::string_view::npos;
    links.push_back(
        {id, whole ? std::string(type) : std::string(officeTypes) + std::string(type), std::string(target), false});
    return id;
}

std::string packed(const Package& package)
{
    ZipError error;
    Source source(zip_source_buffer_create(nullptr, 0, 0, &error.error));
    if (!source) {
        error.raise();
    }
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error.error));
    if (!archive) {
        error.raise();
    }
    zip_source_keep(source.get());      // the archive gives one reference back when it closes, this keeps the other
    std::vector<std::string> generated; // has to live until the archive is closed
    generated.reserve(package.parts.size() + 2);
    addEntry(archive.get(), std::string(contentTypesName), generated.emplace_back(contentTypesXml(package)));
    addEntry(archive.get(), "_rels/.rels", generated.emplace_back(linksXml("", package.links)));
    for (const Part& part : package.parts) {
        addEntry(archive.get(), part.name, part.bytes);
        if (!part.links.empty()) {
            addEntry(archive.get(), linksName(part.name), generated.emplace_back(linksXml(part.name, part.links)));
        }
    }
    if (zip_close(archive.get()) != 0) {
        throw PackageError(zip_strerror(archive.get()));
    }
    archive.release(); // NOLINT: closing has freed it
    return contentOf(source.get());
}

Package unpacked(std::string_view bytes)
{
    const std::map<std::string, std::string> entries = entriesOf(bytes);
    const auto types = entries.find(std::string(contentTypesName));
    if (types == entries.end()) {
        throw PackageError("a zip, but no package: it has no [Content_Types].xml");
    }
    std::map<std::string, std::string> byName;
    std::map<std::string, std::string> byEnding;
    const pugi::xml_document document = parsed(types->first, types->second);
    for (const pugi::xml_node& node : document.document_element().children()) {
        const std::string type = node.attribute("ContentType").value();
        if (std::string_view(node.name()) == "Override") {
            byName[lower(fromRoot("", node.attribute("PartName").value()))] = type;
        } else {
            byEnding[lower(node.attribute("Extension").value())] = type;
        }
    }
    Package package;
    package.links = linksOf(entries, "");
    for (const auto& [name, content] : entries) {
        if (name == contentTypesName || name.ends_with(".rels")) {
            continue;
        }
        const auto own = byName.find(lower(name));
        const auto ending = byEnding.find(lower(name.substr(name.rfind('.') + 1)));
        const std::string type = own != byName.end()        ? own->second
                                 : ending != byEnding.end() ? ending->second
                                                            : std::string();
        package.parts.push_back({name, type, content, linksOf(entries, name)});
    }
    return package;
}

} // namespace roundtrip
