// SPDX-License-Identifier: GPL-3.0-or-later
// The verb that writes what others read: a document's tables, its picture and its film, each file by its ending.
#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>
#include <iterator>
#include <optional>

#include "app/answers.h"
#include "app/command_line.h"
#include "app/failure.h"
#include "app/messages.h"
#include "app/options.h"
#include "app/picture_export.h"
#include "app/saved_view.h"
#include "app/slides.h"
#include "core/export/package.h"
#include "core/export/svg.h"
#include "core/interchange/cells.h"
#include "core/interchange/dot.h"
#include "core/interchange/drafts.h"
#include "core/interchange/export_tables.h"
#include "core/interchange/files.h"
#include "core/interchange/gexf.h"
#include "core/interchange/graphml.h"
#include "core/interchange/json.h"
#include "core/interchange/xlsx.h"
#include "ui/film/gif.h"
#include "ui/film/mp4.h"
#include "ui/film/paper.h"
#include <QCoreApplication>
#include <unistd.h>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ExportVerb)
};

std::string help(const QString& text)
{
    return text.toStdString();
}

struct ExportOptions {
    CommonOptions common;
    PictureWanted picture;
    SlidesOptions slides;
    std::vector<fs::path> targets;
};

// The records as a scenario has them, without the scenarios that led there.
Book withoutScenarios(const Book& book)
{
    Book out = book;
    for (const Step& step : book.all<Step>()) {
        out.erase(step.id);
    }
    for (const Scenario& scenario : book.all<Scenario>()) {
        out.erase(scenario.id);
    }
    return out;
}

// Several files of one document: what more than one of them needs is made once, when first needed.
class Work {
public:
    Work(const ExportOptions& of, std::ostream& to)
        : options(of), messages(to), m_reading(readDocument(of.common, to)),
          m_question(questionOf(of.common, m_reading.book)), m_picture(of.picture)
    {
        if (!m_picture.savedView.empty()) {
            m_picture.seen = savedLooks(m_reading, m_picture.savedView, of.common, to);
            m_picture.view = viewWords[static_cast<std::size_t>(m_picture.seen->view)];
            m_question = m_picture.seen->focus.question;
        }
    }

    const std::vector<Sheet>& sheets()
    {
        if (!m_sheets) {
            m_sheets = tablesOf(m_reading.scenario ? withoutScenarios(m_reading.book) : m_reading.base);
        }
        return *m_sheets;
    }

    const DrawnPicture& drawn()
    {
        if (!m_drawn) {
            m_drawn = drawnPicture(m_reading, m_question, m_picture);
        }
        return *m_drawn;
    }
    const Picture& picture() { return *drawn().map.picture; }
    const PictureWanted& wanted() const { return m_picture; }
    const Question& question() const { return m_question; }
    const Reading& reading() const { return m_reading; }

    const ExportOptions& options;
    std::ostream& messages;
    Drafts drafts;

private:
    Reading m_reading;
    Question m_question;
    PictureWanted m_picture;
    std::optional<std::vector<Sheet>> m_sheets;
    std::optional<DrawnPicture> m_drawn;
};

