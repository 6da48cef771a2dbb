// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/flow_form.h"

#include <algorithm>
#include <utility>

#include "core/values/money.h"
#include "ui/canvas/inline_edit.h"
#include "ui/words/field_text.h"
#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace roundtrip {

namespace {

// "24m" or "24 months": a term from the start; else a date.
std::optional<End> parseEnd(const QString& text)
{
    static const QRegularExpression months(QStringLiteral("^\\s*(\\d{1,4})\\s*(m|months?)\\s*$"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (text.trimmed().isEmpty()) {
        return End{};
    }
    if (const auto match = months.match(text); match.hasMatch() && match.captured(1).toInt() > 0) {
        return Months{match.captured(1).toInt()};
    }
    if (const auto day = parseDateText(text)) {
        return *day;
    }
    return std::nullopt;
}

constexpr QLatin1Char separator(';');

// Completes the title after the last separator, and keeps what stands before it.
class LastTitle : public QCompleter {
public:
    LastTitle(const QStringList& titles, QLineEdit* line) : QCompleter(titles, line), m_line(line)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
    }
    QStringList splitPath(const QString& path) const override { return {path.section(separator, -1).trimmed()}; }
    QString pathFromIndex(const QModelIndex& at) const override
    {
        const QString before = m_line->text().section(separator, 0, -2);
        const QString title = QCompleter::pathFromIndex(at);
        return before.isEmpty() ? title : before + separator + QLatin1Char(' ') + title;
    }

private:
    QLineEdit* m_line;
};

} // namespace

FlowForm::FlowForm(QWidget* parent, const Flow& draft, const QString& payer, const std::optional<QString>& payee,
                   std::vector<NamedCondition> conditions, NameFault nameFault)
    : QFrame(parent), m_draft(draft), m_known(std::move(conditions)), m_nameFault(std::move(nameFault))
{
    setObjectName(QStringLiteral("flowForm"));
    setAccessibleName(tr("New flow"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(12, 10, 12, 10);
    form->setSpacing(6);

    auto* title = new QLabel(tr("%1 pays %2").arg(oneLine(payer), payee ? oneLine(*payee) : tr("a new party")), this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setObjectName(QStringLiteral("title"));
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    form->addRow(title);

    if (!payee) {
        m_party = addLine(tr("Name"), tr("a new party"), "party");
    }
    m_amount = addLine(tr("Amount"), tr("50B, $1.5bn"), "amount");
    m_instrument = new QComboBox(this);
    m_instrument->setObjectName(QStringLiteral("instrument"));
    m_instrument->setAccessibleName(tr("Instrument"));
    for (std::size_t i = 0; i < Vocabulary<Instrument>::words.size(); ++i) {
        m_instrument->addItem(text(static_cast<Instrument>(i)));
    }
    m_instrument->setCurrentIndex(static_cast<int>(draft.instrument));
    form->addRow(tr("Instrument"), m_instrument);
    m_start = addLine(tr("Start"), tr("2026-05-01, on a condition, or none"), "start");
    m_end = addLine(tr("End"), tr("a date, 24m, or none"), "end");
    m_schedule = new QComboBox(this);
    m_schedule->setObjectName(QStringLiteral("schedule"));
    m_schedule->setAccessibleName(tr("Schedule"));
    for (const ScheduleKind schedule :
         {ScheduleKind::upfront, ScheduleKind::linear, ScheduleKind::ramp, ScheduleKind::custom}) {
        m_schedule->addItem(text(schedule), static_cast<int>(schedule));
    }
    form->addRow(tr("Schedule"), m_schedule);
    m_payments = addLine(tr("Payments"), tr("2026-05-01=5B; 2027-05-01=10B"), "payments");
    form->setRowVisible(m_payments, false);
    // Payments that are listed have their own days, and their sum is the amount.
    connect(m_schedule, &QComboBox::currentIndexChanged, this, [this, form] {
        form->setRowVisible(m_payments, listsPayments());
        form->setRowVisible(m_start, !listsPayments());
        form->setRowVisible(m_end, !listsPayments());
        m_amount->setPlaceholderText(listsPayments() ? tr("their sum") : tr("50B, $1.5bn"));
        fit();
    });
    // With an end it is paid over time unless said otherwise.
    connect(m_end, &QLineEdit::textEdited, this, [this](const QString& end) {
        if (m_schedule->currentIndex() < 2) {
            m_schedule->setCurrentIndex(end.trimmed().isEmpty() ? 0 : 1);
        }
    });

    m_conditions = addLine(tr("Conditions"), tr("none, or titles; more by ;"), "conditions");
    QStringList titles;
    for (const NamedCondition& known : m_known) {
        titles << oneLine(known.title);
    }
    m_conditions->setCompleter(new LastTitle(titles, m_conditions));

    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    form->addRow(m_problem);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Add flow"), QDialogButtonBox::AcceptRole)->setObjectName(QStringLiteral("add"));
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &FlowForm::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &FlowForm::close);
    form->addRow(buttons);
    keepWide(*this, 300);
}

QLineEdit* FlowForm::addLine(const QString& what, const QString& example, const char* name)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(QLatin1String(name));
    line->setAccessibleName(what);
    line->setPlaceholderText(example);
    static_cast<QFormLayout*>(layout())->addRow(what, line);
    return line;
}

bool FlowForm::isTyped() const
{
    const auto lines = findChildren<QLineEdit*>();
    return std::any_of(lines.begin(), lines.end(), [](const QLineEdit* line) { return line->isModified(); });
}

void FlowForm::openAt(QPointF centre)
{
    adjustSize();
    placeWithin(*this, centre);
    show();
    raise();
    (m_party != nullptr ? m_party : m_amount)->setFocus(Qt::OtherFocusReason);
}

// Grown where it stands, but never out of the canvas.
void FlowForm::fit()
{
    adjustSize();
    placeWithin(*this, QRectF(QPointF(pos()), QSizeF(size())).center());
}

void FlowForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        take();
    } else {
        event->accept(); // nothing that is typed here is for the canvas
    }
}

