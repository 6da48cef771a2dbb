// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slides.h"

#include <fstream>
#include <iterator>

#include "app/failure.h"
#include "app/messages.h"
#include "ui/slides/slides.h"
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

} // namespace

void addSlidesOptions(CLI::App& verb, SlidesOptions& wanted)
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
              const SlidesOptions& wanted)
{
    if (picture.view != "graph" && (wanted.deck || wanted.years)) {
        throw Misuse(Tr::tr("--deck and --morph are of --view graph"));
    }
    const SlidesSubject subject{reading.book,        question,      drawn.map.picture, drawn.map.motion,
                                drawn.page.emphasis, picture.theme, picture.title};
    SlidesWanted taken{wanted.deck, wanted.years, wanted.format, {}};
    if (!wanted.house.empty()) {
        taken.house = bytesOf(wanted.house);
    }
    return slides(subject, taken);
}

} // namespace roundtrip
