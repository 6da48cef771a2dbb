// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_bench.h"

#include <stdexcept>

#include "core/picture/pick.h"
#include "tests/support/book_lines.h"
#include <QApplication>
#include <QDeadlineTimer>
#include <QMouseEvent>
#include <QThreadPool>

namespace roundtrip::testing {

namespace {

constexpr int longest = 20'000; // milliseconds until a test is stuck

void send(QWidget& widget, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
          Qt::KeyboardModifiers keys)
{
    QMouseEvent event(type, QPointF(at), QPointF(widget.mapToGlobal(at)), button, buttons, keys);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

WindowBench::WindowBench(std::string_view lines, QSize size)
    : settings(std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")))),
      m_path(folder.filePath(QStringLiteral("deals.roundtrip")).toStdString())
{
    settings->setTheme(ThemeChoice::light);
    auto document = Document::create(path());
    if (!document->perform(QStringLiteral("Import"), difference(document->book(), bookOf(lines)))) {
        throw std::runtime_error("the book could not be written");
    }
    document.reset();
    open(size);
}

WindowBench::WindowBench(const OnFile& document, QSize size)
    : settings(std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")))), m_path(document.path),
      m_mode(document.mode)
{
    settings->setTheme(ThemeChoice::light);
    open(size);
}

WindowBench::~WindowBench()
{
    delete window;
}

void WindowBench::open(QSize size)
{
    window = new MainWindow(Document::open(path(), m_mode), *settings);
    Focus focus = window->focus().focus();
    focus.question.asOf = day("2026-01-01");
    window->focus().set(focus);
    window->resize(size);
    window->show();
    settle();
}

void WindowBench::settle()
{
    const QDeadlineTimer deadline(longest);
    const auto busy = [this] {
        return window->composer().working() || QThreadPool::globalInstance()->activeThreadCount() > 0;
    };
    // An answer that comes may ask for the next: so twice in a row nothing has to be worked on.
    for (int idle = 0; idle < 2 && !deadline.hasExpired();) {
        idle = busy() ? 0 : idle + 1;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    if (deadline.hasExpired()) {
        throw std::runtime_error("the window never came to rest");
    }
    QCoreApplication::processEvents();
}

void WindowBench::reopen()
{
    const QSize size = window->size();
    window->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    delete window;
    open(size);
}

QPoint WindowBench::middle(std::string_view name) const
{
    const std::uint32_t card = cardOf(picture(), party(book(), name));
    if (card == Arrow::none) {
        throw std::runtime_error("no card of " + std::string(name));
    }
    return window->canvas().toWidget(picture().cards[card].rect.centre()).toPoint();
}

QPoint WindowBench::rim(std::string_view name) const
{
    const Rect& rect = picture().cards[cardOf(picture(), party(book(), name))].rect;
    return window->canvas().toWidget({rect.right() - 3, rect.centre().y}).toPoint();
}

QPoint WindowBench::nothing() const
{
    const Canvas& canvas = window->canvas();
    for (int y = 30; y < canvas.height() / 2; y += 10) {
        for (int x = canvas.width() - 120; x > 20; x -= 10) {
            const double reach = 40 / canvas.zoom();
            if (pick(picture(), canvas.toPicture(QPointF(x, y)), {8, reach}).part == PickPart::nothing) {
                return {x, y};
            }
        }
    }
    throw std::runtime_error("the canvas is full");
}

void WindowBench::drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys, Qt::MouseButton button)
{
    Canvas& canvas = window->canvas();
    send(canvas, QEvent::MouseButtonPress, from, button, button, keys);
    for (int i = 1; i <= 4; ++i) {
        send(canvas, QEvent::MouseMove, from + (to - from) * i / 4, Qt::NoButton, button, keys);
    }
    send(canvas, QEvent::MouseButtonRelease, to, button, Qt::NoButton, keys);
    settle();
}

void WindowBench::keys(const QKeySequence& sequence)
{
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : window.data();
    QTest::keySequence(target, sequence);
    settle();
}

QImage WindowBench::shot()
{
    return window->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace roundtrip::testing