bool FlowForm::complain(QLineEdit* field, const QString& problem)
{
    m_problem->setText(problem);
    m_problem->show();
    field->setAccessibleDescription(problem);
    field->setFocus(Qt::OtherFocusReason);
    field->selectAll();
    fit();
    return false;
}

// Those that are known go to the draft; the titles of the others are returned.
QStringList FlowForm::readConditions()
{
    m_draft.conditions.clear();
    QStringList unknown;
    for (const QString& typed : m_conditions->text().split(separator, Qt::SkipEmptyParts)) {
        const QString title = typed.simplified();
        const auto known = conditionOf(title);
        if (!known) {
            if (!title.isEmpty() && !unknown.contains(title, Qt::CaseInsensitive)) {
                unknown << title;
            }
        } else if (std::find(m_draft.conditions.begin(), m_draft.conditions.end(), *known) ==
                   m_draft.conditions.end()) {
            m_draft.conditions.push_back(*known);
        }
    }
    return unknown;
}

bool FlowForm::listsPayments() const
{
    return m_schedule->currentData().toInt() == static_cast<int>(ScheduleKind::custom);
}

// The amount may be left to them; where it is written it has to be their sum.
bool FlowForm::readPayments()
{
    const ReadField read = readField(Row(m_draft), "payments", m_payments->text());
    if (!read.value || !fromValue(*read.value, m_draft.payments)) {
        return complain(m_payments, read.problem);
    }
    if (m_draft.payments.empty()) {
        return complain(m_payments, tr("List the payments as 2026-05-01=5B; 2027-05-01=10B."));
    }
    std::sort(m_draft.payments.begin(), m_draft.payments.end());
    Minor sum = 0;
    for (const DatedAmount& payment : m_draft.payments) {
        if (payment.amount <= 0) {
            return complain(m_payments, tr("Each payment has to be more than zero."));
        }
        if (__builtin_add_overflow(sum, payment.amount, &sum)) {
            return complain(m_payments, tr("Together these are more than an amount can be."));
        }
    }
    if (m_amount->text().trimmed().isEmpty()) {
        m_draft.amount = sum;
    } else if (!readAmount()) {
        return false;
    } else if (m_draft.amount != sum) {
        return complain(m_amount, tr("The payments add up to %1. Leave the amount empty, or write just this.")
                                      .arg(exactMoney(sum, m_draft.currency)));
    }
    return true;
}

