// SPDX-License-Identifier: GPL-3.0-or-later
// What a failing disk and a lost power do to a document (trials.h).
#include <fstream>
#include <span>

#include "tests/core/store/folder.h"
#include "tests/faults/fault_disk.h"
#include "tests/faults/story.h"
#include "tests/faults/trials.h"

namespace roundtrip::faults {

namespace {

Files filesOf(const std::filesystem::path& folder)
{
    Files files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        files[entry.path().filename().string()] = bytesOf(entry.path());
    }
    return files;
}

void writeFiles(const Files& files, const std::filesystem::path& folder)
{
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    for (const auto& [name, bytes] : files) {
        writeBytes(folder / name, bytes);
    }
}

// A story as it was told once: the files before, what was done to them, and the book after each deed with the number of
// steps that the disk had taken when it was reported done.
struct Telling {
    struct Done {
        std::size_t steps = 0;
        Book book;
    };
    Files before;
    std::vector<DiskStep> steps;
    std::vector<Done> done;
};

Telling tell(unsigned seed, int deeds)
{
    const Folder folder;
    const auto path = folder / "a.roundtrip";
    makeDocument(path, seed);
    Telling told;
    told.before = filesOf(folder.path());
    std::mt19937 random(seed);
    const FaultDisk disk(folder.path());
    Store store = Store::open(path, OpenMode::readWrite);
    Book book = store.book();
    told.done.push_back({disk.steps().size(), book});
    for (int i = 0; i < deeds; ++i) {
        perform(nextDeed(store, book, random), store, book);
        told.done.push_back({disk.steps().size(), book});
    }
    told.steps = disk.steps();
    return told;
}

// What may be there when the power went before `step`: all that was reported done, and perhaps what was under way.
std::vector<Book> allowedAt(const Telling& told, std::size_t step)
{
    std::size_t last = 0;
    while (last + 1 < told.done.size() && told.done[last + 1].steps <= step) {
        ++last;
    }
    std::vector<Book> allowed{told.done[last].book};
    if (last + 1 < told.done.size()) {
        allowed.push_back(told.done[last + 1].book);
    }
    return allowed;
}

constexpr int deedsOfAStory = 25;
constexpr std::size_t lossesOfAStory = 200;

template<class Lose> Outcome lose(unsigned seed, std::size_t times, Lose&& loseOnce)
{
    Outcome outcome;
    std::mt19937 random(seed);
    const Folder folder;
    Telling told;
    for (; outcome.tried < times; ++outcome.tried) {
        if (outcome.tried % lossesOfAStory == 0) {
            told = tell(static_cast<unsigned>(random()), deedsOfAStory);
        }
        const std::size_t step = random() % (told.steps.size() + 1);
        const auto steps = std::span(told.steps).first(step);
        if (std::string what = loseOnce(told, steps, folder, random); !what.empty()) {
            outcome.losses.push_back("story of " + std::to_string(outcome.tried / lossesOfAStory) + ", before step " +
                                     std::to_string(step) + ": " + what);
        }
    }
    return outcome;
}

} // namespace

Outcome losePower(unsigned seed, std::size_t times)
{
    return lose(seed, times, [](const Telling& told, auto steps, const Folder& folder, std::mt19937& random) {
        writeFiles(afterPowerLoss(told.before, steps, random), folder / "lost");
        const FaultDisk quick(folder / "lost");
        return complaint(folder / "lost" / "a.roundtrip", allowedAt(told, steps.size()));
    });
}

Outcome losePowerTwice(unsigned seed, std::size_t times)
{
    return lose(seed, times, [](const Telling& told, auto steps, const Folder& folder, std::mt19937& random) {
        const Files once = afterPowerLoss(told.before, steps, random);
        const auto path = folder / "lost" / "a.roundtrip";
        writeFiles(once, folder / "lost");
        std::vector<DiskStep> recovery;
        {
            const FaultDisk disk(folder / "lost");
            Store::open(path, OpenMode::readWrite).book();
            recovery = disk.steps();
        }
        const std::size_t second = random() % (recovery.size() + 1);
        writeFiles(afterPowerLoss(once, std::span(recovery).first(second), random), folder / "lost");
        const FaultDisk quick(folder / "lost");
        return complaint(path, allowedAt(told, steps.size()));
    });
}

namespace {

// A deed on a disk that may fail. Where the disk refused, the book stays as it was; and where the disk took after all
// what it reported as refused, the store says that it was written elsewhere, and the book is read anew. Then the deed
// is done.
std::string performWithTrouble(const Deed& deed, Store& store, Book& book, FaultDisk& disk)
{
    const Book before = book;
    try {
        perform(deed, store, book);
        return {};
    } catch (const StoreError&) {
        if (book != before) {
            return "the book was changed although the disk refused";
        }
    }
    disk.heal();
    if (!store.changedElsewhere()) {
        if (store.book() != before) {
            return "the document was changed, and the store does not know";
        }
        perform(deed, store, book);
        return {};
    }
    book = store.book();
    if (deed.kind == Deed::Kind::act) {
        Book after = before;
        roundtrip::apply(after, deed.action.changes);
        if (book != after) {
            return "a deed was done in part";
        }
    }
    return {};
}

} // namespace

Outcome failEveryStep(unsigned seed, int deeds, std::size_t stride)
{
    struct Way {
        Fault fault;
        bool lasting;
        const char* name;
    };
    constexpr Way ways[] = {{Fault::error, false, "once"},
                            {Fault::torn, false, "torn"},
                            {Fault::full, false, "full"},
                            {Fault::error, true, "from then on"}};
    Outcome outcome;
    const std::size_t steps = tell(seed, deeds).steps.size();
    for (const Way& way : ways) {
        for (std::size_t step = 0; step < steps; step += stride, ++outcome.tried) {
            const Folder folder;
            const auto path = folder / "a.roundtrip";
            std::mt19937 random(seed);
            std::string what;
            Book book;
            FaultDisk disk(folder.path());
            makeDocument(path, seed);
            {
                Store store = Store::open(path, OpenMode::readWrite);
                book = store.book();
                disk.failAt(step, way.fault, way.lasting);
                for (int i = 0; i < deeds && what.empty(); ++i) {
                    what = performWithTrouble(nextDeed(store, book, random), store, book, disk);
                }
            }
            if (what.empty()) {
                what = complaint(path, {book});
            }
            if (!what.empty()) {
                outcome.losses.push_back("step " + std::to_string(step) + " failing " + way.name + ": " + what);
            }
        }
    }
    return outcome;
}

} // namespace roundtrip::faults