void addBytes(Work& work, const fs::path& target, const QByteArray& bytes)
{
    work.drafts.add(target, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

void addCsv(Work& work, const fs::path& target)
{
    addCsvFolder(work.drafts, target, work.sheets());
}

void addJson(Work& work, const fs::path& target)
{
    work.drafts.add(target, jsonText(work.sheets()));
}

// What was asked and what follows from the tables, a sheet each: a reader of the workbook has no program to ask.
std::vector<Sheet> figureSheets(const Work& work)
{
    constexpr std::uint64_t mostLoops = 1000;
    const Asked asked(work.options.common, work.reading());
    std::vector<Sheet> sheets;
    const auto add = [&](const Answer& answer, const char* name) {
        for (Sheet& sheet : answerSheets(answer, std::string(figuresSheet) + name)) {
            sheets.push_back(std::move(sheet));
        }
    };
    Answer question = questionAnswer(asked.options, asked.network.currency());
    question["file"] = asked.options.file.filename().string();
    add(question, "");
    add(circularityAnswer(asked, {}), " circularity");
    LoopsWanted loops;
    loops.top = mostLoops;
    add(loopsAnswer(asked, loops), " loops");
    add(exposureAnswer(asked, std::nullopt), " exposure");
    add(registerAnswer(asked), " register");
    return sheets;
}

void addXlsx(Work& work, const fs::path& target)
{
    try {
        std::vector<Sheet> sheets = work.sheets();
        try {
            std::ranges::move(figureSheets(work), std::back_inserter(sheets));
        } catch (const std::exception& error) { // a rate is missing, a sum too large: the tables are whole without
            work.messages
                << "roundtrip: "
                << help(Tr::tr("%1 has no figures: %2").arg(shown(target.string()), shown(std::string(error.what()))))
                << '\n';
        }
        writeXlsx(work.drafts.reserve(target), sheets);
    } catch (const SheetLimit& limit) {
        throw Failure(Tr::tr("%1: row %2 of %3 does not fit into a workbook; take .csv or .json")
                          .arg(shown(target.string()))
                          .arg(limit.row)
                          .arg(shown(limit.table)));
    }
}

// A graph's file has nodes and edges; what else the document holds is told.
void tellWhatIsLeftOut(Work& work, const fs::path& target)
{
    QStringList left;
    for (const Sheet& sheet : work.sheets()) {
        if (sheet.name != "parties" && sheet.name != "flows" && !sheet.rows.empty()) {
            left << Tr::tr("%1 (%2)").arg(shown(sheet.name)).arg(sheet.rows.size());
        }
    }
    if (!left.isEmpty() && !work.options.common.quiet) {
        work.messages
            << "roundtrip: "
            << help(Tr::tr("%1 has the parties and flows; not in it: %2. All of them go into .xlsx, .json or .csv")
                        .arg(shown(target.string()), left.join(QStringLiteral(", "))))
            << '\n';
    }
}

void addGraphml(Work& work, const fs::path& target)
{
    tellWhatIsLeftOut(work, target);
    work.drafts.add(target, graphmlText(work.sheets()));
}

void addGexf(Work& work, const fs::path& target)
{
    tellWhatIsLeftOut(work, target);
    work.drafts.add(target, gexfText(work.sheets()));
}

void addDot(Work& work, const fs::path& target)
{
    tellWhatIsLeftOut(work, target);
    work.drafts.add(target, dotText(work.sheets()));
}

void addSvg(Work& work, const fs::path& target)
{
    const PageOptions& page = work.drawn().page;
    SvgOptions options;
    options.theme = page.theme;
    options.transparent = page.transparent;
    options.size = page.size;
    options.scale = page.scale;
    options.emphasis = page.emphasis;
    work.drafts.add(target, svg(work.picture(), options));
}

void addPng(Work& work, const fs::path& target)
{
    const PageOptions& page = work.drawn().page;
    const QSize pixels = pagePixels(work.picture(), page);
    if (!fitsImage(pixels)) {
        throw Failure(
            Tr::tr("%1: %2 × %3 pixels are more than an image can have; take a smaller --size or --scale, or .svg")
                .arg(shown(target.string()))
                .arg(pixels.width())
                .arg(pixels.height()));
    }
    addBytes(work, target, png(work.picture(), page));
}

void addPdf(Work& work, const fs::path& target)
{
    addBytes(work, target, pdf(work.picture(), work.drawn().page));
}

volatile std::sig_atomic_t interrupted = 0;

// While a film is made Ctrl+C gives it up, so that nothing half made is left behind.
class Interruptible {
public:
    Interruptible()
    {
        interrupted = 0;
        m_before = std::signal(SIGINT, [](int) { interrupted = 1; });
    }
    ~Interruptible() { std::signal(SIGINT, m_before); }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    void (*m_before)(int) = nullptr;
};

template<class Write> void addFilm(Work& work, const fs::path& target, Size usual, Write&& write)
{
    Film film = filmOf(work.drawn(), work.reading().book, work.question(), work.wanted(), usual);
    const Interruptible interruptible;
    const bool tells =
        !work.options.common.quiet && work.messages.rdbuf() == std::cerr.rdbuf() && ::isatty(STDERR_FILENO) == 1;
    const std::string name = shown(target.string()).toStdString();
    bool whole = false;
    try {
        whole = write(film, work.drafts.reserve(target), [&](int done, int all) {
            if (tells) {
                work.messages << "\r" << name << ": " << done << "/" << all << (done == all ? "\n" : "") << std::flush;
            }
            return interrupted == 0;
        });
    } catch (const FilmError& error) {
        if (interrupted == 0) { // else the encoder was interrupted as well
            throw Failure(shown(target.string()) + QStringLiteral(": ") + QString::fromUtf8(error.what()));
        }
    }
    if (!whole) {
        throw Failure(Tr::tr("interrupted; nothing was written"));
    }
}

void addGif(Work& work, const fs::path& target)
{
    if (work.options.picture.framesASecond > mostGifFramesASecond) {
        throw Misuse(Tr::tr("%1: a .gif shows at most %2 frames a second")
                         .arg(shown(target.string()))
                         .arg(mostGifFramesASecond));
    }
    addFilm(work, target, gifSize, writeGif);
}

void addMp4(Work& work, const fs::path& target)
{
    addFilm(work, target, mp4Size, writeMp4);
}

void addPptx(Work& work, const fs::path& target)
{
    const Deck deck = slidesOf(work.reading(), work.question(), work.drawn(), work.wanted(), work.options.slides);
    try {
        work.drafts.add(target, pptx(deck));
    } catch (const PackageError& error) {
        throw Failure(Tr::tr("%1: the slides could not be made: %2")
                          .arg(shown(target.string()), shown(std::string(error.what()))));
    }
}

// What is written, by the ending of the file. A new format is a line here.
enum class Shows { picture, records };
struct Format {
    std::string_view ending;
    Shows shows;
    void (*add)(Work& work, const fs::path& target);
};
constexpr std::array formats{
    Format{".svg", Shows::picture, addSvg},         Format{".png", Shows::picture, addPng},
    Format{".pdf", Shows::picture, addPdf},         Format{".pptx", Shows::picture, addPptx},
    Format{".gif", Shows::picture, addGif},         Format{".mp4", Shows::picture, addMp4},
    Format{".csv", Shows::records, addCsv},         Format{".json", Shows::records, addJson},
    Format{".xlsx", Shows::records, addXlsx},       Format{".dot", Shows::records, addDot},
    Format{".graphml", Shows::records, addGraphml}, Format{".gexf", Shows::records, addGexf},
};

const Format& formatOf(const fs::path& target)
{
    const std::string ending = lowerAscii(target.extension().string());
    QStringList known;
    for (const Format& format : formats) {
        if (format.ending == ending) {
            return format;
        }
        known << shown(format.ending);
    }
    throw Misuse(Tr::tr("%1: nothing is written that ends in %2; take one of %3 (.csv is a folder of tables)")
                     .arg(shown(target.string()), inQuotes(ending), known.join(QStringLiteral(", "))));
}

// The command line's --to names files, and to a question it is the day on which the window ends: a day is no file's
// name that could be written, so both are understood.
void takeTargets(const std::vector<std::string>& words, ExportOptions& options)
{
    for (const std::string& word : words) {
        const auto day = parseDate(word);
        if (!day) {
            options.targets.emplace_back(word);
        } else if (!options.common.window.to) {
            options.common.window.to = day;
        } else {
            throw CLI::ValidationError("--to", help(Tr::tr("the window ends on one day only")));
        }
    }
}

void checkTargets(const ExportOptions& options)
{
    if (!options.picture.savedView.empty() && options.common.window.to) {
        throw Misuse(Tr::tr("--to: the saved view has a window of its own; leave the day out"));
    }
    if (options.targets.empty()) {
        throw Misuse(Tr::tr("--to names no file to write"));
    }
    for (std::size_t i = 0; i < options.targets.size(); ++i) {
        const fs::path& target = options.targets[i];
        if (formatOf(target).shows == Shows::records && !options.picture.savedView.empty()) {
            throw Misuse(Tr::tr("%1: a saved view is drawn, records are not narrowed by it; leave --saved-view out")
                             .arg(shown(target.string())));
        }
        std::error_code error;
        // A folder of tables would have one of them where the document is.
        const bool around = lowerAscii(options.common.file.extension().string()) == ".csv" &&
                            fs::equivalent(target, fs::absolute(options.common.file).parent_path(), error);
        if (around || fs::equivalent(target, options.common.file, error)) {
            throw Failure(Tr::tr("%1: that is the document itself; take another name").arg(shown(target.string())));
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (fs::weakly_canonical(target, error) == fs::weakly_canonical(options.targets[k], error)) {
                throw Misuse(Tr::tr("%1 is named twice").arg(shown(target.string())));
            }
        }
    }
}

void runExport(const ExportOptions& options, Streams streams)
{
    checkTargets(options);
    Work work(options, streams.err);
    for (const fs::path& target : options.targets) {
        formatOf(target).add(work, target);
    }
    work.drafts.place();
}

} // namespace

void addExportVerb(Verbs& verbs)
{
    verbs.add<ExportOptions>(
        "export",
        help(Tr::tr(
            "writes a document's picture (.svg, .png, .pdf, .pptx), film (.gif, .mp4), tables (.csv, .json, .xlsx) "
            "or graph (.graphml, .gexf, .dot)")),
        [](ExportOptions& options, CLI::App& verb) {
            addFileArgument(verb, options.common);
            verb.add_option_function<std::vector<std::string>>(
                    "--to", [&options](const std::vector<std::string>& words) { takeTargets(words, options); },
                    help(Tr::tr("what to write; a day among them is the first that counts no more")))
                ->required();
            addQuestionOptions(verb, options.common, WindowEnd::elsewhere);
            addPictureOptions(verb, options.picture);
            addSlidesOptions(verb, options.slides);
            addQuietOption(verb, options.common);
            // The view says all that is asked; two answers to one question would hide one of them.
            for (const char* other : {"--view", "--layout", "--highlight", "--scenario", "--measure", "--from",
                                      "--as-of", "--include", "--instrument", "--firmness", "--collapse"}) {
                verb.get_option("--saved-view")->excludes(other);
            }
        },
        runExport);
}

} // namespace roundtrip
