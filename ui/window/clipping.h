// SPDX-License-Identifier: GPL-3.0-or-later
// A clip on the clipboard: the interchange tables for Roundtrip itself, lines for a spreadsheet; and back.
#pragma once

#include <memory>
#include <optional>

#include "core/model/clip.h"
#include <QMimeData>

namespace roundtrip {

// The tables as JSON (tables.h), under a type of our own.
inline constexpr const char* clipType = "application/x-roundtrip-tables+json";

// The clip as tables; and its flows (its parties where it has none) as CSV and as lines with tabs, in which nothing
// runs as a formula.
std::unique_ptr<QMimeData> mimeOf(const Clip& clip);

// What mimeOf() made; nothing where the data is none of it or is damaged.
std::optional<Clip> clipOf(const QMimeData& data);

} // namespace roundtrip
