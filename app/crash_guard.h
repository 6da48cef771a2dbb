// SPDX-License-Identifier: GPL-3.0-or-later
// A note of what the program was about when it ended unexpectedly, left in a folder for the next start (crash_note.h
// reads it). Nothing is sent anywhere.
#pragma once

#include <exception>
#include <filesystem>
#include <string_view>

namespace roundtrip {

// From here on a signal that ends the program (a bad access, an abort, an exception that nobody caught) leaves a note
// in the folder, which is made then. The program ends by that signal all the same. Once a process; a process has one
// such state, as it has one set of signal handlers.
void guardAgainstCrashes(const std::filesystem::path& folder);

// What the note is to say, each the newest of its kind and none with a person's data but the document's path: what came
// from outside last ("key at Canvas"), what was written last ("1 flows created"), which document it was. Long ones are
// cut short. From one thread.
void noteInput(std::string_view what);
void noteAction(std::string_view what);
void noteDocument(std::string_view path);

// Leaves the note of an exception that ends the program without a signal. Its words are left out: they may quote data.
void leaveNote(const std::exception& problem);

// Where the program keeps such things: $XDG_STATE_HOME/roundtrip, ~/.local/state/roundtrip unless that is set.
std::filesystem::path stateFolder();

} // namespace roundtrip
