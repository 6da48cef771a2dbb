// SPDX-License-Identifier: GPL-3.0-or-later
// ZIP archives from and to text, for tests of what lies in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <zip.h>

namespace roundtrip {

// An archive of these parts, as bytes.
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& parts)
{
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(target);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts) {
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    }
    zip_close(zip);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

// One part of an archive; empty where there is none.
inline std::string unzipped(std::string_view bytes, const std::string& part)
{
    zip_t* zip =
        zip_open_from_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr), ZIP_RDONLY, nullptr);
    zip_file_t* file = zip == nullptr ? nullptr : zip_fopen(zip, part.c_str(), 0);
    std::string out;
    char buffer[4096];
    for (zip_int64_t n = 0; file != nullptr && (n = zip_fread(file, buffer, sizeof buffer)) > 0;) {
        out.append(buffer, static_cast<std::size_t>(n));
    }
    if (file != nullptr) {
        zip_fclose(file);
    }
    if (zip != nullptr) {
        zip_discard(zip);
    }
    return out;
}

} // namespace roundtrip
