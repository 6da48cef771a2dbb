// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/command_palette.h"

#include <algorithm>
#include <utility>

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
constexpr int entryRole = Qt::UserRole + 1;

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
    : QFrame(parent), m_line(new QLineEdit(this)), m_list(new QListWidget(this))
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
    m_list->setIconSize({16, 16});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_before = QApplication::focusWidget();
    const int width = std::min(620, parentWidget()->width() - 40);
    const int height = std::min(420, parentWidget()->height() - 120);
    setGeometry((parentWidget()->width() - width) / 2, 84, width, height);
    m_line->clear();
    filter({});
    show();
    raise();
    m_line->setFocus();
}

void CommandPalette::filter(const QString& typed)
{
    std::vector<std::pair<int, std::size_t>> found; // worse first by a higher number, then in the order given
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (const auto fit = fitOf(typed, m_entries[i].text)) {
            found.emplace_back(-*fit, i);
        }
    }
    const auto shown = std::min<std::size_t>(found.size(), mostShown);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end());
    m_list->clear();
    for (std::size_t i = 0; i < shown; ++i) {
        const PaletteEntry& entry = m_entries[found[i].second];
        auto* item = new QListWidgetItem(entry.icon, entry.text, m_list);
        item->setData(detailRole, entry.detail);
        item->setData(entryRole, QVariant::fromValue<qulonglong>(found[i].second));
    }
    if (shown == 0) {
        auto* none = new QListWidgetItem(tr("Nothing is called so."), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(shown > 0 ? 0 : -1);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) {
        return;
    }
    const auto run = m_entries[item->data(entryRole).toULongLong()].run;
    close();
    run();
}

void CommandPalette::close()
{
    hide();
    if (m_before != nullptr && m_before->isVisible()) {
        m_before->setFocus();
    }
    m_before = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
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
