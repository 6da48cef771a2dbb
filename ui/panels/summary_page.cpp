// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/summary_page.h"

#include <algorithm>

#include "ui/document/composer.h"
#include "ui/panels/inspector_figures.h"
#include "ui/words/field_text.h"
#include "ui/words/words.h"
#include <QVBoxLayout>

namespace roundtrip {

namespace {

// "2 parties, 3 flows".
QString countText(const Selection& selection)
{
    const auto count = [&selection](RecordKind kind) {
        return static_cast<int>(std::count_if(selection.begin(), selection.end(),
                                              [kind](const RecordKey& record) { return record.kind == kind; }));
    };
    QStringList parts;
    const int parties = count(RecordKind::party);
    const int flows = count(RecordKind::flow);
    const int others = static_cast<int>(selection.size()) - parties - flows;
    if (parties > 0) {
        parts.append(parties == 1 ? SummaryPage::tr("1 party") : SummaryPage::tr("%1 parties").arg(parties));
    }
    if (flows > 0) {
        parts.append(flows == 1 ? SummaryPage::tr("1 flow") : SummaryPage::tr("%1 flows").arg(flows));
    }
    if (others > 0) {
        parts.append(others == 1 ? SummaryPage::tr("1 other record") : SummaryPage::tr("%1 other records").arg(others));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

Selection selectionThere(const Document& document, const Focus& focus)
{
    Selection there;
    for (const RecordKey& record : focus.selection) {
        if (document.book(focus.scenario).row(record) || document.book().row(record)) {
            there.push_back(record);
        }
    }
    return there;
}

SummaryPage::SummaryPage(Document& document, FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus), m_caption(new QLabel(this)), m_title(new QLabel(this)),
      m_defined(new FigureGrid(Definitions::lines, this)), m_sums(new FigureGrid(Definitions::tips, this)),
      m_records(new RecordList(tr("Selected"), this)), m_hint(new QLabel(this))
{
    m_caption->setObjectName(QStringLiteral("caption"));
    m_title->setObjectName(QStringLiteral("title"));
    m_hint->setObjectName(QStringLiteral("muted"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 16);
    layout->setSpacing(6);
    for (QLabel* label : {m_caption, m_title, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    layout->addWidget(m_caption);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_defined);
    layout->addWidget(m_sums);
    layout->addSpacing(4);
    layout->addWidget(m_records);
    layout->addWidget(m_hint);
    layout->addStretch(1);
    connect(m_defined, &FigureGrid::paymentsAsked, this, &SummaryPage::paymentsAsked);
    connect(m_sums, &FigureGrid::paymentsAsked, this, &SummaryPage::paymentsAsked);
    connect(m_records, &RecordList::recordChosen, this, &SummaryPage::recordChosen);
}

void SummaryPage::setTones(const Tones& tones)
{
    m_records->setTones(tones);
}

void SummaryPage::refresh(const Findings* findings)
{
    const Focus& focus = m_focus.focus();
    const Book& book = m_document.book(focus.scenario);
    const Selection selection = selectionThere(m_document, focus);
    const bool several = !selection.empty();
    m_caption->setText(questionText(m_document.book(), focus));
    m_defined->setVisible(!several && findings != nullptr);
    m_sums->setVisible(several && findings != nullptr);
    m_records->setVisible(several);
    if (several) {
        refreshSelection(book, selection, findings);
    } else {
        refreshDocument(book, findings);
    }
}

void SummaryPage::refreshDocument(const Book& book, const Findings* findings)
{
    m_title->setText(tr("All deals"));
    if (findings != nullptr) {
        m_defined->setFigures(documentFigures(*findings));
    }
    m_hint->setVisible(true);
    m_hint->setText(book.parties().empty()
                        ? tr("Nothing here yet. Double-click the canvas for a party, drag from its rim to another for "
                             "a flow; or open a file with deals.")
                        : tr("Select a party or a flow, on the canvas or in the explorer, to see and change what it "
                             "is made of."));
}

void SummaryPage::refreshSelection(const Book& book, const Selection& selection, const Findings* findings)
{
    m_title->setText(countText(selection));
    if (findings != nullptr) {
        m_sums->setFigures(selectionFigures(*findings, selection));
    }
    std::vector<ListedRecord> lines;
    for (const RecordKey& record : selection) {
        lines.push_back({record, recordText(book, record), text(record.kind), {}, false});
    }
    m_records->setRecords(std::move(lines));
    m_hint->setVisible(false);
}

} // namespace roundtrip