bool FlowForm::readAmount()
{
    const ParsedAmount amount = parseAmount(utf8(m_amount->text().trimmed()), m_draft.currency);
    if (!amount.amount) {
        return complain(m_amount, sentence(amount.problem, m_draft.currency));
    }
    if (*amount.amount <= 0) {
        return complain(m_amount, tr("The amount has to be more than zero."));
    }
    m_draft.amount = *amount.amount;
    return true;
}

// A day, or the day on which one of the conditions that are there is met.
bool FlowForm::readStart()
{
    const QString typed = m_start->text().trimmed();
    m_draft.start = Start{};
    if (typed.isEmpty()) {
        return true;
    }
    if (const auto day = parseDateText(typed)) {
        m_draft.start = *day;
        return true;
    }
    const QString prefix = tr("on %1").arg(QString());
    if (!typed.startsWith(prefix, Qt::CaseInsensitive)) {
        return complain(m_start, tr("This is not a date. Write it as 2026-05-01, or as “on” and a condition's title."));
    }
    const QString title = typed.mid(prefix.size()).simplified();
    const auto known = conditionOf(title);
    if (!known) {
        return complain(m_start, tr("There is no condition called “%1”.").arg(title));
    }
    m_draft.start = *known;
    return true;
}

std::optional<ConditionId> FlowForm::conditionOf(const QString& title) const
{
    const auto known = std::find_if(m_known.begin(), m_known.end(), [&title](const NamedCondition& one) {
        return one.title.simplified().compare(title, Qt::CaseInsensitive) == 0;
    });
    return known == m_known.end() ? std::nullopt : std::optional(known->id);
}

void FlowForm::take()
{
    QStringList newConditions;
    const auto good = [this, &newConditions] {
        if (m_party != nullptr) {
            if (const QString fault = m_nameFault(m_party->text()); !fault.isEmpty()) {
                return complain(m_party, fault);
            }
        }
        m_draft.schedule = static_cast<ScheduleKind>(m_schedule->currentData().toInt());
        m_draft.instrument = static_cast<Instrument>(m_instrument->currentIndex());
        m_draft.payments.clear();
        newConditions = readConditions();
        if (listsPayments()) {
            m_draft.start = Start{};
            m_draft.end = End{};
            return readPayments();
        }
        if (!readAmount() || !readStart()) {
            return false;
        }
        const auto end = parseEnd(m_end->text());
        if (!end) {
            return complain(m_end, tr("This is neither a date nor a term. Write 2031-05-01, or 24m."));
        }
        if (std::holds_alternative<Date>(*end) && std::holds_alternative<Date>(m_draft.start) &&
            std::get<Date>(*end) <= std::get<Date>(m_draft.start)) {
            return complain(m_end, tr("The end has to lie after the start."));
        }
        m_draft.end = *end;
        if (m_draft.schedule != ScheduleKind::upfront && std::holds_alternative<std::monostate>(*end)) {
            return complain(m_end, tr("Paid over time, it needs an end."));
        }
        return true;
    };
    if (!good() || std::exchange(m_closed, true)) {
        return;
    }
    emit taken(m_draft, m_party != nullptr ? m_party->text().trimmed() : QString(), newConditions);
    emit closed();
    hide();
    deleteLater();
}

void FlowForm::close()
{
    if (!std::exchange(m_closed, true)) {
        emit closed();
        hide();
        deleteLater();
    }
}

} // namespace roundtrip
