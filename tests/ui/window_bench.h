// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a document of its own, as a test of the whole drives it: by mouse and keys.
#pragma once

#include <memory>
#include <string_view>

#include "tests/ui/printing.h"
#include "ui/window/main_window.h"
#include "ui/window/settings.h"
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

namespace roundtrip::testing {

// Promise: after open() and settle() every question is answered and shown.
class WindowBench {
public:
    // A document that lies elsewhere and stays.
    struct OnFile {
        std::filesystem::path path;
        OpenMode mode = OpenMode::readWrite;
    };
    // The lines of tests/support/book_lines.h; as of 2026-01-01.
    explicit WindowBench(std::string_view lines, QSize size = {1400, 900});
    explicit WindowBench(const OnFile& document, QSize size = {1400, 900});
    ~WindowBench();

    // Waits until nothing is worked on.
    void settle();
    void reopen(); // closes the window and opens the document again

    const Book& book() const { return window->document().book(window->focus().focus().scenario); }
    const Picture& picture() const { return *window->canvas().picture(); }
    const std::filesystem::path& path() const { return m_path; }
    // A child by its object name, or by its property "role".
    template<class Widget> Widget* find(const char* name) const
    {
        if (auto* named = window->findChild<Widget*>(QLatin1String(name))) {
            return named;
        }
        for (Widget* child : window->findChildren<Widget*>()) {
            if (child->property("role").toString() == QLatin1String(name)) {
                return child;
            }
        }
        return nullptr;
    }
    // Where things are on the canvas, in its own pixels.
    QPoint middle(std::string_view party) const;
    QPoint rim(std::string_view party) const;
    QPoint nothing() const;
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton);
    void keys(const QKeySequence& sequence);
    QImage shot();

    QTemporaryDir folder;
    std::unique_ptr<Settings> settings;
    QPointer<MainWindow> window;

private:
    void open(QSize size);

    std::filesystem::path m_path;
    OpenMode m_mode = OpenMode::readWrite;
};

} // namespace roundtrip::testing
