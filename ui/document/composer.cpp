// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/composer.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "core/analysis/cancelled.h"
#include "core/model/collapses.h"
#include "core/picture/larger_notes.h"
#include "core/picture/map_labels.h"
#include "ui/words/words.h"
#include <QMetaObject>
#include <QStringList>

namespace roundtrip {

namespace {

// Above it the payments of all flows would fill the memory, and no eye follows what moves.
constexpr std::size_t mostMoving = 20'000;

void throwIfCancelled(const std::stop_token& cancel)
{
    if (cancel.stop_requested()) {
        throw Cancelled();
    }
}

std::unordered_map<Uuid, Mark> marksOf(const Book& base, const Book& shown)
{
    std::unordered_map<Uuid, Mark> marks;
    for (const Change& change : difference(base, shown)) {
        const Mark mark = std::holds_alternative<Created>(change)   ? Mark::added
                          : std::holds_alternative<Removed>(change) ? Mark::removed
                                                                    : Mark::altered;
        marks.emplace(recordOf(change).id, mark);
    }
    return marks;
}

// The book with what is on a map and the scenario took out of it, to be seen as removed; and what that refers to.
Book withRemoved(const Book& base, const Book& shown)
{
    Book drawn = shown;
    for (const Change& change : difference(base, shown)) {
        const auto* removed = std::get_if<Removed>(&change);
        const RecordKind kind = recordOf(change).kind;
        if (removed != nullptr &&
            (kind == RecordKind::party || kind == RecordKind::flow || kind == RecordKind::deal ||
             kind == RecordKind::condition || kind == RecordKind::relation || kind == RecordKind::annotation)) {
            std::visit([&drawn](const auto& row) { drawn.put(row); }, removed->row);
        }
    }
    return drawn;
}

// The cards of removed parties go elsewhere where others stand in their place by now.
void giveWay(LayoutGraph& graph, const Network& network, const Book& counted)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        LayoutNode& gone = graph.nodes[i];
        if (!gone.previous || kindOfParty(network.nodes()[i].party) || counted.find(network.nodes()[i].party)) {
            continue;
        }
        const Rect place = rectAround(*gone.previous, gone.size);
        const bool taken = std::any_of(graph.nodes.begin(), graph.nodes.end(), [&](const LayoutNode& other) {
            return &other != &gone && other.previous && rectAround(*other.previous, other.size).intersects(place);
        });
        if (taken) {
            gone.previous.reset();
            gone.pinned = false;
        }
    }
}

template<std::size_t N, class Enum> void fill(std::array<std::string, N>& words)
{
    for (std::size_t i = 0; i < N; ++i) {
        words[i] = utf8(text(static_cast<Enum>(i)));
    }
}

QString windowText(const Window& window)
{
    if (window.from && window.to) {
        return Composer::tr("%1 to %2").arg(dateText(*window.from), dateText(*window.to));
    }
    if (window.from) {
        return Composer::tr("from %1").arg(dateText(*window.from));
    }
    return window.to ? Composer::tr("before %1").arg(dateText(*window.to)) : QString();
}

QString measureText(Measure measure)
{
    switch (measure) {
    case Measure::committed: return Composer::tr("committed");
    case Measure::expected: return Composer::tr("expected");
    case Measure::headline: return Composer::tr("headline");
    }
    return {};
}

} // namespace

MapWords mapWords()
{
    MapWords words;
    fill<std::tuple_size_v<decltype(words.kinds)>, PartyKind>(words.kinds);
    fill<std::tuple_size_v<decltype(words.instruments)>, Instrument>(words.instruments);
    fill<std::tuple_size_v<decltype(words.relations)>, RelationType>(words.relations);
    words.net = utf8(Composer::tr("net"));
    words.parties = utf8(Composer::tr("parties"));
    words.capital = utf8(Composer::tr("capital"));
    words.commercial = utf8(Composer::tr("commercial"));
    words.contingent = utf8(Composer::tr("contingent"));
    words.relation = utf8(Composer::tr("relation"));
    words.netReceives = utf8(Composer::tr("net receives"));
    words.netPays = utf8(Composer::tr("net pays"));
    words.added = utf8(Composer::tr("added"));
    words.altered = utf8(Composer::tr("altered"));
    words.removed = utf8(Composer::tr("removed"));
    return words;
}

