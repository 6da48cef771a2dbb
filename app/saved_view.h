// SPDX-License-Identifier: GPL-3.0-or-later
// A view that the document keeps by a name, as `export` draws it.
#pragma once

#include <ostream>
#include <string>

#include "app/options.h"
#include "ui/document/looks.h"

namespace roundtrip {

// How the view looks at the document that was read, which from now on is read in the view's scenario. What the view
// names and the document has no more is told on `messages` unless quiet. Throws Failure for a view that is not there,
// naming those that are, for one whose scenario is gone, and for one that cannot be read.
Looks savedLooks(Reading& reading, const std::string& name, const CommonOptions& options, std::ostream& messages);

} // namespace roundtrip
