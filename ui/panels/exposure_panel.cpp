// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exposure_panel.h"

#include <algorithm>
#include <optional>

#include "ui/panels/payments_menu.h"
#include "ui/panels/selected_money.h"
#include "ui/words/words.h"
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

constexpr int partyWidth = 190;
constexpr int amountWidth = 92;
constexpr int netWidth = 130;

bool isSelected(const Selection& selection, PartyId party)
{
    return std::binary_search(selection.begin(), selection.end(), RecordKey{RecordKind::party, party.value});
}

// The figures of a cell; of a party's name, those that it nets.
std::vector<NamedFigure> figuresAt(const ExposureRow& row, ExposureColumn column)
{
    static constexpr std::pair<ExposureColumn, Figure> figures[] = {
        {ExposureColumn::net, Figure::net},
        {ExposureColumn::in, Figure::in},
        {ExposureColumn::out, Figure::out},
        {ExposureColumn::inCapital, Figure::inCapital},
        {ExposureColumn::inCommercial, Figure::inCommercial},
        {ExposureColumn::outCapital, Figure::outCapital},
        {ExposureColumn::outCommercial, Figure::outCommercial},
        {ExposureColumn::paidIn, Figure::paidIn},
        {ExposureColumn::remainingIn, Figure::remainingIn},
        {ExposureColumn::paidOut, Figure::paidOut},
        {ExposureColumn::remainingOut, Figure::remainingOut},
    };
    const QString party = oneLine(qt(row.network->nodes()[row.exposure.node].name));
    std::vector<NamedFigure> out;
    for (const auto& [shown, figure] : figures) {
        const bool some = column == ExposureColumn::party && shown <= ExposureColumn::out;
        if (shown == column || some) {
            const QString title = exposureColumns()[static_cast<std::size_t>(shown)].title;
            out.push_back({ExposurePanel::tr("%1: %2").arg(party, title), *partsOf(figure, row.party())});
        }
    }
    return out;
}

std::vector<NamedFigure> figuresAt(const PairRow& row, PairColumn column)
{
    const Node& party = row.network->nodes()[row.party];
    const Node& other = row.network->nodes()[row.other];
    const QString first = oneLine(qt(party.name));
    const QString second = oneLine(qt(other.name));
    std::vector<NamedFigure> out;
    const auto add = [&](PairColumn of, const QString& title, const FigureParts& parts) {
        if (column == of || column == PairColumn::pair) {
            out.push_back({title, parts});
        }
    };
    add(PairColumn::pays, ExposurePanel::tr("%1 → %2").arg(first, second), partsOfPair(party.party, other.party));
    add(PairColumn::gets, ExposurePanel::tr("%1 → %2").arg(second, first), partsOfPair(other.party, party.party));
    add(PairColumn::atRisk, ExposurePanel::tr("at risk of %1 in %2").arg(first, second),
        partsAtRisk(*row.network, party.party, other.party));
    return out;
}

} // namespace

