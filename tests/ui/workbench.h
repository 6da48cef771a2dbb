// SPDX-License-Identifier: GPL-3.0-or-later
// A document on disk, its canvas and all that lies between them: what a test of the canvas works at.
#pragma once

#include <memory>
#include <string_view>

#include "tests/ui/printing.h"
#include "ui/canvas/canvas.h"
#include "ui/document/composer.h"
#include "ui/document/document.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include <QTemporaryDir>
#include <QTest>

namespace roundtrip::testing {

// Promise: the picture on the canvas is that of the document at once, after every edit.
class Workbench {
public:
    // The lines of tests/support/book_lines.h; as of 2026-01-01.
    explicit Workbench(std::string_view lines, QSize size = {1000, 640});

    std::filesystem::path path() const;
    const Book& book() const { return document->book(focus.focus().scenario); }
    const Picture& picture() const { return *canvas.picture(); }
    std::uint32_t card(std::string_view name) const;
    // Where things are on the canvas.
    QPoint middle(std::string_view name) const; // of a card
    QPoint rim(std::string_view name) const;    // on its right
    QPoint nothing() const;                     // a place with nothing near
    QPoint label(std::string_view payer, std::string_view payee) const;
    // Press, some moves, release.
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton);
    void press(QPoint at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {});
    void moveTo(QPoint at, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers keys = {});
    void release(QPoint at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {});
    void doubleClick(QPoint at);
    QImage shot();
    void recompose();

    QTemporaryDir folder;
    std::unique_ptr<Document> document;
    FocusHolder focus;
    Canvas canvas;
    std::unique_ptr<Editor> editor;
    PartyPlaces places;
};

} // namespace roundtrip::testing
