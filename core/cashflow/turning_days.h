// SPDX-License-Identifier: GPL-3.0-or-later
// The days on which the as-of date alone makes another network of a book, or another map.
#pragma once

#include <vector>

#include "core/model/book.h"

namespace roundtrip {

enum class TiesCount : std::uint8_t { no, yes }; // whether relations are seen

// From each of them on the book is known otherwise than on the day before: an open condition's deadline has passed
// (conditions.h), a relation begins or holds no more. In order, each once.
std::vector<Date> turningDays(const Book& book, TiesCount ties);

// Whether one of two days knows the book otherwise than the other.
bool turnsBetween(const std::vector<Date>& turningDays, Date one, Date other);

} // namespace roundtrip