ExposurePanel::ExposurePanel(FocusHolder& focus, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_model(new RowModel<ExposureRow>(exposureColumns(), this)),
      m_pairModel(new RowModel<PairRow>(pairColumns(), this)), m_table(new TableView(this)),
      m_pairs(new TableView(this)), m_pairTitle(new QLabel(this)),
      m_onlySelected(new QCheckBox(tr("Only what is selected"), this))
{
    m_table->setObjectName(QStringLiteral("exposureTable"));
    m_table->setAccessibleName(tr("Net exposure by party"));
    m_table->setRows(m_model);
    m_table->setTwoSided(static_cast<int>(ExposureColumn::net));
    m_table->setEmptyText(tr("No money moves here. Widen the window, or choose the headline measure."));
    m_pairs->setObjectName(QStringLiteral("pairsTable"));
    m_pairs->setAccessibleName(tr("Pairs of parties and what is at risk"));
    m_pairs->setRows(m_pairModel);
    m_pairs->setEmptyText(tr("No pair of parties pays each other here."));
    m_pairTitle->setTextFormat(Qt::PlainText);

    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    const auto side = [splitter](QWidget* head, QWidget* table) {
        auto* box = new QWidget(splitter);
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto* line = new QHBoxLayout;
        line->setContentsMargins(12, 6, 12, 4);
        line->addWidget(head, 0, Qt::AlignLeft);
        layout->addLayout(line);
        layout->addWidget(table, 1);
        splitter->addWidget(box);
    };
    side(m_onlySelected, m_table);
    side(m_pairTitle, m_pairs);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    QHeaderView* header = m_table->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        header->resizeSection(column, amountWidth);
    }
    header->resizeSection(static_cast<int>(ExposureColumn::party), partyWidth);
    header->resizeSection(static_cast<int>(ExposureColumn::net), netWidth);
    m_pairs->horizontalHeader()->resizeSection(static_cast<int>(PairColumn::pair), partyWidth);
    m_pairs->horizontalHeader()->setStretchLastSection(true);

    connect(m_table, &TableView::rowChosen, this, [this](int row) {
        if (row < 0) {
            m_focus.select({});
        } else {
            m_focus.select({{RecordKind::party, m_model->row(row).party().value}});
        }
    });
    connect(m_table, &TableView::rowActivated, this,
            [this](int row) { emit partyActivated(m_model->row(row).party()); });
    const auto open = [this](const QString& title, const FigureParts& parts) { emit paymentsAsked(title, parts); };
    connect(m_table, &TableView::menuAsked, this, [this, open](int row, int column, const QPoint& place) {
        popUpFigures(this, place, figuresAt(m_model->row(row), static_cast<ExposureColumn>(column)), open);
    });
    connect(m_pairs, &TableView::menuAsked, this, [this, open](int row, int column, const QPoint& place) {
        popUpFigures(this, place, figuresAt(m_pairModel->row(row), static_cast<PairColumn>(column)), open);
    });
    connect(m_pairs, &TableView::rowChosen, this, [this](int row) {
        if (row >= 0) {
            const PairRow& pair = m_pairModel->row(row);
            const auto nodes = pair.network->nodes();
            m_focus.select({{RecordKind::party, nodes[pair.party].party.value},
                            {RecordKind::party, nodes[pair.other].party.value}});
        }
    });
    connect(m_onlySelected, &QCheckBox::toggled, this, &ExposurePanel::fill);
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now, const Focus& before) {
        if (now.selection != before.selection) {
            if (m_onlySelected->isChecked()) {
                fill();
            } else {
                follow(now);
            }
        }
    });
    fill();
}

void ExposurePanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    m_findings = findings;
    fill();
}

void ExposurePanel::setTones(const Tones& tones)
{
    m_table->setTones(tones);
    m_pairs->setTones(tones);
}

void ExposurePanel::fill()
{
    std::vector<ExposureRow> rows = m_findings ? exposureRows(*m_findings) : std::vector<ExposureRow>();
    const Selection& selection = m_focus.focus().selection;
    if (m_onlySelected->isChecked() && !selection.empty()) {
        std::erase_if(rows, [&selection](const ExposureRow& row) { return !isSelected(selection, row.party()); });
    }
    m_model->setRows(std::move(rows));
    follow(m_focus.focus());
}

void ExposurePanel::follow(const Focus& focus)
{
    const auto party = partyOfSelection(focus.selection);
    int shown = -1;
    for (std::size_t row = 0; party && row < m_model->rows().size(); ++row) {
        if (m_model->rows()[row].party() == *party) {
            shown = static_cast<int>(row);
            break;
        }
    }
    m_table->showRow(shown);

    std::optional<std::uint32_t> node;
    if (m_findings && party) {
        node = m_findings->network->nodeOf(*party);
    }
    // Two parties chosen in the list of pairs leave that list as it is.
    if (focus.selection.size() == 2 && m_pairs->currentRow() >= 0) {
        return;
    }
    m_pairModel->setRows(m_findings ? pairRows(*m_findings, node) : std::vector<PairRow>());
    m_pairs->showRow(-1);
    m_pairTitle->setText(node ? tr("Pairs of %1").arg(oneLine(qt(m_findings->network->nodes()[*node].name)))
                              : tr("Pairs, the most at risk first"));
}

} // namespace roundtrip
