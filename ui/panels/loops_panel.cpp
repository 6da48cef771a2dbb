// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loops_panel.h"

#include <algorithm>
#include <utility>

#include "core/analysis/cancelled.h"
#include "core/loops/loop_through.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

QString listedText(const Loops& loops)
{
    const auto count = loops.loops.size();
    switch (loops.cut) {
    case Cut::none:
        return count == 0   ? QString()
               : count == 1 ? LoopsPanel::tr("One loop: there are no others.")
                            : LoopsPanel::tr("%1 loops: these are all there are.").arg(count);
    case Cut::limit: return LoopsPanel::tr("The first %1 loops by round trip; there are more.").arg(count);
    case Cut::time: return LoopsPanel::tr("The first %1 loops by round trip; the search ran out of time.").arg(count);
    case Cut::cancelled:
        return LoopsPanel::tr("The first %1 loops by round trip; the search was cancelled.").arg(count);
    }
    return {};
}

QString summaryText(const Loops& loops, const std::vector<LoopRow>& rows)
{
    const QString listed = listedText(loops);
    const auto gone = std::count_if(rows.begin(), rows.end(), [](const LoopRow& row) { return !row.isThere(); });
    if (gone == 0) {
        return listed;
    }
    const QString lost = LoopsPanel::tr("Kept, but not in this network: %1.").arg(gone);
    return listed.isEmpty() ? lost : LoopsPanel::tr("%1 %2").arg(listed, lost);
}

} // namespace

LoopsPanel::LoopsPanel(const Document& document, FocusHolder& focus, Editor& editor, QWidget* parent)
    : QWidget(parent), m_document(document), m_focus(focus), m_editor(editor),
      m_answers(this, [this](const std::shared_ptr<const ListedLoops>& listed) { present(listed); }),
      m_model(new LoopModel([this](const KeptLoop& wanted) { return m_editor.keepLoop(wanted); }, this)),
      m_table(new TableView(this)), m_summary(new QLabel(this)), m_filter(new LoopFilter(focus, this)),
      m_copy(new QPushButton(tr("Copy legs"), this)), m_round(new QPushButton(tr("Play round"), this))
{
    m_summary->setObjectName(QStringLiteral("muted"));
    m_summary->setProperty("role", QStringLiteral("loopsSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the window may be narrower than it
    for (QPushButton* button : {m_round, m_copy}) {
        button->setObjectName(QStringLiteral("link"));
    }
    m_copy->setProperty("role", QStringLiteral("copyLegs"));
    m_copy->setToolTip(tooltipText(tr("Copies the legs of the chosen loop as cells for a spreadsheet.")));
    m_round->setProperty("role", QStringLiteral("playRound"));
    m_round->setToolTip(tooltipText(tr("Sends the money of the chosen loop round, leg by leg.")));
    m_table->setObjectName(QStringLiteral("loopsTable"));
    m_table->setAccessibleName(tr("Loops"));
    m_table->setRows(m_model);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->installEventFilter(this);
    m_model->setEditable(!m_document.readOnly());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 4);
    head->setSpacing(16);
    head->addWidget(m_summary, 1);
    head->addWidget(m_filter);
    head->addWidget(m_round);
    head->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);

    QHeaderView* header = m_table->horizontalHeader();
    const auto width = [header](LoopColumn column, int pixels) {
        header->resizeSection(static_cast<int>(column), pixels);
    };
    header->setStretchLastSection(true);
    width(LoopColumn::number, 40);
    width(LoopColumn::pinned, 40);
    width(LoopColumn::name, 150);
    width(LoopColumn::loop, 320);
    width(LoopColumn::legs, 70);
    width(LoopColumn::roundTrip, 140);
    width(LoopColumn::kind, 144);
    width(LoopColumn::standsOn, 96);
    width(LoopColumn::returned, 160);
    width(LoopColumn::by, 100);
    width(LoopColumn::turnsIn, 110);
    width(LoopColumn::startsWith, 110);

    connect(m_table, &TableView::rowChosen, this, &LoopsPanel::choose);
    connect(m_table, &TableView::menuAsked, this, [this](int row, int, const QPoint& place) { openMenu(row, place); });
    connect(m_filter, &LoopFilter::changed, this, &LoopsPanel::ask);
    connect(m_copy, &QPushButton::clicked, this, &LoopsPanel::copyLegs);
    connect(m_round, &QPushButton::clicked, this, &LoopsPanel::askRound);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now) { follow(now); });
    // Queued: what was typed into a cell is taken while its editor still stands over the rows.
    connect(&m_document, &Document::changed, this, &LoopsPanel::fill, Qt::QueuedConnection);
    setFindings(nullptr);
}

void LoopsPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    m_filter->setNetwork(findings ? findings->network : nullptr);
    ask();
    const auto& lit = m_focus.focus().loop;
    if (findings && lit && !loopThrough(*findings->network, lit->parties)) {
        m_focus.light(std::nullopt);
    }
}

void LoopsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_asked) {
        ask();
    }
}

void LoopsPanel::ask()
{
    m_answers.drop();
    m_asked = true;
    const auto through = m_filter->through();
    const auto within = m_filter->within();
    if (!m_findings || (!through && !within)) {
        present(m_findings ? std::make_shared<const ListedLoops>(
                                 ListedLoops{m_findings->network, m_findings->loops, through, within})
                           : nullptr);
        return;
    }
    // Nobody waits for what nobody sees.
    m_asked = isVisible();
    if (!m_asked) {
        return;
    }
    m_answers.ask([findings = m_findings, book = m_document.book(m_focus.focus().scenario), through,
                   within](const std::stop_token& stop) -> std::shared_ptr<const ListedLoops> {
        try {
            return std::make_shared<const ListedLoops>(ListedLoops{
                findings->network, loopList(book, *findings->network, through, within, {}, stop), through, within});
        } catch (const Cancelled&) {
            return nullptr;
        }
    });
    // What was listed before stays until the answer is there: most are within a frame or two.
    m_summary->setText(tr("Loops are being looked for."));
}

