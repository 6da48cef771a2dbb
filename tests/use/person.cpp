// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/use/person.h"

#include <array>
#include <stdexcept>

#include "core/picture/pick.h"
#include "ui/canvas/picture_view.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QWheelEvent>

namespace roundtrip::testing {

namespace {

// The book stays about as large as it was: who adds more than that takes some out.
constexpr std::size_t mostParties = 36;

} // namespace

const std::vector<Person::Habit>& Person::edits()
{
    static const std::vector<Habit> all{
        {"add a party", 2, &Person::addParty},
        {"add a flow", 6, &Person::addFlow},
        {"move a card", 6, &Person::moveCard},
        {"nudge", 4, &Person::nudge},
        {"align", 2, &Person::align},
        {"remove", 2, &Person::remove},
        {"undo", 7, &Person::undo},
        {"redo", 4, &Person::redo},
    };
    return all;
}

const std::vector<Person::Habit>& Person::looks()
{
    static const std::vector<Habit> all{
        {"zoom", 10, &Person::zoom},
        {"pan", 10, &Person::pan},
        {"select", 8, &Person::selectSome},
        {"look at a panel", 8, &Person::panel},
        {"lay out", 2, &Person::layOut},
        {"play", 3, &Person::play},
        {"another view", 3, &Person::seeAs},
        {"another theme", 1, &Person::theme},
        {"export a picture", 2, &Person::exportPicture},
        {"export slides", 1, &Person::exportSlides},
    };
    return all;
}

std::string Person::one(const std::vector<Habit>& habits)
{
    std::size_t sum = 0;
    for (const Habit& habit : habits) {
        sum += static_cast<std::size_t>(habit.weight);
    }
    std::size_t at = below(sum);
    for (const Habit& habit : habits) {
        if (at < static_cast<std::size_t>(habit.weight)) {
            (this->*habit.act)();
            m_bench.settle();
            return habit.name;
        }
        at -= static_cast<std::size_t>(habit.weight);
    }
    return {};
}

std::string Person::act()
{
    return below(2) == 0 ? edit() : one(looks());
}

std::string Person::edit()
{
    onMap();
    return one(edits());
}

void Person::press(Qt::Key key, Qt::KeyboardModifiers keys)
{
    QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_bench.window.data(), key,
                    keys);
    m_bench.settle();
}

void Person::onMap()
{
    QAction* graph = m_bench.window->findChild<QAction*>(QStringLiteral("view-graph"));
    if (!graph->isChecked()) {
        graph->trigger();
        m_bench.settle();
    }
    m_bench.window->canvas().setFocus();
}

std::optional<QPoint> Person::card(Point (*where)(const Rect&))
{
    const Canvas& canvas = m_bench.window->canvas();
    for (int tries = 0; tries < 20 && seen() != nullptr && !seen()->cards.empty(); ++tries) {
        const Rect& rect = seen()->cards[below(seen()->cards.size())].rect;
        const QPoint at = canvas.toWidget(where(rect)).toPoint();
        if (canvas.rect().adjusted(20, 40, -20, -20).contains(at)) {
            return at;
        }
    }
    return std::nullopt;
}

std::optional<QPoint> Person::card()
{
    return card([](const Rect& rect) { return rect.centre(); });
}

std::optional<QPoint> Person::cardsRim()
{
    return card([](const Rect& rect) { return Point{rect.right() - 3, rect.centre().y}; });
}

std::optional<QPoint> Person::bare()
{
    const Canvas& canvas = m_bench.window->canvas();
    for (int tries = 0; tries < 40; ++tries) {
        const QPoint at(60 + static_cast<int>(below(static_cast<std::size_t>(canvas.width() - 120))),
                        60 + static_cast<int>(below(static_cast<std::size_t>(canvas.height() - 120))));
        if (seen() != nullptr &&
            pick(*seen(), canvas.toPicture(at), {8, 12 / canvas.zoom()}).part == PickPart::nothing) {
            return at;
        }
    }
    return std::nullopt;
}

void Person::addParty()
{
    const auto at = bare();
    if (!at) {
        return;
    }
    Canvas& canvas = m_bench.window->canvas();
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, *at);
    m_bench.settle();
    if (auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget())) {
        QTest::keyClicks(line, QStringLiteral("Newcomer%1").arg(++m_named));
        press(Qt::Key_Return);
    }
}

void Person::addFlow()
{
    const auto from = cardsRim();
    const auto to = card();
    if (!from || !to) {
        return;
    }
    m_bench.drag(*from, *to);
    auto* line = m_bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("amount"));
    if (line == nullptr) {
        return; // on the card it came from
    }
    QTest::keyClicks(line, QStringLiteral("%1B").arg(below(90) + 1));
    QTest::keyClicks(m_bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("start")),
                     QStringLiteral("2026-%1-01").arg(below(12) + 1, 2, 10, QLatin1Char('0')));
    press(Qt::Key_Return);
    press(Qt::Key_Escape); // where something was wrong with it
}

