// SPDX-License-Identifier: GPL-3.0-or-later
// A film as an .mp4 (H.264), encoded by the ffmpeg program.
#pragma once

#include <filesystem>

#include "ui/film/film.h"

namespace roundtrip {

// The usual size of one, at which captions can be read.
inline constexpr Size mp4Size{1920, 1080};

// Writes the film into the file, over what is there. The same film gives the same bytes with the same ffmpeg. False
// where progress gave it up: then the file is of no use. Throws FilmError, also where there is no ffmpeg.
bool writeMp4(Film& film, const std::filesystem::path& file, const FilmProgress& progress = {});

} // namespace roundtrip
