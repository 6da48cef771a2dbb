// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture_export.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/failure.h"
#include "app/messages.h"
#include "core/loops/loops.h"
#include "core/picture/legend.h"
#include "ui/document/view_picture.h"
#include "ui/window/event_captions.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QGuiApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(PictureExport)
};

std::string help(const QString& text)
{
    return text.toStdString();
}

// What there is to choose from. A new view or layout is a line here.
struct PictureView {
    std::string_view name;
    ComposedMap (*compose)(const Snapshot& snapshot, const PartyPlaces& places);
};
template<ViewKind view> ComposedMap composedView(const Snapshot& snapshot, const PartyPlaces&)
{
    return {std::make_shared<const Picture>(viewPicture(snapshot, view)), std::make_shared<const Motion>(), {}};
}
constexpr std::array views{
    PictureView{"graph",
                [](const Snapshot& snapshot, const PartyPlaces& places) { return composedMap(snapshot, places); }},
    PictureView{"sankey", composedView<ViewKind::sankey>},
    PictureView{"matrix", composedView<ViewKind::matrix>},
    PictureView{"timeline", composedView<ViewKind::timeline>},
};

template<class List, class Name> QString listed(const List& list, Name&& nameOf)
{
    QStringList names;
    for (const auto& one : list) {
        names << shown(nameOf(one));
    }
    return names.join(QStringLiteral(", "));
}

const PictureView& viewCalled(const std::string& name)
{
    for (const PictureView& view : views) {
        if (view.name == name) {
            return view;
        }
    }
    throw Misuse(Tr::tr("there is no view %1 to export; there is %2")
                     .arg(inQuotes(name), listed(views, [](const PictureView& view) { return view.name; })));
}

LayoutKind layoutNamed(const std::string& name)
{
    const auto layout = layoutCalled(name);
    if (!layout) {
        throw Misuse(Tr::tr("there is no layout %1 to export; there is %2")
                         .arg(inQuotes(name), listed(layoutWords, [](std::string_view word) { return word; })));
    }
    return *layout;
}

// "1920x1080".
Size sizeOption(const std::string& text)
{
    int width = 0;
    int height = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec == std::errc() && first.ptr != end && *first.ptr == 'x') {
        const auto second = std::from_chars(first.ptr + 1, end, height);
        if (second.ec == std::errc() && second.ptr == end && width > 0 && height > 0) {
            return {static_cast<double>(width), static_cast<double>(height)};
        }
    }
    throw CLI::ValidationError("--size",
                               help(Tr::tr("%1 is no size; write it in pixels as 1920x1080").arg(inQuotes(text))));
}

// "loop:1".
std::uint64_t loopOption(const std::string& text)
{
    constexpr std::string_view prefix = "loop:";
    std::uint64_t rank = 0;
    if (text.starts_with(prefix)) {
        const char* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + prefix.size(), end, rank);
        if (read.ec == std::errc() && read.ptr == end && rank > 0) {
            return rank;
        }
    }
    throw CLI::ValidationError(
        "--highlight",
        help(Tr::tr("%1 is nothing to highlight; write loop:1 for the first that loops lists").arg(inQuotes(text))));
}

// Fonts need an application object, and it must outlive all that was ever painted: it stays until endCommandLine().
void makeApplication()
{
    if (QCoreApplication::instance() == nullptr) {
        static std::array<char, 10> name{"roundtrip"};
        static std::array<char, 10> option{"-platform"};
        static std::array<char, 10> platform{"offscreen"};
        static std::array<char*, 4> words{name.data(), option.data(), platform.data(), nullptr};
        static int count = 3;
        // What Qt has to remark about a machine without a desktop is of no use to who asked for a file.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        new QGuiApplication(count, words.data());
    }
    loadFonts();
}

struct LoopOfRank {
    std::vector<PartyId> parties;
    std::string roundTrip;
};

LoopOfRank loopOfRank(const Book& book, const Question& question, std::uint64_t rank)
{
    const Network network(book, question);
    LoopLimits limits;
    limits.most = rank;
    const Loops found = loops(network, limits);
    if (found.loops.size() < rank) {
        throw Failure(found.loops.empty()
                          ? Tr::tr("there is no loop to highlight")
                          : Tr::tr("there is no loop %1; there are %2").arg(rank).arg(found.loops.size()));
    }
    const Loop& loop = found.loops.back();
    return LoopOfRank{partyIdsOf(network, loop), shortText(loop.roundTrip, network.currency())};
}

} // namespace

