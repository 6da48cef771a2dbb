// SPDX-License-Identifier: GPL-3.0-or-later
// Work that is waited for without the window standing still.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

#include <QString>

class QWidget;

namespace roundtrip {

// Whether a person may give up waiting. Work that may be given up owns copies of what it needs: it may go on for a
// while.
enum class GivingUp { offered, notOffered };

// Does the work on another thread and returns when it is done; meanwhile windows go on painting and take no input, and
// after a moment a dialog says `what` is waited for. False where it was given up. What the work throws is thrown here.
bool waitFor(QWidget* parent, const QString& what, GivingUp givingUp, std::function<void(const std::stop_token&)> work);

// The same of work that answers; nothing where it was given up.
template<class Work> auto answerOf(QWidget* parent, const QString& what, GivingUp givingUp, Work work)
{
    using Answer = decltype(work(std::stop_token()));
    auto answer = std::make_shared<std::optional<Answer>>();
    const bool done = waitFor(parent, what, givingUp, [answer, work = std::move(work)](const std::stop_token& cancel) {
        answer->emplace(work(cancel));
    });
    return done ? std::move(*answer) : std::nullopt;
}

} // namespace roundtrip
