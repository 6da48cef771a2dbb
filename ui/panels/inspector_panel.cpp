// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector_panel.h"

#include <optional>

#include <QScrollBar>

namespace roundtrip {

namespace {
constexpr int narrowest = 220; // pixels: below it no figure has room beside its name
} // namespace

InspectorPanel::InspectorPanel(Document& document, FocusHolder& focus, Editor& editor, QWidget* parent)
    : QScrollArea(parent), m_document(document), m_focus(focus), m_editor(editor)
{
    setAccessibleName(tr("Inspector"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMinimumWidth(narrowest);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&m_document, &Document::changed, this, &InspectorPanel::follow);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection || now.scenario != before.scenario || now.question != before.question) {
            follow();
        }
    });
    follow();
}

void InspectorPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    refresh();
}

void InspectorPanel::setTones(const Tones& tones)
{
    m_tones = tones;
    if (m_record != nullptr) {
        m_record->setTones(tones);
    }
    if (m_summary != nullptr) {
        m_summary->setTones(tones);
    }
}

void InspectorPanel::edit()
{
    if (m_record != nullptr) {
        m_record->setFocus(Qt::ShortcutFocusReason);
    }
}

QStringList InspectorPanel::endTyping()
{
    return m_record != nullptr ? m_record->endTyping() : QStringList();
}

// Makes the page that the selection needs, unless it is there.
void InspectorPanel::follow()
{
    const Selection there = selectionThere(m_document, m_focus.focus());
    const auto only = there.size() == 1 ? std::optional(there.front()) : std::nullopt;
    if (only && (m_record == nullptr || m_record->record() != *only)) {
        auto* page = new RecordPage(m_document, m_focus, m_editor, *only);
        page->setTones(m_tones);
        // Later, so that the page that was clicked is not gone while it still answers.
        connect(
            page, &RecordPage::recordChosen, this, [this](const RecordKey& record) { m_focus.select({record}); },
            Qt::QueuedConnection);
        connect(page, &RecordPage::paymentsAsked, this, &InspectorPanel::paymentsAsked);
        put(page);
        m_record = page;
    } else if (!only && m_summary == nullptr) {
        auto* page = new SummaryPage(m_document, m_focus);
        page->setTones(m_tones);
        connect(
            page, &SummaryPage::recordChosen, this, [this](const RecordKey& record) { m_focus.select({record}); },
            Qt::QueuedConnection);
        connect(page, &SummaryPage::paymentsAsked, this, &InspectorPanel::paymentsAsked);
        put(page);
        m_summary = page;
    }
    refresh();
}

void InspectorPanel::put(QWidget* page)
{
    if (QWidget* before = takeWidget()) {
        before->hide();
        before->deleteLater();
    }
    m_record = nullptr;
    m_summary = nullptr;
    page->setBackgroundRole(QPalette::Base);
    setWidget(page);
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::refresh()
{
    if (m_record != nullptr) {
        m_record->refresh(m_findings.get());
    }
    if (m_summary != nullptr) {
        m_summary->refresh(m_findings.get());
    }
}

} // namespace roundtrip
