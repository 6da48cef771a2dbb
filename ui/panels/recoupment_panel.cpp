// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/recoupment_panel.h"

#include "ui/panels/upright_area.h"
#include "ui/tables/loop_rows.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QCompleter>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace roundtrip {

namespace {

QString orNever(const std::optional<Date>& date)
{
    return date ? qt(text(*date)) : RecoupmentPanel::tr("never");
}

QString years(const Recoupment& of)
{
    return of.paybackYears ? RecoupmentPanel::tr("%1 years").arg(QLocale().toString(*of.paybackYears, 'f', 1))
                           : QStringLiteral("–");
}

QString irrText(const Irr& irr)
{
    switch (irr.status) {
    case IrrStatus::none: return RecoupmentPanel::tr("none");
    case IrrStatus::one: return percent(irr.roots.front());
    case IrrStatus::multiple: break;
    }
    QStringList roots;
    for (const double root : irr.roots) {
        roots.append(percent(root));
    }
    return RecoupmentPanel::tr("several: %1").arg(roots.join(QStringLiteral(", ")));
}

// The lines of figures: what they are called, what they mean and how they are read off an answer.
struct Line {
    const char* title;
    const char* tip;
    QString (*text)(const Recoupment&, Currency);
};

const Line lines[] = {
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Payback"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel",
                       "The first day on or after the first outlay on which all that was placed has come back; never: "
                       "not in the window."),
     [](const Recoupment& of, Currency) { return orNever(of.payback); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "after"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Days from the first outlay to payback, by 365."),
     [](const Recoupment& of, Currency) { return years(of); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Final payback"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "The first day from which it stays so."),
     [](const Recoupment& of, Currency) { return orNever(of.finalPayback); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Outlay"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel",
                       "Capital that was placed in the window; round a loop, all that its first leg pays."),
     [](const Recoupment& of, Currency currency) { return shortMoney(of.outlay, currency); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Recovered"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel",
                       "What those pay in whom it was placed, or what has gone all the way "
                       "round the loop; commercial money by the margin."),
     [](const Recoupment& of, Currency currency) { return shortMoney(of.recovered, currency); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Multiple"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Recovered by outlay."),
     [](const Recoupment& of, Currency) {
         return of.multiple ? QLocale().toString(*of.multiple, 'f', 2) + QStringLiteral(" ×") : QStringLiteral("–");
     }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Internal rate of return"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "The annual rate at which the present value is nothing."),
     [](const Recoupment& of, Currency) { return irrText(of.irr); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Peak exposure"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "The most that was out at once."),
     [](const Recoupment& of, Currency currency) {
         return of.peakExposure ? shortMoney(*of.peakExposure, currency) : QStringLiteral("–");
     }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "on"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "The first day on which so much was out."),
     [](const Recoupment& of, Currency) { return of.peakDate ? qt(text(*of.peakDate)) : QStringLiteral("–"); }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Present value"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Net, each payment discounted to the day of the first outlay."),
     [](const Recoupment& of, Currency currency) {
         return of.presentValue ? shortMoney(*of.presentValue, currency) : QStringLiteral("–");
     }},
    {QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Discounted payback"),
     QT_TRANSLATE_NOOP("roundtrip::RecoupmentPanel", "Payback with each payment discounted."),
     [](const Recoupment& of, Currency) { return orNever(of.discountedPayback); }},
};

// Those of the lines that sum payments.
constexpr std::size_t outlayLine = 3;
constexpr std::size_t recoveredLine = 4;

} // namespace

RecoupmentPanel::RecoupmentPanel(FocusHolder& focus, RecoupmentQuestion& question, QWidget* parent)
    : QWidget(parent), m_focus(focus), m_question(question)
{
    QWidget* controls = makeControls();
    m_answer = makeFigures();
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->setSpacing(20);
    layout->addWidget(controls, 0);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_empty, 1);

    connect(&m_question, &RecoupmentQuestion::answered, this,
            [this](const std::shared_ptr<const RecoupmentAnswer>& answer) { present(answer.get()); });
    connect(&m_focus, &FocusHolder::changed, this, [this](const Focus& now) { follow(now); });
    present(nullptr);
    follow(m_focus.focus());
}

void RecoupmentPanel::follow(const Focus& focus)
{
    m_chart->setCursor(focus.shownDate());
    m_question.setLoop(focus.loop ? focus.loop->parties : std::vector<PartyId>());
}

