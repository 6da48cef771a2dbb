// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes of the canvas: what a person does to them, as the Changes that do it.
#pragma once

#include <span>

#include "core/model/edits.h"

namespace roundtrip {

// The notes and boxes become as they are given, several at once: those without an id are made, those that the book has
// altered, and a note that says nothing any more is taken out. Lines end with LF, and no blanks follow the last.
// edit.record is the last one's. One that has an id and is not there is a fault.
Edit putAnnotations(const Book& book, std::span<const Annotation> wanted);

} // namespace roundtrip
