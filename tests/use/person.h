// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who works at the real window by mouse and keys, one thing after another, chosen by a number: hours of use in
// minutes, and always the same ones.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/ui/window_bench.h"

namespace roundtrip::testing {

class Person {
public:
    Person(WindowBench& bench, unsigned seed) : m_bench(bench), m_random(seed) {}

    // One thing more: something is edited, undone, moved, looked at, laid out, played or exported. Says what it was.
    // Throws where the window does not come to rest, or an export writes nothing.
    std::string act();
    // One thing that alters the document, or tries to.
    std::string edit();

private:
    struct Habit {
        const char* name;
        int weight;
        void (Person::*act)();
    };
    static const std::vector<Habit>& edits();
    static const std::vector<Habit>& looks();
    std::string one(const std::vector<Habit>& habits);

    void addParty();
    void addFlow();
    void moveCard();
    void nudge();
    void align();
    void remove();
    void undo();
    void redo();

    void zoom();
    void pan();
    void selectSome();
    void panel();
    void layOut();
    void play();
    void seeAs();
    void theme();
    void exportPicture();
    void exportSlides();

    // None where the question has no answer, as without a rate.
    const Picture* seen() const { return m_bench.window->canvas().picture().get(); }
    std::size_t below(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    // A card that can be pointed at without something else in front; none where there is none in view.
    std::optional<QPoint> card();
    std::optional<QPoint> card(Point (*where)(const Rect&));
    std::optional<QPoint> cardsRim();
    // Where nothing is that a press would take.
    std::optional<QPoint> bare();
    void onMap();
    void press(Qt::Key key, Qt::KeyboardModifiers keys = {});

    WindowBench& m_bench;
    std::mt19937 m_random;
    int m_named = 0;
};

} // namespace roundtrip::testing
