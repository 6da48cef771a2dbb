// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/archive.h"

#include <array>

#include <zip.h>

namespace roundtrip {

namespace {

ImportProblem broken(ImportProblemKind kind, std::string value)
{
    return {kind, {}, {}, 0, 0, {}, std::move(value), {}};
}

} // namespace

void Archive::Discard::operator()(void* zip) const
{
    zip_discard(static_cast<zip_t*>(zip));
}

Archive::Archive(std::string_view bytes, std::uint64_t largest) : m_largest(largest)
{
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) {
        return;
    }
    m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!m_zip) {
        zip_source_free(source);
    }
}

bool Archive::has(const std::string& part) const
{
    return m_zip && zip_name_locate(static_cast<zip_t*>(m_zip.get()), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::optional<ImportProblem> Archive::read(const std::string& part, XmlHandler& handler)
{
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        m_zip ? zip_fopen(static_cast<zip_t*>(m_zip.get()), part.c_str(), ZIP_FL_NOCASE) : nullptr, &zip_fclose);
    if (!file) {
        return broken(ImportProblemKind::notAWorkbook, part);
    }
    std::array<char, 1U << 16U> buffer{};
    std::optional<ImportProblem> trouble;
    const auto next = [&]() -> std::optional<std::string_view> {
        const auto count = zip_fread(file.get(), buffer.data(), buffer.size());
        if (count < 0) {
            trouble = broken(ImportProblemKind::notAWorkbook, part);
            return std::nullopt;
        }
        m_unpacked += static_cast<std::uint64_t>(count);
        if (m_unpacked > m_largest) {
            trouble = broken(ImportProblemKind::unpacksTooLarge, std::to_string(m_largest));
            return std::nullopt;
        }
        return std::string_view(buffer.data(), static_cast<std::size_t>(count));
    };
    auto problem = readXml(next, handler);
    return trouble ? trouble : problem;
}

} // namespace roundtrip
