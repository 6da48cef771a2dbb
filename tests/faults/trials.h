// SPDX-License-Identifier: GPL-3.0-or-later
// Trials of a document's promises: each does its worst a number of times and says how often something was lost.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace roundtrip::faults {

struct Outcome {
    std::size_t tried = 0;
    std::vector<std::string> losses; // what was lost or broken, each with where
};

// The power goes at random moments of stories: what the disk then holds is opened.
Outcome losePower(unsigned seed, std::size_t times);
// The power goes, and goes again while the cut-short transaction is taken back.
Outcome losePowerTwice(unsigned seed, std::size_t times);

// Every `stride`th step of one story fails once, torn, for want of space, and from then on: after each the book in
// memory is the one on disk, and the story goes on.
Outcome failEveryStep(unsigned seed, int deeds, std::size_t stride);

// One byte of a document is another: that is found, or it changes nothing, not even what can be undone.
Outcome flipBytes(unsigned seed, std::size_t times);
// Bytes of a document are others or its end is missing, and what can be saved is saved: what comes out is sound, and no
// record in it was not in the document.
Outcome rescueDamaged(unsigned seed, std::size_t times);

// A process that edits is killed at a random moment. `editor` is a program that tells a story (editor.cpp).
Outcome killEditor(const std::filesystem::path& editor, unsigned seed, std::size_t times);
// The real window is killed while somebody edits by mouse and keys. `window` is tests/use/window_editor.cpp.
Outcome killWindow(const std::filesystem::path& window, unsigned seed, std::size_t times);
// The command line is killed while it imports one party into a document.
Outcome killImport(const std::filesystem::path& roundtrip, unsigned seed, std::size_t times);

// Two processes edit one document at once, each retrying what it was too late for: nothing that either reported is
// missing. `deeds` by each.
Outcome editTogether(const std::filesystem::path& editor, unsigned seed, std::size_t deeds);

// Edits reach a limit on the size of files, which is then lifted.
Outcome reachSizeLimit(unsigned seed, std::size_t times);
// A file system without space left is filled by edits, then emptied; `folder` lies on one of a few megabytes.
Outcome fillDisk(const std::filesystem::path& folder, unsigned seed, std::size_t times);

} // namespace roundtrip::faults
