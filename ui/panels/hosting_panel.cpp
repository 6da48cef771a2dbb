// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hosting_panel.h"

#include <array>

#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace roundtrip {

namespace {
constexpr int rowHeight = 34;
constexpr int columnWidth = 98;
} // namespace

// The signs and what they mean, on one line.
class HostingLegend : public QWidget {
public:
    explicit HostingLegend(QWidget* parent) : QWidget(parent)
    {
        m_items = {{{HostingSign::integrated, false, HostingPanel::tr("integrated")},
                    {HostingSign::standard, false, HostingPanel::tr("standard")},
                    {HostingSign::resold, false, HostingPanel::tr("resold")},
                    {HostingSign::exclusiveOnly, true, HostingPanel::tr("exclusive")},
                    {HostingSign::notOnTheDay, false, HostingPanel::tr("other days")}}};
        setAccessibleName(HostingPanel::tr("Legend: I integrated, S standard, R resold, a ring exclusive"));
    }
    void setTones(const Tones& tones)
    {
        m_tones = tones;
        update();
    }
    QSize sizeHint() const override
    {
        int width = 0;
        for (const Item& item : m_items) {
            width += sign() + 4 + fontMetrics().horizontalAdvance(item.text) + 10;
        }
        return {width, fontMetrics().height() + 12};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        int x = 0;
        for (const Item& item : m_items) {
            paintHostingSign(painter, QRectF(x, 0, sign(), height()), item.sign, item.exclusive, m_tones);
            x += sign() + 4;
            painter.setPen(m_tones.muted);
            const int width = fontMetrics().horizontalAdvance(item.text);
            painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter | Qt::TextSingleLine, item.text);
            x += width + 10;
        }
    }

private:
    int sign() const { return qRound(34 * QFontInfo(font()).pixelSize() / textPixels); }

    struct Item {
        HostingSign sign = HostingSign::none;
        bool exclusive = false;
        QString text;
    };
    std::array<Item, 5> m_items;
    Tones m_tones;
};

HostingPanel::HostingPanel(FocusHolder& focus, const Document& document, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_document(document), m_model(new HostingModel(this)),
      m_delegate(new HostingDelegate(this)), m_table(new QTableView(this)), m_legend(new HostingLegend(this)),
      m_title(new QLabel(this)),
      m_empty(new QLabel(tr("No relation says who hosts whom. Add relations of the types hosts, resells or exclusive "
                            "from a cloud to a lab to see them here."),
                         this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("role", QStringLiteral("title"));
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);

    m_table->setObjectName(QStringLiteral("hostingTable"));
    m_table->setAccessibleName(tr("Hosting: clouds by labs"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    followTextSize(*m_table, [this](double scale) {
        m_table->horizontalHeader()->setDefaultSectionSize(qRound(columnWidth * scale));
        m_table->verticalHeader()->setDefaultSectionSize(qRound(rowHeight * scale));
    });

    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 6, 12, 2);
    line->setSpacing(12);
    line->addWidget(m_title);
    line->addStretch(1);
    line->addWidget(m_legend);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& at) {
        if (m_quiet || !at.isValid()) {
            return;
        }
        std::vector<RecordKey> records;
        for (const RelationId relation : m_model->relationsAt(at)) {
            records.push_back({RecordKind::relation, relation.value});
        }
        m_focus.select(std::move(records));
    });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.shownDate() != before.shownDate() || now.scenario != before.scenario) {
            fill();
        } else if (now.selection != before.selection) {
            follow(now.selection);
        }
    });
    connect(&m_document, &Document::changed, this, &HostingPanel::fill);
    fill();
}

void HostingPanel::setTones(const Tones& tones)
{
    m_delegate->setTones(tones);
    m_legend->setTones(tones);
    m_table->viewport()->update();
}

void HostingPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fill();
}

void HostingPanel::fill()
{
    if (!isVisible()) {
        return; // filled when it is shown
    }
    const Focus& focus = m_focus.focus();
    const Book& book = m_document.book(focus.scenario);
    {
        const QScopedValueRollback<bool> quiet(m_quiet, true);
        m_model->setMatrix(hostingMatrix(book, focus.shownDate()), book, focus.shownDate());
    }
    const bool any = m_model->rowCount() > 0;
    m_title->setText(tr("Hosting on %1").arg(dateText(focus.shownDate())));
    m_title->setVisible(any);
    m_legend->setVisible(any);
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    follow(focus.selection);
}

void HostingPanel::follow(const Selection& selection)
{
    const QScopedValueRollback<bool> quiet(m_quiet, true);
    QModelIndex at;
    if (!selection.empty() && selection.front().kind == RecordKind::relation) {
        at = m_model->cellOf({selection.front().id});
    }
    if (at != m_table->currentIndex()) {
        m_table->clearSelection();
        m_table->setCurrentIndex(at);
    }
}

} // namespace roundtrip
