// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, offscreen, on a document that somebody edits by mouse and keys until the process is killed:
//     roundtrip_window_editor FILE SEED
// After each thing done it writes "done REVISION LENGTH\n", the document's revision, and what makes an empty book the
// one that the window shows.
#include <cstdlib>
#include <exception>
#include <string>

#include "core/model/change_text.h"
#include "core/store/store.h"
#include "tests/faults/say.h"
#include "tests/ui/apart.h"
#include "tests/use/person.h"
#include "ui/words/fonts.h"
#include <QApplication>

int main(int count, char** words)
{
    using namespace roundtrip;
    if (count < 3) {
        return 2;
    }
    const testing::Apart apart;
    QApplication application(count, words);
    loadFonts();
    try {
        testing::WindowBench bench(testing::WindowBench::OnFile{words[1]});
        testing::Person person(bench, static_cast<unsigned>(std::atol(words[2])));
        for (;;) {
            Store store = Store::open(words[1], OpenMode::readOnly);
            store.book();
            const std::string shown = encoded(difference({}, bench.window->document().book()));
            faults::say("done " + std::to_string(store.revision()) + ' ' + std::to_string(shown.size()) + '\n' + shown);
            person.edit();
        }
    } catch (const std::exception& error) {
        faults::say(std::string("failed ") + error.what() + '\n');
        return 1;
    }
}
