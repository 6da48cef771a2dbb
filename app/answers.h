// SPDX-License-Identifier: GPL-3.0-or-later
// What each analysis verb answers: the keys of the command line's JSON, in their order.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/answer.h"
#include "core/analysis/compare.h"
#include "core/analysis/recoupment.h"
#include "core/loops/loops.h"

namespace roundtrip {

// A question put to a document: its network, and what was left out of it.
struct Asked {
    CommonOptions options;
    Reading reading;
    Question question;
    Network network;

    // Throws Failure, StoreError, MissingRate and Overflow.
    Asked(const CommonOptions& of, std::ostream& messages);
    // Of a document that has been read. Throws Failure, MissingRate and Overflow.
    Asked(const CommonOptions& of, Reading read);

    // The node of a party by its name. Throws Failure.
    std::uint32_t node(const std::string& name) const;
};

struct LoopsWanted {
    std::optional<std::uint64_t> top;   // listed; all unless said
    std::optional<std::uint64_t> limit; // found; listing stops at 100,000 unless said, counting nowhere
    std::uint32_t maxLength = 0;
    bool count = false;
    std::optional<double> seconds;
    std::vector<std::string> through;    // a payer and whom it pays: only loops with this leg; empty: all
    std::optional<std::string> party;    // only loops through it; one of the two at most
    std::optional<std::uint64_t> within; // days: only loops that turn within them
};
Answer loopsAnswer(const Asked& asked, const LoopsWanted& wanted);

struct CircularityWanted {
    bool byDeal = false;
    bool byYear = false;
};
Answer circularityAnswer(const Asked& asked, const CircularityWanted& wanted);
Answer exposureAnswer(const Asked& asked, const std::optional<std::string>& party);

// Of INVESTOR and RECIPIENT, of INVESTOR over all, or of a loop by its place in the list.
struct RecoupmentWanted {
    std::string investor;
    std::string recipient;
    bool all = false;
    std::optional<std::uint64_t> loop; // from 1
    bool grid = false;                 // paybacks by margin and probability as well
    RecoupmentTerms terms;
};
// Throws Misuse where the words say no subject, or two.
Answer recoupmentAnswer(const Asked& asked, const RecoupmentWanted& wanted);

Answer traceAnswer(const Asked& asked, const std::string& source, const std::optional<std::string>& via);
Answer coverageAnswer(const Asked& asked, const std::string& party, double share);
Answer stressAnswer(const Asked& asked, const std::map<std::string, double>& shocks);
// What is open, by deadline, and the claims of every field on which sources disagree, the chosen one first.
Answer registerAnswer(const Asked& asked);
// Of two states of one document, the first as `asked` has it.
Answer comparisonAnswer(const Asked& asked, const Book& after);

// Adds what every answer carries: the question, flows without a date, what collapsed parties pay inside, steps of the
// scenario that no longer fit.
Answer complete(Answer answer, const Asked& asked);

} // namespace roundtrip
