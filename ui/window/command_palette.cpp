// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/command_palette.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ui/words/words.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int mostShown = 60;
constexpr int detailRole = Qt::UserRole;

// The detail muted on the right of an entry.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data(detailRole).toString());
    }
};

} // namespace

std::optional<int> fitOf(const QString& typed, const QString& text)
{
    int fit = 0;
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            return std::nullopt;
        }
        fit += at == 0 ? 4 : !text[at - 1].isLetterOrNumber() ? 2 : 1;
    }
    return fit;
}

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent), m_search(this, [this](const Search& search) { show(search); }), m_line(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    m_line->setObjectName(QStringLiteral("paletteLine"));
    m_line->setPlaceholderText(tr("Find a command, party, deal, flow, loop, scenario or view"));
    m_line->setAccessibleName(tr("Find"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Found"));
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries, std::function<Records(const std::stop_token&)> list,
                          Lists lists)
{
    m_entries = std::move(entries);
    std::vector<QString> texts;
    for (const PaletteEntry& entry : m_entries) {
        texts.push_back(entry.text);
    }
    m_search.drop();
    m_runWhenFound = false;
    m_lists = lists;
    m_before = QApplication::focusWidget();
    const int width = std::min(620, parentWidget()->width() - 40);
    const int height = std::min(420, parentWidget()->height() - 120);
    setGeometry((parentWidget()->width() - width) / 2, 84, width, height);
    {
        const QSignalBlocker quiet(m_line); // what was typed before is looked for no more
        m_line->clear();
    }
    m_shown = {{}, std::make_shared<const std::vector<QString>>(std::move(texts)), {}, {}, {}};
    show(searched(m_shown, {})); // what there is at once
    m_shown.list = std::move(list);
    filter({});
    QFrame::show();
    raise();
    m_line->setFocus();
}

void CommandPalette::filter(const QString& typed)
{
    if (!m_shown.entries) {
        return; // it is closed
    }
    Search search = m_shown;
    search.typed = typed;
    m_runWhenFound = false;
    if (m_lists == Lists::atOnce) {
        show(searched(std::move(search), {}));
    } else {
        m_search.ask([search](const std::stop_token& cancel) { return searched(search, cancel); });
    }
}

CommandPalette::Search CommandPalette::searched(Search search, const std::stop_token& cancel)
{
    if (!search.records) {
        search.records = std::make_shared<const Records>(search.list ? search.list(cancel) : Records());
    }
    // The better fit first, then the shorter text, so that a party comes before what has its name in it; then in the
    // order given, which is all that counts before anything is typed.
    std::vector<std::tuple<int, qsizetype, std::size_t>> found;
    const auto consider = [&](const QString& text, std::size_t place) {
        if (const auto fit = cancel.stop_requested() ? std::nullopt : fitOf(search.typed, text)) {
            found.emplace_back(-*fit, search.typed.isEmpty() ? 0 : text.size(), place);
        }
    };
    for (std::size_t i = 0; i < search.entries->size(); ++i) {
        consider((*search.entries)[i], i);
    }
    for (std::size_t i = 0; i < search.records->size(); ++i) {
        consider((*search.records)[i].text, search.entries->size() + i);
    }
    const auto shown = std::min<std::size_t>(found.size(), mostShown);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end());
    search.found.clear();
    for (std::size_t i = 0; i < shown; ++i) {
        search.found.push_back(std::get<std::size_t>(found[i]));
    }
    return search;
}

void CommandPalette::show(const Search& search)
{
    // What is added to the same words leaves a person where they are in the list.
    const int row = search.typed == m_shown.typed ? std::max(0, m_list->currentRow()) : 0;
    m_shown = search;
    if (!m_shown.list) {
        m_shown.records.reset(); // only the entries so far
    }
    m_list->clear();
    for (const std::size_t place : search.found) {
        if (place < m_entries.size()) {
            const PaletteEntry& entry = m_entries[place];
            auto* item = new QListWidgetItem(entry.icon, entry.text, m_list);
            item->setData(detailRole, entry.detail);
            continue;
        }
        const Record& record = (*search.records)[place - m_entries.size()];
        auto* item = new QListWidgetItem(record.text, m_list);
        item->setData(detailRole, text(record.key.kind));
    }
    if (search.found.empty()) {
        auto* none = new QListWidgetItem(tr("Nothing is called so."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(search.found.empty() ? -1 : std::min(row, m_list->count() - 1));
    if (std::exchange(m_runWhenFound, false)) {
        runCurrent();
    }
}

void CommandPalette::runCurrent()
{
    if (m_search.working() && m_line->text() != m_shown.typed) { // else what is seen answers to what is typed
        m_runWhenFound = true;
        return;
    }
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_shown.found.size()) {
        return;
    }
    const std::size_t place = m_shown.found[static_cast<std::size_t>(row)];
    if (place < m_entries.size()) {
        const auto run = m_entries[place].run;
        close();
        run();
    } else {
        const RecordKey record = (*m_shown.records)[place - m_entries.size()].key;
        close();
        emit recordChosen(record);
    }
}

void CommandPalette::leave()
{
    m_search.drop();
    m_runWhenFound = false;
    hide();
    m_shown = {};
}

void CommandPalette::close()
{
    leave();
    if (m_before != nullptr && m_before->isVisible()) {
        m_before->setFocus();
    }
    m_before = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        // To another window, or the line's own menu, the keyboard goes for a while.
        const Qt::FocusReason why = static_cast<QFocusEvent*>(event)->reason();
        if (why != Qt::ActiveWindowFocusReason && why != Qt::PopupFocusReason) {
            leave();
        }
    }
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent*>(event)->key();
    const auto step = [this](int by) {
        const int row = std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1));
        m_list->setCurrentRow(row);
        return true;
    };
    switch (key) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Down: return step(1);
    case Qt::Key_Up: return step(-1);
    case Qt::Key_PageDown: return step(8);
    case Qt::Key_PageUp: return step(-8);
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace roundtrip
