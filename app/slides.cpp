// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slides.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/analysis_slides.h"
#include "app/failure.h"
#include "app/messages.h"
#include "app/slide_notes.h"
#include "core/analysis/circularity.h"
#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Slides)
};

std::string help(const QString& text)
{
    return text.toStdString();
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (!in && bytes.empty()) {
        throw Failure(Tr::tr("%1: cannot be read").arg(shown(file.string())));
    }
    return bytes;
}

MapSlide mapOf(const DrawnPicture& drawn, Currency currency)
{
    MapSlide map;
    map.picture = *drawn.map.picture;
    map.currency = currency;
    map.emphasis = drawn.page.emphasis;
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

Slide mapSlide(const Book& book, const Network& network, const DrawnPicture& drawn, const PictureWanted& wanted)
{
    const Picture& picture = *drawn.map.picture;
    Slide slide;
    slide.title = wanted.title.empty() ? utf8(Tr::tr("Who pays whom")) : wanted.title;
    slide.subtitle = picture.subtitle;
    slide.footnote = utf8(circularityText(network));
    slide.notes = picture.subtitle + "\n" + utf8(slideNotes(book, picture.flows));
    slide.content = mapOf(drawn, network.currency());
    return slide;
}

// What is paid by the end of each year, on one picture: so that only what changes moves.
std::vector<Slide> yearSlides(const Network& network, const DrawnPicture& drawn, const Slide& first)
{
    constexpr int mostSlides = 24;
    const Motion& motion = *drawn.map.motion;
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
        MapSlide map = mapOf(drawn, network.currency());
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

void addSlidesOptions(CLI::App& verb, SlidesWanted& wanted)
{
    verb.add_flag("--deck", wanted.deck,
                  help(Tr::tr("slides of loops, coverage and recoupment after the map (.pptx)")));
    verb.add_flag("--morph", wanted.years, help(Tr::tr("a slide a year, each morphing into the next (.pptx)")));
    verb.add_option_function<std::string>(
        "--slide-size",
        [&wanted](const std::string& word) {
            if (word != "16:9" && word != "4:3") {
                throw CLI::ValidationError("--slide-size",
                                           help(Tr::tr("%1 is not one of 16:9, 4:3").arg(inQuotes(word))));
            }
            wanted.format = word == "4:3" ? Deck::Format::standard : Deck::Format::wide;
        },
        help(Tr::tr("16:9 (unless said) or 4:3 (.pptx)")));
    verb.add_option("--template", wanted.house,
                    help(Tr::tr("a .pptx or .potx whose colours, fonts and master the slides take")));
}

Deck slidesOf(const Reading& reading, const Question& question, const DrawnPicture& drawn, const PictureWanted& picture,
              const SlidesWanted& wanted)
{
    if (picture.view != "graph" && (wanted.deck || wanted.years)) {
        throw Misuse(Tr::tr("--deck and --morph are of --view graph"));
    }
    const Book& book = reading.book;
    const Network network(book, question);
    Deck deck;
    deck.format = wanted.format;
    deck.theme = picture.theme;
    if (!wanted.house.empty()) {
        deck.house = bytesOf(wanted.house);
    }
    const Slide map = mapSlide(book, network, drawn, picture);
    deck.title = map.title;
    if (wanted.deck || !wanted.years) {
        deck.slides.push_back(map);
    }
    if (wanted.deck) {
        for (Slide& slide : analysisSlides(book, network, map)) {
            deck.slides.push_back(std::move(slide));
        }
    }
    if (wanted.years) {
        for (Slide& slide : yearSlides(network, drawn, map)) {
            deck.slides.push_back(std::move(slide));
        }
        if (deck.slides.empty()) {
            deck.slides.push_back(map); // nothing is ever paid
        }
    }
    return deck;
}

} // namespace roundtrip
