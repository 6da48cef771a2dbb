// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/d3_peer.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace roundtrip::peers {

namespace {

namespace fs = std::filesystem;

void writeScene(const fs::path& file, const Picture& picture, const Frame& frame)
{
    using Json = nlohmann::json;
    Json scene{{"width", frame.width}, {"height", frame.height}, {"x", frame.origin.x},    {"y", frame.origin.y},
               {"zoom", frame.zoom},   {"cards", Json::array()}, {"arrows", Json::array()}};
    for (const Card& card : picture.cards) {
        const Rect& rect = card.rect;
        scene["cards"].push_back(
            {{"x", rect.x}, {"y", rect.y}, {"width", rect.width}, {"height", rect.height}, {"name", card.name}});
    }
    for (const Arrow& arrow : picture.arrows) {
        const Way way = picture.way(arrow);
        scene["arrows"].push_back({{"money", arrow.money == MoneyClass::capital ? 0 : 1},
                                   {"width", arrow.width},
                                   {"from", {way.front().a.x, way.front().a.y}},
                                   {"to", {way.back().d.x, way.back().d.y}}});
    }
    std::ofstream(file) << "const scene = " << scene << ";\n";
}

// What a program writes to its standard output.
std::string output(const std::string& command)
{
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) {
        return text;
    }
    std::array<char, 4096> room;
    for (std::size_t got = 0; (got = std::fread(room.data(), 1, room.size(), pipe)) > 0;) {
        text.append(room.data(), got);
    }
    pclose(pipe);
    return text;
}

} // namespace

std::optional<double> d3FrameSeconds(const std::string& browser, const Picture& picture, const Frame& frame,
                                     D3Draws what)
{
    std::string name = (fs::temp_directory_path() / "roundtrip-d3-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        return std::nullopt;
    }
    const fs::path folder = name;
    writeScene(folder / "scene.js", picture, frame);
    fs::copy_file(fs::path(ROUNDTRIP_SOURCE_DIR) / "tests/bench/d3_peer.html", folder / "page.html");
    // Root has no sandbox to put a page into; this one is ours and reads nothing but the scene.
    const std::string command = "timeout 120 '" + browser + "' --headless --disable-gpu " +
                                (geteuid() == 0 ? "--no-sandbox " : "") + "--user-data-dir='" + name +
                                "/profile' --dump-dom 'file://" + name + "/page.html#" +
                                (what == D3Draws::far ? "far" : "whole") + "' 2>/dev/null";
    const std::string page = output(command);
    std::error_code leftBehind;
    fs::remove_all(folder, leftBehind);
    constexpr std::string_view before = "<pre id=\"frame\">";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const double milliseconds = std::strtod(page.c_str() + at + before.size(), nullptr);
    return milliseconds > 0 ? std::optional(milliseconds / 1000) : std::nullopt;
}

} // namespace roundtrip::peers
