// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/slides/slides.h"

#include <utility>

#include "core/analysis/cancelled.h"
#include "core/analysis/circularity.h"
#include "ui/document/composer.h"
#include "ui/slides/analysis_slides.h"
#include "ui/slides/slide_notes.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Slides)
};

MapSlide mapOf(const SlidesSubject& subject, Currency currency)
{
    MapSlide map;
    map.picture = *subject.picture;
    map.currency = currency;
    map.emphasis = subject.emphasis;
    map.withIdle = false;
    map.net = mapWords().net;
    return map;
}

// "Headline $1.9T = circular $320B (17 %) + one-way $1.6T".
QString circularityText(const Network& network)
{
    const Circularity found = circularity(network);
    const Currency currency = network.currency();
    return Tr::tr("Headline %1 = circular %2 (%3) + one-way %4")
        .arg(shortMoney(found.headline, currency), shortMoney(found.circular, currency),
             percent(found.circularShare().value_or(0)), shortMoney(found.oneWay(), currency));
}

Slide mapSlide(const Network& network, const SlidesSubject& subject)
{
    const Picture& picture = *subject.picture;
    Slide slide;
    slide.title = subject.title.empty() ? utf8(Tr::tr("Who pays whom")) : subject.title;
    slide.subtitle = picture.subtitle;
    slide.footnote = utf8(circularityText(network));
    slide.notes = picture.subtitle + "\n" + utf8(slideNotes(subject.book, picture.flows));
    slide.content = mapOf(subject, network.currency());
    return slide;
}

// What is paid by the end of each year, on one picture: so that only what changes moves.
std::vector<Slide> yearSlides(const Network& network, const SlidesSubject& subject, const Slide& first)
{
    constexpr int mostSlides = 24;
    const Motion& motion = *subject.motion;
    std::vector<Slide> slides;
    if (motion.begin() >= motion.end()) {
        return slides;
    }
    const auto yearAt = [](Moment moment) { return yearOf(Date(std::chrono::days(static_cast<int>(moment)))); };
    const int from = yearAt(motion.begin());
    const int to = yearAt(motion.end() - 1);
    const int step = (to - from) / mostSlides + 1;
    for (int year = to - (to - from) / step * step; year <= to; year += step) {
        Slide slide = first;
        MapSlide map = mapOf(subject, network.currency());
        for (std::uint32_t i = 0; i < map.picture.arrows.size(); ++i) {
            map.paid.push_back(static_cast<float>(motion.at(i, momentOf(firstOfYear(year + 1)) - 1).paid));
        }
        slide.title = utf8(Tr::tr("%1: paid by the end of %2").arg(qt(first.title)).arg(year));
        slide.footnote.clear();
        slide.content = std::move(map);
        slide.transition = slides.empty() ? Slide::Transition::none : Slide::Transition::morph;
        slides.push_back(std::move(slide));
    }
    return slides;
}

} // namespace

Deck slides(const SlidesSubject& subject, const SlidesWanted& wanted, const std::stop_token& cancel)
{
    const Network network(subject.book, subject.question);
    Deck deck;
    deck.format = wanted.format;
    deck.theme = subject.theme;
    deck.house = wanted.house;
    const Slide map = mapSlide(network, subject);
    deck.title = map.title;
    if (wanted.deck || !wanted.years) {
        deck.slides.push_back(map);
    }
    if (wanted.deck) {
        for (Slide& slide : analysisSlides(subject.book, network, map, cancel)) {
            deck.slides.push_back(std::move(slide));
        }
    }
    if (wanted.years) {
        for (Slide& slide : yearSlides(network, subject, map)) {
            deck.slides.push_back(std::move(slide));
        }
        if (deck.slides.empty()) {
            deck.slides.push_back(map); // nothing is ever paid
        }
    }
    if (cancel.stop_requested()) {
        throw Cancelled{};
    }
    return deck;
}

} // namespace roundtrip