void addPictureOptions(CLI::App& verb, PictureWanted& wanted)
{
    verb.add_option(
        "--view", wanted.view,
        help(Tr::tr("what to draw: %1").arg(listed(views, [](const PictureView& view) { return view.name; }))));
    verb.add_option("--saved-view", wanted.savedView,
                    help(Tr::tr("draw what the saved view of this name shows, all of it whatever its zoom")));
    verb.add_option(
        "--layout", wanted.layout,
        help(Tr::tr("where the cards stand: %1").arg(listed(layoutWords, [](std::string_view word) { return word; }))));
    verb.add_option("--title", wanted.title, help(Tr::tr("a title over the picture, with what was asked under it")));
    verb.add_option_function<std::string>(
        "--highlight", [&wanted](const std::string& text) { wanted.loop = loopOption(text); },
        help(Tr::tr("light the loop of that rank and dim the rest: loop:1")));
    verb.add_option_function<std::string>(
        "--size", [&wanted](const std::string& text) { wanted.size = sizeOption(text); },
        help(Tr::tr("fit the picture into so many pixels: 1920x1080 (as large as it is unless said)")));
    verb.add_option("--scale", wanted.scale, help(Tr::tr("pixels for one of that size (1 unless said)")))
        ->check(CLI::Range(0.05, 20.0));
    verb.add_option_function<std::string>(
        "--theme",
        [&wanted](const std::string& word) {
            const auto known = themeOf(word);
            if (!known) {
                throw CLI::ValidationError("--theme",
                                           help(Tr::tr("%1 is not one of light, dark, contrast").arg(inQuotes(word))));
            }
            wanted.theme = *known;
        },
        help(Tr::tr("light (unless said), dark or contrast")));
    verb.add_flag("--transparent", wanted.transparent, help(Tr::tr("without the canvas colour behind (not in films)")));
    verb.add_option("--fps", wanted.framesASecond, help(Tr::tr("frames a second of a film (25 unless said)")))
        ->check(CLI::Range(1, 60));
    verb.add_option("--seconds", wanted.seconds, help(Tr::tr("how long a film lasts (12 unless said)")))
        ->check(CLI::Range(0.04, 600.0));
}

DrawnPicture drawnPicture(const Reading& reading, const Question& question, const PictureWanted& wanted)
{
    const PictureView& view = viewCalled(wanted.view);
    const LayoutKind layout = layoutNamed(wanted.layout);
    if (wanted.loop && wanted.view == "timeline") {
        throw Misuse(Tr::tr("--highlight: a timeline shows no loop; take another --view"));
    }
    makeApplication();
    Snapshot snapshot;
    snapshot.base = reading.base;
    snapshot.shown = reading.book;
    snapshot.focus.scenario = reading.scenario;
    snapshot.focus.question = question;
    snapshot.focus.theme = wanted.theme;
    snapshot.layout = layout;
    snapshot.options.title = wanted.title;
    snapshot.options.subtitle = utf8(questionText(snapshot.base, snapshot.focus));
    snapshot.options.words = mapWords();
    snapshot.options.style = wanted.seen ? wanted.seen->style : mapStyleIn(reading.base);
    PartyPlaces places;
    if (wanted.seen) {
        places = wanted.seen->places;
        snapshot.instead = placesInstead(snapshot.shown, places);
    }
    DrawnPicture drawn{view.compose(snapshot, places), {}, reading.book.currency()};
    if (drawn.map.picture->cards.empty() && drawn.map.picture->shapes.empty()) {
        throw Failure(Tr::tr("there is nothing to draw: the document has no party that the options let through"));
    }
    drawn.page.theme = wanted.theme;
    drawn.page.transparent = wanted.transparent;
    drawn.page.size = wanted.size;
    drawn.page.scale = wanted.scale;
    if (wanted.seen && wanted.seen->focus.loop) {
        drawn.page.emphasis = loopEmphasis(*drawn.map.picture, wanted.seen->focus.loop->parties);
    }
    if (wanted.loop) {
        const LoopOfRank loop = loopOfRank(reading.book, question, *wanted.loop);
        auto picture = std::make_shared<Picture>(*drawn.map.picture);
        addToLegend(*picture, LegendKind::loop,
                    utf8(Tr::tr("loop %1: %2 can go all the way round").arg(*wanted.loop).arg(qt(loop.roundTrip))));
        drawn.page.emphasis = loopEmphasis(*picture, loop.parties);
        drawn.map.picture = std::move(picture);
    }
    return drawn;
}

Film filmOf(const DrawnPicture& drawn, const Book& book, const Question& question, const PictureWanted& wanted,
            Size usual)
{
    if (wanted.view != "graph") {
        throw Misuse(Tr::tr("a film shows --view graph only"));
    }
    const Motion& motion = *drawn.map.motion;
    if (motion.begin() == motion.end()) {
        throw Failure(Tr::tr("there is nothing to film: no payment has a day in the window"));
    }
    FilmOptions options;
    options.page = drawn.page;
    if (options.page.size == Size{}) {
        options.page.size = usual;
    }
    options.framesASecond = wanted.framesASecond;
    options.seconds = wanted.seconds;
    options.currency = drawn.currency;
    options.captions = filmCaptions(book, question.asOf);
    const auto day = [](Moment moment) { return Date(std::chrono::days(static_cast<int>(moment))); };
    options.from = question.window.from.value_or(day(motion.begin()));
    options.to = question.window.to.value_or(day(motion.end()));
    if (options.to < options.from) {
        throw Failure(Tr::tr("there is nothing to film: the window ends before it begins"));
    }
    const QSize pixels = filmPixels(options.page);
    if (!fitsFilm(pixels)) {
        throw Failure(Tr::tr("%1 × %2 pixels are more than a film can have; take a smaller --size or --scale")
                          .arg(pixels.width())
                          .arg(pixels.height()));
    }
    return Film(drawn.map.picture, drawn.map.motion, options);
}

} // namespace roundtrip