void Person::moveCard()
{
    if (const auto from = card()) {
        m_bench.drag(*from, *from + QPoint(static_cast<int>(below(160)) - 80, static_cast<int>(below(120)) - 60));
    }
}

void Person::nudge()
{
    if (const auto at = card()) {
        QTest::mouseClick(&m_bench.window->canvas(), Qt::LeftButton, {}, *at);
        m_bench.settle();
        constexpr std::array arrows{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
        press(arrows[below(arrows.size())]);
    }
}

void Person::align()
{
    const auto one = card();
    const auto other = card();
    if (one && other) {
        QTest::mouseClick(&m_bench.window->canvas(), Qt::LeftButton, {}, *one);
        QTest::mouseClick(&m_bench.window->canvas(), Qt::LeftButton, Qt::ShiftModifier, *other);
        m_bench.settle();
        press(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    }
}

void Person::remove()
{
    const auto at = card();
    if (at && m_bench.book().parties().size() > mostParties / 2) {
        QTest::mouseClick(&m_bench.window->canvas(), Qt::LeftButton, {}, *at);
        m_bench.settle();
        press(Qt::Key_Delete);
    }
    while (m_bench.book().parties().size() > mostParties) {
        press(Qt::Key_Z, Qt::ControlModifier);
    }
}

void Person::undo()
{
    press(Qt::Key_Z, Qt::ControlModifier);
}

void Person::redo()
{
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
}

void Person::zoom()
{
    auto* views = m_bench.window->findChild<PictureView*>();
    QWidget& seen = views != nullptr && views->isVisible() ? static_cast<QWidget&>(*views) : m_bench.window->canvas();
    const QPointF at(seen.width() / 3.0, seen.height() / 2.0);
    QWheelEvent wheel(at, seen.mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&seen, &wheel);
}

void Person::pan()
{
    onMap();
    const QPoint from(400, 300);
    m_bench.drag(from, from + QPoint(static_cast<int>(below(200)) - 100, static_cast<int>(below(160)) - 80), {},
                 Qt::MiddleButton);
    if (!card()) {
        press(Qt::Key_0); // lost: all of it again
    }
}

void Person::selectSome()
{
    onMap();
    if (const auto at = bare()) {
        m_bench.drag(*at, *at + QPoint(240, 180));
    }
    if (below(3) == 0) {
        press(Qt::Key_A, Qt::ControlModifier);
    }
    press(Qt::Key_Escape);
}

void Person::panel()
{
    auto* tabs = m_bench.window->findChild<QTabWidget*>(QStringLiteral("analysisTabs"));
    const int index = static_cast<int>(below(static_cast<std::size_t>(tabs->count())));
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(index).center());
}

void Person::layOut()
{
    onMap();
    constexpr std::array layouts{"layout-layered", "layout-rings", "layout-force", "layout-kind"};
    if (auto* action = m_bench.window->findChild<QAction*>(QLatin1String(layouts[below(layouts.size())]))) {
        action->trigger();
        QTest::qWait(50);
    }
}

void Person::play()
{
    onMap();
    QAction* play = m_bench.window->actions().play;
    play->trigger();
    QTest::qWait(120);
    if (play->isChecked()) {
        play->trigger();
    }
}

void Person::seeAs()
{
    constexpr std::array views{"view-sankey", "view-matrix", "view-timeline", "view-graph"};
    m_bench.window->findChild<QAction*>(QLatin1String(views[below(views.size())]))->trigger();
    QTest::qWait(30);
}

void Person::theme()
{
    m_bench.window->setTheme(below(2) == 0 ? Theme::dark : Theme::light);
}

void Person::exportPicture()
{
    constexpr std::array endings{"seen.svg", "seen.png", "seen.pdf"};
    const std::filesystem::path file =
        m_bench.folder.filePath(QLatin1String(endings[below(endings.size())])).toStdString();
    if (!m_bench.window->writePicture(file) || std::filesystem::file_size(file) == 0) {
        throw std::runtime_error("no picture was written");
    }
    std::filesystem::remove(file);
}

void Person::exportSlides()
{
    onMap();
    const std::filesystem::path file = m_bench.folder.filePath(QStringLiteral("seen.pptx")).toStdString();
    if (!m_bench.window->writeSlides({}, file) || std::filesystem::file_size(file) == 0) {
        throw std::runtime_error("no slides were written");
    }
    std::filesystem::remove(file);
}

} // namespace roundtrip::testing