QString questionText(const Book& book, const Focus& focus)
{
    QStringList parts{measureText(focus.question.measure)};
    if (const QString window = windowText(focus.question.window); !window.isEmpty()) {
        parts << window;
    }
    parts << Composer::tr("as of %1").arg(dateText(focus.question.asOf));
    if (const Scenario* scenario = focus.scenario ? book.find(*focus.scenario) : nullptr) {
        parts << Composer::tr("scenario %1").arg(oneLine(qt(scenario->name)));
    }
    return parts.join(QStringLiteral(" · "));
}

Snapshot snapshotOf(const Document& document, const Focus& focus, const MapOptions& options)
{
    Snapshot snapshot{document.book(), document.book(focus.scenario), focus, options};
    snapshot.options.words = mapWords();
    if (snapshot.options.subtitle.empty()) {
        snapshot.options.subtitle = utf8(questionText(snapshot.base, focus));
    }
    return snapshot;
}

PlacesInstead placesInstead(const Book& book, const PartyPlaces& wanted)
{
    PlacesInstead instead;
    for (const auto& [party, booked] : placesOf(book)) {
        const auto shown = wanted.find(party);
        if (shown != wanted.end() && shown->second.centre != booked.centre) {
            instead[party] = {booked.centre, shown->second.centre};
        }
    }
    return instead;
}

ComposedMap composedMap(const Snapshot& snapshot, const PartyPlaces& places, const std::stop_token& cancel)
{
    const Book& book = snapshot.shown;
    MapOptions options = snapshot.options;
    if (snapshot.focus.scenario) {
        options.marks = marksOf(snapshot.base, book);
    }
    throwIfCancelled(cancel);
    const Network counted(book, snapshot.focus.question);
    const bool someRemoved = std::any_of(options.marks.begin(), options.marks.end(),
                                         [](const auto& mark) { return mark.second == Mark::removed; });
    const Book drawn = someRemoved ? withRemoved(snapshot.base, book) : book;
    std::optional<Network> withGone;
    if (someRemoved) {
        withGone.emplace(drawn, snapshot.focus.question);
    }
    const Network& network = withGone ? *withGone : counted;
    throwIfCancelled(cancel);
    PartyPlaces known = places;
    for (const auto& [party, place] : placesOf(book)) {
        const auto instead = snapshot.instead.find(party);
        const bool elsewhere = instead != snapshot.instead.end() && instead->second.booked == place.centre;
        known[party] = {elsewhere ? instead->second.shown : place.centre, true};
    }
    if (someRemoved) {
        for (const auto& [party, place] : placesOf(snapshot.base)) {
            if (book.find(party) == nullptr && drawn.find(party) != nullptr) {
                known[party] = {place.centre, true}; // it went with its place
            }
        }
    }
    LayoutGraph graph = mapGraph(drawn, network, options, known);
    if (someRemoved) {
        giveWay(graph, network, book);
    }
    const Positions positions = laidOut(snapshot.layout, graph);
    throwIfCancelled(cancel);
    ComposedMap result;
    result.picture = std::make_shared<const Picture>(composeMap(drawn, network, positions, options));
    throwIfCancelled(cancel);
    if (counted.streams().size() <= mostMoving) {
        result.motion = std::make_shared<const Motion>(counted, *result.picture);
    } else {
        result.motion = std::make_shared<const Motion>();
    }
    result.laidOut = placesOf(*result.picture);
    for (const auto& [party, place] : places) {
        // Out of sight, collapsed or filtered: when it is seen again it stands where it stood.
        if (drawn.find(party) != nullptr || kindOfParty(party)) {
            result.laidOut.emplace(party, place);
        }
    }
    for (const auto& [party, place] : placesOf(book)) {
        // A card that is put back by an undo returns to where the layout had it.
        if (const auto before = places.find(party); before != places.end()) {
            result.laidOut[party] = before->second;
        } else {
            result.laidOut.erase(party);
        }
    }
    return result;
}

// The parts of a focus on which answers depend; looking alone (selection, loop, theme, cursor) is not among them.
struct Composer::Key {
    const Document* document = nullptr;
    std::uint64_t edition = 0;
    std::optional<ScenarioId> scenario;
    Question question;
    MapOptions options;
    double textScale = 1;

    bool operator==(const Key&) const = default;
};