QWidget* RecoupmentPanel::makeControls()
{
    auto* box = new QWidget(this);
    keepWide(*box, 236);
    auto* form = m_form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [this, form](QComboBox* combo, const QString& label, const char* name) {
        combo->setObjectName(QString::fromLatin1(name));
        combo->setAccessibleName(label);
        form->addRow(label, combo);
        connect(combo, &QComboBox::activated, this, &RecoupmentPanel::choose);
    };
    add(m_of = new QComboBox(this), tr("Of"), "of");
    m_of->addItem(tr("a pair"), static_cast<int>(RecoupmentOf::pair));
    m_of->addItem(tr("a party over all"), static_cast<int>(RecoupmentOf::party));
    m_of->addItem(tr("the lit loop"), static_cast<int>(RecoupmentOf::loop));
    add(m_investor = new PartyChoice(this), tr("Investor"), "investor");
    add(m_recipient = new PartyChoice(this), tr("Recipient"), "recipient");
    m_loop = new QLabel(box);
    m_loop->setTextFormat(Qt::PlainText);
    m_loop->setWordWrap(true);
    m_loop->setProperty("role", QStringLiteral("loop"));
    form->addRow(tr("Loop"), m_loop);

    m_margin = new QSlider(Qt::Horizontal, this);
    m_margin->setObjectName(QStringLiteral("margin"));
    m_margin->setRange(0, 100);
    m_margin->setPageStep(5);
    m_margin->setValue(40);
    m_margin->setAccessibleName(tr("Margin: the share of commercial revenue that counts as recovered, in percent"));
    m_marginText = new QLabel(this);
    m_marginText->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    m_marginText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* marginLine = new QHBoxLayout;
    marginLine->setSpacing(8);
    marginLine->addWidget(m_margin, 1);
    marginLine->addWidget(m_marginText);
    form->addRow(tr("Margin"), marginLine);

    m_rate = new QDoubleSpinBox(this);
    m_rate->setRange(-50, 100);
    m_rate->setDecimals(1);
    m_rate->setSuffix(tr(" % a year"));
    m_rate->setKeyboardTracking(false);
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_rate->setAccessibleName(tr("Annual rate by which payments are discounted"));
    form->addRow(tr("Discount"), m_rate);

    const auto terms = [this] {
        m_marginText->setText(percent(m_margin->value() / 100.0));
        m_question.setTerms({m_margin->value() / 100.0, m_rate->value() / 100.0});
    };
    connect(m_margin, &QSlider::valueChanged, this, terms);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, terms);
    terms();
    return box;
}

QWidget* RecoupmentPanel::makeFigures()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(18);
    auto* numbers = new QWidget(box);
    auto* side = new QHBoxLayout(numbers);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(18);
    auto* figures = new QWidget(numbers);
    m_figures = new QGridLayout(figures);
    m_figures->setContentsMargins(0, 0, 0, 0);
    m_figures->setHorizontalSpacing(16);
    m_figures->setVerticalSpacing(3);
    const auto label = [figures](const QString& text, const char* name) {
        auto* made = new QLabel(text, figures);
        made->setTextFormat(Qt::PlainText);
        made->setObjectName(QString::fromLatin1(name));
        return made;
    };
    m_figures->addWidget(label(tr("At revenue"), "muted"), 0, 1, Qt::AlignRight);
    m_marginTitle = label({}, "muted");
    m_figures->addWidget(m_marginTitle, 0, 2, Qt::AlignRight);
    int at = 1;
    for (const Line& line : lines) {
        auto* title = label(tr(line.title), "muted");
        title->setToolTip(tooltipText(tr(line.tip)));
        // The two payback dates are the answer; the rest supports it.
        auto* revenue = label({}, at == 1 ? "title" : "");
        auto* margin = label({}, at == 1 ? "title" : "");
        for (QLabel* value : {revenue, margin}) {
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            value->installEventFilter(this);
        }
        if (at == 1) {
            revenue->setAccessibleName(tr("Payback at revenue"));
            margin->setAccessibleName(tr("Payback at the margin"));
            revenue->setProperty("role", QStringLiteral("paybackAtRevenue"));
            margin->setProperty("role", QStringLiteral("paybackAtMargin"));
        }
        m_figures->addWidget(title, at, 0);
        m_figures->addWidget(revenue, at, 1, Qt::AlignRight);
        m_figures->addWidget(margin, at, 2, Qt::AlignRight);
        m_cells.emplace_back(revenue, margin);
        ++at;
    }
    m_figures->setRowStretch(at, 1);
    side->addWidget(figures, 0, Qt::AlignTop);
    m_paybacks = new PaybackTable(numbers);
    m_paybacks->setAccessibleName(tr("Payback by margin and likelihood"));
    side->addWidget(m_paybacks, 0, Qt::AlignTop);
    row->addWidget(new UprightArea(numbers, box));

    auto* chartBox = new QVBoxLayout;
    chartBox->setSpacing(2);
    m_chart = new RecoupmentChart(box);
    m_chart->setAccessibleName(tr("Recoupment at the margin"));
    chartBox->addWidget(m_chart, 1);
    row->addLayout(chartBox, 1);
    connect(m_chart, &RecoupmentChart::cursorMoved, this, [this](Date asOf) {
        Focus focus = m_focus.focus();
        focus.cursor.reset();
        focus.question.asOf = asOf;
        m_focus.set(focus);
    });
    return box;
}

