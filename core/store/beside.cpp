// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/beside.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>

#include <sys/stat.h>

namespace roundtrip {

namespace {

constexpr std::string_view beforeSchema = ".schema-";

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// What follows the document's name in that of the other file, without the ending. Syncthing writes
// ".sync-conflict-DATE", Dropbox and Nextcloud "(conflicted copy DATE)" or "(SOMEBODY's conflicted copy DATE)".
std::optional<Version::Kind> kindOf(std::string_view rest)
{
    if (rest.starts_with(beforeSchema) && allDigits(rest.substr(beforeSchema.size()))) {
        return Version::Kind::backup;
    }
    const std::string folded = lower(std::string(rest));
    const bool inBrackets = folded.starts_with(" (") && folded.find("conflicted copy") != std::string::npos;
    if (inBrackets || folded.starts_with(".sync-conflict-")) {
        return Version::Kind::conflictCopy;
    }
    return std::nullopt;
}

} // namespace

std::filesystem::path backupName(const std::filesystem::path& document, std::int64_t schema)
{
    return document.parent_path() / (document.stem().string() + std::string(beforeSchema) + std::to_string(schema) +
                                     document.extension().string());
}

std::vector<Version> versionsBeside(const std::filesystem::path& document)
{
    const std::string stem = document.stem().string();
    std::vector<Version> versions;
    std::error_code none;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::absolute(document).parent_path(), none)) {
        const std::filesystem::path& file = entry.path();
        const std::string name = file.stem().string();
        if (!name.starts_with(stem) || file.extension() != document.extension()) {
            continue;
        }
        struct stat status {};
        const auto kind = kindOf(std::string_view(name).substr(stem.size()));
        if (kind && ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
            versions.push_back({file, *kind, status.st_mtime});
        }
    }
    std::sort(versions.begin(), versions.end(),
              [](const Version& a, const Version& b) { return std::tie(b.time, a.file) < std::tie(a.time, b.file); });
    return versions;
}

} // namespace roundtrip