struct Composer::Answer {
    std::optional<ComposedMap> map;
    std::shared_ptr<const Picture> seen; // the map's picture with its labels as large as the text
    std::shared_ptr<const Findings> findings;
    std::shared_ptr<const Findings> baseFindings;
    QString problem; // instead of any
};

Composer::Composer(QObject* parent) : QObject(parent)
{
    // Answers that nobody waits for any more may still be running: they must not hold up the newest.
    m_pool.setMaxThreadCount(4);
}

Composer::~Composer()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Composer::ask(const Document& document, const Focus& focus, const MapOptions& options)
{
    const Key key{&document, document.edition(), focus.scenario, focus.question, options, m_textScale};
    if (m_asked && *m_asked == key) {
        return;
    }
    m_asked = std::make_unique<Key>(key);
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_question;
    m_baseFindings.reset();
    setPending(focus.scenario ? 3 : 2);
    auto asked = std::make_shared<Snapshot>(snapshotOf(document, focus, options));
    asked->instead = m_instead;
    const std::shared_ptr<const Snapshot> snapshot = std::move(asked);
    const std::stop_token cancel = m_stop.get_token();
    start([snapshot, places = m_places, textScale = m_textScale, cancel] {
        Answer answer;
        answer.map = composedMap(*snapshot, places, cancel);
        const auto& picture = answer.map->picture;
        answer.seen =
            textScale > 1
                ? std::make_shared<const Picture>(withLargerNotes(withLargerLabels(*picture, textScale), textScale))
                : picture;
        return answer;
    });
    const auto found = [snapshot, cancel](const Book& book) {
        return std::make_shared<const Findings>(
            roundtrip::findings(book, snapshot->focus.question, LoopLimits{}, cancel));
    };
    start([snapshot, found] {
        Answer answer;
        answer.findings = found(snapshot->shown);
        return answer;
    });
    if (focus.scenario) {
        start([snapshot, found] {
            Answer answer;
            answer.baseFindings = found(snapshot->base);
            return answer;
        });
    }
}

template<class Work> void Composer::start(Work work)
{
    m_pool.start([this, question = m_question, cancel = m_stop.get_token(), work = std::move(work)] {
        Answer answer;
        if (cancel.stop_requested()) {
            return;
        }
        try {
            answer = work();
        } catch (const Cancelled&) {
            return;
        } catch (const MissingRate& missing) {
            answer.problem = tr("There is no exchange rate for %1. Add one, or leave these flows out.")
                                 .arg(qt(missing.currency.code()));
        } catch (const Overflow& overflow) {
            answer.problem = tr("The sum is more than an amount can be: %1.").arg(oneLine(qt(overflow.what())));
        } catch (const std::exception& other) {
            answer.problem = tr("This could not be worked out: %1.").arg(oneLine(qt(other.what())));
        }
        QMetaObject::invokeMethod(
            this, [this, question, answer] { arrived(question, answer); }, Qt::QueuedConnection);
    });
}

void Composer::arrived(std::uint64_t question, const Answer& answer)
{
    if (question != m_question || m_pending == 0) {
        return;
    }
    if (answer.map) {
        m_places = answer.map->laidOut;
        m_picture = answer.map->picture;
        emit pictureReady(answer.seen);
        emit motionReady(answer.map->motion);
    } else if (answer.findings) {
        m_findings = answer.findings;
        emit findingsReady(m_findings);
    } else if (answer.baseFindings) {
        m_baseFindings = answer.baseFindings;
        emit baseFindingsReady(m_baseFindings);
    } else {
        emit failed(answer.problem);
    }
    // A slot may have asked anew: then what is pending belongs to that question.
    if (question == m_question) {
        setPending(m_pending - 1);
    }
}

void Composer::standAt(const Book& book, const PartyPlaces& places)
{
    m_instead = placesInstead(book, places);
    m_asked.reset();
    for (const auto& [party, place] : places) {
        const auto known = m_places.find(party);
        if (known == m_places.end() || known->second.centre != place.centre) {
            m_places[party] = place;
        }
    }
}

void Composer::setTextScale(double scale)
{
    m_textScale = std::max(1.0, scale);
}

void Composer::cancel()
{
    m_stop.request_stop();
    ++m_question;
    m_asked.reset();
    setPending(0);
}

void Composer::setPending(int parts)
{
    const bool was = m_pending > 0;
    m_pending = parts;
    if (was != (parts > 0)) {
        emit workingChanged(parts > 0);
    }
}

} // namespace roundtrip
