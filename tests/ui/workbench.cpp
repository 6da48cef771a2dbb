// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"

#include <stdexcept>

#include "core/picture/pick.h"
#include "tests/support/book_lines.h"
#include <QApplication>
#include <QMouseEvent>

namespace roundtrip::testing {

namespace {

// QTest's own mouse functions take no buttons held while moving: these send what a real pointer does.
void send(QWidget& widget, QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons,
          Qt::KeyboardModifiers keys)
{
    QWidget* under = widget.childAt(at);
    QWidget& target = under != nullptr ? *under : widget;
    const QPoint local = target.mapFrom(&widget, at);
    QMouseEvent event(type, QPointF(local), QPointF(target.mapToGlobal(local)), button, buttons, keys);
    QApplication::sendEvent(&target, &event);
}

} // namespace

Workbench::Workbench(std::string_view lines, QSize size)
{
    document = Document::create(path());
    const Book wanted = bookOf(lines);
    if (!document->perform(QStringLiteral("Import"), difference(document->book(), wanted))) {
        throw std::runtime_error("the book could not be written");
    }
    editor = std::make_unique<Editor>(*document, focus);
    Focus start;
    start.question = questionAt("2026-01-01");
    focus.set(start);
    canvas.resize(size);
    canvas.setConditionsOf([this] {
        std::vector<NamedCondition> conditions;
        for (const Condition& condition : book().conditions()) {
            conditions.push_back({condition.id, QString::fromStdString(condition.title)});
        }
        return conditions;
    });
    canvas.setFlowOf([this](FlowId id) {
        const Flow* flow = book().find(id);
        return flow != nullptr ? std::optional(*flow) : std::nullopt;
    });
    canvas.setCurrency(book().currency());
    canvas.show();
    recompose();

    QObject::connect(document.get(), &Document::changed, &canvas, [this] { recompose(); });
    QObject::connect(&focus, &FocusHolder::changed, &canvas, [this](const Focus& now, const Focus& before) {
        if (now.scenario != before.scenario) {
            recompose();
        }
        canvas.setSelection(now.selection);
        canvas.setLoop(now.loop ? now.loop->parties : std::vector<PartyId>{});
    });
    QObject::connect(&canvas, &Canvas::selectionChanged, &focus,
                     [this](const std::vector<RecordKey>& records) { focus.select(records); });
    QObject::connect(&canvas, &Canvas::partyAsked, editor.get(), &Editor::addParty);
    QObject::connect(&canvas, &Canvas::renameAsked, editor.get(), &Editor::rename);
    QObject::connect(&canvas, &Canvas::flowAsked, editor.get(), &Editor::addFlow);
    QObject::connect(&canvas, &Canvas::flowToNewPartyAsked, editor.get(), &Editor::addFlowToNewParty);
    QObject::connect(&canvas, &Canvas::amountAsked, editor.get(), &Editor::setAmount);
    editor->setLaidOut([this] { return places; });
    QObject::connect(&canvas, &Canvas::cardsMoved, editor.get(), &Editor::moveCards);
    canvas.setPartyNamed([this](const QString& name) { return editor->partyNamed(name); });
    QObject::connect(&canvas, &Canvas::removalAsked, editor.get(), &Editor::remove);
}

std::filesystem::path Workbench::path() const
{
    return folder.filePath(QStringLiteral("deals.roundtrip")).toStdString();
}

void Workbench::recompose()
{
    ComposedMap map = composedMap(snapshotOf(*document, focus.focus()), places);
    places = map.laidOut;
    canvas.setPicture(map.picture);
    canvas.setMotion(map.motion);
}

std::uint32_t Workbench::card(std::string_view name) const
{
    const std::uint32_t found = cardOf(picture(), party(book(), name));
    if (found == Arrow::none) {
        throw std::runtime_error("no card of " + std::string(name));
    }
    return found;
}

QPoint Workbench::middle(std::string_view name) const
{
    return canvas.toWidget(picture().cards[card(name)].rect.centre()).toPoint();
}

QPoint Workbench::rim(std::string_view name) const
{
    const Rect& rect = picture().cards[card(name)].rect;
    return canvas.toWidget({rect.right() - 3, rect.centre().y}).toPoint();
}

QPoint Workbench::nothing() const
{
    // Looked for from the corner that has neither legend nor minimap.
    for (int y = 20; y < canvas.height() / 2; y += 10) {
        for (int x = canvas.width() - 40; x > 20; x -= 10) {
            const Point at = canvas.toPicture(QPointF(x, y));
            if (pick(picture(), at, {8, 40}).part == PickPart::nothing) {
                return {x, y};
            }
        }
    }
    throw std::runtime_error("the canvas is full");
}

QPoint Workbench::label(std::string_view payer, std::string_view payee) const
{
    for (const Arrow& arrow : picture().arrows) {
        if (arrow.payer == card(payer) && arrow.payee == card(payee) && arrow.label != Arrow::none) {
            return canvas.toWidget(picture().labels[arrow.label].box.centre()).toPoint();
        }
    }
    throw std::runtime_error("no such arrow");
}

void Workbench::press(QPoint at, Qt::MouseButton button, Qt::KeyboardModifiers keys)
{
    send(canvas, QEvent::MouseButtonPress, at, button, button, keys);
}

void Workbench::moveTo(QPoint at, Qt::MouseButtons buttons, Qt::KeyboardModifiers keys)
{
    // A widget that was pressed has the pointer until the release.
    QMouseEvent event(QEvent::MouseMove, QPointF(at), QPointF(canvas.mapToGlobal(at)), Qt::NoButton, buttons, keys);
    QApplication::sendEvent(&canvas, &event);
}

void Workbench::release(QPoint at, Qt::MouseButton button, Qt::KeyboardModifiers keys)
{
    QMouseEvent event(QEvent::MouseButtonRelease, QPointF(at), QPointF(canvas.mapToGlobal(at)), button, Qt::NoButton,
                      keys);
    QApplication::sendEvent(&canvas, &event);
}

void Workbench::drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys, Qt::MouseButton button)
{
    press(from, button, keys);
    for (int i = 1; i <= 4; ++i) {
        moveTo(from + (to - from) * i / 4, button, keys);
    }
    release(to, button, keys);
}

void Workbench::doubleClick(QPoint at)
{
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at);
}

QImage Workbench::shot()
{
    return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace roundtrip::testing
