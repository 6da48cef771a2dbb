// SPDX-License-Identifier: GPL-3.0-or-later
// Hours at the real window in minutes: somebody edits, undoes, looks, lays out, plays and exports, one thing every five
// seconds of their time, and each hour's end says what the program holds. Writes a table to standard output; 1 where
// something is held that was not, or more and more of it.
//     roundtrip_hours                eight hours on the sample
//     roundtrip_hours HOURS [ACTS]   so many, of so many acts each
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <vector>

#include "app/sample.h"
#include "core/store/store.h"
#include "tests/ui/apart.h"
#include "tests/use/person.h"
#include "ui/words/fonts.h"
#include <QApplication>
#include <QThreadPool>
#include <malloc.h>
#include <unistd.h>

namespace roundtrip::testing {
namespace {

namespace fs = std::filesystem;

constexpr int actsAnHour = 720;
constexpr double mostGrowth = 8; // megabytes an hour: what is kept of each thing done would be more

struct Held {
    double megabytes = 0; // resident, after what is free was given back
    std::ptrdiff_t files = 0;
    std::ptrdiff_t threads = 0;
    std::ptrdiff_t objects = 0; // of the window
    double frame = 0;           // milliseconds, the median of painting the whole window
};

std::ptrdiff_t entries(const char* folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

double residentMegabytes()
{
    ::malloc_trim(0);
    std::ifstream in("/proc/self/statm");
    double size = 0;
    double resident = 0;
    in >> size >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

Held held(WindowBench& bench)
{
    Held now;
    std::vector<double> frames;
    bench.settle();
    QThreadPool::globalInstance()->waitForDone(); // a thread that waits for work is none that was left
    for (int i = 0; i < 15; ++i) {
        const auto start = std::chrono::steady_clock::now();
        bench.window->grab();
        frames.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::nth_element(frames.begin(), frames.begin() + 7, frames.end());
    now.frame = frames[7];
    now.megabytes = residentMegabytes();
    now.files = entries("/proc/self/fd");
    now.threads = entries("/proc/self/task");
    now.objects = bench.window->findChildren<QObject*>().size();
    return now;
}

void tell(int hour, int acts, const WindowBench& bench, const Held& now)
{
    std::printf("| %d | %d | %zu | %zu | %.1f | %td | %td | %td | %.1f |\n", hour, acts, bench.book().parties().size(),
                bench.book().flows().size(), now.megabytes, now.files, now.threads, now.objects, now.frame);
    std::fflush(stdout);
}

// Megabytes an hour by least squares, of the hours after the first: it fills what is filled once.
double growth(const std::vector<Held>& hours)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 1; i < hours.size(); ++i) {
        const auto at = static_cast<double>(i);
        n += 1, x += at, y += hours[i].megabytes, xx += at * at, xy += at * hours[i].megabytes;
    }
    return n < 2 ? 0 : (n * xy - x * y) / (n * xx - x * x);
}

void makeSample(const fs::path& file)
{
    Store::create(file).save({"Sample", sampleChanges()});
}

int goOn(int hours, int acts)
{
    const fs::path file = fs::temp_directory_path() / ("roundtrip-hours-" + std::to_string(::getpid()) + ".roundtrip");
    makeSample(file);
    std::map<std::string, int> done;
    std::vector<Held> all;
    {
        WindowBench bench(WindowBench::OnFile{file});
        Person person(bench, 1);
        std::cout << "| hour | things done | parties | flows | memory, MB | files | threads | objects | frame, ms |\n"
                     "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
        for (int hour = 1; hour <= hours; ++hour) {
            for (int i = 0; i < acts; ++i) {
                ++done[person.act()];
            }
            all.push_back(held(bench));
            tell(hour, hour * acts, bench, all.back());
        }
    }
    std::cout << "\nDone:";
    for (const auto& [what, times] : done) {
        std::cout << ' ' << what << " (" << times << (what == done.rbegin()->first ? ")." : "),");
    }
    const double more = growth(all);
    const Held& first = all.front();
    const Held& last = all.back();
    std::printf("\n\nMemory grows by %.2f MB an hour after the first; files left open: %td.\n", more,
                last.files - first.files);
    const std::vector<Problem> problems = check(file);
    fs::remove(file);
    const bool steady =
        last.files <= first.files && last.threads <= first.threads && more <= mostGrowth && problems.empty();
    if (!steady) {
        std::cerr << "roundtrip_hours: memory, files, threads or problems of the document became more\n";
    }
    return steady ? 0 : 1;
}

} // namespace
} // namespace roundtrip::testing

int main(int count, char** words)
{
    const roundtrip::testing::Apart apart;
    // What the platform without a display remarks about each window is of no use here.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) {
        if (!text.startsWith(QLatin1String("This plugin does not support"))) {
            std::cerr << text.toStdString() << '\n';
        }
    });
    QApplication application(count, words);
    roundtrip::loadFonts();
    application.setFont(roundtrip::interFont(13));
    try {
        return roundtrip::testing::goOn(count > 1 ? std::max(1, std::atoi(words[1])) : 8,
                                        count > 2 ? std::max(1, std::atoi(words[2])) : roundtrip::testing::actsAnHour);
    } catch (const std::exception& problem) {
        std::cerr << "roundtrip_hours: " << problem.what() << '\n';
        return 1;
    }
}
