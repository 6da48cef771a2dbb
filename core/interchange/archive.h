// SPDX-License-Identifier: GPL-3.0-or-later
// A ZIP archive in memory, read part by part within a bound on what it unpacks to.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/interchange/xml.h"

namespace roundtrip {

// What all parts of an archive may unpack to together, in bytes, whatever it says of itself.
constexpr std::uint64_t largestUnpacked = std::uint64_t{1} << 30U;

class Archive {
public:
    // The bytes must outlive the archive.
    explicit Archive(std::string_view bytes, std::uint64_t largest = largestUnpacked);

    bool good() const { return m_zip != nullptr; }
    bool has(const std::string& part) const;

    // Reads a part as XML: notAWorkbook where it is not there or broken, unpacksTooLarge beyond the bound.
    std::optional<ImportProblem> read(const std::string& part, XmlHandler& handler);

private:
    struct Discard {
        void operator()(void* zip) const;
    };
    std::unique_ptr<void, Discard> m_zip;
    std::uint64_t m_largest;
    std::uint64_t m_unpacked = 0;
};

} // namespace roundtrip