void RecoupmentPanel::setFindings(const std::shared_ptr<const Findings>& findings)
{
    const auto nodes = findings ? nodesWithMoney(*findings) : std::vector<std::uint32_t>();
    m_investor->setParties(findings, nodes);
    m_recipient->setParties(findings, nodes);
    showSubject();
}

void RecoupmentPanel::setTones(const Tones& tones)
{
    m_chart->setTones(tones);
}

void RecoupmentPanel::choose()
{
    const auto investor = m_investor->party();
    const auto recipient = m_recipient->party();
    if (investor) {
        // Over all, a recipient is not needed; the one that was chosen stays for when it is.
        m_question.setPair(InvestorPair{*investor, recipient.value_or(*investor)});
    }
    m_question.setOf(static_cast<RecoupmentOf>(m_of->currentData().toInt()));
    showSubject();
}

void RecoupmentPanel::showSubject()
{
    const RecoupmentOf of = m_question.of();
    m_of->setCurrentIndex(m_of->findData(static_cast<int>(of)));
    const auto& pair = m_question.pair();
    m_investor->setParty(pair ? std::optional(pair->investor) : std::nullopt);
    m_recipient->setParty(pair ? std::optional(pair->recipient) : std::nullopt);
    m_form->setRowVisible(m_investor, of != RecoupmentOf::loop);
    m_form->setRowVisible(m_recipient, of == RecoupmentOf::pair);
    m_form->setRowVisible(m_loop, of == RecoupmentOf::loop);
    const auto& answer = m_question.answer();
    m_loop->setText(answer && answer->loop ? loopText(*answer->network, *answer->loop) : tr("none is lit"));
    m_empty->setText(of == RecoupmentOf::loop
                         ? tr("Light a loop, in the list of loops or with Ctrl+K, to see when what "
                              "leaves on it is back.")
                     : of == RecoupmentOf::party
                         ? tr("Choose who placed money.")
                         : tr("Choose who placed money and in whom: here, or by selecting two parties or an arrow on "
                              "the map."));
}

// Round a loop money passes on by what arrived, so what came back is no sum of payments.
std::vector<NamedFigure> RecoupmentPanel::figuresAt(const QObject* value) const
{
    const auto& answer = m_question.answer();
    if (!answer || answer->of == RecoupmentOf::loop) {
        return {};
    }
    const bool overAll = answer->of == RecoupmentOf::party;
    const auto recipient = overAll ? std::nullopt : std::optional(answer->pair.recipient);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const bool atMargin = m_cells[i].second == value;
        if (!atMargin && m_cells[i].first != value) {
            continue;
        }
        const QString subject = overAll ? m_investor->currentText()
                                        : tr("%1 in %2").arg(m_investor->currentText(), m_recipient->currentText());
        if (i == outlayLine) {
            return {{tr("%1: outlay").arg(subject), partsOfOutlay(answer->pair.investor, recipient)}};
        }
        if (i == recoveredLine) {
            const double margin = atMargin ? answer->terms.margin : 1;
            return {{tr("%1: recovered at %2").arg(subject, percent(margin)),
                     partsOfRecovery(*answer->network, answer->pair.investor, recipient, margin)}};
        }
    }
    return {};
}

bool RecoupmentPanel::eventFilter(QObject* watched, QEvent* event)
{
    const auto open = [this](const QString& title, const FigureParts& parts) { emit paymentsAsked(title, parts); };
    if (event->type() == QEvent::MouseButtonDblClick) {
        for (const NamedFigure& figure : figuresAt(watched)) {
            open(figure.title, figure.parts);
            return true;
        }
    }
    if (event->type() == QEvent::ContextMenu) {
        const auto figures = figuresAt(watched);
        popUpFigures(this, static_cast<QContextMenuEvent*>(event)->globalPos(), figures, open);
        return !figures.empty();
    }
    return QWidget::eventFilter(watched, event);
}

void RecoupmentPanel::present(const RecoupmentAnswer* answer)
{
    showSubject();
    m_answer->setVisible(answer != nullptr);
    m_empty->setVisible(answer == nullptr);
    if (answer == nullptr) {
        return;
    }
    const Currency currency = answer->network->currency();
    m_marginTitle->setText(tr("At %1").arg(percent(answer->terms.margin)));
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i].first->setText(lines[i].text(answer->atRevenue, currency));
        m_cells[i].second->setText(lines[i].text(answer->atMargin, currency));
    }
    m_paybacks->setGrid(answer->grid);
    if (const auto span = spanOfPayments(*answer->network); span && span->first < span->second) {
        m_chart->setSpan(span->first, span->second);
    }
    m_chart->setCursor(m_focus.focus().shownDate());
    m_chart->setCurves({answer->atMargin.series, answer->atMargin.payback, currency});
}

} // namespace roundtrip
