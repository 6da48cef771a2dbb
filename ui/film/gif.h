// SPDX-License-Identifier: GPL-3.0-or-later
// A film as an animated GIF.
#pragma once

#include <filesystem>

#include "ui/film/film.h"

namespace roundtrip {

// GIF counts in hundredths of a second, and viewers slow down what is shown for less than two.
inline constexpr int mostGifFramesASecond = 50;
// The usual size of one: larger ones are slow to load.
inline constexpr Size gifSize{1280, 720};

// Writes the film into the file, over what is there: one palette for all frames, each frame only what changed since the
// one before, played for ever. The same film gives the same bytes. False where progress gave it up: then the file is of
// no use. Throws FilmError.
bool writeGif(Film& film, const std::filesystem::path& file, const FilmProgress& progress = {});

} // namespace roundtrip
