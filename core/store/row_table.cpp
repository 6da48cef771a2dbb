// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/row_table.h"

namespace roundtrip::sql {

std::string listed(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) {
        out += (out.empty() ? "" : ", ") + quotedName(name);
    }
    return out;
}

std::string places(std::size_t count)
{
    std::string out = "?";
    for (std::size_t i = 1; i < count; ++i) {
        out += ", ?";
    }
    return out;
}

std::string assignments(const std::vector<std::string>& names)
{
    std::string out;
    for (std::size_t i = 1; i < names.size(); ++i) {
        out += (out.empty() ? "" : ", ") + quotedName(names[i]) + " = ?" + std::to_string(i + 1);
    }
    return out;
}

} // namespace roundtrip::sql
