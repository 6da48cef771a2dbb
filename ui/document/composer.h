// SPDX-License-Identifier: GPL-3.0-or-later
// Composes what is shown, off the window's thread: findings and picture of a snapshot and a focus.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>

#include "core/analysis/findings.h"
#include "core/layout/layouts.h"
#include "core/picture/compose_map.h"
#include "core/picture/motion.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include <QObject>
#include <QString>
#include <QThreadPool>

namespace roundtrip {

// The words of a map in the reader's language.
MapWords mapWords();
// "headline · 2026 to 2031 · as of 1 May 2026 · scenario Google deal".
QString questionText(const Book& book, const Focus& focus);

// Cards that a saved view shows elsewhere than the book places them. Each holds for as long as the book leaves it
// there: where it is moved to afterwards it stands.
struct PlaceInstead {
    Point booked;
    Point shown;
};
using PlacesInstead = std::unordered_map<PartyId, PlaceInstead>;
PlacesInstead placesInstead(const Book& book, const PartyPlaces& wanted);

// What a picture is made of.
struct Snapshot {
    Book base;
    Book shown; // the base as the focus's scenario makes it
    Focus focus;
    MapOptions options; // title as given; subtitle, marks and words are filled in
    LayoutKind layout = LayoutKind::layered;
    PlacesInstead instead = {};
};
Snapshot snapshotOf(const Document& document, const Focus& focus, const MapOptions& options = {});

struct ComposedMap {
    std::shared_ptr<const Picture> picture;
    std::shared_ptr<const Motion> motion;
    PartyPlaces laidOut; // of the cards that the book does not place
};
// On any thread. Cards stand where the book places them, or where they are shown instead; the others where `places`
// says they stood, or where the layout puts them. Throws Overflow, MissingRate and Cancelled.
ComposedMap composedMap(const Snapshot& snapshot, const PartyPlaces& places = {}, const std::stop_token& cancel = {});

// Promise: the newest question wins, and no answer to an older one is ever sent after it was asked. Findings and
// picture of one question belong to the same book; while a scenario is looked at, the base's findings come as well.
// Cards stand where the book places them, unless standAt() says otherwise; the others where they stood in the last
// picture, or where the layout puts them.
class Composer : public QObject {
    Q_OBJECT

public:
    explicit Composer(QObject* parent = nullptr);
    ~Composer() override;

    // Asks for what the document shows under the focus. What only concerns looking (selection, lit loop, theme,
    // cursor) asks for nothing anew.
    void ask(const Document& document, const Focus& focus, const MapOptions& options = {});
    // How much larger the labels are from the next question on in what is sent, but not in picture(); at least 1.
    void setTextScale(double scale);
    // Gives up what is under way; its answers never come.
    void cancel();
    bool working() const { return m_pending != 0; }
    // The cards stand there from the next question on; of those that the book places, only until it moves them.
    void standAt(const Book& book, const PartyPlaces& places);

    // Where the cards stand that a layout has placed; those of parties that are gone may be among them.
    const PartyPlaces& laidOut() const { return m_places; }

    // As it is left behind: with labels of their usual size.
    const std::shared_ptr<const Picture>& picture() const { return m_picture; }
    const std::shared_ptr<const Findings>& findings() const { return m_findings; }
    // Those of the base under the same question; nothing while no scenario is looked at.
    const std::shared_ptr<const Findings>& baseFindings() const { return m_baseFindings; }

signals:
    // As it is seen: with labels as large as the text.
    void pictureReady(const std::shared_ptr<const roundtrip::Picture>& picture);
    void motionReady(const std::shared_ptr<const roundtrip::Motion>& motion); // always follows its picture
    void findingsReady(const std::shared_ptr<const roundtrip::Findings>& findings);
    void baseFindingsReady(const std::shared_ptr<const roundtrip::Findings>& findings);
    // A question without an answer: an overflow, a currency without a rate.
    void failed(const QString& why);
    // true: work began; false: all of it is done or was given up.
    void workingChanged(bool working);

private:
    struct Answer;
    template<class Work> void start(Work work);
    void arrived(std::uint64_t question, const Answer& answer);
    void setPending(int parts);

    struct Key;
    std::unique_ptr<Key> m_asked; // what the newest answers depend on
    std::uint64_t m_question = 0;
    double m_textScale = 1;
    int m_pending = 0; // parts that have not arrived
    std::stop_source m_stop;
    PartyPlaces m_places;
    PlacesInstead m_instead;
    std::shared_ptr<const Picture> m_picture;
    std::shared_ptr<const Findings> m_findings;
    std::shared_ptr<const Findings> m_baseFindings;
    QThreadPool m_pool;
};

} // namespace roundtrip