void LoopsPanel::present(std::shared_ptr<const ListedLoops> listed)
{
    m_listed = std::move(listed);
    fill();
}

void LoopsPanel::fill()
{
    m_model->setRows(m_listed ? loopRows(*m_listed, m_document.book(m_focus.focus().scenario))
                              : std::vector<LoopRow>());
    if (!m_answers.working()) {
        m_summary->setText(m_listed ? summaryText(m_listed->list.found, m_model->rows()) : QString());
    }
    m_table->setEmptyText(!m_listed           ? tr("Loops are being looked for.")
                          : m_listed->isAll() ? tr("No money comes back to where it started: under this measure and "
                                                   "window there is no loop. Draw a flow that closes one, or widen the "
                                                   "window.")
                          : m_listed->within  ? tr("No such loop turns in so few days.")
                                              : tr("No loop goes through what is selected."));
    follow(m_focus.focus());
}

void LoopsPanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
}

void LoopsPanel::showLoop(const std::vector<PartyId>& parties)
{
    const auto same = fromLeastId(parties);
    const auto rowOf = [&] {
        const auto& rows = m_model->rows();
        return static_cast<int>(std::find_if(rows.begin(), rows.end(),
                                             [&](const LoopRow& row) { return fromLeastId(row.parties) == same; }) -
                                rows.begin());
    };
    if (rowOf() == m_model->rowCount()) {
        m_filter->reset();
        ask();
    }
    if (const int row = rowOf(); row < m_model->rowCount()) {
        choose(row);
        m_table->showRow(row);
    }
}

void LoopsPanel::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount()) {
        m_focus.light(std::nullopt);
        return;
    }
    const LoopRow chosen = m_model->row(row);
    if (chosen.isThere()) {
        m_focus.light(LitLoop{chosen.parties});
        return;
    }
    Focus focus = m_focus.focus();
    std::vector<RecordKey> records;
    for (const PartyId party : chosen.parties) {
        records.push_back({RecordKind::party, party.value});
    }
    focus.loop.reset();
    focus.selection = selectionOf(std::move(records));
    m_focus.set(focus);
    m_table->showRow(row);
    m_copy->setEnabled(false);
}

void LoopsPanel::follow(const Focus& focus)
{
    int shown = -1;
    const auto& rows = m_model->rows();
    for (std::size_t row = 0; focus.loop && row < rows.size(); ++row) {
        if (rows[row].parties == focus.loop->parties) {
            shown = static_cast<int>(row);
            break;
        }
    }
    m_table->showRow(shown);
    m_copy->setEnabled(shown >= 0);
    m_round->setEnabled(shown >= 0);
}

const LoopRow* LoopsPanel::current() const
{
    const int row = m_table->currentRow();
    return row < 0 ? nullptr : &m_model->row(row);
}

void LoopsPanel::edit(LoopColumn column)
{
    const QModelIndex at = m_table->currentIndex().siblingAtColumn(static_cast<int>(column));
    m_table->setCurrentIndex(at);
    m_table->edit(at);
}

void LoopsPanel::copyLegs()
{
    if (const LoopRow* row = current(); row != nullptr && row->isThere()) {
        QApplication::clipboard()->setText(legsText(*row, m_document.book(m_focus.focus().scenario)));
    }
}

void LoopsPanel::endTyping()
{
    takeTypedCell(*m_table);
}

void LoopsPanel::askRound()
{
    if (const LoopRow* row = current(); row != nullptr && row->isThere()) {
        emit roundAsked(row->parties);
    }
}

bool LoopsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyLegs();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LoopsPanel::openMenu(int at, const QPoint& place)
{
    const LoopRow row = m_model->row(at);
    const KeptLoop kept{{}, row.parties, row.name, row.pinned, row.note};
    const bool editable = !m_document.readOnly();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("loopMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& text, bool enabled, auto&& act) {
        QAction* action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, menu, act);
    };
    add(row.name.empty() ? tr("&Name…") : tr("Re&name…"), editable, [this] { edit(LoopColumn::name); });
    add(row.pinned ? tr("Un&pin") : tr("&Pin"), editable, [this, kept] {
        KeptLoop wanted = kept;
        wanted.pinned = !kept.pinned;
        m_editor.keepLoop(wanted);
    });
    add(tr("N&ote…"), editable, [this] { edit(LoopColumn::note); });
    menu->addSeparator();
    add(tr("Play &round"), row.isThere(), [this] { askRound(); });
    add(tr("&Copy legs"), row.isThere(), [this] { copyLegs(); });
    menu->addSeparator();
    for (const std::uint32_t leg : row.loop.pairs) {
        const Pair& pair = row.network->pairs()[leg];
        const Node& payer = row.network->nodes()[pair.payer];
        const Node& payee = row.network->nodes()[pair.payee];
        const QString title = tr("%1 → %2").arg(oneLine(qt(payer.name)), oneLine(qt(payee.name)));
        add(menuText(tr("Show payments of %1").arg(title)), true,
            [this, title, parts = partsOfPair(payer.party, payee.party)] { emit paymentsAsked(title, parts); });
    }
    menu->popup(place);
}

} // namespace roundtrip
